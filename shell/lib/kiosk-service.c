/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service.h"

typedef struct
{
  GSettings *settings; /* (owned) (nullable) */
} KioskServicePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KioskService, kiosk_service, G_TYPE_OBJECT)

GSettings *
kiosk_service_get_settings (KioskService *self)
{
  KioskServicePrivate *priv = kiosk_service_get_instance_private (self);

  g_return_val_if_fail (KIOSK_IS_SERVICE (self), NULL);

  return priv->settings;
}

void
kiosk_service_set_settings (KioskService *self,
                            GSettings    *settings)
{
  KioskServicePrivate *priv = kiosk_service_get_instance_private (self);

  g_set_object (&priv->settings, settings);
}

/* Answers for a service that has nothing to do. */
static void
return_true (KioskService        *self,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data,
             gpointer             tag)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_return_boolean (task, TRUE);
}

void
kiosk_service_setup_async (KioskService        *self,
                           KioskContext        *context,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  KioskServiceClass *klass = KIOSK_SERVICE_GET_CLASS (self);

  if (klass->setup_async != NULL)
    klass->setup_async (self, context, cancellable, callback, user_data);
  else
    return_true (self, cancellable, callback, user_data, kiosk_service_setup_async);
}

gboolean
kiosk_service_setup_finish (KioskService  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  KioskServiceClass *klass = KIOSK_SERVICE_GET_CLASS (self);

  if (klass->setup_async != NULL)
    return klass->setup_finish (self, result, error);

  return g_task_propagate_boolean (G_TASK (result), error);
}

KioskPage *
kiosk_service_create_page (KioskService *self,
                           KioskContext *context)
{
  g_return_val_if_fail (KIOSK_IS_SERVICE (self), NULL);
  g_return_val_if_fail (KIOSK_SERVICE_GET_CLASS (self)->create_page != NULL, NULL);

  return KIOSK_SERVICE_GET_CLASS (self)->create_page (self, context);
}

void
kiosk_service_check_async (KioskService        *self,
                           KioskContext        *context,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  KioskServiceClass *klass = KIOSK_SERVICE_GET_CLASS (self);

  if (klass->check_async != NULL)
    klass->check_async (self, context, cancellable, callback, user_data);
  else
    return_true (self, cancellable, callback, user_data, kiosk_service_check_async);
}

gboolean
kiosk_service_check_finish (KioskService  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  KioskServiceClass *klass = KIOSK_SERVICE_GET_CLASS (self);

  if (klass->check_async != NULL)
    return klass->check_finish (self, result, error);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kiosk_service_dispose (GObject *object)
{
  KioskServicePrivate *priv = kiosk_service_get_instance_private (KIOSK_SERVICE (object));

  g_clear_object (&priv->settings);
  G_OBJECT_CLASS (kiosk_service_parent_class)->dispose (object);
}

static void
kiosk_service_class_init (KioskServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_service_dispose;
}

static void
kiosk_service_init (KioskService *self)
{
}
