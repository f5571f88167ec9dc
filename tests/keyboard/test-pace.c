/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Hands that are slow or that tremble: EN 301 549, 5.7 and 5.8. */

#include "kiosk-key.h"
#include "kiosk-keyboard.h"

#define PATIENCE 30   /* seconds */
#define LONG     1500 /* milliseconds, more than a key is commonly held for before it repeats */

typedef struct
{
  KioskKeyboard *keyboard;
  GtkWidget     *window;
  GtkWidget     *entry;
} Fixture;

static GtkWidget *
find_key (GtkWidget  *widget,
          const char *name)
{
  const char *writes = NULL, *action = NULL;

  if (KIOSK_IS_KEY (widget) && gtk_widget_get_child_visible (widget))
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
      writes = target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING) ? g_variant_get_string (target, NULL) : NULL;
    }
  if (g_strcmp0 (writes, name) == 0 || g_strcmp0 (action, name) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_key (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KioskComposer) composer = kiosk_composer_new (g_getenv ("KIOSK_INPUT_DIR"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->entry = gtk_entry_new ();
  fixture->keyboard = KIOSK_KEYBOARD (kiosk_keyboard_new (composer, "en"));
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->keyboard));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kiosk_keyboard_set_target (fixture->keyboard, GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (fixture->entry))));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
strike (Fixture    *fixture,
        const char *name)
{
  GtkWidget *key = find_key (GTK_WIDGET (fixture->keyboard), name);

  g_assert_nonnull (key);
  g_signal_emit_by_name (key, "clicked");
}

static void
assert_text (Fixture    *fixture,
             const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, text);
}

static gboolean
on_out_of_patience (gpointer data)
{
  g_error ("It took too long");
  return G_SOURCE_REMOVE;
}

static void
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once (milliseconds, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Holds the key that deletes; returns milliseconds until the text was changed, and again. */
static gint64
hold_delete_until (Fixture *fixture,
                   guint    length)
{
  GtkWidget *key = find_key (GTK_WIDGET (fixture->keyboard), "keyboard.delete");
  gint64 begin = g_get_monotonic_time ();
  guint id = g_timeout_add_seconds (PATIENCE, on_out_of_patience, NULL);

  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "abcdefgh");
  gtk_editable_set_position (GTK_EDITABLE (fixture->entry), -1);
  gtk_widget_set_state_flags (key, GTK_STATE_FLAG_ACTIVE, FALSE);
  while (gtk_entry_get_text_length (GTK_ENTRY (fixture->entry)) > length)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_unset_state_flags (key, GTK_STATE_FLAG_ACTIVE);
  g_source_remove (id);
  return (g_get_monotonic_time () - begin) / G_TIME_SPAN_MILLISECOND;
}

static void
test_repeat (Fixture       *fixture,
             gconstpointer  data)
{
  kiosk_keyboard_set_pace (fixture->keyboard, 2000, 0);
  g_assert_cmpint (hold_delete_until (fixture, 7), >=, 2000);
  kiosk_keyboard_set_pace (fixture->keyboard, 100, 0);
  g_assert_cmpint (hold_delete_until (fixture, 7), >=, 100);
  hold_delete_until (fixture, 2);
}

static void
test_no_repeat (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *key = find_key (GTK_WIDGET (fixture->keyboard), "keyboard.delete");

  kiosk_keyboard_set_pace (fixture->keyboard, 0, 0);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "abc");
  gtk_editable_set_position (GTK_EDITABLE (fixture->entry), -1);
  gtk_widget_set_state_flags (key, GTK_STATE_FLAG_ACTIVE, FALSE);
  wait (LONG);
  assert_text (fixture, "abc");
  gtk_widget_unset_state_flags (key, GTK_STATE_FLAG_ACTIVE);
  g_signal_emit_by_name (key, "clicked");
  assert_text (fixture, "ab");
}

/* Repeating is no double strike. */
static void
test_double_strike (Fixture       *fixture,
                    gconstpointer  data)
{
  kiosk_keyboard_set_pace (fixture->keyboard, 100, 1000);
  strike (fixture, "a");
  strike (fixture, "a");
  assert_text (fixture, "a");
  strike (fixture, "b");
  strike (fixture, "a");
  assert_text (fixture, "aba");
  wait (1000);
  strike (fixture, "a");
  assert_text (fixture, "abaa");
  hold_delete_until (fixture, 2);
}

static void
test_no_double_strike (Fixture       *fixture,
                       gconstpointer  data)
{
  kiosk_keyboard_set_pace (fixture->keyboard, 500, 0);
  strike (fixture, "a");
  strike (fixture, "a");
  assert_text (fixture, "aa");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add ("/pace/repeat", Fixture, NULL, set_up, test_repeat, tear_down);
  g_test_add ("/pace/no-repeat", Fixture, NULL, set_up, test_no_repeat, tear_down);
  g_test_add ("/pace/double-strike", Fixture, NULL, set_up, test_double_strike, tear_down);
  g_test_add ("/pace/no-double-strike", Fixture, NULL, set_up, test_no_double_strike, tear_down);
  return g_test_run ();
}
