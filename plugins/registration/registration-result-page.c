/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-result-page.h"

#include <glib/gi18n-lib.h>

struct _RegistrationResultPage
{
  KioskPage             parent_instance;

  KioskStatusHero      *hero;
  KioskFactsCard       *facts;
  KioskTimeLine        *time_line;

  RegistrationProgress *progress;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (RegistrationResultPage, registration_result_page, KIOSK_TYPE_PAGE)

static void
on_finish (KioskPage *self)
{
  kiosk_page_pop (self);
}

static void
show_hero (RegistrationResultPage *self)
{
  static const KioskStatusKind kinds[] = {
    [REGISTRATION_KIND_PROGRESS] = KIOSK_STATUS_PROGRESS,
    [REGISTRATION_KIND_DONE] = KIOSK_STATUS_DONE,
    [REGISTRATION_KIND_ATTENTION] = KIOSK_STATUS_ATTENTION,
    [REGISTRATION_KIND_ERROR] = KIOSK_STATUS_ERROR,
  };
  const RegistrationProgress *progress = self->progress;
  g_autofree char *time = registration_progress_time (progress->updated);
  /* Translators: %s is a time */
  g_autofree char *detail = g_strdup_printf (_("As of %s"), time);

  kiosk_status_hero_set (self->hero, kinds[progress->kind], registration_stage_title (progress->stage), detail,
                         registration_stage_advice (progress->stage));
}

static void
show_facts (RegistrationResultPage *self)
{
  g_autofree char *submitted = registration_progress_time (self->progress->submitted);

  kiosk_facts_card_add (self->facts, _("Company"), self->progress->name);
  kiosk_facts_card_add (self->facts, _("Reference number"), self->progress->reference);
  kiosk_facts_card_add (self->facts, _("Handed in on"), submitted);
  kiosk_facts_card_add (self->facts, _("The registry says"), self->progress->note);
}

static void
show_stages (RegistrationResultPage *self)
{
  static const KioskStepState states[] = {
    [REGISTRATION_STATE_DONE] = KIOSK_STEP_DONE,
    [REGISTRATION_STATE_CURRENT] = KIOSK_STEP_CURRENT,
    [REGISTRATION_STATE_ATTENTION] = KIOSK_STEP_ATTENTION,
    [REGISTRATION_STATE_FAILED] = KIOSK_STEP_FAILED,
    [REGISTRATION_STATE_PENDING] = KIOSK_STEP_PENDING,
  };
  GPtrArray *stages = self->progress->stages;

  for (guint i = 0; i < stages->len; i++)
    {
      const RegistrationStage *stage = stages->pdata[i];
      g_autofree char *time = stage->time != NULL ? registration_progress_time (stage->time) : NULL;

      kiosk_time_line_add (self->time_line, states[stage->state], registration_stage_title (stage->stage), time);
    }
}

static KioskPage *
registration_result_page_recreate (KioskPage *page)
{
  return registration_result_page_new (kiosk_page_get_context (page), REGISTRATION_RESULT_PAGE (page)->progress);
}

static void
registration_result_page_dispose (GObject *object)
{
  g_clear_pointer (&REGISTRATION_RESULT_PAGE (object)->progress, registration_progress_unref);
  G_OBJECT_CLASS (registration_result_page_parent_class)->dispose (object);
}

static void
registration_result_page_class_init (RegistrationResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = registration_result_page_dispose;
  KIOSK_PAGE_CLASS (klass)->recreate = registration_result_page_recreate;

  g_type_ensure (KIOSK_TYPE_STATUS_HERO);
  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (KIOSK_TYPE_TIME_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/registration/registration-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegistrationResultPage, hero);
  gtk_widget_class_bind_template_child (widget_class, RegistrationResultPage, facts);
  gtk_widget_class_bind_template_child (widget_class, RegistrationResultPage, time_line);
  gtk_widget_class_bind_template_callback (widget_class, on_finish);
}

static void
registration_result_page_init (RegistrationResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
registration_result_page_new (KioskContext         *context,
                              RegistrationProgress *progress)
{
  RegistrationResultPage *self = g_object_new (REGISTRATION_TYPE_RESULT_PAGE, "context", context, NULL);

  self->progress = registration_progress_ref (progress);
  show_hero (self);
  show_facts (self);
  show_stages (self);
  return KIOSK_PAGE (self);
}
