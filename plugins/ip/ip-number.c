/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-number.h"

#include "core/kiosk-core.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIGITS      "0123456789"
#define OLD_DIGITS  8   /* of a patent application before October 2003, without the check digit */
#define RIGHT_KINDS "TPC"

/* Full-width letters and digits are taken as their own, blanks are left out. */
static char *
tidy (const char *typed)
{
  g_autofree char *narrow = g_utf8_normalize (typed, -1, G_NORMALIZE_NFKC);
  g_autofree char *upper = g_utf8_strup (narrow != NULL ? narrow : "", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = upper; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (text, *p);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static IpAdvice *
refuse (const char *why)
{
  return ip_advice_new (IP_ADVICE_BAD, _("This cannot be such a number"), why, _("Please compare it with the certificate, digit by digit."));
}

/* Digits, and perhaps one letter behind them. */
static gboolean
is_serial (const char *text,
           gsize       most)
{
  gsize digits = strspn (text, DIGITS);
  const char *rest = text + digits;

  return digits > 0 && digits <= most && text[0] != '0' && (*rest == '\0' || (g_ascii_isupper (*rest) && rest[1] == '\0'));
}

static const char *
kind_of_patent (const char *digits)
{
  switch (digits[strspn (digits, DIGITS) > OLD_DIGITS ? 4 : 2])
    {
    case '1':
      return _("Invention");
    case '2':
      return _("Utility model");
    case '3':
      return _("Design");
    case '8':
      return _("Invention, by an international application (PCT)");
    case '9':
      return _("Utility model, by an international application (PCT)");
    default:
      return _("Unknown");
    }
}

static IpAdvice *
advise_patent (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = kiosk_identifier_check (KIOSK_IDENTIFIER_PATENT_APP_CN, text, NULL, &error);
  g_autofree char *year = NULL;
  const char *digits;
  IpAdvice *advice;

  if (normal == NULL)
    return refuse (error->message);

  digits = normal + strcspn (normal, DIGITS);
  if (strspn (digits, DIGITS) > OLD_DIGITS)
    year = g_strndup (digits, 4);
  else
    year = g_strdup_printf ("%s%.2s", digits[0] >= '8' ? "19" : "20", digits);
  advice = ip_advice_new (IP_ADVICE_GOOD, _("The number is right"), _("Its check digit fits; whether the patent is in force is not told by it"), NULL);
  ip_advice_add_fact (advice, _("Number"), normal);
  ip_advice_add_fact (advice, _("Year of filing"), year);
  ip_advice_add_fact (advice, _("Kind"), kind_of_patent (digits));
  return advice;
}

static IpAdvice *
accept_shape (const char *number)
{
  IpAdvice *advice = ip_advice_new (IP_ADVICE_GOOD, _("It can be such a number"),
                                    _("These numbers have no check digit: only its shape was looked at"), NULL);

  ip_advice_add_fact (advice, _("Number"), number);
  return advice;
}

static IpAdvice *
advise_recordation (const char *text)
{
  const char *serial = text[0] != '\0' && strspn (text + 1, DIGITS) == 4 && text[5] == '-' ? text + 6 : "";
  const char *kind;
  IpAdvice *advice;

  if (*serial == '\0' || strchr (RIGHT_KINDS, text[0]) == NULL || strspn (serial, DIGITS) != strlen (serial))
    return refuse (_("It has a letter T, P or C, a year, a hyphen and a number, such as T2024-10001."));

  kind = text[0] == 'T' ? _("Trademark") : text[0] == 'P' ? _("Patent") : _("Copyright");
  advice = accept_shape (text);
  ip_advice_add_fact (advice, _("Kind"), kind);
  return advice;
}

IpAdvice *
ip_number_advise (JsonObject *answers)
{
  const char *kind = json_object_get_string_member_with_default (answers, "kind", "");
  g_autofree char *text = tidy (json_object_get_string_member_with_default (answers, "number", ""));

  if (strcmp (kind, "patent") == 0)
    return advise_patent (text);
  if (strcmp (kind, "recordation") == 0)
    return advise_recordation (text);
  if (strcmp (kind, "madrid") == 0)
    return is_serial (text, 7) ? accept_shape (text) : refuse (_("It has up to seven digits, and perhaps a letter behind them."));
  return is_serial (text, 8) ? accept_shape (text) : refuse (_("It has up to eight digits, and perhaps a letter behind them."));
}
