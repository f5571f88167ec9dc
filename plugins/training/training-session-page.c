/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-session-page.h"

#include "kiosk-media-player.h"
#include "kiosk-media.h"
#include "training-client.h"
#include "training-seats.h"
#include "training-signup-flow.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>

struct _TrainingSessionPage
{
  KioskPage         parent_instance;

  GtkLabel         *headline;
  GtkLabel         *when;
  GtkProgressBar   *bar;
  GtkLabel         *seats;
  GtkLabel         *list;
  GtkLabel         *age;
  KioskFactsCard   *facts;
  GtkWidget        *about;
  GtkLabel         *summary;
  GtkWidget        *way;
  GtkLabel         *directions;
  GtkPicture       *map_picture;
  KioskMediaPlayer *film;
  GtkWidget        *actions;
  GtkButton        *action;

  char             *code;
  KioskWatch       *watch;    /* (owned) */
  TrainingSession  *session;  /* (owned) (nullable): as it was answered last */
};

G_DEFINE_FINAL_TYPE (TrainingSessionPage, training_session_page, KIOSK_TYPE_PAGE)

static const char *
locale_of (TrainingSessionPage *self)
{
  return kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
}

static void
set_words (GtkLabel   *label,
           GtkWidget  *around,
           const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (around, words != NULL && *words != '\0');
}

/* (nullable): for whom it is; the bounds that everybody has are not told */
static char *
describe_ages (const TrainingSession *session)
{
  gboolean from = session->least_age > TRAINING_USUAL_LEAST_AGE;
  gboolean to = session->most_age > 0 && session->most_age < TRAINING_USUAL_MOST_AGE;

  if (from && to)
    return g_strdup_printf (_("%d to %d years"), (int) session->least_age, (int) session->most_age);
  if (from)
    return g_strdup_printf (_("%d years and older"), (int) session->least_age);
  return to ? g_strdup_printf (_("At most %d years"), (int) session->most_age) : NULL;
}

static void
show_facts (TrainingSessionPage *self)
{
  const TrainingSession *session = self->session;
  g_autofree char *ages = describe_ages (session);
  g_autofree char *closes = training_words_moment (session->closes);

  kiosk_facts_card_clear (self->facts);
  kiosk_facts_card_add (self->facts, _("Where"), training_session_room (session, locale_of (self)));
  kiosk_facts_card_add (self->facts, _("Teacher"), session->teacher);
  kiosk_facts_card_add (self->facts, _("Subject"), training_words_subject (session->subject));
  kiosk_facts_card_add (self->facts, _("For whom"), ages);
  kiosk_facts_card_add (self->facts, _("Certificate"), session->certified ? _("After the test, for who attended") : NULL);
  kiosk_facts_card_add (self->facts, _("Sign up until"), closes);
}

static void
show_seats (TrainingSessionPage *self)
{
  const char *action = training_words_action (self->session);
  g_autofree char *list = training_words_list (self->session);

  training_seats_show (self->session, self->bar, self->seats);
  set_words (self->list, GTK_WIDGET (self->list), list);
  gtk_widget_set_visible (self->actions, action != NULL);
  if (action != NULL)
    gtk_button_set_label (self->action, action);
}

static void
show_age (TrainingSessionPage *self)
{
  g_autofree char *age = kiosk_watch_dup_age (self->watch);
  g_autofree char *words = age != NULL ? g_strdup_printf (_("No connection right now. The seats are those of %s."), age) : NULL;

  set_words (self->age, GTK_WIDGET (self->age), words);
}

/* A sketch where the terminal has one; words in any case. */
static void
show_way (TrainingSessionPage *self)
{
  g_autofree char *map = kiosk_media_find (self->session->map);

  set_words (self->directions, GTK_WIDGET (self->directions), training_session_directions (self->session, locale_of (self)));
  gtk_picture_set_filename (self->map_picture, map);
  gtk_widget_set_visible (GTK_WIDGET (self->map_picture), gtk_picture_get_paintable (self->map_picture) != NULL);
  gtk_widget_set_visible (self->way, gtk_widget_get_visible (GTK_WIDGET (self->directions)) || gtk_widget_get_visible (GTK_WIDGET (self->map_picture)));
}

