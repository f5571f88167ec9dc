/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-rules.h"

#include "registration-person.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define PAID_WITHIN_YEARS 5    /* Company Law of 2023, article 47 */
#define FULL_AGE          18

guint
registration_rules_count (JsonObject *answers,
                          const char *list)
{
  return json_object_has_member (answers, list) ? json_array_get_length (json_object_get_array_member (answers, list)) : 0;
}

JsonObject *
registration_rules_get_item (JsonObject *answers,
                             const char *list,
                             guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (answers, list), index);
}

static const char *
get (JsonObject *object,
     const char *key)
{
  return json_object_get_string_member_with_default (object, key, "");
}

static gint64
read_money (JsonObject *object,
            const char *key)
{
  gint64 fen;

  return kiosk_decimal_parse (get (object, key), 2, &fen, NULL) ? fen : 0;
}

gint64
registration_rules_capital (JsonObject *answers)
{
  return read_money (answers, "capital");
}

gint64
registration_rules_amount (JsonObject *holder)
{
  return read_money (holder, "amount");
}

char *
registration_rules_format_money (gint64 fen)
{
  g_autofree char *digits = kiosk_decimal_format (fen, 2, TRUE);

  /* Translators: %s is an amount of money */
  return g_strdup_printf (_("%s yuan"), digits);
}

static gboolean
read_day (const char *text,
          GDate      *day)
{
  int year, month, number;

  g_date_clear (day, 1);
  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &number) != 3
      || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

gboolean
registration_rules_due (JsonObject *answers,
                        JsonObject *holder,
                        GDate      *day)
{
  const char *due = get (holder, "due");
  guint64 years = 0;

  if (strcmp (due, "other") == 0)
    return read_day (get (holder, "due_day"), day);
  if (!g_ascii_string_to_unsigned (due, 10, 0, PAID_WITHIN_YEARS, &years, NULL) || !read_day (get (answers, "planned"), day))
    return FALSE;

  g_date_add_years (day, (guint) years);
  return TRUE;
}

/* Shareholders */

static char *
find_repeated (JsonObject *answers,
               const char *list,
               guint       index,
               JsonObject *item,
               const char *words)
{
  g_autofree char *identity = registration_person_identity (item);

  for (guint i = 0; i < registration_rules_count (answers, list) && identity != NULL; i++)
    {
      g_autofree char *other = registration_person_identity (registration_rules_get_item (answers, list, i));

      if (i != index && g_strcmp0 (identity, other) == 0)
        return g_strdup (words);
    }

  return NULL;
}

static char *
find_repeated_holder (JsonObject *answers,
                      guint       index,
                      JsonObject *item)
{
  return find_repeated (answers, "shareholders", index, item,
                        _("This shareholder is in the list already. Please change the amount there."));
}

static char *
find_amount (JsonObject *answers,
             guint       index,
             JsonObject *item)
{
  gint64 capital = registration_rules_capital (answers);
  g_autofree char *whole = registration_rules_format_money (capital);

  if (capital == 0 || registration_rules_amount (item) <= capital)
    return NULL;

  /* Translators: %s is the registered capital */
  return g_strdup_printf (_("This is more than the whole registered capital of %s."), whole);
}

static char *
find_method (JsonObject *answers,
             guint       index,
             JsonObject *item)
{
  if (strcmp (get (item, "method"), "not-allowed") != 0)
    return NULL;

  return g_strdup (_("The law does not allow this: labour, credit, a person's name, goodwill, a franchise and pledged property "
                     "cannot be valued as a contribution (Regulation on Market Entity Registration, article 13). Please choose another kind."));
}

static char *
find_late (JsonObject *answers,
           guint       index,
           JsonObject *item)
{
  GDate planned, due;
  char latest[20];

  if (!read_day (get (answers, "planned"), &planned) || !registration_rules_due (answers, item, &due))
    return NULL;

  g_date_add_years (&planned, PAID_WITHIN_YEARS);
  if (g_date_compare (&due, &planned) <= 0)
    return NULL;

  g_date_strftime (latest, sizeof latest, "%Y-%m-%d", &planned);
  /* Translators: %s is a day */
  return g_strdup_printf (_("All of it has to be paid within five years of establishment, by %s at the latest (Company Law, article 47)."), latest);
}

const RegistrationRule registration_holder_rules[] = {
  { "id_number", find_repeated_holder },
  { "amount", find_amount },
  { "method", find_method },
  { "due_day", find_late },
  { NULL, NULL },
};

/* What is wrong with one of the list, since something before it has changed. */
static char *
check_items (JsonObject             *answers,
             const char             *key,
             const RegistrationRule *rules,
             const char             *what)
{
  for (guint i = 0; i < registration_rules_count (answers, key); i++)
    for (const RegistrationRule *rule = rules; rule->key != NULL; rule++)
      {
        g_autofree char *fault = rule->find (answers, i, registration_rules_get_item (answers, key, i));

        if (fault != NULL)
          /* Translators: such as "Shareholder 2: what is wrong" */
          return g_strdup_printf (_("%s %u: %s"), what, i + 1, fault);
      }

  return NULL;
}

