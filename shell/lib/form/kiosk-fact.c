/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-fact.h"

#include <gtk/gtk.h>
#include <string.h>

#include "kiosk-core.h"
#include "kiosk-option.h"

#define CHINA_STANDARD_TIME (8 * 60 * 60)

struct _KioskFact
{
  GObject    parent_instance;

  char      *member;
  char      *label;
  GPtrArray *options;  /* of KioskOption (owned): words for values */
};

enum
{
  PROP_0,
  PROP_MEMBER,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void kiosk_fact_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskFact, kiosk_fact, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_fact_buildable_init))

const char *
kiosk_fact_get_label (KioskFact *self)
{
  g_return_val_if_fail (KIOSK_IS_FACT (self), NULL);

  return self->label;
}

/* (nullable) (transfer full): a moment as it is told; NULL if the text is none */
static char *
describe_moment (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (CHINA_STANDARD_TIME);
  g_autoptr (GDateTime) moment = strchr (text, 'T') != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_timezone (moment, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
}

static char *
describe_text (KioskFact  *self,
               const char *text)
{
  char *moment;

  for (guint i = 0; i < self->options->len; i++)
    if (g_strcmp0 (kiosk_option_get_value (self->options->pdata[i]), text) == 0)
      return g_strdup (kiosk_option_get_label (self->options->pdata[i]));

  moment = describe_moment (text);
  return moment != NULL ? moment : g_strdup (text);
}

char *
kiosk_fact_dup_value (KioskFact  *self,
                      JsonObject *answer)
{
  g_auto (GStrv) path = NULL;
  JsonNode *node = NULL;

  g_return_val_if_fail (KIOSK_IS_FACT (self), NULL);

  path = g_strsplit (self->member, ".", -1);
  for (guint i = 0; path[i] != NULL && answer != NULL; i++)
    {
      node = json_object_get_member (answer, path[i]);
      answer = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    }

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  return json_node_get_value_type (node) == G_TYPE_STRING ? describe_text (self, json_node_get_string (node)) : kiosk_json_write (node, FALSE);
}

static void
kiosk_fact_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  if (KIOSK_IS_OPTION (child))
    g_ptr_array_add (KIOSK_FACT (buildable)->options, g_object_ref (child));
}

static void
kiosk_fact_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = kiosk_fact_add_child;
}

static void
kiosk_fact_set_property (GObject      *object,
                         guint         property,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  KioskFact *self = KIOSK_FACT (object);
  char **place = property == PROP_MEMBER ? &self->member : &self->label;

  g_free (*place);
  *place = g_value_dup_string (value);
}

static void
kiosk_fact_get_property (GObject    *object,
                         guint       property,
                         GValue     *value,
                         GParamSpec *pspec)
{
  KioskFact *self = KIOSK_FACT (object);

  g_value_set_string (value, property == PROP_MEMBER ? self->member : self->label);
}

static void
kiosk_fact_finalize (GObject *object)
{
  KioskFact *self = KIOSK_FACT (object);

  g_free (self->member);
  g_free (self->label);
  g_ptr_array_unref (self->options);
  G_OBJECT_CLASS (kiosk_fact_parent_class)->finalize (object);
}

static void
kiosk_fact_class_init (KioskFactClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kiosk_fact_set_property;
  object_class->get_property = kiosk_fact_get_property;
  object_class->finalize = kiosk_fact_finalize;

  props[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, "", both);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", both);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_fact_init (KioskFact *self)
{
  self->options = g_ptr_array_new_with_free_func (g_object_unref);
}
