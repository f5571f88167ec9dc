/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-client.h"

#include "gateway-double.h"

#include <string.h>

#define JSON    "application/json"
#define ITEM    "{\"number\":\"T1\",\"kind\":\"trademark\",\"title\":\"鹭帆\",\"right_number\":\"1860\",\"holder\":\"甲\",\"status\":\"%s\"," \
                "\"recorded\":\"2024-01-01\",\"valid_until\":\"2034-01-01\",\"renewal_from\":\"2033-07-01\"}"
#define FOUND   "{\"as_of\":\"2026-11-27\",\"items\":[" ITEM "],\"truncated\":false}"
#define NAMES   "\"code\":\"US\",\"name\":\"美国\",\"name_tw\":\"美國\",\"name_en\":\"United States\""
#define LIST    "{\"items\":[{" NAMES "}]}"
#define FACT    "{\"topic\":\"%s\",\"value\":\"%s\",\"source\":\"Law\",\"checked\":\"2026-11-27\"}"
#define CARD    "{" NAMES ",\"facts\":[" FACT "]}"
#define SLOT    "{\"begins\":\"2026-12-01T09:00:00+08:00\",\"ends\":\"2026-12-01T09:30:00+08:00\",\"free\":%s}"
#define TALKS   "{\"park\":\"haicang\",\"hours\":[{\"weekday\":2,\"begins\":\"09:00\",\"ends\":\"11:30\"}]," \
                "\"days\":[{\"day\":\"2026-12-01\",\"slots\":[" SLOT "]}]}"

typedef struct
{
  GatewayDouble *gateway;
  KioskBackend  *backend;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autofree char *url = NULL;

  fixture->gateway = gateway_double_new ();
  url = gateway_double_get_url (fixture->gateway);
  fixture->backend = kiosk_backend_new (url, "token");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->backend);
  gateway_double_free (fixture->gateway);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

/* The four requests, so that each failure is seen of each. */
typedef enum
{
  SEARCH,
  COUNTRIES,
  COUNTRY,
  ALL_TALKS,
  N_REQUESTS
} Request;

static GAsyncResult *
ask (Fixture      *fixture,
     Request       request,
     GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  if (request == SEARCH)
    ip_client_search_async (fixture->backend, "鹭&帆", "trademark", cancellable, on_done, &result);
  else if (request == COUNTRIES)
    ip_client_countries_async (fixture->backend, cancellable, on_done, &result);
  else if (request == COUNTRY)
    ip_client_country_async (fixture->backend, "U/S", cancellable, on_done, &result);
  else
    ip_client_talks_async (fixture->backend, cancellable, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

/* Fails as it should; what came is freed if it did not. */
static void
assert_fails (Fixture      *fixture,
              Request       request,
              GCancellable *cancellable,
              GQuark        domain,
              int           code)
{
  g_autoptr (GAsyncResult) result = ask (fixture, request, cancellable);
  g_autoptr (GError) error = NULL;

  if (request == SEARCH)
    g_assert_null (ip_client_search_finish (result, &error));
  else if (request == COUNTRIES)
    g_assert_null (ip_client_countries_finish (result, &error));
  else if (request == COUNTRY)
    g_assert_null (ip_client_country_finish (result, &error));
  else
    g_assert_null (ip_client_talks_finish (result, &error));
  g_assert_error (error, domain, code);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct
  {
    const char *status;
    const char *name;
    const char *words;
  } cases[] = {
    { "valid", "Valid", "Valid until 2034-01-01" },
    { "expiring", "Expires soon", "Valid until 2034-01-01. The holder can renew it now." },
    { "expired", "Expired", "It ended on 2034-01-01. Customs does not act on it any more." },
    { "revoked", "Revoked", "It is not in force any more. Customs does not act on it." },
    { "cancelled", "Cancelled", "It is not in force any more. Customs does not act on it." },
    { "frozen", "Unknown", "It is not in force any more. Customs does not act on it." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf (FOUND, cases[i].status);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (IpFound) found = NULL;
      g_autofree char *words = NULL;

      gateway_double_set_answer (fixture->gateway, 200, JSON, body);
      result = ask (fixture, SEARCH, NULL);
      found = ip_client_search_finish (result, NULL);
      g_assert_cmpuint (found->items->len, ==, 1);
      words = ip_found_describe (found->items->pdata[0]);
      g_assert_cmpstr (ip_found_status_name (cases[i].status), ==, cases[i].name);
      g_assert_cmpstr (words, ==, cases[i].words);
    }

  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/ip/recordations");
  g_assert_null (strstr (gateway_double_get_query (fixture->gateway), "鹭"));
  g_assert_nonnull (strstr (gateway_double_get_query (fixture->gateway), "kind=trademark"));
}

static void
test_countries (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) countries = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, LIST);
  result = ask (fixture, COUNTRIES, NULL);
  countries = ip_client_countries_finish (result, NULL);
  g_assert_cmpuint (countries->len, ==, 1);
  g_assert_cmpstr (ip_country_get_name (countries->pdata[0], "zh_CN"), ==, "美国");
  g_assert_cmpstr (ip_country_get_name (countries->pdata[0], "zh_TW"), ==, "美國");
  g_assert_cmpstr (ip_country_get_name (countries->pdata[0], "en"), ==, "United States");
}

/* Words of the contract are put into the visitor's; words that came later are told as they are. */
static void
test_country (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char * const cases[][3] = {
    { "treaties", "paris pct", "Paris Convention, Patent Cooperation Treaty" }, { "trademark-term", "10", "10 years" }, { "utility-term", "1", "1 year" },
    { "trademark-basis", "first-to-use", "Who uses it first" }, { "customs-recordation", "no", "No" }, { "website", "www.example.org", "www.example.org" },
    { "treaties", "lisbon", "lisbon" }, { "design-term", "many", "many" }, { "weather", "rain", "rain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf (CARD, cases[i][0], cases[i][1]);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (IpCountryCard) card = NULL;
      g_autofree char *words = NULL;
      g_autofree char *source = NULL;

      gateway_double_set_answer (fixture->gateway, 200, JSON, body);
      result = ask (fixture, COUNTRY, NULL);
      card = ip_client_country_finish (result, NULL);
      words = ip_country_describe (card->facts->pdata[0]);
      source = ip_country_describe_source (card->facts->pdata[0]);
      g_assert_cmpstr (words, ==, cases[i][2]);
      g_assert_cmpstr (source, ==, "Law, looked up on 2026-11-27");
    }
  g_assert_null (ip_country_topic_name ("weather"));
  g_assert_cmpstr (ip_country_topic_name ("treaties"), ==, "Treaties");
}

static void
test_talks (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *body = g_strdup_printf (TALKS, "true");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IpTalks) talks = NULL;
  g_autofree char *day = NULL;
  g_autofree char *slot = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, body);
  result = ask (fixture, ALL_TALKS, NULL);
  talks = ip_client_talks_finish (result, NULL);
  g_assert_cmpuint (ip_talks_count_free (talks, "2026-12-01"), ==, 1);
  g_assert_cmpuint (ip_talks_count_free (talks, "2026-12-02"), ==, 0);
  day = ip_talks_describe_day ("2026-12-01");
  slot = ip_talks_describe_slot (talks->slots->pdata[0]);
  g_assert_cmpstr (day, ==, "Tuesday, 2026-12-01");
  g_assert_cmpstr (slot, ==, "09:00–09:30");
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  unused)
{
  static const struct
  {
    guint      status;
    KioskError code;
  } problems[] = {
    { 400, KIOSK_ERROR_INVALID_INPUT }, { 401, KIOSK_ERROR_INTERNAL }, { 404, KIOSK_ERROR_NOT_FOUND }, { 409, KIOSK_ERROR_REJECTED },
    { 429, KIOSK_ERROR_BUSY }, { 500, KIOSK_ERROR_UNAVAILABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems) * N_REQUESTS; i++)
    {
      guint problem = i / N_REQUESTS;
      g_autofree char *body = g_strdup_printf ("{\"type\":\"urn:park-kiosk:problem:test\",\"title\":\"Test\",\"status\":%u}", problems[problem].status);

      gateway_double_set_answer (fixture->gateway, problems[problem].status, "application/problem+json", body);
      assert_fails (fixture, i % N_REQUESTS, NULL, KIOSK_ERROR, (int) problems[problem].code);
    }
}

