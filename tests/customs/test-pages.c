/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <kiosk.h>

#include "gateway-double.h"
#include "kiosk-service-loader.h"

#define JSON   "application/json"
#define RECORD "{\"number\":\"370120260000123456\",\"status\":{\"stage\":\"release\",\"kind\":\"done\",\"code\":\"P\"}," \
               "\"updated\":\"2026-11-23T09:38:00+08:00\",\"stages\":[{\"stage\":\"release\",\"state\":\"current\"}]}"
#define ORDER  "{\"order_no\":\"DD20261123000001\",\"documents\":[{\"document\":\"order\",\"present\":true}]}"
#define GOODS  "{\"items\":[{\"code\":\"3304990029\",\"name\":\"护肤品\",\"elements\":[\"品名\"],\"vat\":\"13.0000\"}],\"truncated\":false}"
#define RULES  "{\"policies\":[{\"effective_from\":\"2019-01-01\",\"single_limit\":\"5000\",\"annual_limit\":\"26000\"," \
               "\"factor\":\"0.70\",\"single_item_over_limit\":true,\"source\":\"R\"}]," \
               "\"vat\":[{\"effective_from\":\"2019-04-01\",\"standard\":\"13\",\"reduced\":\"9\"}]}"

/* A small shell: it shows one page at a time, as the real one does. */
typedef struct
{
  GatewayDouble    *gateway;
  KioskContext     *context;
  KioskServiceInfo *service;
  GtkWidget        *window;
  KioskPage        *page;    /* on the screen */
  GPtrArray        *stack;   /* all of the task */
  GPtrArray        *gone;    /* taken off while they were being asked to go */
} Fixture;

static void show_page (Fixture   *fixture,
                       KioskPage *page);

/* The window lets go of a page in its own time. */
static void
assert_gone (KioskPage *page)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  while (G_OBJECT (page)->ref_count > 1 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (page);
}

