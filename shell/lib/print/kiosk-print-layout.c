/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-print-layout-private.h"

#include "kiosk-print-document-private.h"
#include "kiosk-print-flow-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

#define MM            (72 / 25.4)
#define WIDEST_ROLL   (100 * MM)
#define SLIP_WIDTH    (80 * MM)
#define SLIP_MARGIN   (4 * MM)   /* the head of a printer for 80 mm is 72 mm wide */
#define SHEET_MARGIN  (20 * MM)
#define A4_WIDTH      (210 * MM)
#define A4_HEIGHT     (297 * MM)
#define SHORTEST_CUT  (60 * MM)  /* shorter ones are not held by the cutter */
#define QR_SLIP       (34 * MM)
#define QR_SHEET      (40 * MM)

#define COPY_MARK "副本 / COPY"

struct _KioskPrintLayout
{
  GObject          parent_instance;

  KioskPrintPaper  paper;
  KioskPrintFlow  *flow;    /* (owned) */
  gboolean         roll;
};

G_DEFINE_FINAL_TYPE (KioskPrintLayout, kiosk_print_layout, G_TYPE_OBJECT)

/* Sizes in points, for the paper that is narrow and for the one that is not. */
typedef struct
{
  double size;
  double space;  /* above it */
} Look;

static const Look looks[][2] = {
  [KIOSK_PRINT_HEADING] = { { 10, 10 }, { 13, 18 } },
  [KIOSK_PRINT_LARGE] = { { 15, 8 }, { 22, 14 } },
  [KIOSK_PRINT_TEXT] = { { 9, 6 }, { 11, 8 } },
  [KIOSK_PRINT_CENTRED] = { { 9, 6 }, { 12, 14 } },
  [KIOSK_PRINT_FACT] = { { 9, 4 }, { 11, 6 } },
  [KIOSK_PRINT_ROW] = { { 8, 4 }, { 10, 5 } },
  [KIOSK_PRINT_QR_CODE] = { { 0, 10 }, { 0, 16 } },
};

static const Look title_looks[] = { { 15, 8 }, { 22, 12 } };
static const Look stamp_looks[] = { { 8, 6 }, { 9, 10 } };
static const Look copy_looks[] = { { 13, 6 }, { 16, 8 } };

static KioskPrintPaper
make_paper (double width,
            double height,
            double margin)
{
  return (KioskPrintPaper) { width, height, margin };
}

KioskPrintPaper
kiosk_print_paper_choose (const char *setting,
                          double      width,
                          double      height)
{
  gboolean any = strcmp (setting, "slip") != 0 && strcmp (setting, "a4") != 0;

  if (strcmp (setting, "slip") == 0)
    return make_paper (SLIP_WIDTH, 0, SLIP_MARGIN);
  if (any && width > 0 && width <= WIDEST_ROLL)
    return make_paper (width, 0, SLIP_MARGIN);
  if (any && width > 0 && height > WIDEST_ROLL)
    return make_paper (width, height, SHEET_MARGIN);
  return make_paper (A4_WIDTH, A4_HEIGHT, SHEET_MARGIN);
}

static void
add_centred (KioskPrintLayout *self,
             const Look       *look,
             gboolean          bold,
             const char       *text)
{
  KioskPrintColumn column = { text, 0, 1, bold, TRUE };

  kiosk_print_flow_add_columns (self->flow, &column, 1, look->size, look->space);
}

/* On a slip the label stands above its value, on a sheet beside it. */
static void
add_fact (KioskPrintLayout *self,
          const Look       *look,
          char            **words)
{
  KioskPrintColumn label = { words[0], 0, self->roll ? 1 : 0.3, FALSE, FALSE };
  KioskPrintColumn value = { words[1], self->roll ? 0 : 0.32, self->roll ? 1 : 0.68, TRUE, FALSE };
  KioskPrintColumn both[] = { label, value };

  if (!self->roll)
    {
      kiosk_print_flow_add_columns (self->flow, both, 2, look->size, look->space);
      return;
    }

  kiosk_print_flow_add_columns (self->flow, &label, 1, look->size - 1, look->space);
  kiosk_print_flow_keep_with_next (self->flow);
  kiosk_print_flow_add_columns (self->flow, &value, 1, look->size + 1, 0);
}

static void
add_row (KioskPrintLayout *self,
         const Look       *look,
         char            **words)
{
  guint count = g_strv_length (words);
  g_autofree KioskPrintColumn *columns = g_new (KioskPrintColumn, count);

  for (guint i = 0; i < count; i++)
    columns[i] = (KioskPrintColumn) { words[i], i / (double) count, 0.96 / count, i == 0, FALSE };
  kiosk_print_flow_add_columns (self->flow, columns, count, look->size, look->space);
}

