/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FACT (kiosk_fact_get_type ())
G_DECLARE_FINAL_TYPE (KioskFact, kiosk_fact, KIOSK, FACT, GObject)

/**
 * KioskFact:
 *
 * What a query shows of an answer. Moments are shown as a day and a time of Beijing. Where it has [class@Option] children, a
 * value that is one of theirs is shown as that one's label.
 *
 * Properties: "member" (where it stands in the answer, such as "status.text"), "label".
 */

/**
 * kiosk_fact_get_label:
 * @self: a fact
 *
 * Property "label".
 *
 * Returns: (transfer none) (nullable): what stands before the value
 */
const char *kiosk_fact_get_label (KioskFact  *self);

/**
 * kiosk_fact_dup_value:
 * @self: a fact
 * @answer: what the gateway answered
 *
 * Returns: (transfer full) (nullable): the fact in words; %NULL where the answer does not hold it
 */
char       *kiosk_fact_dup_value (KioskFact  *self,
                                  JsonObject *answer);

G_END_DECLS
