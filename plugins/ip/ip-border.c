/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-border.h"

#include "core/kiosk-core.h"
#include "ip-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YUAN            100
#define LOW             (20000 * YUAN)
#define HIGH            (200000 * YUAN)
#define MOST            (100000 * YUAN)
#define APPLY_DAYS      3    /* working days, all of these */
#define DECIDE_DAYS     30
#define COURT_DAYS      50
#define REQUESTED_DAYS  20

gint64
ip_border_security (gint64 value)
{
  if (value < LOW)
    return value;
  return value <= HIGH ? MAX (value / 2, LOW) : MOST;
}

static void
after (const GDate *day,
       guint        working_days,
       GDate       *there)
{
  *there = *day;
  ip_day_add_working (there, working_days);
}

void
ip_border_find (IpBorderWay  way,
                gboolean     patent,
                gint64       value,
                const GDate *day,
                IpBorder    *border)
{
  memset (border, 0, sizeof *border);
  border->way = way;
  switch (way)
    {
    case IP_BORDER_NOTIFIED:
      border->security = ip_border_security (value);
      after (day, APPLY_DAYS, &border->apply_by);
      break;
    case IP_BORDER_APPLY:
      border->security = value;
      break;
    case IP_BORDER_FOUND:
      after (day, DECIDE_DAYS, &border->decide_by);
      after (day, COURT_DAYS, &border->release_on);
      border->counter = patent ? value : 0;
      break;
    case IP_BORDER_REQUESTED:
    default:
      after (day, REQUESTED_DAYS, &border->release_on);
      border->counter = patent ? value : 0;
      break;
    }
}

static const char *
get (JsonObject *answers,
     const char *key)
{
  return json_object_get_string_member_with_default (answers, key, "");
}

static IpBorderWay
way_of (JsonObject *answers)
{
  if (strcmp (get (answers, "role"), "holder") == 0)
    return strcmp (get (answers, "notified"), "yes") == 0 ? IP_BORDER_NOTIFIED : IP_BORDER_APPLY;
  return strcmp (get (answers, "why"), "requested") == 0 ? IP_BORDER_REQUESTED : IP_BORDER_FOUND;
}

static void
add_money (IpAdvice   *advice,
           const char *label,
           gint64      fen)
{
  g_autofree char *digits = kiosk_decimal_format (fen, 2, TRUE);
  /* Translators: an amount of money */
  g_autofree char *words = g_strdup_printf (_("%s yuan"), digits);

  if (fen > 0)
    ip_advice_add_fact (advice, label, words);
}

static IpAdvice *
advise_notified (const IpBorder *border)
{
  IpAdvice *advice = ip_advice_new (IP_ADVICE_ACT, _("Apply for detention now"),
                                    _("Customs found the goods and told you: Regulations, art. 16"),
                                    _("If you do not apply in time, customs releases the goods."));

  ip_advice_add_day (advice, _("Apply by"), &border->apply_by);
  add_money (advice, _("Security"), border->security);
  ip_advice_add_step (advice, _("Apply in writing"), _("At the customs office that told you, with the recordation number."));
  ip_advice_add_step (advice, _("Put up the security"), _("In cash or by a bank's guarantee, together with the application."));
  ip_advice_add_step (advice, _("Customs examines"), _("Within 30 working days of the detention."));
  ip_advice_add_step (advice, _("If customs cannot decide"), _("Go to court: its order has to reach customs within 50 working days of the detention."));
  return advice;
}

static IpAdvice *
advise_apply (const IpBorder *border,
              gboolean        recorded)
{
  IpAdvice *advice = ip_advice_new (IP_ADVICE_ACT, _("Ask customs to detain the goods"),
                                    _("You found them yourself: Regulations, art. 12 to 14"),
                                    _("Apply at the customs office of the port before the goods have passed."));

  add_money (advice, _("Security, at most"), border->security);
  ip_advice_add_fact (advice, _("Recorded with customs"),
                      recorded ? _("Yes: name its number") : _("No: bring the papers of the right along, as for a recordation"));
  ip_advice_add_step (advice, _("Apply in writing"), _("Name the right, both parties, the goods, the port, the time and the vehicle, as far as you know them."));
  ip_advice_add_step (advice, _("Show that the infringement is plain"), _("Papers of the right, samples or pictures, where the goods come from."));
  ip_advice_add_step (advice, _("Put up the security"), _("As much as the goods are worth, at most; it pays for what the detention costs."));
  ip_advice_add_step (advice, _("Go to court"), _("Its order has to reach customs within 20 working days of the detention; otherwise the goods are released."));
  return advice;
}

static IpAdvice *
advise_owner (const IpBorder *border)
{
  gboolean found = border->way == IP_BORDER_FOUND;
  IpAdvice *advice = ip_advice_new (IP_ADVICE_ACT, _("Say why your goods infringe nothing"),
                                    found ? _("Customs found the goods: Regulations, art. 20 and 24")
                                          : _("Detained at the holder's request: Regulations, art. 24"),
                                    _("Answer in writing, with papers: a licence, an invoice of the genuine goods, your own right."));

  if (g_date_valid (&border->decide_by))
    ip_advice_add_day (advice, _("Customs decides by"), &border->decide_by);
  ip_advice_add_day (advice, _("Without a court's order released after"), &border->release_on);
  add_money (advice, _("Security for a release before that"), border->counter);
  ip_advice_add_step (advice, _("Answer customs"), _("Say in writing why nothing is infringed, as soon as you can."));
  if (border->counter > 0)
    ip_advice_add_step (advice, _("Ask for release against security"), _("Only where a patent is said to be infringed: as much as the goods are worth (art. 19)."));
  if (found)
    ip_advice_add_step (advice, _("Customs examines"), _("Within 30 working days of the detention."));
  ip_advice_add_step (advice, _("If the holder goes to court"), _("The goods are held until the court has decided."));
  ip_advice_add_step (advice, _("If it was no infringement"), _("The holder pays for your loss, out of the security to begin with (art. 28)."));
  return advice;
}

IpAdvice *
ip_border_advise (JsonObject *answers)
{
  gboolean patent = strcmp (get (answers, "right"), "patent") == 0;
  IpAdvice *advice;
  IpBorder border;
  gint64 value = 0;
  GDate day;

  if (!ip_day_parse (get (answers, "day"), &day))
    ip_day_today (&day);
  kiosk_decimal_parse (get (answers, "value"), 2, &value, NULL);
  ip_border_find (way_of (answers), patent, value, &day, &border);

  if (border.way == IP_BORDER_NOTIFIED)
    advice = advise_notified (&border);
  else if (border.way == IP_BORDER_APPLY)
    advice = advise_apply (&border, strcmp (get (answers, "recorded"), "yes") == 0);
  else
    advice = advise_owner (&border);
  ip_advice_add_fact (advice, _("How days are counted"), _("Working days, Monday to Friday. Public holidays are not counted in; customs has the exact day."));
  return advice;
}
