/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-record.h"

#include "customs-json.h"
#include "customs-number.h"

/* In the order of CustomsStepState. */
static const char * const states[] = { "done", "current", "attention", "failed", "skipped", "pending", NULL };


static void
step_free (CustomsStep *step)
{
  g_clear_pointer (&step->time, g_date_time_unref);
  g_free (step->code);
  g_free (step->note);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsStep, step_free)

/* Receipts wrap their words: "[Code:1800;Desc:逻辑校验通过]". Takes and returns @note. */
static char *
unwrap_note (char *note)
{
  g_autoptr (GRegex) pattern = g_regex_new ("\\[Code:\\d+;Desc:([^\\]]*)\\]", 0, 0, NULL);
  g_autofree char *wrapped = note;

  return note != NULL ? g_regex_replace (pattern, wrapped, -1, 0, "\\1", 0, NULL) : NULL;
}

static CustomsStep *
step_from_json (JsonObject  *object,
                GError     **error)
{
  g_autoptr (CustomsStep) step = g_new0 (CustomsStep, 1);
  const char *stage;
  const char *state;

  if (!kiosk_json_get_string (object, "stage", &stage, error) ||
      !kiosk_json_get_string (object, "state", &state, error) ||
      !kiosk_json_optional_time (object, "time", &step->time, error) ||
      !customs_json_dup_string (object, "code", &step->code, error) ||
      !customs_json_dup_string (object, "note", &step->note, error))
    return NULL;

  step->note = unwrap_note (step->note);
  step->stage = customs_stage_from_word (stage);
  step->state = customs_json_enum (states, state, CUSTOMS_STEP_PENDING);
  return g_steal_pointer (&step);
}

