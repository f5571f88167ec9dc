/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-module.h"

#include "../desk/desk-progress.h"
#include "../desk/desk-staff.h"
#include "registration-application.h"
#include "registration-catalogue.h"
#include "registration-name.h"
#include "registration-desk.h"

static const GatewayRoute routes[] = {
  { "GET", "/v1/registration/name-check", "region brand industry form", registration_name_answer_check, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/registration/industries", "q limit", registration_catalogue_search_industries, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/registration/scopes", "q limit", registration_catalogue_search_scopes, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/registration/applications/{reference}", NULL, desk_progress_answer, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/staff/applications", "stage after limit", desk_staff_list, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/applications/{reference}", NULL, desk_staff_show, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/applications/{reference}/moves", NULL, desk_staff_move, GATEWAY_FOR_STAFF, DESK_MOST_MOVE },
};

void
registration_module_add (GatewayServer *server,
                         IntakeModule  *intake)
{
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), (gpointer) &registration_desk);
  intake_module_add_kind (intake, &registration_application_kind);
}
