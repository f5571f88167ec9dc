/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A module with a defect, which the build chooses. */

#include "kiosk.h"

#include <gmodule.h>

#if defined (BAD_ABI)
G_MODULE_EXPORT extern const guint kiosk_plugin_abi;
G_MODULE_EXPORT const guint kiosk_plugin_abi = KIOSK_PLUGIN_ABI + 1;
#elif !defined (BAD_NO_ABI)
G_MODULE_EXPORT extern const guint kiosk_plugin_abi;
G_MODULE_EXPORT const guint kiosk_plugin_abi = KIOSK_PLUGIN_ABI;
#endif

#if defined (BAD_UNDEFINED)
extern void kiosk_no_such_function (void);
#endif

#define BAD_TYPE_SERVICE (bad_service_get_type ())
G_DECLARE_FINAL_TYPE (BadService, bad_service, BAD, SERVICE, KioskService)

struct _BadService
{
  KioskService parent_instance;
};

#if defined (BAD_ABSTRACT)
G_DEFINE_ABSTRACT_TYPE (BadService, bad_service, KIOSK_TYPE_SERVICE)
#else
G_DEFINE_FINAL_TYPE (BadService, bad_service, KIOSK_TYPE_SERVICE)
#endif

static KioskPage *
bad_service_create_page (KioskService *service,
                         KioskContext *context)
{
  return NULL;
}

static void
bad_service_class_init (BadServiceClass *klass)
{
  KIOSK_SERVICE_CLASS (klass)->create_page = bad_service_create_page;
}

static void
bad_service_init (BadService *self)
{
#if defined (BAD_UNDEFINED)
  kiosk_no_such_function ();
#endif
}

#if !defined (BAD_NO_ENTRY)
G_MODULE_EXPORT GType kiosk_plugin_get_service_type (void);

G_MODULE_EXPORT GType
kiosk_plugin_get_service_type (void)
{
#if defined (BAD_TYPE)
  return G_TYPE_OBJECT;
#elif defined (BAD_NO_TYPE)
  return G_TYPE_INVALID;
#else
  return BAD_TYPE_SERVICE;
#endif
}
#endif
