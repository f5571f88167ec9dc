/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every field of every shipped form, and its error, above the keyboard. */
#include "stage.h"

#include "kiosk-ink-pad.h"
#include "kiosk-keyboard.h"

#define PATIENCE (20 * G_USEC_PER_SEC)
#define ERROR    "A long sentence of what is wrong with this, which needs more than one line to be said in large letters."

static guint checked, drawn, repeat_delay;

static gboolean
get_edges (GtkWidget *widget,
           float     *top,
           float     *bottom)
{
  graphene_rect_t bounds;

  if (!stage_get_bounds (widget, &bounds))
    return FALSE;

  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;
  return TRUE;
}

static gboolean
stands_above_keyboard (GtkWidget *entry)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (entry, GTK_TYPE_SCROLLED_WINDOW);
  float top, bottom, keys, screen_end, first = 0, last, ignored;

  if (!get_edges (entry, &top, &bottom) || !get_edges (stage_find_one (KIOSK_TYPE_KEYBOARD), &keys, &screen_end))
    return FALSE;

  last = keys;
  if (viewport != NULL && !get_edges (viewport, &first, &last))
    return FALSE;

  ignored = gtk_widget_get_height (GTK_WIDGET (stage_get_window ())) + 1;
  return top >= first && bottom <= last && last <= keys + 1 && screen_end <= ignored;
}

static void
assert_above_keyboard (GtkWidget  *entry,
                       const char *when)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autofree char *label = NULL;
  float top = 0, bottom = 0, keys = 0, screen_end = 0;

  while (!stands_above_keyboard (entry) && g_get_monotonic_time () < end)
    stage_settle (10);
  if (stands_above_keyboard (entry))
    return;

  g_object_get (entry, "label", &label, NULL);
  get_edges (entry, &top, &bottom);
  get_edges (stage_find_one (KIOSK_TYPE_KEYBOARD), &keys, &screen_end);
  g_error ("%s, %s: from %.0f to %.0f, the keyboard from %.0f to %.0f", label, when, top, bottom, keys, screen_end);
}

/* The paper is higher than the keys are. */
static void
check_handwriting (GtkWidget *entry)
{
  GtkWidget *keyboard = stage_find_one (KIOSK_TYPE_KEYBOARD), *pad;
  gint64 end = g_get_monotonic_time () + PATIENCE;

  gtk_widget_activate_action (keyboard, "keyboard.layout", "s", "handwriting");
  while (((pad = stage_find_one (KIOSK_TYPE_INK_PAD)) == NULL || !gtk_widget_get_mapped (pad)) && g_get_monotonic_time () < end)
    stage_settle (20);
  g_assert_true (pad != NULL && gtk_widget_get_mapped (pad));
  assert_above_keyboard (entry, "with an error, above the paper");
  gtk_widget_activate_action (keyboard, "keyboard.layout", "s", "pinyin");
  drawn++;
}

static gboolean
is_for_words (GtkWidget *entry)
{
  GtkInputPurpose purpose;
  GtkInputHints hints;

  g_object_get (entry, "input-purpose", &purpose, "input-hints", &hints, NULL);
  return (purpose == GTK_INPUT_PURPOSE_FREE_FORM || purpose == GTK_INPUT_PURPOSE_NAME)
         && (hints & GTK_INPUT_HINT_UPPERCASE_CHARS) == 0;
}

static void
check_shown (const char *what)
{
  g_autoptr (GPtrArray) entries = stage_find_all (KIOSK_TYPE_ENTRY);

  for (guint i = 0; i < entries->len; i++)
    {
      if (!gtk_widget_get_mapped (entries->pdata[i]))
        continue;

      g_assert_true (gtk_widget_grab_focus (entries->pdata[i]));
      assert_above_keyboard (entries->pdata[i], "with the focus");
      g_assert_cmpuint (kiosk_keyboard_get_repeat_delay (KIOSK_KEYBOARD (stage_find_one (KIOSK_TYPE_KEYBOARD))), ==, repeat_delay);
      kiosk_entry_set_error (entries->pdata[i], ERROR);
      stage_settle (20);
      assert_above_keyboard (entries->pdata[i], "with an error");
      if (is_for_words (entries->pdata[i]))
        check_handwriting (entries->pdata[i]);
      kiosk_entry_set_error (entries->pdata[i], NULL);
      checked++;
    }
}

static void
check_service (const char       *directory,
               const StageLooks *looks)
{
  checked = drawn = 0;
  repeat_delay = looks->large_text ? 2000 : 500;
  stage_walk (directory, looks, check_shown);
  g_test_message ("%u fields, %u of them for words%s%s", checked, drawn, looks->large_text ? ", in large text" : "",
                  looks->low ? ", in low position" : "");
  g_assert_cmpuint (checked, >=, 2);
  g_assert_cmpuint (drawn, >=, 1);
}

static gboolean
is_upright (void)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  GdkRectangle screen;

  gdk_monitor_get_geometry (monitor, &screen);
  return screen.height > screen.width;
}

static void
test_service (gconstpointer data)
{
  for (int large = 0; large < 2; large++)
    {
      check_service (data, &(StageLooks) { .large_text = large });
      if (is_upright ())
        check_service (data, &(StageLooks) { .large_text = large, .low = TRUE });
    }
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) directories = NULL;

  stage_init (&argc, &argv);
  directories = stage_get_services ();
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (directories[i]);
      g_autofree char *path = g_strconcat ("/places/", name, NULL);

      g_test_add_data_func (path, directories[i], test_service);
    }
  return g_test_run ();
}
