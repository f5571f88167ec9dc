/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-module.h"

#include "customs-goods.h"
#include "customs-lookup.h"
#include "customs-spool.h"

struct _CustomsModule
{
  CustomsSpool *spool;   /* (owned) (nullable) */
};

static const GatewayRoute routes[] = {
  { "GET", "/v1/customs/declarations/{number}", NULL, customs_lookup_declaration, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/customs/inventories/{number}", NULL, customs_lookup_inventory, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/customs/orders/{number}", NULL, customs_lookup_order, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/customs/waybills/{number}", NULL, customs_lookup_waybill, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/customs/hs", "q limit", customs_goods_search, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/customs/hs/{code}", NULL, customs_goods_get, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/customs/tax-rules", NULL, customs_goods_tax_rules, GATEWAY_FOR_TERMINALS },
};

CustomsModule *
customs_module_new (GatewayServer  *server,
                    GatewayStore   *store,
                    const char     *spool,
                    GError        **error)
{
  CustomsModule *module = g_new0 (CustomsModule, 1);

  if (spool != NULL)
    module->spool = customs_spool_new (store, spool, error);
  if (spool != NULL && module->spool == NULL)
    {
      g_free (module);
      return NULL;
    }

  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), module);
  return module;
}

void
customs_module_free (CustomsModule *module)
{
  g_clear_pointer (&module->spool, customs_spool_free);
  g_free (module);
}

guint64
customs_module_messages (CustomsModule *module)
{
  return module->spool != NULL ? customs_spool_messages (module->spool) : 0;
}

guint64
customs_module_refused (CustomsModule *module)
{
  return module->spool != NULL ? customs_spool_refused (module->spool) : 0;
}

guint64
customs_module_waiting (CustomsModule *module)
{
  return module->spool != NULL ? customs_spool_waiting (module->spool) : 0;
}
