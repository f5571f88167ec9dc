/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every screen of every service in one look: no word is cut off, and each is translated. With PICTURES=FOLDER a small picture of each
 * is left there. The looks are words of the environment variable LOOKS: a language, "large", "contrast", "pseudo". */
#include "stage.h"

#include "kiosk-keyboard.h"
#include "kiosk-manifest.h"

#include <glib/gstdio.h>
#include <string.h>

#define PICTURE_WIDTH 216
#define MARK          "⟦"   /* what each string of the pseudo-language begins with */

static StageLooks looks;
static gboolean pseudo;
static const char *service;
static GHashTable *said;     /* what was found wrong, each once */
static guint screens;

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
      /* where nobody has chosen a language yet it speaks all of them */
      if (pseudo && !g_str_equal (what, "attract"))
        check_translated (what, labels->pdata[i]);
    }
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
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (directories[i]);
      g_autofree char *path = g_strconcat ("/screens/", name, NULL);

      g_test_add_data_func (path, directories[i], test_service);
    }
  return g_test_run ();
}
