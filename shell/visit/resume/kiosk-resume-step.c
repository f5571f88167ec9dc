/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-resume-step.h"

#include "camera/kiosk-scanner.h"
#include "core/kiosk-core.h"
#include "form/kiosk-flow.h"
#include "form/kiosk-text-field.h"
#include "kiosk-page.h"

#include <glib/gi18n-lib.h>

struct _KioskResumeStep
{
  KioskStep       parent_instance;

  KioskTextField *code;
  KioskTextField *phone_end;
  KioskScanner   *scanner;
};

/* As a saved form shows it, after all else in its code. */
#define CODE_PATTERN "^[0-9A-Z]{4}-[0-9A-Z]{4}$"

G_DEFINE_FINAL_TYPE (KioskResumeStep, kiosk_resume_step, KIOSK_TYPE_STEP)

static KioskPage *
page_of (KioskResumeStep *self)
{
  return KIOSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE));
}

static void
show_failure (KioskResumeStep *self,
              const GError    *error)
{
  if (!g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND) && !g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT))
    {
      kiosk_page_show_error (page_of (self), error);
      return;
    }

  /* which of the two is wrong is not told to whoever guesses */
  kiosk_page_show_content (page_of (self));
  kiosk_field_set_error (KIOSK_FIELD (self->phone_end),
                         _("There is no saved form with this code and these digits. It may have been handed in, or be over a day old."));
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KioskResumeStep) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);
  g_autofree char *code = NULL;
  g_autofree char *phone_end = NULL;
  g_autofree char *json = NULL;

  /* the page may be gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || page_of (self) == NULL)
    return;
  if (answer == NULL)
    {
      show_failure (self, error);
      return;
    }

  code = kiosk_text_field_dup_text (self->code);
  phone_end = kiosk_text_field_dup_text (self->phone_end);
  json = kiosk_json_write (answer, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.open-form", "(sss)", code, phone_end, json);
}

static void
ask (KioskStep *step)
{
  KioskResumeStep *self = KIOSK_RESUME_STEP (step);
  KioskPage *page = page_of (self);
  g_autofree char *code = kiosk_text_field_dup_text (self->code);
  g_autofree char *phone_end = kiosk_text_field_dup_text (self->phone_end);
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/drafts/%s", code, NULL);

  kiosk_request_set_factor (request, phone_end);
  kiosk_page_show_loading (page, _("Looking it up"));
  kiosk_backend_send_async (kiosk_context_get_backend (kiosk_page_get_context (page)), request, kiosk_page_get_cancellable (page),
                            on_answer, g_object_ref (self));
}

/* Who saved it has photographed the code, and need not copy it. */
static void
on_scanned (KioskResumeStep *self,
            const char      *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " :", -1);
  guint n = g_strv_length (words);
  g_autoptr (JsonNode) code = NULL;

  if (n == 0 || !g_regex_match_simple (CODE_PATTERN, words[n - 1], 0, 0))
    {
      kiosk_field_set_error (KIOSK_FIELD (self->code), _("This is not the code of a saved form."));
      return;
    }

  code = json_node_init_string (json_node_alloc (), words[n - 1]);
  kiosk_field_set_value (KIOSK_FIELD (self->code), code);
  gtk_widget_grab_focus (GTK_WIDGET (self->phone_end));
}

/* A terminal without a camera says nothing of one, and shows the keyboard at once. */
static void
kiosk_resume_step_enter (KioskStep *step)
{
  KioskResumeStep *self = KIOSK_RESUME_STEP (step);

  kiosk_scanner_set_camera (self->scanner, kiosk_context_get_camera (kiosk_page_get_context (page_of (self))));
  gtk_widget_set_visible (GTK_WIDGET (self->scanner), kiosk_scanner_is_available (self->scanner));
  if (!kiosk_scanner_is_available (self->scanner))
    KIOSK_STEP_CLASS (kiosk_resume_step_parent_class)->enter (step);
}

static gboolean
kiosk_resume_step_leave (KioskStep *step)
{
  if (kiosk_step_check (step))
    ask (step);
  return FALSE;
}

static const char *
kiosk_resume_step_get_action (KioskStep *step)
{
  return _("Open the form");
}

static void
kiosk_resume_step_class_init (KioskResumeStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  step_class->enter = kiosk_resume_step_enter;
  step_class->leave = kiosk_resume_step_leave;
  step_class->retry = ask;
  step_class->get_action = kiosk_resume_step_get_action;
  step_class->uncounted = TRUE;

  g_type_ensure (KIOSK_TYPE_SCANNER);
  g_type_ensure (KIOSK_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-resume-step.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskResumeStep, code);
  gtk_widget_class_bind_template_child (widget_class, KioskResumeStep, phone_end);
  gtk_widget_class_bind_template_child (widget_class, KioskResumeStep, scanner);
  gtk_widget_class_bind_template_callback (widget_class, on_scanned);
}

static void
kiosk_resume_step_init (KioskResumeStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
