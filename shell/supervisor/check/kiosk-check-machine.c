/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-check.h"

#include <string.h>
#include <sys/timex.h>

#define TOUCH_BIT 53   /* ABS_MT_POSITION_X of linux/input-event-codes.h: the panel tells one finger from another */

/* (nullable): the first bytes of a file of the kernel's */
static char *
read_kernel (const char *root,
             const char *path)
{
  g_autofree char *file = g_build_filename (root, path, NULL);
  char *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return NULL;
  return g_strchomp (text);
}

/* Counts the entries of a folder, which begin with @prefix, and whose @file, if any, satisfies @good. */
static guint
count_devices (const char *root,
               const char *folder,
               const char *prefix,
               const char *file,
               gboolean  (*good) (const char *text))
{
  g_autofree char *path = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint count = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = file != NULL ? g_build_filename (folder, name, file, NULL) : NULL;
      g_autofree char *text = inner != NULL ? read_kernel (root, inner) : NULL;

      if (g_str_has_prefix (name, prefix) && (file == NULL || (text != NULL && good (text))))
        count++;
    }
  return count;
}

static gboolean
is_connected (const char *status)
{
  return g_str_equal (status, "connected");
}

/* The kernel writes the bits in words of 64, the last one first. */
static gboolean
has_touch (const char *bits)
{
  const char *last = strrchr (bits, ' ');

  return (g_ascii_strtoull (last != NULL ? last + 1 : bits, NULL, 16) >> TOUCH_BIT & 1) != 0;
}

static void
check_screen (GPtrArray  *findings,
              const char *root)
{
  guint screens = count_devices (root, "sys/class/drm", "card", "status", is_connected);

  if (screens > 0)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "screen", "%u connected", screens);
  else if (g_getenv ("WAYLAND_DISPLAY") != NULL || g_getenv ("DISPLAY") != NULL)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "screen", "of a session: %s", g_getenv ("WAYLAND_DISPLAY") != NULL ? "Wayland" : "X11");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "screen", "none is connected: look at its cable, then at the driver (journalctl -k)");
}

static void
check_touch (GPtrArray  *findings,
             const char *root)
{
  guint panels = count_devices (root, "sys/class/input", "event", "device/capabilities/abs", has_touch);

  if (panels > 0)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "touch", "a panel that tells fingers apart");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "touch", "no touch panel: look at its USB cable; libinput list-devices shows what is there");
}

static void
check_extras (GPtrArray  *findings,
              const char *root)
{
  g_autofree char *cards = read_kernel (root, "proc/asound/cards");

  if (count_devices (root, "sys/class/video4linux", "video", NULL, NULL) > 0)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "camera", "there is one");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_CARE, "camera", "none: visitors type their codes, and take pictures with their phones");
  if (cards != NULL && strstr (cards, "no soundcards") == NULL)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "sound", "there is a card");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_CARE, "sound", "no sound card: keys are silent, and nothing is read aloud");
}

/* Where what a visitor typed could outlive the visit: docs/run-a-terminal.md */
static void
check_traces (GPtrArray  *findings,
              const char *root)
{
  g_autofree char *swaps = read_kernel (root, "proc/swaps");
  g_autofree char *keys = read_kernel (root, "proc/sys/kernel/sysrq");

  if (swaps == NULL || strchr (swaps, '\n') == NULL)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "swap", "none");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_CARE, "swap", "memory may go to the disk: swapoff -a, and no line in /etc/fstab");
  if (keys == NULL || g_str_equal (keys, "0"))
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "keys", "Alt+SysRq does nothing");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_CARE, "keys", "Alt+SysRq restarts the machine: echo kernel.sysrq=0 >/etc/sysctl.d/kiosk.conf");
}

static void
check_clock (GPtrArray *findings)
{
  struct timex clock = { 0 };

  if (adjtimex (&clock) != TIME_ERROR)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "clock", "set by the network");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_CARE, "clock", "not set by the network: timedatectl set-ntp true, or chrony");
}

void
kiosk_check_machine (GPtrArray  *findings,
                     const char *root)
{
  check_screen (findings, root);
  check_touch (findings, root);
  check_extras (findings, root);
  check_traces (findings, root);
  check_clock (findings);
}
