/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-name.h"

#include "../gateway-hanzi.h"
#include "../http/gateway-json-writer.h"
#include "registration-names.h"

#include <string.h>

#define LEAST_BRAND   2    /* characters */
#define MOST_PART     40
#define MOST_SIMILAR  5

/* Articles of the 企业名称登记管理规定, as revised in 2020. */
#define CHARACTERS   "第五条"
#define REGION       "第七条"
#define BRAND        "第八条"
#define INDUSTRY     "第九条"
#define FORM         "第十条"
#define FORBIDDEN    "第十一条"
#define APPROVAL     "第十二条"
#define TAKEN        "第十七条"

typedef struct
{
  GatewayDb              *db;
  const RegistrationName *name;
  RegistrationVerdict     verdict;
  GString                *findings;
  guint                   similar;
  GError                 *error;   /* of the store, once it has failed */
} Check;

char *
registration_name_compose (const RegistrationName *name)
{
  return g_strconcat (name->region, name->brand, name->industry, name->form, NULL);
}

/* @about: (nullable): the word or the name at which it was found */
static void
find (Check               *check,
      RegistrationVerdict  verdict,
      const char          *part,
      const char          *reason,
      const char          *article,
      const char          *about)
{
  check->verdict = MAX (check->verdict, verdict);
  gateway_json_begin (check->findings, NULL, '{');
  gateway_json_text (check->findings, "part", part);
  gateway_json_text (check->findings, "verdict", verdict == REGISTRATION_NAME_REFUSE ? "refuse" : "warn");
  gateway_json_text (check->findings, "reason", reason);
  gateway_json_text (check->findings, "article", article);
  gateway_json_text (check->findings, "about", about);
  gateway_json_end (check->findings, '}');
}

/* (nullable): the first text that the query gives */
static char *
ask (Check      *check,
     const char *sql,
     const char *a,
     const char *b)
{
  g_autoptr (GatewayRows) rows = NULL;

  if (check->error != NULL)
    return NULL;

  rows = gateway_db_query (check->db, &check->error, sql, "ss", a, b);
  return rows != NULL && gateway_rows_next (rows, &check->error) ? g_strdup (gateway_rows_text (rows, 0)) : NULL;
}

static gboolean
is_word (Check      *check,
         const char *kind,
         const char *text)
{
  g_autofree char *word = ask (check, "SELECT word FROM name_words WHERE kind = $1 AND word = $2", kind, text);

  return word != NULL;
}

/* (nullable): the longest word of that kind with which the text begins */
static char *
beginning (Check      *check,
           const char *kind,
           const char *text)
{
  return ask (check, "SELECT word FROM name_words WHERE kind = $1 AND substr ($2, 1, length (word)) = word "
                     "ORDER BY length (word) DESC LIMIT 1", kind, text);
}

/* (nullable): a word of that kind that the text contains */
static char *
inside (Check      *check,
        const char *kind,
        const char *text)
{
  return ask (check, "SELECT word FROM name_words WHERE kind = $1 AND replace ($2, word, '') <> $2 ORDER BY length (word) DESC LIMIT 1",
              kind, text);
}

static gboolean
is_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;

  return TRUE;
}

/* As in 中国（福建）自由贸易试验区 */
static gboolean
is_han_with_brackets (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "（", "", 0);
  g_string_replace (plain, "）", "", 0);
  return is_han (plain->str);
}

static void
check_region (Check *check)
{
  const char *region = check->name->region;
  g_autofree char *city = beginning (check, "region", region);
  const char *rest = city != NULL ? region + strlen (city) : region;

  if (*region == '\0')
    find (check, REGISTRATION_NAME_REFUSE, "region", "required", REGION, NULL);
  else if (!is_han_with_brackets (region))
    find (check, REGISTRATION_NAME_REFUSE, "region", "not-hanzi", CHARACTERS, NULL);
  else if (city == NULL && is_word (check, "district", region))
    find (check, REGISTRATION_NAME_REFUSE, "region", "district-without-city", REGION, region);
  else if (city == NULL && is_word (check, "zone", region))
    find (check, REGISTRATION_NAME_REFUSE, "region", "zone-without-region", REGION, region);
  else if (city == NULL || (*rest != '\0' && !is_word (check, "district", rest) && !is_word (check, "zone", rest)))
    find (check, REGISTRATION_NAME_WARN, "region", "unknown-region", REGION, NULL);
}

/* All of GB 2312 is standard. Of the rest, what has a simplified form is not; the others are a matter for the registry's
 * table of eight thousand. */
static void
check_characters (Check      *check,
                  const char *part,
                  const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *common = g_convert (character, -1, "GB2312", "UTF-8", NULL, NULL, NULL);
      g_autofree char *simplified = gateway_hanzi_fold (character);

      if (common != NULL)
        continue;
      if (strcmp (character, simplified) != 0)
        find (check, REGISTRATION_NAME_REFUSE, part, "traditional-character", CHARACTERS, character);
      else
        find (check, REGISTRATION_NAME_WARN, part, "rare-character", CHARACTERS, character);
    }
}

