/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <kiosk.h>

#include "camera-source.h"
#include "small-shell.h"

#define JSON   "application/json"
#define RECORD "{\"number\":\"370120260000123456\",\"status\":{\"stage\":\"release\",\"kind\":\"done\",\"code\":\"P\"}," \
               "\"updated\":\"2026-11-23T09:38:00+08:00\",\"stages\":[{\"stage\":\"release\",\"state\":\"current\"}]}"
#define ORDER  "{\"order_no\":\"DD20261123000001\",\"documents\":[{\"document\":\"order\",\"present\":true}]}"
#define GOODS  "{\"items\":[{\"code\":\"3304990029\",\"name\":\"护肤品\",\"elements\":[\"品名\"],\"vat\":\"13.0000\"}],\"truncated\":false}"
#define RULES  "{\"policies\":[{\"effective_from\":\"2019-01-01\",\"single_limit\":\"5000\",\"annual_limit\":\"26000\"," \
               "\"factor\":\"0.70\",\"single_item_over_limit\":true,\"source\":\"R\"}]," \
               "\"vat\":[{\"effective_from\":\"2019-04-01\",\"standard\":\"13\",\"reduced\":\"9\"}]}"

typedef SmallShell Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  small_shell_set_up (fixture, g_getenv ("CUSTOMS_DIR"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  small_shell_tear_down (fixture);
}

static void
test_three_pages (Fixture       *fixture,
                  gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      KioskPage *page = small_shell_create_page (fixture);

      g_assert_nonnull (page);
      g_object_ref_sink (page);
      g_assert_finalize_object (page);
    }
}

static void
test_declaration (Fixture       *fixture,
                  gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 200, JSON, RECORD);
  small_shell_type_in (fixture, "Declaration number", "3701202600001234");
  small_shell_touch (fixture, "Look up");
  g_assert_cmpuint (fixture->stack->len, ==, 1);
  g_assert_cmpuint (gateway_double_get_asked (fixture->gateway), ==, 0);

  small_shell_type_in (fixture, "Declaration number", "370120260000123456");
  small_shell_change_language (fixture);
  small_shell_touch (fixture, "Look up");
  small_shell_expect (fixture, "Please show that it concerns you");
  small_shell_change_language (fixture);
  small_shell_type_in (fixture, NULL, "abc12");
  small_shell_touch (fixture, "Look up");
  small_shell_expect (fixture, "Please enter all 6 characters.");
  small_shell_type_in (fixture, NULL, "abc123");
  small_shell_touch (fixture, "Look up");
  small_shell_expect (fixture, "Released");
  g_assert_cmpstr (gateway_double_get_factor (fixture->gateway), ==, "ABC123");
  small_shell_change_language (fixture);
  small_shell_expect (fixture, "Released");

  /* The page of the factor is gone, and the number with the answer. */
  small_shell_touch (fixture, "Look up another");
  g_assert_cmpuint (fixture->stack->len, ==, 1);
  g_assert_cmpstr (kiosk_entry_get_text (KIOSK_ENTRY (small_shell_wait_for (fixture, KIOSK_TYPE_ENTRY, NULL))), ==, "");
}

static void
test_wrong_factor (Fixture       *fixture,
                   gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 404, "application/problem+json",
                             "{\"type\":\"urn:park-kiosk:problem:not-found\",\"title\":\"x\",\"status\":404}");
  small_shell_type_in (fixture, "Declaration number", "370120260000123456");
  small_shell_touch (fixture, "Look up");
  small_shell_type_in (fixture, NULL, "ABC123");
  small_shell_touch (fixture, "Look up");
  small_shell_expect (fixture, "No record fits what you entered. Please compare it with your document.");

  gateway_double_set_answer (fixture->gateway, 200, JSON, RECORD);
  small_shell_touch (fixture, "Look up");
  small_shell_expect (fixture, "Released");
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 200, JSON, ORDER);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (small_shell_wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "Parcel")), TRUE);
  small_shell_type_in (fixture, "Number", "RR123456785CN");
  small_shell_expect (fixture, "This looks like: International postal number");
  small_shell_type_in (fixture, "Number", "RR123456784CN");
  small_shell_touch (fixture, "Look up");
  g_assert_cmpuint (fixture->stack->len, ==, 1);

  small_shell_type_in (fixture, "Number", "DD20261123000001");
  small_shell_expect (fixture, "Which number is it?");
  small_shell_touch (fixture, "Look up");
  small_shell_type_in (fixture, NULL, "1234");
  small_shell_touch (fixture, "Look up");
  small_shell_expect (fixture, "Documents are incomplete");
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/customs/orders/DD20261123000001");
  small_shell_change_language (fixture);
  small_shell_expect (fixture, "Documents are incomplete");
}

/* Code 128 of 370120260000123456, by pairs of digits. */
#define BARS "211232" "132113" "222122" "221231" "321221" "212222" "212222" "112232" "131123" "331121" "131321" "2331112"

/* A camera before which a paper lies, and the page that it is held to. */
static void
open_scanner (Fixture      *fixture,
              CameraSource *source,
              const char   *bars)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (640, 480);
  g_autofree char *uri = NULL;
  g_autoptr (KioskCamera) camera = NULL;

  camera_source_set_up (source);
  camera_source_draw_bars (paper, 52, 120, 4, bars);
  uri = camera_source_picture (source, "paper.png", paper);
  camera = kiosk_camera_new (uri);
  kiosk_context_set_camera (fixture->context, camera);
  small_shell_change_language (fixture);
  g_signal_emit_by_name (small_shell_wait_for (fixture, KIOSK_TYPE_TILE, NULL), "clicked");
}

