/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-record.h"

#include "../gateway-json-writer.h"
#include "customs-numbers.h"
#include "customs-store.h"
#include "customs-time.h"
#include "kiosk-core.h"

#include <string.h>

static gboolean
load_events (GatewayDb      *db,
             CustomsRecord  *record,
             GError        **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT code, at, info FROM customs_events WHERE record = $1 ORDER BY at, code, info", "i", record->id);

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    {
      CustomsEvent *event = g_new0 (CustomsEvent, 1);

      event->code = g_strdup (gateway_rows_text (rows, 0));
      event->at = g_strdup (gateway_rows_text (rows, 1));
      event->info = g_strdup (gateway_rows_text (rows, 2));
      g_ptr_array_add (record->events, event);
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

CustomsRecord *
customs_record_load (GatewayDb    *db,
                     gint64        id,
                     CustomsKind   kind,
                     GError      **error)
{
  CustomsRecord *record = g_new0 (CustomsRecord, 1);

  record->id = id;
  record->kind = kind;
  record->events = g_ptr_array_new_with_free_func ((GDestroyNotify) customs_event_free);
  if (load_events (db, record, error))
    {
      record->status = customs_status_reduce (kind, record->events, record->steps);
      return record;
    }

  customs_record_free (record);
  return NULL;
}

void
customs_record_free (CustomsRecord *record)
{
  g_clear_pointer (&record->status, customs_status_free);
  g_ptr_array_unref (record->events);
  g_free (record);
}

static void
write_reason (const CustomsStatus *status,
              GString             *json)
{
  if (status->reason_text == NULL)
    return;

  gateway_json_begin (json, "reason", '{');
  gateway_json_text (json, "code", status->reason_code != NULL ? status->reason_code : "");
  gateway_json_text (json, "text", status->reason_text);
  gateway_json_end (json, '}');
}

void
customs_record_write_status (const CustomsRecord *record,
                             GString             *json)
{
  const CustomsStatus *status = record->status;
  char buffer[CUSTOMS_TIME_ISO_SIZE];

  gateway_json_begin (json, "status", '{');
  gateway_json_text (json, "stage", customs_stage_get_nick (status->stage));
  gateway_json_text (json, "kind", status->kind);
  gateway_json_text (json, "code", status->code);
  gateway_json_text (json, "text", status->text);
  gateway_json_end (json, '}');
  gateway_json_text (json, "updated", customs_time_to_iso (status->at, buffer));
  write_reason (status, json);
}

static void
write_stages (const CustomsRecord *record,
              GString             *json)
{
  char buffer[CUSTOMS_TIME_ISO_SIZE];

  gateway_json_begin (json, "stages", '[');
  for (int i = 0; i < CUSTOMS_N_STAGES; i++)
    {
      const CustomsStep *step = &record->steps[i];

      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "stage", customs_stage_get_nick ((CustomsStage) i));
      gateway_json_text (json, "state", step->state);
      if (step->event != NULL)
        {
          gateway_json_text (json, "time", customs_time_to_iso (step->event->at, buffer));
          gateway_json_text (json, "code", step->event->code);
          gateway_json_text (json, "note", step->event->info);
        }
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
}

static void
write_coded (GString    *json,
             const char *member,
             const char *code,
             const char *label)
{
  if (code == NULL)
    return;

  gateway_json_begin (json, member, '{');
  gateway_json_text (json, "code", code);
  gateway_json_text (json, "name", label != NULL ? label : code);
  gateway_json_end (json, '}');
}

char *
customs_record_mask_company (const char *name)
{
  static const char * const cities[] = { "中国（福建）自由贸易试验区厦门片区", "福建省厦门市", "福建省", "厦门市", "厦门", "福建", "北京", "上海", NULL };
  static const char * const forms[] = { "股份有限公司", "有限责任公司", "有限公司", "合伙企业", "公司", NULL };
  const char *core = name;
  const char *form = "";
  const char *end;

  for (guint i = 0; cities[i] != NULL && core == name; i++)
    if (g_str_has_prefix (name, cities[i]))
      core = name + strlen (cities[i]);
  for (guint i = 0; forms[i] != NULL && *form == '\0'; i++)
    if (g_str_has_suffix (core, forms[i]))
      form = forms[i];

  end = *core != '\0' ? g_utf8_next_char (core) : core;
  return g_strdup_printf ("%.*s***%s", (int) (end - name), name, form);
}

static void
write_fen (GString    *json,
           const char *member,
           gint64      fen)
{
  g_autofree char *yuan = kiosk_decimal_format (fen, 2, FALSE);

  gateway_json_text (json, member, yuan);
}

static gboolean
write_tax (GatewayDb   *db,
           const char  *inventory,
           GString     *json,
           GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT duty, consumption, vat, tax_no FROM customs_taxes WHERE inventory = $1 "
                                 "AND at <> '' AND status <> '3' ORDER BY at DESC, tax_no DESC LIMIT 1", "s", inventory);

  if (rows == NULL)
    return FALSE;
  if (!gateway_rows_next (rows, &trouble))
    {
      gboolean none = trouble == NULL;

      if (!none)
        g_propagate_error (error, g_steal_pointer (&trouble));
      return none;
    }

  gateway_json_begin (json, "tax", '{');
  write_fen (json, "duty", gateway_rows_int (rows, 0));
  write_fen (json, "consumption", gateway_rows_int (rows, 1));
  write_fen (json, "vat", gateway_rows_int (rows, 2));
  write_fen (json, "total", gateway_rows_int (rows, 0) + gateway_rows_int (rows, 1) + gateway_rows_int (rows, 2));
  gateway_json_end (json, '}');
  if (*gateway_rows_text (rows, 3) != '\0')
    gateway_json_text (json, "tax_no", gateway_rows_text (rows, 3));
  return TRUE;
}

/* Declared anew, a record may have got a second number: then it is shown by the one that was asked for, or the last. */
static gboolean
write_numbers (GatewayDb            *db,
               const CustomsRecord  *record,
               const char           *asked,
               GString              *json,
               GError              **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT max(CASE kind WHEN $2 THEN number END), max(CASE kind WHEN 'unified' THEN number END) "
                                 "FROM customs_numbers WHERE record = $1", "is", record->id, customs_kind_get_nick (record->kind));
  const char *number;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return FALSE;

  number = asked != NULL ? asked : gateway_rows_text (rows, 0);
  gateway_json_text (json, "number", number);
  gateway_json_text (json, "unified_number", gateway_rows_text (rows, 1));
  return record->kind != CUSTOMS_KIND_INVENTORY || number == NULL || write_tax (db, number, json, error);
}