static char *
check_sum (JsonObject *answers)
{
  gint64 capital = registration_rules_capital (answers), sum = 0;
  g_autofree char *all = NULL;
  g_autofree char *whole = registration_rules_format_money (capital);
  g_autofree char *rest = NULL;

  for (guint i = 0; i < registration_rules_count (answers, "shareholders"); i++)
    sum += registration_rules_amount (registration_rules_get_item (answers, "shareholders", i));
  if (sum == capital)
    return NULL;

  all = registration_rules_format_money (sum);
  rest = registration_rules_format_money (ABS (capital - sum));
  /* Translators: what the shareholders give, the registered capital, and the difference */
  return sum < capital ? g_strdup_printf (_("Together the shareholders contribute %s, the registered capital is %s: %s are missing to make up 100 %%."), all, whole, rest)
                       : g_strdup_printf (_("Together the shareholders contribute %s, the registered capital is %s: %s too much for 100 %%."), all, whole, rest);
}

char *
registration_rules_check_holders (JsonObject *answers)
{
  char *fault = check_items (answers, "shareholders", registration_holder_rules, _("Shareholder"));

  return fault != NULL ? fault : check_sum (answers);
}

/* People */

static char *
find_repeated_person (JsonObject *answers,
                      guint       index,
                      JsonObject *item)
{
  return find_repeated (answers, "people", index, item,
                        _("This person is in the list already. Please choose all of the posts there."));
}

static char *
find_under_age (JsonObject *answers,
                guint       index,
                JsonObject *item)
{
  GDate planned, born;
  gboolean female;

  if (strcmp (registration_person_id_type (item), "resident_id") != 0
      || !kiosk_identifier_read_resident_id (get (item, "id_number"), &born, &female)
      || !read_day (get (answers, "planned"), &planned))
    return NULL;

  g_date_add_years (&born, FULL_AGE);
  return g_date_compare (&born, &planned) > 0 ? g_strdup (_("Whoever holds a post has to be of full age, 18 years.")) : NULL;
}

static char *
find_phone (JsonObject *answers,
            guint       index,
            JsonObject *item)
{
  gboolean wanted = registration_person_has_role (item, "legal") || registration_person_has_role (item, "finance")
                    || registration_person_has_role (item, "liaison");

  if (!wanted || json_object_has_member (item, "phone"))
    return NULL;

  return g_strdup (_("The registry wants the phone number of the legal representative, of the head of finance and of the liaison."));
}

static char *
find_conflict (JsonObject *answers,
               guint       index,
               JsonObject *item)
{
  gboolean leads = registration_person_has_role (item, "director") || registration_person_has_role (item, "manager");

  if (registration_person_has_role (item, "legal") && !leads)
    return g_strdup (_("The legal representative is a director or the manager (Company Law, article 10). Please choose one of these, too."));
  if (!registration_person_has_role (item, "supervisor"))
    return NULL;
  if (leads || registration_person_has_role (item, "finance"))
    return g_strdup (_("A supervisor watches over the others, and cannot be director, manager or head of finance as well "
                       "(Company Law, article 76)."));
  if (strcmp (get (answers, "supervision"), "none") == 0)
    return g_strdup (_("You have said that the company has no supervisor."));
  return NULL;
}

static const struct
{
  const char *role;
  const char *taken;    /* (nullable): there is one only */
  const char *missing;  /* (nullable): there has to be one */
} roles[] = {
  { "legal", N_("Somebody else is the legal representative already."), N_("a legal representative") },
  { "director", NULL, N_("a director") },
  { "manager", N_("Somebody else is the manager already."), NULL },
  { "supervisor", NULL, N_("a supervisor") },
  { "finance", N_("Somebody else is the head of finance already."), N_("a head of finance") },
  { "liaison", N_("Somebody else is the liaison already."), N_("a liaison") },
};

static gboolean
is_held (JsonObject *answers,
         guint       but,
         const char *role)
{
  for (guint i = 0; i < registration_rules_count (answers, "people"); i++)
    if (i != but && registration_person_has_role (registration_rules_get_item (answers, "people", i), role))
      return TRUE;

  return FALSE;
}

static char *
find_taken (JsonObject *answers,
            guint       index,
            JsonObject *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].taken != NULL && registration_person_has_role (item, roles[i].role) && is_held (answers, index, roles[i].role))
      return g_strdup (_(roles[i].taken));

  return NULL;
}

const RegistrationRule registration_person_rules[] = {
  { "id_number", find_repeated_person },
  { "id_number", find_under_age },
  { "phone", find_phone },
  { "roles", find_conflict },
  { "roles", find_taken },
  { NULL, NULL },
};

static char *
check_missing (JsonObject *answers)
{
  gboolean supervised = strcmp (get (answers, "supervision"), "none") != 0;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].missing != NULL && !is_held (answers, G_MAXUINT, roles[i].role)
        && (supervised || strcmp (roles[i].role, "supervisor") != 0))
      g_ptr_array_add (missing, (gpointer) _(roles[i].missing));
  if (missing->len == 0)
    return NULL;

  g_ptr_array_add (missing, NULL);
  list = g_strjoinv (C_("list", ", "), (char **) missing->pdata);
  /* Translators: %s is a list such as "a director, a liaison" */
  return g_strdup_printf (_("Still missing: %s. One person can hold several posts."), list);
}

char *
registration_rules_check_people (JsonObject *answers)
{
  char *fault = check_items (answers, "people", registration_person_rules, _("Person"));

  return fault != NULL ? fault : check_missing (answers);
}
