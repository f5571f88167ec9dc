/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * KioskCondition:
 *
 * When a step or a field is shown, by an answer given before it: "company" (there is an answer), "!company" (there is
 * none), "kind=limited|partnership" (it is one of these), "kind!=limited" (it is none of these). A multiple choice is
 * one of these if any of it is.
 */
typedef struct _KioskCondition KioskCondition;

KioskCondition *kiosk_condition_new     (const char            *text,
                                         GError               **error);
void            kiosk_condition_free    (KioskCondition        *condition);
const char     *kiosk_condition_get_key (const KioskCondition  *condition);
gboolean        kiosk_condition_holds   (const KioskCondition  *condition,
                                         JsonObject            *answers);

/* A name of an answer: a lower-case letter, then lower-case letters, digits and underscores, 64 at most. */
gboolean        kiosk_condition_is_key  (const char            *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskCondition, kiosk_condition_free)

G_END_DECLS
