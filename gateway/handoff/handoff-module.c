/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "handoff-module.h"

#include "handoff-page.h"
#include "handoff-phone.h"
#include "handoff-terminal.h"

#define FORGET_SECONDS 10
#define MOST_BODY      1024   /* bytes */

struct _HandoffModule
{
  GatewayStore *store;
  guint         forget;   /* a GLib source */
};

static const GatewayRoute routes[] = {
  { "POST", "/v1/handoffs", NULL, handoff_terminal_begin, GATEWAY_FOR_TERMINALS, MOST_BODY },
  { "POST", "/v1/handoffs/{id}/pages", NULL, handoff_terminal_fetch, GATEWAY_FOR_TERMINALS, MOST_BODY },
  { "DELETE", "/v1/handoffs/{id}", NULL, handoff_terminal_end, GATEWAY_FOR_TERMINALS },
  { "GET", "/phone", NULL, handoff_page_answer, GATEWAY_FOR_PHONES },
  { "GET", "/phone/page.css", NULL, handoff_page_answer_style, GATEWAY_FOR_PHONES },
  { "GET", "/phone/page.js", NULL, handoff_page_answer_script, GATEWAY_FOR_PHONES },
  { "POST", "/v1/phone/open", NULL, handoff_phone_open, GATEWAY_FOR_PHONES, MOST_BODY },
  { "POST", "/v1/phone/pages", NULL, handoff_phone_send, GATEWAY_FOR_PHONES, HANDOFF_MOST_BODY },
};

static void
on_forgotten (gpointer      unused,
              const GError *error)
{
  if (error != NULL)
    g_warning ("Hand-offs that are over were not forgotten: %s", error->message);
}

static gboolean
on_forget_due (gpointer data)
{
  HandoffModule *module = data;

  gateway_store_write_async (module->store, handoff_forget, on_forgotten, NULL);
  return G_SOURCE_CONTINUE;
}

HandoffModule *
handoff_module_new (GatewayServer *server,
                    GatewayStore  *store)
{
  HandoffModule *module = g_new0 (HandoffModule, 1);

  module->store = store;
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), NULL);
  on_forget_due (module);
  module->forget = g_timeout_add_seconds (FORGET_SECONDS, on_forget_due, module);
  return module;
}

void
handoff_module_free (HandoffModule *module)
{
  g_source_remove (module->forget);
  g_free (module);
}
