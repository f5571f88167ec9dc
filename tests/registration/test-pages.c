/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "small-shell.h"

#define JSON     "application/json"
#define NAME     "\"name\":\"厦门澜汀帆物流有限公司\",\"binding\":false"
#define PASS     "{" NAME ",\"verdict\":\"pass\",\"findings\":[]}"
#define WARN     "{" NAME ",\"verdict\":\"warn\",\"findings\":[{\"part\":\"name\",\"verdict\":\"warn\",\"reason\":\"similar-sound\"," \
                 "\"article\":\"第十七条\",\"about\":\"厦门蓝汀帆物流有限公司\"}]}"
#define REFUSE   "{" NAME ",\"verdict\":\"refuse\",\"findings\":[{\"part\":\"industry\",\"verdict\":\"refuse\",\"reason\":\"not-hanzi\",\"article\":\"第五条\"}]}"
#define PROGRESS "{\"reference\":\"HC-20261127-0001\",\"name\":\"厦门澜汀帆物流有限公司\",\"status\":{\"stage\":\"returned\",\"kind\":\"attention\"}," \
                 "\"submitted\":\"2026-11-27T01:00:00Z\",\"updated\":\"2026-11-27T02:30:00Z\",\"stages\":[{\"stage\":\"returned\",\"state\":\"attention\"}]," \
                 "\"note\":\"住所材料不清晰\"}"

static void
set_up (SmallShell    *shell,
        gconstpointer  data)
{
  small_shell_set_up (shell, g_getenv ("REGISTRATION_DIR"));
}

static void
tear_down (SmallShell    *shell,
           gconstpointer  data)
{
  small_shell_tear_down (shell);
}

/* A tile says its title; it has no label of its own. */
static void
touch_tile (SmallShell *shell,
            const char *title)
{
  GtkWidget *label = small_shell_wait_for (shell, GTK_TYPE_LABEL, title);

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, KIOSK_TYPE_TILE), "clicked");
}

static KioskFlow *
flow_of (SmallShell *shell)
{
  return kiosk_flow_page_get_flow (KIOSK_FLOW_PAGE (shell->page));
}

static void
answer (SmallShell *shell,
        const char *key,
        const char *json)
{
  KioskField *field = kiosk_step_get_field (kiosk_flow_get_current (flow_of (shell)), key);
  g_autoptr (JsonNode) value = json_from_string (json, NULL);

  g_assert_nonnull (field);
  kiosk_field_set_value (field, value);
}

static const char *
error_of (SmallShell *shell,
          const char *key)
{
  return kiosk_field_get_error (kiosk_step_get_field (kiosk_flow_get_current (flow_of (shell)), key));
}

static void
type_name (SmallShell *shell)
{
  answer (shell, "brand", "\"澜汀帆\"");
  answer (shell, "trade", "\"物流\"");
  small_shell_expect (shell, "厦门澜汀帆物流有限公司");
}

static void
test_three_pages (SmallShell    *shell,
                  gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      KioskPage *page = small_shell_create_page (shell);

      g_assert_nonnull (page);
      g_object_ref_sink (page);
      g_assert_finalize_object (page);
    }
}

static void
test_guide (SmallShell    *shell,
            gconstpointer  data)
{
  touch_tile (shell, "What you need");
  small_shell_expect (shell, "Copy of each one's identity document; of a company, of its licence with its seal.");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (small_shell_wait_for (shell, GTK_TYPE_TOGGLE_BUTTON, "One company")), TRUE);
  small_shell_expect (shell, "Copy of the company's business licence, with its seal.");
  small_shell_change_language (shell);
  small_shell_expect (shell, "Copy of the company's business licence, with its seal.");
  small_shell_touch (shell, "Set up a company");
  small_shell_expect (shell, "What shall the company be called?");
}

