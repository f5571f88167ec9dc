/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-print-flow-private.h"

#include <pango/pangocairo.h>
#include <qrencode.h>
#include <string.h>

#define QUIET_ZONE 4  /* modules, as the standard wants */
#define DARK       1  /* the bit of a module that libqrencode sets for a dark one */

/* One line of a column. */
typedef struct
{
  PangoLayoutLine *line;   /* (owned) */
  double           x;
  double           ascent;
} Fragment;

/* What is never parted: lines that stand side by side, or a code. */
typedef struct
{
  GArray   *fragments;  /* (owned) (element-type Fragment) */
  QRcode   *code;       /* (owned) (nullable) */
  double    height;
  double    space;
  gboolean  keep;       /* with the next one */
  guint     page;
  double    y;
} Piece;

struct _KioskPrintFlow
{
  PangoContext *context;  /* (owned) */
  double        width;
  double        height;
  GPtrArray    *layouts;  /* (owned): lines know their text from them */
  GPtrArray    *pieces;   /* (owned) (element-type Piece) */
  guint         head;     /* pieces that begin every page */
  gboolean      placed;
};

static void
clear_fragment (gpointer data)
{
  pango_layout_line_unref (((Fragment *) data)->line);
}

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_array_unref (piece->fragments);
  g_clear_pointer (&piece->code, QRcode_free);
  g_free (piece);
}

static Piece *
add_piece (KioskPrintFlow *self,
           double          space)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->fragments = g_array_new (FALSE, FALSE, sizeof (Fragment));
  g_array_set_clear_func (piece->fragments, clear_fragment);
  piece->space = space;
  g_ptr_array_add (self->pieces, piece);
  self->placed = FALSE;
  return piece;
}

/* The same on a screen and on paper: letters are not fitted to the dots of either. */
static PangoContext *
make_context (const char *locale)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (locale));
  return context;
}

KioskPrintFlow *
kiosk_print_flow_new (const char *locale,
                      double      width,
                      double      height)
{
  KioskPrintFlow *self = g_new0 (KioskPrintFlow, 1);

  self->context = make_context (locale);
  self->width = width;
  self->height = height;
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  return self;
}

void
kiosk_print_flow_free (KioskPrintFlow *self)
{
  g_ptr_array_unref (self->pieces);
  g_ptr_array_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self);
}

static PangoLayout *
make_layout (KioskPrintFlow         *self,
             const KioskPrintColumn *column,
             double                  size)
{
  gboolean traditional = strcmp (pango_language_to_string (pango_context_get_language (self->context)), "zh-tw") == 0;
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (traditional ? "Noto Sans CJK TC" : "Noto Sans CJK SC");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (column->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (column->width * self->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, column->text, -1);
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

static double
in_points (int units)
{
  return units / (double) PANGO_SCALE;
}

static void
add_fragment (KioskPrintFlow         *self,
              Piece                  *piece,
              PangoLayoutLine        *line,
              const KioskPrintColumn *column)
{
  Fragment fragment = { pango_layout_line_ref (line), column->x * self->width, 0 };
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  fragment.ascent = in_points (PANGO_ASCENT (logical));
  if (column->centred)
    fragment.x += (column->width * self->width - in_points (logical.width)) / 2;
  piece->height = MAX (piece->height, in_points (logical.height));
  g_array_append_val (piece->fragments, fragment);
}

void
kiosk_print_flow_add_columns (KioskPrintFlow         *self,
                              const KioskPrintColumn *columns,
                              guint                   count,
                              double                  size,
                              double                  space)
{
  guint first = self->pieces->len;

  for (guint i = 0; i < count; i++)
    {
      PangoLayout *layout = make_layout (self, &columns[i], size);

      for (int line = 0; line < pango_layout_get_line_count (layout); line++)
        {
          guint index = first + (guint) line;
          Piece *piece = index < self->pieces->len ? self->pieces->pdata[index] : add_piece (self, line == 0 ? space : 0);

          add_fragment (self, piece, pango_layout_get_line_readonly (layout, line), &columns[i]);
        }
    }
}

void
kiosk_print_flow_add_qr_code (KioskPrintFlow *self,
                              const char     *text,
                              double          side,
                              double          space)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  Piece *piece;

  if (code == NULL)
    return;

  piece = add_piece (self, space);
  piece->code = code;
  piece->height = side;
}

void
kiosk_print_flow_keep_with_next (KioskPrintFlow *self)
{
  Piece *piece = self->pieces->pdata[self->pieces->len - 1];

  piece->keep = TRUE;
}

void
kiosk_print_flow_end_head (KioskPrintFlow *self)
{
  self->head = self->pieces->len;
}

/* What has to stand on one page from @index on. */
static double
measure_kept (KioskPrintFlow *self,
              guint           index)
{
  double height = 0;

  for (guint i = index; i < self->pieces->len; i++)
    {
      const Piece *piece = self->pieces->pdata[i];

      height += piece->height + (i > index ? piece->space : 0);
      if (!piece->keep)
        break;
    }

  return height;
}

/* Finds each piece its page and its place on it. */
static void
place (KioskPrintFlow *self)
{
  double top = 0, y;
  guint page = 0;

  if (self->placed)
    return;

  y = 0;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = self->pieces->pdata[i];
      double space = y > 0 ? piece->space : 0;

      if (i == self->head)
        top = y;
      if (i >= self->head && y > top && y + space + measure_kept (self, i) > self->height)
        {
          page++;
          y = top;
          space = top > 0 ? piece->space : 0;
        }
      piece->page = page;
      piece->y = y + space;
      y = piece->y + piece->height;
    }

  self->placed = TRUE;
}

guint
kiosk_print_flow_get_n_pages (KioskPrintFlow *self)
{
  place (self);
  return ((Piece *) self->pieces->pdata[self->pieces->len - 1])->page + 1;
}

double
kiosk_print_flow_get_length (KioskPrintFlow *self)
{
  double length = 0;

  place (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = self->pieces->pdata[i];

      length = MAX (length, piece->y + piece->height);
    }

  return length;
}

static void
draw_lines (const Piece *piece,
            cairo_t     *cr)
{
  for (guint i = 0; i < piece->fragments->len; i++)
    {
      const Fragment *fragment = &g_array_index (piece->fragments, Fragment, i);

      cairo_move_to (cr, fragment->x, piece->y + fragment->ascent);
      pango_cairo_show_layout_line (cr, fragment->line);
    }
}

/* All dark modules as one shape: between them there are no seams. */
static void
draw_code (const Piece *piece,
           cairo_t     *cr,
           double       width)
{
  const QRcode *code = piece->code;
  double module = piece->height / (code->width + 2 * QUIET_ZONE);
  double left = (width - piece->height) / 2 + QUIET_ZONE * module;
  double top = piece->y + QUIET_ZONE * module;

  cairo_new_path (cr);
  for (int i = 0; i < code->width * code->width; i++)
    if ((code->data[i] & DARK) != 0)
      cairo_rectangle (cr, left + i % code->width * module, top + i / code->width * module, module, module);
  cairo_fill (cr);
}

void
kiosk_print_flow_draw (KioskPrintFlow *self,
                       cairo_t        *cr,
                       guint           page)
{
  place (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = self->pieces->pdata[i];

      if (piece->page != page && i >= self->head)
        continue;
      if (piece->code != NULL)
        draw_code (piece, cr, self->width);
      else
        draw_lines (piece, cr);
    }
}
