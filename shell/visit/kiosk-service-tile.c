/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-service-tile.h"

#include "core/kiosk-core.h"
#include "kiosk-watch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _KioskServiceTile
{
  GtkButton         parent_instance;

  KioskServiceInfo *service; /* (owned) */
  KioskContext     *context; /* (owned) */
  KioskWatch       *watch;   /* (owned) (nullable): over the figure that the tile tells */
  char             *note;    /* (nullable): the figure in words */

  gboolean          small;

  GtkBox           *content;
  GtkBox           *head;
  GtkImage         *icon;
  GtkLabel         *chip;
  GtkLabel         *name;
  GtkLabel         *description;
};

G_DEFINE_FINAL_TYPE (KioskServiceTile, kiosk_service_tile, GTK_TYPE_BUTTON)

static void
set_chip (KioskServiceTile *self,
          const char       *words,
          const char       *css_class,
          gboolean          usable)
{
  const char *classes[] = { "chip", css_class, NULL };

  gtk_label_set_label (self->chip, words);
  /* a small tile has room for trouble only */
  gtk_widget_set_visible (GTK_WIDGET (self->chip), !self->small || strcmp (css_class, "ok") != 0);
  gtk_widget_set_css_classes (GTK_WIDGET (self->chip), classes);
  gtk_widget_set_sensitive (GTK_WIDGET (self), usable);
}

static void
describe (KioskServiceTile *self)
{
  g_autofree char *words = g_strdup_printf ("%s. %s", gtk_label_get_label (self->description),
                                            gtk_label_get_label (self->chip));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->name),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

/* A figure that could not be had anew tells how old it is. */
static void
show_note (KioskServiceTile *self)
{
  g_autofree char *age = kiosk_watch_dup_age (self->watch);
  /* Translators: on a tile: a figure such as "12 seats left", and how old it is */
  g_autofree char *words = age != NULL ? g_strdup_printf (_("%s · %s"), self->note, age) : g_strdup (self->note);

  set_chip (self, words, age != NULL ? "warn" : "ok", TRUE);
}

/* A service stays open to touch while the gateway is away: the page says what is wrong, and tries again. */
static void
update (KioskServiceTile *self)
{
  KioskManifest *manifest = kiosk_service_info_get_manifest (self->service);
  gboolean online = kiosk_backend_get_online (kiosk_context_get_backend (self->context));

  if (kiosk_service_info_get_error (self->service) != NULL)
    set_chip (self, _("Temporarily unavailable"), "warn", FALSE);
  else if (self->note != NULL)
    show_note (self);
  else if (online || (kiosk_manifest_get_needs (manifest) & KIOSK_NEEDS_NETWORK) == 0)
    set_chip (self, _("Online"), "ok", TRUE);
  else if (kiosk_manifest_get_offline (manifest) == KIOSK_OFFLINE_QUEUE)
    set_chip (self, _("Works offline"), "warn", TRUE);
  else
    set_chip (self, _("No connection"), "warn", TRUE);

  describe (self);
}

static void
on_figure (KioskServiceTile *self,
           JsonNode         *root)
{
  KioskManifest *manifest = kiosk_service_info_get_manifest (self->service);
  JsonObject *object = kiosk_json_root_object (root, NULL);
  gint64 figure;

  g_clear_pointer (&self->note, g_free);
  if (object != NULL && kiosk_json_get_int (object, kiosk_manifest_get_note_member (manifest), &figure, NULL))
    self->note = kiosk_manifest_dup_note (manifest, kiosk_context_get_locale (self->context), figure);
  update (self);
}

static void
watch_figure (KioskServiceTile *self)
{
  const char *route = kiosk_manifest_get_note_route (kiosk_service_info_get_manifest (self->service));
  g_autoptr (KioskRequest) request = NULL;

  if (route == NULL)
    return;

  request = kiosk_request_new ("GET", route, NULL);
  self->watch = kiosk_watch_new (kiosk_context_get_backend (self->context), request);
  g_signal_connect_object (self->watch, "answered", G_CALLBACK (on_figure), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "failed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kiosk_service_tile_new (KioskServiceInfo *service,
                        KioskContext     *context)
{
  KioskServiceTile *self = g_object_new (KIOSK_TYPE_SERVICE_TILE, NULL);
  KioskManifest *manifest = kiosk_service_info_get_manifest (service);
  g_autofree char *name = kiosk_manifest_dup_name (manifest, kiosk_context_get_locale (context));
  g_autofree char *description = kiosk_manifest_dup_description (manifest, kiosk_context_get_locale (context));

  self->service = g_object_ref (service);
  self->context = g_object_ref (context);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->description, description);
  gtk_image_set_from_icon_name (self->icon, kiosk_manifest_get_icon (manifest));
  gtk_widget_add_css_class (GTK_WIDGET (self), kiosk_category_get_nick (kiosk_manifest_get_category (manifest)));

  g_signal_connect_object (service, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_context_get_backend (context), "notify::online", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  watch_figure (self);
  update (self);
  return GTK_WIDGET (self);
}

void
kiosk_service_tile_make_small (KioskServiceTile *self)
{
  self->small = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "small");
  gtk_widget_set_visible (GTK_WIDGET (self->description), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->icon), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->icon), TRUE);
  gtk_label_set_xalign (self->name, 0.5);
  gtk_label_set_justify (self->name, GTK_JUSTIFY_CENTER);

  g_object_ref (self->chip);
  gtk_box_remove (self->head, GTK_WIDGET (self->chip));
  gtk_box_append (self->content, GTK_WIDGET (self->chip));
  gtk_widget_set_halign (GTK_WIDGET (self->chip), GTK_ALIGN_CENTER);
  g_object_unref (self->chip);
  update (self);
}

KioskServiceInfo *
kiosk_service_tile_get_service (KioskServiceTile *self)
{
  return self->service;
}

static void
kiosk_service_tile_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_service_tile_parent_class)->map (widget);
  if (KIOSK_SERVICE_TILE (widget)->watch != NULL)
    kiosk_watch_start (KIOSK_SERVICE_TILE (widget)->watch);
}

static void
kiosk_service_tile_unmap (GtkWidget *widget)
{
  if (KIOSK_SERVICE_TILE (widget)->watch != NULL)
    kiosk_watch_stop (KIOSK_SERVICE_TILE (widget)->watch);
  GTK_WIDGET_CLASS (kiosk_service_tile_parent_class)->unmap (widget);
}

static void
kiosk_service_tile_finalize (GObject *object)
{
  KioskServiceTile *self = KIOSK_SERVICE_TILE (object);

  g_clear_object (&self->service);
  g_clear_object (&self->context);
  g_clear_object (&self->watch);
  g_free (self->note);
  G_OBJECT_CLASS (kiosk_service_tile_parent_class)->finalize (object);
}

static void
kiosk_service_tile_class_init (KioskServiceTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_service_tile_finalize;
  widget_class->map = kiosk_service_tile_map;
  widget_class->unmap = kiosk_service_tile_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-service-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskServiceTile, content);
  gtk_widget_class_bind_template_child (widget_class, KioskServiceTile, head);
  gtk_widget_class_bind_template_child (widget_class, KioskServiceTile, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskServiceTile, chip);
  gtk_widget_class_bind_template_child (widget_class, KioskServiceTile, name);
  gtk_widget_class_bind_template_child (widget_class, KioskServiceTile, description);
}

static void
kiosk_service_tile_init (KioskServiceTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
