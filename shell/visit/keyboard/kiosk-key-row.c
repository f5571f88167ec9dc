/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-key-row.h"

#include "kiosk-key.h"

struct _KioskKeyRow
{
  GtkBox  parent_instance;

  char   *writes;        /* (nullable) */
  GStrv   alternatives;  /* (nullable) */
};

enum
{
  PROP_0,
  PROP_WRITES,
  PROP_ALTERNATIVES,
  PROP_KEYS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskKeyRow, kiosk_key_row, GTK_TYPE_BOX)

static char *
dup_character (const char *text,
               guint       index)
{
  const char *start = g_utf8_offset_to_pointer (text, index);

  return g_strndup (start, g_utf8_next_char (start) - start);
}

static void
set_keys (KioskKeyRow *self,
          const char  *keys)
{
  guint offered = self->alternatives != NULL ? g_strv_length (self->alternatives) : 0;
  guint length = g_utf8_strlen (keys, -1);

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *face = dup_character (keys, i);
      g_autofree char *writes = dup_character (self->writes != NULL ? self->writes : keys, i);

      gtk_box_append (GTK_BOX (self), kiosk_key_new (face, writes, i < offered ? self->alternatives[i] : NULL));
    }
}

static void
kiosk_key_row_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KioskKeyRow *self = KIOSK_KEY_ROW (object);

  switch (property_id)
    {
    case PROP_WRITES:
      self->writes = g_value_dup_string (value);
      break;
    case PROP_ALTERNATIVES:
      self->alternatives = g_strsplit (g_value_get_string (value), " ", -1);
      break;
    case PROP_KEYS:
      set_keys (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_key_row_finalize (GObject *object)
{
  KioskKeyRow *self = KIOSK_KEY_ROW (object);

  g_free (self->writes);
  g_strfreev (self->alternatives);
  G_OBJECT_CLASS (kiosk_key_row_parent_class)->finalize (object);
}

static void
kiosk_key_row_class_init (KioskKeyRowClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kiosk_key_row_set_property;
  object_class->finalize = kiosk_key_row_finalize;

  props[PROP_WRITES] = g_param_spec_string ("writes", NULL, NULL, NULL, flags);
  props[PROP_ALTERNATIVES] = g_param_spec_string ("alternatives", NULL, NULL, NULL, flags);
  props[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_key_row_init (KioskKeyRow *self)
{
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}
