/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "form/kiosk-condition-private.h"

#define ANSWERS "{\"kind\":\"company\",\"wishes\":[\"a\",\"b\"],\"agreed\":true,\"nothing\":null}"

static void
test_holds (void)
{
  const struct
  {
    const char *text;
    gboolean    holds;
  } rows[] = {
    { "kind", TRUE }, { "!kind", FALSE }, { "absent", FALSE }, { "!absent", TRUE }, { "nothing", FALSE },
    { "kind=company", TRUE }, { "kind=person", FALSE }, { "kind=person|company", TRUE },
    { "kind!=company", FALSE }, { "kind!=person", TRUE }, { "absent!=person", TRUE }, { "absent=person", FALSE },
    { "wishes=b", TRUE }, { "wishes=c", FALSE }, { "wishes=c|a", TRUE }, { "agreed=true", TRUE }, { "agreed=false", FALSE },
  };
  g_autoptr (JsonNode) root = json_from_string (ANSWERS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskCondition) condition = kiosk_condition_new (rows[i].text, &error);

      g_test_message ("%s", rows[i].text);
      g_assert_no_error (error);
      g_assert_cmpint (kiosk_condition_holds (condition, json_node_get_object (root)), ==, rows[i].holds);
    }
}

static void
test_refuses (void)
{
  const char * const bad[] = { "", "!", "=a", "kind=", "Kind=a", "kind ", "1kind", "kind!", "ki nd=a" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kiosk_condition_new (bad[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_key (void)
{
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autofree char *longer = g_strnfill (65, 'a');

  g_assert_true (kiosk_condition_is_key ("name_2"));
  g_assert_true (kiosk_condition_is_key (longest));
  g_assert_false (kiosk_condition_is_key (longer));
  g_assert_false (kiosk_condition_is_key ("_name"));
  g_assert_false (kiosk_condition_is_key ("name-2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/holds", test_holds);
  g_test_add_func ("/condition/refuses", test_refuses);
  g_test_add_func ("/condition/key", test_key);

  return g_test_run ();
}
