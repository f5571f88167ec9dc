/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* From the review to the receipt: what goes into the outbox, how often, and what the visitor is told. */

#include "fake-outbox.h"

#define PAYLOAD "{\"subject\":\"A trial\",\"name\":\"陈小明\",\"phone\":\"13800138000\",\"answers\":[{\"label\":\"Weight\",\"value\":\"1,200 kg\"}]}"

typedef struct
{
  FakeOutbox   *outbox;
  KioskContext *context;
  KioskFlow    *flow;
  KioskPage    *page;
  GtkWidget    *window;
} Fixture;

static void
show_page (Fixture   *fixture,
           KioskPage *page)
{
  fixture->page = page;
  fixture->flow = kiosk_flow_page_get_flow (KIOSK_FLOW_PAGE (page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  kiosk_page_start (page);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "enquiry.ui", NULL);
  g_autoptr (KioskFlowFile) file = kiosk_flow_file_new (path, "trial", NULL);
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (JsonNode) answers = json_from_string ("{\"name\":\"陈小明\",\"phone\":\"13800138000\",\"weight\":1200}", NULL);
  KioskFlow *flow = kiosk_flow_file_load (file, NULL);

  fixture->outbox = fake_outbox_new ();
  fixture->context = kiosk_context_new (backend, "en", "haicang");
  kiosk_context_set_outbox (fixture->context, KIOSK_OUTBOX (fixture->outbox));
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  show_page (fixture, kiosk_flow_page_new (fixture->context, flow));
  kiosk_flow_set_answers (flow, json_node_get_object (answers));
  kiosk_flow_next (flow);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->context);
  g_object_unref (fixture->outbox);
}

