/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-identifier-private.h"

#include "kiosk-checksum.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
kiosk_rule_uscc (const char  *value,
                 int         *position,
                 GError     **error)
{
  if (kiosk_checksum_uscc (value) != value[17])
    return kiosk_identifier_fault (position, 17, error, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
                                   _("The check character does not fit. Please compare the last character, then the others."));

  return TRUE;
}

gboolean
kiosk_rule_org_code (const char  *value,
                     int         *position,
                     GError     **error)
{
  if (kiosk_checksum_org_code (value) != value[9])
    return kiosk_identifier_fault (position, 9, error, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
                                   _("The check character does not fit. Please compare the last character, then the others."));

  return TRUE;
}

/* Since 2003-10-01: year, kind (1 invention, 2 utility model, 3 design, 8 and 9 by PCT) and serial; before: 8 digits. */
gboolean
kiosk_rule_patent_app_cn (const char  *value,
                          int         *position,
                          GError     **error)
{
  gsize length = strlen (value) - 2;
  const char *kinds = length == 12 ? "12389" : "123489";
  int kind_at = length == 12 ? 4 : 2;

  if (strchr (kinds, value[kind_at]) == NULL)
    return kiosk_identifier_fault (position, kind_at, error, KIOSK_IDENTIFIER_ERROR_CHARACTER,
                                   _("The digit after the year names no kind of patent. Please compare it with your document."));

  if (kiosk_checksum_patent (value, length) != value[length + 1])
    return kiosk_identifier_fault (position, (int) length + 1, error, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
                                   _("The check character does not fit. Please compare the last character, then the others."));

  return TRUE;
}
