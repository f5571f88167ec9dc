/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-entry.h"

#include <string.h>

#define GOOD "370120260000123456"
#define GOOD_SHOWN "3701 2026 0000 123456"

typedef struct
{
  GtkWidget *window;
  KioskEntry *entry;
  GtkWidget *text;          /* has the focus and takes the keys */
  GtkAccessible *box;       /* what assistive technology sees of it */
  guint changed;
  guint activated;
} Fixture;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
count (KioskEntry *entry,
       guint      *counter)
{
  (*counter)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  identifier)
{
  fixture->entry = KIOSK_ENTRY (kiosk_entry_new ());
  g_object_set (fixture->entry, "label", "Number", "identifier", identifier, NULL);
  g_signal_connect (fixture->entry, "changed", G_CALLBACK (count), &fixture->changed);
  g_signal_connect (fixture->entry, "activate", G_CALLBACK (count), &fixture->activated);
  fixture->text = find (GTK_WIDGET (fixture->entry), GTK_TYPE_TEXT);
  fixture->box = GTK_ACCESSIBLE (find (GTK_WIDGET (fixture->entry), GTK_TYPE_ENTRY));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->entry));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  KioskEntry *entry = fixture->entry;

  g_object_add_weak_pointer (G_OBJECT (entry), (gpointer *) &entry);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (entry);
}

/* As the keyboard on the screen does it. */
static void
type (Fixture    *fixture,
      const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (fixture->text);
  int position = gtk_editable_get_position (editable);

  gtk_editable_insert_text (editable, text, strlen (text), &position);
  gtk_editable_set_position (editable, position);
}

static void
assert_text (Fixture    *fixture,
             const char *value,
             const char *shown,
             int         caret)
{
  g_assert_cmpstr (kiosk_entry_get_text (fixture->entry), ==, value);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->text)), ==, shown);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (fixture->text)), ==, caret);
}

static void
assert_counter (Fixture    *fixture,
                const char *expected)
{
  GtkWidget *counter = find_class (GTK_WIDGET (fixture->entry), "counter");

  g_assert_true (gtk_widget_get_visible (counter));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (counter)), ==, expected);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  assert_counter (fixture, "0 / 18");
  for (const char *c = GOOD; *c != '\0'; c++)
    type (fixture, (char[]) { *c, '\0' });

  assert_text (fixture, GOOD, GOOD_SHOWN, 21);
  assert_counter (fixture, "18 / 18");
  g_assert_cmpuint (fixture->changed, ==, 18);

  type (fixture, "7");
  assert_text (fixture, GOOD, GOOD_SHOWN, 21);
  g_assert_cmpuint (fixture->changed, ==, 18);
}

static void
test_caret (Fixture       *fixture,
            gconstpointer  data)
{
  type (fixture, "3701202600");
  gtk_editable_set_position (GTK_EDITABLE (fixture->text), 2);
  type (fixture, "9");
  assert_text (fixture, "37901202600", "3790 1202 600", 3);
  type (fixture, "98");
  assert_text (fixture, "3799801202600", "3799 8012 0260 0", 6);
}

static void
test_backspace (Fixture       *fixture,
                gconstpointer  data)
{
  type (fixture, "37012");
  g_signal_emit_by_name (fixture->text, "backspace");
  assert_text (fixture, "3701", "3701", 4);

  type (fixture, "2026");
  gtk_editable_set_position (GTK_EDITABLE (fixture->text), 5);
  g_signal_emit_by_name (fixture->text, "backspace");
  assert_text (fixture, "3702026", "3702 026", 3);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  type (fixture, "37012026");
  gtk_editable_set_position (GTK_EDITABLE (fixture->text), 4);
  g_signal_emit_by_name (fixture->text, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  assert_text (fixture, "3701026", "3701 026", 5);
}

static GtkGesture *
find_click (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkGesture) gesture = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (gesture))
        return gesture;
    }

  return NULL;
}

/* A finger puts the caret between the characters that are nearest to it. */
static void
test_tap (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *field = find_class (GTK_WIDGET (fixture->entry), "kiosk-entry");
  GtkGesture *click = find_click (field);
  graphene_rect_t caret;
  double x, y;

  type (fixture, "37012026");
  gtk_widget_set_size_request (GTK_WIDGET (fixture->entry), 600, -1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_text_compute_cursor_extents (GTK_TEXT (fixture->text), 2, &caret, NULL);
  gtk_widget_translate_coordinates (fixture->text, field, caret.origin.x + 1, caret.origin.y, &x, &y);

  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (fixture->text)), ==, 2);
  g_signal_emit_by_name (click, "pressed", 1, 590.0, y);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (fixture->text)), ==, 9);
  g_assert_true (gtk_widget_has_focus (fixture->text));
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  type (fixture, "37012026");
  gtk_editable_select_region (GTK_EDITABLE (fixture->text), 2, 6);
  gtk_editable_delete_selection (GTK_EDITABLE (fixture->text));
  assert_text (fixture, "37026", "3702 6", 2);
}

