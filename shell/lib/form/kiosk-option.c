/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-option.h"

#include <string.h>

struct _KioskOption
{
  GObject  parent_instance;

  char    *value;
  char    *label;
  char    *detail;    /* (nullable) */
  char    *keywords;  /* (nullable) */
  char    *flag;      /* (nullable) */
  char    *folded;    /* (nullable): what a search looks through, made at the first one */
};

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_LABEL,
  PROP_DETAIL,
  PROP_KEYWORDS,
  PROP_FLAG,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskOption, kiosk_option, G_TYPE_OBJECT)

const char *
kiosk_option_get_value (KioskOption *self)
{
  g_return_val_if_fail (KIOSK_IS_OPTION (self), NULL);

  return self->value;
}

const char *
kiosk_option_get_label (KioskOption *self)
{
  g_return_val_if_fail (KIOSK_IS_OPTION (self), NULL);

  return self->label;
}

const char *
kiosk_option_get_detail (KioskOption *self)
{
  g_return_val_if_fail (KIOSK_IS_OPTION (self), NULL);

  return self->detail;
}

const char *
kiosk_option_get_flag (KioskOption *self)
{
  g_return_val_if_fail (KIOSK_IS_OPTION (self), NULL);

  return self->flag;
}

static const char *
get_folded (KioskOption *self)
{
  g_autofree char *all = NULL;

  if (self->folded == NULL)
    {
      all = g_strjoin ("\n", self->label, self->detail != NULL ? self->detail : "",
                       self->keywords != NULL ? self->keywords : "", NULL);
      self->folded = g_utf8_casefold (all, -1);
    }

  return self->folded;
}

gboolean
kiosk_option_matches (KioskOption        *self,
                      const char * const *words)
{
  g_return_val_if_fail (KIOSK_IS_OPTION (self), FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (get_folded (self), words[i]) == NULL
        && g_ascii_strncasecmp (self->value, words[i], strlen (words[i])) != 0)
      return FALSE;

  return TRUE;
}

static char **
place_of (KioskOption *self,
          guint        property)
{
  switch (property)
    {
    case PROP_VALUE:
      return &self->value;
    case PROP_LABEL:
      return &self->label;
    case PROP_DETAIL:
      return &self->detail;
    case PROP_FLAG:
      return &self->flag;
    default:
      return &self->keywords;
    }
}

static void
kiosk_option_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  char **place = place_of (KIOSK_OPTION (object), property);

  g_free (*place);
  *place = g_value_dup_string (value);
}

static void
kiosk_option_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_value_set_string (value, *place_of (KIOSK_OPTION (object), property));
}

static void
kiosk_option_finalize (GObject *object)
{
  KioskOption *self = KIOSK_OPTION (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->keywords);
  g_free (self->flag);
  g_free (self->folded);
  G_OBJECT_CLASS (kiosk_option_parent_class)->finalize (object);
}

static void
kiosk_option_class_init (KioskOptionClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kiosk_option_set_property;
  object_class->get_property = kiosk_option_get_property;
  object_class->finalize = kiosk_option_finalize;

  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", both | G_PARAM_CONSTRUCT);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", both | G_PARAM_CONSTRUCT);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, both);
  props[PROP_KEYWORDS] = g_param_spec_string ("keywords", NULL, NULL, NULL, both);
  props[PROP_FLAG] = g_param_spec_string ("flag", NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_option_init (KioskOption *self)
{
}

KioskOption *
kiosk_option_new (const char *value,
                  const char *label,
                  const char *detail)
{
  return g_object_new (KIOSK_TYPE_OPTION, "value", value, "label", label, "detail", detail, NULL);
}
