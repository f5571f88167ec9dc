/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-client.h"

#include "gateway-double.h"
#include "samples.h"

#define JSON    "application/json"
#define PROBLEM "application/problem+json"

typedef struct
{
  GatewayDouble *gateway;
  KioskBackend  *backend;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *url = NULL;

  fixture->gateway = gateway_double_new ();
  url = gateway_double_get_url (fixture->gateway);
  fixture->backend = kiosk_backend_new (url, "token");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
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

static gpointer
wait_for (Fixture       *fixture,
          GAsyncResult **result,
          GError       **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kiosk_backend_fetch_finish (fixture->backend, *result, error);
}

static TrainingSessions *
check (Fixture       *fixture,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  training_client_check_async (fixture->backend, cancellable, keep_result, &result);
  return wait_for (fixture, &result, error);
}

static GPtrArray *
list_tickets (Fixture  *fixture,
              GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  training_client_list_tickets_async (fixture->backend, "DEMA2345", "7788", NULL, keep_result, &result);
  return wait_for (fixture, &result, error);
}

static TrainingTicket *
do_deed (Fixture     *fixture,
         const char  *deed,
         const char  *factor,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  training_client_do_async (fixture->backend, "DEMA2345", deed, factor, NULL, keep_result, &result);
  return wait_for (fixture, &result, error);
}

static TrainingCertificate *
get_certificate (Fixture  *fixture,
                 GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  training_client_get_certificate_async (fixture->backend, "XM-KJ-2026-0000014", "7788", NULL, keep_result, &result);
  return wait_for (fixture, &result, error);
}

static void
test_sessions (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingSessions) sessions = NULL;
  TrainingSession *first;

  gateway_double_set_answer (fixture->gateway, 200, JSON, SAMPLE_LIST);
  sessions = check (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sessions->items->len, ==, 2);
  first = sessions->items->pdata[0];
  g_assert_cmpint (first->free, ==, 12);
  g_assert_cmpstr (training_session_title (first, "en"), ==, "Exporting (9810)");
  g_assert_cmpstr (training_session_title (first, "zh_TW"), ==, "9810 海外仓出口实务");
  g_assert_cmpint (((TrainingSession *) sessions->items->pdata[1])->state, ==, TRAINING_WAITING_LIST);
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/training/sessions");
}

static void
test_tickets (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = NULL;
  TrainingTicket *ticket;

  gateway_double_set_answer (fixture->gateway, 200, JSON, SAMPLE_TICKETS ("waiting", "\"place\":3,", "\"cancel\",\"a-new-deed\""));
  tickets = list_tickets (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tickets->len, ==, 1);
  ticket = tickets->pdata[0];
  g_assert_cmpint (ticket->place, ==, 3);
  g_assert_cmpint (ticket->may, ==, TRAINING_MAY_CANCEL);
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/training/signups/DEMA2345");
  g_assert_cmpstr (gateway_double_get_factor (fixture->gateway), ==, "7788");
}

/* The code alone is enough to be there; for anything else the phone is wanted. */
static void
test_deeds (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingTicket) there = NULL;
  g_autoptr (TrainingTicket) gone = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, SAMPLE_TICKET ("attended", "\"checked_in\":\"2026-12-20T13:51:07+08:00\",", ""));
  there = do_deed (fixture, "check-in", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (there->standing, ==, TRAINING_ATTENDED);
  g_assert_nonnull (there->checked_in);
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/training/signups/DEMA2345/check-in");
  g_assert_null (gateway_double_get_factor (fixture->gateway));

  gateway_double_set_answer (fixture->gateway, 200, JSON, SAMPLE_TICKET ("cancelled", "\"late\":true,\"reason\":\"visitor\",", ""));
  gone = do_deed (fixture, "cancel", "7788", &error);
  g_assert_no_error (error);
  g_assert_true (gone->late);
  g_assert_cmpstr (gateway_double_get_factor (fixture->gateway), ==, "7788");
}

