/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-payload.h"

static char *
build (const char *answers)
{
  g_autoptr (JsonNode) root = json_from_string (answers, NULL);
  g_autoptr (JsonNode) payload = NULL;

  g_assert_nonnull (root);
  payload = training_payload_build (json_node_get_object (root), "zh_TW");
  return json_to_string (payload, FALSE);
}

/* The number goes under one name, whatever the document; nothing is sent that was not asked for now. */
static void
test_grown_up (void)
{
  g_autofree char *text = build ("{\"session\":{\"code\":\"HC-1\",\"title\":\"x\"},\"name\":\"林小满\",\"id_type\":\"taiwan_permit\",\"taiwan_permit\":\"12345678\","
                                 "\"birth_date\":\"1990-01-01\",\"phone\":\"13900007788\",\"access\":[\"wheelchair\",\"companion\"],\"needs\":\"前排\",\"consent\":true}");

  g_assert_cmpstr (text, ==,
                   "{\"session\":\"HC-1\",\"name\":\"林小满\",\"id_type\":\"taiwan_permit\",\"id_number\":\"12345678\",\"birth_date\":\"1990-01-01\","
                   "\"phone\":\"13900007788\",\"access\":[\"wheelchair\",\"companion\"],\"needs\":\"前排\",\"language\":\"zh_TW\",\"consent\":true}");
}

static void
test_minor (void)
{
  g_autofree char *text = build ("{\"session\":{\"code\":\"HC-1\"},\"name\":\"林小满\",\"id_type\":\"resident_id\",\"resident_id\":\"350203200901010018\",\"minor\":true,"
                                 "\"phone\":\"13900007788\",\"guardian_name\":\"林安和\",\"guardian_phone\":\"13900001234\",\"guardian_consent\":true,\"access\":[],"
                                 "\"consent\":true}");

  g_assert_cmpstr (text, ==,
                   "{\"session\":\"HC-1\",\"name\":\"林小满\",\"id_type\":\"resident_id\",\"id_number\":\"350203200901010018\",\"phone\":\"13900007788\","
                   "\"guardian\":{\"name\":\"林安和\",\"phone\":\"13900001234\",\"consent\":true},\"language\":\"zh_TW\",\"consent\":true}");
}

static void
test_without_session (void)
{
  g_autofree char *text = build ("{\"name\":\"林小满\",\"consent\":true}");

  g_assert_cmpstr (text, ==, "{\"name\":\"林小满\",\"language\":\"zh_TW\",\"consent\":true}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/training/payload/grown-up", test_grown_up);
  g_test_add_func ("/training/payload/minor", test_minor);
  g_test_add_func ("/training/payload/without-session", test_without_session);

  return g_test_run ();
}
