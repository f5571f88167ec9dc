/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-tax-rules.h"

#include "customs-json.h"

/* First and last day of a rule; ISO dates compare as text. */
typedef struct
{
  char from[11];
  char to[11];  /* empty while it is in force */
} Days;

typedef struct
{
  Days           days;
  KioskTaxPolicy policy;
} DatedPolicy;

typedef struct
{
  Days            days;
  CustomsVatRates rates;
} DatedVat;

struct _CustomsTaxRules
{
  GArray *policies;  /* (owned) (element-type DatedPolicy) */
  GArray *vat;       /* (owned) (element-type DatedVat) */
};


static gboolean
copy_day (char         target[11],
          const char  *member,
          const char  *day,
          GError     **error)
{
  if (!g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", day, G_REGEX_DOLLAR_ENDONLY, 0))
    {
      g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "“%s” is not a day", member);
      return FALSE;
    }
  g_strlcpy (target, day, 11);
  return TRUE;
}

static gboolean
parse_days (Days        *days,
            JsonObject  *object,
            GError     **error)
{
  const char *from;
  const char *to = NULL;

  if (!kiosk_json_get_string (object, "effective_from", &from, error) ||
      !kiosk_json_optional_string (object, "effective_to", &to, error) ||
      !copy_day (days->from, "effective_from", from, error))
    return FALSE;
  return to == NULL || copy_day (days->to, "effective_to", to, error);
}

static gboolean
covers (const Days *days,
        const char *date)
{
  return strcmp (days->from, date) <= 0 && (*days->to == '\0' || strcmp (date, days->to) <= 0);
}

static gboolean
get_decimal (JsonObject  *object,
             const char  *member,
             guint        places,
             gint64      *value,
             GError     **error)
{
  const char *text;

  return kiosk_json_get_string (object, member, &text, error) &&
         customs_json_get_decimal (object, member, places, value, error);
}

/* Cut between characters, never inside one. */
static void
copy_source (char        target[64],
             const char *source)
{
  const char *end;

  g_strlcpy (target, source, 64);
  g_utf8_validate (target, -1, &end);
  target[end - target] = '\0';
}

static gboolean
parse_policy (GArray      *policies,
              JsonObject  *object,
              GError     **error)
{
  DatedPolicy dated = { 0 };
  KioskTaxPolicy *policy = &dated.policy;
  const char *source;

  if (!parse_days (&dated.days, object, error) ||
      !get_decimal (object, "single_limit", 2, &policy->single_limit, error) ||
      !get_decimal (object, "annual_limit", 2, &policy->annual_limit, error) ||
      !get_decimal (object, "factor", 6, &policy->factor, error) ||
      !kiosk_json_get_boolean (object, "single_item_over_limit", &policy->single_item_over_limit, error) ||
      !kiosk_json_get_string (object, "source", &source, error))
    return FALSE;

  g_strlcpy (policy->effective_from, dated.days.from, sizeof policy->effective_from);
  copy_source (policy->source, source);
  g_array_append_val (policies, dated);
  return TRUE;
}

static gboolean
parse_vat (GArray      *vat,
           JsonObject  *object,
           GError     **error)
{
  DatedVat dated = { 0 };

  if (!parse_days (&dated.days, object, error) ||
      !get_decimal (object, "standard", 4, &dated.rates.standard, error) ||
      !get_decimal (object, "reduced", 4, &dated.rates.reduced, error))
    return FALSE;

  g_array_append_val (vat, dated);
  return TRUE;
}

static gboolean
parse_all (GArray       *target,
           JsonObject   *object,
           const char   *member,
           gboolean    (*parse) (GArray      *target,
                                 JsonObject  *element,
                                 GError     **error),
           GError      **error)
{
  JsonArray *array;

  if (!kiosk_json_get_array (object, member, &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *element = kiosk_json_array_object (array, i, error);

      if (element == NULL || !parse (target, element, error))
        return FALSE;
    }
  return TRUE;
}

CustomsTaxRules *
customs_tax_rules_from_json (JsonObject  *object,
                             GError     **error)
{
  g_autoptr (CustomsTaxRules) rules = g_rc_box_new0 (CustomsTaxRules);

  rules->policies = g_array_new (FALSE, FALSE, sizeof (DatedPolicy));
  rules->vat = g_array_new (FALSE, FALSE, sizeof (DatedVat));
  if (!parse_all (rules->policies, object, "policies", parse_policy, error) ||
      !parse_all (rules->vat, object, "vat", parse_vat, error))
    return NULL;
  return g_steal_pointer (&rules);
}

const KioskTaxPolicy *
customs_tax_rules_get_policy (CustomsTaxRules *rules,
                              const char      *date)
{
  for (guint i = 0; i < rules->policies->len; i++)
    {
      const DatedPolicy *dated = &g_array_index (rules->policies, DatedPolicy, i);

      if (covers (&dated->days, date))
        return &dated->policy;
    }
  return NULL;
}

const CustomsVatRates *
customs_tax_rules_get_vat (CustomsTaxRules *rules,
                           const char      *date)
{
  for (guint i = 0; i < rules->vat->len; i++)
    {
      const DatedVat *dated = &g_array_index (rules->vat, DatedVat, i);

      if (covers (&dated->days, date))
        return &dated->rates;
    }
  return NULL;
}

CustomsTaxRules *
customs_tax_rules_ref (CustomsTaxRules *rules)
{
  return g_rc_box_acquire (rules);
}

static void
customs_tax_rules_clear (CustomsTaxRules *rules)
{
  g_array_unref (rules->policies);
  g_array_unref (rules->vat);
}

void
customs_tax_rules_unref (CustomsTaxRules *rules)
{
  g_rc_box_release_full (rules, (GDestroyNotify) customs_tax_rules_clear);
}
