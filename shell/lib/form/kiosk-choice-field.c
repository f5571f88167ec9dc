/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-choice-field-private.h"

#include "kiosk-option-row-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkGrid   *grid;
  GPtrArray *rows;     /* of GtkCheckButton (owned by the grid) */
  guint      columns;
  gboolean   setting;  /* it is not the visitor who chooses */
} KioskChoiceFieldPrivate;

enum
{
  PROP_0,
  PROP_COLUMNS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void kiosk_choice_field_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (KioskChoiceField, kiosk_choice_field, KIOSK_TYPE_FIELD,
                         G_ADD_PRIVATE (KioskChoiceField)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_choice_field_buildable_init))

static KioskChoiceFieldPrivate *
priv_of (gpointer self)
{
  return kiosk_choice_field_get_instance_private (self);
}

/* Of a group, the one that is switched off speaks first; the field changed once. */
static void
on_toggled (KioskChoiceField *self,
            GtkCheckButton   *row)
{
  gboolean last = KIOSK_CHOICE_FIELD_GET_CLASS (self)->multiple || gtk_check_button_get_active (row);

  if (last && !priv_of (self)->setting)
    kiosk_field_changed (KIOSK_FIELD (self));
}

static void
place (KioskChoiceField *self,
       guint             index)
{
  KioskChoiceFieldPrivate *priv = priv_of (self);

  gtk_grid_attach (priv->grid, priv->rows->pdata[index], (int) (index % priv->columns), (int) (index / priv->columns), 1, 1);
}

void
kiosk_choice_field_add (KioskChoiceField *self,
                        KioskOption      *option)
{
  KioskChoiceFieldPrivate *priv = priv_of (self);
  GtkWidget *row;

  g_return_if_fail (KIOSK_IS_CHOICE_FIELD (self));
  g_return_if_fail (KIOSK_IS_OPTION (option));

  row = kiosk_option_row_new (option);
  if (!KIOSK_CHOICE_FIELD_GET_CLASS (self)->multiple)
    {
      g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (row), priv->rows->len > 0 ? priv->rows->pdata[0] : NULL);
    }
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (priv->rows, row);
  place (self, priv->rows->len - 1);
}

void
kiosk_choice_field_clear (KioskChoiceField *self)
{
  KioskChoiceFieldPrivate *priv = priv_of (self);

  g_return_if_fail (KIOSK_IS_CHOICE_FIELD (self));

  for (guint i = 0; i < priv->rows->len; i++)
    gtk_grid_remove (priv->grid, priv->rows->pdata[i]);
  g_ptr_array_set_size (priv->rows, 0);
  kiosk_field_changed (KIOSK_FIELD (self));
}

static void
set_columns (KioskChoiceField *self,
             guint             columns)
{
  KioskChoiceFieldPrivate *priv = priv_of (self);

  priv->columns = columns;
  for (guint i = 0; i < priv->rows->len; i++)
    {
      g_object_ref (priv->rows->pdata[i]);
      gtk_grid_remove (priv->grid, priv->rows->pdata[i]);
      place (self, i);
      g_object_unref (priv->rows->pdata[i]);
    }
}

static KioskOption *
option_of (KioskChoiceField *self,
           guint             index)
{
  return kiosk_option_row_get_option (priv_of (self)->rows->pdata[index]);
}

JsonArray *
kiosk_choice_field_dup_chosen (KioskChoiceField *self)
{
  GPtrArray *rows = priv_of (self)->rows;
  JsonArray *chosen = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (gtk_check_button_get_active (rows->pdata[i]))
      json_array_add_string_element (chosen, kiosk_option_get_value (option_of (self, i)));

  return chosen;
}

const char *
kiosk_choice_field_find_label (KioskChoiceField *self,
                               const char       *value)
{
  for (guint i = 0; i < priv_of (self)->rows->len; i++)
    if (g_strcmp0 (kiosk_option_get_value (option_of (self, i)), value) == 0)
      return kiosk_option_get_label (option_of (self, i));

  return NULL;
}

