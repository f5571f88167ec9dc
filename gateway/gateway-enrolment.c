/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-enrolment.h"

#include "core/kiosk-core.h"

#include <qrencode.h>
#include <stdio.h>

#define QUIET_ZONE 4    /* modules, as the standard wants */
#define DARK       1    /* the bit of a module that libqrencode sets for a dark one */

#define BLACK_ON_WHITE "\033[30;107m"
#define AS_BEFORE      "\033[0m"

gboolean
gateway_enrolment_check (const char  *gateway,
                         const char  *park,
                         const char  *terminal,
                         GError     **error)
{
  g_autoptr (KioskEnrolment) enrolment = kiosk_enrolment_new (gateway, park, terminal, "-");

  return kiosk_enrolment_check (enrolment, error);
}

static gboolean
is_dark (const QRcode *code,
         int           x,
         int           y)
{
  return x >= 0 && y >= 0 && x < code->width && y < code->width && (code->data[y * code->width + x] & DARK) != 0;
}

/* Two rows of modules are a line of text: a character is as high as two modules are. */
static void
print_code (const QRcode *code)
{
  static const char * const halves[] = { " ", "▀", "▄", "█" };

  for (int y = -QUIET_ZONE; y < code->width + QUIET_ZONE; y += 2)
    {
      g_autoptr (GString) line = g_string_new (BLACK_ON_WHITE);

      for (int x = -QUIET_ZONE; x < code->width + QUIET_ZONE; x++)
        g_string_append (line, halves[is_dark (code, x, y) + 2 * is_dark (code, x, y + 1)]);
      /* as it is: a code of question marks is none, whatever the locale is */
      fprintf (stdout, "%s" AS_BEFORE "\n", line->str);
    }
}

void
gateway_enrolment_print (const char *gateway,
                         const char *park,
                         const char *terminal,
                         const char *token)
{
  g_autoptr (KioskEnrolment) enrolment = kiosk_enrolment_new (gateway, park, terminal, token);
  g_autofree char *text = kiosk_enrolment_to_text (enrolment);
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);

  if (code == NULL)
    {
      g_printerr ("There is no code, for want of memory; type the token\n");
      return;
    }

  print_code (code);
  QRcode_free (code);
}
