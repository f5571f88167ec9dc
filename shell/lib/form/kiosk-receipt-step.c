/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-receipt-step.h"

#include "kiosk-announcement-private.h"
#include "kiosk-flow.h"
#include "kiosk-page.h"
#include "kiosk-qr-code.h"
#include "kiosk-rating.h"
#include "print/kiosk-print-button.h"

#include <glib/gi18n-lib.h>

struct _KioskReceiptStep
{
  KioskStep         parent_instance;

  GtkImage         *icon;
  GtkLabel         *headline;
  GtkLabel         *next_step;
  KioskQrCode      *qr_code;
  GtkLabel         *number_title;
  GtkLabel         *number;
  GtkLabel         *code;
  GtkLabel         *contact;
  KioskPrintButton *print;
  KioskRating      *rating;

  char             *code_label;  /* (nullable) */
};

enum
{
  PROP_0,
  PROP_HEADLINE,
  PROP_NEXT_STEP,
  PROP_CONTACT,
  PROP_CODE_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskReceiptStep, kiosk_receipt_step, KIOSK_TYPE_STEP)

static void
set_words (GtkLabel   *label,
           const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

static const char *
get_code_label (KioskReceiptStep *self)
{
  return self->code_label != NULL ? self->code_label : _("Pick-up code");
}

/* Plain words, which every phone can show and keep without a network; in one line, as a scanner takes them. */
static char *
make_qr_text (KioskReceiptStep *self,
              KioskFlow        *flow,
              KioskReceipt     *receipt)
{
  GString *text = g_string_new (kiosk_flow_get_title (flow));

  if (kiosk_receipt_get_reference (receipt) != NULL)
    g_string_append_printf (text, " · %s: %s", _("Reference number"), kiosk_receipt_get_reference (receipt));
  if (kiosk_receipt_get_code (receipt) != NULL)
    g_string_append_printf (text, " · %s: %s", get_code_label (self), kiosk_receipt_get_code (receipt));
  return g_string_free (text, FALSE);
}

static void
show_accepted (KioskReceiptStep *self,
               KioskReceipt     *receipt)
{
  const char *reference = kiosk_receipt_get_reference (receipt);
  const char *code = kiosk_receipt_get_code (receipt);
  gboolean code_first = self->code_label != NULL && code != NULL;
  g_autofree char *second = NULL;

  gtk_label_set_text (self->number_title, code_first ? self->code_label : _("Reference number"));
  gtk_label_set_text (self->number, code_first ? code : reference);
  if (code_first)
    second = g_strdup_printf ("%s  %s", _("Reference number"), reference);
  else if (code != NULL)
    second = g_strdup_printf ("%s  %s", get_code_label (self), code);
  set_words (self->code, second);
}

/* Not yet with the gateway, and not lost either: both are said. */
static void
show_queued (KioskReceiptStep *self,
             KioskReceipt     *receipt)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "queued");
  gtk_image_set_from_icon_name (self->icon, "kiosk-status-progress-symbolic");
  gtk_label_set_text (self->headline, _("Saved, and handed in soon"));
  set_words (self->next_step, _("There is no connection right now. The terminal keeps it sealed, and hands it in by itself "
                                "as soon as the connection is back. You need not do anything."));
  gtk_label_set_text (self->number_title, _("Pick-up code"));
  gtk_label_set_text (self->number, kiosk_receipt_get_code (receipt));
}

/* On paper stands what stands on the screen. */
static KioskPrintDocument *
make_document (KioskReceiptStep *self,
               KioskFlow        *flow,
               KioskReceipt     *receipt)
{
  const char *id = kiosk_receipt_get_reference (receipt) != NULL ? kiosk_receipt_get_reference (receipt)
                                                                 : kiosk_receipt_get_code (receipt);
  KioskPrintDocument *document = kiosk_print_document_new (id, kiosk_flow_get_title (flow));
  g_autofree char *qr_text = make_qr_text (self, flow, receipt);

  kiosk_print_document_add_heading (document, gtk_label_get_text (self->headline));
  kiosk_print_document_add_text (document, gtk_label_get_text (self->next_step));
  if (kiosk_receipt_get_reference (receipt) != NULL)
    kiosk_print_document_add_fact (document, _("Reference number"), kiosk_receipt_get_reference (receipt));
  kiosk_print_document_add_fact (document, kiosk_receipt_is_queued (receipt) ? _("Pick-up code") : get_code_label (self),
                                 kiosk_receipt_get_code (receipt));
  kiosk_print_document_add_qr_code (document, qr_text);
  kiosk_print_document_add_text (document, gtk_label_get_text (self->contact));
  return document;
}

