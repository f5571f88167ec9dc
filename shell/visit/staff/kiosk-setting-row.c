/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-setting-row.h"

#include "kiosk-cause.h"
#include "kiosk-entry.h"
#include "kiosk-language.h"
#include "kiosk-week-hours.h"

#include <string.h>

struct _KioskSettingRow
{
  GtkWidget           parent_instance;

  KioskDBusStaff     *staff;  /* (owned) */
  GSettingsSchemaKey *key;    /* (owned) */
  char               *group;
  char               *seen;   /* (nullable): the value as it was told last */
  gboolean            shows;  /* what is told is being shown: no change of staff's */

  GtkLabel           *summary;
  GtkStack           *stack;
  GtkSwitch          *toggle;
  GtkLabel           *number;
  GtkButton          *choice;
  KioskEntry         *entry;
  GtkWidget          *undo;
  GtkLabel           *trouble;
};

G_DEFINE_FINAL_TYPE (KioskSettingRow, kiosk_setting_row, GTK_TYPE_WIDGET)

static const GVariantType *
type_of (KioskSettingRow *self)
{
  return g_settings_schema_key_get_value_type (self->key);
}

static gboolean
has_type (KioskSettingRow *self,
          const char      *type)
{
  return g_variant_type_equal (type_of (self), G_VARIANT_TYPE (type));
}

/* (transfer full) (nullable): the choices of a setting, if it has some */
static GVariant *
find_choices (GSettingsSchemaKey *key)
{
  g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
  g_autoptr (GVariant) choices = NULL;
  const char *kind;

  g_variant_get (range, "(&sv)", &kind, &choices);
  return strcmp (kind, "enum") == 0 ? g_steal_pointer (&choices) : NULL;
}

static void
show_trouble (KioskSettingRow *self,
              const char      *words)
{
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

/* Words by language are typed in the kiosk's first language, which the others fall back on. */
static char *
to_text (KioskSettingRow *self,
         GVariant        *value)
{
  const char *words = "";

  if (has_type (self, "as"))
    {
      g_autofree const char **list = g_variant_get_strv (value, NULL);

      return g_strjoinv (", ", (char **) list);
    }
  if (has_type (self, "a{ss}"))
    {
      g_variant_lookup (value, KIOSK_LANGUAGE_DEFAULT, "&s", &words);
      return g_strdup (words);
    }
  return g_variant_dup_string (value, NULL);
}

static GVariant *
from_text (KioskSettingRow *self,
           const char      *text)
{
  if (has_type (self, "as"))
    {
      g_auto (GStrv) list = *text != '\0' ? g_strsplit (text, ",", -1) : g_new0 (char *, 1);

      for (guint i = 0; list[i] != NULL; i++)
        g_strstrip (list[i]);
      return g_variant_new_strv ((const char * const *) list, -1);
    }
  if (has_type (self, "a{ss}"))
    return *text != '\0' ? g_variant_new_parsed ("{%s: %s}", KIOSK_LANGUAGE_DEFAULT, text) : g_variant_new ("a{ss}", NULL);
  return g_variant_new_string (text);
}

static void
show_value (KioskSettingRow *self,
            const char      *text)
{
  g_autoptr (GVariant) value = g_variant_parse (type_of (self), text, NULL, NULL, NULL);
  g_autofree char *words = NULL;

  if (value == NULL)
    return;

  self->shows = TRUE;
  g_free (self->seen);
  self->seen = g_strdup (text);
  if (has_type (self, "b"))
    gtk_switch_set_active (self->toggle, g_variant_get_boolean (value));
  else if (has_type (self, "u"))
    {
      words = g_strdup_printf ("%u", g_variant_get_uint32 (value));
      gtk_label_set_label (self->number, words);
    }
  else
    {
      words = to_text (self, value);
      gtk_button_set_label (self->choice, words);
      kiosk_entry_set_text (self->entry, words);
    }
  self->shows = FALSE;
}

static void
on_got (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KioskSettingRow) self = KIOSK_SETTING_ROW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  gboolean changed;

  if (!kiosk_dbus_staff_call_get_finish (KIOSK_DBUS_STAFF (source), &value, &changed, result, &error))
    {
      show_trouble (self, error->message);
      return;
    }

  show_value (self, value);
  gtk_widget_set_visible (self->undo, changed);
}

static void
ask (KioskSettingRow *self)
{
  kiosk_dbus_staff_call_get (self->staff, self->group, g_settings_schema_key_get_name (self->key), NULL, on_got, g_object_ref (self));
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KioskSettingRow) self = KIOSK_SETTING_ROW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  if (!kiosk_dbus_staff_call_set_finish (KIOSK_DBUS_STAFF (source), &now, result, &error))
    g_dbus_error_strip_remote_error (error);
  show_trouble (self, error != NULL ? error->message : NULL);
  ask (self);
}

/* Takes @value, which may be floating. */
static void
propose (KioskSettingRow *self,
         GVariant        *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  g_autofree char *text = g_variant_print (owned, FALSE);

  if (self->seen != NULL && strcmp (text, self->seen) != 0)
    kiosk_dbus_staff_call_set (self->staff, self->group, g_settings_schema_key_get_name (self->key), text, self->seen, NULL,
                               on_set, g_object_ref (self));
}

