/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Documents before the camera: taken, looked at, taken again, and handed in sealed. */

#include "camera-source.h"
#include "fake-outbox.h"

#include <string.h>

#define MOST_BYTES 500000

typedef struct
{
  CameraSource  source;
  FakeOutbox   *outbox;
  KioskContext *context;
  KioskCamera  *camera;
  KioskFlow    *flow;
  KioskPage    *page;
  GtkWidget    *window;
  const char   *button;
  guint         pages;
} Fixture;

static void
show_page (Fixture   *fixture,
           KioskPage *page)
{
  fixture->page = page;
  fixture->flow = kiosk_flow_page_get_flow (KIOSK_FLOW_PAGE (page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1080, 1600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kiosk_page_start (page);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  camera_source_set_up (&fixture->source);
  fixture->window = gtk_window_new ();
}

/* The same noise each time, in which there is nothing to save. */
static GdkPixbuf *
make_noise (int width,
            int height)
{
  GdkPixbuf *noise = camera_source_paper (width, height);
  guchar *pixels = gdk_pixbuf_get_pixels (noise);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (noise); i++)
    pixels[i] = (guchar) g_rand_int_range (rand, 0, 256);
  return noise;
}

static void
begin (Fixture    *fixture,
       const char *source)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "photo.ui", NULL);
  g_autoptr (KioskFlowFile) file = kiosk_flow_file_new (path, "trial", NULL);
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (GError) error = NULL;
  KioskFlow *flow = kiosk_flow_file_load (file, &error);

  g_assert_no_error (error);
  fixture->camera = kiosk_camera_new (source);
  fixture->outbox = fake_outbox_new ();
  fixture->context = kiosk_context_new (backend, "en", "haicang");
  kiosk_context_set_outbox (fixture->context, KIOSK_OUTBOX (fixture->outbox));
  kiosk_context_set_camera (fixture->context, fixture->camera);
  show_page (fixture, kiosk_flow_page_new (fixture->context, flow));
}

static void
begin_with_noise (Fixture *fixture,
                  int      width,
                  int      height)
{
  g_autoptr (GdkPixbuf) noise = make_noise (width, height);
  g_autofree char *uri = camera_source_picture (&fixture->source, "noise.png", noise);

  begin (fixture, uri);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_OFF);
  g_object_unref (fixture->context);
  g_object_unref (fixture->outbox);
  g_object_unref (fixture->camera);
  camera_source_tear_down (&fixture->source);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
can_press (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *button = find_button (fixture->window, fixture->button);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
press (Fixture    *fixture,
       const char *label)
{
  fixture->button = label;
  camera_source_wait (can_press, fixture);
  g_signal_emit_by_name (find_button (fixture->window, label), "clicked");
}

static KioskField *
field_of (Fixture    *fixture,
          guint       step,
          const char *key)
{
  return kiosk_step_get_field (kiosk_flow_get_steps (fixture->flow)->pdata[step], key);
}

static KioskField *
licence_of (Fixture *fixture)
{
  return field_of (fixture, 0, "licence");
}

static guint
count_pages (KioskField *field)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (field);

  return value != NULL ? json_array_get_length (json_node_get_array (value)) : 0;
}

static gboolean
has_pages (gpointer data)
{
  Fixture *fixture = data;

  return count_pages (licence_of (fixture)) == fixture->pages;
}

static void
wait_for_pages (Fixture *fixture,
                guint    n)
{
  fixture->pages = n;
  camera_source_wait (has_pages, fixture);
}

static void
take (Fixture *fixture)
{
  press (fixture, "Take the photograph");
  /* its light is off before the photograph is made */
  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_OFF);
}

static char *
dup_data (KioskField *field,
          guint       page)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (field);
  JsonObject *object = json_array_get_object_element (json_node_get_array (value), page);

  g_assert_cmpuint (json_object_get_size (object), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "image/jpeg");
  return g_strdup (json_object_get_string_member (object, "data"));
}

