/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-core.h"

#include <string.h>

static gboolean
is_accepted (const char *text,
             gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_json_parse (text, length, &error);

  if (root == NULL)
    g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
  return root != NULL;
}

static void
test_accepts (void)
{
  static const char * const good[] = {
    "{}", "[]", " { \"a\" : [ 1 , -2.5e+3 , true , null , \"\\u00e9\\n\\ud83d\\ude00\" ] } ", "\"text\"", "0", "{\"a\":1,\"b\":{\"a\":1}}",
    "9223372036854775807", "-9223372036854775808", "1e16", "1e-4", "-0.0", "0.1", "{\"\\n\":1,\"n\":2}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (is_accepted (good[i], strlen (good[i])));
    }
}

/* json-glib writes one control character as it is. */
static void
test_writes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_node_init_string (json_node_alloc (), "\001\036\037 \"\\ 厦门 \177");
  g_autofree char *text = kiosk_json_write (root, FALSE);
  g_autoptr (JsonNode) again = kiosk_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_node_get_string (again), ==, json_node_get_string (root));
}

static void
test_refuses (void)
{
  static const char * const bad[] = {
    "", "{", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "[1] 2", "/* c */ {}", "{\"a\":1,\"a\":2}", "01", "1.", ".5", "+1", "NaN", "tru",
    "\"\\x41\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\u0000\"", "\"unfinished", "\"tab\tinside\"", "[\"\355\240\200\"]", "\357\273\277{}",
    "var a = {}", "<html></html>", "1e400", "-1e308", "1e17", "1e-5", "9223372036854775808", "-9223372036854775809", "{\"a\":1,\"\\u0061\":2}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (is_accepted (bad[i], strlen (bad[i])));
    }
  g_assert_false (is_accepted ("{}\0{}", 5));
}

static char *
nested (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');

  return g_strconcat (open, close, NULL);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nested (KIOSK_JSON_MAX_DEPTH);
  g_autofree char *too_deep = nested (KIOSK_JSON_MAX_DEPTH + 1);
  g_autofree char *bomb = g_strnfill (2 * 1000 * 1000, '[');

  g_assert_true (is_accepted (deepest, strlen (deepest)));
  g_assert_false (is_accepted (too_deep, strlen (too_deep)));
  g_assert_false (is_accepted (bomb, strlen (bomb)));
}

