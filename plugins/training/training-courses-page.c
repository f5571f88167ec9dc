/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-courses-page.h"

#include "training-certificate-query-page.h"
#include "training-check-in-page.h"
#include "training-chips.h"
#include "training-client.h"
#include "training-session-page.h"
#include "training-session-row.h"
#include "training-tickets-query-page.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ALL ""

struct _TrainingCoursesPage
{
  KioskPage         parent_instance;

  TrainingChips    *subjects;
  GtkToggleButton  *park_button;
  GtkLabel         *park_label;
  TrainingChips    *parks;
  GtkToggleButton  *days_button;
  GtkLabel         *days_label;
  TrainingChips    *days;
  GtkLabel         *age;
  GtkLabel         *message;
  GtkBox           *rows;

  KioskWatch       *watch;     /* (owned) */
  TrainingSessions *sessions;  /* (owned) (nullable): those of the last answer */
};

G_DEFINE_FINAL_TYPE (TrainingCoursesPage, training_courses_page, KIOSK_TYPE_PAGE)

static const char *
locale_of (TrainingCoursesPage *self)
{
  return kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
}

/* The list */

static gboolean
is_chosen (const char *chosen,
           const char *value)
{
  return *chosen == '\0' || strcmp (chosen, value) == 0;
}

/* By the gateway's sheet of today's day: tomorrow morning is within one day, however late it is now. */
static gboolean
is_within (const TrainingSession *session,
           const char            *days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GTimeSpan ahead = g_date_time_difference (session->begins, now);

  return *days == '\0' || ahead <= g_ascii_strtoll (days, NULL, 10) * G_TIME_SPAN_DAY;
}

static gboolean
fits (TrainingCoursesPage   *self,
      const TrainingSession *session)
{
  return is_chosen (training_chips_get_chosen (self->subjects), session->subject)
         && is_chosen (training_chips_get_chosen (self->parks), session->park)
         && is_within (session, training_chips_get_chosen (self->days));
}

static void
on_row_clicked (TrainingCoursesPage *self,
                TrainingSessionRow  *row)
{
  KioskPage *page = KIOSK_PAGE (self);

  kiosk_page_push (page, training_session_page_new (kiosk_page_get_context (page), training_session_row_get_session (row)->code));
}

static GtkWidget *
add_row (TrainingCoursesPage *self)
{
  GtkWidget *row = training_session_row_new ();

  g_signal_connect_object (row, "clicked", G_CALLBACK (on_row_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
  return row;
}

static void
say (TrainingCoursesPage *self,
     const char          *words)
{
  gtk_label_set_text (self->message, words);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *words != '\0');
}

/* Rows stay where they are: one that is being touched shall not vanish because a figure changed. */
static void
show_rows (TrainingCoursesPage *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  guint shown = 0;

  for (guint i = 0; i < self->sessions->items->len; i++)
    if (fits (self, self->sessions->items->pdata[i]))
      {
        if (row == NULL)
          row = add_row (self);
        training_session_row_show (TRAINING_SESSION_ROW (row), self->sessions->items->pdata[i], locale_of (self));
        row = gtk_widget_get_next_sibling (row);
        shown++;
      }

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->rows, row);
      row = next;
    }

  if (shown == 0)
    say (self, _("There is no such course at the moment. Please choose another subject, park or time."));
  else
    say (self, self->sessions->truncated ? _("There are more courses later on.") : "");
}

static void
show_age (TrainingCoursesPage *self)
{
  g_autofree char *age = kiosk_watch_dup_age (self->watch);
  /* Translators: %s is an age such as "2 minutes ago" */
  g_autofree char *words = age != NULL ? g_strdup_printf (_("No connection right now. The seats are those of %s."), age) : NULL;

  gtk_label_set_text (self->age, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->age), words != NULL);
}

static void
on_failed (TrainingCoursesPage *self,
           const GError        *error)
{
  show_age (self);
  if (self->sessions == NULL)
    say (self, kiosk_page_describe_error (error));
}

static void
on_answered (TrainingCoursesPage *self,
             JsonNode            *root)
{
  g_autoptr (GError) error = NULL;
  JsonObject *object = kiosk_json_root_object (root, &error);
  TrainingSessions *sessions = object != NULL ? training_sessions_from_json (object, &error) : NULL;

  if (sessions == NULL)
    {
      g_autoptr (GError) fault = g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, error->message);

      on_failed (self, fault);
      return;
    }

  g_clear_pointer (&self->sessions, training_sessions_free);
  self->sessions = sessions;
  show_age (self);
  show_rows (self);
}

/* What is chosen */

