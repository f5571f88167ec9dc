/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rules of libkiosk-core for use outside the kiosk: a value a line in, a verdict a line out. */

#include "config.h"
#include "build-options.h"
#include "kiosk-check-tax.h"
#include "kiosk-core.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
judge (KioskIdentifier  kind,
       const char      *line,
       gsize            length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = NULL;

  if (memchr (line, '\0', length) != NULL)
    {
      g_print ("bad %s\n", _("There is a NUL character in the value."));
      return;
    }

  normal = kiosk_identifier_check (kind, line, NULL, &error);
  if (normal != NULL)
    g_print ("ok %s\n", normal);
  else
    g_print ("bad %s\n", error->message);
}

static void
judge_lines (KioskIdentifier   kind,
             GDataInputStream *input)
{
  gsize length;
  char *line;

  while ((line = g_data_input_stream_read_line (input, &length, NULL, NULL)) != NULL)
    {
      judge (kind, line, length);
      fflush (stdout);
      g_free (line);
    }
}

static void
list_kinds (void)
{
  for (int kind = 0; kind <= KIOSK_IDENTIFIER_HS_CODE; kind++)
    g_print ("%s\n", kiosk_identifier_get_nick ((KioskIdentifier) kind));
}

static int
usage (FILE *stream)
{
  fputs ("Usage: kiosk-check KIND        one value a line; prints “ok NORMALISED” or “bad REASON”\n"
         "       kiosk-check tax         CSV with value,vat,ct,duty,factor; prints duty,ct,vat,total\n"
         "       kiosk-check --list      the kinds\n"
         "       kiosk-check --version\n",
         stream);
  return stream == stdout ? EXIT_SUCCESS : 2;
}

static int
check (const char *what)
{
  g_autoptr (GInputStream) raw = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (raw);
  KioskIdentifier kind;

  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_LF);
  if (g_str_equal (what, "tax"))
    return kiosk_check_tax (input) ? EXIT_SUCCESS : EXIT_FAILURE;

  if (!kiosk_identifier_from_nick (what, &kind))
    {
      g_printerr ("kiosk-check: no kind is called “%s”; --list names them\n", what);
      return 2;
    }

  judge_lines (kind, input);
  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KIOSK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  if (argc != 2)
    return usage (stderr);
  if (g_str_equal (argv[1], "--help"))
    return usage (stdout);
  if (g_str_equal (argv[1], "--list"))
    list_kinds ();
  else if (g_str_equal (argv[1], "--version"))
    g_print ("kiosk-check %s\n", KIOSK_VERSION);
  else
    return check (argv[1]);

  return EXIT_SUCCESS;
}
