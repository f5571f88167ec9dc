/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* JSON from anywhere, and problem details. What is taken can be written and read again, and is the same then. */

#include "fuzz.h"

#include "kiosk-core.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  return 0;
}

static void
check_same (JsonNode *root)
{
  g_autofree char *text = kiosk_json_write (root, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) again = kiosk_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_true (json_node_equal (root, again));
}

static void
check_problem (JsonNode *root)
{
  g_autoptr (KioskProblem) problem = kiosk_problem_from_json (root, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (KioskProblem) same = NULL;

  if (problem == NULL)
    return;

  error = kiosk_problem_to_error (problem);
  g_assert_cmpstr (error->message, !=, "");
  text = kiosk_problem_to_json (problem);
  again = kiosk_json_parse (text, strlen (text), NULL);
  same = kiosk_problem_from_json (again, NULL);
  g_assert_nonnull (same);
  g_assert_cmpstr (same->type, ==, problem->type);
  g_assert_cmpuint (same->status, ==, problem->status);
}

static void
check_accessors (JsonObject *object)
{
  static const char * const known[] = { "status", "type", "title", "detail", NULL };
  g_autoptr (GError) error = NULL;
  const char *text = NULL;
  gint64 number = 0;
  gboolean truth = FALSE;
  JsonObject *inner = NULL;
  JsonArray *array = NULL;

  for (guint i = 0; known[i] != NULL; i++)
    {
      kiosk_json_get_boolean (object, known[i], &truth, NULL);
      kiosk_json_optional_int (object, known[i], &number, NULL);
      kiosk_json_optional_object (object, known[i], &inner, NULL);
      if (kiosk_json_get_string (object, known[i], &text, NULL))
        g_assert_true (g_utf8_validate (text, -1, NULL));
      if (kiosk_json_get_array (object, known[i], &array, NULL))
        kiosk_json_array_object (array, 0, NULL);
    }

  if (!kiosk_json_refuse_unknown (object, known, &error))
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_memdup2 (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (size == 0)
    return 0;

  root = kiosk_json_parse (text, size, &error);
  if (root == NULL)
    {
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
      return 0;
    }

  check_same (root);
  check_problem (root);
  if (JSON_NODE_HOLDS_OBJECT (root))
    check_accessors (json_node_get_object (root));
  return 0;
}
