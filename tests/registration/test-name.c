/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-name.h"

#include <string.h>

static RegistrationNameCheck *
parse (const char  *json,
       GError     **error)
{
  g_autoptr (JsonNode) root = kiosk_json_parse (json, (gssize) strlen (json), NULL);

  g_assert_nonnull (root);
  return registration_name_check_from_json (json_node_get_object (root), error);
}

static void
test_parts (void)
{
  const struct { const char *answers; const char *whole; } rows[] = {
    { "{\"region\":\"厦门\",\"brand\":\"鹭白帆\",\"trade\":\"物流\",\"trade_other\":\"养鸽\",\"form\":\"有限公司\"}", "厦门鹭白帆物流有限公司" },
    { "{\"region\":\"厦门\",\"brand\":\"鹭白帆\",\"trade\":\"other\",\"trade_other\":\"养鸽\",\"form\":\"有限公司\"}", "厦门鹭白帆养鸽有限公司" },
    { "{\"form\":\"有限公司\"}", "有限公司" },
    { "{}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (rows[i].answers, NULL);
      g_autoptr (RegistrationName) name = registration_name_from_answers (json_node_get_object (node));
      g_autofree char *whole = registration_name_compose (name);

      g_assert_cmpstr (whole, ==, rows[i].whole);
    }
}

static void
test_bad_answers (void)
{
  const char * const answers[] = {
    "{}", "{\"verdict\":\"pass\"}", "{\"verdict\":\"approved\",\"findings\":[]}", "{\"verdict\":1,\"findings\":[]}",
    "{\"verdict\":\"warn\",\"findings\":{}}", "{\"verdict\":\"warn\",\"findings\":[1]}",
    "{\"verdict\":\"warn\",\"findings\":[{\"part\":\"name\",\"verdict\":\"warn\",\"reason\":\"x\"}]}",
    "{\"verdict\":\"warn\",\"findings\":[{\"part\":\"name\",\"verdict\":\"warn\",\"reason\":\"x\",\"article\":\"x\",\"about\":1}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", answers[i]);
      g_assert_null (parse (answers[i], &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
}

static void
test_words (void)
{
  const struct { const char *finding; const char *words; const char *source; } rows[] = {
    { "\"part\":\"name\",\"verdict\":\"refuse\",\"reason\":\"forbidden-word\",\"article\":\"第十一条\",\"about\":\"雷锋\"",
      "“雷锋” must not stand in a company's name.", "Provisions on the Registration of Enterprise Names, article 11" },
    { "\"part\":\"region\",\"verdict\":\"refuse\",\"reason\":\"required\",\"article\":\"第七条\"",
      "A name begins with the place, such as 厦门.", "Provisions on the Registration of Enterprise Names, article 7" },
    { "\"part\":\"industry\",\"verdict\":\"refuse\",\"reason\":\"required\",\"article\":\"第九条\"",
      "The name has to say what the company does.", "Provisions on the Registration of Enterprise Names, article 9" },
    { "\"part\":\"name\",\"verdict\":\"warn\",\"reason\":\"similar-sound\",\"article\":\"第十七条\",\"about\":\"厦门%s有限公司\"",
      "It sounds like the name of a company in the same trade: 厦门%s有限公司.", "Provisions on the Registration of Enterprise Names, article 17" },
    { "\"part\":\"name\",\"verdict\":\"warn\",\"reason\":\"new-rule\",\"article\":\"第三十条\"",
      "The registry may ask for another name.", "Provisions on the Registration of Enterprise Names, 第三十条" },
    { "\"part\":\"name\",\"verdict\":\"refuse\",\"reason\":\"new-rule\",\"article\":\"\"",
      "The rules for names do not allow this one.", "Provisions on the Registration of Enterprise Names, " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"verdict\":\"warn\",\"findings\":[{%s}]}", rows[i].finding);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegistrationNameCheck) check = parse (json, &error);
      g_autofree char *words = NULL;
      g_autofree char *source = NULL;

      g_assert_no_error (error);
      words = registration_finding_describe (check->findings->pdata[0]);
      source = registration_finding_dup_source (check->findings->pdata[0]);
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (source, ==, rows[i].source);
    }
}

/* Every reason that the gateway gives has words of its own. */
static void
test_all_reasons (void)
{
  const char * const reasons[] = {
    "not-hanzi", "traditional-character", "rare-character", "district-without-city", "zone-without-region", "unknown-region", "too-short",
    "trade-as-brand", "place-name", "unknown-trade", "unknown-form", "forbidden-word", "needs-approval", "same-name", "same-brand",
    "similar-sound", "similar-writing",
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"verdict\":\"warn\",\"findings\":[{\"part\":\"name\",\"verdict\":\"warn\",\"reason\":\"%s\","
                                               "\"article\":\"第五条\",\"about\":\"帆\"}]}", reasons[i]);
      g_autoptr (RegistrationNameCheck) check = parse (json, NULL);
      g_autofree char *words = registration_finding_describe (check->findings->pdata[0]);

      g_test_message ("%s: %s", reasons[i], words);
      g_assert_cmpstr (words, !=, "The registry may ask for another name.");
      g_assert_null (strstr (words, "%s"));
      g_assert_null (strstr (words, "approved"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/registration/name/parts", test_parts);
  g_test_add_func ("/registration/name/bad-answers", test_bad_answers);
  g_test_add_func ("/registration/name/words", test_words);
  g_test_add_func ("/registration/name/all-reasons", test_all_reasons);

  return g_test_run ();
}
