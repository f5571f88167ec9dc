/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* To make a JPEG of a page that is small enough takes a processor some tenths of a second, so it is done in a thread of
 * GTask's. What goes there is a texture, which never changes, and what comes back is text. */

#include "kiosk-photo-private.h"

#include "core/kiosk-json.h"

#include <string.h>

#define MEDIA_TYPE   "image/jpeg"
#define LONGEST_SIDE 2000
#define ON_SCREEN    1080  /* pixels, where it is shown again */
#define SMALLER      0.75
#define MOST_TEXT    ((KIOSK_PHOTO_MAX_BYTES + 2) / 3 * 4)
#define MOST_PIXELS  (50 * 1000 * 1000)  /* of one that came from elsewhere; far more than of any page */

struct _KioskPhoto
{
  GObject     parent_instance;

  JsonObject *json;     /* (owned) */
  GdkTexture *picture;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (KioskPhoto, kiosk_photo, G_TYPE_OBJECT)

static KioskPhoto *
photo_new (JsonObject *json,
           GdkTexture *picture)
{
  KioskPhoto *self = g_object_new (KIOSK_TYPE_PHOTO, NULL);

  self->json = json_object_ref (json);
  self->picture = g_object_ref (picture);
  return self;
}

/* (nullable): the best that is small enough; NULL without @error if none is */
static char *
encode (GdkPixbuf  *pixbuf,
        gsize      *size,
        GError    **error)
{
  static const char * const qualities[] = { "85", "75", "65", "55", "45" };
  char *jpeg;

  for (guint i = 0; i < G_N_ELEMENTS (qualities); i++)
    {
      if (!gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, size, "jpeg", error, "quality", qualities[i], NULL))
        return NULL;
      if (*size <= KIOSK_PHOTO_MAX_BYTES)
        return jpeg;
      g_free (jpeg);
    }

  return NULL;
}

static GdkPixbuf *
scale (GdkPixbuf *pixbuf,
       double     factor)
{
  return gdk_pixbuf_scale_simple (pixbuf, MAX (1, (int) (gdk_pixbuf_get_width (pixbuf) * factor)),
                                  MAX (1, (int) (gdk_pixbuf_get_height (pixbuf) * factor)), GDK_INTERP_BILINEAR);
}

static GdkPixbuf *
make_pixbuf (GdkTexture *picture)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_get_from_texture (picture);
  int side = MAX (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf));

  return side > LONGEST_SIDE ? scale (pixbuf, (double) LONGEST_SIDE / side) : g_steal_pointer (&pixbuf);
}

/* In a thread of GTask's. */
static void
take (GTask        *task,
      gpointer      source,
      gpointer      unused,
      GCancellable *cancellable)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *jpeg = NULL;
  gsize size;

  while ((jpeg = encode (pixbuf, &size, &error)) == NULL && error == NULL)
    {
      GdkPixbuf *smaller = scale (pixbuf, SMALLER);

      g_object_unref (pixbuf);
      pixbuf = smaller;
    }

  if (jpeg != NULL)
    g_task_return_pointer (task, g_base64_encode ((const guchar *) jpeg, size), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
kiosk_photo_take_async (GdkTexture          *picture,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (picture, NULL, callback, user_data);

  g_task_run_in_thread (task, take);
}

static KioskPhoto *
photo_new_from_data (const char *data,
                     GdkTexture *picture)
{
  g_autoptr (JsonObject) json = json_object_new ();

  json_object_set_string_member (json, "type", MEDIA_TYPE);
  json_object_set_string_member (json, "data", data);
  return photo_new (json, picture);
}

KioskPhoto *
kiosk_photo_take_finish (GdkTexture    *picture,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autofree char *data = g_task_propagate_pointer (G_TASK (result), error);

  return data != NULL ? photo_new_from_data (data, picture) : NULL;
}

static void
on_size_prepared (GdkPixbufLoader *loader,
                  int              width,
                  int              height)
{
  double factor = MIN (1, (double) ON_SCREEN / MAX (MAX (width, height), 1));

  /* a size of nothing ends the decoding */
  if ((gint64) width * height > MOST_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * factor)), MAX (1, (int) (height * factor)));
}

/* As a JPEG, whatever it looks like: no other decoder gets to see it. */
static GdkTexture *
decode (const guchar *jpeg,
        gsize         size)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("jpeg", NULL);
  gboolean whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), NULL);
  whole = gdk_pixbuf_loader_write (loader, jpeg, size, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  return whole ? gdk_texture_new_for_pixbuf (gdk_pixbuf_loader_get_pixbuf (loader)) : NULL;
}

KioskPhoto *
kiosk_photo_new_from_json (JsonObject *json)
{
  const char *data, *type;
  g_autoptr (GdkTexture) picture = NULL;
  g_autofree guchar *jpeg = NULL;
  gsize size;

  if (!kiosk_json_get_string (json, "data", &data, NULL) || !kiosk_json_get_string (json, "type", &type, NULL))
    return NULL;
  if (strlen (data) > MOST_TEXT || strcmp (type, MEDIA_TYPE) != 0)
    return NULL;

  jpeg = g_base64_decode (data, &size);
  picture = decode (jpeg, size);
  return picture != NULL ? photo_new (json, picture) : NULL;
}

KioskPhoto *
kiosk_photo_new_from_jpeg (GBytes *bytes)
{
  gsize size;
  const guchar *jpeg = g_bytes_get_data (bytes, &size);
  g_autoptr (GdkTexture) picture = size > 0 && size <= KIOSK_PHOTO_MAX_BYTES ? decode (jpeg, size) : NULL;
  g_autofree char *data = picture != NULL ? g_base64_encode (jpeg, size) : NULL;

  return picture != NULL ? photo_new_from_data (data, picture) : NULL;
}

JsonObject *
kiosk_photo_get_json (KioskPhoto *self)
{
  return self->json;
}

GdkTexture *
kiosk_photo_get_picture (KioskPhoto *self)
{
  return self->picture;
}

static void
kiosk_photo_finalize (GObject *object)
{
  KioskPhoto *self = KIOSK_PHOTO (object);

  json_object_unref (self->json);
  g_object_unref (self->picture);
  G_OBJECT_CLASS (kiosk_photo_parent_class)->finalize (object);
}

static void
kiosk_photo_class_init (KioskPhotoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_photo_finalize;
}

static void
kiosk_photo_init (KioskPhoto *self)
{
}
