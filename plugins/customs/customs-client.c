/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-client.h"

#define SEARCH_LIMIT "20"

struct _CustomsClient
{
  GObject       parent_instance;

  KioskBackend *backend;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (CustomsClient, customs_client, G_TYPE_OBJECT)

static void
customs_client_dispose (GObject *object)
{
  CustomsClient *self = CUSTOMS_CLIENT (object);

  g_clear_object (&self->backend);

  G_OBJECT_CLASS (customs_client_parent_class)->dispose (object);
}

static void
customs_client_class_init (CustomsClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = customs_client_dispose;
}

static void
customs_client_init (CustomsClient *self)
{
}

CustomsClient *
customs_client_new (KioskBackend *backend)
{
  CustomsClient *self = g_object_new (CUSTOMS_TYPE_CLIENT, NULL);

  self->backend = g_object_ref (backend);
  return self;
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer answer = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, g_task_get_task_data (task));
  else
    g_task_return_error (task, error);
}

/* @free: of what @parse makes */
static void
ask (CustomsClient  *self,
     KioskRequest   *request,
     KioskParser     parse,
     GDestroyNotify  free,
     GTask          *task)
{
  g_task_set_task_data (task, free, NULL);
  kiosk_backend_fetch_async (self->backend, request, parse, free, g_task_get_cancellable (task), on_answer, task);
}

static gpointer
finish (CustomsClient  *self,
        GAsyncResult   *result,
        gpointer        source_tag,
        GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
customs_client_is_record (CustomsNumberKind kind)
{
  return kind == CUSTOMS_NUMBER_DECLARATION || kind == CUSTOMS_NUMBER_INVENTORY;
}

void
customs_client_get_record_async (CustomsClient       *self,
                                 CustomsNumberKind    kind,
                                 const char          *number,
                                 const char          *factor,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (KioskRequest) request = NULL;

  g_return_if_fail (customs_client_is_record (kind));

  if (kind == CUSTOMS_NUMBER_INVENTORY)
    request = kiosk_request_new ("GET", "/v1/customs/inventories/%s", number, NULL);
  else
    request = kiosk_request_new ("GET", "/v1/customs/declarations/%s", number, NULL);
  kiosk_request_set_factor (request, factor);

  g_task_set_source_tag (task, customs_client_get_record_async);
  ask (self, request, (KioskParser) customs_record_from_json, (GDestroyNotify) customs_record_unref, task);
}

CustomsRecord *
customs_client_get_record_finish (CustomsClient  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  return finish (self, result, customs_client_get_record_async, error);
}

void
customs_client_get_order_async (CustomsClient       *self,
                                CustomsNumberKind    kind,
                                const char          *number,
                                const char          *factor,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (KioskRequest) request = NULL;

  if (kind == CUSTOMS_NUMBER_ORDER)
    request = kiosk_request_new ("GET", "/v1/customs/orders/%s", number, NULL);
  else
    request = kiosk_request_new ("GET", "/v1/customs/waybills/%s", number, NULL);
  kiosk_request_set_factor (request, factor);

  g_task_set_source_tag (task, customs_client_get_order_async);
  ask (self, request, (KioskParser) customs_order_from_json, (GDestroyNotify) customs_order_unref, task);
}

CustomsOrder *
customs_client_get_order_finish (CustomsClient  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return finish (self, result, customs_client_get_order_async, error);
}

void
customs_client_search_goods_async (CustomsClient       *self,
                                   const char          *words,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/customs/hs", NULL);

  kiosk_request_add_query (request, "q", words);
  kiosk_request_add_query (request, "limit", SEARCH_LIMIT);

  g_task_set_source_tag (task, customs_client_search_goods_async);
  ask (self, request, (KioskParser) customs_goods_list_from_json, (GDestroyNotify) customs_goods_list_free, task);
}

CustomsGoodsList *
customs_client_search_goods_finish (CustomsClient  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return finish (self, result, customs_client_search_goods_async, error);
}

void
customs_client_get_tax_rules_async (CustomsClient       *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/customs/tax-rules", NULL);

  g_task_set_source_tag (task, customs_client_get_tax_rules_async);
  ask (self, request, (KioskParser) customs_tax_rules_from_json, (GDestroyNotify) customs_tax_rules_unref, task);
}

CustomsTaxRules *
customs_client_get_tax_rules_finish (CustomsClient  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  return finish (self, result, customs_client_get_tax_rules_async, error);
}
