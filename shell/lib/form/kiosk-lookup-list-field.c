/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-lookup-list-field.h"

#include "core/kiosk-core.h"
#include "kiosk-chosen-row-private.h"
#include "kiosk-lookup-field.h"

#include <glib/gi18n-lib.h>

struct _KioskLookupListField
{
  KioskField        parent_instance;

  JsonArray        *chosen;    /* of what the search answers */
  char             *leading;   /* (nullable) */
  guint             most;
  GPtrArray        *usual;     /* of KioskOption (owned) */

  GtkBox           *rows;
  GtkFlowBox       *usual_box;
  KioskLookupField *search;
};

enum
{
  PROP_0,
  PROP_LEADING,
  PROP_MOST,
  PROP_ROUTE,
  PROP_VALUE_MEMBER,
  PROP_LABEL_MEMBER,
  PROP_DETAIL_MEMBER,
  PROP_FLAG_MEMBER,
  PROP_FLAG,
  PROP_PLACEHOLDER,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void kiosk_lookup_list_field_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskLookupListField, kiosk_lookup_list_field, KIOSK_TYPE_FIELD,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_lookup_list_field_buildable_init))

static void show_chosen (KioskLookupListField *self);

static const char *
member_of (JsonArray  *chosen,
           guint       index,
           const char *member)
{
  return json_object_get_string_member_with_default (json_array_get_object_element (chosen, index), member, "");
}

static gboolean
is_chosen (KioskLookupListField *self,
           const char           *value)
{
  for (guint i = 0; i < json_array_get_length (self->chosen); i++)
    if (g_str_equal (member_of (self->chosen, i, "value"), value))
      return TRUE;

  return FALSE;
}

/* json-glib cannot put an element between others: what is asked for comes first, then the rest. */
static void
take (KioskLookupListField *self,
      guint                 first,
      gboolean              keep)
{
  g_autoptr (JsonArray) old = g_steal_pointer (&self->chosen);

  self->chosen = json_array_new ();
  if (keep)
    json_array_add_element (self->chosen, json_array_dup_element (old, first));
  for (guint i = 0; i < json_array_get_length (old); i++)
    if (i != first)
      json_array_add_element (self->chosen, json_array_dup_element (old, i));
  show_chosen (self);
  kiosk_field_changed (KIOSK_FIELD (self));
}

static guint
index_of (GtkWidget *row)
{
  guint index = 0;

  while ((row = gtk_widget_get_prev_sibling (row)) != NULL)
    index++;
  return index;
}

static void
on_lead (KioskLookupListField *self,
         GtkWidget            *row)
{
  take (self, index_of (row), TRUE);
}

static void
on_remove (KioskLookupListField *self,
           GtkWidget            *row)
{
  take (self, index_of (row), FALSE);
}

static void
add (KioskLookupListField *self,
     JsonNode             *value)
{
  if (is_chosen (self, json_object_get_string_member_with_default (json_node_get_object (value), "value", "")))
    return;

  json_array_add_element (self->chosen, json_node_copy (value));
  show_chosen (self);
  kiosk_field_changed (KIOSK_FIELD (self));
}

/* What is found is taken over, and the next one can be searched for. */
static void
on_found (KioskLookupListField *self)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (KIOSK_FIELD (self->search));

  if (value == NULL)
    return;

  kiosk_field_set_value (KIOSK_FIELD (self->search), NULL);
  add (self, value);
}

static void
on_usual (KioskLookupListField *self,
          GtkWidget            *button)
{
  KioskOption *option = self->usual->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"))];
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) value = json_node_init_object (json_node_alloc (), object);

  json_object_set_string_member (object, "value", kiosk_option_get_value (option));
  json_object_set_string_member (object, "label", kiosk_option_get_label (option));
  if (kiosk_option_get_flag (option) != NULL)
    json_object_set_boolean_member (object, "flagged", TRUE);
  add (self, value);
}

static void
add_row (KioskLookupListField *self,
         guint                 index)
{
  gboolean flagged = json_object_has_member (json_array_get_object_element (self->chosen, index), "flagged");
  g_autofree char *flag = NULL;
  GtkWidget *row;

  g_object_get (self->search, "flag", &flag, NULL);
  row = kiosk_chosen_row_new (member_of (self->chosen, index, "label"), self->leading, index == 0, flagged ? flag : NULL);
  g_signal_connect_object (row, "lead", G_CALLBACK (on_lead), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
}

static void
add_usual (KioskLookupListField *self,
           guint                 index)
{
  GtkWidget *button = gtk_button_new_with_label (kiosk_option_get_label (self->usual->pdata[index]));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "offer");
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_usual), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->usual_box, button);
  /* the button takes the focus, not the cell around it */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
show_chosen (KioskLookupListField *self)
{
  guint length = json_array_get_length (self->chosen);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->usual_box))) != NULL)
    gtk_flow_box_remove (self->usual_box, child);

  for (guint i = 0; i < length; i++)
    add_row (self, i);
  for (guint i = 0; i < self->usual->len && length < self->most; i++)
    if (!is_chosen (self, kiosk_option_get_value (self->usual->pdata[i])))
      add_usual (self, i);

  gtk_widget_set_visible (GTK_WIDGET (self->rows), length > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->usual_box), gtk_widget_get_first_child (GTK_WIDGET (self->usual_box)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->search), length < self->most);
}

