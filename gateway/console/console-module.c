/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "console-module.h"

#include "console-figures.h"
#include "console-files.h"
#include "console-me.h"

struct _ConsoleModule
{
  ConsoleFiles *files;
};

static const GatewayRoute file_routes[] = {
  { "GET", "/console", NULL, console_files_index, GATEWAY_FOR_ANYONE },
  { "GET", "/console/", NULL, console_files_index, GATEWAY_FOR_ANYONE },
  { "GET", "/console/{file}", NULL, console_files_show, GATEWAY_FOR_ANYONE },
  { "GET", "/console/{folder}/{file}", NULL, console_files_show, GATEWAY_FOR_ANYONE },
};

static const GatewayRoute routes[] = {
  { "GET", "/v1/staff/me", NULL, console_me_answer, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/use", "weeks", console_figures_use, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/ratings", "weeks", console_figures_ratings, GATEWAY_FOR_STAFF },
};

ConsoleModule *
console_module_new (GatewayServer *server)
{
  ConsoleModule *module = g_new0 (ConsoleModule, 1);

  module->files = console_files_new ();
  gateway_server_add_routes (server, file_routes, G_N_ELEMENTS (file_routes), module->files);
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), NULL);
  return module;
}

void
console_module_free (ConsoleModule *module)
{
  console_files_free (module->files);
  g_free (module);
}
