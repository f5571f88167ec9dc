/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-module.h"

#include "../desk/desk-photos.h"
#include "../desk/desk-progress.h"
#include "../desk/desk-staff.h"
#include "ip-case.h"
#include "ip-desk.h"
#include "ip-jurisdictions.h"
#include "ip-recordations.h"
#include "ip-talk-give-up.h"
#include "ip-talk-hours.h"
#include "ip-talk-staff.h"
#include "ip-talk.h"

static const GatewayRoute routes[] = {
  { "GET", "/v1/ip/recordations", "q kind limit", ip_recordations_search, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/ip/jurisdictions", NULL, ip_jurisdictions_list, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/ip/jurisdictions/{code}", NULL, ip_jurisdictions_show, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/ip/talks", NULL, ip_talk_hours_answer, GATEWAY_FOR_TERMINALS },
  { "POST", "/v1/ip/talks/{reference}/cancel", NULL, ip_talk_give_up, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/ip/cases/{reference}", NULL, desk_progress_answer, GATEWAY_FOR_TERMINALS },
  { "GET", "/v1/staff/ip/cases", "stage after limit", desk_staff_list, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/ip/cases/{reference}", NULL, desk_staff_show, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/ip/cases/{reference}/photos/{page}", NULL, desk_photos_answer, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/ip/cases/{reference}/moves", NULL, desk_staff_move, GATEWAY_FOR_STAFF, DESK_MOST_MOVE },
  { "GET", "/v1/staff/ip/talks", NULL, ip_talk_staff_list, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/ip/talks/{reference}", NULL, ip_talk_staff_show, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/ip/talks/{reference}/cancel", NULL, ip_talk_staff_cancel, GATEWAY_FOR_STAFF },
};

void
ip_module_add (GatewayServer *server,
               IntakeModule  *intake)
{
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), (gpointer) &ip_desk);
  intake_module_add_kind (intake, &ip_case_kind);
  intake_module_add_kind (intake, &ip_talk_kind);
}
