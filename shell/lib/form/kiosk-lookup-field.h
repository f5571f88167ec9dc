/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-field.h"
#include "kiosk-option.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_LOOKUP_FIELD (kiosk_lookup_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskLookupField, kiosk_lookup_field, KIOSK, LOOKUP_FIELD, KioskField)

/**
 * KioskLookupField:
 *
 * One of many: the visitor types a few letters, and chooses among what is found. The options are its children in a .ui
 * file, or a list of any length that a service hands in, or come from the gateway. The answer is an object with
 * "value" and "label", so that it can be shown back without searching again.
 *
 * Properties: "route" (of the gateway, such as "/v1/customs/hs"; it is asked with q= and limit=, and answers with
 * "items"), "value-member", "label-member", "detail-member" (what these are called in an item; "code", "name" and none
 * unless they are set), "flag-member" (what a boolean is called that marks some of the items) and "flag" (the word that
 * stands on those; the answer then has "flagged", too), "placeholder", "input-purpose".
 */

/**
 * kiosk_lookup_field_set_options:
 * @self: a lookup field
 * @options: what can be chosen, each a [class@Option]
 */
void kiosk_lookup_field_set_options (KioskLookupField *self,
                                     GListModel       *options);

G_END_DECLS
