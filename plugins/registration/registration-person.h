/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* Persons and companies of an application, as the form's answers hold them: "id_type" (nick of an identifier; a company
 * has none) and "id_number". */

/* Returns: (transfer none): the nick of the identifier that "id_number" is */
const char *registration_person_id_type     (JsonObject *person);

/* Returns: (transfer full) (nullable): what tells one from others, such as "resident_id:350203199001011234" */
char       *registration_person_identity    (JsonObject *person);

/* @roles: whether @person has the role, such as "director" */
gboolean    registration_person_has_role    (JsonObject *person,
                                             const char *role);

G_END_DECLS
