/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-session-row.h"

#include "training-seats.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>

struct _TrainingSessionRow
{
  GtkButton        parent_instance;

  GtkLabel        *day;
  GtkLabel        *month;
  GtkLabel        *title;
  GtkLabel        *detail;
  GtkProgressBar  *bar;
  GtkLabel        *seats;
  GtkLabel        *action;

  TrainingSession *session;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TrainingSessionRow, training_session_row, GTK_TYPE_BUTTON)

static void
training_session_row_dispose (GObject *object)
{
  g_clear_pointer (&TRAINING_SESSION_ROW (object)->session, training_session_unref);
  G_OBJECT_CLASS (training_session_row_parent_class)->dispose (object);
}

static void
training_session_row_class_init (TrainingSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_session_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionRow, day);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionRow, month);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionRow, title);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionRow, detail);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionRow, bar);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionRow, seats);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionRow, action);
}

static void
training_session_row_init (TrainingSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
training_session_row_new (void)
{
  return g_object_new (TRAINING_TYPE_SESSION_ROW, NULL);
}

static void
show_day (TrainingSessionRow *self,
          GDateTime          *moment)
{
  g_autoptr (GDateTime) local = training_local_time (moment);
  g_autofree char *day = g_date_time_format (local, "%d");
  /* Translators: the month in a small calendar sheet, as strftime() writes it */
  g_autofree char *month = g_date_time_format (local, _("%b"));

  gtk_label_set_text (self->day, day);
  gtk_label_set_text (self->month, month);
}

/* What can be seen in one glance is told in one sentence. */
static void
describe (TrainingSessionRow *self)
{
  g_autofree char *day = training_words_day (self->session->begins);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", gtk_label_get_text (self->title), day, gtk_label_get_text (self->detail),
                                             gtk_label_get_text (self->seats));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
training_session_row_show (TrainingSessionRow *self,
                           TrainingSession    *session,
                           const char         *locale)
{
  const char *action = training_words_action (session);
  g_autofree char *hours = training_words_hours (session);
  g_autofree char *detail = g_strconcat (hours, " · ", training_session_room (session, locale), NULL);

  g_clear_pointer (&self->session, training_session_unref);
  self->session = training_session_ref (session);
  show_day (self, session->begins);
  gtk_label_set_text (self->title, training_session_title (session, locale));
  gtk_label_set_text (self->detail, detail);
  training_seats_show (session, self->bar, self->seats);
  gtk_label_set_text (self->action, action != NULL ? action : _("Details"));
  if (action != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->action), "quiet");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->action), "quiet");
  describe (self);
}

TrainingSession *
training_session_row_get_session (TrainingSessionRow *self)
{
  return self->session;
}
