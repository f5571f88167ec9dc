/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define DAYS_TO_PAY 15  /* from the day of the payment notice: Customs Law, article 60 */

/* Where it stands, by stage and kind; the kinds are in the order of CustomsKind. */
static const char * const headlines[][4] = {
  [CUSTOMS_STAGE_DECLARE] = {
    N_("Being declared"), N_("Declared"), N_("Declaration to be mended"), N_("Declaration failed"),
  },
  [CUSTOMS_STAGE_STORE] = {
    N_("Received by customs"), N_("Received by customs"), N_("Received, action needed"), N_("Not received by customs"),
  },
  [CUSTOMS_STAGE_REVIEW] = {
    N_("Documents reviewed"), N_("Documents reviewed"), N_("Under review by customs"), N_("Returned by customs"),
  },
  [CUSTOMS_STAGE_INSPECT] = {
    N_("Under inspection"), N_("Inspection done"), N_("Chosen for inspection"), N_("Held by customs"),
  },
  [CUSTOMS_STAGE_TAX] = {
    N_("Tax being assessed"), N_("Tax paid"), N_("Tax to be paid"), N_("Tax payment failed"),
  },
  [CUSTOMS_STAGE_RELEASE] = {
    N_("Allowed into the port area"), N_("Released"), N_("Release on hold"), N_("Not released"),
  },
  [CUSTOMS_STAGE_CLOSE] = {
    N_("Being closed"), N_("Cleared and closed"), N_("Closing on hold"), N_("Not closed"),
  },
  [CUSTOMS_STAGE_ENDED] = {
    N_("Ended"), N_("Ended"), N_("Goods being returned"), N_("Ended without release"),
  },
};

/* What to do next, by stage and kind; none where there is nothing to say. */
static const char * const advice[][4] = {
  [CUSTOMS_STAGE_DECLARE] = {
    N_("Nothing to do for now. The status changes once customs has received it."),
    NULL,
    N_("Please contact the declaring company and complete what is missing."),
    N_("Please contact the declaring company: mend what the reason names, then declare again."),
  },
  [CUSTOMS_STAGE_STORE] = {
    N_("Nothing to do for now. Customs is going to review the documents."),
    N_("Nothing to do for now. Customs is going to review the documents."),
    N_("Please contact the declaring company and complete what is missing."),
    N_("Please contact the declaring company: mend what the reason names, then declare again."),
  },
  [CUSTOMS_STAGE_REVIEW] = {
    N_("Nothing to do for now. Next comes the release, or an inspection."),
    N_("Nothing to do for now. Next comes the release, or an inspection."),
    N_("Please stay within reach by phone and hand in what customs asks for."),
    N_("Please mend what the reason names and declare again. Your customs agent can help."),
  },
  [CUSTOMS_STAGE_INSPECT] = {
    N_("Please have the packing list, invoice and contract at hand, and keep in touch with your customs agent."),
    N_("Nothing to do for now. Customs is recording the result."),
    N_("Please have the packing list, invoice and contract ready, and ask your customs agent to attend the inspection."),
    N_("Please contact the customs house of declaration, or call the customs hotline 12360."),
  },
  [CUSTOMS_STAGE_TAX] = {
    N_("Please wait for the payment notice."),
    N_("Nothing to do for now. Next comes the release."),
    N_("Please pay within 15 days of the payment notice; after that a late fee is added for each day."),
    N_("Please check the payment account and pay again, or contact the customs house of declaration."),
  },
  [CUSTOMS_STAGE_RELEASE] = {
    N_("The goods may be brought into the port area."),
    NULL,
    N_("Please contact the customs house of declaration, or call the customs hotline 12360."),
    N_("Please contact the customs house of declaration, or call the customs hotline 12360."),
  },
  [CUSTOMS_STAGE_CLOSE] = {
    NULL,
    NULL,
    N_("Please contact the customs house of declaration, or call the customs hotline 12360."),
    N_("Please contact the customs house of declaration, or call the customs hotline 12360."),
  },
  [CUSTOMS_STAGE_ENDED] = {
    N_("This declaration is over. To go on, please declare again."),
    N_("This declaration is over. To go on, please declare again."),
    N_("Please ask your customs agent to take the goods back."),
    N_("This declaration is over. To go on, please declare again."),
  },
  [CUSTOMS_STAGE_UNKNOWN] = {
    N_("Nothing to do for now. With questions, please call the customs hotline 12360."),
    N_("Nothing to do for now. With questions, please call the customs hotline 12360."),
    N_("Please ask your customs agent, or call the customs hotline 12360."),
    N_("Please ask your customs agent, or call the customs hotline 12360."),
  },
};