static gboolean
write_links (GatewayDb            *db,
             const CustomsRecord  *record,
             GString              *json,
             GError              **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT max(CASE kind WHEN 'order' THEN number END), max(CASE kind WHEN 'waybill' THEN number END) "
                                 "FROM customs_links WHERE record = $1", "i", record->id);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return FALSE;

  gateway_json_text (json, "order_no", gateway_rows_text (rows, 0));
  gateway_json_text (json, "waybill_no", gateway_rows_text (rows, 1));
  return TRUE;
}

static void
write_detail (GString    *json,
              const char *field,
              const char *value,
              const char *label)
{
  g_autofree char *masked = NULL;

  if (strcmp (field, "supervision-mode") == 0)
    write_coded (json, "supervision_mode", value, label);
  else if (strcmp (field, "customs") == 0)
    write_coded (json, "customs", value, label);
  else if (strcmp (field, "company") == 0)
    gateway_json_text (json, "company", masked = customs_record_mask_company (value));
  else
    gateway_json_text (json, field, value);
}

static gboolean
write_details (GatewayDb            *db,
               const CustomsRecord  *record,
               GString              *json,
               GError              **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error,
                      "SELECT d.field, d.value, t.label FROM customs_details d LEFT JOIN code_table t ON t.code = d.value "
                      "AND t.name = CASE d.field WHEN 'customs' THEN 'districts' WHEN 'supervision-mode' THEN 'supervision-modes' END "
                      "WHERE d.record = $1 ORDER BY d.field",
                      "i", record->id);
  gboolean has_source = FALSE;

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    {
      has_source |= strcmp (gateway_rows_text (rows, 0), "source") == 0;
      write_detail (json, gateway_rows_text (rows, 0), gateway_rows_text (rows, 1), gateway_rows_text (rows, 2));
    }
  if (!has_source)
    gateway_json_text (json, "source", CUSTOMS_SOURCE_SINGLE_WINDOW);

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
customs_record_write (GatewayDb            *db,
                      const CustomsRecord  *record,
                      const char           *asked,
                      GString              *json,
                      GError              **error)
{
  if (!write_numbers (db, record, asked, json, error)
      || !write_details (db, record, json, error)
      || (record->kind == CUSTOMS_KIND_INVENTORY && !write_links (db, record, json, error)))
    return FALSE;

  customs_record_write_status (record, json);
  write_stages (record, json);
  return TRUE;
}
