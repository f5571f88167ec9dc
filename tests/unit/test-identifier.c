/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-core.h"

#include <string.h>

/* Where the rules of the kiosk deliberately differ from the suites from which the shared vectors come. */
static const struct
{
  const char *value;
  const char *reason;
} deviations[] = {
  { "110111198012010078", "an unknown county is noted, never a reason to turn a person away" },
  { "110201199312010077", "an unknown county is noted, never a reason to turn a person away" },
  { "500154199301135886", "an unknown county is noted, never a reason to turn a person away" },
  { "110101491001001", "first-generation numbers have been invalid since 2013" },
  { "610104620927690", "first-generation numbers have been invalid since 2013" },
  { "92138389438", "92 and 98 are reserved and belong to nobody" },
  { "+8692138389438", "92 and 98 are reserved and belong to nobody" },
  { "008692138389438", "92 and 98 are reserved and belong to nobody" },
  { "+8698099649964", "92 and 98 are reserved and belong to nobody" },
  { "008698099649964", "92 and 98 are reserved and belong to nobody" },
  { "0086-13811211114", "hyphens are how people write numbers; they are dropped" },
  { "0086-138-1121-1114", "hyphens are how people write numbers; they are dropped" },
};

static gboolean
is_deviation (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (deviations); i++)
    if (strcmp (deviations[i].value, value) == 0)
      return TRUE;

  return FALSE;
}

static char *
read_vectors (void)
{
  const char *folder = g_getenv ("KIOSK_SHARED_DATA");
  g_autofree char *file = g_build_filename (folder, "vectors", "identifiers_visible.csv", NULL);
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, NULL);
  return text;
}

static void
check_vector (const char *kind,
              const char *value,
              gboolean    valid)
{
  KioskIdentifier identifier;
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = NULL;

  g_assert_true (kiosk_identifier_from_nick (kind, &identifier));
  normal = kiosk_identifier_check (identifier, value, NULL, &error);
  g_test_message ("%s %s: %s", kind, value, normal != NULL ? normal : error->message);
  g_assert_cmpint (normal != NULL, ==, valid != is_deviation (value));
}

static void
test_shared_vectors (void)
{
  g_autofree char *text = read_vectors ();
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  guint checked = 0;

  if (lines == NULL)
    {
      g_test_skip ("the shared vectors are not here");
      return;
    }

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", 4);

      if (g_strv_length (fields) < 3)
        continue;
      check_vector (fields[0], fields[1], fields[2][0] == '1');
      checked++;
    }

  g_assert_cmpuint (checked, >, 300);
}

typedef struct
{
  KioskIdentifier kind;
  const char     *value;
  const char     *normal;   /* NULL if it is refused */
  int             code;
  int             position;
} Sample;

static const Sample samples[] = {
  { KIOSK_IDENTIFIER_RESIDENT_ID, "11010519491231002x", "11010519491231002X", 0, -1 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "１１０１０５ １９４９１２３１ ００２Ｘ", "11010519491231002X", 0, -1 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "810000199408230021", "810000199408230021", 0, -1 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "", NULL, KIOSK_IDENTIFIER_ERROR_EMPTY, 0 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "1101051949123100", NULL, KIOSK_IDENTIFIER_ERROR_TOO_SHORT, 16 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "11010519491231002X1", NULL, KIOSK_IDENTIFIER_ERROR_TOO_LONG, 18 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "1101O519491231002X", NULL, KIOSK_IDENTIFIER_ERROR_CHARACTER, 4 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "990105194912310021", NULL, KIOSK_IDENTIFIER_ERROR_REGION, 0 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "110105194902300021", NULL, KIOSK_IDENTIFIER_ERROR_DATE, 6 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "110105299912310021", NULL, KIOSK_IDENTIFIER_ERROR_DATE, 6 },
  { KIOSK_IDENTIFIER_RESIDENT_ID, "110105194912310021", NULL, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT, 17 },
  { KIOSK_IDENTIFIER_USCC, "91350205madem0011d", "91350205MADEM0011D", 0, -1 },
  { KIOSK_IDENTIFIER_USCC, "91350205MADEM0011I", NULL, KIOSK_IDENTIFIER_ERROR_CHARACTER, 17 },
  { KIOSK_IDENTIFIER_ORG_CODE, "MADEM0011", "MADEM001-1", 0, -1 },
  { KIOSK_IDENTIFIER_MOBILE_CN, "+86 138-0013-8000", "13800138000", 0, -1 },
  { KIOSK_IDENTIFIER_MOBILE_TW, "0987 123 456", "0987123456", 0, -1 },
  { KIOSK_IDENTIFIER_HK_ID, "a494866(4)", "A4948664", 0, -1 },
  { KIOSK_IDENTIFIER_HK_ID, "A494866(5)", NULL, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT, 7 },
  { KIOSK_IDENTIFIER_UPU_S10, "rr 123 456 785 cn", "RR123456785CN", 0, -1 },
  { KIOSK_IDENTIFIER_UPU_S10, "RR123456785QQ", NULL, KIOSK_IDENTIFIER_ERROR_REGION, 11 },
  { KIOSK_IDENTIFIER_PATENT_APP_CN, "ZL201310699744.2", "201310699744.2", 0, -1 },
  { KIOSK_IDENTIFIER_PATENT_APP_CN, "CN2013106997442", "201310699744.2", 0, -1 },
  { KIOSK_IDENTIFIER_PATENT_APP_CN, "97101765.4", "97101765.4", 0, -1 },
  { KIOSK_IDENTIFIER_PATENT_APP_CN, "201340699744.2", NULL, KIOSK_IDENTIFIER_ERROR_CHARACTER, 4 },
  { KIOSK_IDENTIFIER_DECLARATION_NO, "3701 2026 0000 123456", "370120260000123456", 0, -1 },
  { KIOSK_IDENTIFIER_DECLARATION_NO, "370129990000123456", NULL, KIOSK_IDENTIFIER_ERROR_DATE, 4 },
  { KIOSK_IDENTIFIER_DECLARATION_NO, "370120265000123456", NULL, KIOSK_IDENTIFIER_ERROR_CHARACTER, 8 },
  { KIOSK_IDENTIFIER_CBEC_INVENTORY_NO, "37152026i000000123", "37152026I000000123", 0, -1 },
  { KIOSK_IDENTIFIER_CBEC_INVENTORY_NO, "37152026E00000000123", "37152026E00000000123", 0, -1 },
  { KIOSK_IDENTIFIER_HS_CODE, "8517.13.0000", "8517130000", 0, -1 },
  { KIOSK_IDENTIFIER_HS_CODE, "770100", NULL, KIOSK_IDENTIFIER_ERROR_REGION, 0 },
  { KIOSK_IDENTIFIER_HS_CODE, "85171", NULL, KIOSK_IDENTIFIER_ERROR_TOO_SHORT, 5 },
};

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      g_autoptr (GError) error = NULL;
      int position = -2;
      g_autofree char *normal = kiosk_identifier_check (sample->kind, sample->value, &position, &error);

      g_test_message ("%s", sample->value);
      g_assert_cmpstr (normal, ==, sample->normal);
      if (sample->normal == NULL)
        {
          g_assert_error (error, KIOSK_IDENTIFIER_ERROR, sample->code);
          g_assert_cmpint (position, ==, sample->position);
          g_assert_cmpuint (strlen (error->message), >, 10);
        }
    }
}