/* Codes whose own words are clearer than those of their stage. */
static const struct
{
  const char *code;
  const char *headline;
  const char *advice;  /* (nullable): as for the stage */
} special[] = {
  { "1", N_("Saved, not declared yet"), N_("Please ask the declaring company to declare it.") },
  { "300", N_("Under review by customs"), NULL },
  { "501", N_("Held by customs"), N_("Please contact the customs house of declaration, or call the customs hotline 12360.") },
  { "502", N_("Held by customs"), N_("Please contact the customs house of declaration, or call the customs hotline 12360.") },
  { "503", N_("Held by customs"), N_("Please contact the customs house of declaration, or call the customs hotline 12360.") },
  { "599", N_("Held by customs"), N_("Please contact the customs house of declaration, or call the customs hotline 12360.") },
  { "700", N_("Goods being returned"), N_("Please ask the shop, or your customs agent, about the return.") },
  { "Z", N_("Sent back to be mended"), NULL },
  { "S", N_("Delivered"), N_("The parcel was handed over. There is nothing more to do.") },
};

static const char * const stages[] = {
  [CUSTOMS_STAGE_DECLARE] = NC_("stage", "Declaration"),
  [CUSTOMS_STAGE_STORE] = NC_("stage", "Receipt by customs"),
  [CUSTOMS_STAGE_REVIEW] = NC_("stage", "Document review"),
  [CUSTOMS_STAGE_INSPECT] = NC_("stage", "Inspection"),
  [CUSTOMS_STAGE_TAX] = NC_("stage", "Taxation"),
  [CUSTOMS_STAGE_RELEASE] = NC_("stage", "Release"),
  [CUSTOMS_STAGE_CLOSE] = NC_("stage", "Closing"),
  [CUSTOMS_STAGE_ENDED] = NC_("stage", "End"),
  [CUSTOMS_STAGE_UNKNOWN] = NC_("stage", "In progress"),
};

static const char * const documents[] = {
  [CUSTOMS_DOCUMENT_ORDER] = N_("Order"),
  [CUSTOMS_DOCUMENT_PAYMENT] = N_("Payment"),
  [CUSTOMS_DOCUMENT_WAYBILL] = N_("Waybill"),
  [CUSTOMS_DOCUMENT_INVENTORY] = N_("Inventory"),
};

static const char * const number_kinds[] = {
  [CUSTOMS_NUMBER_DECLARATION] = N_("Declaration number"),
  [CUSTOMS_NUMBER_UNIFIED] = N_("Single Window unified number"),
  [CUSTOMS_NUMBER_INVENTORY] = N_("Inventory number"),
  [CUSTOMS_NUMBER_PREENTRY] = N_("Pre-entry number"),
  [CUSTOMS_NUMBER_POSTAL] = N_("International postal number"),
  [CUSTOMS_NUMBER_WAYBILL] = N_("Waybill number"),
  [CUSTOMS_NUMBER_ORDER] = N_("Order number"),
};


static int
find_special (const CustomsStatus *status)
{
  for (guint i = 0; status->stage != CUSTOMS_STAGE_UNKNOWN && i < G_N_ELEMENTS (special); i++)
    if (g_strcmp0 (special[i].code, status->code) == 0)
      return i;
  return -1;
}

char *
customs_words_headline (const CustomsStatus *status)
{
  int found = find_special (status);

  if (found >= 0)
    return g_strdup (_(special[found].headline));
  if (status->code != NULL && g_str_has_prefix (status->code, "-"))
    return g_strdup (_("Refused by the customs check"));
  if (status->stage != CUSTOMS_STAGE_UNKNOWN)
    return g_strdup (_(headlines[status->stage][status->kind]));
  if (status->code != NULL)
    return g_strdup_printf (_("In progress (code %s)"), status->code);
  return g_strdup (_("In progress"));
}

