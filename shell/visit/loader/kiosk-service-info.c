/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service-info.h"

#include "kiosk-service-module.h"

struct _KioskServiceInfo
{
  GObject        parent_instance;

  char          *id;
  KioskManifest *manifest; /* (owned) (nullable) */
  KioskService  *service;  /* (owned) (nullable) */
  GError        *error;    /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskServiceInfo, kiosk_service_info, G_TYPE_OBJECT)

KioskServiceInfo *
kiosk_service_info_new (const char    *id,
                        KioskManifest *manifest,
                        const GError  *error)
{
  KioskServiceInfo *self = g_object_new (KIOSK_TYPE_SERVICE_INFO, NULL);

  self->id = g_strdup (id);
  g_set_object (&self->manifest, manifest);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  return self;
}

const char *
kiosk_service_info_get_id (KioskServiceInfo *self)
{
  return self->id;
}

KioskManifest *
kiosk_service_info_get_manifest (KioskServiceInfo *self)
{
  return self->manifest;
}

const GError *
kiosk_service_info_get_error (KioskServiceInfo *self)
{
  return self->error;
}

void
kiosk_service_info_fail (KioskServiceInfo *self,
                         const GError     *error)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

KioskService *
kiosk_service_info_get_service (KioskServiceInfo *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (self->error != NULL || self->service != NULL)
    return self->error == NULL ? self->service : NULL;

  path = kiosk_manifest_get_module_path (self->manifest);
  self->service = kiosk_service_module_load (path, &error);
  if (self->service == NULL)
    kiosk_service_info_fail (self, error);

  return self->service;
}

KioskPage *
kiosk_service_info_create_page (KioskServiceInfo *self,
                                KioskContext     *context)
{
  KioskService *service = kiosk_service_info_get_service (self);
  g_autoptr (GError) error = NULL;
  KioskPage *page;

  if (service == NULL)
    return NULL;

  page = KIOSK_SERVICE_GET_CLASS (service)->create_page != NULL ? kiosk_service_create_page (service, context) : NULL;
  if (page != NULL && KIOSK_IS_PAGE (page))
    return page;

  g_set_error_literal (&error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_PAGE, "The service made no page");
  kiosk_service_info_fail (self, error);
  return NULL;
}

static void
kiosk_service_info_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_boxed (value, KIOSK_SERVICE_INFO (object)->error);
}

static void
kiosk_service_info_finalize (GObject *object)
{
  KioskServiceInfo *self = KIOSK_SERVICE_INFO (object);

  g_free (self->id);
  g_clear_object (&self->service);
  g_clear_object (&self->manifest);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (kiosk_service_info_parent_class)->finalize (object);
}

static void
kiosk_service_info_class_init (KioskServiceInfoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_service_info_get_property;
  object_class->finalize = kiosk_service_info_finalize;

  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kiosk_service_info_init (KioskServiceInfo *self)
{
}
