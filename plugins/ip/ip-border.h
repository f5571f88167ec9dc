/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "ip-advice.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * IpBorderWay:
 * @IP_BORDER_NOTIFIED: customs found the goods and told the holder of the right: Regulations on the Customs Protection of
 *   Intellectual Property Rights (知识产权海关保护条例), art. 16
 * @IP_BORDER_APPLY: the holder asks customs to detain goods: art. 12 to 14
 * @IP_BORDER_FOUND: customs found the goods, seen by their owner: art. 20
 * @IP_BORDER_REQUESTED: the goods were detained at the holder's request, seen by their owner: art. 24
 *
 * The procedures at the border.
 */
typedef enum
{
  IP_BORDER_NOTIFIED,
  IP_BORDER_APPLY,
  IP_BORDER_FOUND,
  IP_BORDER_REQUESTED,
} IpBorderWay;

/* What is to be done when and with how much money. Days that do not apply are not valid; amounts that do not are 0. All in
 * fen. */
typedef struct
{
  IpBorderWay way;
  gint64      security;   /* that the holder puts up */
  gint64      counter;    /* that the owner may put up to get goods released that are said to hurt a patent: art. 19 */
  GDate       apply_by;   /* the holder, after customs' notice */
  GDate       decide_by;  /* customs, whether a right is infringed */
  GDate       release_on; /* by then a court has told customs to hold them, or they are released */
} IpBorder;

/**
 * ip_border_security:
 * @value: of the goods, in fen
 *
 * What a holder puts up where customs found the goods: Measures for the implementation of the Regulations (GACC order 183),
 * art. 23: less than 20 000 yuan as much as the goods are worth; up to 200 000 half of it, at least 20 000; above 100 000.
 *
 * Returns: in fen
 */
gint64    ip_border_security (gint64       value);

/**
 * ip_border_find:
 * @way: the procedure
 * @patent: whether the right is a patent
 * @value: of the goods, in fen
 * @day: of customs' notice to the holder, or of the detention
 * @border: (out): what follows
 *
 * Three working days to apply: art. 16. Thirty to examine, fifty until a court has to have told customs: art. 20 and 24.
 * Twenty where the goods were detained at the holder's request: art. 24.
 */
void      ip_border_find     (IpBorderWay  way,
                              gboolean     patent,
                              gint64       value,
                              const GDate *day,
                              IpBorder    *border);

/**
 * ip_border_advise:
 * @answers: of the guided questions
 *
 * Returns: (transfer full): the procedure in words
 */
IpAdvice *ip_border_advise   (JsonObject  *answers);

G_END_DECLS