static void
test_name (SmallShell    *shell,
           gconstpointer  data)
{
  touch_tile (shell, "Check a name");
  small_shell_touch (shell, "Check the name");
  g_assert_nonnull (error_of (shell, "brand"));
  g_assert_cmpuint (gateway_double_get_asked (shell->gateway), ==, 0);

  gateway_double_set_answer (shell->gateway, 200, JSON, REFUSE);
  type_name (shell);
  small_shell_touch (shell, "Check the name");
  small_shell_expect (shell, "This name cannot be registered");
  g_assert_nonnull (error_of (shell, "trade"));
  g_assert_null (error_of (shell, "brand"));
  small_shell_change_language (shell);
  small_shell_expect (shell, "This name cannot be registered");

  /* nothing is said of a name that has changed */
  gateway_double_set_answer (shell->gateway, 200, JSON, WARN);
  answer (shell, "brand", "\"澜汀\"");
  small_shell_touch (shell, "Check the name");
  small_shell_expect (shell, "It sounds like the name of a company in the same trade: 厦门蓝汀帆物流有限公司.");
  small_shell_expect (shell, "This is a first check only. The registry decides on every name.");
  small_shell_touch (shell, "Apply with this name");

  /* the application begins with it, and does not ask again */
  small_shell_expect (shell, "厦门澜汀物流有限公司");
  g_assert_cmpuint (gateway_double_get_asked (shell->gateway), ==, 1);
  small_shell_touch (shell, "Next");
  small_shell_expect (shell, "Where is the company?");
  g_assert_cmpuint (shell->stack->len, ==, 2);
}

static void
test_name_while_away (SmallShell    *shell,
                      gconstpointer  data)
{
  gateway_double_set_answer (shell->gateway, 500, "application/problem+json",
                             "{\"type\":\"urn:park-kiosk:problem:internal\",\"title\":\"x\",\"status\":500}");
  touch_tile (shell, "Check a name");
  type_name (shell);
  small_shell_hide_keyboard (shell);
  small_shell_touch (shell, "Check the name");
  small_shell_expect (shell, "The service is not working right now");
  gateway_double_set_answer (shell->gateway, 200, JSON, PASS);
  small_shell_touch (shell, "Try again");
  small_shell_expect (shell, "Nothing was found against this name");
}

static void
test_application_while_away (SmallShell    *shell,
                             gconstpointer  data)
{
  gateway_double_set_answer (shell->gateway, 500, "application/problem+json",
                             "{\"type\":\"urn:park-kiosk:problem:internal\",\"title\":\"x\",\"status\":500}");
  touch_tile (shell, "Set up a company");
  type_name (shell);
  small_shell_touch (shell, "Check the name");
  small_shell_expect (shell, "The name cannot be checked right now");
  small_shell_touch (shell, "Next");
  small_shell_expect (shell, "Where is the company?");
}

static void
go_to_shareholders (SmallShell *shell)
{
  gateway_double_set_answer (shell->gateway, 200, JSON, PASS);
  touch_tile (shell, "Set up a company");
  type_name (shell);
  small_shell_touch (shell, "Check the name");
  small_shell_expect (shell, "Nothing was found against this name");
  small_shell_touch (shell, "Next");
  small_shell_touch (shell, "海沧园区 · 海沧区海沧保税港区");
  answer (shell, "room", "\"501\"");
  answer (shell, "postcode", "\"100000\"");
  small_shell_touch (shell, "Next");
  g_assert_cmpstr (error_of (shell, "postcode"), ==, "A postcode of Xiamen has six digits and begins with 361.");
  answer (shell, "postcode", "\"361026\"");
  small_shell_touch (shell, "Next");
  small_shell_touch (shell, "货物进出口");
  small_shell_touch (shell, "Next");
  answer (shell, "capital", "\"1000000.00\"");
  small_shell_expect (shell, "That is 100.00 × 10,000 yuan");
  small_shell_touch (shell, "Next");
}

static void
answer_tomorrow (SmallShell *shell)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autofree char *json = g_date_time_format (tomorrow, "\"%Y-%m-%d\"");

  answer (shell, "planned", json);
}

