/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-record.h"

#include "../gateway-json-writer.h"
#include "customs-store.h"
#include "kiosk-core.h"

#include <string.h>

static gboolean
load_events (GatewayDb      *db,
             CustomsRecord  *record,
             GError        **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT code, at, info FROM customs_events WHERE record = $1", "i", record->id);

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

/* yyyyMMddHHmmssfff of Beijing as ISO 8601 */
static const char *
iso_time (const char *at,
          char        buffer[32])
{
  if (strlen (at) != 17)
    return NULL;

  strcpy (buffer, "yyyy-MM-ddTHH:mm:ss+08:00");
  memcpy (buffer, at, 4);
  for (guint i = 0; i < 5; i++)
    memcpy (buffer + 5 + 3 * i, at + 4 + 2 * i, 2);
  return buffer;
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
  char buffer[32];

  gateway_json_begin (json, "status", '{');
  gateway_json_text (json, "stage", customs_stage_get_nick (status->stage));
  gateway_json_text (json, "kind", status->kind);
  gateway_json_text (json, "code", status->code);
  gateway_json_text (json, "text", status->text);
  gateway_json_end (json, '}');
  gateway_json_text (json, "updated", iso_time (status->at, buffer));
  write_reason (status, json);
}

static void
write_stages (const CustomsRecord *record,
              GString             *json)
{
  char buffer[32];

  gateway_json_begin (json, "stages", '[');
  for (int i = 0; i < CUSTOMS_N_STAGES; i++)
    {
      const CustomsStep *step = &record->steps[i];

      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "stage", customs_stage_get_nick ((CustomsStage) i));
      gateway_json_text (json, "state", step->state);
      if (step->event != NULL)
        {
          gateway_json_text (json, "time", iso_time (step->event->at, buffer));
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
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT duty, consumption, vat, tax_no FROM customs_taxes WHERE inventory = $1 "
                                 "AND coalesce(status, '1') <> '3'", "s", inventory);

  if (rows == NULL)
    return FALSE;
  if (!gateway_rows_next (rows, NULL))
    return TRUE;

  gateway_json_begin (json, "tax", '{');
  write_fen (json, "duty", gateway_rows_int (rows, 0));
  write_fen (json, "consumption", gateway_rows_int (rows, 1));
  write_fen (json, "vat", gateway_rows_int (rows, 2));
  write_fen (json, "total", gateway_rows_int (rows, 0) + gateway_rows_int (rows, 1) + gateway_rows_int (rows, 2));
  gateway_json_end (json, '}');
  gateway_json_text (json, "tax_no", gateway_rows_text (rows, 3));
  return TRUE;
}

/* The record's own number first, then the others by which it is known. */
static gboolean
write_numbers (GatewayDb            *db,
               const CustomsRecord  *record,
               GString              *json,
               GError              **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT kind, number FROM customs_numbers WHERE record = $1 AND kind <> 'cop' ORDER BY kind",
                      "i", record->id);
  const char *own = customs_kind_get_nick (record->kind);
  g_autofree char *inventory = NULL;

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, NULL))
    {
      const char *kind = gateway_rows_text (rows, 0);
      const char *number = gateway_rows_text (rows, 1);

      if (strcmp (kind, own) == 0)
        gateway_json_text (json, "number", number);
      else if (strcmp (kind, "unified") == 0)
        gateway_json_text (json, "unified_number", number);
      if (strcmp (kind, "inventory") == 0)
        inventory = g_strdup (number);
    }

  return inventory == NULL || write_tax (db, inventory, json, error);
}

static gboolean
write_links (GatewayDb            *db,
             const CustomsRecord  *record,
             GString              *json,
             GError              **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT kind, min(number) FROM customs_links WHERE record = $1 GROUP BY kind ORDER BY kind",
                      "i", record->id);

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, NULL))
    gateway_json_text (json, strcmp (gateway_rows_text (rows, 0), "order") == 0 ? "order_no" : "waybill_no",
                       gateway_rows_text (rows, 1));
  return TRUE;
}

static gboolean
write_head (GatewayDb            *db,
            const CustomsRecord  *record,
            GString              *json,
            GError              **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error,
                      "SELECT r.direction, r.supervision_mode, m.label, r.customs, d.label, r.company, r.declared "
                      "FROM customs_records r "
                      "LEFT JOIN code_table m ON m.name = 'supervision-modes' AND m.code = r.supervision_mode "
                      "LEFT JOIN code_table d ON d.name = 'districts' AND d.code = r.customs WHERE r.id = $1",
                      "i", record->id);
  g_autofree char *company = NULL;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return FALSE;

  gateway_json_text (json, "direction", gateway_rows_text (rows, 0));
  write_coded (json, "supervision_mode", gateway_rows_text (rows, 1), gateway_rows_text (rows, 2));
  write_coded (json, "customs", gateway_rows_text (rows, 3), gateway_rows_text (rows, 4));
  if (!gateway_rows_null (rows, 5))
    company = customs_record_mask_company (gateway_rows_text (rows, 5));
  gateway_json_text (json, "company", company);
  gateway_json_text (json, "declared", gateway_rows_text (rows, 6));
  return TRUE;
}

gboolean
customs_record_write (GatewayDb            *db,
                      const CustomsRecord  *record,
                      GString              *json,
                      GError              **error)
{
  if (!write_numbers (db, record, json, error)
      || !write_head (db, record, json, error)
      || (record->kind == CUSTOMS_KIND_INVENTORY && !write_links (db, record, json, error)))
    return FALSE;

  customs_record_write_status (record, json);
  gateway_json_text (json, "source", "single-window");
  write_stages (record, json);
  return TRUE;
}
