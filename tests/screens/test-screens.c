/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every screen of every service in one look: no word is cut off, and each is translated. With PICTURES=FOLDER a small picture of each
 * is left there. The looks are words of the environment variable LOOKS: a language, "large", "contrast", "pseudo". */
#include "stage.h"

#include "kiosk-keyboard.h"
#include "kiosk-manifest.h"

#include <glib/gstdio.h>
#include <string.h>

#define PICTURE_WIDTH 216
#define LEAST_TARGET  88
#define MARK          "⟦"   /* what each string of the pseudo-language begins with */

/* Pixels, of which capitals are 0.73: 0.7 degrees from 60 cm, on a panel of 32 inches (EN 301 549, 5.1.4). */
#define LEAST_LARGE 28

static StageLooks looks;
static gboolean pseudo;
static const char *service;
static GHashTable *said;     /* what was found wrong, each once */
static guint screens;
static int moves;            /* whether a page slid: -1 before that */

/* What is not translated: names. */
static const char * const own_words[] = { "English", "Park Kiosk", NULL };

static void
complain (const char *what,
          const char *text,
          const char *how)
{
  char *words = g_strdup_printf ("%s %s: “%.60s” %s", service, what, text, how);

  if (g_hash_table_add (said, words))
    g_test_message ("%s", words);
}

static gboolean
is_inside (GtkWidget *label,
           GType      type)
{
  return gtk_widget_get_ancestor (label, type) != NULL;
}

/* What scrolls may be longer than the screen, not broader. */
static gboolean
is_cut_off (GtkWidget             *label,
            const graphene_rect_t *bounds)
{
  GtkWidget *window = GTK_WIDGET (stage_get_window ());
  float right = bounds->origin.x + bounds->size.width, bottom = bounds->origin.y + bounds->size.height;

  if (bounds->origin.x < -1 || right > gtk_widget_get_width (window) + 1)
    return !is_inside (label, GTK_TYPE_SCROLLED_WINDOW) || bounds->origin.x < gtk_widget_get_width (window);
  return !is_inside (label, GTK_TYPE_SCROLLED_WINDOW) && (bounds->origin.y < -1 || bottom > gtk_widget_get_height (window) + 1);
}

static void
check_room (const char *what,
            GtkLabel   *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  graphene_rect_t bounds;
  int width, height;

  if (!stage_get_bounds (GTK_WIDGET (label), &bounds))
    return;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    complain (what, gtk_label_get_text (label), "ends in dots");
  else if (width > gtk_widget_get_width (GTK_WIDGET (label)) + 1 || height > gtk_widget_get_height (GTK_WIDGET (label)) + 1)
    complain (what, gtk_label_get_text (label), "has less room than it needs");
  else if (is_cut_off (GTK_WIDGET (label), &bounds))
    complain (what, gtk_label_get_text (label), "is cut off by the edge of the screen");
}

/* Words of the program are English before they are translated. Chinese ones are data, such as the business scopes of the catalogue;
 * numbers and codes have capital letters only. */
static gboolean
has_words (const char *text)
{
  return strpbrk (text, "abcdefghijklmnopqrstuvwxyz") != NULL;
}

static GString *data_words;   /* all that stands in the park's profile and in the manifests, which have their own translations */

static void
check_translated (const char *what,
                  GtkLabel   *label)
{
  const char *text = gtk_label_get_text (label);

  if (has_words (text) && strstr (text, MARK) == NULL && !g_strv_contains (own_words, text)
      && strstr (data_words->str, text) == NULL)
    complain (what, text, "is not translated");
}

static void
take_picture (const char *what)
{
  const char *folder = g_getenv ("PICTURES");
  GtkWidget *window = GTK_WIDGET (stage_get_window ());
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  double scale = (double) PICTURE_WIDTH / MIN (gtk_widget_get_width (window), gtk_widget_get_height (window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *name = g_strdup_printf ("%s-%s.png", service, what);
  g_autofree char *file = g_build_filename (folder, name, NULL);

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window) * scale, gtk_widget_get_height (window) * scale);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, file));
}

/* ui: 88 pixels, about 15 mm on the panel; WCAG 2.5.8 asks for 24. Keys, which are narrower, have a test of their own. */
static void
check_target (const char *what,
              GtkWidget  *widget)
{
  GtkWidget *target = GTK_IS_TEXT (widget) ? gtk_widget_get_ancestor (widget, KIOSK_TYPE_ENTRY) : widget;
  graphene_rect_t bounds;
  g_autofree char *place = NULL;

  if (is_inside (widget, KIOSK_TYPE_KEYBOARD) || target == NULL || !stage_get_bounds (target, &bounds))
    return;

  place = g_strdup_printf ("%s of %.0f x %.0f", G_OBJECT_TYPE_NAME (widget), bounds.size.width, bounds.size.height);
  if (bounds.size.width < LEAST_TARGET || bounds.size.height < LEAST_TARGET)
    complain (what, place, "is too small for a finger");
}

static void
check_targets (const char *what)
{
  const GType types[] = { GTK_TYPE_BUTTON, GTK_TYPE_CHECK_BUTTON, GTK_TYPE_LIST_BOX_ROW, GTK_TYPE_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) widgets = stage_find_all (types[i]);

      for (guint j = 0; j < widgets->len; j++)
        check_target (what, widgets->pdata[j]);
    }
}

/* What assistive technology is told of what is on and off is what is drawn. */
static void
check_state (const char         *what,
             GtkWidget          *widget,
             GtkAccessibleState  state,
             gboolean            on)
{
  g_autofree char *other = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), state, GTK_ACCESSIBLE_TRISTATE_TRUE);

  if (on != (other == NULL))
    complain (what, G_OBJECT_TYPE_NAME (widget), on ? "is on, and not told so" : "is off, and told to be on");
}