static GDateTime *
find_time (const CustomsRecord *record,
           CustomsStage         stage)
{
  for (guint i = 0; i < record->steps->len; i++)
    {
      const CustomsStep *step = g_ptr_array_index (record->steps, i);

      if (step->stage == stage)
        return step->time;
    }
  return NULL;
}

/* What a buyer can do differs from what a company can: shop or platform declares, and pays the tax (财关税〔2016〕18号). */
static const char *
advise_buyer (const CustomsRecord *record)
{
  CustomsStage stage = record->status->stage;

  if (record->status->kind == CUSTOMS_KIND_ERROR)
    return _("Please ask the shop or platform. It can mend what the reason names and declare again.");
  if (stage == CUSTOMS_STAGE_INSPECT && record->status->kind == CUSTOMS_KIND_ATTENTION)
    return _("Customs looks into the parcel; you need not be there. The shop gets in touch if anything is missing.");
  if (stage == CUSTOMS_STAGE_TAX && record->status->kind == CUSTOMS_KIND_ATTENTION)
    return _("The platform pays the tax on your behalf. You need not do anything.");
  if (stage >= CUSTOMS_STAGE_RELEASE && record->status->kind == CUSTOMS_KIND_DONE)
    return _("The parcel is cleared and goes on to the carrier.");
  return NULL;
}

static char *
advise_on_tax (const CustomsRecord *record)
{
  GDateTime *notice = find_time (record, CUSTOMS_STAGE_TAX);
  g_autoptr (GDateTime) last = NULL;
  g_autofree char *day = NULL;

  if (notice == NULL)
    return g_strdup (_(advice[CUSTOMS_STAGE_TAX][CUSTOMS_KIND_ATTENTION]));

  last = g_date_time_add_days (notice, DAYS_TO_PAY);
  day = g_date_time_format (last, "%Y-%m-%d");
  return g_strdup_printf (_("Please pay by %s, 15 days after the payment notice; after that a late fee is added for each day."),
                          day);
}

static const char *
advise_on_finish (const CustomsRecord *record)
{
  gboolean closed = record->status->stage == CUSTOMS_STAGE_CLOSE;

  if (record->is_import)
    return closed ? _("Everything is done. You may apply for payment to your supplier abroad.")
                  : _("The goods may be collected. For you the procedure is finished.");
  return closed ? _("Everything is done. You may settle foreign exchange and apply for the export tax refund.")
                : _("The goods may be shipped. For you the procedure is finished.");
}

char *
customs_words_advice (const CustomsRecord *record)
{
  CustomsStage stage = record->status->stage;
  CustomsKind kind = record->status->kind;
  int found = find_special (record->status);

  if (found >= 0 && special[found].advice != NULL)
    return g_strdup (_(special[found].advice));
  if (record->is_inventory && advise_buyer (record) != NULL)
    return g_strdup (advise_buyer (record));
  if (stage == CUSTOMS_STAGE_TAX && kind == CUSTOMS_KIND_ATTENTION)
    return advise_on_tax (record);
  if ((stage == CUSTOMS_STAGE_RELEASE || stage == CUSTOMS_STAGE_CLOSE) && kind == CUSTOMS_KIND_DONE)
    return g_strdup (advise_on_finish (record));
  return advice[stage][kind] != NULL ? g_strdup (_(advice[stage][kind])) : NULL;
}

const char *
customs_words_stage (CustomsStage stage)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "stage", stages[stage]);
}

const char *
customs_words_document (CustomsDocumentKind document)
{
  return _(documents[document]);
}

const char *
customs_words_number_kind (CustomsNumberKind kind)
{
  return _(number_kinds[kind]);
}

static char *
group_number (CustomsNumberKind  kind,
              const char        *number)
{
  switch (kind)
    {
    case CUSTOMS_NUMBER_DECLARATION:
      return kiosk_identifier_group (KIOSK_IDENTIFIER_DECLARATION_NO, number);
    case CUSTOMS_NUMBER_INVENTORY:
      return kiosk_identifier_group (KIOSK_IDENTIFIER_CBEC_INVENTORY_NO, number);
    case CUSTOMS_NUMBER_POSTAL:
      return kiosk_identifier_group (KIOSK_IDENTIFIER_UPU_S10, number);
    case CUSTOMS_NUMBER_UNIFIED:
    case CUSTOMS_NUMBER_PREENTRY:
    case CUSTOMS_NUMBER_WAYBILL:
    case CUSTOMS_NUMBER_ORDER:
    default:
      return g_strdup (number);
    }
}

