/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-task-view.h"

#include "kiosk-skyline.h"

#include <glib/gi18n-lib.h>

struct _KioskTaskView
{
  GtkWidget        parent_instance;

  KioskVisitClock *clock;   /* (owned) */
  GPtrArray       *pages;   /* of KioskPage (owned by the stack), the first one first */
  GPtrArray       *leaving; /* pages that are still to be seen sliding out */

  GtkLabel        *title;
  GtkLabel        *subtitle;
  GtkLabel        *remaining;
  GtkStack        *stack;
};

enum
{
  SIGNAL_FINISHED,
  SIGNAL_PAGE_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskTaskView, kiosk_task_view, GTK_TYPE_WIDGET)

static KioskPage *
top_page (KioskTaskView *self)
{
  return self->pages->len > 0 ? self->pages->pdata[self->pages->len - 1] : NULL;
}

static void
update_titles (KioskTaskView *self)
{
  KioskPage *page = top_page (self);
  const char *title = page != NULL ? kiosk_page_get_title (page) : NULL;
  const char *subtitle = page != NULL ? kiosk_page_get_subtitle (page) : NULL;

  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
}

static void
update_remaining (KioskTaskView *self)
{
  guint seconds = kiosk_visit_clock_get_remaining (self->clock);
  g_autofree char *time = g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
  /* Translators: %s is minutes and seconds, such as 4:32 */
  g_autofree char *words = g_strdup_printf (_("%s left"), time);

  gtk_label_set_label (self->remaining, words);
}

/* Pages that are not shown must be out of the accessibility tree, in which a stack leaves them. */
static void
settle (KioskTaskView *self)
{
  for (guint i = 0; i < self->leaving->len; i++)
    gtk_stack_remove (self->stack, self->leaving->pdata[i]);
  g_ptr_array_set_size (self->leaving, 0);

  for (guint i = 0; i < self->pages->len; i++)
    gtk_widget_set_visible (self->pages->pdata[i], i + 1 == self->pages->len);
}

static void
on_transition (KioskTaskView *self)
{
  if (!gtk_stack_get_transition_running (self->stack))
    settle (self);
}

static void
show_top (KioskTaskView          *self,
          GtkStackTransitionType  transition)
{
  GtkWidget *page = GTK_WIDGET (top_page (self));

  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_transition_type (self->stack, transition);
  gtk_stack_set_visible_child (self->stack, page);
  if (!gtk_stack_get_transition_running (self->stack))
    settle (self);
  update_titles (self);
}

static void
leave_page (KioskTaskView *self)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_LEFT], 0);
}

static void
finish (KioskTaskView *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
pop (KioskTaskView *self)
{
  KioskPage *page = top_page (self);

  if (self->pages->len <= 1)
    {
      finish (self);
      return;
    }

  leave_page (self);
  g_ptr_array_add (self->leaving, page);
  g_ptr_array_set_size (self->pages, self->pages->len - 1);
  show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
}

static void add_page (KioskTaskView *self, KioskPage *page);

static void
on_page_push (KioskPage     *page,
              KioskPage     *next,
              KioskTaskView *self)
{
  if (page == top_page (self))
    kiosk_task_view_push (self, next);
}

static void
on_page_replace (KioskPage     *page,
                 KioskPage     *next,
                 KioskTaskView *self)
{
  if (page != top_page (self))
    return;

  leave_page (self);
  g_ptr_array_add (self->leaving, page);
  g_ptr_array_set_size (self->pages, self->pages->len - 1);
  add_page (self, next);
  show_top (self, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  kiosk_page_start (next);
}

static void
on_page_pop (KioskPage     *page,
             KioskTaskView *self)
{
  if (page == top_page (self))
    pop (self);
}

void
kiosk_task_view_go_back (KioskTaskView *self)
{
  KioskPage *page = top_page (self);

  if (page != NULL && !kiosk_page_go_back (page))
    pop (self);
}

static void
add_page (KioskTaskView *self,
          KioskPage     *page)
{
  g_signal_connect_object (page, "push", G_CALLBACK (on_page_push), self, 0);
  g_signal_connect_object (page, "replace", G_CALLBACK (on_page_replace), self, 0);
  g_signal_connect_object (page, "pop", G_CALLBACK (on_page_pop), self, 0);
  g_signal_connect_object (page, "go-home", G_CALLBACK (finish), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (update_titles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::subtitle", G_CALLBACK (update_titles), self, G_CONNECT_SWAPPED);

  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  g_ptr_array_add (self->pages, page);
}

void
kiosk_task_view_push (KioskTaskView *self,
                      KioskPage     *page)
{
  gboolean first = self->pages->len == 0;

  leave_page (self);
  add_page (self, page);
  show_top (self, first ? GTK_STACK_TRANSITION_TYPE_NONE : GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  kiosk_page_start (page);
}

void
kiosk_task_view_clear (KioskTaskView *self)
{
  settle (self);
  while (self->pages->len > 0)
    {
      gtk_stack_remove (self->stack, GTK_WIDGET (top_page (self)));
      g_ptr_array_set_size (self->pages, self->pages->len - 1);
    }
}

KioskPage *
kiosk_task_view_get_page (KioskTaskView *self)
{
  return top_page (self);
}

GPtrArray *
kiosk_task_view_recreate (KioskTaskView *self)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->pages->len; i++)
    {
      KioskPage *page = kiosk_page_recreate (self->pages->pdata[i]);

      if (page == NULL)
        break;
      g_ptr_array_add (pages, g_object_ref_sink (page));
    }

  return pages;
}

GtkWidget *
kiosk_task_view_new (KioskVisitClock *clock)
{
  KioskTaskView *self = g_object_new (KIOSK_TYPE_TASK_VIEW, NULL);

  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "notify::remaining", G_CALLBACK (update_remaining), self, G_CONNECT_SWAPPED);
  update_remaining (self);
  return GTK_WIDGET (self);
}

static void
kiosk_task_view_dispose (GObject *object)
{
  KioskTaskView *self = KIOSK_TASK_VIEW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->leaving, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (kiosk_task_view_parent_class)->dispose (object);
}

static void
kiosk_task_view_finalize (GObject *object)
{
  KioskTaskView *self = KIOSK_TASK_VIEW (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->leaving);
  G_OBJECT_CLASS (kiosk_task_view_parent_class)->finalize (object);
}

static void
kiosk_task_view_class_init (KioskTaskViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_task_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_task_view_finalize;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", KIOSK_TYPE_TASK_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[SIGNAL_PAGE_LEFT] = g_signal_new ("page-left", KIOSK_TYPE_TASK_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-task-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTaskView, title);
  gtk_widget_class_bind_template_child (widget_class, KioskTaskView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KioskTaskView, remaining);
  gtk_widget_class_bind_template_child (widget_class, KioskTaskView, stack);
  gtk_widget_class_bind_template_callback (widget_class, kiosk_task_view_go_back);
  gtk_widget_class_bind_template_callback (widget_class, on_transition);
}

static void
kiosk_task_view_init (KioskTaskView *self)
{
  self->pages = g_ptr_array_new ();
  self->leaving = g_ptr_array_new ();
  g_type_ensure (KIOSK_TYPE_SKYLINE);
  gtk_widget_init_template (GTK_WIDGET (self));
}
