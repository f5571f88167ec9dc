/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What park-kiosk --check finds on machines that are made of files. */
#include "kiosk-check.h"

#include "kiosk-pins.h"
#include "kiosk-visit-directory.h"

#include <glib/gstdio.h>

static char *root;

static void
put (const char *path,
     const char *text)
{
  g_autofree char *file = g_build_filename (root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static const KioskFinding *
find (GPtrArray  *findings,
      const char *what)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((KioskFinding *) findings->pdata[i])->what, what))
      return findings->pdata[i];

  g_error ("nothing is said of %s", what);
}

static void
assert_finding (GPtrArray        *findings,
                const char       *what,
                KioskFindingKind  kind,
                const char       *words)
{
  const KioskFinding *finding = find (findings, what);

  g_assert_cmpint (finding->kind, ==, kind);
  g_assert_true (g_pattern_match_simple (words, finding->words));
}

static void
test_bare_machine (void)
{
  g_autoptr (GPtrArray) findings = kiosk_findings_new ();

  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  put ("sys/class/input/event0/device/capabilities/abs", "0");
  put ("sys/class/drm/card0-HDMI-A-1/status", "disconnected\n");
  put ("proc/asound/cards", "--- no soundcards ---\n");
  put ("proc/swaps", "Filename Type Size Used Priority\n/swap file 1 0 -2\n");
  put ("proc/sys/kernel/sysrq", "438\n");
  kiosk_check_machine (findings, root);

  assert_finding (findings, "screen", KIOSK_FINDING_MISSING, "none is connected*");
  assert_finding (findings, "touch", KIOSK_FINDING_MISSING, "no touch panel*");
  assert_finding (findings, "camera", KIOSK_FINDING_CARE, "none*");
  assert_finding (findings, "sound", KIOSK_FINDING_CARE, "no sound card*");
  assert_finding (findings, "swap", KIOSK_FINDING_CARE, "*swapoff*");
  assert_finding (findings, "keys", KIOSK_FINDING_CARE, "*kernel.sysrq=0*");
  g_assert_cmpint (kiosk_findings_get_worst (findings), ==, KIOSK_FINDING_MISSING);
}

static void
test_whole_machine (void)
{
  g_autoptr (GPtrArray) findings = kiosk_findings_new ();

  put ("sys/class/input/event0/device/capabilities/abs", "0");
  put ("sys/class/input/event1/device/capabilities/abs", "1 260800000000003\n");
  put ("sys/class/drm/card0-HDMI-A-1/status", "connected\n");
  put ("sys/class/video4linux/video0/name", "Camera\n");
  put ("proc/asound/cards", " 0 [PCH ]: HDA-Intel\n");
  put ("proc/swaps", "Filename Type Size Used Priority\n");
  put ("proc/sys/kernel/sysrq", "0\n");
  kiosk_check_machine (findings, root);

  assert_finding (findings, "screen", KIOSK_FINDING_GOOD, "1 connected");
  assert_finding (findings, "touch", KIOSK_FINDING_GOOD, "*");
  assert_finding (findings, "camera", KIOSK_FINDING_GOOD, "*");
  assert_finding (findings, "sound", KIOSK_FINDING_GOOD, "*");
  assert_finding (findings, "swap", KIOSK_FINDING_GOOD, "*");
  assert_finding (findings, "keys", KIOSK_FINDING_GOOD, "*");
}

/* What a terminal has that was set up by the guide, but for what @settings says. */
static GPtrArray *
check_setup (const char *settings)
{
  const char * const no_services[] = { NULL };
  g_autofree char *file = g_build_filename (root, "settings", NULL);
  g_autofree char *state = g_build_filename (root, "state", NULL);
  g_autofree char *effective = g_build_filename (root, "effective", NULL);
  const KioskCheckPlaces places = { root, file, DATA_DIR, no_services, "/nonexistent/visit", state, root };
  g_autoptr (GSettings) found = NULL;
  GPtrArray *findings = kiosk_findings_new ();

  put ("settings", settings);
  g_assert_no_errno (g_mkdir_with_parents (state, 0700));
  found = kiosk_check_setup (findings, &places, effective);
  if (found != NULL)
    kiosk_check_gateway (findings, found);
  kiosk_check_visit (findings, &places);
  return findings;
}

static void
test_new_setup (void)
{
  g_autoptr (GPtrArray) findings = check_setup ("[Kiosk]\npark='atlantis'\ngateway-url='http://127.0.0.1:9'\n");

  assert_finding (findings, "state", KIOSK_FINDING_GOOD, "*");
  assert_finding (findings, "settings", KIOSK_FINDING_MISSING, "*park*atlantis*");
  assert_finding (findings, "park", KIOSK_FINDING_GOOD, "haicang");
  assert_finding (findings, "token", KIOSK_FINDING_MISSING, "set “token-file”*");
  assert_finding (findings, "PIN", KIOSK_FINDING_CARE, "nobody can open the staff mode*");
  assert_finding (findings, "gateway", KIOSK_FINDING_MISSING, "http://127.0.0.1:9 cannot be reached*");
  assert_finding (findings, "visit", KIOSK_FINDING_MISSING, "/nonexistent/visit does not start*");
}

static void
test_whole_setup (void)
{
  g_autofree char *token = g_build_filename (root, "token", NULL);
  g_autofree char *state = g_build_filename (root, "state", NULL);
  g_autofree char *settings = g_strdup_printf ("[Kiosk]\npark='haicang'\ntoken-file='%s'\ngateway-url='http://127.0.0.1:9'\n", token);
  g_autoptr (KioskPins) pins = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  put ("token", "secret");
  g_assert_no_errno (g_chmod (token, 0600));
  g_assert_no_errno (g_mkdir_with_parents (state, 0700));
  pins = kiosk_pins_new (state);
  g_assert_true (kiosk_pins_set (pins, KIOSK_STAFF_ENGINEER, "482915", NULL));
  findings = check_setup (settings);

  assert_finding (findings, "park", KIOSK_FINDING_GOOD, "haicang");
  assert_finding (findings, "token", KIOSK_FINDING_GOOD, token);
  assert_finding (findings, "PIN", KIOSK_FINDING_GOOD, "*");
}

static void
test_open_token (void)
{
  g_autofree char *token = g_build_filename (root, "token", NULL);
  g_autofree char *settings = g_strdup_printf ("[Kiosk]\ntoken-file='%s'\ngateway-url='http://127.0.0.1:9'\n", token);
  g_autoptr (GPtrArray) findings = NULL;

  put ("token", "secret");
  g_assert_no_errno (g_chmod (token, 0644));
  findings = check_setup (settings);
  assert_finding (findings, "token", KIOSK_FINDING_CARE, "others can read*chmod 600*");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  /* what is wrong with the settings is told in the log, too */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  root = g_dir_make_tmp ("kiosk-check-XXXXXX", &error);
  g_assert_no_error (error);

  g_test_add_func ("/check/machine/bare", test_bare_machine);
  g_test_add_func ("/check/machine/whole", test_whole_machine);
  g_test_add_func ("/check/setup/new", test_new_setup);
  g_test_add_func ("/check/setup/open-token", test_open_token);
  g_test_add_func ("/check/setup/whole", test_whole_setup);
  result = g_test_run ();

  kiosk_visit_directory_remove (root);
  return result;
}
