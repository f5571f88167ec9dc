/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-fact.h"

struct _KioskFact
{
  GObject  parent_instance;

  char    *member;
  char    *label;
};

enum
{
  PROP_0,
  PROP_MEMBER,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskFact, kiosk_fact, G_TYPE_OBJECT)

const char *
kiosk_fact_get_label (KioskFact *self)
{
  g_return_val_if_fail (KIOSK_IS_FACT (self), NULL);

  return self->label;
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
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node) : json_to_string (node, FALSE);
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
}
