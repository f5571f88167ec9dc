/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-lookup-field.h"

#include "core/kiosk-core.h"
#include "kiosk-entry.h"
#include "kiosk-lookup-private.h"
#include "kiosk-page.h"
#include "kiosk-result-row-private.h"
#include "kiosk-words-private.h"

#include <glib/gi18n-lib.h>

#define PAUSE 250 /* milliseconds without a key after which the search begins */

struct _KioskLookupField
{
  KioskField    parent_instance;

  KioskLookup   lookup;
  GListModel   *options;      /* (owned) (nullable) */
  GListModel   *found;        /* (owned) (nullable): what can be touched now */
  KioskOption  *chosen;       /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable): of the search under way */
  guint         pause;

  GtkWidget    *chosen_card;
  GtkLabel     *chosen_label;
  GtkWidget    *again;
  KioskEntry   *entry;
  GtkLabel     *message;
  GtkListBox   *results;
};

enum
{
  PROP_0,
  PROP_ROUTE,
  PROP_VALUE_MEMBER,
  PROP_LABEL_MEMBER,
  PROP_DETAIL_MEMBER,
  PROP_FLAG_MEMBER,
  PROP_FLAG,
  PROP_PLACEHOLDER,
  PROP_INPUT_PURPOSE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void kiosk_lookup_field_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskLookupField, kiosk_lookup_field, KIOSK_TYPE_FIELD,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_lookup_field_buildable_init))

static void
stop (KioskLookupField *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return kiosk_result_row_new (item);
}

static void
show_found (KioskLookupField *self,
            GListModel       *found,
            gboolean          more)
{
  guint count = g_list_model_get_n_items (found);
  g_autofree char *words = NULL;

  if (count == 0)
    words = g_strdup (_("Nothing found. Please try another word."));
  else if (more)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The first %u of many. Type more to narrow it down.",
                                          "The first %u of many. Type more to narrow it down.", count), count);

  kiosk_words_show (self->message, words);
  g_set_object (&self->found, found);
  gtk_list_box_bind_model (self->results, found, create_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->results), count > 0);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KioskLookupField) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean more;
  g_autoptr (GListModel) found = kiosk_lookup_search_finish (result, &more, &error);

  if (found != NULL)
    show_found (self, found, more);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kiosk_words_show (self->message, kiosk_page_describe_error (error));
}

static void
ask_gateway (KioskLookupField *self,
             const char       *words)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE);

  if (page == NULL)
    return;

  kiosk_words_show (self->message, _("Searching…"));
  self->cancellable = g_cancellable_new ();
  kiosk_lookup_search_async (&self->lookup, kiosk_context_get_backend (kiosk_page_get_context (KIOSK_PAGE (page))),
                             words, self->cancellable, on_found, g_object_ref (self));
}

static void
search (KioskLookupField *self)
{
  g_autofree char *words = kiosk_entry_dup_query (self->entry);
  g_autoptr (GListModel) found = NULL;
  gboolean more = FALSE;

  stop (self);
  if (*words == '\0')
    {
      kiosk_words_show (self->message, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->results), FALSE);
    }
  else if (self->lookup.route != NULL)
    ask_gateway (self, words);
  else if (self->options != NULL)
    {
      found = kiosk_lookup_filter (self->options, words, &more);
      show_found (self, found, more);
    }
}

static void
on_pause (gpointer user_data)
{
  KioskLookupField *self = user_data;

  self->pause = 0;
  search (self);
}

static void
on_typed (KioskLookupField *self)
{
  stop (self);
  self->pause = g_timeout_add_once (PAUSE, on_pause, self);
}

/* Asked for, what is found is to be seen: the keyboard makes room for it. */
static void
on_activate (KioskLookupField *self)
{
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  search (self);
}

static void
show_chosen (KioskLookupField *self)
{
  gboolean some = self->chosen != NULL;

  gtk_label_set_text (self->chosen_label, some ? kiosk_option_get_label (self->chosen) : "");
  gtk_widget_set_visible (self->chosen_card, some);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !some);
  gtk_widget_set_visible (GTK_WIDGET (self->results), FALSE);
  kiosk_words_show (self->message, NULL);
}

static void
choose (KioskLookupField *self,
        KioskOption      *option)
{
  stop (self);
  g_set_object (&self->chosen, option);
  show_chosen (self);
  kiosk_field_changed (KIOSK_FIELD (self));
}

static void
on_row_activated (GtkListBox       *list,
                  GtkListBoxRow    *row,
                  KioskLookupField *self)
{
  g_autoptr (KioskOption) option = g_list_model_get_item (self->found, (guint) gtk_list_box_row_get_index (row));

  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  choose (self, option);
}