static void
test_certificate (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingCertificate) certificate = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, SAMPLE_CERTIFICATE);
  certificate = get_certificate (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (certificate->masked);
  g_assert_cmpstr (certificate->holder, ==, "陈**");
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/training/certificates/XM-KJ-2026-0000014");
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  const struct { guint status; KioskError code; } problems[] = {
    { 400, KIOSK_ERROR_INVALID_INPUT }, { 401, KIOSK_ERROR_INTERNAL }, { 404, KIOSK_ERROR_NOT_FOUND },
    { 409, KIOSK_ERROR_REJECTED }, { 422, KIOSK_ERROR_REJECTED }, { 429, KIOSK_ERROR_BUSY }, { 500, KIOSK_ERROR_UNAVAILABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *body =
        g_strdup_printf ("{\"type\":\"urn:park-kiosk:problem:test\",\"title\":\"Test\",\"status\":%u}", problems[i].status);
      g_autoptr (GError) list_error = NULL;
      g_autoptr (GError) deed_error = NULL;
      g_autoptr (GError) certificate_error = NULL;

      gateway_double_set_answer (fixture->gateway, problems[i].status, PROBLEM, body);
      g_assert_null (list_tickets (fixture, &list_error));
      g_assert_error (list_error, KIOSK_ERROR, (int) problems[i].code);
      g_assert_null (do_deed (fixture, "accept", "7788", &deed_error));
      g_assert_error (deed_error, KIOSK_ERROR, (int) problems[i].code);
      g_assert_null (get_certificate (fixture, &certificate_error));
      g_assert_error (certificate_error, KIOSK_ERROR, (int) problems[i].code);
    }
}

static void
test_not_the_contract (Fixture       *fixture,
                       gconstpointer  data)
{
  const struct { const char *media_type; const char *body; } answers[] = {
    { "text/html", "<html><body>Welcome to the lobby's network</body></html>" },
    { JSON, "{\"items\":[{\"code\":\"HC" },
    { JSON, "" },
    { JSON, "null" },
    { JSON, "[" SAMPLE_LIST "]" },
    { JSON, "{\"items\":[7],\"truncated\":false}" },
    { JSON, "{\"items\":{},\"truncated\":false}" },
    { JSON, "{\"items\":[{" SAMPLE_SESSION "}]}" },
    { JSON, "{\"items\":[{" SAMPLE_SESSION_WITH ("open", "\"12\"", "0") "}],\"truncated\":false}" },
    { JSON, "{\"items\":[{" SAMPLE_SESSION_WITH ("open", "41", "0") "}],\"truncated\":false}" },
    { JSON, "{\"items\":[{" SAMPLE_SESSION_WITH ("open", "-1", "0") "}],\"truncated\":false}" },
    { JSON, "{\"items\":[{" SAMPLE_SESSION_WITH ("open", "12", "-3") "}],\"truncated\":false}" },
    { JSON, "{\"items\":[{" SAMPLE_SESSION ",\"map\":7}],\"truncated\":false}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", answers[i].body);
      gateway_double_set_answer (fixture->gateway, 200, answers[i].media_type, answers[i].body);
      g_assert_null (check (fixture, NULL, &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
    }
}

/* Better none than a wrong one. */
static void
test_tickets_not_the_contract (Fixture       *fixture,
                               gconstpointer  data)
{
  const char * const answers[] = {
    "{\"items\":7}", "{\"items\":[{}]}", SAMPLE_TICKETS ("a-new-state", "", ""), SAMPLE_TICKETS ("waiting", "\"place\":\"third\",", ""),
    SAMPLE_TICKETS ("offered", "\"offer_until\":\"soon\",", ""), SAMPLE_TICKETS ("cancelled", "\"late\":1,", ""),
    SAMPLE_TICKETS ("certified", "\"certificate\":{},", ""),
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", answers[i]);
      gateway_double_set_answer (fixture->gateway, 200, JSON, answers[i]);
      g_assert_null (list_tickets (fixture, &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
    }
}

static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingSessions) sessions = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, SAMPLE_LIST);
  gateway_double_set_delay (fixture->gateway, 400);
  sessions = check (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sessions);
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
  g_assert_null (check (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_away (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  gateway_double_free (fixture->gateway);
  fixture->gateway = gateway_double_new ();
  g_assert_null (check (fixture, NULL, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_OFFLINE);
}

#define ADD(name, function) \
  g_test_add ("/training/client/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sessions", test_sessions);
  ADD ("tickets", test_tickets);
  ADD ("deeds", test_deeds);
  ADD ("certificate", test_certificate);
  ADD ("problems", test_problems);
  ADD ("not-the-contract", test_not_the_contract);
  ADD ("tickets-not-the-contract", test_tickets_not_the_contract);
  ADD ("slow", test_slow);
  ADD ("cancelled", test_cancelled);
  ADD ("away", test_away);

  return g_test_run ();
}
