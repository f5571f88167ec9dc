/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is drawn on paper: its pages, its measures, that nothing is cut off, and its words as a PDF has them. */

#include "print/kiosk-print-document-private.h"
#include "print/kiosk-print-layout-private.h"

#include <cairo.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zbar.h>

#define MM (72 / 25.4)

static const KioskPrintStamp stamp = { .locale = "zh_CN", .place = "海沧园区", .time = 1795000000 };
static const KioskPrintStamp copy_stamp = { .locale = "zh_CN", .place = "海沧园区", .time = 1795000000, .copy = TRUE };

static KioskPrintDocument *
make_receipt (void)
{
  KioskPrintDocument *document = kiosk_print_document_new ("HC-20261124-0007", "公司设立登记");

  kiosk_print_document_add_heading (document, "申请已提交");
  kiosk_print_document_add_text (document, "请保留此凭证，三个工作日内会收到短信通知。");
  kiosk_print_document_add_fact (document, "受理编号", "HC-20261124-0007");
  kiosk_print_document_add_fact (document, "取件码", "7K3M-92QX");
  kiosk_print_document_add_fact (document, "没有值", NULL);
  kiosk_print_document_add_qr_code (document, "公司设立登记 · 受理编号: HC-20261124-0007");
  return document;
}

static KioskPrintLayout *
lay_out (KioskPrintDocument    *document,
         const char            *setting,
         const KioskPrintStamp *with)
{
  KioskPrintPaper paper = kiosk_print_paper_choose (setting, 0, 0);

  return kiosk_print_layout_new (document, &paper, with);
}

/* The words of the PDF, as pdftotext reads them off it. */
static char *
read_pdf (KioskPrintLayout *layout)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *words = NULL;
  int fd = g_file_open_tmp ("layout-XXXXXX.pdf", &path, &error);
  const char * const command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;

  g_assert_no_error (error);
  g_assert_true (kiosk_print_layout_write_pdf (layout, fd, &error));
  g_assert_no_error (error);
  g_close (fd, NULL);
  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &words, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  g_unlink (path);
  return words;
}

static guint
count (const char *text,
       const char *words)
{
  guint found = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    found++;
  return found;
}

/* All ink lies within the margins of the paper. */
static void
assert_nothing_cut_off (KioskPrintLayout *layout,
                        double            margin)
{
  double width = kiosk_print_layout_get_width (layout), height = kiosk_print_layout_get_height (layout);

  for (guint page = 0; page < kiosk_print_layout_get_n_pages (layout); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, w, h;

      kiosk_print_layout_draw (layout, cr, page);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      g_assert_cmpfloat (w, >, 0);
      g_assert_cmpfloat (x, >=, margin - 1);
      g_assert_cmpfloat (y, >=, margin - 1);
      g_assert_cmpfloat (x + w, <=, width - margin + 1);
      g_assert_cmpfloat (y + h, <=, height - margin + 1);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_paper (void)
{
  KioskPrintPaper slip = kiosk_print_paper_choose ("slip", 595, 842);
  KioskPrintPaper narrow = kiosk_print_paper_choose ("auto", 58 * MM, 200 * MM);
  KioskPrintPaper letter = kiosk_print_paper_choose ("auto", 612, 792);
  KioskPrintPaper silent = kiosk_print_paper_choose ("auto", 0, 0);
  KioskPrintPaper a4 = kiosk_print_paper_choose ("a4", 80 * MM, 200 * MM);

  g_assert_cmpfloat_with_epsilon (slip.width, 80 * MM, 0.1);
  g_assert_cmpfloat (slip.height, ==, 0);
  g_assert_cmpfloat_with_epsilon (narrow.width, 58 * MM, 0.1);
  g_assert_cmpfloat (narrow.height, ==, 0);
  g_assert_cmpfloat (letter.height, ==, 792);
  g_assert_cmpfloat_with_epsilon (silent.height, 297 * MM, 0.1);
  g_assert_cmpfloat_with_epsilon (a4.width, 210 * MM, 0.1);
}

static void
test_slip (void)
{
  g_autoptr (KioskPrintDocument) document = make_receipt ();
  g_autoptr (KioskPrintLayout) layout = lay_out (document, "slip", &stamp);
  g_autoptr (KioskPrintLayout) longer = NULL;
  double height = kiosk_print_layout_get_height (layout);

  g_assert_cmpuint (kiosk_print_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpfloat_with_epsilon (kiosk_print_layout_get_width (layout), 80 * MM, 0.1);
  assert_nothing_cut_off (layout, 4 * MM);

  for (guint i = 0; i < 40; i++)
    kiosk_print_document_add_fact (document, "再来一项", "又长了一些");
  longer = lay_out (document, "slip", &stamp);
  g_assert_cmpuint (kiosk_print_layout_get_n_pages (longer), ==, 1);
  g_assert_cmpfloat (kiosk_print_layout_get_height (longer), >, height + 40 * 15);
  assert_nothing_cut_off (longer, 4 * MM);
}

static void
test_words (void)
{
  static const char * const expected[] = {
    "海沧园区", "公司设立登记", "申请已提交", "受理编号", "HC-20261124-0007", "取件码", "7K3M-92QX", "Printed on",
  };
  static const char * const papers[] = { "slip", "a4" };
  g_autoptr (KioskPrintDocument) document = make_receipt ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KioskPrintLayout) layout = lay_out (document, papers[i], &stamp);
      g_autofree char *words = read_pdf (layout);
      const char *at = words;

      for (guint k = 0; k < G_N_ELEMENTS (expected); k++)
        {
          at = strstr (at, expected[k]);
          g_assert_nonnull (at);
        }
      g_assert_null (strstr (words, "没有值"));
      g_assert_null (strstr (words, "COPY"));
    }
}

static void
test_copy (void)
{
  g_autoptr (KioskPrintDocument) document = make_receipt ();
  g_autoptr (KioskPrintLayout) layout = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < 60; i++)
    kiosk_print_document_add_text (document, "多写几行，写满不止一页。");
  layout = lay_out (document, "a4", &copy_stamp);
  words = read_pdf (layout);
  g_assert_cmpuint (kiosk_print_layout_get_n_pages (layout), >, 1);
  g_assert_cmpuint (count (words, "副本 / COPY"), ==, kiosk_print_layout_get_n_pages (layout));
  g_assert_cmpuint (count (words, "海沧园区"), ==, kiosk_print_layout_get_n_pages (layout));
}

