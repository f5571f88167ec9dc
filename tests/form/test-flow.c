/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk.h"

typedef struct
{
  GtkBuilder *builder;
  KioskFlow  *flow;
  GtkWidget  *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "flow.ui", NULL);
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (KioskContext) context = kiosk_context_new (backend, "en", "haicang");
  KioskPage *page;

  fixture->builder = gtk_builder_new_from_file (path);
  fixture->flow = KIOSK_FLOW (gtk_builder_get_object (fixture->builder, "flow"));
  page = kiosk_flow_page_new (context, fixture->flow);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  kiosk_page_start (page);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->builder);
}

static gpointer
object (Fixture    *fixture,
        const char *id)
{
  return gtk_builder_get_object (fixture->builder, id);
}

static void
answer (Fixture    *fixture,
        const char *id,
        const char *json)
{
  g_autoptr (JsonNode) value = json_from_string (json, NULL);

  kiosk_field_set_value (object (fixture, id), value);
}

static void
assert_at (Fixture    *fixture,
           const char *heading)
{
  g_assert_cmpstr (kiosk_step_get_heading (kiosk_flow_get_current (fixture->flow)), ==, heading);
}

static void
assert_answers (Fixture    *fixture,
                const char *wanted)
{
  g_autoptr (JsonNode) payload = kiosk_flow_dup_payload (fixture->flow);
  g_autofree char *text = json_to_string (payload, FALSE);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_progress (Fixture *fixture,
                 guint    step,
                 guint    steps)
{
  guint got_step, got_steps;

  kiosk_flow_get_progress (fixture->flow, &got_step, &got_steps);
  g_assert_cmpuint (got_step, ==, step);
  g_assert_cmpuint (got_steps, ==, steps);
}

static void
go_as_person (Fixture *fixture)
{
  answer (fixture, "kind", "\"person\"");
  kiosk_flow_next (fixture->flow);
  answer (fixture, "name", "\"陈小明\"");
  answer (fixture, "phone", "\"13800138000\"");
  kiosk_flow_next (fixture->flow);
}

static void
test_conditions (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_progress (fixture, 1, 3);
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Kind");
  g_assert_cmpstr (kiosk_field_get_error (object (fixture, "kind")), ==, "Please choose one.");

  answer (fixture, "kind", "\"company\"");
  assert_progress (fixture, 1, 5);
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Company");
  g_assert_false (gtk_widget_get_visible (object (fixture, "branch")));
  answer (fixture, "company", "\"big\"");
  g_assert_true (gtk_widget_get_visible (object (fixture, "branch")));
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Company");
  g_assert_nonnull (kiosk_field_get_error (object (fixture, "branch")));
  answer (fixture, "company", "\"small\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "You");

  /* the company is asked no more, and its answers are not sent; they are there again when it is */
  g_assert_true (kiosk_flow_back (fixture->flow));
  g_assert_true (kiosk_flow_back (fixture->flow));
  answer (fixture, "kind", "\"person\"");
  assert_answers (fixture, "{\"kind\":\"person\"}");
  answer (fixture, "kind", "\"company\"");
  assert_answers (fixture, "{\"kind\":\"company\",\"company\":\"small\",\"shareholders\":[]}");
  g_assert_false (kiosk_flow_back (fixture->flow));
}

static void
test_review (Fixture       *fixture,
             gconstpointer  data)
{
  go_as_person (fixture);
  assert_at (fixture, "Check");
  kiosk_flow_next (fixture->flow);
  g_assert_nonnull (kiosk_field_get_error (object (fixture, "consent")));

  /* a change comes back to the review at once */
  kiosk_flow_change (fixture->flow, object (fixture, "person_step"));
  g_assert_true (kiosk_flow_is_changing (fixture->flow));
  answer (fixture, "name", "\"陈大明\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Check");
  g_assert_false (kiosk_flow_is_changing (fixture->flow));
  assert_answers (fixture, "{\"kind\":\"person\",\"name\":\"陈大明\",\"phone\":\"13800138000\"}");
}

static void
test_change_taken_back (Fixture       *fixture,
                        gconstpointer  data)
{
  go_as_person (fixture);
  kiosk_flow_change (fixture->flow, object (fixture, "person_step"));
  answer (fixture, "name", "\"x\"");
  g_assert_true (kiosk_flow_back (fixture->flow));
  assert_at (fixture, "Check");
  assert_answers (fixture, "{\"kind\":\"person\",\"name\":\"陈小明\",\"phone\":\"13800138000\"}");
}

/* A change that brings up a new question asks it before the review. */
static void
test_change_asks_what_is_new (Fixture       *fixture,
                              gconstpointer  data)
{
  go_as_person (fixture);
  kiosk_flow_change (fixture->flow, g_ptr_array_index (kiosk_flow_get_steps (fixture->flow), 0));
  answer (fixture, "kind", "\"company\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Company");
  answer (fixture, "company", "\"small\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Shareholders");
  g_assert_true (kiosk_flow_is_changing (fixture->flow));
}

static void
add_holder (Fixture    *fixture,
            const char *name,
            const char *share)
{
  answer (fixture, "holder", name);
  answer (fixture, "share", share);
  kiosk_flow_next (fixture->flow);
}

static void
go_to_shareholders (Fixture *fixture)
{
  answer (fixture, "kind", "\"company\"");
  kiosk_flow_next (fixture->flow);
  answer (fixture, "company", "\"small\"");
  kiosk_flow_next (fixture->flow);
  answer (fixture, "name", "\"陈小明\"");
  answer (fixture, "phone", "\"13800138000\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Shareholders");
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_is_visible (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
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
touch (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = find_button (fixture->window, label);

  g_test_message ("touch %s", label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_repeat (Fixture       *fixture,
             gconstpointer  data)
{
  KioskRepeatStep *step = object (fixture, "shareholders");
  g_autofree char *described = NULL;

  go_to_shareholders (fixture);
  g_assert_nonnull (find_button (fixture->window, "Save"));
  kiosk_flow_next (fixture->flow);
  g_assert_nonnull (kiosk_field_get_error (object (fixture, "holder")));
  add_holder (fixture, "\"A\"", "60");
  g_assert_cmpuint (kiosk_repeat_step_get_length (step), ==, 1);
  touch (fixture, "Add another: Shareholder");
  g_assert_null (json_object_get_member (kiosk_repeat_step_get_item (step, 0), "nothing"));
  add_holder (fixture, "\"B\"", "40");
  g_assert_null (find_button (fixture->window, "Add another: Shareholder"));
  described = kiosk_repeat_step_describe (step, 1);
  g_assert_cmpstr (described, ==, "B · 40 %");

  touch (fixture, "Change");
  add_holder (fixture, "\"C\"", "50");
  assert_answers (fixture, "{\"kind\":\"company\",\"company\":\"small\",\"name\":\"陈小明\",\"phone\":\"13800138000\","
                           "\"shareholders\":[{\"holder\":\"C\",\"share\":50},{\"holder\":\"B\",\"share\":40}]}");
  touch (fixture, "Remove");
  touch (fixture, "Next");
  assert_at (fixture, "Check");
  assert_answers (fixture, "{\"kind\":\"company\",\"company\":\"small\",\"name\":\"陈小明\",\"phone\":\"13800138000\","
                           "\"shareholders\":[{\"holder\":\"B\",\"share\":40}]}");
}

static void
test_repeat_wants_enough (Fixture       *fixture,
                          gconstpointer  data)
{
  go_to_shareholders (fixture);
  add_holder (fixture, "\"A\"", "60");
  touch (fixture, "Remove");
  touch (fixture, "Next");
  assert_at (fixture, "Shareholders");
}

/* A rule across fields and items, as a service adds it. */
static void
refuse_wrong_sum (KioskRepeatStep *step)
{
  gint64 sum = 0;

  for (guint i = 0; i < kiosk_repeat_step_get_length (step); i++)
    sum += json_object_get_int_member (kiosk_repeat_step_get_item (step, i), "share");
  if (sum != 100)
    kiosk_repeat_step_set_error (step, "The shares must add up to 100 %.");
}

static void
test_rule_across (Fixture       *fixture,
                  gconstpointer  data)
{
  g_signal_connect (object (fixture, "shareholders"), "check", G_CALLBACK (refuse_wrong_sum), NULL);
  go_to_shareholders (fixture);
  add_holder (fixture, "\"A\"", "60");
  touch (fixture, "Next");
  assert_at (fixture, "Shareholders");
  touch (fixture, "Change");
  add_holder (fixture, "\"A\"", "100");
  touch (fixture, "Next");
  assert_at (fixture, "Check");
}

static void
refuse_tiny (KioskRepeatStep *step,
             Fixture         *fixture)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (fixture->flow);

  if (g_strcmp0 (json_object_get_string_member_with_default (answers, "company", ""), "tiny") == 0)
    kiosk_repeat_step_set_error (step, "A tiny company has no shares.");
}

static gboolean
shows (GtkWidget  *widget,
       const char *words)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), words) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found; child = gtk_widget_get_next_sibling (child))
    found = shows (child, words);
  return found;
}

/* What was right before a change and is not any more is shown with the reason, before the review is. */
static void
test_change_rechecks (Fixture       *fixture,
                      gconstpointer  data)
{
  g_signal_connect (object (fixture, "shareholders"), "check", G_CALLBACK (refuse_tiny), fixture);
  go_to_shareholders (fixture);
  add_holder (fixture, "\"A\"", "100");
  touch (fixture, "Next");
  assert_at (fixture, "Check");

  kiosk_flow_change (fixture->flow, object (fixture, "company_step"));
  answer (fixture, "company", "\"tiny\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Shareholders");
  g_assert_true (shows (fixture->window, "A tiny company has no shares."));
  g_assert_true (shows (fixture->window, "Who holds shares?"));
  g_assert_true (kiosk_flow_back (fixture->flow));
  assert_at (fixture, "Check");
  assert_answers (fixture, "{\"kind\":\"company\",\"company\":\"small\",\"name\":\"陈小明\",\"phone\":\"13800138000\","
                           "\"shareholders\":[{\"holder\":\"A\",\"share\":100}]}");
}

static void
count_up (int *n)
{
  ++*n;
}

/* Answers that come from elsewhere, such as another language's flow, show the list at once. */
static void
test_list_has_its_question (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (JsonNode) answers = json_from_string ("{\"kind\":\"company\",\"company\":\"small\",\"name\":\"陈小明\",\"phone\":\"13800138000\","
                                                   "\"shareholders\":[{\"holder\":\"A\",\"share\":60}]}", NULL);

  kiosk_flow_set_answers (fixture->flow, json_node_get_object (answers));
  for (int i = 0; i < 3; i++)
    kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Shareholders");
  g_assert_true (shows (fixture->window, "Who holds shares?"));
}

static void
test_editing_is_told (Fixture       *fixture,
                      gconstpointer  data)
{
  KioskRepeatStep *step = object (fixture, "shareholders");
  int told = 0;

  g_signal_connect_swapped (step, "notify::editing", G_CALLBACK (count_up), &told);
  g_assert_cmpint (kiosk_repeat_step_get_editing (step), ==, -1);
  go_to_shareholders (fixture);
  g_assert_cmpint (kiosk_repeat_step_get_editing (step), ==, 0);
  add_holder (fixture, "\"A\"", "60");
  g_assert_cmpint (kiosk_repeat_step_get_editing (step), ==, -1);
  touch (fixture, "Add another: Shareholder");
  g_assert_cmpint (kiosk_repeat_step_get_editing (step), ==, 1);
  g_assert_cmpint (told, ==, 3);
}

static void
test_offers (Fixture       *fixture,
             gconstpointer  data)
{
  KioskOffers *offers = g_object_new (KIOSK_TYPE_OFFERS, "label", "At hand", NULL);
  g_autoptr (JsonNode) answers = json_from_string ("{\"name\":\"陈小明\",\"phone\":\"13800138000\",\"more\":1}", NULL);

  kiosk_step_append (object (fixture, "person_step"), GTK_WIDGET (offers));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (offers)));
  kiosk_offers_add (offers, "Chen", json_node_get_object (answers));
  answer (fixture, "kind", "\"person\"");
  kiosk_flow_next (fixture->flow);
  g_assert_true (shows (fixture->window, "At hand"));
  touch (fixture, "Chen");
  assert_answers (fixture, "{\"kind\":\"person\",\"name\":\"陈小明\",\"phone\":\"13800138000\"}");
  kiosk_offers_clear (offers);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (offers)));
}