static GdkPixbuf *
decode (const char *data,
        gsize      *size)
{
  g_autofree guchar *jpeg = g_base64_decode (data, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (jpeg, (gssize) *size, NULL);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  return pixbuf;
}

static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GdkPixbuf) paper = camera_source_paper (640, 480);
  g_autofree char *uri = NULL;
  g_autofree char *photo = NULL;
  g_autoptr (GdkPixbuf) decoded = NULL;
  gsize size;

  camera_source_draw_qr (paper, 0, 0, 8, "paper", 5);
  uri = camera_source_picture (&fixture->source, "paper.png", paper);
  begin (fixture, uri);
  kiosk_flow_next (fixture->flow);
  g_assert_cmpstr (kiosk_field_get_error (licence_of (fixture)), ==, "Please take a photograph.");

  take (fixture);
  wait_for_pages (fixture, 1);
  photo = dup_data (licence_of (fixture), 0);
  decoded = decode (photo, &size);
  g_assert_cmpint (gdk_pixbuf_get_width (decoded), ==, 640);
  g_assert_cmpint (gdk_pixbuf_get_height (decoded), ==, 480);
  g_assert_cmpuint (size, <, 100000);
  /* dark where the code is, light where it is not, and no colours changed places */
  g_assert_cmpint (gdk_pixbuf_get_pixels (decoded)[0], >, 240);
  g_assert_cmpint (gdk_pixbuf_get_pixels (decoded)[36 * gdk_pixbuf_get_rowstride (decoded) + 36 * 3], <, 40);
}

/* The worst that a camera can send. */
static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *photo = NULL;
  g_autoptr (GdkPixbuf) decoded = NULL;
  gsize size;

  begin_with_noise (fixture, 2200, 700);
  take (fixture);
  wait_for_pages (fixture, 1);
  photo = dup_data (licence_of (fixture), 0);
  decoded = decode (photo, &size);
  g_test_message ("noise: %d by %d pixels in %" G_GSIZE_FORMAT " bytes", gdk_pixbuf_get_width (decoded), gdk_pixbuf_get_height (decoded), size);
  g_assert_cmpint (gdk_pixbuf_get_width (decoded), <=, 2000);
  g_assert_cmpuint (size, <=, MOST_BYTES);
  g_assert_cmpuint (size, >, MOST_BYTES / 4);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *words = NULL;
  g_autoptr (JsonNode) value = NULL;

  begin_with_noise (fixture, 64, 48);
  take (fixture);
  wait_for_pages (fixture, 1);
  press (fixture, "Another page");
  press (fixture, "Keep what there is");
  g_assert_cmpuint (count_pages (licence_of (fixture)), ==, 1);
  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_OFF);

  for (guint pages = 2; pages <= 4; pages++)
    {
      press (fixture, "Another page");
      take (fixture);
      wait_for_pages (fixture, pages);
    }
  g_assert_null (find_button (fixture->window, "Another page"));

  /* again, in its place */
  first = dup_data (licence_of (fixture), 3);
  press (fixture, "Take it again");
  take (fixture);
  fixture->button = "Take it again";
  camera_source_wait (can_press, fixture);
  g_assert_cmpuint (count_pages (licence_of (fixture)), ==, 4);

  press (fixture, "Remove page");
  g_assert_cmpuint (count_pages (licence_of (fixture)), ==, 3);
  value = kiosk_field_get_value (licence_of (fixture));
  words = kiosk_field_describe (licence_of (fixture), value);
  g_assert_cmpstr (words, ==, "3 pages");
}

/* Six in all, however many fields there are. */
static void
test_most_of_a_flow (Fixture       *fixture,
                     gconstpointer  data)
{
  KioskField *letters;

  begin_with_noise (fixture, 64, 48);
  take (fixture);
  wait_for_pages (fixture, 1);
  for (guint pages = 2; pages <= 4; pages++)
    {
      press (fixture, "Another page");
      take (fixture);
      wait_for_pages (fixture, pages);
    }
  kiosk_flow_next (fixture->flow);
  letters = field_of (fixture, 1, "letters");
  take (fixture);
  press (fixture, "Another page");
  take (fixture);
  fixture->button = "Take it again";
  camera_source_wait (can_press, fixture);
  g_assert_cmpuint (count_pages (letters), ==, 2);
  g_assert_null (find_button (fixture->window, "Another page"));
}

