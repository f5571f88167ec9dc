/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-check.h"

#include <stdio.h>

#define MOST_DIRECTORS   13
#define MOST_SUPERVISORS 15
#define FULL_AGE         18

static const char * const person_members[] = { "name", "id_type", "id_number", "phone", "position", NULL };
static const char * const positions[] = { "chair", "director", "manager", NULL };
static const char * const person_ids[] = { "resident_id", "passport_cn", "passport", "taiwan_permit", "hk_macau_permit", NULL };

/* An officer has to be of full age on the day of establishment; only a resident number tells the day of birth. */
static void
check_age (RegistrationCheck *check,
           const IntakeForm  *form,
           const char        *identity)
{
  int year, month, day;
  GDate full_age;

  if (!g_date_valid (&check->planned) || sscanf (identity, "resident_id:%*6d%4d%2d%2d", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return;

  g_date_clear (&full_age, 1);
  g_date_set_dmy (&full_age, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_add_years (&full_age, FULL_AGE);
  if (g_date_compare (&full_age, &check->planned) > 0)
    intake_form_fault (form, "id_number", "under-age");
}

/* (nullable): who it is */
static char *
check_person (RegistrationCheck *check,
              const IntakeForm  *form,
              gboolean           wants_phone)
{
  g_autofree char *identity = intake_form_identity (form, person_ids);

  intake_form_refuse_unknown (form, person_members);
  intake_form_text (form, "name", 60, INTAKE_REQUIRED);
  intake_form_phone (form, "phone", wants_phone);
  intake_form_choice (form, "position", positions, INTAKE_OPTIONAL);
  if (identity != NULL)
    check_age (check, form, identity);
  return g_steal_pointer (&identity);
}

/* (nullable): who it is */
static char *
check_role (RegistrationCheck *check,
            const char        *role,
            gboolean           required,
            gboolean           wants_phone)
{
  g_autofree char *path = g_strconcat (role, ".", NULL);
  IntakeForm form = { check->form.faults, intake_form_object (&check->form, role, required), path };

  return form.object != NULL ? check_person (check, &form, wants_phone) : NULL;
}

/* Adds those of the list to @people. Nobody may be in it twice. */
static void
check_list (RegistrationCheck *check,
            const char        *role,
            guint              least,
            guint              most,
            GHashTable        *people)
{
  JsonArray *list = intake_form_array (&check->form, role, least, most, least > 0);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *path = NULL;
      IntakeForm form = registration_check_element (&check->form, role, list, i, &path);
      char *identity = form.object != NULL ? check_person (check, &form, FALSE) : NULL;

      if (identity != NULL && !g_hash_table_add (people, identity))
        intake_form_fault (&form, "id_number", "repeated");
    }
}

static void
check_supervisors_apart (RegistrationCheck *check,
                         GHashTable        *supervisors,
                         GHashTable        *officers)
{
  GHashTableIter iter;
  gpointer identity;

  g_hash_table_iter_init (&iter, supervisors);
  while (g_hash_table_iter_next (&iter, &identity, NULL))
    if (g_hash_table_contains (officers, identity))
      {
        intake_form_fault (&check->form, "supervisors", "also-officer");
        return;
      }
}

void
registration_check_people (RegistrationCheck *check)
{
  g_autoptr (GHashTable) officers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) supervisors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *representative = check_role (check, "legal_representative", INTAKE_REQUIRED, TRUE);
  char *manager = check_role (check, "manager", INTAKE_OPTIONAL, FALSE);
  char *finance_head = check_role (check, "finance_head", INTAKE_REQUIRED, TRUE);

  g_free (check_role (check, "liaison", INTAKE_REQUIRED, TRUE));
  check_list (check, "directors", 1, MOST_DIRECTORS, officers);
  check_list (check, "supervisors", 0, MOST_SUPERVISORS, supervisors);
  if (manager != NULL)
    g_hash_table_add (officers, manager);

  if (representative != NULL && !g_hash_table_contains (officers, representative))
    intake_form_fault (&check->form, "legal_representative", "not-director-or-manager");

  if (finance_head != NULL)
    g_hash_table_add (officers, finance_head);
  check_supervisors_apart (check, supervisors, officers);
  if (!intake_form_boolean (&check->form, "no_supervisor_agreed", INTAKE_OPTIONAL) && !json_object_has_member (check->form.object, "supervisors"))
    intake_form_fault (&check->form, "supervisors", "required");
}