/* Places of the rank of a city or higher are known to all; names of counties often mean something else, too. */
static void
check_place (Check      *check,
             const char *brand)
{
  g_autofree char *code = ask (check, "SELECT code FROM place_names WHERE name = $1 OR name = $2", brand, brand);

  if (code == NULL)
    return;

  if (strlen (code) < 6 || g_str_has_suffix (code, "00"))
    find (check, REGISTRATION_NAME_REFUSE, "brand", "place-name", BRAND, brand);
  else
    find (check, REGISTRATION_NAME_WARN, "brand", "place-name", BRAND, brand);
}

static void
check_brand (Check *check)
{
  const char *brand = check->name->brand;
  g_autofree char *trade = ask (check, "SELECT label FROM catalogue WHERE list = $1 AND label = $2", "industries", brand);

  if (!is_han (brand))
    find (check, REGISTRATION_NAME_REFUSE, "brand", "not-hanzi", CHARACTERS, NULL);
  else if (g_utf8_strlen (brand, -1) < LEAST_BRAND)
    find (check, REGISTRATION_NAME_REFUSE, "brand", "too-short", BRAND, NULL);
  else
    check_characters (check, "brand", brand);

  if (trade != NULL || is_word (check, "trade", brand))
    find (check, REGISTRATION_NAME_REFUSE, "brand", "trade-as-brand", BRAND, brand);
  check_place (check, brand);
}

static void
check_industry (Check *check)
{
  const char *industry = check->name->industry;
  g_autofree char *trade = inside (check, "trade", industry);
  g_autofree char *label = ask (check, "SELECT label FROM catalogue WHERE list = $1 AND label = $2", "industries", industry);

  if (*industry == '\0')
    find (check, REGISTRATION_NAME_REFUSE, "industry", "required", INDUSTRY, NULL);
  else if (!is_han (industry))
    find (check, REGISTRATION_NAME_REFUSE, "industry", "not-hanzi", CHARACTERS, NULL);
  else if (trade == NULL && label == NULL)
    find (check, REGISTRATION_NAME_WARN, "industry", "unknown-trade", INDUSTRY, NULL);
}

static void
check_form (Check *check)
{
  if (!is_word (check, "form", check->name->form))
    find (check, REGISTRATION_NAME_REFUSE, "form", "unknown-form", FORM, NULL);
}

/* Brand and trade together, so that a word that spans both is found. */
static void
check_words (Check *check)
{
  g_autofree char *text = g_strconcat (check->name->brand, check->name->industry, NULL);
  g_autofree char *folded = gateway_hanzi_fold (text);
  g_autofree char *forbidden = inside (check, "forbidden", folded);
  g_autofree char *approval = inside (check, "approval", folded);

  if (forbidden != NULL)
    find (check, REGISTRATION_NAME_REFUSE, "name", "forbidden-word", FORBIDDEN, forbidden);
  if (approval != NULL)
    find (check, REGISTRATION_NAME_REFUSE, "name", "needs-approval", APPROVAL, approval);
}

static void
on_similar (RegistrationLikeness  likeness,
            const char           *name,
            gpointer              data)
{
  static const char * const reasons[] = { "same-name", "same-brand", "similar-sound", "similar-writing" };
  Check *check = data;
  gboolean same = likeness == REGISTRATION_LIKENESS_SAME_NAME || likeness == REGISTRATION_LIKENESS_SAME_BRAND;

  if (check->similar++ < MOST_SIMILAR || same)
    find (check, same ? REGISTRATION_NAME_REFUSE : REGISTRATION_NAME_WARN, "name", reasons[likeness], TAKEN, name);
}

gboolean
registration_name_check (GatewayDb               *db,
                         const RegistrationName  *name,
                         RegistrationVerdict     *verdict,
                         GString                 *findings,
                         GError                 **error)
{
  Check check = { .db = db, .name = name, .findings = findings };
  g_autofree char *whole = registration_name_compose (name);

  check_region (&check);
  check_brand (&check);
  check_industry (&check);
  check_form (&check);
  check_words (&check);
  *verdict = check.verdict;
  if (check.error == NULL && registration_names_search (db, whole, name->brand, name->industry, on_similar, &check, &check.error))
    {
      *verdict = check.verdict;
      return TRUE;
    }

  g_propagate_error (error, check.error);
  return FALSE;
}

static gboolean
is_part (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) <= MOST_PART;
}

void
registration_name_answer_check (GatewayRequest *request,
                                gpointer        data)
{
  static const char * const verdicts[] = { "pass", "warn", "refuse" };
  const RegistrationName name = {
    gateway_request_query (request, "region"), gateway_request_query (request, "brand"), gateway_request_query (request, "industry"),
    gateway_request_query (request, "form"),
  };
  g_autoptr (GString) findings = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  RegistrationVerdict verdict;

  if (!is_part (name.region) || !is_part (name.brand) || !is_part (name.industry) || !is_part (name.form) || *name.brand == '\0')
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "A name has region, brand, industry and form");
      return;
    }

  gateway_json_begin (findings, NULL, '[');
  if (!registration_name_check (gateway_request_db (request), &name, &verdict, findings, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (findings, ']');
  whole = registration_name_compose (&name);
  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "name", whole);
  gateway_json_text (json, "verdict", verdicts[verdict]);
  gateway_json_boolean (json, "binding", FALSE);
  gateway_json_raw (json, "findings", findings->str);
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}
