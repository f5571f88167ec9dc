/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-photo-thumb-private.h"

#include <glib/gi18n-lib.h>

struct _KioskPhotoThumb
{
  GtkButton   parent_instance;

  GtkPicture *picture;
  GtkLabel   *number;
};

G_DEFINE_FINAL_TYPE (KioskPhotoThumb, kiosk_photo_thumb, GTK_TYPE_BUTTON)

GtkWidget *
kiosk_photo_thumb_new (KioskPhoto *photo,
                       guint       page)
{
  KioskPhotoThumb *self = g_object_new (KIOSK_TYPE_PHOTO_THUMB, NULL);
  g_autofree char *number = g_strdup_printf ("%u", page);
  /* Translators: %u is the number of a photographed page */
  g_autofree char *name = g_strdup_printf (_("Look at page %u"), page);

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (kiosk_photo_get_picture (photo)));
  gtk_label_set_text (self->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

static void
kiosk_photo_thumb_class_init (KioskPhotoThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/camera/kiosk-photo-thumb.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoThumb, picture);
  gtk_widget_class_bind_template_child (widget_class, KioskPhotoThumb, number);
}

static void
kiosk_photo_thumb_init (KioskPhotoThumb *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
