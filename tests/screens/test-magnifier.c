/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The magnifier: every word is drawn twice as large as it is by default, the arrows lead to each corner, and to the end of a page. */
#include "stage.h"

#include "kiosk-entry.h"
#include "kiosk-home.h"
#include "kiosk-magnifier-bar.h"
#include "kiosk-magnifier.h"
#include "kiosk-written.h"

#define SCALE       2
#define MOST_MOVES  60
#define SMALL_WORDS 28  /* of what is not magnified: no button of the bar below the screens has larger ones by default */
#define ERROR       "What is wrong with it."

static GHashTable *usual;  /* label -> its size where nothing is switched on */
static guint checked, keys, errors, smaller;

static void
use_look (const char *look)
{
  gtk_widget_activate_action (GTK_WIDGET (stage_get_window ()), look, NULL);
  stage_settle (60);
}

static KioskMagnifier *
get_magnifier (void)
{
  return KIOSK_MAGNIFIER (stage_find_one (KIOSK_TYPE_MAGNIFIER));
}

static int
get_size (GtkWidget *label)
{
  return pango_font_description_get_size (pango_context_get_font_description (gtk_widget_get_pango_context (label)));
}

static double
get_scale (GtkWidget *widget)
{
  graphene_matrix_t matrix;

  g_assert_true (gtk_widget_compute_transform (widget, GTK_WIDGET (stage_get_window ()), &matrix));
  g_assert_cmpfloat (graphene_matrix_get_x_scale (&matrix), ==, graphene_matrix_get_y_scale (&matrix));
  return graphene_matrix_get_x_scale (&matrix);
}

static gboolean
is_beside (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, KIOSK_TYPE_MAGNIFIER_BAR) != NULL || gtk_widget_get_ancestor (label, KIOSK_TYPE_WRITTEN) != NULL;
}

static void
for_labels (void (* look_at) (GtkWidget *label))
{
  g_autoptr (GPtrArray) labels = stage_find_all (GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (labels->pdata[i]) && *gtk_label_get_text (labels->pdata[i]) != '\0')
      look_at (labels->pdata[i]);
}

static void
note_usual (GtkWidget *label)
{
  g_hash_table_insert (usual, label, GINT_TO_POINTER (get_size (label)));
  g_assert_cmpfloat (get_scale (label), ==, 1);
}

static void
check_twice (GtkWidget *label)
{
  int before = GPOINTER_TO_INT (g_hash_table_lookup (usual, label));

  if (is_beside (label))
    {
      g_assert_cmpint (get_size (label), >=, SCALE * SMALL_WORDS * PANGO_SCALE);
      return;
    }

  g_assert_cmpfloat (get_scale (label), ==, SCALE);
  if (get_size (label) < before)
    {
      g_test_message ("“%.40s”: %d, and was %d", gtk_label_get_text (GTK_LABEL (label)), get_size (label) / PANGO_SCALE, before / PANGO_SCALE);
      smaller++;
    }
  checked++;
}

/* What is wrong with what is written is told above the keys. */
static void
look_for_error (GtkWidget *label)
{
  if (gtk_widget_get_ancestor (label, KIOSK_TYPE_WRITTEN) != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), ERROR))
    errors++;
}

static void
check_whole (GtkWidget *label)
{
  int width, height;

  if (!is_beside (label) || gtk_label_get_ellipsize (GTK_LABEL (label)) != PANGO_ELLIPSIZE_NONE)
    return;

  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &width, &height);
  g_assert_cmpint (width, <=, gtk_widget_get_width (label) + 1);
  g_assert_cmpint (height, <=, gtk_widget_get_height (label) + 1);
}

static GtkWidget *
find_entry (void)
{
  g_autoptr (GPtrArray) entries = stage_find_all (KIOSK_TYPE_ENTRY);

  for (guint i = 0; i < entries->len; i++)
    if (gtk_widget_get_mapped (entries->pdata[i]))
      return entries->pdata[i];
  return NULL;
}

/* The page may have got an answer meanwhile, and shown something else. */
static gboolean
is_wrong_where_one_writes (GtkWidget *entry)
{
  GtkWidget *focus = entry != NULL ? gtk_root_get_focus (gtk_widget_get_root (entry)) : NULL;
  g_autofree char *error = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, entry))
    return FALSE;

  g_object_get (entry, "error", &error, NULL);
  return error != NULL;
}

/* With the keys, where there is something to be written. */
static void
check_shown (const char *what)
{
  GtkWidget *entry = find_entry ();

  if (stage_find_one (KIOSK_TYPE_HOME) == NULL)
    return;

  if (entry != NULL)
    {
      gtk_widget_grab_focus (entry);
      kiosk_entry_set_error (KIOSK_ENTRY (entry), ERROR);
    }
  stage_settle (20);
  g_assert_null (stage_find_one (KIOSK_TYPE_MAGNIFIER_BAR));  /* none of it is there before it is wanted */
  g_assert_null (stage_find_one (KIOSK_TYPE_WRITTEN));
  for_labels (note_usual);
  use_look ("look.large-text");
  use_look ("look.magnify");
  for_labels (check_twice);
  for_labels (check_whole);
  for_labels (look_for_error);
  keys += is_wrong_where_one_writes (entry);
  if (errors != keys)
    g_error ("%s: the error is not told above the keys", what);
  use_look ("look.large-text");
  g_assert_false (kiosk_magnifier_is_on (get_magnifier ()));
  g_hash_table_remove_all (usual);
  for_labels (note_usual);
  g_hash_table_remove_all (usual);
  if (entry != NULL)
    kiosk_entry_set_error (KIOSK_ENTRY (entry), NULL);
}

