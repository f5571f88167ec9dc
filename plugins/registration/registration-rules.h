/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* What the law and arithmetic want of the answers of several fields together. Whatever is wrong is told in the visitor's
 * words. The gateway holds applications to the same rules; here they are told while they can be mended. */

/**
 * RegistrationRule:
 * @key: the field beside which the fault stands
 * @find: what is wrong with an item, in words (transfer full) (nullable); @index is its place in its list, the length of the
 *   list for one that is new
 */
typedef struct
{
  const char *key;
  char     *(*find) (JsonObject *answers,
                     guint       index,
                     JsonObject *item);
} RegistrationRule;

/* Of one shareholder, and of one of the people who lead the company; the last has no key. */
extern const RegistrationRule registration_holder_rules[];
extern const RegistrationRule registration_person_rules[];

/* Of all of them together. Returns: (transfer full) (nullable) */
char     *registration_rules_check_holders (JsonObject *answers);
char     *registration_rules_check_people  (JsonObject *answers);

/* Returns: the registered capital in fen, 0 while there is none */
gint64    registration_rules_capital       (JsonObject *answers);
gint64    registration_rules_amount        (JsonObject *holder);

/* @day: (out): when the contribution of @holder is due. Returns: FALSE while it is not known */
gboolean  registration_rules_due           (JsonObject *answers,
                                            JsonObject *holder,
                                            GDate      *day);

/* A list among the answers, such as "shareholders"; one that is not there yet is empty. */
guint     registration_rules_count         (JsonObject *answers,
                                            const char *list);
JsonObject *registration_rules_get_item    (JsonObject *answers,
                                            const char *list,
                                            guint       index);

/* Returns: (transfer full): "1,000,000.00 yuan" */
char     *registration_rules_format_money  (gint64      fen);

G_END_DECLS
