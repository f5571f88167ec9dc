/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-record.h"

#include "../http/gateway-json-writer.h"
#include "customs-numbers.h"
#include "customs-store.h"
#include "customs-time.h"
#include "kiosk-core.h"

#include <string.h>

/* All that is known of a record, as one statement: asking costs more than reading. */
static const char record_sql[] =
  "SELECT 'event', code, at, info FROM customs_events WHERE record = $1 "
  "UNION ALL SELECT d.field, d.value, t.label, NULL FROM customs_details d LEFT JOIN code_table t ON t.code = d.value "
  "AND t.name = CASE d.field WHEN 'customs' THEN 'districts' WHEN 'supervision-mode' THEN 'supervision-modes' END "
  "WHERE d.record = $1 "
  "UNION ALL SELECT kind, number, NULL, NULL FROM customs_numbers WHERE record = $1 "
  "UNION ALL SELECT kind, number, NULL, NULL FROM customs_links WHERE record = $1";

static const char *
keep (CustomsRecord *record,
      const char    *text)
{
  return text != NULL ? g_string_chunk_insert (record->texts, text) : NULL;
}

static void
keep_greatest (CustomsRecord  *record,
               const char    **member,
               const char     *text)
{
  if (*member == NULL || strcmp (text, *member) > 0)
    *member = keep (record, text);
}

static void
take_event (CustomsRecord *record,
            GatewayRows   *rows)
{
  CustomsEvent event = {
    keep (record, gateway_rows_text (rows, 1)),
    keep (record, gateway_rows_text (rows, 2)),
    keep (record, gateway_rows_text (rows, 3)),
  };

  g_array_append_val (record->events, event);
}

/* Details by their fields, numbers and links by their kinds: no name has two meanings. */
static void
take_fact (CustomsRecord *record,
           const char    *name,
           GatewayRows   *rows)
{
  struct { const char *name; const char **value; const char **label; } facts[] = {
    { customs_kind_get_nick (record->kind), &record->number, NULL },
    { "unified", &record->unified_number, NULL },
    { "order", &record->order_no, NULL },
    { "waybill", &record->waybill_no, NULL },
    { "supervision-mode", &record->supervision_mode, &record->supervision_mode_name },
    { "customs", &record->customs, &record->customs_name },
    { "direction", &record->direction, NULL },
    { "company", &record->company, NULL },
    { "declared", &record->declared, NULL },
    { "source", &record->source, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (strcmp (facts[i].name, name) == 0)
      {
        keep_greatest (record, facts[i].value, gateway_rows_text (rows, 1));
        if (facts[i].label != NULL)
          *facts[i].label = keep (record, gateway_rows_text (rows, 2));
        return;
      }
}

static gboolean
read_record (GatewayDb      *db,
             gint64          id,
             CustomsRecord  *record,
             GError        **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, record_sql, "i", id);

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    {
      const char *name = gateway_rows_text (rows, 0);

      if (strcmp (name, "event") == 0)
        take_event (record, rows);
      else
        take_fact (record, name, rows);
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
  g_autoptr (CustomsRecord) record = g_new0 (CustomsRecord, 1);

  record->kind = kind;
  record->texts = g_string_chunk_new (2048);
  record->events = g_array_sized_new (FALSE, FALSE, sizeof (CustomsEvent), 16);
  if (!read_record (db, id, record, error))
    return NULL;

  customs_status_reduce (&record->status, kind, (CustomsEvent *) (gpointer) record->events->data, record->events->len);
  return g_steal_pointer (&record);
}

void
customs_record_free (CustomsRecord *record)
{
  customs_status_clear (&record->status);
  g_array_unref (record->events);
  g_string_chunk_free (record->texts);
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
  const CustomsStatus *status = &record->status;
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
      const CustomsStep *step = &record->status.steps[i];

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

static void
write_facts (const CustomsRecord *record,
             GString             *json)
{
  g_autofree char *company = record->company != NULL ? customs_record_mask_company (record->company) : NULL;

  gateway_json_text (json, "unified_number", record->unified_number);
  gateway_json_text (json, "direction", record->direction);
  write_coded (json, "supervision_mode", record->supervision_mode, record->supervision_mode_name);
  write_coded (json, "customs", record->customs, record->customs_name);
  gateway_json_text (json, "company", company);
  gateway_json_text (json, "declared", record->declared);
  gateway_json_text (json, "source", record->source != NULL ? record->source : CUSTOMS_SOURCE_SINGLE_WINDOW);
}

gboolean
customs_record_write (GatewayDb            *db,
                      const CustomsRecord  *record,
                      const char           *asked,
                      GString              *json,
                      GError              **error)
{
  const char *number = asked != NULL ? asked : record->number;

  gateway_json_text (json, "number", number);
  write_facts (record, json);
  if (record->kind == CUSTOMS_KIND_INVENTORY)
    {
      gateway_json_text (json, "order_no", record->order_no);
      gateway_json_text (json, "waybill_no", record->waybill_no);
      if (number != NULL && !write_tax (db, number, json, error))
        return FALSE;
    }

  customs_record_write_status (record, json);
  write_stages (record, json);
  return TRUE;
}
