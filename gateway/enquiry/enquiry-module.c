/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "enquiry-module.h"

#include "../desk/desk-photos.h"
#include "../desk/desk-staff.h"
#include "enquiry-desk.h"

static const GatewayRoute routes[] = {
  { "GET", "/v1/staff/enquiries", "stage after limit", desk_staff_list, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/enquiries/{reference}", NULL, desk_staff_show, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/enquiries/{reference}/photos/{page}", NULL, desk_photos_answer, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/enquiries/{reference}/moves", NULL, desk_staff_move, GATEWAY_FOR_STAFF, DESK_MOST_MOVE },
};

void
enquiry_module_add (GatewayServer *server,
                    IntakeModule  *intake)
{
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), (gpointer) &enquiry_desk);
  intake_module_add_kind (intake, &enquiry_kind);
}
