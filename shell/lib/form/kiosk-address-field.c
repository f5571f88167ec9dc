/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-address-field.h"

#include "core/kiosk-core.h"
#include "kiosk-choice-field-private.h"
#include "kiosk-entry.h"

#include <glib/gi18n-lib.h>

#define SHORTEST_STREET 3

struct _KioskAddressField
{
  KioskField        parent_instance;

  KioskChoiceField *district;
  KioskEntry       *street;
};

static GtkBuildableIface *parent_buildable;

static void kiosk_address_field_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskAddressField, kiosk_address_field, KIOSK_TYPE_FIELD,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_address_field_buildable_init))

static void
on_activate (KioskAddressField *self)
{
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

static char *
dup_street (KioskAddressField *self)
{
  return g_strstrip (g_strdup (kiosk_entry_get_text (self->street)));
}

static JsonNode *
kiosk_address_field_get_value (KioskField *field)
{
  KioskAddressField *self = KIOSK_ADDRESS_FIELD (field);
  g_autoptr (JsonNode) district = kiosk_field_get_value (KIOSK_FIELD (self->district));
  g_autofree char *street = dup_street (self);
  g_autoptr (JsonObject) value = json_object_new ();

  if (district == NULL && *street == '\0')
    return NULL;

  if (district != NULL)
    {
      const char *code = json_node_get_string (district);

      json_object_set_string_member (value, "district", code);
      json_object_set_string_member (value, "label", kiosk_choice_field_find_label (self->district, code));
    }
  json_object_set_string_member (value, "street", street);
  return json_node_init_object (json_node_alloc (), value);
}

static void
kiosk_address_field_set_value (KioskField *field,
                               JsonNode   *value)
{
  KioskAddressField *self = KIOSK_ADDRESS_FIELD (field);
  JsonObject *object = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  const char *street = "";

  if (object != NULL)
    kiosk_json_optional_string (object, "street", &street, NULL);
  kiosk_field_set_value (KIOSK_FIELD (self->district), object != NULL ? json_object_get_member (object, "district") : NULL);
  kiosk_entry_set_text (self->street, street);
}

static char *
kiosk_address_field_check (KioskField *field)
{
  KioskAddressField *self = KIOSK_ADDRESS_FIELD (field);
  g_autoptr (JsonNode) district = kiosk_field_get_value (KIOSK_FIELD (self->district));
  g_autofree char *street = dup_street (self);

  if (district == NULL)
    return g_strdup (_("Please choose the district."));
  if (g_utf8_strlen (street, -1) < SHORTEST_STREET)
    return g_strdup (_("Please enter the street and the number."));
  return NULL;
}

static char *
kiosk_address_field_describe (KioskField *field,
                              JsonNode   *value)
{
  JsonObject *object = json_node_get_object (value);

  return g_strconcat (json_object_get_string_member_with_default (object, "label", ""), " ",
                      json_object_get_string_member_with_default (object, "street", ""), NULL);
}

static char *
kiosk_address_field_mask (KioskField *field,
                          JsonNode   *value)
{
  JsonObject *object = json_node_get_object (value);

  return g_strconcat (json_object_get_string_member_with_default (object, "label", ""), " ***", NULL);
}

static gboolean
kiosk_address_field_grab_focus (GtkWidget *widget)
{
  KioskAddressField *self = KIOSK_ADDRESS_FIELD (widget);
  g_autoptr (JsonNode) district = kiosk_field_get_value (KIOSK_FIELD (self->district));

  return gtk_widget_grab_focus (district == NULL ? GTK_WIDGET (self->district) : GTK_WIDGET (self->street));
}

static void
kiosk_address_field_add_child (GtkBuildable *buildable,
                               GtkBuilder   *builder,
                               GObject      *child,
                               const char   *type)
{
  if (KIOSK_IS_OPTION (child))
    kiosk_choice_field_add (KIOSK_ADDRESS_FIELD (buildable)->district, KIOSK_OPTION (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kiosk_address_field_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_address_field_add_child;
}

static void
kiosk_address_field_class_init (KioskAddressFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  widget_class->grab_focus = kiosk_address_field_grab_focus;
  field_class->get_value = kiosk_address_field_get_value;
  field_class->set_value = kiosk_address_field_set_value;
  field_class->check = kiosk_address_field_check;
  field_class->describe = kiosk_address_field_describe;
  field_class->mask = kiosk_address_field_mask;

  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-address-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskAddressField, district);
  gtk_widget_class_bind_template_child (widget_class, KioskAddressField, street);
  gtk_widget_class_bind_template_callback (widget_class, kiosk_field_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
kiosk_address_field_init (KioskAddressField *self)
{
  g_object_set (self, "personal", TRUE, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
