/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-application.h"
#include "kiosk-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("KIOSK_LOCALE_DIR");
  g_autoptr (KioskApplication) application = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : KIOSK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* before the first message: GLib decides then, once for all, whether this program is translated */
  kiosk_language_use (KIOSK_LANGUAGE_DEFAULT);

  application = kiosk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