/* Each of many is there once, wherever a page ends. */
static void
test_pages (void)
{
  g_autoptr (KioskPrintDocument) document = kiosk_print_document_new ("list", "所需材料");
  g_autoptr (KioskPrintLayout) layout = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *label = g_strdup_printf ("item-%02u-", i);

      if (i % 10 == 0)
        kiosk_print_document_add_heading (document, "下一组");
      kiosk_print_document_add_fact (document, label, i % 7 == 0 ? "a value that is long enough to take more than one line of the sheet, "
                                                                   "wherever that line may stand on it" : "short");
    }
  layout = lay_out (document, "a4", &stamp);
  words = read_pdf (layout);
  g_assert_cmpuint (kiosk_print_layout_get_n_pages (layout), >=, 3);
  assert_nothing_cut_off (layout, 20 * MM);
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *label = g_strdup_printf ("item-%02u-", i);

      g_assert_cmpuint (count (words, label), ==, 1);
    }
  /* no heading is left alone at the foot of a page: a form feed never follows one */
  g_assert_cmpuint (count (words, "下一组"), ==, 9);
  g_assert_null (strstr (words, "下一组\n\f"));
}

static void
test_long_words (void)
{
  static const char * const papers[] = { "slip", "a4" };
  static const double margins[] = { 4 * MM, 20 * MM };
  static const char * const cells[] = { "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "二", "", "four" };
  const char * const row[] = { cells[0], cells[1], cells[2], cells[3], NULL };
  g_autofree char *word = g_strnfill (300, 'W');
  g_autoptr (KioskPrintDocument) document = kiosk_print_document_new ("long", word);

  kiosk_print_document_add_large (document, word);
  kiosk_print_document_add_centred (document, word);
  kiosk_print_document_add_fact (document, word, word);
  kiosk_print_document_add_row (document, row);
  kiosk_print_document_add_text (document, "混排 English ١٢٣ 🙂 e\u0301\u0302\u0303");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KioskPrintLayout) layout = lay_out (document, papers[i], &stamp);

      assert_nothing_cut_off (layout, margins[i]);
    }
}

/* (transfer full) (nullable): what a phone reads from the first page */
static char *
scan (KioskPrintLayout *layout,
      double            scale)
{
  int width = (int) (kiosk_print_layout_get_width (layout) * scale), height = (int) (kiosk_print_layout_get_height (layout) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();
  zbar_image_t *image = zbar_image_create ();
  g_autofree guint8 *grey = g_malloc ((gsize) width * (gsize) height);
  char *text = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  kiosk_print_layout_draw (layout, cr, 0);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      grey[y * width + x] = cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x * 4];

  /* it would guess at the language of the bytes */
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) width, (unsigned) height);
  zbar_image_set_data (image, grey, (gsize) width * (gsize) height, NULL);
  if (zbar_scan_image (scanner, image) > 0)
    text = g_strdup (zbar_symbol_get_data (zbar_image_first_symbol (image)));

  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return text;
}

static void
test_code (void)
{
  g_autoptr (KioskPrintDocument) document = make_receipt ();
  g_autoptr (KioskPrintLayout) slip = lay_out (document, "slip", &stamp);
  g_autoptr (KioskPrintLayout) sheet = lay_out (document, "a4", &stamp);
  /* 203 dots an inch, which a slip printer has */
  g_autofree char *from_slip = scan (slip, 203 / 72.0);
  g_autofree char *from_sheet = scan (sheet, 150 / 72.0);

  g_assert_cmpstr (from_slip, ==, "公司设立登记 · 受理编号: HC-20261124-0007");
  g_assert_cmpstr (from_sheet, ==, from_slip);
}

static void
test_unwritable (void)
{
  g_autoptr (KioskPrintDocument) document = make_receipt ();
  g_autoptr (KioskPrintLayout) layout = lay_out (document, "slip", &stamp);
  g_autoptr (GError) error = NULL;
  int fd = g_open ("/dev/full", O_WRONLY);

  g_assert_false (kiosk_print_layout_write_pdf (layout, fd, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_close (fd, NULL);
}

static void
test_read_out (void)
{
  g_autoptr (KioskPrintDocument) document = make_receipt ();
  g_autofree char *words = kiosk_print_document_read_out (document);

  g_assert_cmpstr (words, ==, "公司设立登记\n申请已提交\n请保留此凭证，三个工作日内会收到短信通知。\n受理编号 HC-20261124-0007\n取件码 7K3M-92QX");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/paper", test_paper);
  g_test_add_func ("/print/slip", test_slip);
  g_test_add_func ("/print/words", test_words);
  g_test_add_func ("/print/copy", test_copy);
  g_test_add_func ("/print/pages", test_pages);
  g_test_add_func ("/print/long-words", test_long_words);
  g_test_add_func ("/print/code", test_code);
  g_test_add_func ("/print/unwritable", test_unwritable);
  g_test_add_func ("/print/read-out", test_read_out);
  return g_test_run ();
}
