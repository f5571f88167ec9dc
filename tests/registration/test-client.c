/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-client.h"

#include "gateway-double.h"

#include <string.h>

#define JSON     "application/json"
#define PROBLEM  "application/problem+json"
#define CHECK    "{\"name\":\"厦门鹭白帆贸易有限公司\",\"verdict\":\"pass\",\"binding\":false,\"findings\":[]}"
#define PROGRESS "{\"reference\":\"HC-20261127-0001\",\"park\":\"haicang\",\"name\":\"厦门鹭白帆贸易有限公司\"," \
                 "\"status\":{\"stage\":\"returned\",\"kind\":\"attention\"},\"submitted\":\"2026-11-27T01:00:00Z\",\"updated\":\"2026-11-27T02:30:00Z\"," \
                 "\"stages\":[{\"stage\":\"submitted\",\"state\":\"done\",\"time\":\"2026-11-27T01:00:00Z\"},{\"stage\":\"returned\",\"state\":\"attention\"," \
                 "\"time\":\"2026-11-27T02:30:00Z\"},{\"stage\":\"approved\",\"state\":\"pending\"}],\"note\":\"住所材料不清晰\"}"

typedef struct
{
  GatewayDouble      *gateway;
  KioskBackend       *backend;
  RegistrationClient *client;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *url = NULL;

  fixture->gateway = gateway_double_new ();
  url = gateway_double_get_url (fixture->gateway);
  fixture->backend = kiosk_backend_new (url, "token");
  fixture->client = registration_client_new (fixture->backend);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->backend);
  gateway_double_free (fixture->gateway);
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static RegistrationNameCheck *
check_name (Fixture       *fixture,
            GCancellable  *cancellable,
            GError       **error)
{
  static const RegistrationName name = { (char *) "厦门", (char *) "鹭&白=帆", (char *) "贸易", (char *) "有限公司" };
  g_autoptr (GAsyncResult) result = NULL;

  registration_client_check_name_async (fixture->client, &name, cancellable, keep_result, &result);
  return registration_client_check_name_finish (fixture->client, wait_for (&result), error);
}

static RegistrationProgress *
get_progress (Fixture  *fixture,
              GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  registration_client_get_progress_async (fixture->client, "HC-20261127-0001", "7788", NULL, keep_result, &result);
  return registration_client_get_progress_finish (fixture->client, wait_for (&result), error);
}

static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegistrationNameCheck) check = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, CHECK);
  check = check_name (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (check->verdict, ==, REGISTRATION_VERDICT_PASS);
  g_assert_cmpuint (check->findings->len, ==, 0);
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/registration/name-check");
  g_assert_null (strstr (gateway_double_get_query (fixture->gateway), "鹭"));
  g_assert_null (strstr (gateway_double_get_query (fixture->gateway), "&%E7%99%BD"));
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegistrationProgress) progress = NULL;
  g_autofree char *time = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, PROGRESS);
  progress = get_progress (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress->kind, ==, REGISTRATION_KIND_ATTENTION);
  g_assert_cmpstr (progress->note, ==, "住所材料不清晰");
  g_assert_cmpuint (progress->stages->len, ==, 3);
  g_assert_cmpint (((RegistrationStage *) progress->stages->pdata[2])->state, ==, REGISTRATION_STATE_PENDING);
  time = registration_progress_time (progress->updated);
  g_assert_cmpstr (time, ==, "2026-11-27 10:30");
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/registration/applications/HC-20261127-0001");
  g_assert_cmpstr (gateway_double_get_factor (fixture->gateway), ==, "7788");
}

/* Words that came into the contract later do no harm. */
static void
test_new_words (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegistrationProgress) progress = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON,
                             "{\"reference\":\"R\",\"name\":\"N\",\"status\":{\"stage\":\"archived\",\"kind\":\"archived\"},"
                             "\"submitted\":\"2026-11-27T01:00:00Z\",\"updated\":\"2026-11-27T01:00:00Z\",\"stages\":[{\"stage\":\"archived\",\"state\":\"frozen\"}]}");
  progress = get_progress (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (registration_stage_title (progress->stage), ==, "In progress");
  g_assert_null (registration_stage_advice (progress->stage));
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  const struct { guint status; KioskError code; } problems[] = {
    { 400, KIOSK_ERROR_INVALID_INPUT }, { 401, KIOSK_ERROR_INTERNAL }, { 404, KIOSK_ERROR_NOT_FOUND },
    { 409, KIOSK_ERROR_REJECTED }, { 429, KIOSK_ERROR_BUSY }, { 500, KIOSK_ERROR_UNAVAILABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *body =
        g_strdup_printf ("{\"type\":\"urn:park-kiosk:problem:test\",\"title\":\"Test\",\"status\":%u}", problems[i].status);
      g_autoptr (GError) name_error = NULL;
      g_autoptr (GError) progress_error = NULL;

      gateway_double_set_answer (fixture->gateway, problems[i].status, PROBLEM, body);
      g_assert_null (check_name (fixture, NULL, &name_error));
      g_assert_error (name_error, KIOSK_ERROR, (int) problems[i].code);
      g_assert_null (get_progress (fixture, &progress_error));
      g_assert_error (progress_error, KIOSK_ERROR, (int) problems[i].code);
    }
}

static void
test_not_the_contract (Fixture       *fixture,
                       gconstpointer  data)
{
  const struct { const char *media_type; const char *body; } answers[] = {
    { "text/html", "<html><body>Welcome to the lobby's network</body></html>" },
    { JSON, "{\"reference\":\"HC-2026" },
    { JSON, "" },
    { JSON, "null" },
    { JSON, "[" PROGRESS "]" },
    { JSON, "{\"reference\":1}" },
    { JSON, "{\"reference\":\"R\",\"name\":\"N\",\"status\":{\"stage\":\"review\",\"kind\":\"progress\"},\"submitted\":\"soon\",\"updated\":\"soon\",\"stages\":[]}" },
    { JSON, "{\"reference\":\"R\",\"name\":\"N\",\"status\":{\"stage\":\"review\",\"kind\":\"progress\"},\"submitted\":\"2026-11-27T01:00:00Z\","
            "\"updated\":\"2026-11-27T01:00:00Z\",\"stages\":[7]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", answers[i].body);
      gateway_double_set_answer (fixture->gateway, 200, answers[i].media_type, answers[i].body);
      g_assert_null (get_progress (fixture, &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
    }
}

static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegistrationNameCheck) check = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, CHECK);
  gateway_double_set_delay (fixture->gateway, 400);
  check = check_name (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (check);
}

static gboolean
on_change_of_mind (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, NULL);
  g_timeout_add (100, on_change_of_mind, cancellable);
  g_assert_null (check_name (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_away (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  gateway_double_free (fixture->gateway);
  fixture->gateway = gateway_double_new ();
  g_assert_null (check_name (fixture, NULL, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_OFFLINE);
}

#define ADD(name, function) \
  g_test_add ("/registration/client/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("name", test_name);
  ADD ("progress", test_progress);
  ADD ("new-words", test_new_words);
  ADD ("problems", test_problems);
  ADD ("not-the-contract", test_not_the_contract);
  ADD ("slow", test_slow);
  ADD ("cancelled", test_cancelled);
  ADD ("away", test_away);

  return g_test_run ();
}
