/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-advice-step.h"

#include "ip-guide-flow.h"

struct _IpAdviceStep
{
  KioskStep        parent_instance;

  KioskStatusHero *hero;
  KioskFactsCard  *facts;
  KioskTimeLine   *steps;
};

G_DEFINE_FINAL_TYPE (IpAdviceStep, ip_advice_step, KIOSK_TYPE_STEP)

static void
show_rows (IpAdviceStep   *self,
           const IpAdvice *advice)
{
  kiosk_facts_card_clear (self->facts);
  for (guint i = 0; i < advice->facts->len; i++)
    {
      const IpAdviceRow *fact = advice->facts->pdata[i];

      kiosk_facts_card_add (self->facts, fact->title, fact->detail);
    }

  kiosk_time_line_clear (self->steps);
  for (guint i = 0; i < advice->steps->len; i++)
    {
      const IpAdviceRow *step = advice->steps->pdata[i];

      kiosk_time_line_add (self->steps, i == 0 ? KIOSK_STEP_CURRENT : KIOSK_STEP_PENDING, step->title, step->detail);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->facts), advice->facts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), advice->steps->len > 0);
}

static void
ip_advice_step_enter (KioskStep *step)
{
  static const KioskStatusKind kinds[] = {
    [IP_ADVICE_GOOD] = KIOSK_STATUS_DONE,
    [IP_ADVICE_ACT] = KIOSK_STATUS_ATTENTION,
    [IP_ADVICE_BAD] = KIOSK_STATUS_ERROR,
  };
  IpAdviceStep *self = IP_ADVICE_STEP (step);
  GtkWidget *flow = gtk_widget_get_ancestor (GTK_WIDGET (self), IP_TYPE_GUIDE_FLOW);
  g_autoptr (IpAdvice) advice = ip_guide_flow_advise (IP_GUIDE_FLOW (flow));

  kiosk_status_hero_set (self->hero, kinds[advice->kind], advice->headline, advice->detail, advice->advice);
  show_rows (self, advice);
}

static const char *
ip_advice_step_get_action (KioskStep *step)
{
  return NULL;
}

static void
ip_advice_step_class_init (IpAdviceStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  step_class->enter = ip_advice_step_enter;
  step_class->get_action = ip_advice_step_get_action;

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (KIOSK_TYPE_STATUS_HERO);
  g_type_ensure (KIOSK_TYPE_TIME_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/ip/ip-advice-step.ui");
  gtk_widget_class_bind_template_child (widget_class, IpAdviceStep, hero);
  gtk_widget_class_bind_template_child (widget_class, IpAdviceStep, facts);
  gtk_widget_class_bind_template_child (widget_class, IpAdviceStep, steps);
}

static void
ip_advice_step_init (IpAdviceStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
