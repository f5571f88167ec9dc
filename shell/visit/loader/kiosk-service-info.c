/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service-info.h"

#include "core/kiosk-terminal-settings.h"
#include "kiosk-flow-service.h"
#include "kiosk-service-module.h"

struct _KioskServiceInfo
{
  GObject        parent_instance;

  char          *id;
  KioskManifest *manifest; /* (owned) (nullable) */
  KioskService  *service;  /* (owned) (nullable) */
  GError        *error;    /* (owned) (nullable) */
  char          *settings_file; /* (nullable) */
  gboolean       set_up;
  gboolean       offered;
  gboolean       quarantined;
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
  self->quarantined = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
kiosk_service_info_set_quarantined (KioskServiceInfo *self,
                                    gboolean          quarantined)
{
  if (quarantined == self->quarantined || (quarantined && self->error != NULL))
    return;

  self->quarantined = quarantined;
  g_clear_error (&self->error);
  if (quarantined)
    self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_BUSY, "In quarantine after repeated crashes or hangs");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
kiosk_service_info_set_offered (KioskServiceInfo *self,
                                gboolean          offered)
{
  self->offered = offered;
}

gboolean
kiosk_service_info_is_offered (KioskServiceInfo *self)
{
  return self->offered;
}

void
kiosk_service_info_set_settings_file (KioskServiceInfo *self,
                                      const char       *file)
{
  g_free (self->settings_file);
  self->settings_file = g_strdup (file);
}

static char *
dup_directory (KioskServiceInfo *self)
{
  g_autofree char *path = kiosk_manifest_get_file_path (self->manifest);

  return g_path_get_dirname (path);
}

GSettingsSchema *
kiosk_service_info_find_schema (KioskServiceInfo *self)
{
  g_autofree char *directory = self->manifest != NULL ? dup_directory (self) : NULL;
  const char * const directories[] = { directory, NULL };
  g_autofree char *group = g_strconcat ("services/", self->id, NULL);

  return kiosk_terminal_settings_find_schema (directories, group);
}

static void
give_settings (KioskServiceInfo *self)
{
  g_autofree char *directory = dup_directory (self);
  const char * const directories[] = { directory, NULL };
  g_autoptr (GSettings) settings = kiosk_terminal_settings_new_for_service (self->settings_file, directories, self->id);

  kiosk_service_set_settings (self->service, settings);
}

KioskService *
kiosk_service_info_get_service (KioskServiceInfo *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (self->error != NULL || self->service != NULL)
    return self->error == NULL ? self->service : NULL;

  path = kiosk_manifest_get_file_path (self->manifest);
  self->service = kiosk_manifest_has_flow (self->manifest) ? kiosk_flow_service_new (path, self->id, &error)
                                                           : kiosk_service_module_load (path, &error);
  if (self->service != NULL)
    give_settings (self);
  else
    kiosk_service_info_fail (self, error);

  return self->service;
}

static void
return_failure (KioskServiceInfo *self,
                GTask            *task)
{
  g_task_return_error (task, g_error_copy (self->error));
}

static void
return_page (KioskServiceInfo *self,
             GTask            *task)
{
  KioskServiceClass *klass = KIOSK_SERVICE_GET_CLASS (self->service);
  KioskPage *page = klass->create_page != NULL ? klass->create_page (self->service, g_task_get_task_data (task)) : NULL;

  if (page == NULL || !KIOSK_IS_PAGE (page))
    {
      g_autoptr (GError) error = g_error_new_literal (KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_PAGE, "The service made no page");

      kiosk_service_info_fail (self, error);
      return_failure (self, task);
      return;
    }

  g_task_return_pointer (task, g_object_ref_sink (page), g_object_unref);
}

static void
on_set_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskServiceInfo *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  self->set_up = kiosk_service_setup_finish (KIOSK_SERVICE (source), result, &error);
  if (self->set_up)
    return_page (self, task);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      kiosk_service_info_fail (self, error);
      return_failure (self, task);
    }
}

void
kiosk_service_info_open_async (KioskServiceInfo    *self,
                               KioskContext        *context,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  KioskService *service = kiosk_service_info_get_service (self);

  g_task_set_source_tag (task, kiosk_service_info_open_async);
  g_task_set_task_data (task, g_object_ref (context), g_object_unref);
  if (service == NULL)
    return_failure (self, task);
  else if (self->set_up)
    return_page (self, task);
  else
    kiosk_service_setup_async (service, context, cancellable, on_set_up, g_steal_pointer (&task));
}

KioskPage *
kiosk_service_info_open_finish (KioskServiceInfo  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
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
  g_free (self->settings_file);
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
  self->offered = TRUE;
}