static gboolean
holds (JsonArray  *values,
       const char *value)
{
  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      JsonNode *node = json_array_get_element (values, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING && g_strcmp0 (json_node_get_string (node), value) == 0)
        return TRUE;
    }

  return FALSE;
}

void
kiosk_choice_field_choose (KioskChoiceField *self,
                           JsonArray        *values)
{
  KioskChoiceFieldPrivate *priv = priv_of (self);

  priv->setting = TRUE;
  for (guint i = 0; i < priv->rows->len; i++)
    gtk_check_button_set_active (priv->rows->pdata[i], holds (values, kiosk_option_get_value (option_of (self, i))));
  priv->setting = FALSE;
  kiosk_field_changed (KIOSK_FIELD (self));
}

static JsonNode *
kiosk_choice_field_get_value (KioskField *field)
{
  g_autoptr (JsonArray) chosen = kiosk_choice_field_dup_chosen (KIOSK_CHOICE_FIELD (field));

  return json_array_get_length (chosen) > 0 ? json_array_dup_element (chosen, 0) : NULL;
}

static void
kiosk_choice_field_set_value (KioskField *field,
                              JsonNode   *value)
{
  g_autoptr (JsonArray) values = json_array_new ();

  if (value != NULL)
    json_array_add_element (values, json_node_copy (value));
  kiosk_choice_field_choose (KIOSK_CHOICE_FIELD (field), values);
}

static char *
kiosk_choice_field_missing (KioskField *field)
{
  return g_strdup (_("Please choose one."));
}

static char *
kiosk_choice_field_describe (KioskField *field,
                             JsonNode   *value)
{
  return g_strdup (kiosk_choice_field_find_label (KIOSK_CHOICE_FIELD (field), json_node_get_string (value)));
}

static gboolean
kiosk_choice_field_grab_focus (GtkWidget *widget)
{
  GPtrArray *rows = priv_of (widget)->rows;

  return rows->len > 0 && gtk_widget_grab_focus (rows->pdata[0]);
}

static void
kiosk_choice_field_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  if (KIOSK_IS_OPTION (child))
    kiosk_choice_field_add (KIOSK_CHOICE_FIELD (buildable), KIOSK_OPTION (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kiosk_choice_field_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_choice_field_add_child;
}

static void
kiosk_choice_field_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  set_columns (KIOSK_CHOICE_FIELD (object), g_value_get_uint (value));
}

static void
kiosk_choice_field_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_uint (value, priv_of (object)->columns);
}

static void
kiosk_choice_field_dispose (GObject *object)
{
  g_ptr_array_set_size (priv_of (object)->rows, 0);
  G_OBJECT_CLASS (kiosk_choice_field_parent_class)->dispose (object);
}

static void
kiosk_choice_field_finalize (GObject *object)
{
  g_ptr_array_unref (priv_of (object)->rows);
  G_OBJECT_CLASS (kiosk_choice_field_parent_class)->finalize (object);
}

static void
kiosk_choice_field_class_init (KioskChoiceFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_choice_field_set_property;
  object_class->get_property = kiosk_choice_field_get_property;
  object_class->dispose = kiosk_choice_field_dispose;
  object_class->finalize = kiosk_choice_field_finalize;
  widget_class->grab_focus = kiosk_choice_field_grab_focus;
  field_class->get_value = kiosk_choice_field_get_value;
  field_class->set_value = kiosk_choice_field_set_value;
  field_class->missing = kiosk_choice_field_missing;
  field_class->describe = kiosk_choice_field_describe;

  props[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 1, 4, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-choice-field.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KioskChoiceField, grid);
}

static void
kiosk_choice_field_init (KioskChoiceField *self)
{
  priv_of (self)->rows = g_ptr_array_new ();
  priv_of (self)->columns = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
