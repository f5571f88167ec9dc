/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A form that is parked, and what of it is there again at another terminal. */

#include "fake-outbox.h"

#include <string.h>

typedef struct
{
  FakeOutbox    *outbox;
  KioskContext  *context;
  KioskFlowFile *file;
  GtkWidget     *window;
  KioskPage     *page;    /* the one on the screen */
  KioskFlow     *flow;    /* its flow */
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

static KioskPage *
new_page (Fixture *fixture)
{
  return kiosk_flow_page_new (fixture->context, kiosk_flow_file_load (fixture->file, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "draft.ui", NULL);
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (GError) error = NULL;

  fixture->file = kiosk_flow_file_new (path, "trial", &error);
  g_assert_no_error (error);
  fixture->outbox = fake_outbox_new ();
  fixture->context = kiosk_context_new (backend, "en", "haicang");
  kiosk_context_set_outbox (fixture->context, KIOSK_OUTBOX (fixture->outbox));
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  show_page (fixture, new_page (fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->context);
  g_object_unref (fixture->outbox);
  g_object_unref (fixture->file);
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

static KioskField *
field (Fixture    *fixture,
       const char *key)
{
  GPtrArray *steps = kiosk_flow_get_steps (fixture->flow);
  KioskField *found = NULL;

  for (guint i = 0; i < steps->len && found == NULL; i++)
    found = kiosk_step_get_field (steps->pdata[i], key);
  g_assert_nonnull (found);
  return found;
}

static void
answer (Fixture    *fixture,
        const char *key,
        const char *json)
{
  g_autoptr (JsonNode) value = json_from_string (json, NULL);

  kiosk_field_set_value (field (fixture, key), value);
}

static void
assert_answer (Fixture    *fixture,
               const char *key,
               const char *json)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (field (fixture, key));
  g_autofree char *text = value != NULL ? json_to_string (value, FALSE) : NULL;

  g_assert_cmpstr (text, ==, json);
}

static void
on_push (KioskPage *page,
         KioskPage *next,
         Fixture   *fixture)
{
  g_object_ref (page);
  show_page (fixture, next);
}

/* Parks the form on the screen. Returns (transfer full) what is in the last envelope. */
static JsonNode *
park (Fixture *fixture)
{
  KioskPage *form = fixture->page;
  g_autofree char *payload = NULL;

  g_assert_true (kiosk_flow_page_can_park (KIOSK_FLOW_PAGE (form)));
  g_signal_connect (form, "push", G_CALLBACK (on_push), fixture);
  kiosk_flow_page_park (KIOSK_FLOW_PAGE (form));
  g_assert_false (kiosk_flow_page_can_park (KIOSK_FLOW_PAGE (fixture->page)));
  answer (fixture, "phone_end", "\"7788\"");
  kiosk_flow_next (fixture->flow);
  wait ();
  g_assert_nonnull (kiosk_flow_get_receipt (fixture->flow));
  g_object_unref (form);
  payload = fake_outbox_open (fixture->outbox, fixture->outbox->envelopes->len - 1);
  return json_from_string (payload, NULL);
}

/* As at another terminal: on a new page, in another flow. */
static void
resume (Fixture  *fixture,
        JsonNode *draft)
{
  JsonObject *object = json_node_get_object (draft);
  g_autoptr (GError) error = NULL;
  KioskPage *page = kiosk_flow_page_resume (new_page (fixture), "trial", json_object_get_string_member (object, "code"),
                                            json_object_get_string_member (object, "phone_end"),
                                            json_object_get_object_member (object, "content"), &error);

  g_assert_no_error (error);
  show_page (fixture, page);
}

static void
assert_at (Fixture    *fixture,
           const char *heading)
{
  g_assert_cmpstr (kiosk_step_get_heading (kiosk_flow_get_current (fixture->flow)), ==, heading);
}

static void
test_nothing_to_park (Fixture       *fixture,
                      gconstpointer  data)
{
  g_assert_false (kiosk_flow_page_can_park (KIOSK_FLOW_PAGE (fixture->page)));
  answer (fixture, "kind", "\"person\"");
  g_assert_true (kiosk_flow_page_can_park (KIOSK_FLOW_PAGE (fixture->page)));
}

/* Also what is not right yet, and what is not asked any more, as long as it may be asked again. */
static void
test_every_field (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (JsonNode) draft = NULL;

  answer (fixture, "kind", "\"company\"");
  answer (fixture, "company", "\"鹭海通\"");
  kiosk_flow_next (fixture->flow);
  kiosk_flow_next (fixture->flow);
  answer (fixture, "name", "\"陈小明\"");
  answer (fixture, "phone", "\"1380013\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "You");
  draft = park (fixture);

  resume (fixture, draft);
  assert_at (fixture, "You");
  assert_answer (fixture, "kind", "\"company\"");
  assert_answer (fixture, "company", "\"鹭海通\"");
  assert_answer (fixture, "name", "\"陈小明\"");
  assert_answer (fixture, "phone", "\"1380013\"");
  answer (fixture, "phone", "\"13800138000\"");
  kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Shareholders");
}

static void
test_repeated (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (JsonNode) answers = json_from_string ("{\"kind\":\"company\",\"company\":\"big\",\"branch\":\"b\",\"name\":\"陈小明\","
                                                   "\"phone\":\"13800138000\",\"shareholders\":[{\"holder\":\"林\",\"share\":60}]}", NULL);
  g_autoptr (JsonNode) draft = NULL;
  g_autoptr (JsonNode) payload = NULL;
  g_autofree char *text = NULL;

  kiosk_flow_set_answers (fixture->flow, json_node_get_object (answers));
  for (guint i = 0; i < 3; i++)
    kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Shareholders");
  draft = park (fixture);
  resume (fixture, draft);
  assert_at (fixture, "Shareholders");
  payload = kiosk_flow_dup_payload (fixture->flow);
  text = json_to_string (payload, FALSE);
  g_assert_nonnull (strstr (text, "\"shareholders\":[{\"holder\":\"林\",\"share\":60}]"));
}

/* A repeated group begins with an item to write: half an item is no answer yet, and there again all the same. */
static void
test_half_an_item (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (JsonNode) draft = NULL;

  answer (fixture, "kind", "\"company\"");
  answer (fixture, "company", "\"c\"");
  answer (fixture, "name", "\"陈小明\"");
  answer (fixture, "phone", "\"13800138000\"");
  for (guint i = 0; i < 3; i++)
    kiosk_flow_next (fixture->flow);
  assert_at (fixture, "Shareholders");
  answer (fixture, "holder", "\"苏\"");
  draft = park (fixture);

  resume (fixture, draft);
  assert_at (fixture, "Shareholders");
  assert_answer (fixture, "holder", "\"苏\"");
  answer (fixture, "share", "40");
  kiosk_flow_next (fixture->flow);
  kiosk_flow_next (fixture->flow);
  g_assert_true (KIOSK_IS_REVIEW_STEP (kiosk_flow_get_current (fixture->flow)));
}

/* Handing in ends the draft, under the same service, after what was handed in. */
static void
test_ends_when_handed_in (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (JsonNode) draft = NULL;
  g_autoptr (JsonNode) ended = NULL;
  g_autofree char *last = NULL;

  answer (fixture, "kind", "\"person\"");
  answer (fixture, "name", "\"陈小明\"");
  answer (fixture, "phone", "\"13800138000\"");
  kiosk_flow_next (fixture->flow);
  draft = park (fixture);
  resume (fixture, draft);
  for (guint i = 0; i < 2; i++)
    kiosk_flow_next (fixture->flow);
  wait ();
  g_assert_nonnull (kiosk_flow_get_receipt (fixture->flow));
  g_assert_cmpuint (fixture->outbox->envelopes->len, ==, 3);
  last = fake_outbox_open (fixture->outbox, 2);
  ended = json_from_string (last, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (ended), "code"), ==,
                   json_object_get_string_member (json_node_get_object (draft), "code"));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (ended), "phone_end"), ==, "7788");
}

/* A park with another version of the form has what fits, at its beginning. */
static void
test_another_form (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (JsonNode) draft = json_from_string ("{\"code\":\"ABCDEFGH\",\"phone_end\":\"7788\",\"content\":{\"flow\":\"KioskFlow\","
                                                 "\"answers\":{\"name\":\"陈小明\",\"other\":1},\"states\":[{}],\"step\":9,\"passed\":[]}}", NULL);

  resume (fixture, draft);
  assert_at (fixture, "Kind");
  assert_answer (fixture, "name", "\"陈小明\"");
}

static void
test_unknown_form (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const contents[] = { "{}", "{\"flow\":1}", "{\"flow\":\"GtkWindow\"}", "{\"flow\":\"NoSuchFlow\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (JsonNode) content = json_from_string (contents[i], NULL);
      g_autoptr (KioskPage) first = g_object_ref_sink (new_page (fixture));
      g_autoptr (GError) error = NULL;

      g_assert_null (kiosk_flow_page_resume (first, "trial", "ABCDEFGH", "7788", json_node_get_object (content), &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_REJECTED);
    }
}

/* What cannot be handed in is told before it is typed, and the visitor may try again. */
static void
test_told_before_typing (Fixture       *fixture,
                         gconstpointer  data)
{
  fixture->outbox->no_key = TRUE;
  show_page (fixture, new_page (fixture));
  wait ();
  g_assert_false (gtk_widget_is_visible (GTK_WIDGET (fixture->flow)));

  fixture->outbox->no_key = FALSE;
  KIOSK_PAGE_GET_CLASS (fixture->page)->retry (fixture->page);
  wait ();
  g_assert_true (gtk_widget_is_visible (GTK_WIDGET (fixture->flow)));
}

#define ADD(name, function) g_test_add ("/form/draft/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("nothing-to-park", test_nothing_to_park);
  ADD ("every-field", test_every_field);
  ADD ("repeated", test_repeated);
  ADD ("half-an-item", test_half_an_item);
  ADD ("ends-when-handed-in", test_ends_when_handed_in);
  ADD ("another-form", test_another_form);
  ADD ("unknown-form", test_unknown_form);
  ADD ("told-before-typing", test_told_before_typing);
  return g_test_run ();
}
