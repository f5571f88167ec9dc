/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-check.h"

#include "kiosk-core.h"
#include "registration-catalogue.h"
#include "registration-name.h"

#include <string.h>

#define MOST_SCOPES  50
#define MOST_COPIES  20
#define MOST_CAPITAL 100000000000000   /* fen */

static const char * const members[] = {
  "name", "company_type", "address", "business_address", "phone", "postcode", "employees", "capital", "term_years", "planned_date",
  "licence_copies", "electronic_licence", "legal_representative", "directors", "manager", "supervisors", "no_supervisor_agreed",
  "finance_head", "liaison", "shareholders", "scope", "declaration", "consent", NULL
};
static const char * const name_members[] = { "region", "brand", "industry", "form", NULL };
static const char * const address_members[] = { "province", "city", "district", "street", "road", "number", NULL };
static const char * const scope_members[] = { "code", "permit", NULL };
static const char * const types[] = { "limited", "sole-natural-person", "sole-legal-person", NULL };

gboolean
registration_check_decimal (const IntakeForm *form,
                            const char       *member,
                            guint             places,
                            gint64           *value)
{
  const char *text = intake_form_text (form, member, 20, INTAKE_REQUIRED);

  *value = 0;
  if (text == NULL)
    return FALSE;
  if (strspn (text, "0123456789.") == strlen (text) && kiosk_decimal_parse (text, places, value, NULL))
    return TRUE;

  *value = 0;
  intake_form_fault (form, member, "format");
  return FALSE;
}

IntakeForm
registration_check_element (const IntakeForm  *form,
                            const char        *name,
                            JsonArray         *array,
                            guint              index,
                            char             **path)
{
  JsonNode *node = json_array_get_element (array, index);
  IntakeForm element = { form->faults, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL, NULL };

  *path = g_strdup_printf ("%s%s.%u.", form->path, name, index);
  element.path = *path;
  if (element.object == NULL)
    intake_form_fault (&element, "", "wrong-type");
  return element;
}

static void
check_name (RegistrationCheck *check)
{
  IntakeForm form = { check->form.faults, intake_form_object (&check->form, "name", INTAKE_REQUIRED), "name." };
  const RegistrationName name = {
    intake_form_text (&form, "region", 40, INTAKE_REQUIRED), intake_form_text (&form, "brand", 40, INTAKE_REQUIRED),
    intake_form_text (&form, "industry", 40, INTAKE_REQUIRED), intake_form_text (&form, "form", 40, INTAKE_REQUIRED),
  };
  g_autoptr (GString) findings = g_string_new ("[");
  RegistrationVerdict verdict;

  intake_form_refuse_unknown (&form, name_members);
  if (name.region == NULL || name.brand == NULL || name.industry == NULL || name.form == NULL || check->error != NULL)
    return;
  if (registration_name_check (check->db, &name, &verdict, findings, &check->error) && verdict == REGISTRATION_NAME_REFUSE)
    intake_form_fault (&check->form, "name", "name-refused");
}

/* Returns the city, if there is one. */
static const char *
check_address (RegistrationCheck *check,
               const char        *member,
               gboolean           required)
{
  g_autofree char *path = g_strconcat (member, ".", NULL);
  IntakeForm form = { check->form.faults, intake_form_object (&check->form, member, required), path };

  intake_form_refuse_unknown (&form, address_members);
  intake_form_text (&form, "province", 30, INTAKE_REQUIRED);
  intake_form_text (&form, "district", 30, INTAKE_REQUIRED);
  intake_form_text (&form, "street", 60, INTAKE_OPTIONAL);
  intake_form_text (&form, "road", 60, INTAKE_OPTIONAL);
  intake_form_text (&form, "number", 100, INTAKE_REQUIRED);
  return intake_form_text (&form, "city", 30, INTAKE_REQUIRED);
}

static void
check_postcode (RegistrationCheck *check,
                const char        *city)
{
  const char *postcode = intake_form_text (&check->form, "postcode", 6, INTAKE_REQUIRED);

  if (postcode == NULL)
    return;
  if (strspn (postcode, "0123456789") != 6)
    intake_form_fault (&check->form, "postcode", "format");
  else if (g_strcmp0 (city, "厦门市") == 0 && !g_str_has_prefix (postcode, "361"))
    intake_form_fault (&check->form, "postcode", "not-of-the-place");
}

static void
check_scope_item (RegistrationCheck *check,
                  const IntakeForm  *item,
                  GHashTable        *codes,
                  gboolean           filled)
{
  const char *code = intake_form_text (item, "code", 20, INTAKE_REQUIRED);
  gboolean flagged = intake_form_boolean (item, "permit", INTAKE_OPTIONAL);
  gboolean found = FALSE, permit = FALSE;

  intake_form_refuse_unknown (item, scope_members);
  if (code == NULL || check->error != NULL)
    return;

  if (!g_hash_table_add (codes, g_strdup (code)))
    intake_form_fault (item, "code", "repeated");
  else if (registration_catalogue_find (check->db, REGISTRATION_SCOPES, code, &found, &permit, &check->error))
    {
      if (!found && filled)
        intake_form_fault (item, "code", "not-in-catalogue");
      if (permit && !flagged)
        intake_form_fault (item, "permit", "licence-not-flagged");
    }
}

static void
check_scope (RegistrationCheck *check)
{
  JsonArray *scope = intake_form_array (&check->form, "scope", 1, MOST_SCOPES, INTAKE_REQUIRED);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean filled = FALSE;

  if (check->error == NULL)
    registration_catalogue_filled (check->db, REGISTRATION_SCOPES, &filled, &check->error);
  for (guint i = 0; scope != NULL && i < json_array_get_length (scope); i++)
    {
      g_autofree char *path = NULL;
      IntakeForm item = registration_check_element (&check->form, "scope", scope, i, &path);

      check_scope_item (check, &item, codes, filled);
    }
}

static void
check_capital (RegistrationCheck *check)
{
  if (registration_check_decimal (&check->form, "capital", 2, &check->capital) && (check->capital == 0 || check->capital > MOST_CAPITAL))
    {
      check->capital = 0;
      intake_form_fault (&check->form, "capital", "out-of-range");
    }
}

void
registration_check_company (RegistrationCheck *check)
{
  const IntakeForm *form = &check->form;
  gint64 number;

  intake_form_refuse_unknown (form, members);
  check_name (check);
  check->type = intake_form_choice (form, "company_type", types, INTAKE_REQUIRED);
  check_postcode (check, check_address (check, "address", INTAKE_REQUIRED));
  check_address (check, "business_address", INTAKE_OPTIONAL);
  intake_form_phone (form, "phone", INTAKE_REQUIRED);
  intake_form_int (form, "employees", 0, 100000, &number);
  check_capital (check);
  if (json_object_has_member (form->object, "term_years"))
    intake_form_int (form, "term_years", 1, 100, &number);
  intake_form_date (form, "planned_date", &check->planned);
  intake_form_int (form, "licence_copies", 1, MOST_COPIES, &number);
  intake_form_boolean (form, "electronic_licence", INTAKE_REQUIRED);
  check_scope (check);
  intake_form_agreed (&check->form, "declaration");
  intake_form_agreed (&check->form, "consent");
}
