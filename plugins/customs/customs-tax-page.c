/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-tax-page.h"

#include <glib/gi18n-lib.h>

#include "customs-client.h"
#include "customs-day.h"
#include "customs-tax-result-page.h"
#include "customs-words.h"

struct _CustomsTaxPage
{
  KioskPage          parent_instance;

  KioskEntry        *value_entry;
  KioskEntry        *used_entry;
  KioskEntry        *freight_entry;
  KioskEntry        *insurance_entry;
  KioskEntry        *duty_entry;
  KioskEntry        *consumption_entry;
  GtkToggleButton   *standard_choice;
  GtkToggleButton   *reduced_choice;
  GtkToggleButton   *other_choice;
  GtkToggleButton   *single_choice;
  GtkToggleButton   *several_choice;
  GtkToggleButton   *listed_choice;
  GtkToggleButton   *unlisted_choice;
  GtkToggleButton   *today_choice;
  GtkToggleButton   *day_choice;
  KioskEntry        *day_entry;

  CustomsClient     *client;   /* (owned) */
  CustomsTaxSubject *subject;  /* (owned) */
  CustomsTaxRules   *rules;    /* (owned) (nullable): until they have come */
};

G_DEFINE_FINAL_TYPE (CustomsTaxPage, customs_tax_page, KIOSK_TYPE_PAGE)


