/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-features.h"
#include "kiosk-ink-model.h"
#include "kiosk-ink-recogniser.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static void
test_strokes (void)
{
  g_autoptr (KioskInkStrokes) strokes = kiosk_ink_strokes_new ();
  g_autoptr (KioskInkStrokes) copy = NULL;
  const KioskInkPoint *points;
  guint n;

  g_assert_false (kiosk_ink_strokes_undo (strokes));
  kiosk_ink_strokes_add_point (strokes, 1, 2);
  kiosk_ink_strokes_add_point (strokes, NAN, 2);
  kiosk_ink_strokes_add_point (strokes, 1, INFINITY);
  kiosk_ink_strokes_begin (strokes);
  kiosk_ink_strokes_add_point (strokes, 3, 4);
  kiosk_ink_strokes_add_point (strokes, 5, 6);
  copy = kiosk_ink_strokes_copy (strokes);

  g_assert_true (kiosk_ink_strokes_undo (strokes));
  g_assert_cmpuint (kiosk_ink_strokes_get_n_strokes (strokes), ==, 1);
  kiosk_ink_strokes_clear (strokes);
  g_assert_cmpuint (kiosk_ink_strokes_get_n_strokes (strokes), ==, 0);

  g_assert_cmpuint (kiosk_ink_strokes_get_n_strokes (copy), ==, 2);
  points = kiosk_ink_strokes_get_stroke (copy, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (points[0].y, ==, 2);
  points = kiosk_ink_strokes_get_stroke (copy, 1, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (points[1].x, ==, 5);
}

static void
test_parse (void)
{
  g_autoptr (KioskInkStrokes) strokes = kiosk_ink_strokes_parse (" 1,2\t3.5,-4 ;; 5,6;\r", NULL);
  guint n;

  g_assert_cmpuint (kiosk_ink_strokes_get_n_strokes (strokes), ==, 2);
  g_assert_cmpfloat (kiosk_ink_strokes_get_stroke (strokes, 0, &n)[1].y, ==, -4);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_parse_bad (void)
{
  static const struct { const char *text; int column; } bad[] = {
    { "", 1 }, { "  ;; ", 6 }, { "1", 2 }, { "1,", 3 }, { "1,2 3", 6 }, { "1,2,3", 4 }, { "a,1", 1 }, { "1;2", 2 },
    { "nan,1", 1 }, { "1,-inf", 3 }, { "1e300,1", 1 }, { "1, 2", 3 }, { "１,2", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *column = g_strdup_printf ("column %d: ", bad[i].column);

      g_assert_null (kiosk_ink_strokes_parse (bad[i].text, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      if (!g_str_has_prefix (error->message, column))
        g_error ("“%s”: %s", bad[i].text, error->message);
    }
}

/* 下: a line, a line down, a dot */
#define BELOW "100,150 900,150;480,150 480,950;500,350 720,520"

static double
compare (const char *text,
         const char *other)
{
  g_autoptr (KioskInkStrokes) strokes = kiosk_ink_strokes_parse (text, NULL);
  g_autoptr (KioskInkStrokes) others = kiosk_ink_strokes_parse (other, NULL);
  float a[KIOSK_INK_N_FEATURES], b[KIOSK_INK_N_FEATURES];
  double square = 0;

  kiosk_ink_features (strokes, a);
  kiosk_ink_features (others, b);
  for (guint i = 0; i < KIOSK_INK_N_FEATURES; i++)
    {
      g_assert_true (isfinite (a[i]) && isfinite (b[i]));
      square += (a[i] - b[i]) * (a[i] - b[i]);
    }
  return sqrt (square);
}

static void
test_size_and_place (void)
{
  g_assert_cmpfloat (compare (BELOW, "910,915 990,915;948,915 948,995;950,935 972,952"), <, 1e-3);
  g_assert_cmpfloat (compare (BELOW, "-99900,150 -99100,150;-99520,150 -99520,950;-99500,350 -99280,520"), <, 0.02);
  g_assert_cmpfloat (compare (BELOW, "100,150 500,150;290,150 290,550;400,500 402,502"), >, 0.1);
}

static void
test_number_of_points (void)
{
  g_assert_cmpfloat (compare (BELOW, "100,150 100,150 300,150 301,150 302,150 900,150;480,150 480,550 480,950 480,950;"
                                     "500,350 610,435 720,520"), <, 0.03);
}

static void
test_degenerate (void)
{
  /* neither divides by nothing nor finds nothing */
  compare ("5,5", "5,5 5,5 5,5;5,5");
  compare ("0,0;1000,1000", "0,0 0,0;0,0 1e-6,0");
  g_assert_cmpfloat (compare ("0,500 1000,500", "0,0 1,0"), <, 1e-3);
  g_assert_cmpfloat (compare ("0,500 1000,500", "500,0 500,1000"), >, 0.5);
}

typedef struct
{
  char *directory;
  char *file;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("ink-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->directory, "model.ink", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->file);
  g_rmdir (fixture->directory);
  g_free (fixture->file);
  g_free (fixture->directory);
}

#define N_SHAPES     3
#define N_DIMENSIONS 8

/* A whole model of three shapes, two of them of one character, that differ in the first dimension. */
static GByteArray *
make_model (void)
{
  GByteArray *bytes = g_byte_array_new ();
  KioskInkHead head = {
    .version = KIOSK_INK_VERSION,
    .byte_order = KIOSK_INK_BYTE_ORDER,
    .n_features = KIOSK_INK_N_FEATURES,
    .n_dimensions = N_DIMENSIONS,
    .n_shapes = N_SHAPES,
    .scale = 0.01f,
  };
  static const float projection[N_DIMENSIONS * KIOSK_INK_N_FEATURES], origin[N_DIMENSIONS];
  static const gint8 means[N_SHAPES][N_DIMENSIONS] = { { 20 }, { 10 }, { 0 } };
  static const float norms[N_SHAPES] = { 200, 50, 0 };
  static const guint32 characters[N_SHAPES] = { 0x4e0a, 0x4e0b, 0x4e0a };
  static const guint8 sets[N_SHAPES] = { KIOSK_INK_SET_SIMPLIFIED, KIOSK_INK_SET_TRADITIONAL, KIOSK_INK_SET_SIMPLIFIED };

  memcpy (head.magic, KIOSK_INK_MAGIC, sizeof head.magic);
  g_byte_array_append (bytes, (gconstpointer) &head, sizeof head);
  g_byte_array_append (bytes, (gconstpointer) projection, sizeof projection);
  g_byte_array_append (bytes, (gconstpointer) origin, sizeof origin);
  g_byte_array_append (bytes, (gconstpointer) means, sizeof means);
  g_byte_array_append (bytes, (gconstpointer) norms, sizeof norms);
  g_byte_array_append (bytes, (gconstpointer) characters, sizeof characters);
  g_byte_array_append (bytes, sets, sizeof sets);
  return bytes;
}

/* Corrects the sum, so that what else is wrong is found. */
static void
write_model (const Fixture *fixture,
             GByteArray    *bytes)
{
  KioskInkHead head;

  if (bytes->len > sizeof head)
    {
      memcpy (&head, bytes->data, sizeof head);
      head.checksum = kiosk_ink_model_sum (bytes->data + sizeof head, bytes->len - sizeof head);
      memcpy (bytes->data, &head, sizeof head);
    }
  g_assert_true (g_file_set_contents (fixture->file, (const char *) bytes->data, bytes->len, NULL));
}

static void
assert_refused (const Fixture *fixture,
                const char    *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_ink_recogniser_new (fixture->file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (strstr (error->message, why) == NULL || strstr (error->message, fixture->file) == NULL)
    g_error ("“%s” does not say “%s”", error->message, why);
}

static void
test_model (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_model ();
  g_autoptr (KioskInkStrokes) strokes = kiosk_ink_strokes_parse (BELOW, NULL);
  g_autoptr (KioskInkStrokes) none = kiosk_ink_strokes_new ();
  g_autoptr (KioskInkRecogniser) recogniser = NULL;
  g_auto (GStrv) simplified = NULL, all = NULL, one = NULL, nothing = NULL;

  write_model (fixture, bytes);
  recogniser = kiosk_ink_recogniser_new (fixture->file, NULL);
  simplified = kiosk_ink_recogniser_recognise (recogniser, strokes, 10);
  g_assert_cmpstrv (simplified, ((const char *[]) { "上", NULL }));

  kiosk_ink_recogniser_set_traditional (recogniser, TRUE);
  all = kiosk_ink_recogniser_recognise (recogniser, strokes, 10);
  g_assert_cmpstrv (all, ((const char *[]) { "上", "下", NULL }));
  one = kiosk_ink_recogniser_recognise (recogniser, strokes, 1);
  g_assert_cmpstrv (one, ((const char *[]) { "上", NULL }));

  kiosk_ink_strokes_begin (none);
  nothing = kiosk_ink_recogniser_recognise (recogniser, none, 10);
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
}

static void
test_bad_heads (Fixture      *fixture,
                gconstpointer data)
{
  static const struct { gsize offset; guint32 value; const char *why; } bad[] = {
    { 0, 0x504b0304, "no handwriting model" },
    { G_STRUCT_OFFSET (KioskInkHead, version), KIOSK_INK_VERSION + 1, "another version" },
    { G_STRUCT_OFFSET (KioskInkHead, byte_order), 0x04030201, "another version or machine" },
    { G_STRUCT_OFFSET (KioskInkHead, n_features), 512, "wrong measures" },
    { G_STRUCT_OFFSET (KioskInkHead, n_dimensions), 0, "wrong measures" },
    { G_STRUCT_OFFSET (KioskInkHead, n_dimensions), 7, "wrong measures" },
    { G_STRUCT_OFFSET (KioskInkHead, n_dimensions), 0x80000000, "wrong measures" },
    { G_STRUCT_OFFSET (KioskInkHead, n_shapes), 0, "wrong measures" },
    { G_STRUCT_OFFSET (KioskInkHead, n_shapes), 0xffffffff, "wrong measures" },
    { G_STRUCT_OFFSET (KioskInkHead, n_shapes), N_SHAPES + 1, "cut short" },
    { G_STRUCT_OFFSET (KioskInkHead, scale), 0, "wrong measures" },
    { G_STRUCT_OFFSET (KioskInkHead, scale), 0x7fc00000, "wrong measures" }, /* no number */
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GByteArray) bytes = make_model ();

      memcpy (bytes->data + bad[i].offset, &bad[i].value, sizeof bad[i].value);
      write_model (fixture, bytes);
      assert_refused (fixture, bad[i].why);
    }
}

static void
test_bad_bodies (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_model ();

  write_model (fixture, bytes);
  bytes->data[bytes->len - 20] ^= 1;
  g_assert_true (g_file_set_contents (fixture->file, (const char *) bytes->data, bytes->len, NULL));
  assert_refused (fixture, "altered");

  g_byte_array_set_size (bytes, bytes->len - 1);
  write_model (fixture, bytes);
  assert_refused (fixture, "cut short");

  g_byte_array_set_size (bytes, sizeof (KioskInkHead) - 1);
  write_model (fixture, bytes);
  assert_refused (fixture, "too short");

  g_byte_array_set_size (bytes, 0);
  write_model (fixture, bytes);
  assert_refused (fixture, "too short");
}

static void
test_bad_character (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_model ();
  guint32 surrogate = 0xd800;

  memcpy (bytes->data + bytes->len - N_SHAPES - N_SHAPES * sizeof surrogate, &surrogate, sizeof surrogate);
  write_model (fixture, bytes);
  assert_refused (fixture, "no character");
}

static void
test_no_model (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_ink_recogniser_new ("/no/such/model.ink", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_null (kiosk_ink_recogniser_new ("", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_zinnia (Fixture      *fixture,
             gconstpointer data)
{
  const char *model = g_getenv ("ZINNIA_MODEL");
  g_autoptr (KioskInkStrokes) strokes = kiosk_ink_strokes_parse (BELOW, NULL);
  g_autoptr (KioskInkRecogniser) recogniser = NULL;
  g_autofree char *foreign = g_strconcat (fixture->directory, "/foreign.model", NULL);
  g_auto (GStrv) candidates = NULL;
  g_autoptr (GError) error = NULL;

  if (model == NULL)
    {
      g_test_skip ("built without Zinnia, or its model is not here");
      return;
    }

  recogniser = kiosk_ink_recogniser_new (model, &error);
  g_assert_no_error (error);
  candidates = kiosk_ink_recogniser_recognise (recogniser, strokes, 10);
  g_assert_cmpuint (g_strv_length (candidates), ==, 10);
  g_assert_true (g_strv_contains ((const char *const *) candidates, "下"));

  g_assert_true (g_file_set_contents (foreign, "no model at all, though its name says so", -1, NULL));
  g_assert_null (kiosk_ink_recogniser_new (foreign, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_unlink (foreign);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ink/strokes/are kept, copied and taken back", test_strokes);
  g_test_add_func ("/ink/text/is read", test_parse);
  g_test_add_func ("/ink/text/is refused with the column", test_parse_bad);
  g_test_add_func ("/ink/features/do not depend on size and place", test_size_and_place);
  g_test_add_func ("/ink/features/do not depend on the number of points", test_number_of_points);
  g_test_add_func ("/ink/features/are finite for dots and lines", test_degenerate);
  g_test_add ("/ink/model/ranks each character once", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/ink/model/with a bad head is refused", Fixture, NULL, set_up, test_bad_heads, tear_down);
  g_test_add ("/ink/model/with a bad body is refused", Fixture, NULL, set_up, test_bad_bodies, tear_down);
  g_test_add ("/ink/model/with what is no character is refused", Fixture, NULL, set_up, test_bad_character, tear_down);
  g_test_add_func ("/ink/model/that is not there is told", test_no_model);
  g_test_add ("/ink/zinnia/stands in", Fixture, NULL, set_up, test_zinnia, tear_down);

  return g_test_run ();
}
