/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "build-options.h"
#include "kiosk-application.h"
#include "kiosk-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <malloc.h>
#include <sys/prctl.h>

/* Pictures of the size of the screen come and go with every frame of a film: kept in the heap, their pages need not be
 * made anew each time, which is a third of the work where there is no GPU. */
#define HEAP_BLOCK (32 << 20)

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("KIOSK_LOCALE_DIR");
  g_autoptr (KioskApplication) application = NULL;

  /* what a visitor typed must not reach a core dump or a debugger */
  prctl (PR_SET_DUMPABLE, 0);

  mallopt (M_MMAP_THRESHOLD, HEAP_BLOCK);
  mallopt (M_TRIM_THRESHOLD, 2 * HEAP_BLOCK);

  /* the parks' time, whatever the machine was set up with: receipts and opening hours are in it */
  g_setenv ("TZ", "Asia/Shanghai", FALSE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : KIOSK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* before the first message: GLib decides then, once for all, whether this program is translated */
  kiosk_language_use (KIOSK_LANGUAGE_DEFAULT);

  application = kiosk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