static void
on_again (KioskLookupField *self)
{
  kiosk_entry_set_text (self->entry, "");
  choose (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
kiosk_lookup_field_set_options (KioskLookupField *self,
                                GListModel       *options)
{
  g_return_if_fail (KIOSK_IS_LOOKUP_FIELD (self));

  g_set_object (&self->options, options);
}

static JsonNode *
kiosk_lookup_field_get_value (KioskField *field)
{
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (field);
  g_autoptr (JsonObject) value = NULL;

  if (self->chosen == NULL)
    return NULL;

  value = json_object_new ();
  json_object_set_string_member (value, "value", kiosk_option_get_value (self->chosen));
  json_object_set_string_member (value, "label", kiosk_option_get_label (self->chosen));
  if (kiosk_option_get_flag (self->chosen) != NULL)
    json_object_set_boolean_member (value, "flagged", TRUE);
  return json_node_init_object (json_node_alloc (), value);
}

static void
kiosk_lookup_field_set_value (KioskField *field,
                              JsonNode   *value)
{
  JsonObject *object = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  g_autoptr (KioskOption) option = NULL;
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (field);
  const char *code, *label;

  if (object != NULL && kiosk_json_get_string (object, "value", &code, NULL) && kiosk_json_get_string (object, "label", &label, NULL))
    option = kiosk_option_new (code, label, NULL);
  if (option != NULL && json_object_has_member (object, "flagged"))
    g_object_set (option, "flag", self->lookup.flag, NULL);
  kiosk_entry_set_text (self->entry, "");
  choose (self, option);
}

static char *
kiosk_lookup_field_missing (KioskField *field)
{
  return g_strdup (_("Please search, and choose one of what is found."));
}

static char *
kiosk_lookup_field_describe (KioskField *field,
                             JsonNode   *value)
{
  return g_strdup (json_object_get_string_member_with_default (json_node_get_object (value), "label", ""));
}

static void
kiosk_lookup_field_show_label (KioskField *field,
                               const char *label)
{
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (field);

  KIOSK_FIELD_CLASS (kiosk_lookup_field_parent_class)->show_label (field, label);
  if (label == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->results), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set (self->entry, "placeholder", label, NULL);
}

static gboolean
kiosk_lookup_field_grab_focus (GtkWidget *widget)
{
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (widget);

  return gtk_widget_grab_focus (self->chosen != NULL ? self->again : GTK_WIDGET (self->entry));
}

static void
kiosk_lookup_field_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (buildable);

  if (!KIOSK_IS_OPTION (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  if (self->options == NULL)
    self->options = G_LIST_MODEL (g_list_store_new (KIOSK_TYPE_OPTION));
  g_list_store_append (G_LIST_STORE (self->options), child);
}

static void
kiosk_lookup_field_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_lookup_field_add_child;
}

static char **
place_of (KioskLookupField *self,
          guint             property)
{
  switch (property)
    {
    case PROP_ROUTE:
      return &self->lookup.route;
    case PROP_VALUE_MEMBER:
      return &self->lookup.value_member;
    case PROP_LABEL_MEMBER:
      return &self->lookup.label_member;
    case PROP_DETAIL_MEMBER:
      return &self->lookup.detail_member;
    case PROP_FLAG_MEMBER:
      return &self->lookup.flag_member;
    case PROP_FLAG:
      return &self->lookup.flag;
    default:
      return NULL;
    }
}

static void
kiosk_lookup_field_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (object);
  char **place = place_of (self, property);

  if (place == NULL)
    {
      g_object_set_property (G_OBJECT (self->entry), pspec->name, value);
      return;
    }

  g_free (*place);
  *place = g_value_dup_string (value);
}

static void
kiosk_lookup_field_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (object);
  char **place = place_of (self, property);

  if (place != NULL)
    g_value_set_string (value, *place);
  else
    g_object_get_property (G_OBJECT (self->entry), pspec->name, value);
}

static void
kiosk_lookup_field_dispose (GObject *object)
{
  KioskLookupField *self = KIOSK_LOOKUP_FIELD (object);

  stop (self);
  g_clear_object (&self->options);
  g_clear_object (&self->found);
  g_clear_object (&self->chosen);
  G_OBJECT_CLASS (kiosk_lookup_field_parent_class)->dispose (object);
}

static void
kiosk_lookup_field_finalize (GObject *object)
{
  kiosk_lookup_clear (&KIOSK_LOOKUP_FIELD (object)->lookup);
  G_OBJECT_CLASS (kiosk_lookup_field_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  props[PROP_ROUTE] = g_param_spec_string ("route", NULL, NULL, NULL, both);
  props[PROP_VALUE_MEMBER] = g_param_spec_string ("value-member", NULL, NULL, "code", both | G_PARAM_CONSTRUCT);
  props[PROP_LABEL_MEMBER] = g_param_spec_string ("label-member", NULL, NULL, "name", both | G_PARAM_CONSTRUCT);
  props[PROP_DETAIL_MEMBER] = g_param_spec_string ("detail-member", NULL, NULL, NULL, both);
  props[PROP_FLAG_MEMBER] = g_param_spec_string ("flag-member", NULL, NULL, NULL, both);
  props[PROP_FLAG] = g_param_spec_string ("flag", NULL, NULL, NULL, both);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, both);
  props[PROP_INPUT_PURPOSE] = g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                                                 GTK_INPUT_PURPOSE_FREE_FORM, both);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-lookup-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskLookupField, chosen_card);
  gtk_widget_class_bind_template_child (widget_class, KioskLookupField, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, KioskLookupField, again);
  gtk_widget_class_bind_template_child (widget_class, KioskLookupField, entry);
  gtk_widget_class_bind_template_child (widget_class, KioskLookupField, message);
  gtk_widget_class_bind_template_child (widget_class, KioskLookupField, results);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kiosk_lookup_field_class_init (KioskLookupFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_lookup_field_set_property;
  object_class->get_property = kiosk_lookup_field_get_property;
  object_class->dispose = kiosk_lookup_field_dispose;
  object_class->finalize = kiosk_lookup_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = kiosk_lookup_field_grab_focus;
  field_class->get_value = kiosk_lookup_field_get_value;
  field_class->set_value = kiosk_lookup_field_set_value;
  field_class->missing = kiosk_lookup_field_missing;
  field_class->describe = kiosk_lookup_field_describe;
  field_class->show_label = kiosk_lookup_field_show_label;

  install_properties (object_class);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kiosk_lookup_field_init (KioskLookupField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
