/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-home.h"

#include "kiosk-emergency.h"
#include "kiosk-service-tile.h"
#include "kiosk-wall-clock.h"

#include <glib/gi18n-lib.h>

#define N_LARGE_TILES 4

struct _KioskHome
{
  GtkWidget       parent_instance;

  GtkLabel       *park;
  GtkLabel       *zone;
  GtkFlowBox     *tiles;
  GtkFlowBox     *small_tiles;
  GtkWidget      *notice_row;
  GtkLabel       *notice;
  GtkLabel       *contact;
  KioskEmergency *emergency;
};

enum
{
  SIGNAL_SERVICE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskHome, kiosk_home, GTK_TYPE_WIDGET)

static void
on_tile_clicked (KioskServiceTile *tile,
                 KioskHome        *self)
{
  g_signal_emit (self, signals[SIGNAL_SERVICE_CHOSEN], 0, kiosk_service_tile_get_service (tile));
}

static void
add_tile (KioskHome        *self,
          KioskServiceInfo *service,
          KioskContext     *context,
          gboolean          large)
{
  GtkWidget *tile = kiosk_service_tile_new (service, context);
  GtkFlowBox *box = large ? self->tiles : self->small_tiles;

  if (!large)
    kiosk_service_tile_make_small (KIOSK_SERVICE_TILE (tile));
  g_signal_connect (tile, "clicked", G_CALLBACK (on_tile_clicked), self);
  gtk_flow_box_append (box, tile);
  gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
  /* the tile takes the focus, not the cell around it */
  gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
}

static void
add_tiles (KioskHome    *self,
           GPtrArray    *services,
           KioskContext *context)
{
  guint n = 0;

  for (guint i = 0; i < services->len; i++)
    {
      KioskServiceInfo *service = services->pdata[i];

      if (kiosk_service_info_get_manifest (service) != NULL && kiosk_service_info_is_offered (service))
        add_tile (self, service, context, n++ < N_LARGE_TILES);
    }
}

static void
set_words (GtkLabel         *label,
           KioskParkProfile *profile,
           const char       *key,
           KioskContext     *context)
{
  g_autofree char *words = kiosk_park_profile_dup (profile, key, kiosk_context_get_locale (context));

  gtk_label_set_label (label, words);
}

/* Where the park is, and whom to ring up. */
static void
show_contact (KioskHome        *self,
              KioskParkProfile *profile,
              KioskContext     *context)
{
  g_autofree char *address = kiosk_park_profile_dup (profile, "Address", kiosk_context_get_locale (context));
  g_autofree char *number = kiosk_park_profile_dup (profile, "Hotline", kiosk_context_get_locale (context));
  g_autofree char *hotline = *number != '\0' ? g_strdup_printf (_("Hotline %s"), number) : g_strdup ("");
  g_autofree char *contact = g_strconcat (address, *address != '\0' && *hotline != '\0' ? " · " : "", hotline, NULL);

  gtk_label_set_label (self->contact, contact);
  gtk_widget_set_visible (GTK_WIDGET (self->contact), *contact != '\0');
}

GtkWidget *
kiosk_home_new (KioskContext     *context,
                KioskParkProfile *profile,
                GPtrArray        *services)
{
  KioskHome *self = g_object_new (KIOSK_TYPE_HOME, NULL);

  set_words (self->park, profile, "Name", context);
  set_words (self->zone, profile, "Tagline", context);
  set_words (self->notice, profile, "Notice", context);
  gtk_widget_set_visible (self->notice_row, *gtk_label_get_label (self->notice) != '\0');
  show_contact (self, profile, context);
  kiosk_emergency_set_profile (self->emergency, profile, kiosk_context_get_locale (context));
  add_tiles (self, services, context);
  return GTK_WIDGET (self);
}

void
kiosk_home_set_landscape (KioskHome *self,
                          gboolean   landscape)
{
  guint columns = landscape ? 4 : 2;

  gtk_flow_box_set_min_children_per_line (self->tiles, columns);
  gtk_flow_box_set_max_children_per_line (self->tiles, columns);
}

/* A flow box knows its rows once it has a size. Asked for the row above or below any earlier, GTK 4.8 looks for it for ever. */
static gboolean
kiosk_home_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  if (gtk_widget_get_height (GTK_WIDGET (KIOSK_HOME (widget)->tiles)) == 0)
    return FALSE;

  return GTK_WIDGET_CLASS (kiosk_home_parent_class)->focus (widget, direction);
}

static void
kiosk_home_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_home_parent_class)->dispose (object);
}

static void
kiosk_home_class_init (KioskHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_home_dispose;
  widget_class->focus = kiosk_home_focus;

  signals[SIGNAL_SERVICE_CHOSEN] = g_signal_new ("service-chosen", KIOSK_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 1, KIOSK_TYPE_SERVICE_INFO);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-home.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskHome, park);
  gtk_widget_class_bind_template_child (widget_class, KioskHome, zone);
  gtk_widget_class_bind_template_child (widget_class, KioskHome, tiles);
  gtk_widget_class_bind_template_child (widget_class, KioskHome, small_tiles);
  gtk_widget_class_bind_template_child (widget_class, KioskHome, notice_row);
  gtk_widget_class_bind_template_child (widget_class, KioskHome, notice);
  gtk_widget_class_bind_template_child (widget_class, KioskHome, contact);
  gtk_widget_class_bind_template_child (widget_class, KioskHome, emergency);
}

static void
kiosk_home_init (KioskHome *self)
{
  g_type_ensure (KIOSK_TYPE_EMERGENCY);
  g_type_ensure (KIOSK_TYPE_WALL_CLOCK);
  gtk_widget_init_template (GTK_WIDGET (self));
}
