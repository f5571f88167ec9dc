/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-draft-step.h"

#include "kiosk-draft-flow-private.h"
#include "kiosk-page.h"
#include "kiosk-qr-code.h"

#include <glib/gi18n-lib.h>

struct _KioskDraftStep
{
  KioskStep    parent_instance;

  GtkImage    *icon;
  GtkLabel    *headline;
  GtkLabel    *next_step;
  KioskQrCode *qr_code;
  GtkLabel    *code;
};

G_DEFINE_FINAL_TYPE (KioskDraftStep, kiosk_draft_step, KIOSK_TYPE_STEP)

/* Kept here and not yet where the other terminals find it: both are said. */
static void
show_queued (KioskDraftStep *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "queued");
  gtk_image_set_from_icon_name (self->icon, "kiosk-status-progress-symbolic");
  gtk_label_set_text (self->headline, _("Saved at this terminal"));
  gtk_label_set_text (self->next_step, _("There is no connection right now. As soon as it is back, you can go on at any terminal of the "
                                         "six parks for 24 hours, with this code and the last four digits of your phone; until then it "
                                         "cannot be opened anywhere."));
}

static void
kiosk_draft_step_enter (KioskStep *step)
{
  KioskDraftStep *self = KIOSK_DRAFT_STEP (step);
  KioskDraftFlow *flow = KIOSK_DRAFT_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_DRAFT_FLOW));
  KioskDraft *draft = kiosk_draft_flow_get_draft (flow);
  KioskReceipt *receipt = kiosk_flow_get_receipt (KIOSK_FLOW (flow));
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (draft == NULL || receipt == NULL)
    return;

  if (kiosk_receipt_is_queued (receipt))
    show_queued (self);
  words = kiosk_draft_dup_words (draft);
  gtk_label_set_text (self->code, words);
  text = g_strdup_printf ("%s · %s: %s", kiosk_flow_get_title (KIOSK_FLOW (flow)), _("Code of the saved form"), words);
  kiosk_qr_code_set_text (self->qr_code, text);
  kiosk_draft_flow_saved (flow);
}

static gboolean
kiosk_draft_step_leave (KioskStep *step)
{
  gtk_widget_activate_action (GTK_WIDGET (step), "visit.end", NULL);
  return FALSE;
}

static const char *
kiosk_draft_step_get_action (KioskStep *step)
{
  return _("Finish and clear my data");
}

static const char *
kiosk_draft_step_get_back (KioskStep *step)
{
  return _("Go on filling in");
}

static void
kiosk_draft_step_class_init (KioskDraftStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  step_class->enter = kiosk_draft_step_enter;
  step_class->leave = kiosk_draft_step_leave;
  step_class->get_action = kiosk_draft_step_get_action;
  step_class->get_back = kiosk_draft_step_get_back;
  step_class->uncounted = TRUE;
  step_class->end = TRUE;

  g_type_ensure (KIOSK_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-draft-step.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDraftStep, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskDraftStep, headline);
  gtk_widget_class_bind_template_child (widget_class, KioskDraftStep, next_step);
  gtk_widget_class_bind_template_child (widget_class, KioskDraftStep, qr_code);
  gtk_widget_class_bind_template_child (widget_class, KioskDraftStep, code);
}

static void
kiosk_draft_step_init (KioskDraftStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
