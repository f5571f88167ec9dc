/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service-module.h"

#include "kiosk-manifest.h"
#include "kiosk-plugin.h"

#include <gmodule.h>

static gboolean
check_abi (GModule  *module,
           GError  **error)
{
  const guint *abi = NULL;

  if (!g_module_symbol (module, "kiosk_plugin_abi", (gpointer *) &abi) || abi == NULL)
    {
      g_set_error_literal (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_SYMBOL, "The module exports no kiosk_plugin_abi");
      return FALSE;
    }

  if (*abi == KIOSK_PLUGIN_ABI)
    return TRUE;

  g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_ABI,
               "The module was built for interface %u; this kiosk has %d", *abi, KIOSK_PLUGIN_ABI);
  return FALSE;
}

static gboolean
check_type (GType    type,
            GError **error)
{
  const char *name = type != G_TYPE_INVALID ? g_type_name (type) : NULL;

  if (name == NULL)
    g_set_error_literal (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_TYPE, "The module registered no type");
  else if (!g_type_is_a (type, KIOSK_TYPE_SERVICE))
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_TYPE, "%s is not a KioskService", name);
  else if (G_TYPE_IS_ABSTRACT (type))
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_TYPE, "%s is abstract", name);
  else
    return TRUE;

  return FALSE;
}

static KioskService *
make_service (GModule  *module,
              GError  **error)
{
  GType (*get_type) (void) = NULL;
  GType type;

  if (!check_abi (module, error))
    return NULL;

  if (!g_module_symbol (module, "kiosk_plugin_get_service_type", (gpointer *) &get_type) || get_type == NULL)
    {
      g_set_error_literal (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_SYMBOL,
                           "The module exports no kiosk_plugin_get_service_type");
      return NULL;
    }

  type = get_type ();
  return check_type (type, error) ? g_object_new (type, NULL) : NULL;
}

KioskService *
kiosk_service_module_load (const char  *path,
                           GError     **error)
{
  GModule *module = g_module_open_full (path, G_MODULE_BIND_LOCAL, NULL);

  if (module == NULL)
    {
      g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_MODULE, "The module cannot be mapped: %s", g_module_error ());
      return NULL;
    }

  g_module_make_resident (module);
  return make_service (module, error);
}