static void
scan (Fixture    *fixture,
      const char *text)
{
  g_signal_emit_by_name (small_shell_wait_for (fixture, KIOSK_TYPE_SCANNER, NULL), "scanned", text);
}

static void
test_bar_code (Fixture       *fixture,
               gconstpointer  data)
{
  CameraSource source;

  gateway_double_set_answer (fixture->gateway, 200, JSON, RECORD);
  open_scanner (fixture, &source, BARS);
  small_shell_expect (fixture, "Please show that it concerns you");
  small_shell_type_in (fixture, NULL, "ABC123");
  small_shell_touch (fixture, "Look up");
  small_shell_expect (fixture, "Released");
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/customs/declarations/370120260000123456");
  camera_source_tear_down (&source);
}

static void
test_other_codes (Fixture       *fixture,
                  gconstpointer  data)
{
  CameraSource source;

  open_scanner (fixture, &source, "");
  scan (fixture, "https://example.org/");
  small_shell_expect (fixture, "This code has no number that can be looked up here.");
  small_shell_change_language (fixture);
  scan (fixture, "I20180000147015879");
  small_shell_expect (fixture, "This is the Single Window unified number. Please use the declaration number of 18 digits.");
  g_assert_cmpuint (fixture->stack->len, ==, 2);

  /* what it is, its form does not tell */
  scan (fixture, "SF1234567890123");
  g_assert_cmpuint (fixture->stack->len, ==, 1);
  small_shell_expect (fixture, "Which number is it?");
  small_shell_type_in (fixture, "Number", "SF1234567890124");
  small_shell_change_language (fixture);
  g_assert_cmpstr (kiosk_entry_get_text (KIOSK_ENTRY (small_shell_wait_for (fixture, KIOSK_TYPE_ENTRY, "Number"))), ==, "SF1234567890124");
  g_assert_cmpuint (gateway_double_get_asked (fixture->gateway), ==, 0);
  camera_source_tear_down (&source);
}

static void
test_no_camera (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (KioskCamera) none = kiosk_camera_new ("none");

  kiosk_context_set_camera (fixture->context, none);
  small_shell_change_language (fixture);
  small_shell_expect (fixture, "Declaration number");
  g_assert_null (small_shell_find (fixture, KIOSK_TYPE_TILE, NULL));
}

static void
test_goods (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *list;

  gateway_double_set_answer (fixture->gateway, 200, JSON, GOODS);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (small_shell_wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "HS code")), TRUE);
  small_shell_type_in (fixture, NULL, "h");
  small_shell_type_in (fixture, NULL, "hf");
  small_shell_type_in (fixture, NULL, "hfp");
  small_shell_expect (fixture, "护肤品");
  g_assert_cmpuint (gateway_double_get_asked (fixture->gateway), ==, 1);

  list = small_shell_wait_for (fixture, GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  small_shell_expect (fixture, "What the declaration has to state");
  small_shell_change_language (fixture);

  gateway_double_set_answer (fixture->gateway, 200, JSON, RULES);
  small_shell_touch (fixture, "Estimate the tax");
  small_shell_wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "13%");
  small_shell_type_in (fixture, "Price of the goods, yuan", "1,000.5O");
  small_shell_press_action (fixture, "Price of the goods, yuan");
  small_shell_expect (fixture, "Please enter digits and at most one decimal point.");
  small_shell_type_in (fixture, "Price of the goods, yuan", "5000.01");
  small_shell_hide_keyboard (fixture);
  small_shell_touch (fixture, "Work out the tax");
  small_shell_expect (fixture, "This order is taxed in full, so the duty rate is needed. The HS code tells it.");
  small_shell_type_in (fixture, "Customs duty, %", "5");
  small_shell_change_language (fixture);
  small_shell_hide_keyboard (fixture);
  small_shell_touch (fixture, "Work out the tax");
  small_shell_expect (fixture, "Tax: 932.50 yuan");
  small_shell_expect (fixture, "Retail import, taxed in full");
  small_shell_change_language (fixture);
  small_shell_touch (fixture, "Change the figures");
  small_shell_expect (fixture, "Price of the goods, yuan");
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 500, "application/problem+json",
                             "{\"type\":\"urn:park-kiosk:problem:internal\",\"title\":\"x\",\"status\":500}");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (small_shell_wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "HS code")), TRUE);
  small_shell_type_in (fixture, NULL, "hzp");
  small_shell_expect (fixture, "The service is not working right now");

  gateway_double_set_answer (fixture->gateway, 200, JSON, "{\"items\":[],\"truncated\":false}");
  small_shell_touch (fixture, "Try again");
  small_shell_expect (fixture, "Nothing found. Please try another word, or the first four digits of the code.");
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
check_service (Fixture  *fixture,
               GError  **error)
{
  KioskService *service = kiosk_service_info_get_service (fixture->service);
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_service_check_async (service, fixture->context, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kiosk_service_check_finish (service, result, error);
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, RULES);
  g_assert_true (check_service (fixture, &error));
  g_assert_no_error (error);

  gateway_double_set_answer (fixture->gateway, 200, JSON, "{\"policies\":7}");
  g_assert_false (check_service (fixture, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, "policies"));
}

#define ADD(name, function) \
  g_test_add ("/customs/pages/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("three-pages", test_three_pages);
  ADD ("declaration", test_declaration);
  ADD ("wrong-factor", test_wrong_factor);
  ADD ("order", test_order);
  ADD ("bar-code", test_bar_code);
  ADD ("other-codes", test_other_codes);
  ADD ("no-camera", test_no_camera);
  ADD ("goods", test_goods);
  ADD ("errors", test_errors);
  ADD ("check", test_check);

  return g_test_run ();
}
