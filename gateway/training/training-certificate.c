/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-certificate.h"

#include "../http/gateway-factor.h"
#include "../http/gateway-json-writer.h"
#include "../gateway-mask.h"
#include "../intake/intake-reference.h"
#include "kiosk-core.h"
#include "training-rules.h"

#include <string.h>

#define PREFIX "XMKJ"
#define LENGTH 15   /* XMKJ, ten digits, the check character */
#define DIGITS 10

static char
check_character (const char *digits)
{
  int sum = 0;

  for (guint i = 0; i < DIGITS; i++)
    sum = (sum + digits[i] - '0') * 2 % 11;
  return "0123456789X"[(12 - sum) % 11];
}

/* @digits: of year and serial, ten of them */
static char *
compose (const char *digits)
{
  return g_strdup_printf ("XM-KJ-%.4s-%.6s%c", digits, digits + 4, check_character (digits));
}

char *
training_certificate_normalise (const char *typed)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *digits;

  for (const char *p = typed; *p != '\0'; p++)
    if (*p != ' ' && *p != '-')
      g_string_append_c (plain, g_ascii_toupper (*p));

  digits = plain->str + strlen (PREFIX);
  if (plain->len != LENGTH || !g_str_has_prefix (plain->str, PREFIX) || strspn (digits, "0123456789") < DIGITS
      || check_character (digits) != digits[DIGITS])
    return NULL;
  return compose (digits);
}

/* (nullable) */
static char *
next_number (GatewayDb   *db,
             const char  *today,
             GError     **error)
{
  g_autofree char *year = g_strndup (today, strlen ("yyyy"));
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "INSERT INTO certificate_counters (year, last) VALUES ($1, 1) "
                                 "ON CONFLICT (year) DO UPDATE SET last = certificate_counters.last + 1 RETURNING last", "s", year);
  g_autofree char *digits = NULL;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return NULL;

  digits = g_strdup_printf ("%s%06" G_GINT64_FORMAT, year, gateway_rows_int (rows, 0));
  return compose (digits);
}

/* (nullable) (transfer full): the name in the form; NULL where the form is gone */
static char *
read_holder (GatewayDb   *db,
             const char  *reference,
             GError     **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT content FROM signups WHERE reference = $1", "s", reference);
  const char *content = rows != NULL && gateway_rows_next (rows, error) ? gateway_rows_text (rows, 0) : NULL;
  g_autoptr (JsonNode) root = content != NULL ? kiosk_json_parse (content, strlen (content), NULL) : NULL;

  return root != NULL ? g_strdup (json_object_get_string_member_with_default (json_node_get_object (root), "name", NULL)) : NULL;
}

static gboolean
is_issued (GatewayDb   *db,
           const char  *reference,
           GError     **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT 1 FROM certificates WHERE signup = $1", "s", reference);

  return rows != NULL && gateway_rows_next (rows, error);
}

gboolean
training_certificate_issue (GatewayDb   *db,
                            const char  *reference,
                            GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *today = gateway_clock_today ();
  g_autofree char *holder = NULL;
  g_autofree char *number = NULL;

  if (is_issued (db, reference, &trouble))
    return TRUE;

  holder = trouble == NULL ? read_holder (db, reference, &trouble) : NULL;
  if (trouble == NULL && holder == NULL)
    return training_refuse (error, "form-deleted");

  number = trouble == NULL ? next_number (db, today, &trouble) : NULL;
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  return gateway_db_execute (db, error,
                             "INSERT INTO certificates (number, signup, code, factor, holder, title, title_en, park, began_at, ended_at, issued_on) "
                             "SELECT $1, g.reference, g.code, g.factor, $2, c.title, c.title_en, s.park, s.begins_at, s.ends_at, $3 FROM signups g "
                             "JOIN course_sessions s ON s.code = g.session JOIN courses c ON c.code = s.course WHERE g.reference = $4",
                             "ssss", number, holder, today, reference) >= 0;
}

static void
write_certificate (GatewayRows *rows,
                   gboolean     whole,
                   GString     *json)
{
  const char *holder = gateway_rows_text (rows, 3);
  g_autofree char *masked = gateway_mask_name (holder);

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "number", gateway_rows_text (rows, 0));
  gateway_json_text (json, "holder", whole ? holder : masked);
  gateway_json_boolean (json, "masked", !whole);
  gateway_json_text (json, "title", gateway_rows_text (rows, 4));
  gateway_json_text (json, "title_en", gateway_rows_text (rows, 5));
  gateway_json_text (json, "park", gateway_rows_text (rows, 6));
  gateway_json_text (json, "begins", gateway_rows_text (rows, 7));
  gateway_json_text (json, "ends", gateway_rows_text (rows, 8));
  gateway_json_text (json, "issued", gateway_rows_text (rows, 9));
  gateway_json_end (json, '}');
}

/* (nullable) (transfer full): the certificate as JSON; NULL without @error if there is none, or the factor is another */
static char *
find (GatewayDb   *db,
      const char  *number,
      const char  *factor,
      GError     **error)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *as_code = intake_code_normalise (factor);
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT number, code, factor, holder, title, title_en, park, began_at, ended_at, issued_on "
                                 "FROM certificates WHERE number = $1", "s", number);
  gboolean by_code, by_phone;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return NULL;

  by_code = gateway_factor_is_same (gateway_rows_text (rows, 1), as_code != NULL ? as_code : "");
  by_phone = gateway_factor_is_same (gateway_rows_text (rows, 2), factor);
  if (!by_code && !by_phone)
    return NULL;

  write_certificate (rows, by_code, json);
  return g_string_free (g_steal_pointer (&json), FALSE);
}

void
training_certificate_answer (GatewayRequest *request,
                             gpointer        data)
{
  g_autofree char *number = training_certificate_normalise (gateway_request_param (request, 0));
  g_autofree char *guessed = g_strconcat ("certificate/", number, NULL);
  g_autofree char *factor = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  if (number == NULL)
    {
      gateway_request_problem (request, 400, "invalid-number", "The number cannot be one of a certificate", NULL);
      return;
    }

  factor = gateway_factor_take (request);
  if (factor == NULL || !gateway_request_allow_guess (request, guessed))
    return;

  json = find (gateway_request_db (request), number, factor, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (json == NULL)
    gateway_request_guessed_wrong (request);
  else
    {
      gateway_request_guessed_right (request, guessed);
      gateway_request_answer (request, 200, g_steal_pointer (&json));
    }
}
