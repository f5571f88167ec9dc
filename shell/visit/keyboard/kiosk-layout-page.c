/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-layout-page.h"

static GtkWidget *
get_part (GtkBuilder *builder,
          const char *id)
{
  GObject *part = gtk_builder_get_object (builder, id);

  return part != NULL ? GTK_WIDGET (part) : NULL;
}

void
kiosk_layout_page_build (KioskLayoutPage *self,
                         KioskLayout      layout,
                         GtkBox          *box)
{
  g_autofree char *resource = g_strdup_printf ("/org/parkkiosk/Kiosk/visit/layouts/%s.ui", kiosk_layout_get_name (layout));
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (resource);

  self->page = get_part (builder, "layout");
  self->action = get_part (builder, "action");
  self->toggle = get_part (builder, "toggle");
  self->shift = get_part (builder, "shift");
  self->handwriting = get_part (builder, "handwriting");
  self->replaced = get_part (builder, "replaced");
  self->typing = get_part (builder, "typing");
  self->pad = get_part (builder, "pad");
  gtk_widget_set_hexpand (self->page, TRUE);
  gtk_box_append (box, self->page);
}

void
kiosk_layout_page_offer_handwriting (KioskLayoutPage *self)
{
  if (self->handwriting == NULL)
    return;

  gtk_widget_set_visible (self->handwriting, TRUE);
  if (self->replaced != NULL)
    gtk_widget_set_visible (self->replaced, FALSE);
}