static gboolean
refuse (KioskEntry *entry,
        const char *message)
{
  kiosk_entry_set_error (entry, message);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

/* An empty field is success and leaves @number as it was. */
static gboolean
read_number (KioskEntry *entry,
             guint       places,
             gint64     *number)
{
  g_autofree char *text = g_strstrip (g_strdup (kiosk_entry_get_text (entry)));
  g_autoptr (GError) error = NULL;

  kiosk_entry_set_error (entry, NULL);
  if (*text == '\0' || kiosk_decimal_parse (text, places, number, &error))
    return TRUE;
  return refuse (entry, error->message);
}

static char *
get_day (CustomsTaxPage *self)
{
  if (gtk_toggle_button_get_active (self->today_choice))
    return customs_day_today ();
  return customs_day_parse (kiosk_entry_get_text (self->day_entry));
}

static gboolean
read_day (CustomsTaxPage  *self,
          CustomsTaxInput *input)
{
  g_autofree char *day = get_day (self);

  if (day == NULL)
    return refuse (self->day_entry, _("Please enter the day as eight digits: year, month, day."));
  g_strlcpy (input->date, day, sizeof input->date);
  return TRUE;
}

static CustomsVatClass
get_vat_class (CustomsTaxPage *self)
{
  if (gtk_toggle_button_get_active (self->reduced_choice))
    return CUSTOMS_VAT_REDUCED;
  return gtk_toggle_button_get_active (self->other_choice) ? CUSTOMS_VAT_OTHER : CUSTOMS_VAT_STANDARD;
}

static gboolean
read_input (CustomsTaxPage  *self,
            CustomsTaxInput *input)
{
  *input = (CustomsTaxInput) {
    .duty = CUSTOMS_RATE_UNKNOWN,
    .vat_class = get_vat_class (self),
    .vat = self->subject->vat,
    .single_item = gtk_toggle_button_get_active (self->single_choice),
    .listed = gtk_toggle_button_get_active (self->listed_choice),
  };

  return read_number (self->value_entry, 2, &input->value) &&
         read_number (self->used_entry, 2, &input->annual_used) &&
         read_number (self->freight_entry, 2, &input->freight) &&
         read_number (self->insurance_entry, 2, &input->insurance) &&
         read_number (self->duty_entry, 4, &input->duty) &&
         read_number (self->consumption_entry, 4, &input->consumption) &&
         read_day (self, input);
}

static void
show_tax_error (CustomsTaxPage *self,
                const GError   *error)
{
  if (g_error_matches (error, CUSTOMS_TAX_ERROR, CUSTOMS_TAX_ERROR_VALUE))
    refuse (self->value_entry, _("Please enter what the goods cost."));
  else if (g_error_matches (error, CUSTOMS_TAX_ERROR, CUSTOMS_TAX_ERROR_DUTY_MISSING))
    refuse (self->duty_entry, _("This order is taxed in full, so the duty rate is needed. The HS code tells it."));
  else if (g_error_matches (error, CUSTOMS_TAX_ERROR, CUSTOMS_TAX_ERROR_DUTY_RANGE))
    refuse (self->duty_entry, _("No duty is as high as this. Please check the rate."));
  else if (g_error_matches (error, CUSTOMS_TAX_ERROR, CUSTOMS_TAX_ERROR_CONSUMPTION_RANGE))
    refuse (self->consumption_entry, _("Consumption tax is below 100 %. Please check the rate."));
  else if (g_error_matches (error, CUSTOMS_TAX_ERROR, CUSTOMS_TAX_ERROR_DATE))
    {
      gtk_toggle_button_set_active (self->day_choice, TRUE);
      refuse (self->day_entry, _("No rule for retail imports is known for this day. The first one is of 8 April 2016."));
    }
  else
    kiosk_page_show_error (KIOSK_PAGE (self), error);
}

static void
on_estimate (CustomsTaxPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (GError) error = NULL;
  CustomsTaxInput input;
  CustomsTaxEstimate estimate;

  if (!read_input (self, &input))
    return;
  if (customs_tax_estimate (self->rules, &input, &estimate, &error))
    kiosk_page_push (page, customs_tax_result_page_new (kiosk_page_get_context (page), self->subject, &input, &estimate));
  else
    show_tax_error (self, error);
}

static void
label_rate (GtkToggleButton *choice,
            gint64           rate)
{
  g_autofree char *label = customs_words_rate (rate);

  gtk_button_set_label (GTK_BUTTON (choice), label);
}

/* The legal VAT rates follow the day of the order. */
static void
on_date_changed (CustomsTaxPage *self)
{
  g_autofree char *day = get_day (self);
  const CustomsVatRates *vat = self->rules != NULL && day != NULL ? customs_tax_rules_get_vat (self->rules, day) : NULL;

  if (vat == NULL)
    return;
  label_rate (self->standard_choice, vat->standard);
  label_rate (self->reduced_choice, vat->reduced);
}

/* A rate beside the two legal ones, such as an exemption. */
static void
offer_other_vat (CustomsTaxPage *self)
{
  label_rate (self->other_choice, self->subject->vat);
  gtk_widget_set_visible (GTK_WIDGET (self->other_choice), TRUE);
  gtk_toggle_button_set_active (self->other_choice, TRUE);
}

static void
choose_vat (CustomsTaxPage *self)
{
  g_autofree char *day = customs_day_today ();
  CustomsVatClass vat_class = self->subject->vat_class;

  if (vat_class == CUSTOMS_VAT_OTHER)
    vat_class = customs_tax_classify_vat (self->rules, day, self->subject->vat);
  if (vat_class == CUSTOMS_VAT_OTHER)
    offer_other_vat (self);
  else if (vat_class == CUSTOMS_VAT_REDUCED)
    gtk_toggle_button_set_active (self->reduced_choice, TRUE);
}

static void
take_rules (CustomsTaxPage  *self,
            CustomsTaxRules *rules)
{
  self->rules = customs_tax_rules_ref (rules);
  on_date_changed (self);
  choose_vat (self);
}

static void
rules_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CustomsTaxPage) self = CUSTOMS_TAX_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsTaxRules) rules = customs_client_get_tax_rules_finish (CUSTOMS_CLIENT (source), result, &error);

  if (rules == NULL)
    {
      kiosk_page_show_error (KIOSK_PAGE (self), error);
      return;
    }
  take_rules (self, rules);
  kiosk_page_show_content (KIOSK_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
}

static void
load_rules (KioskPage *page)
{
  CustomsTaxPage *self = CUSTOMS_TAX_PAGE (page);

  if (self->rules != NULL)
    {
      kiosk_page_show_content (page);
      return;
    }
  kiosk_page_show_loading (page, _("Getting the tax rules"));
  customs_client_get_tax_rules_async (self->client, kiosk_page_get_cancellable (page), rules_cb, g_object_ref (self));
}

