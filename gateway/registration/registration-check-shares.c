/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-check.h"

#include <string.h>

#define MOST_SHAREHOLDERS 50        /* Company Law, art. 42 */
#define PAID_WITHIN_YEARS 5         /* art. 47 */
#define WHOLE             1000000   /* of a ratio: 100 %, in ten-thousandths of a per cent */
#define ROUNDING          100       /* a hundredth of a per cent */

static const char * const members[] = { "kind", "name", "id_type", "id_number", "amount", "ratio", "method", "due", NULL };
static const char * const kinds[] = { "person", "company", NULL };
static const char * const person_ids[] = { "resident_id", "passport_cn", "passport", "taiwan_permit", "hk_macau_permit", NULL };
static const char * const company_ids[] = { "uscc", NULL };

/* What the law forbids to contribute - labour, credit, a name, goodwill, a franchise, what is pledged - is not among them. */
static const char * const methods[] = {
  "money", "goods", "intellectual-property", "land-use", "equity", "claims", "other", NULL
};
static const char * const forbidden_methods[] = { "labour", "credit", "name", "goodwill", "franchise", "pledged", NULL };

typedef struct
{
  RegistrationCheck *check;
  GHashTable        *holders;   /* identities */
  guint              people;
  guint              companies;
  gint64             amounts;   /* in fen */
  gint64             ratios;
  gboolean           complete;  /* all of them are known */
} Shares;

static void
check_due (Shares           *shares,
           const IntakeForm *form)
{
  const GDate *planned = &shares->check->planned;
  GDate due, latest = *planned;

  if (!intake_form_date (form, "due", &due) || !g_date_valid (planned))
    return;

  g_date_add_years (&latest, PAID_WITHIN_YEARS);
  if (g_date_compare (&due, &latest) > 0)
    intake_form_fault (form, "due", "later-than-five-years");
}

static void
check_method (const IntakeForm *form)
{
  const char *method = intake_form_text (form, "method", 40, INTAKE_REQUIRED);

  if (method == NULL)
    return;
  if (g_strv_contains (forbidden_methods, method))
    intake_form_fault (form, "method", "not-allowed-by-law");
  else if (!g_strv_contains (methods, method))
    intake_form_fault (form, "method", "not-offered");
}

/* The ratio is the amount's part of the capital, rounded. */
static void
check_part (Shares           *shares,
            const IntakeForm *form)
{
  gint64 capital = shares->check->capital, amount, ratio;
  gboolean has_amount = registration_check_decimal (form, "amount", 2, &amount);
  gboolean has_ratio = registration_check_decimal (form, "ratio", 4, &ratio);

  shares->complete &= has_amount && has_ratio;
  shares->amounts += amount;
  shares->ratios += ratio;
  if (has_amount && amount == 0)
    intake_form_fault (form, "amount", "out-of-range");
  else if (has_amount && has_ratio && capital > 0 && amount <= capital
           && ABS ((double) amount * WHOLE / (double) capital - (double) ratio) > ROUNDING)
    intake_form_fault (form, "ratio", "not-its-part");
}

static void
check_holder (Shares           *shares,
              const IntakeForm *form)
{
  const char *kind = intake_form_choice (form, "kind", kinds, INTAKE_REQUIRED);
  gboolean company = g_strcmp0 (kind, "company") == 0;
  char *identity = kind != NULL ? intake_form_identity (form, company ? company_ids : person_ids) : NULL;

  intake_form_refuse_unknown (form, members);
  intake_form_text (form, "name", company ? 200 : 60, INTAKE_REQUIRED);
  if (identity != NULL && !g_hash_table_add (shares->holders, identity))
    intake_form_fault (form, "id_number", "repeated");

  shares->people += kind != NULL && !company;
  shares->companies += company;
  check_part (shares, form);
  check_method (form);
  check_due (shares, form);
}

static void
check_sums (Shares *shares)
{
  RegistrationCheck *check = shares->check;

  if (!shares->complete)
    return;
  if (check->capital > 0 && shares->amounts != check->capital)
    intake_form_fault (&check->form, "shareholders", "amounts-differ-from-capital");
  if (shares->ratios != WHOLE)
    intake_form_fault (&check->form, "shareholders", "ratios-not-whole");
}

static void
check_type (Shares *shares)
{
  const char *type = shares->check->type;
  gboolean person = g_strcmp0 (type, "sole-natural-person") == 0 && !(shares->people == 1 && shares->companies == 0);
  gboolean company = g_strcmp0 (type, "sole-legal-person") == 0 && !(shares->people == 0 && shares->companies == 1);
  gboolean several = g_strcmp0 (type, "limited") == 0 && shares->people + shares->companies < 2;

  if (person || company || several)
    intake_form_fault (&shares->check->form, "company_type", "not-of-these-shareholders");
}

void
registration_check_shares (RegistrationCheck *check)
{
  JsonArray *list = intake_form_array (&check->form, "shareholders", 1, MOST_SHAREHOLDERS, INTAKE_REQUIRED);
  g_autoptr (GHashTable) holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Shares shares = { .check = check, .holders = holders, .complete = TRUE };

  if (list == NULL)
    return;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *path = NULL;
      IntakeForm form = registration_check_element (&check->form, "shareholders", list, i, &path);

      if (form.object != NULL)
        check_holder (&shares, &form);
    }

  check_sums (&shares);
  check_type (&shares);
}