static void
test_not_the_contract (Fixture       *fixture,
                       gconstpointer  unused)
{
  static const char * const bodies[] = {
    "", "null", "{", "[]", "{}", "<html></html>", "{\"items\":7,\"facts\":7,\"hours\":7,\"days\":7}", "{\"items\":[7],\"truncated\":false,\"hours\":[7],\"days\":[]}",
    "{\"items\":[{}],\"truncated\":false,\"hours\":[],\"days\":[{}]}", "{\"items\":[{\"number\":1,\"code\":1}],\"truncated\":false,\"hours\":[],\"days\":[{\"day\":\"soon\",\"slots\":[]}]}",
    "{\"items\":[null],\"hours\":[],\"days\":[{\"day\":\"2026-12-01\",\"slots\":[{\"begins\":\"now\",\"ends\":\"then\",\"free\":true}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies) * N_REQUESTS; i++)
    {
      gateway_double_set_answer (fixture->gateway, 200, JSON, bodies[i / N_REQUESTS]);
      assert_fails (fixture, i % N_REQUESTS, NULL, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
    }
  gateway_double_set_answer (fixture->gateway, 200, "text/html", "<html><body>Welcome to the lobby's network</body></html>");
  for (guint i = 0; i < N_REQUESTS; i++)
    assert_fails (fixture, i, NULL, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
}

static gboolean
on_change_of_mind (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  unused)
{
  for (guint i = 0; i < N_REQUESTS; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      gateway_double_set_answer (fixture->gateway, 200, JSON, NULL);
      g_timeout_add (50, on_change_of_mind, cancellable);
      assert_fails (fixture, i, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_away (Fixture       *fixture,
           gconstpointer  unused)
{
  gateway_double_free (fixture->gateway);
  fixture->gateway = gateway_double_new ();
  assert_fails (fixture, SEARCH, NULL, KIOSK_ERROR, KIOSK_ERROR_OFFLINE);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char  *path;
    void       (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ip/client/search", test_search }, { "/ip/client/countries", test_countries }, { "/ip/client/country", test_country },
    { "/ip/client/talks", test_talks }, { "/ip/client/problems", test_problems }, { "/ip/client/not-the-contract", test_not_the_contract },
    { "/ip/client/cancelled", test_cancelled }, { "/ip/client/away", test_away },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  return g_test_run ();
}
