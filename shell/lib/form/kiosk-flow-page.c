/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-flow-page.h"

#include "core/kiosk-core.h"
#include "kiosk-draft-flow.h"
#include "kiosk-flow-draft.h"
#include "kiosk-flow-private.h"
#include "kiosk-step-private.h"

#include <glib/gi18n-lib.h>

#define REVEAL_DELAY  50  /* milliseconds: until what is wrong has been laid out */
#define REVEAL_MARGIN 20

struct _KioskFlowPage
{
  KioskPage          parent_instance;

  KioskFlow         *flow;      /* (owned by the body) */
  GtkBox            *segments;
  GtkScrolledWindow *scrolled;
  GtkBox            *body;
  GtkWidget         *above;
  GtkLabel          *progress;
  GtkWidget         *resume;
  GtkWidget         *save;
  GtkWidget         *actions;
  GtkButton         *previous;
  GtkButton         *next;
  guint              reveal_id;
  gboolean           no_outbox;  /* as it said when it was asked last */
};

G_DEFINE_FINAL_TYPE (KioskFlowPage, kiosk_flow_page, KIOSK_TYPE_PAGE)

static void
show_segments (KioskFlowPage *self,
               guint          step,
               guint          steps)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->segments))) != NULL)
    gtk_box_remove (self->segments, child);

  for (guint i = 1; i <= steps; i++)
    {
      GtkWidget *segment = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (segment, "segment");
      if (i <= step)
        gtk_widget_add_css_class (segment, i < step ? "done" : "current");
      gtk_box_append (self->segments, segment);
    }
}

static void
show_progress (KioskFlowPage *self,
               KioskStep     *current)
{
  const char *heading = kiosk_step_get_heading (current);
  guint step, steps;
  g_autofree char *words = NULL;

  kiosk_flow_get_progress (self->flow, &step, &steps);
  gtk_widget_set_visible (GTK_WIDGET (self->segments), step > 0 && steps > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), step > 0 && steps > 1);
  if (step == 0)
    return;

  show_segments (self, step, steps);
  /* Translators: how far one is in a form; what stands in it is two numbers */
  words = g_strdup_printf (_("Step %u of %u"), step, steps);
  if (heading != NULL)
    {
      g_autofree char *number = g_steal_pointer (&words);

      words = g_strconcat (number, "\u2003", heading, NULL);
    }
  gtk_label_set_text (self->progress, words);
}

/* In large text and a long-winded language, a button has two lines. */
static void
set_label (GtkButton  *button,
           const char *words)
{
  GtkLabel *label;

  gtk_button_set_label (button, words);
  label = GTK_LABEL (gtk_button_get_child (button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
show_actions (KioskFlowPage *self,
              KioskStep     *current)
{
  const char *action = kiosk_step_get_action (current);
  guint step, steps;

  kiosk_flow_get_progress (self->flow, &step, &steps);
  gtk_widget_set_visible (self->actions, action != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->previous), step != 1 || kiosk_flow_is_changing (self->flow));
  set_label (self->previous, kiosk_step_get_back (current));
  if (action != NULL)
    set_label (self->next, kiosk_flow_is_changing (self->flow) ? _("Keep the change") : action);
}

/* Whoever has answered nothing may have answered all of it before, elsewhere. */
static void
show_parking (KioskFlowPage *self)
{
  gboolean outbox = kiosk_context_get_outbox (kiosk_page_get_context (KIOSK_PAGE (self))) != NULL;
  guint step, steps;

  kiosk_flow_get_progress (self->flow, &step, &steps);
  gtk_widget_set_visible (self->save, outbox && kiosk_flow_may_be_parked (self->flow));
  gtk_widget_set_visible (self->resume, outbox && step == 1 && kiosk_flow_hands_in (self->flow) && !gtk_widget_get_visible (self->save));
  gtk_widget_set_visible (self->above, step > 0);
}

static void
on_moved (KioskFlowPage *self)
{
  KioskStep *current = kiosk_flow_get_current (self->flow);

  if (current == NULL)
    return;

  show_progress (self, current);
  show_actions (self, current);
  show_parking (self);
}

gboolean
kiosk_flow_page_can_park (KioskFlowPage *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW_PAGE (self), FALSE);

  return kiosk_context_get_outbox (kiosk_page_get_context (KIOSK_PAGE (self))) != NULL && kiosk_flow_may_be_parked (self->flow);
}

void
kiosk_flow_page_park (KioskFlowPage *self)
{
  g_return_if_fail (KIOSK_IS_FLOW_PAGE (self));

  kiosk_page_push (KIOSK_PAGE (self), kiosk_flow_page_new (kiosk_page_get_context (KIOSK_PAGE (self)), kiosk_draft_flow_new (self->flow)));
}

static void
on_resume (KioskFlowPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.resume-form", NULL);
}

/* Another step begins at its top. */
static void
on_current_changed (KioskFlowPage *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  kiosk_page_show_content (KIOSK_PAGE (self));
}

/* All of the field that has the focus, with what is wrong with it. */
static void
reveal_field (KioskFlowPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, KIOSK_TYPE_FIELD) : NULL;
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds, whole;
  double top, value;

  if (field == NULL || !gtk_widget_compute_bounds (field, GTK_WIDGET (self->body), &bounds)
      || !gtk_widget_compute_bounds (GTK_WIDGET (self->body), GTK_WIDGET (self->body), &whole))
    return;

  top = bounds.origin.y - whole.origin.y;
  value = MAX (gtk_adjustment_get_value (scroll),
               top + bounds.size.height + REVEAL_MARGIN - gtk_adjustment_get_page_size (scroll));
  gtk_adjustment_set_value (scroll, MIN (value, top - REVEAL_MARGIN));
}

