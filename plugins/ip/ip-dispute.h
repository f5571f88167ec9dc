/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The time that a dispute abroad leaves to answer. */
typedef struct
{
  const char *dispute;        /* as the form has it: "tro" */
  const char *jurisdiction;   /* (nullable): NULL for all */
  guint       days;           /* from the day on which the notice came */
  const char *source;         /* (nullable): the rule; NULL where it is only what platforms usually ask */
} IpDisputeRule;

/**
 * ip_dispute_find_rule:
 * @dispute: kind of dispute
 * @jurisdiction: country or region
 *
 * A complaint in the United States is answered in 21 days (Federal Rules of Civil Procedure, rule 12(a)(1)); a temporary
 * restraining order without notice ends after 14 (rule 65(b)(2)), and whoever wants to keep money and shop has to be heard
 * before; a complaint under section 337 is answered in 20 days (19 CFR 210.13(a)). Platforms ask for three to ten days.
 *
 * Returns: (transfer none) (nullable): the rule; %NULL where none is known and the notice itself has to be read
 */
const IpDisputeRule *ip_dispute_find_rule (const char *dispute,
                                           const char *jurisdiction);

/**
 * ip_dispute_reply_by:
 * @answers: of the form
 * @day: (out): by when to answer
 *
 * Returns: (transfer none) (nullable): the rule by which the day was found
 */
const IpDisputeRule *ip_dispute_reply_by  (JsonObject *answers,
                                           GDate      *day);

/* Returns: (transfer full) (nullable): by when to answer, in words */
char                *ip_dispute_describe  (JsonObject *answers);

/* Returns: (transfer full): what is submitted */
JsonNode            *ip_dispute_build     (JsonObject *answers);

G_END_DECLS
