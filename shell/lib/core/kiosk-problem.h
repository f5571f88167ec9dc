/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-error.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_PROBLEM_MEDIA_TYPE "application/problem+json"

/**
 * KioskProblem:
 * @status: HTTP status
 * @type: (not nullable): stable name of the problem, the last part of its type URI: "not-found", "factor-required", ...
 * @title: (not nullable): what the type means, in English, for developers
 * @detail: (nullable): what happened this time; never holds what a visitor typed
 * @retry_after: seconds after which trying again makes sense, 0 if unknown
 *
 * Problem details for HTTP APIs, RFC 9457.
 */
typedef struct
{
  guint  status;
  char  *type;
  char  *title;
  char  *detail;
  guint  retry_after;
} KioskProblem;

/**
 * kiosk_problem_new:
 * @status: HTTP status
 * @type: stable name of the problem, the last part of its type URI
 * @title: what the type means, in English, for developers
 * @detail: (nullable): what happened this time; never holds what a visitor typed
 *
 * Makes a problem, which does not say when to try again.
 *
 * Returns: (transfer full): a new problem
 */
KioskProblem *kiosk_problem_new       (guint               status,
                                       const char         *type,
                                       const char         *title,
                                       const char         *detail);

/**
 * kiosk_problem_free:
 * @problem: (transfer full): a problem
 *
 * Frees a problem with all that it holds.
 */
void          kiosk_problem_free      (KioskProblem       *problem);
/**
 * kiosk_problem_to_json:
 * @problem: a problem
 *
 * Returns: (transfer full): its JSON text
 */
char         *kiosk_problem_to_json   (const KioskProblem *problem);
/**
 * kiosk_problem_from_json:
 * @root: what a server sent as application/problem+json
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Returns: (transfer full) (nullable): the problem
 */
KioskProblem *kiosk_problem_from_json (JsonNode           *root,
                                       GError            **error);
/**
 * kiosk_problem_to_error:
 * @problem: a problem
 *
 * What is refused is logged by status and type, for staff; the problem's own English never reaches a visitor.
 *
 * Returns: (transfer full): the [error@Error] by which a page knows it, with a message in the visitor's words
 */
GError       *kiosk_problem_to_error  (const KioskProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskProblem, kiosk_problem_free)

G_END_DECLS
