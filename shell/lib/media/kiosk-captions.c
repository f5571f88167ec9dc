/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-captions-private.h"

#include <string.h>

#define MOST_BYTES (1024 * 1024)
#define MOST_CUES  10000
#define MOST_HOURS 100

typedef struct
{
  gint64  from;   /* milliseconds */
  gint64  until;
  char   *words;
} Cue;

struct _KioskCaptions
{
  GArray *cues;
};

static void
clear_cue (gpointer cue)
{
  g_free (((Cue *) cue)->words);
}

void
kiosk_captions_free (KioskCaptions *captions)
{
  g_array_unref (captions->cues);
  g_free (captions);
}

/* A whole number at @text, of any length but no larger than @most. */
static gboolean
take_number (const char **text,
             guint64      most,
             gint64      *number)
{
  char *end;
  guint64 value = g_ascii_isdigit (**text) ? g_ascii_strtoull (*text, &end, 10) : G_MAXUINT64;

  if (value > most)
    return FALSE;

  *text = end;
  *number = (gint64) value;
  return TRUE;
}

/* "01:02:03.004" or "02:03.004", with a comma in SubRip. */
static gboolean
take_time (const char **text,
           gint64      *milliseconds)
{
  gint64 parts[3] = { 0 }, rest;
  guint n = 0;

  do
    {
      *text += n > 0 ? 1 : 0;
      if (!take_number (text, MOST_HOURS * 60, &parts[n++]))
        return FALSE;
    }
  while (n < 3 && **text == ':');

  if (n < 2 || (**text != '.' && **text != ','))
    return FALSE;

  *text += 1;
  if (!take_number (text, 999, &rest))
    return FALSE;

  *milliseconds = ((n == 3 ? (parts[0] * 60 + parts[1]) * 60 + parts[2] : parts[0] * 60 + parts[1]) * 1000) + rest;
  return TRUE;
}

static gboolean
take_span (const char *line,
           Cue        *cue)
{
  const char *text = line + strspn (line, " \t");

  if (!take_time (&text, &cue->from))
    return FALSE;

  text += strspn (text, " \t");
  if (!g_str_has_prefix (text, "-->"))
    return FALSE;

  text += 3;
  text += strspn (text, " \t");
  return take_time (&text, &cue->until) && cue->until > cue->from;
}

static void
add_plain (GString    *words,
           const char *line)
{
  static const struct
  {
    const char *entity;
    const char *sign;
  } entities[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", " " }, { "&lrm;", "" }, { "&rlm;", "" } };
  gsize start = words->len;
  gboolean inside = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    if (*p == '<' || *p == '>')
      inside = *p == '<';
    else if (!inside)
      g_string_append_c (words, *p);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autofree char *said = g_strdup (words->str + start);
      g_auto (GStrv) parts = g_strsplit (said, entities[i].entity, -1);
      g_autofree char *joined = g_strjoinv (entities[i].sign, parts);

      g_string_truncate (words, start);
      g_string_append (words, joined);
    }
}

/* The lines of a cue, up to an empty one. Returns the line after it. */
static char **
take_words (char **line,
            Cue   *cue)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (; *line != NULL && **line != '\0'; line++)
    {
      if (words->len > 0)
        g_string_append_c (words, '\n');
      add_plain (words, *line);
    }

  cue->words = g_string_free (g_steal_pointer (&words), FALSE);
  return line;
}

static void
read_cues (GArray  *cues,
           char   **lines)
{
  while (*lines != NULL && cues->len < MOST_CUES)
    {
      Cue cue = { 0 };

      if (!take_span (*lines++, &cue))
        continue;

      lines = take_words (lines, &cue);
      g_array_append_val (cues, cue);
    }
}

KioskCaptions *
kiosk_captions_new (const char *text,
                    gsize       size)
{
  g_autoptr (KioskCaptions) captions = g_new0 (KioskCaptions, 1);
  g_autofree char *whole = NULL;
  g_auto (GStrv) lines = NULL;

  captions->cues = g_array_new (FALSE, FALSE, sizeof (Cue));
  g_array_set_clear_func (captions->cues, clear_cue);
  if (size > MOST_BYTES || !g_utf8_validate (text, (gssize) size, NULL))
    return NULL;

  whole = g_strndup (text, size);
  lines = g_strsplit (whole, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  read_cues (captions->cues, lines);
  return captions->cues->len > 0 ? g_steal_pointer (&captions) : NULL;
}

/* (nullable) */
static KioskCaptions *
load_file (const char *name,
           const char *ending)
{
  g_autofree char *path = g_strconcat (name, ending, NULL);
  g_autofree char *text = NULL;
  gsize size;

  return g_file_get_contents (path, &text, &size, NULL) ? kiosk_captions_new (text, size) : NULL;
}

/* (nullable): @kind is what their names have beside those of captions */
static KioskCaptions *
load (const char *film,
      const char *locale,
      const char *kind)
{
  const char *dot = strrchr (film, '.');
  g_autofree char *name = dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? g_strndup (film, (gsize) (dot - film)) : g_strdup (film);
  g_autofree char *own = g_strconcat (name, ".", locale, kind, NULL);
  g_autofree char *common = g_strconcat (name, kind, NULL);
  const char * const names[] = { own, common };
  const char * const endings[] = { ".vtt", ".srt" };
  KioskCaptions *captions = NULL;

  for (guint i = 0; captions == NULL && i < G_N_ELEMENTS (names) * G_N_ELEMENTS (endings); i++)
    captions = load_file (names[i / G_N_ELEMENTS (endings)], endings[i % G_N_ELEMENTS (endings)]);

  return captions;
}

KioskCaptions *
kiosk_captions_load (const char *film,
                     const char *locale)
{
  return load (film, locale, "");
}

KioskCaptions *
kiosk_captions_load_description (const char *film,
                                 const char *locale)
{
  return load (film, locale, ".description");
}

const char *
kiosk_captions_at (const KioskCaptions *captions,
                   gint64               milliseconds)
{
  for (guint i = 0; i < captions->cues->len; i++)
    {
      const Cue *cue = &g_array_index (captions->cues, Cue, i);

      if (cue->from <= milliseconds && milliseconds < cue->until)
        return cue->words;
    }

  return NULL;
}

guint
kiosk_captions_find (const KioskCaptions *captions,
                     gint64               milliseconds)
{
  guint i = 0;

  while (i < captions->cues->len && g_array_index (captions->cues, Cue, i).until <= milliseconds)
    i++;
  return i;
}

const char *
kiosk_captions_get (const KioskCaptions *captions,
                    guint                number,
                    gint64              *from,
                    gint64              *until)
{
  const Cue *cue;

  if (number >= captions->cues->len)
    return NULL;

  cue = &g_array_index (captions->cues, Cue, number);
  *from = cue->from;
  *until = cue->until;
  return cue->words;
}
