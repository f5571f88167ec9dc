/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-terms.h"

#include "ip-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MONTHS_A_YEAR    12
#define OLD_DESIGN_YEARS 10

static const struct
{
  const char *right;
  guint8      years;
  guint8      renew_months;   /* before the end; 0 where nothing can be renewed */
  guint8      grace_months;
} rules[] = {
  { "trademark", 10, 12, 6 },
  { "invention", 20, 0, 0 },
  { "utility", 10, 0, 0 },
  { "design", 15, 0, 0 },
  { "recordation", 10, 6, 0 },
};

static guint
years_of (guint        rule,
          const GDate *begin)
{
  GDate new_law;

  g_date_clear (&new_law, 1);
  g_date_set_dmy (&new_law, 1, G_DATE_JUNE, 2021);
  return strcmp (rules[rule].right, "design") == 0 && g_date_compare (begin, &new_law) < 0 ? OLD_DESIGN_YEARS : rules[rule].years;
}

gboolean
ip_terms_find (const char  *right,
               const GDate *begin,
               IpTerm      *term)
{
  memset (term, 0, sizeof *term);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GDate end = *begin;   /* the day after the last one */

      if (strcmp (rules[i].right, right) != 0)
        continue;

      g_date_add_months (&end, years_of (i, begin) * MONTHS_A_YEAR);
      term->last = end;
      g_date_subtract_days (&term->last, 1);
      if (rules[i].renew_months > 0)
        {
          term->renew_from = end;
          g_date_subtract_months (&term->renew_from, rules[i].renew_months);
        }
      if (rules[i].grace_months > 0)
        {
          term->grace_until = end;
          g_date_add_months (&term->grace_until, rules[i].grace_months);
          g_date_subtract_days (&term->grace_until, 1);
        }
      return TRUE;
    }

  return FALSE;
}

static IpAdvice *
describe (const IpTerm *term,
          const GDate  *today)
{
  gboolean renews = g_date_valid (&term->renew_from);
  gboolean grace = g_date_valid (&term->grace_until);

  if (g_date_compare (today, &term->last) <= 0 && (!renews || g_date_compare (today, &term->renew_from) < 0))
    return ip_advice_new (IP_ADVICE_GOOD, _("In force"), _("As far as the dates go; fees that were not paid may end it before"), NULL);
  if (g_date_compare (today, &term->last) <= 0)
    return ip_advice_new (IP_ADVICE_ACT, _("Renew it now"), _("The time to renew has begun"), _("Renew before the last day of the term."));
  if (grace && g_date_compare (today, &term->grace_until) <= 0)
    return ip_advice_new (IP_ADVICE_ACT, _("Over, but it can still be renewed"), _("In the grace period, for an extra fee"),
                          _("After the grace period the right is lost."));
  return ip_advice_new (IP_ADVICE_BAD, _("The term is over"), _("As far as the dates go"),
                        renews ? _("Please apply anew; an adviser can help you.") : NULL);
}

static void
add_days (IpAdvice     *advice,
          const IpTerm *term)
{
  ip_advice_add_day (advice, _("Last day"), &term->last);
  if (g_date_valid (&term->renew_from))
    ip_advice_add_day (advice, _("Renew from"), &term->renew_from);
  if (g_date_valid (&term->grace_until))
    ip_advice_add_day (advice, _("With the grace period until"), &term->grace_until);
}

IpAdvice *
ip_terms_advise (JsonObject  *answers,
                 const GDate *today)
{
  const char *right = json_object_get_string_member_with_default (answers, "right", "");
  IpAdvice *advice;
  IpTerm term;
  GDate begin;

  if (!ip_day_parse (json_object_get_string_member_with_default (answers, "begin", NULL), &begin) || !ip_terms_find (right, &begin, &term))
    return ip_advice_new (IP_ADVICE_BAD, _("This cannot be calculated"), "", NULL);

  advice = describe (&term, today);
  add_days (advice, &term);
  if (strcmp (right, "trademark") == 0)
    ip_advice_add_fact (advice, _("Use it"), _("Three years in a row without use, and anybody can have it cancelled (Trademark Law, art. 49)."));
  else if (strcmp (right, "recordation") != 0)
    ip_advice_add_fact (advice, _("Yearly fees"), _("A patent lasts only as long as its yearly fees are paid (Patent Law, art. 43 and 44)."));
  return advice;
}
