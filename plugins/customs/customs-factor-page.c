/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-factor-page.h"

#include <glib/gi18n-lib.h>

#include "customs-client.h"
#include "customs-order-page.h"
#include "customs-result-page.h"
#include "customs-words.h"

struct _CustomsFactorPage
{
  KioskPage        parent_instance;

  GtkToggleButton *phone_choice;
  GtkToggleButton *company_choice;
  GtkToggleButton *unified_choice;
  KioskEntry      *entry;

  CustomsClient   *client;  /* (owned) */
  CustomsLookup   *lookup;  /* (owned) */
};

/* What a record can be opened with. */
typedef struct
{
  const char      *label;
  guint            length;
  GtkInputPurpose  purpose;
} Factor;

static const Factor phone_factor = {
  N_("Last four digits of the buyer's phone number"), 4, GTK_INPUT_PURPOSE_DIGITS,
};
static const Factor company_factor = {
  N_("Last six characters of the unified social credit code or the customs registration code"), 6,
  GTK_INPUT_PURPOSE_ALPHA,
};
static const Factor unified_factor = {
  N_("Last six characters of the Single Window unified number"), 6, GTK_INPUT_PURPOSE_DIGITS,
};

G_DEFINE_FINAL_TYPE (CustomsFactorPage, customs_factor_page, KIOSK_TYPE_PAGE)


static const Factor *
get_factor (CustomsFactorPage *self)
{
  if (gtk_toggle_button_get_active (self->phone_choice))
    return &phone_factor;
  if (gtk_toggle_button_get_active (self->unified_choice))
    return &unified_factor;
  return &company_factor;
}

static void
on_choice_toggled (CustomsFactorPage *self)
{
  const Factor *factor = get_factor (self);

  kiosk_entry_set_text (self->entry, "");
  g_object_set (self->entry,
                "label", _(factor->label),
                "max-length", factor->length,
                "input-purpose", factor->purpose,
                NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* A buyer knows the phone, a company its code and what the Single Window gave it. */
static void
offer_choices (CustomsFactorPage *self)
{
  gboolean declaration = self->lookup->kind == CUSTOMS_NUMBER_DECLARATION;

  gtk_widget_set_visible (GTK_WIDGET (self->phone_choice), !declaration);
  gtk_widget_set_visible (GTK_WIDGET (self->unified_choice), declaration);
  gtk_toggle_button_set_active (declaration ? self->company_choice : self->phone_choice, TRUE);
}

static void
show_answer (CustomsFactorPage *self,
             KioskPage         *answer)
{
  self->lookup->answered = TRUE;
  kiosk_entry_set_text (self->entry, "");
  kiosk_page_replace (KIOSK_PAGE (self), answer);
}

static void
show_failure (CustomsFactorPage *self,
              const GError      *error)
{
  if (!g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND))
    {
      kiosk_page_show_error (KIOSK_PAGE (self), error);
      return;
    }
  kiosk_page_show_content (KIOSK_PAGE (self));
  kiosk_entry_set_error (self->entry, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
record_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CustomsFactorPage) self = CUSTOMS_FACTOR_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) record = customs_client_get_record_finish (CUSTOMS_CLIENT (source), result, &error);

  if (record != NULL)
    show_answer (self, customs_result_page_new (kiosk_page_get_context (KIOSK_PAGE (self)), self->lookup, record));
  else
    show_failure (self, error);
}

static void
order_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CustomsFactorPage) self = CUSTOMS_FACTOR_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsOrder) order = customs_client_get_order_finish (CUSTOMS_CLIENT (source), result, &error);

  if (order != NULL)
    show_answer (self, customs_order_page_new (kiosk_page_get_context (KIOSK_PAGE (self)), self->lookup, order));
  else
    show_failure (self, error);
}

static void
look_up (CustomsFactorPage *self,
         const char        *factor)
{
  GCancellable *cancellable = kiosk_page_get_cancellable (KIOSK_PAGE (self));
  CustomsLookup *lookup = self->lookup;

  kiosk_page_show_loading (KIOSK_PAGE (self), _("Looking it up"));
  if (customs_client_is_record (lookup->kind))
    customs_client_get_record_async (self->client, lookup->kind, lookup->number, factor, cancellable,
                                     record_cb, g_object_ref (self));
  else
    customs_client_get_order_async (self->client, lookup->kind, lookup->number, factor, cancellable,
                                    order_cb, g_object_ref (self));
}

static void
on_look_up (CustomsFactorPage *self)
{
  g_autofree char *factor = customs_number_normalise (kiosk_entry_get_text (self->entry));
  guint length = get_factor (self)->length;
  g_autofree char *message = NULL;

  if (strlen (factor) == length)
    {
      look_up (self, factor);
      return;
    }
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Please enter %u character.",
                                          "Please enter all %u characters.", length), length);
  kiosk_entry_set_error (self->entry, message);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
customs_factor_page_start (KioskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (CUSTOMS_FACTOR_PAGE (page)->entry));
}

static void
customs_factor_page_retry (KioskPage *page)
{
  on_look_up (CUSTOMS_FACTOR_PAGE (page));
}

static KioskPage *
customs_factor_page_recreate (KioskPage *page)
{
  CustomsFactorPage *self = CUSTOMS_FACTOR_PAGE (page);
  CustomsFactorPage *next = CUSTOMS_FACTOR_PAGE (customs_factor_page_new (kiosk_page_get_context (page), self->lookup));

  if (gtk_toggle_button_get_active (self->company_choice))
    gtk_toggle_button_set_active (next->company_choice, TRUE);
  else if (gtk_toggle_button_get_active (self->unified_choice))
    gtk_toggle_button_set_active (next->unified_choice, TRUE);
  kiosk_entry_set_text (next->entry, kiosk_entry_get_text (self->entry));
  return KIOSK_PAGE (next);
}

static void
customs_factor_page_dispose (GObject *object)
{
  CustomsFactorPage *self = CUSTOMS_FACTOR_PAGE (object);

  g_clear_object (&self->client);
  g_clear_pointer (&self->lookup, customs_lookup_unref);

  G_OBJECT_CLASS (customs_factor_page_parent_class)->dispose (object);
}

static void
customs_factor_page_class_init (CustomsFactorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_factor_page_dispose;
  page_class->start = customs_factor_page_start;
  page_class->retry = customs_factor_page_retry;
  page_class->recreate = customs_factor_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-factor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsFactorPage, phone_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsFactorPage, company_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsFactorPage, unified_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsFactorPage, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_look_up);
}

static void
customs_factor_page_init (CustomsFactorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
customs_factor_page_new (KioskContext  *context,
                         CustomsLookup *lookup)
{
  CustomsFactorPage *self = g_object_new (CUSTOMS_TYPE_FACTOR_PAGE, "context", context, NULL);
  g_autofree char *subtitle = customs_words_number (lookup->kind, lookup->number);

  self->client = customs_client_new (kiosk_context_get_backend (context));
  self->lookup = customs_lookup_ref (lookup);
  offer_choices (self);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), subtitle);
  return KIOSK_PAGE (self);
}