static void
test_twice (gconstpointer data)
{
  checked = keys = errors = smaller = 0;
  stage_walk (data, &(StageLooks) { .language = "zh_CN" }, check_shown);
  g_test_message ("%u words, %u screens with keys", checked, keys);
  g_assert_cmpuint (smaller, ==, 0);
  g_assert_cmpuint (checked, >, 100);
  g_assert_cmpuint (keys, >, 0);
}

static GtkWidget *
find_arrow (const char *css_class)
{
  g_autoptr (GPtrArray) buttons = stage_find_all (GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (buttons->pdata[i], "arrow") && gtk_widget_has_css_class (buttons->pdata[i], css_class))
      return buttons->pdata[i];
  g_assert_not_reached ();
}

/* Until there is nothing more on that side. Returns: how often it was pressed */
static guint
press_to_end (const char *way)
{
  GtkWidget *arrow = find_arrow (way);
  graphene_rect_t bounds;
  guint moves = 0;

  g_assert_true (stage_get_bounds (arrow, &bounds));
  g_assert_cmpfloat (MIN (bounds.size.width, bounds.size.height), >=, 88);
  for (; !gtk_widget_has_css_class (arrow, "at-edge"); moves++)
    {
      g_assert_cmpuint (moves, <, MOST_MOVES);
      g_signal_emit_by_name (arrow, "clicked");
      stage_settle (20);
    }
  return moves;
}

/* What is on the screen of what is under the glass. */
static void
assert_corner (gboolean right,
               gboolean bottom)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_magnifier ()));
  graphene_rect_t whole, bar, room;

  g_assert_true (stage_get_bounds (child, &whole));
  g_assert_true (stage_get_bounds (stage_find_one (KIOSK_TYPE_MAGNIFIER_BAR), &bar));
  graphene_rect_init (&room, 0, 0, bar.origin.y > 0 ? bar.size.width : bar.origin.x, bar.origin.y > 0 ? bar.origin.y : bar.size.height);
  if (right)
    g_assert_cmpfloat_with_epsilon (whole.origin.x + whole.size.width, room.size.width, SCALE);
  else
    g_assert_cmpfloat (whole.origin.x, ==, 0);
  if (bottom)
    g_assert_cmpfloat_with_epsilon (whole.origin.y + whole.size.height, room.size.height, SCALE);
  else
    g_assert_cmpfloat (whole.origin.y, ==, 0);
}

static void
check_corners (const char *what)
{
  if (stage_find_one (KIOSK_TYPE_HOME) == NULL)
    return;

  use_look ("look.large-text");
  use_look ("look.magnify");
  assert_corner (FALSE, FALSE);
  g_assert_cmpuint (press_to_end ("right"), >=, 2);
  assert_corner (TRUE, FALSE);
  g_assert_cmpuint (press_to_end ("down"), >=, 2);
  assert_corner (TRUE, TRUE);
  press_to_end ("left");
  assert_corner (FALSE, TRUE);
  press_to_end ("up");
  assert_corner (FALSE, FALSE);
  checked++;
}

static void
test_corners (void)
{
  checked = 0;
  stage_walk_frame (&(StageLooks) { .language = "en" }, check_corners);
  g_assert_cmpuint (checked, ==, 1);
}

/* A page that is longer than its place is gone through by the arrow that leads down, to its end, and back. */
static void
check_long_page (const char *what)
{
  GtkWidget *scrolled = stage_find_one (GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *page;

  if (stage_find_one (KIOSK_TYPE_HOME) == NULL)
    return;

  use_look ("look.large-text");
  use_look ("look.magnify");
  page = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_assert_cmpfloat (gtk_adjustment_get_upper (page), >, gtk_adjustment_get_page_size (page) + 1);
  press_to_end ("down");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (page) + gtk_adjustment_get_page_size (page), gtk_adjustment_get_upper (page), 1);
  press_to_end ("up");
  g_assert_cmpfloat (gtk_adjustment_get_value (page), ==, 0);
  checked++;
}

static void
test_long_page (void)
{
  checked = 0;
  stage_walk_frame (&(StageLooks) { .language = "en" }, check_long_page);
  g_assert_cmpuint (checked, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) directories = NULL;

  stage_init (&argc, &argv);
  usual = g_hash_table_new (NULL, NULL);
  directories = stage_get_services ();
  g_test_add_func ("/magnifier/corners", test_corners);
  g_test_add_func ("/magnifier/long-page", test_long_page);
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (directories[i]);
      g_autofree char *path = g_strconcat ("/magnifier/twice/", name, NULL);

      g_test_add_data_func (path, directories[i], test_twice);
    }
  return g_test_run ();
}