/* One digit wrong is what happens most; a check digit by a prime modulus may miss none. */
static void
test_single_errors (void)
{
  static const struct { KioskIdentifier kind; const char *value; } valid[] = {
    { KIOSK_IDENTIFIER_RESIDENT_ID, "11010519491231002X" },
    { KIOSK_IDENTIFIER_USCC, "91350205MADEM0011D" },
    { KIOSK_IDENTIFIER_ORG_CODE, "MADEM001-1" },
  };

  for (guint v = 0; v < G_N_ELEMENTS (valid); v++)
    for (gsize at = 0; valid[v].value[at] != '\0'; at++)
      for (char digit = '0'; digit <= '9'; digit++)
        {
          g_autofree char *wrong = g_strdup (valid[v].value);
          g_autofree char *normal = NULL;

          if (!g_ascii_isdigit (wrong[at]) || wrong[at] == digit)
            continue;
          wrong[at] = digit;
          normal = kiosk_identifier_check (valid[v].kind, wrong, NULL, NULL);
          g_test_message ("%s", wrong);
          g_assert_null (normal);
        }
}

/* What vandals type: refused in words, and quickly. */
static void
test_vandal (void)
{
  g_autofree char *huge = g_strnfill (1000 * 1000, '1');
  g_autofree char *marks = g_strdup_printf ("a%s", "\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201");
  const char *nasty[] = {
    huge, marks, "\342\200\25612345", "\342\200\2131234\342\200\213", "😀😀😀😀", "\355\240\200", "%s%n%s%n", "'; DROP TABLE x; --",
    "\001\002\003", "1101051949\0021231002X",
  };

  for (int kind = 0; kind <= KIOSK_IDENTIFIER_HS_CODE; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *normal = kiosk_identifier_check ((KioskIdentifier) kind, nasty[i], NULL, &error);

        g_assert_null (normal);
        g_assert_nonnull (error);
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
        g_assert_cmpuint (strlen (error->message), <, 300);
      }
}

static void
test_grouping (void)
{
  g_autofree char *whole = kiosk_identifier_group (KIOSK_IDENTIFIER_DECLARATION_NO, "370120260000123456");
  g_autofree char *begun = kiosk_identifier_group (KIOSK_IDENTIFIER_DECLARATION_NO, "37012");
  g_autofree char *id = kiosk_identifier_group (KIOSK_IDENTIFIER_RESIDENT_ID, "11010519491231002X");

  g_assert_cmpstr (whole, ==, "3701 2026 0000 123456");
  g_assert_cmpstr (begun, ==, "3701 2");
  g_assert_cmpstr (id, ==, "110105 19491231 002X");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identifier/shared-vectors", test_shared_vectors);
  g_test_add_func ("/identifier/samples", test_samples);
  g_test_add_func ("/identifier/single-errors", test_single_errors);
  g_test_add_func ("/identifier/vandal", test_vandal);
  g_test_add_func ("/identifier/grouping", test_grouping);

  return g_test_run ();
}