static void
on_toggled (KioskSettingRow *self)
{
  if (!self->shows)
    propose (self, g_variant_new_boolean (gtk_switch_get_active (self->toggle)));
}

static void
step (KioskSettingRow *self,
      int              direction)
{
  g_autoptr (GVariant) range = g_settings_schema_key_get_range (self->key);
  g_autoptr (GVariant) limits = NULL;
  const char *kind;
  guint least = 0, most = G_MAXUINT;
  gint64 size, value;

  g_variant_get (range, "(&sv)", &kind, &limits);
  if (strcmp (kind, "range") == 0)
    g_variant_get (limits, "(uu)", &least, &most);
  size = most - least > 50 ? 5 : 1;
  value = g_ascii_strtoll (gtk_label_get_label (self->number), NULL, 10) + direction * size;
  propose (self, g_variant_new_uint32 ((guint32) CLAMP (value, least, most)));
}

static void
on_less (KioskSettingRow *self)
{
  step (self, -1);
}

static void
on_more (KioskSettingRow *self)
{
  step (self, 1);
}

/* A touch is the next choice. */
static void
on_choice (KioskSettingRow *self)
{
  g_autoptr (GVariant) choices = find_choices (self->key);
  g_autofree const char **list = g_variant_get_strv (choices, NULL);
  guint i = 0;

  while (list[i] != NULL && strcmp (list[i], gtk_button_get_label (self->choice)) != 0)
    i++;
  propose (self, g_variant_new_string (list[i] != NULL && list[i + 1] != NULL ? list[i + 1] : list[0]));
}

/* The supervisor keeps hours, and does not read them. */
static gboolean
is_understood (KioskSettingRow *self,
               const char      *text)
{
  g_autoptr (KioskWeekHours) hours = NULL;

  if (strcmp (g_settings_schema_key_get_name (self->key), "opening-hours") != 0)
    return TRUE;

  hours = kiosk_week_hours_parse (text, NULL);
  return hours != NULL;
}

static void
on_save (KioskSettingRow *self)
{
  const char *text = kiosk_entry_get_text (self->entry);
  g_autofree char *words = g_strjoin (" ", kiosk_cause_get_words ("hours"), kiosk_cause_get_remedy ("hours"), NULL);

  if (is_understood (self, text))
    propose (self, from_text (self, text));
  else
    show_trouble (self, words);
}

static void
on_reset (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KioskSettingRow) self = KIOSK_SETTING_ROW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  if (!kiosk_dbus_staff_call_reset_finish (KIOSK_DBUS_STAFF (source), &now, result, &error))
    g_dbus_error_strip_remote_error (error);
  show_trouble (self, error != NULL ? error->message : NULL);
  ask (self);
}

static void
on_undo (KioskSettingRow *self)
{
  kiosk_dbus_staff_call_reset (self->staff, self->group, g_settings_schema_key_get_name (self->key), NULL, on_reset,
                               g_object_ref (self));
}

gboolean
kiosk_setting_row_can_show (GSettingsSchema *schema,
                            const char      *key)
{
  static const char * const types[] = { "b", "u", "s", "as", "a{ss}" };
  g_autoptr (GSettingsSchemaKey) schema_key = g_settings_schema_get_key (schema, key);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_variant_type_equal (g_settings_schema_key_get_value_type (schema_key), G_VARIANT_TYPE (types[i])))
      return TRUE;
  return FALSE;
}

static void
choose_control (KioskSettingRow *self)
{
  g_autoptr (GVariant) choices = find_choices (self->key);
  const char *control = "text";

  if (has_type (self, "b"))
    control = "switch";
  else if (has_type (self, "u"))
    control = "number";
  else if (choices != NULL)
    control = "choice";
  gtk_stack_set_visible_child_name (self->stack, control);
}

GtkWidget *
kiosk_setting_row_new (KioskDBusStaff  *staff,
                       const char      *group,
                       GSettingsSchema *schema,
                       const char      *key)
{
  KioskSettingRow *self = g_object_new (KIOSK_TYPE_SETTING_ROW, NULL);
  const char *summary;

  self->staff = g_object_ref (staff);
  self->group = g_strdup (group);
  self->key = g_settings_schema_get_key (schema, key);
  summary = g_settings_schema_key_get_summary (self->key); /* slow: it reads the schema's source */
  gtk_label_set_label (self->summary, summary != NULL ? summary : key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->summary), -1);
  g_object_set (self->entry, "label", gtk_label_get_label (self->summary), NULL);
  choose_control (self);
  /* an entry has its label above it */
  gtk_widget_set_visible (GTK_WIDGET (self->summary), strcmp (gtk_stack_get_visible_child_name (self->stack), "text") != 0);
  ask (self);
  return GTK_WIDGET (self);
}

static void
kiosk_setting_row_dispose (GObject *object)
{
  KioskSettingRow *self = KIOSK_SETTING_ROW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->staff);
  g_clear_pointer (&self->key, g_settings_schema_key_unref);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->seen, g_free);
  G_OBJECT_CLASS (kiosk_setting_row_parent_class)->dispose (object);
}

static void
kiosk_setting_row_class_init (KioskSettingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_setting_row_dispose;
  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, summary);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, number);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, choice);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, entry);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, undo);
  gtk_widget_class_bind_template_child (widget_class, KioskSettingRow, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_less);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_undo);
}

static void
kiosk_setting_row_init (KioskSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
