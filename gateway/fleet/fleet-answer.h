/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

#define FLEET_ERROR (fleet_error_quark ())

/**
 * FleetError:
 * @FLEET_ERROR_NOT_FOUND: there is no such thing, or not for this one to see; the message is a title
 * @FLEET_ERROR_REFUSED: it cannot be done as things are; the message is the name of a problem
 * @FLEET_ERROR_NOT_ALLOWED: it is for others to do
 * @FLEET_ERROR_CHANGED: somebody else was quicker
 */
typedef enum
{
  FLEET_ERROR_NOT_FOUND,
  FLEET_ERROR_REFUSED,
  FLEET_ERROR_NOT_ALLOWED,
  FLEET_ERROR_CHANGED,
} FleetError;

GQuark   fleet_error_quark      (void);

/* Each returns FALSE. */
gboolean fleet_not_found        (GError **error, const char *title);
gboolean fleet_refuse           (GError **error, const char *problem);
gboolean fleet_not_allowed      (GError **error);
gboolean fleet_changed          (GError **error);

/* Passes on what went wrong in a query, if it did. Returns whether all was well. */
gboolean fleet_pass_on          (GError **error, GError *trouble);

/* Answers with the problem that @error stands for. */
void     fleet_answer_error     (GatewayRequest *request, const GError *error);

/* Ends the object in @json and answers with it. */
void     fleet_answer_object    (GatewayRequest *request, guint status, GString *json);

G_END_DECLS