static void
label_choice (GtkToggleButton *button,
              GtkLabel        *label,
              const char      *what,
              TrainingChips   *chips)
{
  const char *chosen = training_chips_get_label (chips);
  g_autofree char *spoken = g_strconcat (what, ": ", chosen, NULL);

  gtk_label_set_text (label, chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
label_choices (TrainingCoursesPage *self)
{
  label_choice (self->park_button, self->park_label, _("Choose a park"), self->parks);
  label_choice (self->days_button, self->days_label, _("Choose a time"), self->days);
}

static void
on_chosen (TrainingCoursesPage *self)
{
  gtk_toggle_button_set_active (self->park_button, FALSE);
  gtk_toggle_button_set_active (self->days_button, FALSE);
  label_choices (self);
  if (self->sessions != NULL)
    show_rows (self);
}

static void
on_unfold (GtkToggleButton     *button,
           TrainingCoursesPage *self)
{
  GtkToggleButton *other = button == self->park_button ? self->days_button : self->park_button;

  if (gtk_toggle_button_get_active (button))
    gtk_toggle_button_set_active (other, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->parks), gtk_toggle_button_get_active (self->park_button));
  gtk_widget_set_visible (GTK_WIDGET (self->days), gtk_toggle_button_get_active (self->days_button));
}

static void
fill_choices (TrainingCoursesPage *self)
{
  training_chips_add (self->subjects, ALL, C_("courses of all subjects", "All"));
  for (guint i = 0; training_subjects[i] != NULL; i++)
    training_chips_add (self->subjects, training_subjects[i], training_words_subject (training_subjects[i]));

  training_chips_add (self->parks, ALL, _("All parks"));
  for (guint i = 0; training_parks[i] != NULL; i++)
    training_chips_add (self->parks, training_parks[i], training_words_park (training_parks[i]));

  training_chips_add (self->days, ALL, _("Any day"));
  training_chips_add (self->days, "3", _("Within 3 days"));
  training_chips_add (self->days, "7", _("Within a week"));
  training_chips_add (self->days, "31", _("Within a month"));
  label_choices (self);
}

/* What one signed up for */

static void
on_tickets (KioskPage *self)
{
  kiosk_page_push (self, training_tickets_query_page_new (kiosk_page_get_context (self)));
}

static void
on_check_in (KioskPage *self)
{
  kiosk_page_push (self, training_check_in_page_new (kiosk_page_get_context (self)));
}

static void
on_certificates (KioskPage *self)
{
  kiosk_page_push (self, training_certificate_query_page_new (kiosk_page_get_context (self)));
}

static void
training_courses_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (training_courses_page_parent_class)->map (widget);
  kiosk_watch_start (TRAINING_COURSES_PAGE (widget)->watch);
}

static void
training_courses_page_unmap (GtkWidget *widget)
{
  kiosk_watch_stop (TRAINING_COURSES_PAGE (widget)->watch);
  GTK_WIDGET_CLASS (training_courses_page_parent_class)->unmap (widget);
}

static KioskPage *
training_courses_page_recreate (KioskPage *page)
{
  TrainingCoursesPage *self = TRAINING_COURSES_PAGE (page);
  KioskPage *next_page = training_courses_page_new (kiosk_page_get_context (page));
  TrainingCoursesPage *next = TRAINING_COURSES_PAGE (next_page);

  training_chips_choose (next->subjects, training_chips_get_chosen (self->subjects));
  training_chips_choose (next->parks, training_chips_get_chosen (self->parks));
  training_chips_choose (next->days, training_chips_get_chosen (self->days));
  return next_page;
}

static void
training_courses_page_dispose (GObject *object)
{
  TrainingCoursesPage *self = TRAINING_COURSES_PAGE (object);

  g_clear_object (&self->watch);
  g_clear_pointer (&self->sessions, training_sessions_free);
  G_OBJECT_CLASS (training_courses_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRAINING_TYPE_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-courses-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, subjects);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, park_button);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, park_label);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, parks);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, days_button);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, days_label);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, days);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, age);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, message);
  gtk_widget_class_bind_template_child (widget_class, TrainingCoursesPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_unfold);
  gtk_widget_class_bind_template_callback (widget_class, on_tickets);
  gtk_widget_class_bind_template_callback (widget_class, on_check_in);
  gtk_widget_class_bind_template_callback (widget_class, on_certificates);
}

static void
training_courses_page_class_init (TrainingCoursesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_courses_page_dispose;
  widget_class->map = training_courses_page_map;
  widget_class->unmap = training_courses_page_unmap;
  KIOSK_PAGE_CLASS (klass)->recreate = training_courses_page_recreate;
  bind_template (widget_class);
}

static void
training_courses_page_init (TrainingCoursesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  say (self, _("Looking for courses…"));
}

KioskPage *
training_courses_page_new (KioskContext *context)
{
  TrainingCoursesPage *self = g_object_new (TRAINING_TYPE_COURSES_PAGE, "context", context, NULL);
  g_autoptr (KioskRequest) request = training_client_sessions ();

  self->watch = kiosk_watch_new (kiosk_context_get_backend (context), request);
  g_signal_connect_object (self->watch, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  return KIOSK_PAGE (self);
}
