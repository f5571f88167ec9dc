/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-lookup.h"

#include "../http/gateway-factor.h"
#include "../http/gateway-json-writer.h"
#include "customs-consignment.h"
#include "customs-factor.h"
#include "customs-record.h"
#include "customs-numbers.h"
#include "kiosk-core.h"

#include <string.h>

#define MOST_NUMBER 60

/* The record of that number that holds the factor, 0 if none does. Every factor is compared, whether one fits or not. */
static gint64
find_record (GatewayDb   *db,
             const char  *kind,
             const char  *number,
             const char  *factor,
             GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT f.factor, n.record FROM customs_numbers n JOIN customs_factors f ON f.record = n.record "
                                 "WHERE n.kind = $1 AND n.number = $2", "ss", kind, number);
  gint64 found = 0;

  while (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      gboolean same = gateway_factor_is_same (gateway_rows_text (rows, 0), factor);

      if (same && found == 0)
        found = gateway_rows_int (rows, 1);
    }

  if (trouble == NULL)
    return found;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return 0;
}

static void
answer_record (GatewayRequest *request,
               gint64          id,
               CustomsKind     kind,
               const char     *number)
{
  GatewayDb *db = gateway_request_db (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) record = customs_record_load (db, id, kind, &error);
  g_autoptr (GString) json = g_string_sized_new (1024);

  gateway_json_begin (json, NULL, '{');
  if (record == NULL || !customs_record_write (db, record, number, json, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

static void
look_up (GatewayRequest  *request,
         CustomsKind      kind,
         KioskIdentifier  identifier)
{
  const char *nick = customs_kind_get_nick (kind);
  g_autofree char *number = kiosk_identifier_check (identifier, gateway_request_param (request, 0), NULL, NULL);
  g_autofree char *factor = NULL;
  g_autofree char *guessed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 record;

  if (number == NULL)
    {
      gateway_request_problem (request, 400, "invalid-number", "The number cannot be one of this kind", NULL);
      return;
    }

  factor = gateway_factor_take (request);
  guessed = g_strconcat (nick, "/", number, NULL);
  if (factor == NULL || !gateway_request_allow_guess (request, guessed))
    return;

  record = find_record (gateway_request_db (request), nick, number, factor, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (record == 0 || customs_factor_is_open (number, factor))
    gateway_request_guessed_wrong (request);
  else
    {
      gateway_request_guessed_right (request, guessed);
      answer_record (request, record, kind, number);
    }
}

void
customs_lookup_declaration (GatewayRequest *request,
                            gpointer        data)
{
  look_up (request, CUSTOMS_KIND_DECLARATION, KIOSK_IDENTIFIER_DECLARATION_NO);
}

void
customs_lookup_inventory (GatewayRequest *request,
                          gpointer        data)
{
  look_up (request, CUSTOMS_KIND_INVENTORY, KIOSK_IDENTIFIER_CBEC_INVENTORY_NO);
}

/* Order and waybill numbers are given by enterprises: any short text without blanks. */
static gboolean
is_enterprise_number (const char *number)
{
  if (*number == '\0' || strlen (number) > MOST_NUMBER)
    return FALSE;

  for (const char *p = number; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_./", *p) == NULL)
      return FALSE;

  return TRUE;
}

static void
answer_consignment (GatewayRequest           *request,
                    const CustomsConsignment *consignment)
{
  g_autoptr (GString) json = g_string_sized_new (2048);
  g_autoptr (GError) error = NULL;

  gateway_json_begin (json, NULL, '{');
  if (!customs_consignment_write (gateway_request_db (request), consignment, json, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

static void
look_up_consignment (GatewayRequest *request,
                     const char     *kind)
{
  /* folded, so that every way of writing it counts as a guess at the same record */
  g_autofree char *number = g_ascii_strup (gateway_request_param (request, 0), -1);
  g_autofree char *factor = NULL;
  g_autofree char *guessed = g_strconcat (kind, "/", number, NULL);
  g_autoptr (CustomsConsignment) consignment = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_enterprise_number (number))
    {
      gateway_request_problem (request, 400, "invalid-number", "The number cannot be one of this kind", NULL);
      return;
    }

  factor = gateway_factor_take (request);
  if (factor == NULL || !gateway_request_allow_guess (request, guessed))
    return;

  consignment = customs_consignment_find (gateway_request_db (request), kind, number, factor, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (consignment == NULL || customs_factor_is_open (number, factor))
    gateway_request_guessed_wrong (request);
  else
    {
      gateway_request_guessed_right (request, guessed);
      answer_consignment (request, consignment);
    }
}

void
customs_lookup_order (GatewayRequest *request,
                      gpointer        data)
{
  look_up_consignment (request, "order");
}

void
customs_lookup_waybill (GatewayRequest *request,
                        gpointer        data)
{
  look_up_consignment (request, "waybill");
}
