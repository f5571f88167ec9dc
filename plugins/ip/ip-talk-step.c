/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-talk-step.h"

#include "ip-client.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _IpTalkStep
{
  KioskStep         parent_instance;

  KioskChoiceField *day;
  KioskChoiceField *begins;
  KioskFactsCard   *hours;

  IpTalks          *talks;        /* (owned) (nullable): as the gateway told them last */
  GCancellable     *cancellable;  /* (owned) (nullable): while it is asked */
  gboolean          filling;
};

G_DEFINE_FINAL_TYPE (IpTalkStep, ip_talk_step, KIOSK_TYPE_STEP)

static KioskPage *
page_of (IpTalkStep *self)
{
  return KIOSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE));
}

static void
add_option (KioskChoiceField *field,
            const char       *value,
            const char       *label,
            const char       *detail)
{
  g_autoptr (KioskOption) option = kiosk_option_new (value, label, detail);

  kiosk_choice_field_add (field, option);
}

/* Those days that have a free hour. */
static void
fill_days (IpTalkStep *self)
{
  const char *last = NULL;

  kiosk_choice_field_clear (self->day);
  for (guint i = 0; i < self->talks->slots->len; i++)
    {
      const IpSlot *slot = self->talks->slots->pdata[i];
      guint count = ip_talks_count_free (self->talks, slot->day);
      g_autofree char *label = NULL;
      g_autofree char *detail = NULL;

      if (g_strcmp0 (last, slot->day) == 0 || count == 0)
        continue;

      last = slot->day;
      label = ip_talks_describe_day (slot->day);
      detail = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u free", "%u free", count), count);
      add_option (self->day, slot->day, label, detail);
    }
}

static void
fill_hours (IpTalkStep *self)
{
  g_autoptr (JsonNode) day = kiosk_field_get_value (KIOSK_FIELD (self->day));

  kiosk_choice_field_clear (self->begins);
  for (guint i = 0; day != NULL && i < self->talks->slots->len; i++)
    {
      const IpSlot *slot = self->talks->slots->pdata[i];
      g_autofree char *label = ip_talks_describe_slot (slot);

      if (slot->free && strcmp (slot->day, json_node_get_string (day)) == 0)
        add_option (self->begins, slot->begins, label, NULL);
    }
}

static void
on_day_changed (IpTalkStep *self)
{
  if (self->talks != NULL && !self->filling)
    fill_hours (self);
}

static void
show_opening (IpTalkStep *self)
{
  kiosk_facts_card_clear (self->hours);
  for (guint i = 0; i < self->talks->hours->len; i++)
    {
      const IpHours *hours = self->talks->hours->pdata[i];
      g_autofree char *times = g_strdup_printf ("%s–%s", hours->begins, hours->ends);

      kiosk_facts_card_add (self->hours, ip_talks_weekday_name (hours->weekday), times);
    }
}

/* What was chosen stays chosen, if it is free still. */
static void
fill (IpTalkStep *self)
{
  g_autoptr (JsonNode) day = kiosk_field_get_value (KIOSK_FIELD (self->day));
  g_autoptr (JsonNode) begins = kiosk_field_get_value (KIOSK_FIELD (self->begins));

  self->filling = TRUE;
  fill_days (self);
  kiosk_field_set_value (KIOSK_FIELD (self->day), day);
  fill_hours (self);
  kiosk_field_set_value (KIOSK_FIELD (self->begins), begins);
  self->filling = FALSE;
  show_opening (self);
}

static void
stop (IpTalkStep *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
has_free (const IpTalks *talks)
{
  for (guint i = 0; i < talks->slots->len; i++)
    if (((const IpSlot *) talks->slots->pdata[i])->free)
      return TRUE;

  return FALSE;
}

static void
on_talks (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IpTalkStep) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IpTalks) talks = ip_client_talks_finish (result, &error);

  /* the page may be gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || page_of (self) == NULL)
    return;

  stop (self);
  if (talks == NULL)
    {
      kiosk_page_show_error (page_of (self), error);
      return;
    }

  g_clear_pointer (&self->talks, ip_talks_unref);
  self->talks = g_steal_pointer (&talks);
  fill (self);
  if (has_free (self->talks))
    kiosk_page_show_content (page_of (self));
  else
    kiosk_page_show_empty (page_of (self), _("No hour is free"), _("Please ask at the service desk, or come back in a few days."));
}

static void
ip_talk_step_enter (KioskStep *step)
{
  IpTalkStep *self = IP_TALK_STEP (step);
  KioskFlow *flow = KIOSK_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW));

  stop (self);
  self->cancellable = g_cancellable_new ();
  kiosk_page_show_loading (page_of (self), _("Looking for free hours"));
  ip_client_talks_async (kiosk_context_get_backend (kiosk_flow_get_context (flow)), self->cancellable, on_talks, g_object_ref (self));
}

static gboolean
ip_talk_step_go_back (KioskStep *step)
{
  stop (IP_TALK_STEP (step));
  return FALSE;
}

static void
ip_talk_step_copy (KioskStep *step,
                   KioskStep *next_step)
{
  IpTalkStep *self = IP_TALK_STEP (step);
  IpTalkStep *next = IP_TALK_STEP (next_step);

  if (self->talks != NULL)
    {
      next->talks = ip_talks_ref (self->talks);
      fill (next);
    }
  KIOSK_STEP_CLASS (ip_talk_step_parent_class)->copy (step, next_step);
}

static void
ip_talk_step_dispose (GObject *object)
{
  IpTalkStep *self = IP_TALK_STEP (object);

  stop (self);
  g_clear_pointer (&self->talks, ip_talks_unref);
  G_OBJECT_CLASS (ip_talk_step_parent_class)->dispose (object);
}

static void
ip_talk_step_class_init (IpTalkStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ip_talk_step_dispose;
  step_class->enter = ip_talk_step_enter;
  step_class->retry = ip_talk_step_enter;
  step_class->go_back = ip_talk_step_go_back;
  step_class->copy = ip_talk_step_copy;

  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/ip/ip-talk-step.ui");
  gtk_widget_class_bind_template_child (widget_class, IpTalkStep, day);
  gtk_widget_class_bind_template_child (widget_class, IpTalkStep, begins);
  gtk_widget_class_bind_template_child (widget_class, IpTalkStep, hours);
  gtk_widget_class_bind_template_callback (widget_class, on_day_changed);
}

static void
ip_talk_step_init (IpTalkStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
