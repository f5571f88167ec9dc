/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-flow-service.h"

#include "form/kiosk-flow-file.h"
#include "form/kiosk-flow-page.h"
#include "kiosk-manifest.h"

struct _KioskFlowService
{
  KioskService   parent_instance;

  KioskFlowFile *file;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (KioskFlowService, kiosk_flow_service, KIOSK_TYPE_SERVICE)

static KioskFlowFile *
read_file (const char  *path,
           const char  *id,
           GError     **error)
{
  g_autoptr (GError) cause = NULL;
  KioskFlowFile *file = kiosk_flow_file_new (path, id, &cause);

  if (file == NULL)
    g_set_error_literal (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_FLOW, cause->message);
  return file;
}

gboolean
kiosk_flow_service_check (const char  *path,
                          const char  *id,
                          GError     **error)
{
  g_autoptr (KioskFlowFile) file = read_file (path, id, error);

  return file != NULL;
}

KioskService *
kiosk_flow_service_new (const char  *path,
                        const char  *id,
                        GError     **error)
{
  g_autoptr (KioskFlowService) self = g_object_new (KIOSK_TYPE_FLOW_SERVICE, NULL);

  self->file = read_file (path, id, error);
  return self->file != NULL ? KIOSK_SERVICE (g_steal_pointer (&self)) : NULL;
}

static KioskPage *
kiosk_flow_service_create_page (KioskService *service,
                                KioskContext *context)
{
  g_autoptr (GError) error = NULL;
  KioskFlow *flow = kiosk_flow_file_load (KIOSK_FLOW_SERVICE (service)->file, &error);

  if (flow != NULL)
    return kiosk_flow_page_new (context, flow);

  g_warning ("A flow cannot be made: %s", error->message);
  return NULL;
}

static void
kiosk_flow_service_finalize (GObject *object)
{
  g_clear_object (&KIOSK_FLOW_SERVICE (object)->file);
  G_OBJECT_CLASS (kiosk_flow_service_parent_class)->finalize (object);
}

static void
kiosk_flow_service_class_init (KioskFlowServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_flow_service_finalize;
  KIOSK_SERVICE_CLASS (klass)->create_page = kiosk_flow_service_create_page;
}

static void
kiosk_flow_service_init (KioskFlowService *self)
{
}