char *
customs_words_number (CustomsNumberKind  kind,
                      const char        *number)
{
  g_autofree char *grouped = group_number (kind, number);

  return g_strdup_printf ("%s %s", customs_words_number_kind (kind), grouped);
}

/* In the zone that the gateway tells, which is that of the customs house, whatever this machine's is. */
static GDateTime *
now_like (GDateTime *time)
{
  return g_date_time_new_now (g_date_time_get_timezone (time));
}

static gboolean
same_day (GDateTime *a,
          GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static char *
format_day_and_time (GDateTime *time)
{
  g_autoptr (GDateTime) now = now_like (time);
  gboolean this_year = g_date_time_get_year (time) == g_date_time_get_year (now);

  return g_date_time_format (time, this_year ? "%m-%d %H:%M" : "%Y-%m-%d %H:%M");
}

char *
customs_words_time (GDateTime *time)
{
  g_autoptr (GDateTime) now = now_like (time);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *clock = g_date_time_format (time, "%H:%M");

  if (same_day (time, now))
    return g_strdup_printf (_("today %s"), clock);
  if (same_day (time, yesterday))
    return g_strdup_printf (_("yesterday %s"), clock);
  return format_day_and_time (time);
}

char *
customs_words_updated (const CustomsRecord *record)
{
  g_autofree char *time = NULL;
  const char *source = g_strcmp0 (record->source, "demo") == 0 ? _("demonstration data") : _("customs receipts");

  if (record->updated == NULL)
    return g_strdup (_("No receipt from customs yet"));

  time = customs_words_time (record->updated);
  /* Translators: the first %s is a time such as "today 09:38", the second where the data come from. */
  return g_strdup_printf (_("Updated %s    Source: %s"), time, source);
}

char *
customs_words_step (const CustomsStep *step)
{
  g_autofree char *time = step->time != NULL ? format_day_and_time (step->time) : NULL;
  const char *note = step->note;

  if (note == NULL && step->state == CUSTOMS_STEP_SKIPPED)
    note = _("Not needed this time");
  if (time != NULL && note != NULL)
    return g_strdup_printf ("%s    %s", time, note);
  return time != NULL ? g_steal_pointer (&time) : g_strdup (note);
}

char *
customs_words_date (const char *date)
{
  int year;
  int month;
  int day;

  if (sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup (date);
  /* Translators: year, month, day; reorder them with %1$d, %2$d and %3$d. */
  return g_strdup_printf (_("%1$d-%2$02d-%3$02d"), year, month, day);
}

static void
append_rate (GString    *words,
             const char *label,
             gint64      rate)
{
  g_autofree char *percent = NULL;

  if (rate == CUSTOMS_RATE_UNKNOWN)
    return;
  percent = customs_words_rate (rate);
  g_string_append_printf (words, "    %s %s", label, percent);
}

char *
customs_words_goods (CustomsGoods *goods)
{
  g_autofree char *code = kiosk_identifier_group (KIOSK_IDENTIFIER_HS_CODE, customs_goods_get_code (goods));
  GString *words = g_string_new (code);

  append_rate (words, _("Duty"), customs_goods_get_duty (goods));
  append_rate (words, _("VAT"), customs_goods_get_vat (goods));
  append_rate (words, _("Consumption tax"), customs_goods_get_consumption (goods));
  return g_string_free (words, FALSE);
}

char *
customs_words_yuan (gint64 fen)
{
  g_autofree char *sum = kiosk_decimal_format (fen, 2, TRUE);

  return g_strdup_printf (_("%s yuan"), sum);
}

char *
customs_words_percent (gint64 rate)
{
  char *percent = kiosk_decimal_format (rate, 4, FALSE);
  gsize length = strlen (percent);

  while (percent[length - 1] == '0')
    length--;
  if (percent[length - 1] == '.')
    length--;
  percent[length] = '\0';
  return percent;
}

char *
customs_words_rate (gint64 rate)
{
  g_autofree char *percent = customs_words_percent (rate);

  return g_strdup_printf ("%s%%", percent);
}
