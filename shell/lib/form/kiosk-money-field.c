/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-money-field.h"

#include <glib/gi18n-lib.h>

struct _KioskMoneyField
{
  KioskNumberField parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskMoneyField, kiosk_money_field, KIOSK_TYPE_NUMBER_FIELD)

static void
on_changed (KioskField *field)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (field);
  g_autofree char *text = value != NULL ? kiosk_field_describe_plain (field, value) : NULL;

  kiosk_field_set_note (field, text);
}

static void
kiosk_money_field_class_init (KioskMoneyFieldClass *klass)
{
}

static void
kiosk_money_field_init (KioskMoneyField *self)
{
  g_object_set (self, "digits", 2, "unit", _("yuan"), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}
