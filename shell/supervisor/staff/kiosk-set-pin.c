/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-set-pin.h"

#include "kiosk-audit.h"
#include "kiosk-pins.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static gboolean
read_line (char *line,
           int   size)
{
  struct termios before, unseen;
  gboolean seen = tcgetattr (STDIN_FILENO, &before) != 0;
  gboolean read;

  if (!seen)
    {
      unseen = before;
      unseen.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &unseen);
      g_printerr ("PIN: ");
    }

  read = fgets (line, size, stdin) != NULL;
  if (!seen)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
      g_printerr ("\n");
    }
  return read;
}

gboolean
kiosk_set_pin (const char  *state,
               const char  *role,
               GError     **error)
{
  KioskStaffRole who = kiosk_staff_role_from_nick (role);
  g_autoptr (KioskPins) pins = kiosk_pins_new (state);
  g_autoptr (KioskAudit) audit = kiosk_audit_new (state);
  char line[64] = "";

  if (who == KIOSK_STAFF_NOBODY)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A role is attendant, park or engineer, not “%s”", role);
      return FALSE;
    }

  g_mkdir_with_parents (state, 0700);
  if (!read_line (line, sizeof line) || !kiosk_pins_set (pins, who, g_strchomp (line), error))
    {
      if (*error == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "No PIN was typed");
      return FALSE;
    }

  kiosk_audit_record (audit, "operator", "set-pin", role);
  return TRUE;
}