/* Anew whenever the words change, which a flow may do when it has seen the receipt. */
static void
offer_print (KioskReceiptStep *self)
{
  GtkWidget *flow = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW);
  KioskReceipt *receipt = flow != NULL ? kiosk_flow_get_receipt (KIOSK_FLOW (flow)) : NULL;
  g_autoptr (KioskPrintDocument) document = NULL;

  if (receipt == NULL)
    return;

  document = make_document (self, KIOSK_FLOW (flow), receipt);
  kiosk_print_button_set_document (self->print, kiosk_flow_get_context (KIOSK_FLOW (flow)), document);
  if (gtk_widget_get_visible (GTK_WIDGET (self->print)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "printable");
}

static void
kiosk_receipt_step_enter (KioskStep *step)
{
  KioskReceiptStep *self = KIOSK_RECEIPT_STEP (step);
  KioskFlow *flow = KIOSK_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW));
  KioskReceipt *receipt = kiosk_flow_get_receipt (flow);
  g_autofree char *text = NULL;

  if (receipt == NULL)
    return;

  if (kiosk_receipt_is_queued (receipt))
    show_queued (self, receipt);
  else
    show_accepted (self, receipt);

  text = make_qr_text (self, flow, receipt);
  kiosk_qr_code_set_text (self->qr_code, text);
  offer_print (self);
  kiosk_rating_set_subject (self->rating, kiosk_flow_get_context (flow), kiosk_flow_get_service (flow),
                            kiosk_receipt_get_reference (receipt));
}

/* "Finish" ends the visit; where no shell is around that could, the task. */
static gboolean
kiosk_receipt_step_leave (KioskStep *step)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (step), KIOSK_TYPE_PAGE);

  if (!gtk_widget_activate_action (GTK_WIDGET (step), "visit.end", NULL) && page != NULL)
    kiosk_page_pop (KIOSK_PAGE (page));
  return FALSE;
}

static void
kiosk_receipt_step_copy (KioskStep *step,
                         KioskStep *next)
{
  kiosk_rating_copy (KIOSK_RECEIPT_STEP (step)->rating, KIOSK_RECEIPT_STEP (next)->rating);
}

static const char *
kiosk_receipt_step_get_action (KioskStep *step)
{
  return _("Finish and clear my data");
}

static const char *
kiosk_receipt_step_get_back (KioskStep *step)
{
  return _("Do something else");
}

static GtkLabel *
label_of (KioskReceiptStep *self,
          guint             property)
{
  return property == PROP_HEADLINE ? self->headline : property == PROP_NEXT_STEP ? self->next_step : self->contact;
}

static void
kiosk_receipt_step_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KioskReceiptStep *self = KIOSK_RECEIPT_STEP (object);

  if (property != PROP_CODE_LABEL)
    {
      set_words (label_of (self, property), g_value_get_string (value));
      offer_print (self);
      return;
    }

  g_free (self->code_label);
  self->code_label = g_value_dup_string (value);
}

static void
kiosk_receipt_step_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KioskReceiptStep *self = KIOSK_RECEIPT_STEP (object);

  g_value_set_string (value, property == PROP_CODE_LABEL ? self->code_label : gtk_label_get_text (label_of (self, property)));
}

static void
kiosk_receipt_step_finalize (GObject *object)
{
  g_free (KIOSK_RECEIPT_STEP (object)->code_label);
  G_OBJECT_CLASS (kiosk_receipt_step_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KIOSK_TYPE_PRINT_BUTTON);
  g_type_ensure (KIOSK_TYPE_QR_CODE);
  g_type_ensure (KIOSK_TYPE_RATING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-receipt-step.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, headline);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, next_step);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, qr_code);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, number_title);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, number);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, code);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, contact);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, print);
  gtk_widget_class_bind_template_child (widget_class, KioskReceiptStep, rating);
}

static void
kiosk_receipt_step_class_init (KioskReceiptStepClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  object_class->set_property = kiosk_receipt_step_set_property;
  object_class->get_property = kiosk_receipt_step_get_property;
  object_class->finalize = kiosk_receipt_step_finalize;
  step_class->enter = kiosk_receipt_step_enter;
  step_class->leave = kiosk_receipt_step_leave;
  step_class->copy = kiosk_receipt_step_copy;
  step_class->get_action = kiosk_receipt_step_get_action;
  step_class->get_back = kiosk_receipt_step_get_back;
  step_class->uncounted = TRUE;
  step_class->end = TRUE;

  props[PROP_HEADLINE] = g_param_spec_string ("headline", NULL, NULL, NULL, both);
  props[PROP_NEXT_STEP] = g_param_spec_string ("next-step", NULL, NULL, NULL, both);
  props[PROP_CONTACT] = g_param_spec_string ("contact", NULL, NULL, NULL, both);
  props[PROP_CODE_LABEL] = g_param_spec_string ("code-label", NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kiosk_receipt_step_init (KioskReceiptStep *self)
{
  g_type_ensure (KIOSK_TYPE_ANNOUNCEMENT);
  gtk_widget_init_template (GTK_WIDGET (self));
}
