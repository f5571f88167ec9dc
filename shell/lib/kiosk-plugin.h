/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-service.h"

#include <gmodule.h>

G_BEGIN_DECLS

/**
 * KIOSK_PLUGIN_ABI:
 *
 * The version of the interface between the shell and a native service. It changes only when a built service
 * would no longer work; see docs/plugin-abi.md.
 */
#define KIOSK_PLUGIN_ABI 1

/**
 * KIOSK_PLUGIN_DEFINE:
 * @type_function: the get_type function of the service's [class@Service] subclass, such as my_service_get_type
 *
 * Makes a module a kiosk service. It exports the module's ABI version and its type, and nothing else.
 */
#define KIOSK_PLUGIN_DEFINE(type_function)                        \
  G_MODULE_EXPORT extern const guint kiosk_plugin_abi;            \
  G_MODULE_EXPORT const guint kiosk_plugin_abi = KIOSK_PLUGIN_ABI; \
  G_MODULE_EXPORT GType kiosk_plugin_get_service_type (void);     \
  G_MODULE_EXPORT GType                                           \
  kiosk_plugin_get_service_type (void)                            \
  {                                                               \
    return type_function ();                                      \
  }

G_END_DECLS