static void
check_states (const char *what)
{
  g_autoptr (GPtrArray) toggles = stage_find_all (GTK_TYPE_TOGGLE_BUTTON);
  g_autoptr (GPtrArray) checks = stage_find_all (GTK_TYPE_CHECK_BUTTON);

  for (guint i = 0; i < toggles->len; i++)
    check_state (what, toggles->pdata[i], GTK_ACCESSIBLE_STATE_PRESSED, gtk_toggle_button_get_active (toggles->pdata[i]));
  for (guint i = 0; i < checks->len; i++)
    check_state (what, checks->pdata[i], GTK_ACCESSIBLE_STATE_CHECKED, gtk_check_button_get_active (checks->pdata[i]));
}

/* What is read and not only pressed: the small signs on keys are a help for who knows them. */
static void
check_size (const char *what,
            GtkLabel   *label)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (label)));

  g_assert_true (pango_font_description_get_size_is_absolute (font));
  if (!is_inside (GTK_WIDGET (label), KIOSK_TYPE_KEYBOARD) && pango_font_description_get_size (font) < LEAST_LARGE * PANGO_SCALE)
    complain (what, gtk_label_get_text (label), "is too small for large text");
}

static void
check_screen (const char *what)
{
  g_autoptr (GPtrArray) labels = stage_find_all (GTK_TYPE_LABEL);

  stage_settle (20);
  for (guint i = 0; i < labels->len; i++)
    {
      if (!gtk_widget_get_mapped (labels->pdata[i]) || *gtk_label_get_text (labels->pdata[i]) == '\0')
        continue;

      /* keys have room for the words of three languages, not for a third more */
      if (pseudo && is_inside (labels->pdata[i], KIOSK_TYPE_KEYBOARD))
        continue;
      check_room (what, labels->pdata[i]);
      if (looks.large_text)
        check_size (what, labels->pdata[i]);
      /* where nobody has chosen a language yet it speaks all of them */
      if (pseudo && !g_str_equal (what, "attract"))
        check_translated (what, labels->pdata[i]);
    }
  check_targets (what);
  check_states (what);
  if (g_getenv ("PICTURES") != NULL)
    take_picture (what);
  screens++;
}

static void
test_service (gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (data);

  service = name;
  g_hash_table_remove_all (said);
  screens = 0;
  stage_walk (data, &looks, check_screen);
  g_test_message ("%u screens", screens);
  g_assert_cmpuint (screens, >=, 1);
  g_assert_cmpuint (g_hash_table_size (said), ==, 0);
}

static void
test_frame (void)
{
  service = "frame";
  g_hash_table_remove_all (said);
  stage_walk_frame (&looks, check_screen);
  g_assert_cmpuint (g_hash_table_size (said), ==, 0);
}

#define NEXT_TYPE_PAGE (next_page_get_type ())
G_DECLARE_FINAL_TYPE (NextPage, next_page, NEXT, PAGE, KioskPage)

struct _NextPage
{
  KioskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (NextPage, next_page, KIOSK_TYPE_PAGE)

static void
next_page_class_init (NextPageClass *klass)
{
}

static void
next_page_init (NextPage *self)
{
}

/* Whether pages slide: by the system's setting. */
static void
push_page (const char *what)
{
  KioskPage *page = KIOSK_PAGE (stage_find_one (KIOSK_TYPE_PAGE));
  KioskPage *next;
  GtkStack *stack;

  if (moves >= 0)
    return;

  stack = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (page), GTK_TYPE_STACK));
  next = g_object_new (NEXT_TYPE_PAGE, "context", kiosk_page_get_context (page), NULL);
  kiosk_page_push (page, next);
  moves = gtk_stack_get_transition_running (stack);
  kiosk_page_pop (next);
}

static int
see_motion (const char *directory,
            gboolean    animations)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
  moves = -1;
  stage_walk (directory, &looks, push_page);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  return moves;
}

static void
test_motion (gconstpointer data)
{
  service = "motion";
  g_assert_cmpint (see_motion (data, TRUE), ==, TRUE);
  g_assert_cmpint (see_motion (data, FALSE), ==, FALSE);
}

static void
add_words (const char *path)
{
  g_autofree char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    g_string_append_printf (data_words, "%s\n", text);
}

static void
read_data_words (char **directories)
{
  g_autofree char *park = g_build_filename (g_getenv ("KIOSK_DATA"), "parks", "haicang.park", NULL);

  data_words = g_string_new (NULL);
  add_words (park);
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (directories[i]);
      g_autofree char *manifest = g_strconcat (directories[i], "/", name, ".plugin", NULL);

      add_words (manifest);
    }
}

static void
read_looks (const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);

  looks.language = g_intern_string (all[0]);
  looks.large_text = g_strv_contains ((const char * const *) all, "large");
  looks.contrast = g_strv_contains ((const char * const *) all, "contrast");
  pseudo = g_strv_contains ((const char * const *) all, "pseudo");
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) directories = NULL;

  read_looks (g_getenv ("LOOKS"));
  stage_init (&argc, &argv);
  /* where longer words than there are do not fit, GTK is critical of it; what has too little room is told here */
  if (pseudo)
    g_log_set_always_fatal (G_LOG_FATAL_MASK);
  said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  directories = stage_get_services ();
  read_data_words (directories);
  g_test_add_func ("/screens/frame", test_frame);
  g_test_add_data_func ("/screens/motion", directories[0], test_motion);
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (directories[i]);
      g_autofree char *path = g_strconcat ("/screens/", name, NULL);

      g_test_add_data_func (path, directories[i], test_service);
    }
  return g_test_run ();
}