static void
test_set_text (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = NULL;

  kiosk_entry_set_text (fixture->entry, " 3701 2026 0000\u3000123456 ");
  g_object_get (fixture->entry, "text", &text, NULL);
  g_assert_cmpstr (text, ==, GOOD);
  g_assert_cmpuint (fixture->changed, ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (fixture->text), "12345");
  assert_text (fixture, "12345", "1234 5", 6);
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *clear = find_class (GTK_WIDGET (fixture->entry), "clear");

  g_assert_false (gtk_widget_get_visible (clear));
  type (fixture, "370");
  g_assert_true (gtk_widget_get_visible (clear));
  g_signal_emit_by_name (clear, "clicked");
  assert_text (fixture, "", "", 0);
  g_assert_false (gtk_widget_get_visible (clear));
  g_assert_true (gtk_widget_has_focus (fixture->text));
}

/* What the next character of a decomposed or surrogate nature may do, is tested on the text alone; here, that every way in
 * leads through it. */
static void
test_nasty (Fixture       *fixture,
            gconstpointer  data)
{
  const char *nasty[] = {
    "\u202e37\u200b01\u2066", "3\t7\n0\r1", "3\ufeff7\u00ad01", "3\177701",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      kiosk_entry_set_text (fixture->entry, "");
      type (fixture, nasty[i]);
      assert_text (fixture, "3701", "3701", 4);
      kiosk_entry_set_text (fixture->entry, nasty[i]);
      assert_text (fixture, "3701", "3701", 4);
      gtk_editable_set_text (GTK_EDITABLE (fixture->text), nasty[i]);
      assert_text (fixture, "3701", "3701", 4);
    }
}

static void
on_paste_time_over (gpointer done)
{
  *(gboolean *) done = TRUE;
}

static void
paste (Fixture    *fixture,
       const char *text)
{
  gboolean done = FALSE;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->text), text);
  g_signal_emit_by_name (fixture->text, "paste-clipboard");
  g_timeout_add_once (300, on_paste_time_over, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* The box of the entry keeps its size whatever is put in. */
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'W');
  g_autoptr (GString) stack = g_string_new ("a");
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->entry));
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->entry));

  paste (fixture, megabyte);
  g_assert_cmpuint (strlen (kiosk_entry_get_text (fixture->entry)), ==, 200);

  for (guint i = 0; i < 4000; i++)
    g_string_append (stack, "\u0301\u20dd");
  kiosk_entry_set_text (fixture->entry, "");
  paste (fixture, stack->str);
  g_assert_cmpuint (g_utf8_strlen (kiosk_entry_get_text (fixture->entry), -1), ==, 3);

  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->entry)), <=, height * 2);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->entry)), <=, MAX (width, 1) * 8);
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = find_class (GTK_WIDGET (fixture->entry), "kiosk-entry-error");
  g_autofree char *value = NULL;
  g_autofree char *error = NULL;

  g_assert_false (gtk_widget_get_visible (row));
  type (fixture, "3701");
  g_assert_null (kiosk_entry_check (fixture->entry));
  g_object_get (fixture->entry, "error", &error, NULL);
  g_assert_nonnull (error);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (row, GTK_TYPE_LABEL))), ==, error);
  g_assert_true (gtk_widget_has_focus (fixture->text));
  gtk_test_accessible_assert_state (fixture->box, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_relation (fixture->box, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, find (row, GTK_TYPE_LABEL), NULL);

  type (fixture, "20260000123456");
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_false (gtk_test_accessible_has_state (fixture->box, GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_false (gtk_test_accessible_has_relation (fixture->box, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  value = kiosk_entry_check (fixture->entry);
  g_assert_cmpstr (value, ==, GOOD);
}

static gboolean
is_marked (Fixture *fixture,
           guint    byte)
{
  PangoAttrList *attributes = gtk_text_get_attributes (GTK_TEXT (fixture->text));
  g_autoptr (PangoAttrIterator) iterator = attributes != NULL ? pango_attr_list_get_iterator (attributes) : NULL;
  int start, end;

  if (iterator == NULL)
    return FALSE;

  do
    {
      pango_attr_iterator_range (iterator, &start, &end);
      if ((int) byte >= start && (int) byte < end)
        return pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT) != NULL
               && pango_attr_iterator_get (iterator, PANGO_ATTR_FOREGROUND) != NULL;
    }
  while (pango_attr_iterator_next (iterator));

  return FALSE;
}

static void
test_mark (Fixture       *fixture,
           gconstpointer  data)
{
  type (fixture, "3701202600O0123456");
  g_assert_null (kiosk_entry_check (fixture->entry));
  assert_text (fixture, "3701202600O0123456", "3701 2026 00O0 123456", 13);
  g_assert_true (is_marked (fixture, 12));
  g_assert_false (is_marked (fixture, 11));
  g_assert_false (is_marked (fixture, 13));

  g_signal_emit_by_name (fixture->text, "backspace");
  type (fixture, "0");
  g_assert_false (is_marked (fixture, 12));
  assert_text (fixture, "370120260000123456", GOOD_SHOWN, 13);
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *label = find_class (GTK_WIDGET (fixture->entry), "kiosk-entry-label");
  GtkWidget *clear = find_class (GTK_WIDGET (fixture->entry), "clear");
  GtkWidget *row = find_class (GTK_WIDGET (fixture->entry), "kiosk-entry-error");

  gtk_test_accessible_assert_role (fixture->box, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (fixture->box, GTK_ACCESSIBLE_PROPERTY_LABEL, "Number");
  g_object_set (fixture->entry, "label", NULL, "placeholder", "18 digits", NULL);
  g_assert_false (gtk_widget_get_visible (label));
  gtk_test_accessible_assert_property (fixture->box, GTK_ACCESSIBLE_PROPERTY_LABEL, "18 digits");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL, "Clear");
}

static void
test_purpose (void)
{
  const struct
  {
    const char *identifier;
    GtkInputPurpose purpose;
    gboolean letters;
  } rows[] = {
    { NULL, GTK_INPUT_PURPOSE_FREE_FORM, FALSE },
    { "declaration_no", GTK_INPUT_PURPOSE_DIGITS, FALSE },
    { "hs_code", GTK_INPUT_PURPOSE_DIGITS, FALSE },
    { "uscc", GTK_INPUT_PURPOSE_ALPHA, TRUE },
    { "resident_id", GTK_INPUT_PURPOSE_DIGITS, TRUE }, /* an X may be at its end */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GtkWidget) entry = g_object_ref_sink (kiosk_entry_new ());
      GtkText *text = GTK_TEXT (find (entry, GTK_TYPE_TEXT)); /* where the keyboard looks */

      g_object_set (entry, "identifier", rows[i].identifier, NULL);
      g_assert_cmpint (gtk_text_get_input_purpose (text), ==, rows[i].purpose);
      g_assert_cmpint (gtk_text_get_input_hints (text) & GTK_INPUT_HINT_NO_EMOJI, !=, 0);
      g_assert_cmpint (!!(gtk_text_get_input_hints (text) & GTK_INPUT_HINT_UPPERCASE_CHARS), ==, rows[i].letters);
    }
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  g_object_set (fixture->entry, "action-label", "Look up", NULL);
  g_assert_cmpstr (kiosk_entry_get_action_label (fixture->entry), ==, "Look up");
  g_assert_true (gtk_widget_get_ancestor (fixture->text, KIOSK_TYPE_ENTRY) == GTK_WIDGET (fixture->entry));

  g_signal_emit_by_name (fixture->text, "activate");
  g_assert_cmpuint (fixture->activated, ==, 1);
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpuint (fixture->activated, ==, 2);
}

static void
assert_clipboard (GdkClipboard *clipboard,
                  const char   *expected)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, expected);
}

