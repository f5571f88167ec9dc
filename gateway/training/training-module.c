/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-module.h"

#include "training-catalogue.h"
#include "training-certificate.h"
#include "training-queue.h"
#include "training-signup.h"
#include "training-staff.h"
#include "training-visitor.h"

#define SETTLE_SECONDS 2
#define FORGET_SECONDS 600
#define MOST_BODY      (16 * 1024)   /* bytes */

struct _TrainingModule
{
  GatewayStore *store;
  guint         settle;   /* GLib sources */
  guint         forget;
};

static const GatewayRoute routes[] = {
  { "GET", "/v1/training/seats", "park", training_catalogue_seats, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/training/sessions", "park subject from to limit", training_catalogue_list, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/training/sessions/{code}", NULL, training_catalogue_show, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/training/certificates/{number}", NULL, training_certificate_answer, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/staff/training/courses", NULL, training_staff_list_courses, GATEWAY_FOR_STAFF },
  { "PUT", "/v1/staff/training/courses/{code}", NULL, training_staff_save_course, GATEWAY_FOR_STAFF, MOST_BODY },
  { "GET", "/v1/staff/training/sessions", "subject from to limit", training_staff_list_sessions, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/training/sessions/{code}", NULL, training_staff_show_session, GATEWAY_FOR_STAFF },
  { "PUT", "/v1/staff/training/sessions/{code}", NULL, training_staff_save_session, GATEWAY_FOR_STAFF, MOST_BODY },
  { "POST", "/v1/staff/training/sessions/{code}/close", NULL, training_staff_close_session, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/training/sessions/{code}/signups", "names", training_staff_export, GATEWAY_FOR_STAFF },
  { "PUT", "/v1/staff/training/signups/{reference}/result", NULL, training_staff_note_result, GATEWAY_FOR_STAFF, MOST_BODY },
};

static const GatewayRoute visitor_routes[] = {
  { "GET", "/v1/training/signups/{code}", NULL, training_visitor_list, GATEWAY_FOR_TERMINALS },
  { "POST", "/v1/training/signups/{code}/cancel", NULL, training_visitor_cancel, GATEWAY_FOR_TERMINALS },
  { "POST", "/v1/training/signups/{code}/accept", NULL, training_visitor_accept, GATEWAY_FOR_TERMINALS },
  { "POST", "/v1/training/signups/{code}/check-in", NULL, training_visitor_check_in, GATEWAY_FOR_TERMINALS },
  { "POST", "/v1/training/check-ins", NULL, training_visitor_check_in_document, GATEWAY_FOR_TERMINALS, MOST_BODY },
};

static void
on_settled (gpointer      unused,
            const GError *error)
{
  if (error != NULL)
    g_warning ("Waiting lists were not settled: %s", error->message);
}

static gboolean
on_settle_due (gpointer data)
{
  TrainingModule *module = data;

  gateway_store_write_async (module->store, training_queue_settle_all, on_settled, NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_forget_due (gpointer data)
{
  TrainingModule *module = data;

  gateway_store_write_async (module->store, training_queue_forget, on_settled, NULL);
  return G_SOURCE_CONTINUE;
}

TrainingModule *
training_module_new (GatewayServer *server,
                     GatewayStore  *store,
                     IntakeModule  *intake)
{
  TrainingModule *module = g_new0 (TrainingModule, 1);

  module->store = store;
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), module);
  gateway_server_add_routes (server, visitor_routes, G_N_ELEMENTS (visitor_routes), intake);
  intake_module_add_kind (intake, &training_signup_kind);

  on_settle_due (module);
  on_forget_due (module);
  module->settle = g_timeout_add_seconds (SETTLE_SECONDS, on_settle_due, module);
  module->forget = g_timeout_add_seconds (FORGET_SECONDS, on_forget_due, module);
  return module;
}

void
training_module_free (TrainingModule *module)
{
  g_source_remove (module->settle);
  g_source_remove (module->forget);
  g_free (module);
}