static void
test_accessors (void)
{
  static const char text[] = "{\"s\":\"x\",\"i\":7,\"b\":true,\"o\":{},\"a\":[{},1],\"n\":null,\"d\":1.5}";
  g_autoptr (JsonNode) root = kiosk_json_parse (text, strlen (text), NULL);
  JsonObject *object = kiosk_json_root_object (root, NULL);
  const char *string = "kept";
  g_autoptr (GError) error = NULL;
  gint64 integer = 0;
  gboolean boolean = FALSE;
  JsonArray *array = NULL;
  JsonObject *inner = NULL;

  g_assert_true (kiosk_json_get_string (object, "s", &string, NULL));
  g_assert_cmpstr (string, ==, "x");
  g_assert_true (kiosk_json_get_int (object, "i", &integer, NULL));
  g_assert_cmpint (integer, ==, 7);
  g_assert_true (kiosk_json_get_boolean (object, "b", &boolean, NULL));
  g_assert_true (boolean);
  g_assert_true (kiosk_json_get_object (object, "o", &inner, NULL));
  g_assert_true (kiosk_json_get_array (object, "a", &array, NULL));
  g_assert_nonnull (kiosk_json_array_object (array, 0, NULL));
  g_assert_null (kiosk_json_array_object (array, 1, NULL));
  g_assert_null (kiosk_json_array_object (array, 2, NULL));

  g_assert_true (kiosk_json_optional_string (object, "n", &string, NULL));
  g_assert_true (kiosk_json_optional_string (object, "absent", &string, NULL));
  g_assert_cmpstr (string, ==, "x");
  g_assert_false (kiosk_json_optional_string (object, "i", &string, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
  g_assert_nonnull (strstr (error->message, "“i”"));
  g_assert_false (kiosk_json_get_int (object, "d", &integer, NULL));
  g_assert_false (kiosk_json_get_string (object, "absent", &string, NULL));
}

static void
test_unknown_members (void)
{
  static const char * const known[] = { "a", "b", NULL };
  g_autoptr (JsonNode) root = kiosk_json_parse ("{\"a\":1,\"c\":2}", 13, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_json_refuse_unknown (kiosk_json_root_object (root, NULL), known, &error));
  g_assert_cmpstr (error->message, ==, "Unknown member “c”");
}

static void
test_problem_round_trip (void)
{
  g_autoptr (KioskProblem) problem = kiosk_problem_new (429, "too-many-tries", "Too many tries", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (KioskProblem) read = NULL;
  g_autoptr (GError) error = NULL;

  problem->retry_after = 130;
  text = kiosk_problem_to_json (problem);
  root = kiosk_json_parse (text, strlen (text), NULL);
  read = kiosk_problem_from_json (root, NULL);
  g_assert_cmpstr (read->type, ==, "too-many-tries");
  g_assert_cmpuint (read->status, ==, 429);
  g_assert_cmpuint (read->retry_after, ==, 130);

  error = kiosk_problem_to_error (read);
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "3 minutes"));
}

static void
test_problem_kinds (void)
{
  static const struct { guint status; int code; } kinds[] = {
    { 400, KIOSK_ERROR_INVALID_INPUT }, { 401, KIOSK_ERROR_INTERNAL }, { 404, KIOSK_ERROR_NOT_FOUND }, { 409, KIOSK_ERROR_REJECTED },
    { 429, KIOSK_ERROR_BUSY }, { 500, KIOSK_ERROR_UNAVAILABLE }, { 503, KIOSK_ERROR_UNAVAILABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (KioskProblem) problem = kiosk_problem_new (kinds[i].status, "x", "title", "detail");
      g_autoptr (GError) error = kiosk_problem_to_error (problem);

      g_assert_error (error, KIOSK_ERROR, kinds[i].code);
    }
}

static void
test_problem_refusals (void)
{
  static const struct { guint status; const char *type; int code; const char *words; } refusals[] = {
    { 422, "session-full", KIOSK_ERROR_REJECTED, "All seats are taken, and the waiting list is full. Please choose another course." },
    { 422, "name-taken", KIOSK_ERROR_REJECTED, "Another application for this name came first. Please choose another name." },
    { 422, "envelope-refused", KIOSK_ERROR_REJECTED, "The service did not accept this. Please ask at the service desk." },
    { 409, "key-reused", KIOSK_ERROR_REJECTED, "The service did not accept this. Please ask at the service desk." },
    { 409, "", KIOSK_ERROR_REJECTED, "The service did not accept this. Please ask at the service desk." },
    { 422, "invalid-enquiry", KIOSK_ERROR_INVALID_INPUT, "Something that was entered is not accepted. Please check it." },
    { 503, "session-full", KIOSK_ERROR_UNAVAILABLE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (KioskProblem) problem = kiosk_problem_new (refusals[i].status, refusals[i].type, "For developers", "Chen Lu, 13800138001");
      g_autoptr (GError) error = NULL;

      if (refusals[i].code == KIOSK_ERROR_REJECTED)
        g_test_expect_message ("kiosk-core", G_LOG_LEVEL_MESSAGE, "The gateway refuses: 4?? *");
      error = kiosk_problem_to_error (problem);
      g_test_assert_expected_messages ();
      g_assert_error (error, KIOSK_ERROR, refusals[i].code);
      if (refusals[i].words != NULL)
        g_assert_cmpstr (error->message, ==, refusals[i].words);
      g_assert_null (strstr (error->message, "Chen"));
    }
}

/* What is told of a moment names it, and is plain where there is none. */
static void
test_problem_moments (void)
{
  static const struct { const char *detail; const char *words; } details[] = {
    { "2026-11-29T13:30:00+08:00", "It is too early to check in. It is possible from 29 November, 13:30." },
    { "soon", "It is too early to check in. Please come back shortly before the course begins." },
    { NULL, "It is too early to check in. Please come back shortly before the course begins." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (KioskProblem) problem = kiosk_problem_new (422, "too-early", "For developers", details[i].detail);
      g_autoptr (GError) error = NULL;

      g_test_expect_message ("kiosk-core", G_LOG_LEVEL_MESSAGE, "The gateway refuses: 422 too-early");
      error = kiosk_problem_to_error (problem);
      g_test_assert_expected_messages ();
      g_assert_cmpstr (error->message, ==, details[i].words);
    }
}

static void
test_times (void)
{
  static const char text[] = "{\"good\":\"2026-11-29T13:30:00+08:00\",\"local\":\"2026-11-29T13:30:00\",\"bad\":\"soon\",\"number\":7,\"none\":null}";
  static const char * const bad[] = { "local", "bad", "number" };
  g_autoptr (JsonNode) root = kiosk_json_parse (text, strlen (text), NULL);
  JsonObject *object = json_node_get_object (root);
  g_autoptr (GDateTime) time = NULL;

  g_assert_true (kiosk_json_get_time (object, "good", &time, NULL));
  g_assert_cmpint (g_date_time_to_unix (time), ==, 1795930200);
  g_assert_true (kiosk_json_optional_time (object, "none", &time, NULL));
  g_assert_true (kiosk_json_optional_time (object, "absent", &time, NULL));
  g_assert_cmpint (g_date_time_get_hour (time), ==, 13);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kiosk_json_optional_time (object, bad[i], &time, &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
  g_assert_false (kiosk_json_get_time (object, "absent", &time, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/accepts", test_accepts);
  g_test_add_func ("/json/writes", test_writes);
  g_test_add_func ("/json/times", test_times);
  g_test_add_func ("/problem/moments", test_problem_moments);
  g_test_add_func ("/json/refuses", test_refuses);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/accessors", test_accessors);
  g_test_add_func ("/json/unknown-members", test_unknown_members);
  g_test_add_func ("/problem/round-trip", test_problem_round_trip);
  g_test_add_func ("/problem/kinds", test_problem_kinds);
  g_test_add_func ("/problem/refusals", test_problem_refusals);

  return g_test_run ();
}