typedef struct
{
  KioskFlow parent_instance;
} TestFlow;

typedef struct
{
  KioskFlowClass parent_class;
} TestFlowClass;

GType test_flow_get_type (void);
G_DEFINE_TYPE (TestFlow, test_flow, KIOSK_TYPE_FLOW)

static void
test_flow_class_init (TestFlowClass *klass)
{
}

static void
test_flow_init (TestFlow *self)
{
  static const char * const keys[] = { "one", "two" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *ui = g_strdup_printf (
        "<interface><object class=\"KioskStep\" id=\"step\"><property name=\"heading\">%s</property><child><object class=\"KioskTextField\">"
        "<property name=\"key\">%s</property><property name=\"min-length\">3</property></object></child></object></interface>", keys[i], keys[i]);
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);

      kiosk_flow_add (KIOSK_FLOW (self), KIOSK_STEP (gtk_builder_get_object (builder, "step")));
    }
}

/* The language changes: all that was typed is there, half-typed and wrong as it is, at the same step. */
static void
test_recreate (void)
{
  g_autoptr (KioskFlow) flow = g_object_ref_sink (g_object_new (test_flow_get_type (), NULL));
  g_autoptr (KioskFlow) next = NULL;
  GPtrArray *steps = kiosk_flow_get_steps (flow);
  KioskField *two = kiosk_step_get_field (steps->pdata[1], "two");
  g_autoptr (JsonNode) one_value = json_from_string ("\"abcd\"", NULL);
  g_autoptr (JsonNode) two_value = json_from_string ("\"x\"", NULL);
  g_autoptr (JsonObject) answers = NULL;

  kiosk_flow_start (flow);
  kiosk_field_set_value (kiosk_step_get_field (steps->pdata[0], "one"), one_value);
  kiosk_flow_next (flow);
  kiosk_field_set_value (two, two_value);
  kiosk_field_check (two);

  next = g_object_ref_sink (kiosk_flow_recreate (flow));
  answers = kiosk_flow_dup_answers (next);
  g_assert_cmpstr (json_object_get_string_member (answers, "one"), ==, "abcd");
  g_assert_cmpstr (json_object_get_string_member (answers, "two"), ==, "x");
  g_assert_true (kiosk_flow_get_current (next) == g_ptr_array_index (kiosk_flow_get_steps (next), 1));
  g_assert_nonnull (kiosk_field_get_error (kiosk_step_get_field (kiosk_flow_get_current (next), "two")));
}