static void
test_left (Fixture       *fixture,
           gconstpointer  data)
{
  begin_with_noise (fixture, 64, 48);
  take (fixture);
  wait_for_pages (fixture, 1);
  press (fixture, "Another page");
  fixture->button = "Take the photograph";
  camera_source_wait (can_press, fixture);
  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_LIVE);

  kiosk_flow_next (fixture->flow);
  kiosk_flow_next (fixture->flow);
  g_assert_cmpstr (kiosk_step_get_heading (kiosk_flow_get_current (fixture->flow)), ==, "You");
  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_OFF);
}

static void
test_without_camera (Fixture       *fixture,
                     gconstpointer  data)
{
  begin (fixture, "none");
  g_assert_null (find_button (fixture->window, "Take the photograph"));
  kiosk_flow_next (fixture->flow);
  g_assert_cmpstr (kiosk_step_get_heading (kiosk_flow_get_current (fixture->flow)), ==, "Letters");
}

static JsonNode *
make_value (const char *data,
            guint       pages)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < pages; i++)
    {
      JsonObject *page = json_object_new ();

      json_object_set_string_member (page, "type", "image/jpeg");
      json_object_set_string_member (page, "data", data);
      json_array_add_object_element (array, page);
    }

  return json_node_init_array (json_node_alloc (), g_steal_pointer (&array));
}

/* What comes out of a saved form is taken for no more than it is. */
static void
test_bad_values (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const bad[] = {
    "[]", "{}", "\"photo\"", "7", "null", "[7, null, \"x\", []]", "[{}]", "[{\"type\": \"image/jpeg\"}]",
    "[{\"type\": \"image/jpeg\", \"data\": \"!!!!\"}]", "[{\"type\": \"image/jpeg\", \"data\": 5}]",
    "[{\"type\": \"image/jpeg\", \"data\": {}}]", "[{\"type\": [], \"data\": \"/9j/\"}]",
    "[{\"type\": \"image/svg+xml\", \"data\": \"PHN2Zy8+\"}]", "[{\"type\": \"image/jpeg\", \"data\": \"PHN2Zy8+\"}]",
    "[{\"type\": \"image/jpeg\", \"data\": \"/9j/4AAQSkZJRg==\"}]",
  };
  g_autofree char *long_text = g_strnfill (2000000, 'A');
  g_autoptr (JsonNode) too_long = make_value (long_text, 1);

  begin_with_noise (fixture, 64, 48);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JsonNode) value = json_from_string (bad[i], NULL);

      kiosk_field_set_value (licence_of (fixture), value);
      g_assert_cmpuint (count_pages (licence_of (fixture)), ==, 0);
    }

  kiosk_field_set_value (licence_of (fixture), too_long);
  g_assert_cmpuint (count_pages (licence_of (fixture)), ==, 0);
}

static void
test_recreated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  begin_with_noise (fixture, 64, 48);
  take (fixture);
  wait_for_pages (fixture, 1);
  before = dup_data (licence_of (fixture), 0);
  show_page (fixture, kiosk_page_recreate (fixture->page));
  after = dup_data (licence_of (fixture), 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (find_button (fixture->window, "Take it again"));
  g_assert_cmpint (kiosk_camera_get_state (fixture->camera), ==, KIOSK_CAMERA_STATE_OFF);
}

static gboolean
is_handed_in (gpointer data)
{
  return kiosk_flow_get_receipt (((Fixture *) data)->flow) != NULL;
}

