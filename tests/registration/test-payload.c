/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-payload.h"

/* As the form answers; all of it is invented. */
#define ANSWERS \
  "{\"brand\":\"鹭白帆\",\"trade\":\"other\",\"trade_other\":\"养鸽\",\"region\":\"厦门\",\"form\":\"有限公司\"," \
  "\"district\":\"350205\",\"road\":\"海沧保税港区\",\"room\":\"1号楼501室\",\"postcode\":\"361026\"," \
  "\"scope\":[{\"value\":\"F4001\",\"label\":\"货物进出口\"},{\"value\":\"F2011\",\"label\":\"食品销售\",\"flagged\":true}]," \
  "\"capital\":\"1000000.00\",\"term\":\"years\",\"years\":20,\"planned\":\"2026-12-01\",\"supervision\":\"supervisors\",\"employees\":8," \
  "\"shareholders\":[" \
  "{\"kind\":\"person\",\"name\":\"林安和\",\"id_type\":\"resident_id\",\"id_number\":\"350203199001010018\",\"amount\":\"600000.00\",\"method\":\"money\",\"due\":\"5\"}," \
  "{\"kind\":\"company\",\"company\":\"厦门试验投资有限公司\",\"id_number\":\"91350205MADEM0011D\",\"amount\":\"400000.00\",\"method\":\"equity\",\"due\":\"other\",\"due_day\":\"2027-03-04\"}]," \
  "\"people\":[" \
  "{\"name\":\"林安和\",\"id_type\":\"resident_id\",\"id_number\":\"350203199001010018\",\"phone\":\"13900001234\",\"roles\":[\"legal\",\"director\",\"manager\"]}," \
  "{\"name\":\"Anne Miller\",\"id_type\":\"passport\",\"id_number\":\"K1234567\",\"roles\":[\"supervisor\"]}," \
  "{\"name\":\"许静远\",\"id_type\":\"resident_id\",\"id_number\":\"350203199001010042\",\"phone\":\"13900005678\",\"roles\":[\"finance\",\"liaison\"]}]," \
  "\"copies\":2,\"electronic\":\"yes\",\"phone\":\"13900007788\",\"declaration\":true,\"consent\":true}"

/* As the gateway's contract wants it (RegistrationApplication). */
#define LIN "\"name\":\"林安和\",\"id_type\":\"resident_id\",\"id_number\":\"350203199001010018\""
#define XU  "{\"name\":\"许静远\",\"id_type\":\"resident_id\",\"id_number\":\"350203199001010042\",\"phone\":\"13900005678\"}"
#define PAYLOAD \
  "{\"name\":{\"region\":\"厦门\",\"brand\":\"鹭白帆\",\"industry\":\"养鸽\",\"form\":\"有限公司\"},\"company_type\":\"limited\"," \
  "\"address\":{\"province\":\"福建省\",\"city\":\"厦门市\",\"district\":\"海沧区\",\"road\":\"海沧保税港区\",\"number\":\"1号楼501室\"}," \
  "\"phone\":\"13900007788\",\"postcode\":\"361026\",\"employees\":8,\"capital\":\"1000000.00\",\"term_years\":20,\"planned_date\":\"2026-12-01\"," \
  "\"licence_copies\":2,\"electronic_licence\":true," \
  "\"legal_representative\":{" LIN ",\"phone\":\"13900001234\",\"position\":\"director\"},\"directors\":[{" LIN ",\"phone\":\"13900001234\"}]," \
  "\"manager\":{" LIN ",\"phone\":\"13900001234\"},\"supervisors\":[{\"name\":\"Anne Miller\",\"id_type\":\"passport\",\"id_number\":\"K1234567\"}]," \
  "\"finance_head\":" XU ",\"liaison\":" XU "," \
  "\"shareholders\":[{\"kind\":\"person\"," LIN ",\"amount\":\"600000.00\",\"ratio\":\"60.0000\",\"method\":\"money\",\"due\":\"2031-12-01\"}," \
  "{\"kind\":\"company\",\"name\":\"厦门试验投资有限公司\",\"id_type\":\"uscc\",\"id_number\":\"91350205MADEM0011D\",\"amount\":\"400000.00\"," \
  "\"ratio\":\"40.0000\",\"method\":\"equity\",\"due\":\"2027-03-04\"}]," \
  "\"scope\":[{\"code\":\"F4001\",\"permit\":false},{\"code\":\"F2011\",\"permit\":true}],\"declaration\":true,\"consent\":true}"