static void
add_block (KioskPrintLayout      *self,
           const KioskPrintBlock *block)
{
  const Look *look = &looks[block->kind][self->roll ? 0 : 1];
  KioskPrintColumn text = { block->words[0], 0, 1, block->kind == KIOSK_PRINT_HEADING, FALSE };

  switch (block->kind)
    {
    case KIOSK_PRINT_FACT:
      add_fact (self, look, block->words);
      break;

    case KIOSK_PRINT_ROW:
      add_row (self, look, block->words);
      break;

    case KIOSK_PRINT_LARGE:
    case KIOSK_PRINT_CENTRED:
      add_centred (self, look, block->kind == KIOSK_PRINT_LARGE, block->words[0]);
      break;

    case KIOSK_PRINT_QR_CODE:
      kiosk_print_flow_add_qr_code (self->flow, block->words[0], self->roll ? QR_SLIP : QR_SHEET, look->space);
      break;

    default:
      kiosk_print_flow_add_columns (self->flow, &text, 1, look->size, look->space);
      if (block->kind == KIOSK_PRINT_HEADING)
        kiosk_print_flow_keep_with_next (self->flow);
    }
}

static char *
describe_time (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);
  /* Translators: a day and a time, as strftime() writes them */
  g_autofree char *words = g_date_time_format (moment, _("%-d %B %Y, %H:%M"));

  /* Translators: %s is a day and a time */
  return g_strdup_printf (_("Printed on %s"), words);
}

/* What each page of it begins with: whose it is, and that it is a copy. */
static void
add_head (KioskPrintLayout      *self,
          const KioskPrintStamp *stamp)
{
  guint wide = self->roll ? 0 : 1;

  add_centred (self, &stamp_looks[wide], FALSE, stamp->place);
  if (stamp->copy)
    add_centred (self, &copy_looks[wide], TRUE, COPY_MARK);
  kiosk_print_flow_end_head (self->flow);
}

KioskPrintLayout *
kiosk_print_layout_new (KioskPrintDocument    *document,
                        const KioskPrintPaper *paper,
                        const KioskPrintStamp *stamp)
{
  KioskPrintLayout *self = g_object_new (KIOSK_TYPE_PRINT_LAYOUT, NULL);
  GPtrArray *blocks = kiosk_print_document_get_blocks (document);
  g_autofree char *time = describe_time (stamp->time);

  self->paper = *paper;
  self->roll = paper->height == 0;
  self->flow = kiosk_print_flow_new (stamp->locale, paper->width - 2 * paper->margin,
                                     self->roll ? G_MAXDOUBLE : paper->height - 2 * paper->margin);

  add_head (self, stamp);
  add_centred (self, &title_looks[self->roll ? 0 : 1], TRUE, kiosk_print_document_get_title (document));
  for (guint i = 0; i < blocks->len; i++)
    add_block (self, blocks->pdata[i]);
  add_centred (self, &stamp_looks[self->roll ? 0 : 1], FALSE, time);
  return self;
}

guint
kiosk_print_layout_get_n_pages (KioskPrintLayout *self)
{
  return kiosk_print_flow_get_n_pages (self->flow);
}

double
kiosk_print_layout_get_width (KioskPrintLayout *self)
{
  return self->paper.width;
}

double
kiosk_print_layout_get_height (KioskPrintLayout *self)
{
  if (!self->roll)
    return self->paper.height;
  return MAX (kiosk_print_flow_get_length (self->flow) + 2 * self->paper.margin, SHORTEST_CUT);
}

void
kiosk_print_layout_draw (KioskPrintLayout *self,
                         cairo_t          *cr,
                         guint             page)
{
  cairo_save (cr);
  cairo_translate (cr, self->paper.margin, self->paper.margin);
  cairo_set_source_rgb (cr, 0, 0, 0);
  kiosk_print_flow_draw (self->flow, cr, page);
  cairo_restore (cr);
}

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  int fd = *(int *) closure;

  while (length > 0)
    {
      ssize_t written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return CAIRO_STATUS_WRITE_ERROR;
      data += written;
      length -= (unsigned int) written;
    }

  return CAIRO_STATUS_SUCCESS;
}

gboolean
kiosk_print_layout_write_pdf (KioskPrintLayout  *self,
                              int                fd,
                              GError           **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, &fd, self->paper.width,
                                                                  kiosk_print_layout_get_height (self));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint page = 0; page < kiosk_print_layout_get_n_pages (self); page++)
    {
      kiosk_print_layout_draw (self, cr, page);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The print cannot be drawn: %s", cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

static void
kiosk_print_layout_finalize (GObject *object)
{
  g_clear_pointer (&KIOSK_PRINT_LAYOUT (object)->flow, kiosk_print_flow_free);
  G_OBJECT_CLASS (kiosk_print_layout_parent_class)->finalize (object);
}

static void
kiosk_print_layout_class_init (KioskPrintLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_print_layout_finalize;
}

static void
kiosk_print_layout_init (KioskPrintLayout *self)
{
}