/* A flow is as high as its step is at that width. */
static void
test_wraps (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *step = GTK_WIDGET (kiosk_flow_get_current (fixture->flow));
  int narrow, wide, height;

  gtk_widget_measure (GTK_WIDGET (fixture->flow), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, &wide, NULL, NULL);
  g_assert_cmpint (narrow, <, wide);
  gtk_widget_measure (GTK_WIDGET (fixture->flow), GTK_ORIENTATION_VERTICAL, narrow, &height, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->flow), GTK_ORIENTATION_VERTICAL, wide, &wide, NULL, NULL, NULL);
  gtk_widget_measure (step, GTK_ORIENTATION_VERTICAL, narrow, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, narrow);
  g_assert_cmpint (height, >, wide);
}

static void
on_layout (GdkFrameClock *clock,
           GtkWidget     *step)
{
  g_assert_false (gtk_widget_get_mapped (step));
  if (gtk_widget_get_visible (step) && gtk_widget_get_width (step) > 0)
    g_object_set_data (G_OBJECT (step), "laid-out", GINT_TO_POINTER (TRUE));
}

/* While a step is read the next one is laid out, and nobody sees it. */
static void
test_ahead (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *next = object (fixture, "company_step");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_signal_connect_after (clock, "layout", G_CALLBACK (on_layout), next);
  answer (fixture, "kind", "\"company\"");
  while ((g_object_get_data (G_OBJECT (next), "laid-out") == NULL || gtk_widget_get_visible (next)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (g_object_get_data (G_OBJECT (next), "laid-out"));
  g_assert_false (gtk_widget_get_visible (next));
  g_signal_handlers_disconnect_by_func (clock, on_layout, next);

  kiosk_flow_next (fixture->flow);
  g_assert_true (gtk_widget_get_mapped (next));
}

#define ADD(name, function) g_test_add ("/flow/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("conditions", test_conditions);
  ADD ("review", test_review);
  ADD ("change/taken-back", test_change_taken_back);
  ADD ("change/asks-what-is-new", test_change_asks_what_is_new);
  ADD ("change/rechecks", test_change_rechecks);
  ADD ("offers", test_offers);
  ADD ("repeat", test_repeat);
  ADD ("repeat/list-has-its-question", test_list_has_its_question);
  ADD ("repeat/editing-is-told", test_editing_is_told);
  ADD ("repeat/wants-enough", test_repeat_wants_enough);
  ADD ("repeat/rule-across", test_rule_across);
  ADD ("wraps", test_wraps);
  ADD ("ahead", test_ahead);
  g_test_add_func ("/flow/recreate", test_recreate);

  return g_test_run ();
}
