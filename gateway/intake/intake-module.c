/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-module.h"

#include "../http/gateway-metrics.h"
#include "../http/gateway-server.h"
#include "intake-draft.h"
#include "intake-envelopes.h"
#include "intake-kinds.h"

#include <stdatomic.h>
#include <string.h>

#define PURGE_SECONDS 600

struct _IntakeModule
{
  GatewayStore    *store;
  IntakeKeys      *keys;
  GPtrArray       *kinds;
  guint            purge;     /* GLib source */
  _Atomic guint64  stored;
  _Atomic guint64  refused;
};

static const GatewayRoute routes[] = {
  { "GET", "/v1/envelope-key", NULL, intake_envelopes_answer_key, GATEWAY_FOR_TERMINALS },
  { "POST", "/v1/envelopes", NULL, intake_envelopes_receive, GATEWAY_FOR_TERMINALS, KIOSK_ENVELOPE_MAX_SIZE },
  { "GET", "/v1/drafts/{code}", NULL, intake_draft_resume, GATEWAY_FOR_TERMINALS },
};

static guint64
read_stored (gpointer module)
{
  return ((IntakeModule *) module)->stored;
}

static guint64
read_refused (gpointer module)
{
  return ((IntakeModule *) module)->refused;
}

static void
on_purged (gpointer      unused,
           const GError *error)
{
  if (error != NULL)
    g_warning ("Old drafts were not deleted: %s", error->message);
}

static gboolean
on_purge_due (gpointer data)
{
  IntakeModule *module = data;

  gateway_store_write_async (module->store, intake_draft_purge, on_purged, NULL);
  return G_SOURCE_CONTINUE;
}

IntakeModule *
intake_module_new (GatewayServer  *server,
                   GatewayStore   *store,
                   const char     *key_file,
                   GError        **error)
{
  g_autoptr (IntakeKeys) keys = intake_keys_load (key_file, error);
  GatewayMetrics *metrics = gateway_server_get_metrics (server);
  IntakeModule *module;

  if (keys == NULL)
    return NULL;

  module = g_new0 (IntakeModule, 1);
  module->store = store;
  module->keys = g_steal_pointer (&keys);
  module->kinds = g_ptr_array_new ();
  intake_module_add_kind (module, &intake_rating_kind);
  intake_module_add_kind (module, &intake_draft_kind);
  intake_module_add_kind (module, &intake_draft_end_kind);

  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), module);
  gateway_metrics_add (metrics, "counter", "gateway_envelopes_stored_total", "Submissions stored since the start.", read_stored, module);
  gateway_metrics_add (metrics, "counter", "gateway_envelopes_refused_total", "Envelopes that were altered or are none.",
                       read_refused, module);
  on_purge_due (module);
  module->purge = g_timeout_add_seconds (PURGE_SECONDS, on_purge_due, module);
  return module;
}

void
intake_module_free (IntakeModule *module)
{
  g_source_remove (module->purge);
  g_ptr_array_unref (module->kinds);
  intake_keys_free (module->keys);
  g_free (module);
}

void
intake_module_add_kind (IntakeModule     *module,
                        const IntakeKind *kind)
{
  g_ptr_array_add (module->kinds, (gpointer) kind);
}

const IntakeKind *
intake_module_find_kind (IntakeModule *module,
                         const char   *kind)
{
  for (guint i = 0; i < module->kinds->len; i++)
    {
      const IntakeKind *known = module->kinds->pdata[i];

      if (strcmp (known->kind, kind) == 0)
        return known;
    }

  return NULL;
}

const IntakeKeys *
intake_module_get_keys (IntakeModule *module)
{
  return module->keys;
}

JsonNode *
intake_module_open (IntakeModule         *module,
                    const KioskEnvelope  *envelope,
                    GError              **error)
{
  return kiosk_envelope_open (envelope, module->keys->public_key, module->keys->secret_key, error);
}

void
intake_module_stored (IntakeModule *module)
{
  module->stored++;
}

void
intake_module_refused (IntakeModule *module)
{
  module->refused++;
}