static void
on_reveal_due (gpointer user_data)
{
  KioskFlowPage *self = user_data;

  self->reveal_id = 0;
  reveal_field (self);
}

static void
on_next (KioskFlowPage *self)
{
  KioskStep *step = kiosk_flow_get_current (self->flow);

  kiosk_flow_next (self->flow);
  if (step == kiosk_flow_get_current (self->flow) && self->reveal_id == 0)
    self->reveal_id = g_timeout_add_once (REVEAL_DELAY, on_reveal_due, self);
}

static void
on_previous (KioskFlowPage *self)
{
  if (!kiosk_flow_back (self->flow))
    kiosk_page_pop (KIOSK_PAGE (self));
}

/* That nothing can be handed in now is told before a visitor has typed it all. */
static void
on_outbox_asked (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KioskFlowPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key = kiosk_outbox_get_key_finish (KIOSK_OUTBOX (source), result, &error);

  self->no_outbox = key == NULL;
  if (self->no_outbox)
    kiosk_page_show_error (KIOSK_PAGE (self), error);
}

static void
ask_outbox (KioskFlowPage *self)
{
  KioskOutbox *outbox = kiosk_context_get_outbox (kiosk_page_get_context (KIOSK_PAGE (self)));

  if (outbox != NULL && kiosk_flow_hands_in (self->flow))
    kiosk_outbox_get_key_async (outbox, kiosk_page_get_cancellable (KIOSK_PAGE (self)), on_outbox_asked, g_object_ref (self));
}

static void
kiosk_flow_page_start (KioskPage *page)
{
  kiosk_flow_start (KIOSK_FLOW_PAGE (page)->flow);
  ask_outbox (KIOSK_FLOW_PAGE (page));
}

static gboolean
kiosk_flow_page_go_back (KioskPage *page)
{
  return kiosk_flow_back (KIOSK_FLOW_PAGE (page)->flow);
}

static void
kiosk_flow_page_retry (KioskPage *page)
{
  KioskFlowPage *self = KIOSK_FLOW_PAGE (page);

  kiosk_page_show_content (page);
  if (self->no_outbox)
    ask_outbox (self);
  else
    kiosk_step_retry (kiosk_flow_get_current (self->flow));
}

static KioskPage *
kiosk_flow_page_recreate (KioskPage *page)
{
  return kiosk_flow_page_new (kiosk_page_get_context (page), kiosk_flow_recreate (KIOSK_FLOW_PAGE (page)->flow));
}

static void
kiosk_flow_page_dispose (GObject *object)
{
  g_clear_handle_id (&KIOSK_FLOW_PAGE (object)->reveal_id, g_source_remove);
  G_OBJECT_CLASS (kiosk_flow_page_parent_class)->dispose (object);
}

static void
kiosk_flow_page_class_init (KioskFlowPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_flow_page_dispose;
  page_class->start = kiosk_flow_page_start;
  page_class->go_back = kiosk_flow_page_go_back;
  page_class->retry = kiosk_flow_page_retry;
  page_class->recreate = kiosk_flow_page_recreate;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-flow-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, segments);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, body);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, above);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, progress);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, resume);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, save);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, actions);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, previous);
  gtk_widget_class_bind_template_child (widget_class, KioskFlowPage, next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_resume);
  gtk_widget_class_bind_template_callback (widget_class, kiosk_flow_page_park);
}

static void
kiosk_flow_page_init (KioskFlowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskFlow *
kiosk_flow_page_get_flow (KioskFlowPage *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW_PAGE (self), NULL);

  return self->flow;
}

KioskPage *
kiosk_flow_page_new (KioskContext *context,
                     KioskFlow    *flow)
{
  KioskFlowPage *self = g_object_new (KIOSK_TYPE_FLOW_PAGE, "context", context, NULL);

  self->flow = flow;
  gtk_box_append (self->body, GTK_WIDGET (flow));
  kiosk_flow_set_context (flow, context);
  kiosk_page_set_title (KIOSK_PAGE (self), kiosk_flow_get_title (flow));
  kiosk_page_set_subtitle (KIOSK_PAGE (self), kiosk_flow_get_subtitle (flow));
  g_signal_connect_object (flow, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "answered", G_CALLBACK (show_parking), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::current", G_CALLBACK (on_current_changed), self, G_CONNECT_SWAPPED);
  on_moved (self);
  return KIOSK_PAGE (self);
}

KioskPage *
kiosk_flow_page_resume (KioskPage   *first,
                        const char  *service,
                        const char  *code,
                        const char  *phone_end,
                        JsonObject  *content,
                        GError     **error)
{
  const char *name = kiosk_flow_content_get_type_name (content);
  KioskFlow *flow = KIOSK_IS_FLOW_PAGE (first) ? KIOSK_FLOW_PAGE (first)->flow : NULL;
  GType type = name != NULL ? g_type_from_name (name) : G_TYPE_INVALID;
  g_autoptr (KioskDraft) draft = kiosk_draft_new (service, code, phone_end);
  KioskPage *page = first;

  g_return_val_if_fail (KIOSK_IS_PAGE (first), NULL);

  if (type == G_TYPE_INVALID || !g_type_is_a (type, KIOSK_TYPE_FLOW))
    {
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_REJECTED, _("This terminal cannot open the form. Please ask at the service desk."));
      return NULL;
    }

  if (flow == NULL || G_OBJECT_TYPE (flow) != type)
    {
      flow = g_object_new (type, NULL);
      kiosk_flow_set_service (flow, service);
      page = kiosk_flow_page_new (kiosk_page_get_context (first), flow);
    }

  kiosk_flow_set_content (flow, content);
  kiosk_flow_set_draft (flow, draft);
  return page;
}
