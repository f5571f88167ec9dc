/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-playlist-row.h"

#include "kiosk-staff-cause.h"

#include <glib/gi18n-lib.h>

#define THUMB 160 /* pixels, of its longer side */

struct _KioskStaffPlaylistRow
{
  GtkWidget                parent_instance;

  const KioskPlaylistItem *item;         /* (unowned) */
  GCancellable            *cancellable;  /* (owned) */
  gboolean                 shows;

  GtkWidget               *handle;
  GtkImage                *thumb;
  GtkLabel                *name;
  GtkLabel                *kind;
  GtkSwitch               *toggle;
  KioskStaffCause         *cause;
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_SWITCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffPlaylistRow, kiosk_staff_playlist_row, GTK_TYPE_WIDGET)

void
kiosk_staff_playlist_row_tell_bad (KioskStaffPlaylistRow *self,
                                   const char            *why)
{
  g_cancellable_cancel (self->cancellable);
  gtk_image_set_from_icon_name (self->thumb, "kiosk-trouble-symbolic");
  kiosk_staff_cause_show (self->cause, "media", why);
}

static void
on_thumb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KioskStaffPlaylistRow) self = KIOSK_STAFF_PLAYLIST_ROW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_finish (result, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (pixbuf == NULL)
    {
      kiosk_staff_playlist_row_tell_bad (self, error->message);
      return;
    }

  texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_image_set_from_paintable (self->thumb, GDK_PAINTABLE (texture));
}

static void
load_thumb (KioskStaffPlaylistRow *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->item->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, self->cancellable, &error);

  if (stream != NULL)
    gdk_pixbuf_new_from_stream_at_scale_async (G_INPUT_STREAM (stream), THUMB, THUMB, TRUE, self->cancellable, on_thumb,
                                               g_object_ref (self));
  else
    kiosk_staff_playlist_row_tell_bad (self, error->message);
}

/* (transfer full): what it is, how long it is shown, and when */
static char *
describe (const KioskPlaylistItem *item)
{
  g_autofree char *seconds = g_strdup_printf (ngettext ("%u second", "%u seconds", item->seconds), item->seconds);
  const char *hours = *item->hours != '\0' ? item->hours : _("always");

  if (item->is_video)
    return g_strjoin (" · ", _("Film"), hours, NULL);
  return g_strjoin (" · ", item->path != NULL ? _("Picture") : _("The kiosk's own backdrop"), seconds, hours, NULL);
}

static void
on_up (KioskStaffPlaylistRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
on_down (KioskStaffPlaylistRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

static void
on_toggled (KioskStaffPlaylistRow *self)
{
  if (!self->shows)
    g_signal_emit (self, signals[SIGNAL_SWITCHED], 0, gtk_switch_get_active (self->toggle));
}

void
kiosk_staff_playlist_row_set_on (KioskStaffPlaylistRow *self,
                                 gboolean               on)
{
  self->shows = TRUE;
  gtk_switch_set_active (self->toggle, on);
  self->shows = FALSE;
}

GtkWidget *
kiosk_staff_playlist_row_get_handle (KioskStaffPlaylistRow *self)
{
  return self->handle;
}

const KioskPlaylistItem *
kiosk_staff_playlist_row_get_item (KioskStaffPlaylistRow *self)
{
  return self->item;
}

GtkWidget *
kiosk_staff_playlist_row_new (const KioskPlaylistItem *item)
{
  KioskStaffPlaylistRow *self = g_object_new (KIOSK_TYPE_STAFF_PLAYLIST_ROW, NULL);
  g_autofree char *kind = describe (item);

  self->item = item;
  gtk_label_set_label (self->name, item->name);
  gtk_label_set_label (self->kind, item->problem == NULL ? kind : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, item->name, -1);
  gtk_image_set_from_icon_name (self->thumb, item->is_video ? "kiosk-film-symbolic" : "kiosk-park-symbolic");
  if (item->problem != NULL)
    kiosk_staff_playlist_row_tell_bad (self, item->problem);
  else if (item->path != NULL && !item->is_video)
    load_thumb (self);
  return GTK_WIDGET (self);
}

static void
kiosk_staff_playlist_row_dispose (GObject *object)
{
  KioskStaffPlaylistRow *self = KIOSK_STAFF_PLAYLIST_ROW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_staff_playlist_row_parent_class)->dispose (object);
}

static void
kiosk_staff_playlist_row_finalize (GObject *object)
{
  g_object_unref (KIOSK_STAFF_PLAYLIST_ROW (object)->cancellable);
  G_OBJECT_CLASS (kiosk_staff_playlist_row_parent_class)->finalize (object);
}

static void
kiosk_staff_playlist_row_class_init (KioskStaffPlaylistRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = KIOSK_TYPE_STAFF_PLAYLIST_ROW;

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_playlist_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_staff_playlist_row_finalize;
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_SWITCHED] = g_signal_new ("switched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (KIOSK_TYPE_STAFF_CAUSE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-playlist-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylistRow, handle);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylistRow, thumb);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylistRow, name);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylistRow, kind);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylistRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylistRow, cause);
  gtk_widget_class_bind_template_callback (widget_class, on_up);
  gtk_widget_class_bind_template_callback (widget_class, on_down);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
kiosk_staff_playlist_row_init (KioskStaffPlaylistRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