static void
wait (void)
{
  for (int i = 0; i < 50; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static gboolean
is_on_screen (GtkWidget  *widget,
              const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_on_screen (child, words))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_accepted (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *payload = NULL;
  g_autofree char *qr_text = NULL;

  /* shown masked on the review, sent whole */
  g_assert_true (is_on_screen (fixture->window, "138****8000"));
  kiosk_flow_next (fixture->flow);
  wait ();
  g_assert_cmpuint (fixture->outbox->envelopes->len, ==, 1);
  payload = fake_outbox_open (fixture->outbox, 0);
  g_assert_cmpstr (payload, ==, PAYLOAD);

  g_assert_true (is_on_screen (fixture->window, "HC-20261124-0007"));
  g_object_get (find (fixture->window, KIOSK_TYPE_QR_CODE), "text", &qr_text, NULL);
  g_assert_cmpstr (qr_text, ==, "Trial · Reference number: HC-20261124-0007");
  g_assert_false (kiosk_page_go_back (fixture->page));
}

static void
test_queued (Fixture       *fixture,
             gconstpointer  data)
{
  KioskReceipt *receipt;

  fixture->outbox->answer = NULL;
  kiosk_flow_next (fixture->flow);
  wait ();
  receipt = kiosk_flow_get_receipt (fixture->flow);
  g_assert_true (kiosk_receipt_is_queued (receipt));
  g_assert_null (kiosk_receipt_get_reference (receipt));
  g_assert_true (is_on_screen (fixture->window, "Saved, and handed in soon"));
  g_assert_true (is_on_screen (fixture->window, kiosk_receipt_get_code (receipt)));
}

static void
assert_same_envelope (Fixture *fixture)
{
  g_assert_cmpuint (fixture->outbox->envelopes->len, ==, 2);
  g_assert_true (g_bytes_equal (fixture->outbox->envelopes->pdata[0], fixture->outbox->envelopes->pdata[1]));
}

/* However often it is tried, it is the same envelope under the same key: nothing can be taken twice. */
static void
test_tried_again (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->outbox->failure = KIOSK_ERROR_TIMEOUT;
  kiosk_flow_next (fixture->flow);
  wait ();
  g_assert_null (kiosk_flow_get_receipt (fixture->flow));
  g_assert_true (is_on_screen (fixture->window, "The answer is taking too long"));

  fixture->outbox->failure = -1;
  KIOSK_PAGE_GET_CLASS (fixture->page)->retry (fixture->page);
  wait ();
  assert_same_envelope (fixture);
  g_assert_nonnull (kiosk_flow_get_receipt (fixture->flow));
}

static void
test_language_changes_meanwhile (Fixture       *fixture,
                                 gconstpointer  data)
{
  fixture->outbox->failure = KIOSK_ERROR_TIMEOUT;
  kiosk_flow_next (fixture->flow);
  wait ();
  fixture->outbox->failure = -1;
  show_page (fixture, kiosk_page_recreate (fixture->page));
  wait ();
  assert_same_envelope (fixture);
  g_assert_true (is_on_screen (fixture->window, "HC-20261124-0007"));
}

/* Other answers are another submission. */
static void
test_changed_after_failure (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (JsonNode) answers = json_from_string ("{\"name\":\"陈大明\",\"phone\":\"13800138000\",\"weight\":1200}", NULL);
  g_autofree char *payload = NULL;

  fixture->outbox->failure = KIOSK_ERROR_OFFLINE;
  kiosk_flow_next (fixture->flow);
  wait ();
  g_assert_true (kiosk_page_go_back (fixture->page));
  kiosk_flow_set_answers (fixture->flow, json_node_get_object (answers));
  fixture->outbox->failure = -1;
  kiosk_flow_next (fixture->flow);
  wait ();
  payload = fake_outbox_open (fixture->outbox, 1);
  g_assert_nonnull (strstr (payload, "陈大明"));
  g_assert_false (g_bytes_equal (fixture->outbox->envelopes->pdata[0], fixture->outbox->envelopes->pdata[1]));
}

static void
test_no_receipt (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture->outbox->answer = "{\"thanks\":true}";
  kiosk_flow_next (fixture->flow);
  wait ();
  g_assert_null (kiosk_flow_get_receipt (fixture->flow));
  g_assert_true (is_on_screen (fixture->window, "The service is not working right now"));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child, label);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static void
rate (Fixture *fixture,
      guint    nth)
{
  GtkWidget *level = find (fixture->window, GTK_TYPE_TOGGLE_BUTTON);

  while (nth-- > 0)
    level = gtk_widget_get_next_sibling (level);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (level), TRUE);
}

static void
test_rating (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (JsonNode) reasons = json_from_string ("[\"slow\"]", NULL);
  g_autofree char *payload = NULL;
  GtkWidget *rating, *field;

  kiosk_flow_next (fixture->flow);
  wait ();
  rating = find (fixture->window, KIOSK_TYPE_RATING);
  field = find (rating, KIOSK_TYPE_MULTIPLE_CHOICE_FIELD);

  /* the best of the five wants no reason, the last but one may have one; nothing is sent before it is wanted */
  rate (fixture, 0);
  g_assert_false (gtk_widget_get_visible (field));
  rate (fixture, 3);
  g_assert_true (gtk_widget_get_visible (field));
  kiosk_field_set_value (KIOSK_FIELD (field), reasons);
  g_assert_cmpuint (fixture->outbox->envelopes->len, ==, 1);

  g_signal_emit_by_name (find_button (rating, "Send the rating"), "clicked");
  wait ();
  payload = fake_outbox_open (fixture->outbox, 1);
  g_assert_cmpstr (payload, ==, "{\"level\":2,\"reference\":\"HC-20261124-0007\",\"reasons\":[\"slow\"]}");
  g_assert_true (is_on_screen (rating, "Thank you. We look into every bad rating."));
}

/* What does not fit into a code is not shown as one that nobody can read. */
static void
test_qr_code (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *code = g_object_new (KIOSK_TYPE_QR_CODE, "text", "Reference number: HC-20261124-0007", NULL);
  g_autofree char *huge = g_strnfill (10000, 'x');

  gtk_window_set_child (GTK_WINDOW (window), code);
  gtk_window_present (GTK_WINDOW (window));
  wait ();
  g_assert_true (gtk_widget_get_visible (code));
  g_assert_cmpint (gtk_widget_get_width (code), >=, 280);
  kiosk_qr_code_set_text (KIOSK_QR_CODE (code), huge);
  g_assert_false (gtk_widget_get_visible (code));
  kiosk_qr_code_set_text (KIOSK_QR_CODE (code), NULL);
  g_assert_false (gtk_widget_get_visible (code));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The example of docs/write-a-service.md, as a visitor fills it in. */
static void
test_example (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "docs", "examples", "lost-property", "lost-property.ui", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskFlowFile) file = kiosk_flow_file_new (path, "lost-property", &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *text = g_strdup_printf ("{\"thing\":\"other\",\"description\":\"Red\",\"day\":\"%s\",\"name\":\"Ann Lee\","
                                           "\"phone\":\"0592-5552000\",\"consent\":true}", today);
  g_autoptr (JsonNode) answers = json_from_string (text, NULL);
  g_autofree char *payload = NULL;

  g_assert_no_error (error);
  show_page (fixture, kiosk_flow_page_new (fixture->context, kiosk_flow_file_load (file, &error)));
  g_assert_no_error (error);
  kiosk_flow_set_answers (fixture->flow, json_node_get_object (answers));
  for (int i = 0; i < 3; i++)
    kiosk_flow_next (fixture->flow);
  wait ();
  payload = fake_outbox_open (fixture->outbox, 0);
  g_assert_true (g_str_has_prefix (payload, "{\"subject\":\"Lost property\",\"name\":\"Ann Lee\",\"phone\":\"05925552000\",\"answers\":["
                                            "{\"label\":\"It is\",\"value\":\"Something else\"}"));
}

#define ADD(name, function) g_test_add ("/submit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("accepted", test_accepted);
  ADD ("queued", test_queued);
  ADD ("tried-again", test_tried_again);
  ADD ("language-changes-meanwhile", test_language_changes_meanwhile);
  ADD ("changed-after-failure", test_changed_after_failure);
  ADD ("no-receipt", test_no_receipt);
  ADD ("rating", test_rating);
  ADD ("example", test_example);
  g_test_add_func ("/qr-code", test_qr_code);

  return g_test_run ();
}