static JsonNode *
kiosk_lookup_list_field_get_value (KioskField *field)
{
  JsonArray *chosen = KIOSK_LOOKUP_LIST_FIELD (field)->chosen;

  return json_array_get_length (chosen) > 0 ? json_node_init_array (json_node_alloc (), chosen) : NULL;
}

static gboolean
is_answer (JsonArray *array,
           guint      index)
{
  JsonObject *object = kiosk_json_array_object (array, index, NULL);
  const char *value, *label;

  return object != NULL && kiosk_json_get_string (object, "value", &value, NULL) && kiosk_json_get_string (object, "label", &label, NULL);
}

static void
kiosk_lookup_list_field_set_value (KioskField *field,
                                   JsonNode   *value)
{
  KioskLookupListField *self = KIOSK_LOOKUP_LIST_FIELD (field);
  JsonArray *array = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  json_array_unref (self->chosen);
  self->chosen = json_array_new ();
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_answer (array, i))
      json_array_add_element (self->chosen, json_array_dup_element (array, i));
  show_chosen (self);
  kiosk_field_changed (field);
}

static char *
kiosk_lookup_list_field_missing (KioskField *field)
{
  return g_strdup (_("Please choose at least one."));
}

static char *
kiosk_lookup_list_field_describe (KioskField *field,
                                  JsonNode   *value)
{
  JsonArray *array = json_node_get_array (value);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? C_("list", ", ") : "", member_of (array, i, "label"));
  return g_string_free (words, FALSE);
}

static gboolean
kiosk_lookup_list_field_grab_focus (GtkWidget *widget)
{
  KioskLookupListField *self = KIOSK_LOOKUP_LIST_FIELD (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
kiosk_lookup_list_field_add_child (GtkBuildable *buildable,
                                   GtkBuilder   *builder,
                                   GObject      *child,
                                   const char   *type)
{
  KioskLookupListField *self = KIOSK_LOOKUP_LIST_FIELD (buildable);

  if (!KIOSK_IS_OPTION (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  g_ptr_array_add (self->usual, g_object_ref (child));
  show_chosen (self);
}

static void
kiosk_lookup_list_field_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_lookup_list_field_add_child;
}

static void
kiosk_lookup_list_field_set_property (GObject      *object,
                                      guint         property,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  KioskLookupListField *self = KIOSK_LOOKUP_LIST_FIELD (object);

  switch (property)
    {
    case PROP_LEADING:
      g_free (self->leading);
      self->leading = g_value_dup_string (value);
      break;
    case PROP_MOST:
      self->most = g_value_get_uint (value);
      break;
    default:
      g_object_set_property (G_OBJECT (self->search), pspec->name, value);
    }
}

static void
kiosk_lookup_list_field_get_property (GObject    *object,
                                      guint       property,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  KioskLookupListField *self = KIOSK_LOOKUP_LIST_FIELD (object);

  switch (property)
    {
    case PROP_LEADING:
      g_value_set_string (value, self->leading);
      break;
    case PROP_MOST:
      g_value_set_uint (value, self->most);
      break;
    default:
      g_object_get_property (G_OBJECT (self->search), pspec->name, value);
    }
}

static void
kiosk_lookup_list_field_finalize (GObject *object)
{
  KioskLookupListField *self = KIOSK_LOOKUP_LIST_FIELD (object);

  json_array_unref (self->chosen);
  g_free (self->leading);
  g_ptr_array_unref (self->usual);
  G_OBJECT_CLASS (kiosk_lookup_list_field_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  static const char * const of_the_search[] = {
    "route", "value-member", "label-member", "detail-member", "flag-member", "flag", "placeholder",
  };

  props[PROP_LEADING] = g_param_spec_string ("leading", NULL, NULL, NULL, both);
  props[PROP_MOST] = g_param_spec_uint ("most", NULL, NULL, 0, 1000, 50, both);
  for (guint i = 0; i < G_N_ELEMENTS (of_the_search); i++)
    props[PROP_ROUTE + i] = g_param_spec_string (of_the_search[i], NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_lookup_list_field_class_init (KioskLookupListFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_lookup_list_field_set_property;
  object_class->get_property = kiosk_lookup_list_field_get_property;
  object_class->finalize = kiosk_lookup_list_field_finalize;
  widget_class->grab_focus = kiosk_lookup_list_field_grab_focus;
  field_class->get_value = kiosk_lookup_list_field_get_value;
  field_class->set_value = kiosk_lookup_list_field_set_value;
  field_class->missing = kiosk_lookup_list_field_missing;
  field_class->describe = kiosk_lookup_list_field_describe;
  install_properties (object_class);

  g_type_ensure (KIOSK_TYPE_LOOKUP_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-lookup-list-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskLookupListField, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskLookupListField, usual_box);
  gtk_widget_class_bind_template_child (widget_class, KioskLookupListField, search);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
}

static void
kiosk_lookup_list_field_init (KioskLookupListField *self)
{
  self->chosen = json_array_new ();
  self->most = 50;
  self->usual = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
