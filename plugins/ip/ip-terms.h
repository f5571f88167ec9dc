/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "ip-advice.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How long a right lasts. Days that do not apply are not valid. */
typedef struct
{
  GDate last;         /* the last day of the term */
  GDate renew_from;   /* from when on a renewal may be asked for */
  GDate grace_until;  /* the last day on which it still can be renewed, for a fee */
} IpTerm;

/**
 * ip_terms_find:
 * @right: "trademark", "invention", "utility", "design" or "recordation"
 * @begin: the day of registration of a trademark, of filing of a patent, of the beginning of a recordation
 * @term: (out): the term
 *
 * Trademarks ten years from registration, renewed in the twelve months before the end or six months after it: Trademark Law
 * (2019), art. 39 and 40. Inventions twenty years from filing, utility models ten, designs fifteen, ten where filed before
 * 1 June 2021: Patent Law (2020), art. 42. Recordations with customs ten years, renewed in the last six months: Regulations on
 * the Customs Protection of Intellectual Property Rights, art. 10.
 *
 * Returns: %FALSE if there is no such right
 */
gboolean  ip_terms_find   (const char  *right,
                           const GDate *begin,
                           IpTerm      *term);

/* Returns: (transfer full): the term in words, as it is on that day. @answers: "right", "begin" */
IpAdvice *ip_terms_advise (JsonObject  *answers,
                           const GDate *today);

G_END_DECLS