static void
test_lists (SmallShell    *shell,
            gconstpointer  data)
{
  go_to_shareholders (shell);
  answer_tomorrow (shell);
  answer (shell, "supervision", "\"none\"");
  answer (shell, "employees", "3");
  small_shell_touch (shell, "Next");

  answer (shell, "kind", "\"company\"");
  small_shell_wait_for (shell, KIOSK_TYPE_ENTRY, "Unified social credit code");
  answer (shell, "kind", "\"person\"");
  answer (shell, "id_type", "\"taiwan_permit\"");
  small_shell_wait_for (shell, KIOSK_TYPE_ENTRY, "Number of the travel permit for Taiwan residents");
  answer (shell, "id_type", "\"resident_id\"");
  answer (shell, "name", "\"林安和\"");
  answer (shell, "id_number", "\"350203199001010018\"");
  small_shell_expect (shell, "Born 1990-01-01, male");
  answer (shell, "amount", "\"250000.00\"");
  small_shell_expect (shell, "25.00 % of the registered capital");
  answer (shell, "due", "\"5\"");
  small_shell_change_language (shell);
  small_shell_expect (shell, "Born 1990-01-01, male");
  small_shell_expect (shell, "25.00 % of the registered capital");
  answer (shell, "amount", "\"1000000.00\"");
  small_shell_touch (shell, "Save");
  small_shell_touch (shell, "Next");

  /* whoever holds shares need not be typed again, and is not offered twice */
  small_shell_touch (shell, "林安和");
  small_shell_expect (shell, "Born 1990-01-01, male");
  answer (shell, "roles", "[\"director\"]");
  small_shell_touch (shell, "Save");
  small_shell_touch (shell, "Next");
  small_shell_expect (shell, "Still missing: a legal representative, a head of finance, a liaison. One person can hold several posts.");
}

static void
test_progress (SmallShell    *shell,
               gconstpointer  data)
{
  touch_tile (shell, "Progress");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "Please enter the number on your receipt, such as HC-20261127-0001.");
  small_shell_type_in (shell, "Reference number", "hc202611270001");
  small_shell_type_in (shell, "Last four digits of the phone, or the code on the receipt", "778");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "Please enter four digits of the phone, or the whole code on the receipt.");
  small_shell_change_language (shell);

  gateway_double_set_answer (shell->gateway, 404, "application/problem+json",
                             "{\"type\":\"urn:park-kiosk:problem:not-found\",\"title\":\"x\",\"status\":404}");
  small_shell_type_in (shell, "Last four digits of the phone, or the code on the receipt", "0000");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "No application fits these two. Please compare them with your receipt.");

  gateway_double_set_answer (shell->gateway, 200, JSON, PROGRESS);
  small_shell_type_in (shell, "Last four digits of the phone, or the code on the receipt", "7788");
  small_shell_touch (shell, "Look up");
  small_shell_expect (shell, "Returned for correction");
  small_shell_expect (shell, "住所材料不清晰");
  g_assert_cmpstr (gateway_double_get_path (shell->gateway), ==, "/v1/registration/applications/HC202611270001");
  g_assert_cmpstr (gateway_double_get_factor (shell->gateway), ==, "7788");
  small_shell_change_language (shell);
  small_shell_touch (shell, "Back to the beginning");
  small_shell_expect (shell, "What would you like to do?");
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_check (SmallShell    *shell,
            gconstpointer  data)
{
  KioskService *service = kiosk_service_info_get_service (shell->service);
  const char * const answers[] = { PASS, "{\"verdict\":7}" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      gateway_double_set_answer (shell->gateway, 200, JSON, answers[i]);
      kiosk_service_check_async (service, shell->context, NULL, keep_result, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (kiosk_service_check_finish (service, result, &error), ==, i == 0);
    }
}

#define ADD(name, function) \
  g_test_add ("/registration/pages/" name, SmallShell, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("three-pages", test_three_pages);
  ADD ("guide", test_guide);
  ADD ("name", test_name);
  ADD ("name-while-away", test_name_while_away);
  ADD ("application-while-away", test_application_while_away);
  ADD ("lists", test_lists);
  ADD ("progress", test_progress);
  ADD ("check", test_check);

  return g_test_run ();
}