static void
take_off (Fixture   *fixture,
          KioskPage *page)
{
  g_ptr_array_add (fixture->gone, g_object_ref (page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  g_ptr_array_remove (fixture->stack, page);
}

static void
on_replace (KioskPage *page,
            KioskPage *next,
            Fixture   *fixture)
{
  take_off (fixture, page);
  show_page (fixture, next);
}

static void
on_pop (KioskPage *page,
        Fixture   *fixture)
{
  take_off (fixture, page);
  fixture->page = g_ptr_array_index (fixture->stack, fixture->stack->len - 1);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
}

static void
on_push (KioskPage *page,
         KioskPage *next,
         Fixture   *fixture)
{
  show_page (fixture, next);
}

static void
show_page (Fixture   *fixture,
           KioskPage *page)
{
  fixture->page = page;
  g_ptr_array_add (fixture->stack, g_object_ref_sink (page));
  g_signal_connect (page, "push", G_CALLBACK (on_push), fixture);
  g_signal_connect (page, "replace", G_CALLBACK (on_replace), fixture);
  g_signal_connect (page, "pop", G_CALLBACK (on_pop), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  kiosk_page_start (page);
}

static KioskPage *
create_page (Fixture *fixture)
{
  KioskService *service = kiosk_service_info_get_service (fixture->service);

  g_assert_nonnull (service);
  return kiosk_service_create_page (service, fixture->context);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *directories[] = { g_getenv ("CUSTOMS_DIR"), NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);
  g_autoptr (KioskBackend) backend = NULL;
  g_autofree char *url = NULL;

  g_assert_cmpuint (services->len, ==, 1);
  fixture->service = g_object_ref (g_ptr_array_index (services, 0));
  fixture->gateway = gateway_double_new ();
  url = gateway_double_get_url (fixture->gateway);
  backend = kiosk_backend_new (url, "token");
  fixture->context = kiosk_context_new (backend, "en", "haicang");
  fixture->stack = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->gone = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  show_page (fixture, create_page (fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  g_ptr_array_extend_and_steal (fixture->gone, fixture->stack);
  while (fixture->gone->len > 0)
    assert_gone (g_ptr_array_steal_index (fixture->gone, fixture->gone->len - 1));
  g_ptr_array_unref (fixture->gone);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->service);
  g_assert_finalize_object (fixture->context);
  gateway_double_free (fixture->gateway);
}

/* The first widget below @parent that is on the screen, of @type, and bears @label where one is given. */
static GtkWidget *
find (GtkWidget  *parent,
      GType       type,
      const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;
      g_autofree char *own = NULL;

      if (!gtk_widget_get_visible (child))
        continue;
      if (label != NULL && g_type_is_a (G_OBJECT_TYPE (child), type))
        g_object_get (child, "label", &own, NULL);
      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (label == NULL || g_strcmp0 (own, label) == 0))
        return child;
      found = find (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
wait_for (Fixture    *fixture,
          GType       type,
          const char *label)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  GtkWidget *found;

  while ((found = find (GTK_WIDGET (fixture->page), type, label)) == NULL)
    {
      if (g_get_monotonic_time () > end)
        g_error ("There is no %s “%s”", g_type_name (type), label);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  return found;
}

static void
type_in (Fixture    *fixture,
         const char *field,
         const char *text)
{
  kiosk_entry_set_text (KIOSK_ENTRY (wait_for (fixture, KIOSK_TYPE_ENTRY, field)), text);
}

static void
touch (Fixture    *fixture,
       const char *button)
{
  g_signal_emit_by_name (wait_for (fixture, GTK_TYPE_BUTTON, button), "clicked");
}

/* The keyboard's action key. */
static void
press_action (Fixture    *fixture,
              const char *field)
{
  g_signal_emit_by_name (wait_for (fixture, KIOSK_TYPE_ENTRY, field), "activate");
}

static void
hide_keyboard (Fixture *fixture)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
}

static void
expect (Fixture    *fixture,
        const char *words)
{
  wait_for (fixture, GTK_TYPE_LABEL, words);
}

/* As after a change of the language: each page makes way for one that holds the same answers. */
static void
change_language (Fixture *fixture)
{
  KioskPage *page = g_ptr_array_steal_index (fixture->stack, fixture->stack->len - 1);
  KioskPage *next = kiosk_page_recreate (page);

  g_assert_nonnull (next);
  g_assert_cmpstr (kiosk_page_get_subtitle (next), ==, kiosk_page_get_subtitle (page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  assert_gone (page);
  show_page (fixture, next);
}

static void
test_three_pages (Fixture       *fixture,
                  gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      KioskPage *page = create_page (fixture);

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
  type_in (fixture, "Declaration number", "3701202600001234");
  touch (fixture, "Look up");
  g_assert_cmpuint (fixture->stack->len, ==, 1);
  g_assert_cmpuint (gateway_double_get_asked (fixture->gateway), ==, 0);

  type_in (fixture, "Declaration number", "370120260000123456");
  change_language (fixture);
  touch (fixture, "Look up");
  expect (fixture, "Please show that it concerns you");
  change_language (fixture);
  type_in (fixture, NULL, "abc12");
  touch (fixture, "Look up");
  expect (fixture, "Please enter all 6 characters.");
  type_in (fixture, NULL, "abc123");
  touch (fixture, "Look up");
  expect (fixture, "Released");
  g_assert_cmpstr (gateway_double_get_factor (fixture->gateway), ==, "ABC123");
  change_language (fixture);
  expect (fixture, "Released");

  /* The page of the factor is gone, and the number with the answer. */
  touch (fixture, "Look up another");
  g_assert_cmpuint (fixture->stack->len, ==, 1);
  g_assert_cmpstr (kiosk_entry_get_text (KIOSK_ENTRY (wait_for (fixture, KIOSK_TYPE_ENTRY, NULL))), ==, "");
}

static void
test_wrong_factor (Fixture       *fixture,
                   gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 404, "application/problem+json",
                             "{\"type\":\"urn:park-kiosk:problem:not-found\",\"title\":\"x\",\"status\":404}");
  type_in (fixture, "Declaration number", "370120260000123456");
  touch (fixture, "Look up");
  type_in (fixture, NULL, "ABC123");
  touch (fixture, "Look up");
  expect (fixture, "No record fits what you entered. Please compare it with your document.");

  gateway_double_set_answer (fixture->gateway, 200, JSON, RECORD);
  touch (fixture, "Look up");
  expect (fixture, "Released");
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 200, JSON, ORDER);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "Parcel")), TRUE);
  type_in (fixture, "Number", "RR123456785CN");
  expect (fixture, "This looks like: International postal number");
  type_in (fixture, "Number", "RR123456784CN");
  touch (fixture, "Look up");
  g_assert_cmpuint (fixture->stack->len, ==, 1);

  type_in (fixture, "Number", "DD20261123000001");
  expect (fixture, "Which number is it?");
  touch (fixture, "Look up");
  type_in (fixture, NULL, "1234");
  touch (fixture, "Look up");
  expect (fixture, "Documents are incomplete");
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/customs/orders/DD20261123000001");
  change_language (fixture);
  expect (fixture, "Documents are incomplete");
}

static void
test_goods (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *list;

  gateway_double_set_answer (fixture->gateway, 200, JSON, GOODS);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "HS code")), TRUE);
  type_in (fixture, NULL, "h");
  type_in (fixture, NULL, "hf");
  type_in (fixture, NULL, "hfp");
  expect (fixture, "护肤品");
  g_assert_cmpuint (gateway_double_get_asked (fixture->gateway), ==, 1);

  list = wait_for (fixture, GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  expect (fixture, "What the declaration has to state");
  change_language (fixture);

  gateway_double_set_answer (fixture->gateway, 200, JSON, RULES);
  touch (fixture, "Estimate the tax");
  wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "13%");
  type_in (fixture, "Price of the goods, yuan", "1,000.5O");
  press_action (fixture, "Price of the goods, yuan");
  expect (fixture, "Please enter digits and at most one decimal point.");
  type_in (fixture, "Price of the goods, yuan", "5000.01");
  hide_keyboard (fixture);
  touch (fixture, "Work out the tax");
  expect (fixture, "This order is taxed in full, so the duty rate is needed. The HS code tells it.");
  type_in (fixture, "Customs duty, %", "5");
  change_language (fixture);
  hide_keyboard (fixture);
  touch (fixture, "Work out the tax");
  expect (fixture, "Tax: 932.50 yuan");
  expect (fixture, "Retail import, taxed in full");
  change_language (fixture);
  touch (fixture, "Change the figures");
  expect (fixture, "Price of the goods, yuan");
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 500, "application/problem+json",
                             "{\"type\":\"urn:park-kiosk:problem:internal\",\"title\":\"x\",\"status\":500}");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (wait_for (fixture, GTK_TYPE_TOGGLE_BUTTON, "HS code")), TRUE);
  type_in (fixture, NULL, "hzp");
  expect (fixture, "The service is not working right now");

  gateway_double_set_answer (fixture->gateway, 200, JSON, "{\"items\":[],\"truncated\":false}");
  touch (fixture, "Try again");
  expect (fixture, "Nothing found. Please try another word, or the first four digits of the code.");
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
  ADD ("goods", test_goods);
  ADD ("errors", test_errors);
  ADD ("check", test_check);

  return g_test_run ();
}
