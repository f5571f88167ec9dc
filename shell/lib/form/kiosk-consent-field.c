/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-consent-field.h"

#include "kiosk-option-row-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_STATEMENT,
  PROP_PURPOSE,
  PROP_KEPT,
  PROP_DURATION,
  PROP_CONTACT,
  N_PROPS
};

struct _KioskConsentField
{
  KioskField      parent_instance;

  GtkLabel       *words[N_PROPS];
  GtkWidget      *rows[N_PROPS];
  GtkCheckButton *agree;
  GtkLabel       *agree_label;
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskConsentField, kiosk_consent_field, KIOSK_TYPE_FIELD)

static JsonNode *
kiosk_consent_field_get_value (KioskField *field)
{
  gboolean agreed = gtk_check_button_get_active (KIOSK_CONSENT_FIELD (field)->agree);

  return agreed ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL;
}

static void
kiosk_consent_field_set_value (KioskField *field,
                               JsonNode   *value)
{
  gboolean agreed = value != NULL && json_node_get_value_type (value) == G_TYPE_BOOLEAN && json_node_get_boolean (value);

  gtk_check_button_set_active (KIOSK_CONSENT_FIELD (field)->agree, agreed);
}

static char *
kiosk_consent_field_missing (KioskField *field)
{
  return g_strdup (_("We can only go on if you agree. Otherwise please ask at the service desk."));
}

static char *
kiosk_consent_field_describe (KioskField *field,
                              JsonNode   *value)
{
  return g_strdup (_("Agreed"));
}

static gboolean
kiosk_consent_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KIOSK_CONSENT_FIELD (widget)->agree));
}

static void
name_agreement (KioskConsentField *self,
                const char        *words)
{
  gtk_label_set_text (self->agree_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->agree), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
kiosk_consent_field_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  KioskConsentField *self = KIOSK_CONSENT_FIELD (object);
  const char *words = g_value_get_string (value);

  gtk_label_set_text (self->words[property], words != NULL ? words : "");
  gtk_widget_set_visible (self->rows[property], words != NULL);
  if (property == PROP_STATEMENT)
    name_agreement (self, words != NULL ? _("I declare this") : _("I have read this and agree"));
}

static void
kiosk_consent_field_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  g_value_set_string (value, gtk_label_get_text (KIOSK_CONSENT_FIELD (object)->words[property]));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char * const names[N_PROPS][2] = {
    [PROP_STATEMENT] = { "statement", "statement_row" },
    [PROP_PURPOSE] = { "purpose", "purpose_row" },
    [PROP_KEPT] = { "kept", "kept_row" },
    [PROP_DURATION] = { "duration", "duration_row" },
    [PROP_CONTACT] = { "contact", "contact_row" },
  };

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-consent-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskConsentField, agree);
  gtk_widget_class_bind_template_child (widget_class, KioskConsentField, agree_label);
  gtk_widget_class_bind_template_callback (widget_class, kiosk_field_changed);
  for (guint i = PROP_STATEMENT; i < N_PROPS; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, names[i][0], FALSE, G_STRUCT_OFFSET (KioskConsentField, words[i]));
      gtk_widget_class_bind_template_child_full (widget_class, names[i][1], FALSE, G_STRUCT_OFFSET (KioskConsentField, rows[i]));
    }
}

static void
kiosk_consent_field_class_init (KioskConsentFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);
  static const char * const names[N_PROPS] = { NULL, "statement", "purpose", "kept", "duration", "contact" };

  object_class->set_property = kiosk_consent_field_set_property;
  object_class->get_property = kiosk_consent_field_get_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = kiosk_consent_field_grab_focus;
  field_class->get_value = kiosk_consent_field_get_value;
  field_class->set_value = kiosk_consent_field_set_value;
  field_class->missing = kiosk_consent_field_missing;
  field_class->describe = kiosk_consent_field_describe;

  for (guint i = PROP_STATEMENT; i < N_PROPS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kiosk_consent_field_init (KioskConsentField *self)
{
  g_type_ensure (KIOSK_TYPE_OPTION_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}