/* A terminal without the film is not told of it. */
static void
show_film (TrainingSessionPage *self)
{
  kiosk_media_player_set_file (self->film, self->session->video);
  gtk_widget_set_visible (GTK_WIDGET (self->film), kiosk_media_player_get_state (self->film) != KIOSK_MEDIA_PLAYER_STATE_MISSING);
}

static void
show_session (TrainingSessionPage *self)
{
  const TrainingSession *session = self->session;
  g_autofree char *when = training_words_when (session);

  gtk_label_set_text (self->headline, training_session_title (session, locale_of (self)));
  gtk_label_set_text (self->when, when);
  show_facts (self);
  set_words (self->summary, self->about, training_session_summary (session, locale_of (self)));
  show_way (self);
  show_film (self);
}

static void
on_failed (TrainingSessionPage *self,
           const GError        *error)
{
  if (self->session == NULL)
    kiosk_page_show_error (KIOSK_PAGE (self), error);
  else
    show_age (self);
}

static void
on_answered (TrainingSessionPage *self,
             JsonNode            *root)
{
  g_autoptr (GError) error = NULL;
  JsonObject *object = kiosk_json_root_object (root, &error);
  TrainingSession *session = object != NULL ? training_session_from_json (object, &error) : NULL;
  gboolean first = self->session == NULL;

  if (session == NULL)
    {
      g_autoptr (GError) fault = g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, error->message);

      on_failed (self, fault);
      return;
    }

  g_clear_pointer (&self->session, training_session_unref);
  self->session = session;
  if (first)
    show_session (self);
  show_seats (self);
  show_age (self);
  kiosk_page_show_content (KIOSK_PAGE (self));
}

static void
on_sign_up (TrainingSessionPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  kiosk_page_push (page, training_signup_flow_page_new (kiosk_page_get_context (page), self->session));
}

static void
training_session_page_retry (KioskPage *page)
{
  kiosk_page_show_loading (page, _("Looking it up"));
  kiosk_watch_start (TRAINING_SESSION_PAGE (page)->watch);
}

static KioskPage *
training_session_page_recreate (KioskPage *page)
{
  return training_session_page_new (kiosk_page_get_context (page), TRAINING_SESSION_PAGE (page)->code);
}

static void
training_session_page_map (GtkWidget *widget)
{
  TrainingSessionPage *self = TRAINING_SESSION_PAGE (widget);

  GTK_WIDGET_CLASS (training_session_page_parent_class)->map (widget);
  if (self->session == NULL)
    kiosk_page_show_loading (KIOSK_PAGE (self), _("Looking it up"));
  kiosk_watch_start (self->watch);
}

static void
training_session_page_unmap (GtkWidget *widget)
{
  kiosk_watch_stop (TRAINING_SESSION_PAGE (widget)->watch);
  GTK_WIDGET_CLASS (training_session_page_parent_class)->unmap (widget);
}

static void
training_session_page_dispose (GObject *object)
{
  TrainingSessionPage *self = TRAINING_SESSION_PAGE (object);

  g_clear_object (&self->watch);
  g_clear_pointer (&self->session, training_session_unref);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (training_session_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (KIOSK_TYPE_MEDIA_PLAYER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-session-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, headline);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, when);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, seats);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, list);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, age);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, facts);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, about);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, summary);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, way);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, directions);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, map_picture);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, film);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, actions);
  gtk_widget_class_bind_template_child (widget_class, TrainingSessionPage, action);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_up);
}

static void
training_session_page_class_init (TrainingSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_session_page_dispose;
  widget_class->map = training_session_page_map;
  widget_class->unmap = training_session_page_unmap;
  page_class->retry = training_session_page_retry;
  page_class->recreate = training_session_page_recreate;
  bind_template (widget_class);
}

static void
training_session_page_init (TrainingSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_session_page_new (KioskContext *context,
                           const char   *code)
{
  TrainingSessionPage *self = g_object_new (TRAINING_TYPE_SESSION_PAGE, "context", context, NULL);
  g_autoptr (KioskRequest) request = training_client_session (code);

  self->code = g_strdup (code);
  self->watch = kiosk_watch_new (kiosk_context_get_backend (context), request);
  g_signal_connect_object (self->watch, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  return KIOSK_PAGE (self);
}