static void
show_rate (KioskEntry *entry,
           gint64      rate)
{
  g_autofree char *percent = customs_words_percent (rate);

  kiosk_entry_set_text (entry, percent);
}

static void
show_subject (CustomsTaxPage *self)
{
  if (self->subject->duty != CUSTOMS_RATE_UNKNOWN)
    show_rate (self->duty_entry, self->subject->duty);
  if (self->subject->consumption > 0)
    show_rate (self->consumption_entry, self->subject->consumption);
}

static void
copy_entries (CustomsTaxPage *self,
              CustomsTaxPage *next)
{
  kiosk_entry_set_text (next->value_entry, kiosk_entry_get_text (self->value_entry));
  kiosk_entry_set_text (next->used_entry, kiosk_entry_get_text (self->used_entry));
  kiosk_entry_set_text (next->freight_entry, kiosk_entry_get_text (self->freight_entry));
  kiosk_entry_set_text (next->insurance_entry, kiosk_entry_get_text (self->insurance_entry));
  kiosk_entry_set_text (next->duty_entry, kiosk_entry_get_text (self->duty_entry));
  kiosk_entry_set_text (next->consumption_entry, kiosk_entry_get_text (self->consumption_entry));
  kiosk_entry_set_text (next->day_entry, kiosk_entry_get_text (self->day_entry));
}

static void
copy_choices (CustomsTaxPage *self,
              CustomsTaxPage *next)
{
  gtk_toggle_button_set_active (next->standard_choice, gtk_toggle_button_get_active (self->standard_choice));
  gtk_toggle_button_set_active (next->reduced_choice, gtk_toggle_button_get_active (self->reduced_choice));
  gtk_toggle_button_set_active (next->several_choice, gtk_toggle_button_get_active (self->several_choice));
  gtk_toggle_button_set_active (next->unlisted_choice, gtk_toggle_button_get_active (self->unlisted_choice));
  gtk_toggle_button_set_active (next->day_choice, gtk_toggle_button_get_active (self->day_choice));
}

static KioskPage *
customs_tax_page_recreate (KioskPage *page)
{
  CustomsTaxPage *self = CUSTOMS_TAX_PAGE (page);
  CustomsTaxPage *next = CUSTOMS_TAX_PAGE (customs_tax_page_new (kiosk_page_get_context (page), self->subject));

  copy_entries (self, next);
  if (self->rules != NULL)
    {
      take_rules (next, self->rules);
      copy_choices (self, next);
    }
  return KIOSK_PAGE (next);
}

static void
customs_tax_page_dispose (GObject *object)
{
  CustomsTaxPage *self = CUSTOMS_TAX_PAGE (object);

  g_clear_object (&self->client);
  g_clear_pointer (&self->subject, customs_tax_subject_unref);
  g_clear_pointer (&self->rules, customs_tax_rules_unref);

  G_OBJECT_CLASS (customs_tax_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-tax-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, value_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, used_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, freight_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, insurance_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, duty_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, consumption_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, standard_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, reduced_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, other_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, single_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, several_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, listed_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, unlisted_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, today_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, day_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxPage, day_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_date_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_estimate);
}

static void
customs_tax_page_class_init (CustomsTaxPageClass *klass)
{
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_tax_page_dispose;
  page_class->start = load_rules;
  page_class->retry = load_rules;
  page_class->recreate = customs_tax_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
customs_tax_page_init (CustomsTaxPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
customs_tax_page_new (KioskContext      *context,
                      CustomsTaxSubject *subject)
{
  CustomsTaxPage *self = g_object_new (CUSTOMS_TYPE_TAX_PAGE, "context", context, NULL);

  self->client = customs_client_new (kiosk_context_get_backend (context));
  self->subject = customs_tax_subject_ref (subject);
  show_subject (self);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), customs_tax_subject_get_name (subject));
  return KIOSK_PAGE (self);
}
