/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "ip-advice.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * ip_number_advise:
 * @answers: "kind" (patent, trademark, madrid, recordation) and "number", as they were typed
 *
 * Whether a number can be one of its kind, and what it tells. Patent application numbers by ZC 0006-2003, with their check
 * digit; the others have a shape only: one to eight digits of a trademark, with a letter where it was divided; up to seven of
 * an international registration (Madrid); a letter, a year and a serial number of a recordation with customs.
 *
 * Returns: (transfer full): the answer in words
 */
IpAdvice *ip_number_advise (JsonObject *answers);

G_END_DECLS
