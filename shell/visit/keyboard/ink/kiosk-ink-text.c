/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-strokes.h"

#include <gio/gio.h>
#include <math.h>

#define MAX_POINTS     100000
#define MAX_COORDINATE 1e6

static KioskInkStrokes *
refuse (GError     **error,
        const char  *text,
        const char  *place,
        const char  *why)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "column %td: %s", place - text + 1, why);
  return NULL;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static gboolean
read_number (const char **place,
             double      *number)
{
  char *end;

  /* the reader of numbers would skip blanks first, and take "inf" */
  if (!g_ascii_isdigit (**place) && **place != '-' && **place != '.')
    return FALSE;

  *number = g_ascii_strtod (*place, &end);
  if (end == *place || !isfinite (*number) || fabs (*number) > MAX_COORDINATE)
    return FALSE;

  *place = end;
  return TRUE;
}

static const char *
read_point (KioskInkStrokes  *strokes,
            const char      **place)
{
  double x, y;

  if (!read_number (place, &x))
    return "a number is wanted";
  if (**place != ',')
    return "a comma is wanted between x and y";
  (*place)++;
  if (!read_number (place, &y))
    return "a number is wanted";
  if (**place != '\0' && **place != ';' && !is_blank (**place))
    return "a blank or a semicolon is wanted after a point";

  kiosk_ink_strokes_add_point (strokes, x, y);
  return NULL;
}

KioskInkStrokes *
kiosk_ink_strokes_parse (const char  *text,
                         GError     **error)
{
  g_autoptr (KioskInkStrokes) strokes = kiosk_ink_strokes_new ();
  const char *place = text, *trouble;
  gboolean pen_down = FALSE;
  guint n_points = 0;

  for (;;)
    {
      while (is_blank (*place))
        place++;
      if (*place == '\0')
        break;

      if (*place == ';')
        {
          pen_down = FALSE;
          place++;
          continue;
        }

      if (!pen_down)
        kiosk_ink_strokes_begin (strokes);
      pen_down = TRUE;
      if (++n_points > MAX_POINTS)
        return refuse (error, text, place, "there are too many points");
      if ((trouble = read_point (strokes, &place)) != NULL)
        return refuse (error, text, place, trouble);
    }

  if (n_points == 0)
    return refuse (error, text, place, "there is no stroke");
  return g_steal_pointer (&strokes);
}
