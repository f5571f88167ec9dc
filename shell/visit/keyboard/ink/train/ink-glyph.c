/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ink-glyph.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define GB2312_FIRST_HANZI 0xb0 /* the row of 啊; symbols lie before it */
#define BASELINE           900  /* of the data, whose y grows upwards */

static void
glyph_free (gpointer data)
{
  InkGlyph *glyph = data;

  g_clear_pointer (&glyph->strokes, kiosk_ink_strokes_free);
  g_free (glyph);
}

/* @text: begins with the character */
static gboolean
is_in_gb2312 (const char *text)
{
  gssize bytes = g_utf8_next_char (text) - text;
  gsize length;
  g_autofree char *converted = g_convert (text, bytes, "GB2312", "UTF-8", NULL, &length, NULL);

  return converted != NULL && length == 2 && (guint8) converted[0] >= GB2312_FIRST_HANZI;
}

static void
read_stroke (KioskInkStrokes *strokes,
             JsonArray       *points)
{
  kiosk_ink_strokes_begin (strokes);
  for (guint i = 0; i < json_array_get_length (points); i++)
    {
      JsonArray *point = json_array_get_array_element (points, i);

      kiosk_ink_strokes_add_point (strokes, json_array_get_double_element (point, 0),
                                   BASELINE - json_array_get_double_element (point, 1));
    }
}

static KioskInkStrokes *
read_medians (const char  *file,
              GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (KioskInkStrokes) strokes = kiosk_ink_strokes_new ();
  JsonArray *medians;

  if (!json_parser_load_from_file (parser, file, error))
    return NULL;

  medians = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "medians");
  for (guint i = 0; i < json_array_get_length (medians); i++)
    read_stroke (strokes, json_array_get_array_element (medians, i));
  return g_steal_pointer (&strokes);
}

static InkGlyph *
glyph_new (const char      *character,
           KioskInkSet      rare,
           KioskInkStrokes *strokes)
{
  InkGlyph *glyph = g_new (InkGlyph, 1);

  *glyph = (InkGlyph) { g_utf8_get_char (character), is_in_gb2312 (character) ? KIOSK_INK_SET_SIMPLIFIED : rare, strokes, FALSE };
  return glyph;
}

static int
compare_glyphs (gconstpointer a,
                gconstpointer b)
{
  const InkGlyph *const *first = a, *const *second = b;

  return (*first)->character < (*second)->character ? -1 : 1;
}

GPtrArray *
ink_glyphs_read_hanzi (const char  *directory,
                       GError     **error)
{
  g_autoptr (GPtrArray) glyphs = g_ptr_array_new_with_free_func (glyph_free);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, error);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (directory, name, NULL);
      g_autofree char *character = g_strndup (name, strcspn (name, "."));
      KioskInkStrokes *strokes;

      if (!g_str_has_suffix (name, ".json") || g_utf8_strlen (character, -1) != 1)
        continue;
      if ((strokes = read_medians (file, error)) == NULL)
        return NULL;
      g_ptr_array_add (glyphs, glyph_new (character, KIOSK_INK_SET_TRADITIONAL, strokes));
    }

  g_ptr_array_sort (glyphs, compare_glyphs);
  return dir != NULL ? g_steal_pointer (&glyphs) : NULL;
}

GPtrArray *
ink_glyphs_read_letters (const char  *file,
                         GError     **error)
{
  g_autoptr (GPtrArray) glyphs = g_ptr_array_new_with_free_func (glyph_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (file, &text, NULL, error))
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      KioskInkStrokes *strokes;

      if (*lines[i] == '\0' || g_str_has_prefix (lines[i], "//"))
        continue;
      if ((strokes = kiosk_ink_strokes_parse (g_utf8_next_char (lines[i]), error)) == NULL)
        {
          g_prefix_error (error, "%s:%u: ", file, i + 1);
          return NULL;
        }
      g_ptr_array_add (glyphs, glyph_new (lines[i], KIOSK_INK_SET_OTHER, strokes));
    }

  return g_steal_pointer (&glyphs);
}

void
ink_glyphs_add_straight (GPtrArray *glyphs)
{
  guint n = glyphs->len;

  for (guint i = 0; i < n; i++)
    {
      const InkGlyph *glyph = g_ptr_array_index (glyphs, i);
      InkGlyph *straight = g_new (InkGlyph, 1);

      *straight = *glyph;
      straight->strokes = kiosk_ink_strokes_copy (glyph->strokes);
      straight->straight = TRUE;
      g_ptr_array_add (glyphs, straight);
    }
}
