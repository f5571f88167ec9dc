/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-scanner.h"

#include "kiosk-code-reader-private.h"
#include "kiosk-viewfinder-private.h"

#define PAUSE        (G_USEC_PER_SEC / 5) /* between two pictures that are read */
#define OUT_OF_SIGHT (3 * G_USEC_PER_SEC) /* until the same code counts as another one */

struct _KioskScanner
{
  GtkWidget        parent_instance;

  GHashTable      *seen;     /* text to gint64: when it was seen last, by the monotonic clock */
  gboolean         reading;  /* a picture is being read */
  gint64           read_at;  /* when that of the last one began */

  KioskViewfinder *viewfinder;
};

enum
{
  PROP_0,
  PROP_CAMERA,
  PROP_HINT,
  PROP_INSTEAD,
  PROP_AVAILABLE,
  N_PROPS
};

enum
{
  SCANNED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskScanner, kiosk_scanner, GTK_TYPE_WIDGET)

GtkWidget *
kiosk_scanner_new (void)
{
  return g_object_new (KIOSK_TYPE_SCANNER, NULL);
}

static gboolean
is_forgotten (gpointer text,
              gpointer seen_at,
              gpointer now)
{
  return *(gint64 *) now - *(gint64 *) seen_at > OUT_OF_SIGHT;
}

/* A code that stays before the camera is told once. So is each of two that lie there together. */
static void
see (KioskScanner *self,
     const char   *text)
{
  gint64 now = g_get_monotonic_time ();
  gboolean is_new;

  g_hash_table_foreach_remove (self->seen, is_forgotten, &now);
  is_new = g_hash_table_replace (self->seen, g_strdup (text), g_memdup2 (&now, sizeof now));
  if (is_new)
    g_signal_emit (self, signals[SCANNED], 0, text);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KioskScanner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = kiosk_code_reader_read_finish (GDK_TEXTURE (source), result, &error);

  /* then it goes on "reading": no other picture would fare better */
  if (texts == NULL)
    {
      g_warning ("Codes are not read: %s", error->message);
      return;
    }

  self->reading = FALSE;
  for (char **text = texts; *text != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)); text++)
    see (self, *text);
}

/* One picture at a time, and not each of them. */
static void
on_pictured (KioskScanner *self,
             KioskCamera  *camera)
{
  gint64 now = g_get_monotonic_time ();

  if (self->reading || now - self->read_at < PAUSE || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->reading = TRUE;
  self->read_at = now;
  kiosk_code_reader_read_async (kiosk_camera_get_picture (camera), KIOSK_SCANNER_MAX_TEXT, on_read, g_object_ref (self));
}

static void
tell_available (KioskScanner *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AVAILABLE]);
}

void
kiosk_scanner_set_camera (KioskScanner *self,
                          KioskCamera  *camera)
{
  KioskCamera *old;

  g_return_if_fail (KIOSK_IS_SCANNER (self));
  g_return_if_fail (camera == NULL || KIOSK_IS_CAMERA (camera));

  old = kiosk_viewfinder_get_camera (self->viewfinder);
  if (camera == old)
    return;

  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  if (camera != NULL)
    {
      g_signal_connect_object (camera, "notify::state", G_CALLBACK (tell_available), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (camera, "pictured", G_CALLBACK (on_pictured), self, G_CONNECT_SWAPPED);
    }

  kiosk_viewfinder_set_camera (self->viewfinder, camera);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAMERA]);
  tell_available (self);
}

gboolean
kiosk_scanner_is_available (KioskScanner *self)
{
  g_return_val_if_fail (KIOSK_IS_SCANNER (self), FALSE);

  return kiosk_camera_is_available (kiosk_viewfinder_get_camera (self->viewfinder));
}

static void
kiosk_scanner_unmap (GtkWidget *widget)
{
  g_hash_table_remove_all (KIOSK_SCANNER (widget)->seen);
  GTK_WIDGET_CLASS (kiosk_scanner_parent_class)->unmap (widget);
}

static void
kiosk_scanner_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KioskScanner *self = KIOSK_SCANNER (object);

  if (property == PROP_CAMERA)
    kiosk_scanner_set_camera (self, g_value_get_object (value));
  else
    g_object_set_property (G_OBJECT (self->viewfinder), pspec->name, value);
}

static void
kiosk_scanner_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KioskScanner *self = KIOSK_SCANNER (object);

  if (property == PROP_AVAILABLE)
    g_value_set_boolean (value, kiosk_scanner_is_available (self));
  else
    g_object_get_property (G_OBJECT (self->viewfinder), pspec->name, value);
}

static void
kiosk_scanner_dispose (GObject *object)
{
  KioskScanner *self = KIOSK_SCANNER (object);

  if (self->viewfinder != NULL)
    {
      kiosk_scanner_set_camera (self, NULL);
      gtk_widget_unparent (GTK_WIDGET (self->viewfinder));
      self->viewfinder = NULL;
    }

  G_OBJECT_CLASS (kiosk_scanner_parent_class)->dispose (object);
}

static void
kiosk_scanner_finalize (GObject *object)
{
  KioskScanner *self = KIOSK_SCANNER (object);

  g_hash_table_unref (self->seen);
  G_OBJECT_CLASS (kiosk_scanner_parent_class)->finalize (object);
}

static void
kiosk_scanner_class_init (KioskScannerClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_VIEWFINDER);
  object_class->set_property = kiosk_scanner_set_property;
  object_class->get_property = kiosk_scanner_get_property;
  object_class->dispose = kiosk_scanner_dispose;
  object_class->finalize = kiosk_scanner_finalize;
  widget_class->unmap = kiosk_scanner_unmap;

  props[PROP_CAMERA] = g_param_spec_object ("camera", NULL, NULL, KIOSK_TYPE_CAMERA, both | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", both);
  props[PROP_INSTEAD] = g_param_spec_string ("instead", NULL, NULL, "", both);
  props[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SCANNED] = g_signal_new ("scanned", KIOSK_TYPE_SCANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/camera/kiosk-scanner.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskScanner, viewfinder);
}

static void
kiosk_scanner_init (KioskScanner *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