static void
fill_in_and_submit (Fixture *fixture)
{
  g_autoptr (JsonNode) name = json_from_string ("\"陈小明\"", NULL);
  g_autoptr (JsonNode) phone = json_from_string ("\"13800138000\"", NULL);

  kiosk_flow_next (fixture->flow);
  kiosk_flow_next (fixture->flow);
  kiosk_field_set_value (field_of (fixture, 2, "name"), name);
  kiosk_field_set_value (field_of (fixture, 2, "phone"), phone);
  kiosk_flow_next (fixture->flow);
  kiosk_flow_next (fixture->flow);
  camera_source_wait (is_handed_in, fixture);
}

static gboolean
contains (GBytes     *bytes,
          const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
test_handed_in (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *photo = NULL;
  g_autofree char *beginning = NULL;
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *photos;

  begin_with_noise (fixture, 640, 480);
  take (fixture);
  wait_for_pages (fixture, 1);
  photo = dup_data (licence_of (fixture), 0);
  fill_in_and_submit (fixture);

  payload = fake_outbox_open (fixture->outbox, 0);
  root = json_from_string (payload, NULL);
  photos = json_object_get_array_member (json_node_get_object (root), "photos");
  g_assert_cmpuint (json_array_get_length (photos), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (photos, 0), "label"), ==, "Business licence");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (photos, 0), "data"), ==, photo);
  /* what leaves the visit shows nothing of it */
  beginning = g_strndup (photo + 1000, 24);
  g_assert_nonnull (strstr (payload, beginning));
  g_assert_false (contains (fixture->outbox->envelopes->pdata[0], beginning));
}

/* As many and as large as can be: the envelope holds them, and so does the answer by which a saved form is opened again. */
static void
test_largest (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GdkPixbuf) noise = make_noise (1000, 700);
  g_autoptr (GByteArray) jpeg = g_byte_array_new ();
  g_autofree char *saved = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) four = NULL;
  g_autoptr (JsonNode) two = NULL;
  g_autoptr (JsonNode) answers = NULL;
  g_autofree char *content = NULL;
  gsize size;
  gint64 begun;

  g_assert_true (gdk_pixbuf_save_to_buffer (noise, &saved, &size, "jpeg", NULL, "quality", "60", NULL));
  g_assert_cmpuint (size, <, MOST_BYTES);
  g_byte_array_append (jpeg, (guchar *) saved, (guint) size);
  g_byte_array_set_size (jpeg, MOST_BYTES); /* what is behind the end of a JPEG is not looked at */
  text = g_base64_encode (jpeg->data, jpeg->len);
  four = make_value (text, 4);
  two = make_value (text, 2);

  begin (fixture, "none");
  kiosk_field_set_value (licence_of (fixture), four);
  kiosk_field_set_value (field_of (fixture, 1, "letters"), two);
  g_assert_cmpuint (count_pages (licence_of (fixture)) + count_pages (field_of (fixture, 1, "letters")), ==, 6);
  answers = json_node_init_object (json_node_alloc (), kiosk_flow_dup_answers (fixture->flow));
  content = json_to_string (answers, FALSE);
  g_assert_cmpuint (strlen (content), <, KIOSK_BACKEND_MAX_ANSWER - 64 * 1024);

  begun = g_get_monotonic_time ();
  fill_in_and_submit (fixture);
  g_test_message ("six pages sealed in %.0f ms", (double) (g_get_monotonic_time () - begun) / 1000);
  g_assert_cmpuint (g_bytes_get_size (fixture->outbox->envelopes->pdata[0]), >, 6 * MOST_BYTES * 4 / 3);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/photo/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("take", test_take);
  ADD ("size", test_size);
  ADD ("pages", test_pages);
  ADD ("most-of-a-flow", test_most_of_a_flow);
  ADD ("left", test_left);
  ADD ("without-camera", test_without_camera);
  ADD ("bad-values", test_bad_values);
  ADD ("recreated", test_recreated);
  ADD ("handed-in", test_handed_in);
  ADD ("largest", test_largest);

  return g_test_run ();
}