static JsonObject *
read_answers (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

static void
test_whole (void)
{
  g_autoptr (JsonObject) answers = read_answers (ANSWERS);
  g_autoptr (JsonNode) payload = registration_payload_build (answers);
  g_autofree char *text = json_to_string (payload, FALSE);

  g_assert_cmpstr (text, ==, PAYLOAD);
}

static JsonObject *
build (const char *answers)
{
  g_autoptr (JsonObject) object = read_answers (answers);
  g_autoptr (JsonNode) payload = registration_payload_build (object);

  return json_node_dup_object (payload);
}

static void
test_variants (void)
{
  g_autoptr (JsonObject) sole_person = build ("{\"supervision\":\"none\",\"shareholders\":[{\"kind\":\"person\"}],"
                                              "\"people\":[{\"name\":\"林安和\",\"roles\":[\"legal\",\"manager\"]}]}");
  g_autoptr (JsonObject) sole_company = build ("{\"electronic\":\"no\",\"shareholders\":[{\"kind\":\"company\"}]}");

  g_assert_cmpstr (json_object_get_string_member (sole_person, "company_type"), ==, "sole-natural-person");
  g_assert_true (json_object_get_boolean_member (sole_person, "no_supervisor_agreed"));
  g_assert_false (json_object_has_member (sole_person, "supervisors"));
  g_assert_false (json_object_has_member (sole_person, "term_years"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (sole_person, "legal_representative"), "position"), ==, "manager");

  g_assert_cmpstr (json_object_get_string_member (sole_company, "company_type"), ==, "sole-legal-person");
  g_assert_false (json_object_has_member (sole_company, "no_supervisor_agreed"));
  g_assert_false (json_object_get_boolean_member (sole_company, "electronic_licence"));
}

/* However the capital is parted, all parts together are the whole, and each is its amount's to a ten-thousandth. */
static void
test_ratios (void)
{
  for (guint n = 1; n <= 50; n++)
    {
      g_autoptr (JsonObject) answers = json_object_new ();
      JsonArray *holders = json_array_new ();
      g_autoptr (GArray) ratios = NULL;
      g_autofree char *capital = NULL;
      gint64 sum = 0, whole = 0;

      for (guint i = 0; i < n; i++)
        {
          JsonObject *holder = json_object_new ();
          gint64 fen = 33333 + 777 * (gint64) i;
          g_autofree char *amount = kiosk_decimal_format (fen, 2, FALSE);

          whole += fen;
          json_object_set_string_member (holder, "amount", amount);
          json_array_add_object_element (holders, holder);
        }
      capital = kiosk_decimal_format (whole, 2, FALSE);
      json_object_set_string_member (answers, "capital", capital);
      json_object_set_array_member (answers, "shareholders", holders);

      ratios = registration_payload_ratios (answers);
      g_assert_cmpuint (ratios->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          double exact = (33333 + 777.0 * i) * 1000000 / (double) whole;

          sum += g_array_index (ratios, gint64, i);
          g_assert_cmpfloat_with_epsilon ((double) g_array_index (ratios, gint64, i), exact, 1.001);
        }
      g_assert_cmpint (sum, ==, 1000000);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/registration/payload/whole", test_whole);
  g_test_add_func ("/registration/payload/variants", test_variants);
  g_test_add_func ("/registration/payload/ratios", test_ratios);

  return g_test_run ();
}
