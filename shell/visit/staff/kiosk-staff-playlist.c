/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-staff-playlist.h"

#include "kiosk-staff-order.h"
#include "kiosk-staff-playlist-row.h"

#include <glib/gstdio.h>
#include <string.h>

#define LOG_LINES 500

/* A line of the audit: time, who, what and what was told, parted by two blanks. */
#define TIME_LENGTH 19 /* bytes */

struct _KioskStaffPlaylist
{
  GtkWidget        parent_instance;

  KioskPlaylist   *playlist;  /* (owned) */
  KioskStaffOrder *order;     /* (owned) */

  GtkBox          *rows;
  GtkLabel        *trouble;
  GtkWidget       *empty;
};

G_DEFINE_FINAL_TYPE (KioskStaffPlaylist, kiosk_staff_playlist, GTK_TYPE_WIDGET)

static void
show_trouble (KioskStaffPlaylist *self,
              const char         *words)
{
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

static void
show_switches (KioskStaffPlaylist *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    kiosk_staff_playlist_row_set_on (KIOSK_STAFF_PLAYLIST_ROW (row), kiosk_staff_order_is_on (self->order, row));
}

static void
on_moved (KioskStaffPlaylistRow *row,
          int                    direction,
          KioskStaffPlaylist    *self)
{
  kiosk_staff_order_step (self->order, GTK_WIDGET (row), direction);
}

static void
on_switched (KioskStaffPlaylistRow *row,
             gboolean               on,
             KioskStaffPlaylist    *self)
{
  kiosk_staff_order_set_on (self->order, GTK_WIDGET (row), on);
}

/* Whether the line was written after the file was changed last: what was said before is of another file. */
static gboolean
is_of_this_file (const char *line,
                 const char *path)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = g_strndup (line, TIME_LENGTH);
  g_autoptr (GDateTime) time = NULL;
  GStatBuf info;

  text[strcspn (text, " ")] = 'T';
  time = g_date_time_new_from_iso8601 (text, zone);
  return time != NULL && g_stat (path, &info) == 0 && g_date_time_to_unix (time) >= info.st_mtime;
}

static void
tell_row (KioskStaffPlaylistRow *row,
          GStrv                  lines)
{
  const KioskPlaylistItem *item = kiosk_staff_playlist_row_get_item (row);
  g_autofree char *beginning = g_strdup_printf ("  playlist  Playlist item “%s”: ", item->name);

  for (guint i = 0; item->path != NULL && item->problem == NULL && lines[i] != NULL; i++)
    {
      const char *told = strstr (lines[i], beginning);

      if (told != NULL && is_of_this_file (lines[i], item->path))
        {
          kiosk_staff_playlist_row_tell_bad (row, told + strlen (beginning));
          return;
        }
    }
}

static void
on_log (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KioskStaffPlaylist) self = KIOSK_STAFF_PLAYLIST (user_data);
  g_auto (GStrv) lines = NULL;

  if (!kiosk_dbus_staff_call_read_log_finish (KIOSK_DBUS_STAFF (source), &lines, result, NULL) || self->rows == NULL)
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    tell_row (KIOSK_STAFF_PLAYLIST_ROW (row), lines);
}

static void
add_item (KioskStaffPlaylist      *self,
          const KioskPlaylistItem *item)
{
  GtkWidget *row = kiosk_staff_playlist_row_new (item);

  g_signal_connect_object (row, "moved", G_CALLBACK (on_moved), self, 0);
  g_signal_connect_object (row, "switched", G_CALLBACK (on_switched), self, 0);
  kiosk_staff_order_add (self->order, row, item->name, kiosk_staff_playlist_row_get_handle (KIOSK_STAFF_PLAYLIST_ROW (row)));
}

GtkWidget *
kiosk_staff_playlist_new (KioskDBusStaff *staff,
                          KioskPlaylist  *playlist)
{
  KioskStaffPlaylist *self = g_object_new (KIOSK_TYPE_STAFF_PLAYLIST, NULL);
  guint length = kiosk_playlist_get_length (playlist);

  self->playlist = g_object_ref (playlist);
  self->order = kiosk_staff_order_new (staff, self->rows, "playlist-order", "playlist-off");
  g_signal_connect_object (self->order, "switched", G_CALLBACK (show_switches), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "trouble", G_CALLBACK (show_trouble), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < length; i++)
    add_item (self, kiosk_playlist_get_item (playlist, i));
  gtk_widget_set_visible (self->empty, length == 0);
  kiosk_dbus_staff_call_read_log (staff, LOG_LINES, NULL, on_log, g_object_ref (self));
  return GTK_WIDGET (self);
}

static void
kiosk_staff_playlist_dispose (GObject *object)
{
  KioskStaffPlaylist *self = KIOSK_STAFF_PLAYLIST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->order);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->playlist);
  G_OBJECT_CLASS (kiosk_staff_playlist_parent_class)->dispose (object);
}

static void
kiosk_staff_playlist_class_init (KioskStaffPlaylistClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_playlist_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-playlist.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylist, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylist, trouble);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffPlaylist, empty);
}

static void
kiosk_staff_playlist_init (KioskStaffPlaylist *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
