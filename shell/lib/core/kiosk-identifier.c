/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-identifier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (kiosk-identifier-error-quark, kiosk_identifier_error)

typedef struct
{
  const char           *nick;
  const char           *shape;
  const char           *groups;   /* lengths of the groups in which it is read */
  const char           *dropped;  /* separators that people type and that mean nothing */
  char               *(*tidy) (char *plain);
  KioskIdentifierRule   rule;
} Kind;

#define DIGITS_8 "########"

static const Kind kinds[] = {
  [KIOSK_IDENTIFIER_RESIDENT_ID] =
    { "resident_id", "#################?", "\6\10\4", "", NULL, kiosk_rule_resident_id },
  [KIOSK_IDENTIFIER_USCC] =
    { "uscc", "$$######$$$$$$$$$$", "\2\6\11\1", "", NULL, kiosk_rule_uscc },
  [KIOSK_IDENTIFIER_ORG_CODE] =
    { "org_code", "********-?", "\12", "-", kiosk_identifier_tidy_org_code, kiosk_rule_org_code },
  [KIOSK_IDENTIFIER_MOBILE_CN] =
    { "mobile_cn", "1[3456789]#########", "\3\4\4", "-", kiosk_identifier_tidy_mobile_cn, NULL },
  [KIOSK_IDENTIFIER_MOBILE_TW] =
    { "mobile_tw", "09########", "\4\3\3", "-", kiosk_identifier_tidy_mobile_tw, NULL },
  [KIOSK_IDENTIFIER_TAIWAN_PERMIT] =
    { "taiwan_permit", DIGITS_8 "|" DIGITS_8 "##", "\4\4\2", "", NULL, NULL },
  [KIOSK_IDENTIFIER_HK_MACAU_PERMIT] =
    { "hk_macau_permit", "[HM]" DIGITS_8 "|[HM]" DIGITS_8 "##", "\1\4\4\2", "", NULL, NULL },
  [KIOSK_IDENTIFIER_PASSPORT_CN] =
    { "passport_cn", "[EG]*#######", "\11", "", NULL, kiosk_rule_passport_cn },
  [KIOSK_IDENTIFIER_PASSPORT] =
    { "passport",
      "*****|******|*******|********|*********|**********|***********|************|*************|**************|"
      "***************|****************|*****************|******************|*******************|********************",
      "\24", "", NULL, NULL },
  [KIOSK_IDENTIFIER_HK_ID] =
    { "hk_id", "@######[0123456789A]|@@######[0123456789A]", "\11", "()[]", NULL, kiosk_rule_hk_id },
  [KIOSK_IDENTIFIER_TW_NATIONAL_ID] =
    { "tw_national_id", "@[12]" DIGITS_8, "\4\3\3", "", NULL, kiosk_rule_tw_national_id },
  [KIOSK_IDENTIFIER_CUSTOMS_REG_CODE] =
    { "customs_reg_code", "####******", "\4\2\4", "", NULL, NULL },
  [KIOSK_IDENTIFIER_DECLARATION_NO] =
    { "declaration_no", DIGITS_8 "[01]#########", "\4\4\4\6", "", NULL, kiosk_rule_declaration_no },
  [KIOSK_IDENTIFIER_CBEC_INVENTORY_NO] =
    { "cbec_inventory_no",
      DIGITS_8 "[IE]#########|" DIGITS_8 "E##########|" DIGITS_8 "E###########", "\4\4\4\10", "", NULL,
      kiosk_rule_declaration_no },
  [KIOSK_IDENTIFIER_CBEC_PREENTRY_NO] =
    { "cbec_preentry_no", "B" DIGITS_8 "#########", "\1\10\11", "", NULL, kiosk_rule_cbec_preentry_no },
  [KIOSK_IDENTIFIER_SINGLE_WINDOW_SEQNO] =
    { "single_window_seqno", "[0123456789IE]" DIGITS_8 "#########", "\5\4\11", "", NULL, NULL },
  [KIOSK_IDENTIFIER_UPU_S10] =
    { "upu_s10", "@@#########@@", "\2\3\3\3\2", "", NULL, kiosk_rule_upu_s10 },
  [KIOSK_IDENTIFIER_PATENT_APP_CN] =
    { "patent_app_cn", DIGITS_8 ".?|" DIGITS_8 "####.?", "\16", ".", kiosk_identifier_tidy_patent,
      kiosk_rule_patent_app_cn },
  [KIOSK_IDENTIFIER_HS_CODE] =
    { "hs_code", "####|######|" DIGITS_8 "|" DIGITS_8 "##", "\4\2\2\2", ".", NULL, kiosk_rule_hs_code },
};

gboolean
kiosk_identifier_from_nick (const char      *nick,
                            KioskIdentifier *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].nick, nick) == 0)
      {
        *kind = (KioskIdentifier) i;
        return TRUE;
      }

  return FALSE;
}

const char *
kiosk_identifier_get_nick (KioskIdentifier kind)
{
  return kinds[kind].nick;
}

guint
kiosk_identifier_get_max_length (KioskIdentifier kind)
{
  return kiosk_identifier_shape_length (kinds[kind].shape);
}

gboolean
kiosk_identifier_fault (int                   *position,
                        int                    at,
                        GError               **error,
                        KioskIdentifierError   code,
                        const char            *message)
{
  if (position != NULL)
    *position = at;
  g_set_error_literal (error, KIOSK_IDENTIFIER_ERROR, (int) code, message);
  return FALSE;
}

char *
kiosk_identifier_normalise (KioskIdentifier  kind,
                            const char      *value)
{
  char *plain = kiosk_identifier_to_plain (value, kinds[kind].dropped);

  return kinds[kind].tidy != NULL ? kinds[kind].tidy (plain) : plain;
}

char *
kiosk_identifier_check (KioskIdentifier   kind,
                        const char       *value,
                        int              *position,
                        GError          **error)
{
  g_autofree char *normal = kiosk_identifier_normalise (kind, value);

  if (position != NULL)
    *position = -1;

  if (*normal == '\0')
    {
      kiosk_identifier_fault (position, 0, error, KIOSK_IDENTIFIER_ERROR_EMPTY, _("Please enter the number."));
      return NULL;
    }

  if (kind == KIOSK_IDENTIFIER_RESIDENT_ID && strlen (normal) == 15 && strspn (normal, "0123456789") == 15)
    {
      kiosk_identifier_fault (position, -1, error, KIOSK_IDENTIFIER_ERROR_OBSOLETE,
                              _("Identity numbers of 15 digits are no longer valid. Please enter the 18 characters "
                                "of your present card."));
      return NULL;
    }

  if (!kiosk_identifier_check_shape (kinds[kind].shape, normal, position, error)
      || (kinds[kind].rule != NULL && !kinds[kind].rule (normal, position, error)))
    return NULL;

  return g_steal_pointer (&normal);
}

char *
kiosk_identifier_group (KioskIdentifier  kind,
                        const char      *value)
{
  const char *groups = kinds[kind].groups;
  GString *grouped = g_string_new (NULL);
  int left = *groups;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (left-- == 0 && groups[1] != '\0')
        {
          g_string_append_c (grouped, ' ');
          left = *++groups - 1;
        }
      g_string_append_len (grouped, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (grouped, FALSE);
}
