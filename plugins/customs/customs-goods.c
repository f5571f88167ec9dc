/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-goods.h"

#include "customs-json.h"

struct _CustomsGoods
{
  GObject      parent_instance;

  char        *code;
  char        *name;
  char        *units[2];   /* (owned) (nullable) */
  GStrv        elements;
  gint64       duty;
  gint64       consumption;
  gint64       vat;
  char        *rate_note;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CustomsGoods, customs_goods, G_TYPE_OBJECT)


static void
customs_goods_finalize (GObject *object)
{
  CustomsGoods *self = CUSTOMS_GOODS (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->units[0]);
  g_free (self->units[1]);
  g_strfreev (self->elements);
  g_free (self->rate_note);

  G_OBJECT_CLASS (customs_goods_parent_class)->finalize (object);
}

static void
customs_goods_class_init (CustomsGoodsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = customs_goods_finalize;
}

static void
customs_goods_init (CustomsGoods *self)
{
  self->duty = CUSTOMS_RATE_UNKNOWN;
  self->consumption = CUSTOMS_RATE_UNKNOWN;
  self->vat = CUSTOMS_RATE_UNKNOWN;
}

/* Percent with up to four decimals is millionths. */
static gboolean
parse_rates (CustomsGoods  *self,
             JsonObject    *object,
             GError       **error)
{
  return customs_json_get_decimal (object, "duty", 4, &self->duty, error) &&
         customs_json_get_decimal (object, "consumption", 4, &self->consumption, error) &&
         customs_json_get_decimal (object, "vat", 4, &self->vat, error) &&
         customs_json_dup_string (object, "rate_note", &self->rate_note, error);
}

static gboolean
parse_elements (CustomsGoods  *self,
                JsonObject    *object,
                GError       **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = NULL;

  if (!customs_json_get_array (object, "elements", &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "“elements” holds something else than text");
          return FALSE;
        }
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  self->elements = g_strv_builder_end (builder);
  return TRUE;
}

CustomsGoods *
customs_goods_from_json (JsonObject  *object,
                         GError     **error)
{
  g_autoptr (CustomsGoods) self = g_object_new (CUSTOMS_TYPE_GOODS, NULL);
  const char *code;
  const char *name;

  if (!kiosk_json_get_string (object, "code", &code, error) ||
      !kiosk_json_get_string (object, "name", &name, error) ||
      !customs_json_dup_string (object, "unit1", &self->units[0], error) ||
      !customs_json_dup_string (object, "unit2", &self->units[1], error) ||
      !parse_elements (self, object, error) ||
      !parse_rates (self, object, error))
    return NULL;

  self->code = g_strdup (code);
  self->name = g_strdup (name);
  return g_steal_pointer (&self);
}

const char *
customs_goods_get_code (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), NULL);

  return self->code;
}

const char *
customs_goods_get_name (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), NULL);

  return self->name;
}

char *
customs_goods_dup_units (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), NULL);

  if (self->units[0] != NULL && self->units[1] != NULL)
    return g_strdup_printf ("%s / %s", self->units[0], self->units[1]);
  return g_strdup (self->units[0] != NULL ? self->units[0] : self->units[1]);
}

const char * const *
customs_goods_get_elements (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), NULL);

  return (const char * const *) self->elements;
}

gint64
customs_goods_get_duty (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), CUSTOMS_RATE_UNKNOWN);

  return self->duty;
}

gint64
customs_goods_get_consumption (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), CUSTOMS_RATE_UNKNOWN);

  return self->consumption;
}

gint64
customs_goods_get_vat (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), CUSTOMS_RATE_UNKNOWN);

  return self->vat;
}

const char *
customs_goods_get_rate_note (CustomsGoods *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS (self), NULL);

  return self->rate_note;
}

CustomsGoodsList *
customs_goods_list_from_json (JsonObject  *object,
                              GError     **error)
{
  g_autoptr (CustomsGoodsList) list = g_new0 (CustomsGoodsList, 1);
  JsonArray *array;

  list->items = g_list_store_new (CUSTOMS_TYPE_GOODS);
  if (!kiosk_json_get_array (object, "items", &array, error) ||
      !kiosk_json_get_boolean (object, "truncated", &list->truncated, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *element = kiosk_json_array_object (array, i, error);
      g_autoptr (CustomsGoods) goods = element != NULL ? customs_goods_from_json (element, error) : NULL;

      if (goods == NULL)
        return NULL;
      g_list_store_append (list->items, goods);
    }
  return g_steal_pointer (&list);
}

void
customs_goods_list_free (CustomsGoodsList *list)
{
  g_clear_object (&list->items);
  g_free (list);
}
