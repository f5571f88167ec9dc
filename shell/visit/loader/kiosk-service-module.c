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

static GModule *
map_module (const char  *path,
            GError     **error)
{
  GModule *module = g_module_open_full (path, G_MODULE_BIND_LOCAL, NULL);

  if (module != NULL)
    g_module_make_resident (module);
  else
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_MODULE, "The module cannot be mapped: %s", g_module_error ());
  return module;
}

/* (type invalid): @error says why */
static GType
get_service_type (const char  *path,
                  GError     **error)
{
  GModule *module = map_module (path, error);
  GType (*get_type) (void) = NULL;
  GType type;

  if (module == NULL || !check_abi (module, error))
    return G_TYPE_INVALID;

  if (!g_module_symbol (module, "kiosk_plugin_get_service_type", (gpointer *) &get_type) || get_type == NULL)
    {
      g_set_error_literal (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_SYMBOL,
                           "The module exports no kiosk_plugin_get_service_type");
      return G_TYPE_INVALID;
    }

  type = get_type ();
  return check_type (type, error) ? type : G_TYPE_INVALID;
}

gboolean
kiosk_service_module_check (const char  *path,
                            GError     **error)
{
  return get_service_type (path, error) != G_TYPE_INVALID;
}

KioskService *
kiosk_service_module_load (const char  *path,
                           GError     **error)
{
  GType type = get_service_type (path, error);

  return type != G_TYPE_INVALID ? g_object_new (type, NULL) : NULL;
}
