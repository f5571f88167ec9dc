/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-watch.h"

#include "gateway-double.h"

#define JSON   "application/json"
#define FIGURE "{\"free\":12}"

typedef struct
{
  GatewayDouble *gateway;
  KioskBackend  *backend;
  KioskWatch    *watch;
  guint          answered;
  guint          failed;
} Fixture;

static void
on_answered (Fixture *fixture)
{
  fixture->answered++;
}

static void
on_failed (Fixture *fixture)
{
  fixture->failed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/things", NULL);
  g_autofree char *url = NULL;

  fixture->gateway = gateway_double_new ();
  url = gateway_double_get_url (fixture->gateway);
  fixture->backend = kiosk_backend_new (url, "token");
  fixture->watch = kiosk_watch_new (fixture->backend, request);
  g_signal_connect_swapped (fixture->watch, "answered", G_CALLBACK (on_answered), fixture);
  g_signal_connect_swapped (fixture->watch, "failed", G_CALLBACK (on_failed), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kiosk_watch_stop (fixture->watch);
  g_assert_finalize_object (fixture->watch);
  g_assert_finalize_object (fixture->backend);
  gateway_double_free (fixture->gateway);
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (guint *count,
          guint  wanted)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  guint tick = g_timeout_add (20, on_tick, NULL);

  while (*count < wanted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_cmpuint (*count, >=, wanted);
}

/* While the gateway answers, no figure gets older than it may; when it does not, its age is told. */
static void
test_age (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *age = NULL;
  gint64 first, second;

  gateway_double_set_answer (fixture->gateway, 200, JSON, FIGURE);
  g_assert_null (kiosk_watch_dup_age (fixture->watch));
  kiosk_watch_start (fixture->watch);
  wait_for (&fixture->answered, 1);
  first = g_get_monotonic_time ();
  wait_for (&fixture->answered, 2);
  second = g_get_monotonic_time ();
  g_assert_cmpint (second - first, <, KIOSK_WATCH_MOST_AGE * G_USEC_PER_SEC);
  g_assert_null (kiosk_watch_dup_age (fixture->watch));

  gateway_double_set_answer (fixture->gateway, 404, "application/problem+json", "{\"type\":\"urn:park-kiosk:problem:not-found\",\"title\":\"x\",\"status\":404}");
  wait_for (&fixture->failed, 2);
  age = kiosk_watch_dup_age (fixture->watch);
  g_assert_true (g_pattern_match_simple ("1? seconds ago", age));
  g_assert_cmpuint (fixture->answered, ==, 2);

  gateway_double_set_answer (fixture->gateway, 200, JSON, FIGURE);
  wait_for (&fixture->answered, 3);
  g_assert_null (kiosk_watch_dup_age (fixture->watch));
}

/* At rest it asks nothing, and what was under way is not told any more. */
static void
test_rest (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 end;
  guint tick;

  gateway_double_set_answer (fixture->gateway, 200, JSON, FIGURE);
  kiosk_watch_start (fixture->watch);
  kiosk_watch_stop (fixture->watch);
  end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  tick = g_timeout_add (20, on_tick, NULL);
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_cmpuint (fixture->answered + fixture->failed, ==, 0);

  kiosk_watch_start (fixture->watch);
  wait_for (&fixture->answered, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/watch/age", Fixture, NULL, set_up, test_age, tear_down);
  g_test_add ("/watch/rest", Fixture, NULL, set_up, test_rest, tear_down);

  return g_test_run ();
}
