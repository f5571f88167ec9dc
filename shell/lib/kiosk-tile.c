/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-tile.h"

struct _KioskTile
{
  GtkButton  parent_instance;

  GtkImage  *image;
  GtkLabel  *title;
  GtkLabel  *detail;
};

enum
{
  PROP_0,
  PROP_PICTURE,
  PROP_TITLE,
  PROP_DETAIL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskTile, kiosk_tile, GTK_TYPE_BUTTON)

static void
kiosk_tile_set_property (GObject      *object,
                         guint         property,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  KioskTile *self = KIOSK_TILE (object);
  const char *text = g_value_get_string (value);

  switch (property)
    {
    case PROP_PICTURE:
      gtk_image_set_from_icon_name (self->image, text);
      break;
    case PROP_TITLE:
      gtk_label_set_text (self->title, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    case PROP_DETAIL:
      gtk_label_set_text (self->detail, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_tile_get_property (GObject    *object,
                         guint       property,
                         GValue     *value,
                         GParamSpec *pspec)
{
  KioskTile *self = KIOSK_TILE (object);

  switch (property)
    {
    case PROP_PICTURE:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_DETAIL:
      g_value_set_string (value, gtk_label_get_text (self->detail));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_tile_class_init (KioskTileClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_tile_set_property;
  object_class->get_property = kiosk_tile_get_property;

  props[PROP_PICTURE] = g_param_spec_string ("picture", NULL, NULL, NULL, both);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", both);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTile, image);
  gtk_widget_class_bind_template_child (widget_class, KioskTile, title);
  gtk_widget_class_bind_template_child (widget_class, KioskTile, detail);
}

static void
kiosk_tile_init (KioskTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
