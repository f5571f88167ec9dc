/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-number.h"

#include <glib/gi18n-lib.h>

#define LONGEST_NUMBER 60  /* order and waybill numbers of the CEB messages */

/* The first form that fits decides. */
static const struct
{
  const char        *form;
  CustomsNumberKind  kind;
} forms[] = {
  { "^\\d{4}20\\d{2}[01]\\d{9}$", CUSTOMS_NUMBER_DECLARATION },
  { "^\\d{8}[IE]", CUSTOMS_NUMBER_INVENTORY },
  { "^[IE]\\d{17}$", CUSTOMS_NUMBER_UNIFIED },
  { "^B20\\d{15}$", CUSTOMS_NUMBER_PREENTRY },
  { "^[A-Z]{2}\\d{9}[A-Z]{2}$", CUSTOMS_NUMBER_POSTAL },
  { "^\\d{12,15}$", CUSTOMS_NUMBER_WAYBILL },
  { "^(SF|YT|YD|JD|JT|DB|STO|ZTO|EMS)\\d{9,15}$", CUSTOMS_NUMBER_WAYBILL },
  { "^[0-9A-Z_./-]{6,}$", CUSTOMS_NUMBER_ORDER },
};


char *
customs_number_normalise (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *number = g_string_new (NULL);

  for (const char *c = plain; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (number, g_unichar_toupper (g_utf8_get_char (c)));
  return g_string_free (number, FALSE);
}

gboolean
customs_number_recognise (const char        *number,
                          CustomsNumberKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_regex_match_simple (forms[i].form, number, G_REGEX_DOLLAR_ENDONLY, 0))
      {
        *kind = forms[i].kind;
        return TRUE;
      }
  return FALSE;
}

gboolean
customs_number_is_certain (CustomsNumberKind kind)
{
  return kind != CUSTOMS_NUMBER_WAYBILL && kind != CUSTOMS_NUMBER_ORDER;
}

/* A code may hold more than the number: words before it, or an address with the number in it. Only a form that is a number's
 * for certain is looked for there. */
static char *
find_certain (const char        *text,
              CustomsNumberKind *kind)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^0-9A-Za-z]+", text, 0, 0);

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *number = customs_number_normalise (*word);

      if (customs_number_recognise (number, kind) && customs_number_is_certain (*kind))
        return g_steal_pointer (&number);
    }
  return NULL;
}

char *
customs_number_find (const char        *text,
                     CustomsNumberKind *kind)
{
  g_autofree char *whole = customs_number_normalise (text);
  char *part;

  if (customs_number_recognise (whole, kind) && customs_number_is_certain (*kind))
    return g_steal_pointer (&whole);

  part = find_certain (text, kind);
  if (part != NULL)
    return part;
  return customs_number_recognise (whole, kind) ? g_steal_pointer (&whole) : NULL;
}

static char *
check_free_number (const char  *text,
                   GError     **error)
{
  g_autofree char *number = customs_number_normalise (text);

  if (*number == '\0')
    g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, _("Please enter the number."));
  else if (strlen (number) < 6)
    g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT,
                         _("This number is too short. Please enter it whole."));
  else if (strlen (number) > LONGEST_NUMBER)
    g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT,
                         _("This number is too long. Please check it."));
  else if (!g_regex_match_simple ("^[0-9A-Z_./-]+$", number, G_REGEX_DOLLAR_ENDONLY, 0))
    g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT,
                         _("The number may only have letters, digits and hyphens."));
  else
    return g_steal_pointer (&number);
  return NULL;
}

char *
customs_number_check (CustomsNumberKind   kind,
                      const char         *text,
                      GError            **error)
{
  switch (kind)
    {
    case CUSTOMS_NUMBER_DECLARATION:
      return kiosk_identifier_check (KIOSK_IDENTIFIER_DECLARATION_NO, text, NULL, error);
    case CUSTOMS_NUMBER_INVENTORY:
      return kiosk_identifier_check (KIOSK_IDENTIFIER_CBEC_INVENTORY_NO, text, NULL, error);
    case CUSTOMS_NUMBER_POSTAL:
      return kiosk_identifier_check (KIOSK_IDENTIFIER_UPU_S10, text, NULL, error);
    case CUSTOMS_NUMBER_PREENTRY:
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT,
                           _("This is a pre-entry number. Please use the inventory number, which has an I or E in the middle."));
      return NULL;
    case CUSTOMS_NUMBER_UNIFIED:
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT,
                           _("This is the Single Window unified number. Please use the declaration number of 18 digits."));
      return NULL;
    case CUSTOMS_NUMBER_WAYBILL:
    case CUSTOMS_NUMBER_ORDER:
    default:
      return check_free_number (text, error);
    }
}