static gboolean
parse_steps (CustomsRecord  *record,
             JsonObject     *object,
             GError        **error)
{
  JsonArray *array;

  if (!kiosk_json_get_array (object, "stages", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *element = kiosk_json_array_object (array, i, error);
      CustomsStep *step = element != NULL ? step_from_json (element, error) : NULL;

      if (step == NULL)
        return FALSE;
      g_ptr_array_add (record->steps, step);
    }
  return TRUE;
}

static gboolean
parse_status (CustomsRecord  *record,
              JsonObject     *object,
              GError        **error)
{
  JsonObject *status;

  if (!kiosk_json_get_object (object, "status", &status, error) ||
      !kiosk_json_optional_time (object, "updated", &record->updated, error) ||
      !customs_json_dup_string (object, "source", &record->source, error))
    return FALSE;

  record->status = customs_status_from_json (status, error);
  return record->status != NULL;
}

static gboolean
has_inventory_number (CustomsRecord *record)
{
  CustomsNumberKind kind;

  return record->number != NULL && customs_number_recognise (record->number, &kind) && kind == CUSTOMS_NUMBER_INVENTORY;
}

static gboolean
parse_identity (CustomsRecord  *record,
                JsonObject     *object,
                GError        **error)
{
  const char *direction = NULL;

  if (!customs_json_dup_string (object, "number", &record->number, error) ||
      !kiosk_json_optional_string (object, "direction", &direction, error) ||
      !customs_json_dup_string (object, "unified_number", &record->unified_number, error) ||
      !customs_json_dup_string (object, "order_no", &record->order_no, error) ||
      !customs_json_dup_string (object, "waybill_no", &record->waybill_no, error))
    return FALSE;

  record->is_import = g_strcmp0 (direction, "import") == 0;
  record->is_inventory = record->order_no != NULL || has_inventory_number (record);
  return TRUE;
}

/* {"code","name"}: what people know a supervision mode by is its code, a customs house by its name. */
static gboolean
parse_coded_name (JsonObject  *object,
                  const char  *member,
                  gboolean     with_code,
                  char       **value,
                  GError     **error)
{
  JsonObject *coded = NULL;
  const char *code;
  const char *name = NULL;

  if (!kiosk_json_optional_object (object, member, &coded, error))
    return FALSE;
  if (coded == NULL)
    return TRUE;
  if (!kiosk_json_get_string (coded, "code", &code, error) ||
      !kiosk_json_optional_string (coded, "name", &name, error))
    return FALSE;

  if (name == NULL || g_str_equal (name, code))
    *value = g_strdup (code);
  else
    *value = with_code ? g_strdup_printf ("%s %s", code, name) : g_strdup (name);
  return TRUE;
}

static gboolean
parse_facts (CustomsRecord  *record,
             JsonObject     *object,
             GError        **error)
{
  return parse_coded_name (object, "supervision_mode", TRUE, &record->supervision_mode, error) &&
         parse_coded_name (object, "customs", FALSE, &record->customs, error) &&
         customs_json_dup_string (object, "company", &record->company, error) &&
         customs_json_dup_string (object, "declared", &record->declared, error) &&
         customs_reason_from_json (object, &record->reason, error);
}

/* Tax bills carry up to five decimals (CEB816); a visitor pays whole fen. */
static gboolean
parse_fen (JsonObject  *object,
           const char  *member,
           gint64      *fen,
           GError     **error)
{
  gint64 exact = 0;

  if (!customs_json_get_decimal (object, member, 5, &exact, error))
    return FALSE;
  *fen = (exact + 500) / 1000;
  return TRUE;
}

static gboolean
parse_tax (CustomsRecord  *record,
           JsonObject     *object,
           GError        **error)
{
  JsonObject *tax = NULL;

  if (!kiosk_json_optional_object (object, "tax", &tax, error) ||
      !customs_json_dup_string (object, "tax_no", &record->tax_no, error))
    return FALSE;
  if (tax == NULL)
    return TRUE;

  record->tax = g_new0 (CustomsTaxBill, 1);
  return parse_fen (tax, "duty", &record->tax->duty, error) &&
         parse_fen (tax, "consumption", &record->tax->consumption, error) &&
         parse_fen (tax, "vat", &record->tax->vat, error) &&
         parse_fen (tax, "total", &record->tax->total, error);
}

CustomsRecord *
customs_record_from_json (JsonObject  *object,
                          GError     **error)
{
  g_autoptr (CustomsRecord) record = g_rc_box_new0 (CustomsRecord);

  record->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  if (!parse_identity (record, object, error) ||
      !parse_status (record, object, error) ||
      !parse_steps (record, object, error) ||
      !parse_facts (record, object, error) ||
      !parse_tax (record, object, error))
    return NULL;
  return g_steal_pointer (&record);
}

gboolean
customs_reason_from_json (JsonObject  *parent,
                          char       **reason,
                          GError     **error)
{
  JsonObject *object = NULL;
  const char *code = NULL;
  const char *text = NULL;

  if (!kiosk_json_optional_object (parent, "reason", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  if (!kiosk_json_optional_string (object, "code", &code, error) ||
      !kiosk_json_optional_string (object, "text", &text, error))
    return FALSE;

  if (code != NULL && *code != '\0' && text != NULL)
    *reason = g_strdup_printf ("%s（%s）", text, code);
  else
    *reason = g_strdup (text != NULL ? text : code);
  return TRUE;
}

CustomsRecord *
customs_record_ref (CustomsRecord *record)
{
  return g_rc_box_acquire (record);
}

static void
customs_record_clear (CustomsRecord *record)
{
  g_free (record->number);
  g_free (record->unified_number);
  g_clear_pointer (&record->status, customs_status_free);
  g_clear_pointer (&record->updated, g_date_time_unref);
  g_free (record->source);
  g_clear_pointer (&record->steps, g_ptr_array_unref);
  g_free (record->supervision_mode);
  g_free (record->customs);
  g_free (record->company);
  g_free (record->declared);
  g_free (record->order_no);
  g_free (record->waybill_no);
  g_free (record->reason);
  g_free (record->tax);
  g_free (record->tax_no);
}

void
customs_record_unref (CustomsRecord *record)
{
  g_rc_box_release_full (record, (GDestroyNotify) customs_record_clear);
}