/* No menu, no emoji, nothing in the clipboard, no gesture that would open any of them. */
static void
test_no_way_out (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->text);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->text);
  const char *keys[] = { "copy-clipboard", "cut-clipboard", "insert-emoji" };

  gdk_clipboard_set_text (clipboard, "before");
  type (fixture, "37012026");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_editable_select_region (GTK_EDITABLE (fixture->text), 0, -1);
      g_signal_emit_by_name (fixture->text, keys[i]);
    }
  gtk_widget_activate_action (fixture->text, "menu.popup", NULL);
  gtk_widget_activate_action (fixture->text, "misc.insert-emoji", NULL);
  g_assert_null (find (fixture->text, GTK_TYPE_POPOVER));
  g_assert_cmpstr (kiosk_entry_get_text (fixture->entry), ==, "37012026");
  assert_clipboard (clipboard, "before");

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE (controller))
        g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_NONE);
    }
}

static void
test_unknown_identifier (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (kiosk_entry_new ());

  g_test_expect_message ("libkiosk", G_LOG_LEVEL_CRITICAL, "There is no identifier \"shoe_size\"");
  g_object_set (entry, "identifier", "shoe_size", NULL);
  g_test_assert_expected_messages ();
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define add(name, identifier, test) g_test_add ("/entry/" name, Fixture, identifier, set_up, test, tear_down)
  add ("typing", "declaration_no", test_typing);
  add ("caret", "declaration_no", test_caret);
  add ("backspace", "declaration_no", test_backspace);
  add ("delete", "declaration_no", test_delete);
  add ("tap", "declaration_no", test_tap);
  add ("selection", "declaration_no", test_selection);
  add ("set-text", "declaration_no", test_set_text);
  add ("clear", "declaration_no", test_clear);
  add ("nasty", "declaration_no", test_nasty);
  add ("paste", NULL, test_paste);
  add ("check", "declaration_no", test_check);
  add ("mark", "declaration_no", test_mark);
  add ("accessible", "declaration_no", test_accessible);
  add ("activate", "declaration_no", test_activate);
  add ("no-way-out", "declaration_no", test_no_way_out);
#undef add
  g_test_add_func ("/entry/purpose", test_purpose);
  g_test_add_func ("/entry/unknown-identifier", test_unknown_identifier);

  return g_test_run ();
}
