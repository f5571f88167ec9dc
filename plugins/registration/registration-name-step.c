/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-name-step.h"

#include "registration-client.h"
#include "registration-flow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RegistrationNameStep
{
  KioskStep              parent_instance;

  gboolean               standalone;
  RegistrationNameCheck *check;        /* (owned) (nullable): of the name as it is now */
  gboolean               unchecked;    /* it could not be checked, and may go on */
  GCancellable          *cancellable;  /* (owned) (nullable): while it is checked */

  GtkLabel              *whole;
  GtkWidget             *verdict;
  GtkImage              *icon;
  GtkLabel              *headline;
  GtkBox                *findings;
  GtkLabel              *note;
};

enum
{
  PROP_0,
  PROP_STANDALONE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RegistrationNameStep, registration_name_step, KIOSK_TYPE_STEP)

static const char * const verdict_classes[] = { "pass", "warn", "refuse" };

static KioskPage *
page_of (RegistrationNameStep *self)
{
  return KIOSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE));
}

static void
tell_moved (RegistrationNameStep *self)
{
  GtkWidget *flow = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW);

  if (flow != NULL)
    kiosk_flow_moved (KIOSK_FLOW (flow));
}

static JsonObject *
dup_answers (RegistrationNameStep *self)
{
  GPtrArray *fields = kiosk_step_get_fields (KIOSK_STEP (self));
  JsonObject *answers = json_object_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      JsonNode *value = kiosk_field_get_value (fields->pdata[i]);

      if (value != NULL)
        json_object_set_member (answers, kiosk_field_get_key (fields->pdata[i]), value);
    }

  return answers;
}

static RegistrationName *
dup_name (RegistrationNameStep *self)
{
  g_autoptr (JsonObject) answers = dup_answers (self);

  return registration_name_from_answers (answers);
}

static const char *
or_dots (const char *part)
{
  return *part != '\0' ? part : "○○";
}

static void
show_whole (RegistrationNameStep *self)
{
  g_autoptr (RegistrationName) name = dup_name (self);
  g_autofree char *whole = g_strconcat (or_dots (name->region), or_dots (name->brand), or_dots (name->industry), name->form, NULL);

  gtk_label_set_text (self->whole, whole);
}

static void
add_finding (RegistrationNameStep      *self,
             const RegistrationFinding *finding)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/parkkiosk/registration/registration-finding.ui");
  g_autofree char *words = registration_finding_describe (finding);
  g_autofree char *source = registration_finding_dup_source (finding);

  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "words")), words);
  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "source")), source);
  gtk_box_append (self->findings, GTK_WIDGET (gtk_builder_get_object (builder, "finding")));
}

/* What is refused stands beside the part that it is about, too. */
static void
blame_part (RegistrationNameStep      *self,
            const RegistrationFinding *finding)
{
  KioskStep *step = KIOSK_STEP (self);
  const char *key = strcmp (finding->part, "name") == 0 ? "brand" : finding->part;
  KioskField *other = kiosk_step_get_field (step, "trade_other");
  KioskField *field;
  g_autofree char *words = NULL;

  if (strcmp (finding->part, "industry") == 0)
    field = gtk_widget_get_visible (GTK_WIDGET (other)) ? other : kiosk_step_get_field (step, "trade");
  else
    field = kiosk_step_get_field (step, key);
  if (finding->verdict != REGISTRATION_VERDICT_REFUSE || field == NULL || kiosk_field_get_error (field) != NULL)
    return;

  words = registration_finding_describe (finding);
  kiosk_field_set_error (field, words);
}

static void
show_findings (RegistrationNameStep *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);

  for (guint i = 0; self->check != NULL && i < self->check->findings->len; i++)
    {
      add_finding (self, self->check->findings->pdata[i]);
      blame_part (self, self->check->findings->pdata[i]);
    }
}

static void
show_verdict (RegistrationNameStep *self)
{
  static const char * const icons[] = { "kiosk-status-done-symbolic", "kiosk-status-attention-symbolic", "kiosk-status-error-symbolic" };
  static const char * const headlines[] = {
    N_("Nothing was found against this name"),
    N_("There may be a difficulty with this name"),
    N_("This name cannot be registered"),
  };
  RegistrationVerdict verdict = self->check != NULL ? self->check->verdict : REGISTRATION_VERDICT_WARN;

  for (guint i = 0; i < G_N_ELEMENTS (verdict_classes); i++)
    gtk_widget_remove_css_class (self->verdict, verdict_classes[i]);
  gtk_widget_add_css_class (self->verdict, verdict_classes[verdict]);
  gtk_image_set_from_icon_name (self->icon, icons[verdict]);
  gtk_label_set_text (self->headline, self->check != NULL ? _(headlines[verdict]) : _("The name cannot be checked right now"));
  gtk_label_set_text (self->note, self->check != NULL ? _("This is a first check only. The registry decides on every name.")
                                                      : _("You can go on: it is checked when your application arrives."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), verdict != REGISTRATION_VERDICT_REFUSE);
  show_findings (self);
  gtk_widget_set_visible (self->verdict, self->check != NULL || self->unchecked);
}

static void
forget (RegistrationNameStep *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->check, registration_name_check_unref);
  self->unchecked = FALSE;
}

static void
on_field_changed (RegistrationNameStep *self)
{
  forget (self);
  gtk_widget_set_visible (self->verdict, FALSE);
  show_whole (self);
  tell_moved (self);
}

/* The verdict stands at the top, where the keyboard is out of its way. */
static void
show_result (RegistrationNameStep *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  kiosk_page_show_content (page_of (self));
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  show_verdict (self);
  if (scroller != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
  tell_moved (self);
}

static gboolean
may_go_on_without (RegistrationNameStep *self,
                   const GError         *error)
{
  return !self->standalone && (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_OFFLINE)
                               || g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_UNTRUSTED)
                               || g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_TIMEOUT)
                               || g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE));
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RegistrationNameStep) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegistrationNameCheck) check = registration_client_check_name_finish (REGISTRATION_CLIENT (source), result, &error);

  /* the page may be gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || page_of (self) == NULL)
    return;

  forget (self);
  self->check = g_steal_pointer (&check);
  self->unchecked = self->check == NULL && may_go_on_without (self, error);
  if (self->check != NULL || self->unchecked)
    show_result (self);
  else
    kiosk_page_show_error (page_of (self), error);
}

static void
check_name (RegistrationNameStep *self)
{
  KioskPage *page = page_of (self);
  g_autoptr (RegistrationClient) client = registration_client_new (kiosk_context_get_backend (kiosk_page_get_context (page)));
  g_autoptr (RegistrationName) name = dup_name (self);

  forget (self);
  self->cancellable = g_cancellable_new ();
  kiosk_page_show_loading (page, _("Checking the name"));
  registration_client_check_name_async (client, name, self->cancellable, on_checked, g_object_ref (self));
}

static gboolean
is_settled (RegistrationNameStep *self)
{
  return self->unchecked || (self->check != NULL && self->check->verdict != REGISTRATION_VERDICT_REFUSE);
}

static gboolean
registration_name_step_leave (KioskStep *step)
{
  RegistrationNameStep *self = REGISTRATION_NAME_STEP (step);
  KioskPage *page = page_of (self);

  if (!kiosk_step_check (step))
    return FALSE;

  if (!is_settled (self))
    check_name (self);
  else if (self->standalone)
    kiosk_page_replace (page, registration_flow_page_new (kiosk_page_get_context (page), self));
  return is_settled (self) && !self->standalone;
}

static void
registration_name_step_retry (KioskStep *step)
{
  check_name (REGISTRATION_NAME_STEP (step));
}

static const char *
registration_name_step_get_action (KioskStep *step)
{
  RegistrationNameStep *self = REGISTRATION_NAME_STEP (step);

  if (!is_settled (self))
    return _("Check the name");
  return self->standalone ? _("Apply with this name") : _("Next");
}

static void
registration_name_step_copy (KioskStep *step,
                             KioskStep *next_step)
{
  RegistrationNameStep *self = REGISTRATION_NAME_STEP (step);
  RegistrationNameStep *next = REGISTRATION_NAME_STEP (next_step);

  KIOSK_STEP_CLASS (registration_name_step_parent_class)->copy (step, next_step);
  next->check = self->check != NULL ? registration_name_check_ref (self->check) : NULL;
  next->unchecked = self->unchecked;
  show_verdict (next);
}

static void
registration_name_step_set_property (GObject      *object,
                                     guint         property,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  REGISTRATION_NAME_STEP (object)->standalone = g_value_get_boolean (value);
}

static void
registration_name_step_get_property (GObject    *object,
                                     guint       property,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  g_value_set_boolean (value, REGISTRATION_NAME_STEP (object)->standalone);
}

static void
registration_name_step_dispose (GObject *object)
{
  forget (REGISTRATION_NAME_STEP (object));
  G_OBJECT_CLASS (registration_name_step_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/registration/registration-name-step.ui");
  gtk_widget_class_bind_template_child (widget_class, RegistrationNameStep, whole);
  gtk_widget_class_bind_template_child (widget_class, RegistrationNameStep, verdict);
  gtk_widget_class_bind_template_child (widget_class, RegistrationNameStep, icon);
  gtk_widget_class_bind_template_child (widget_class, RegistrationNameStep, headline);
  gtk_widget_class_bind_template_child (widget_class, RegistrationNameStep, findings);
  gtk_widget_class_bind_template_child (widget_class, RegistrationNameStep, note);
  gtk_widget_class_bind_template_callback (widget_class, on_field_changed);
}

static void
registration_name_step_class_init (RegistrationNameStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  object_class->set_property = registration_name_step_set_property;
  object_class->get_property = registration_name_step_get_property;
  object_class->dispose = registration_name_step_dispose;
  step_class->leave = registration_name_step_leave;
  step_class->retry = registration_name_step_retry;
  step_class->get_action = registration_name_step_get_action;
  step_class->copy = registration_name_step_copy;

  props[PROP_STANDALONE] = g_param_spec_boolean ("standalone", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_OPTION);
  g_type_ensure (KIOSK_TYPE_TEXT_FIELD);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* Most companies here are of Xiamen, and limited ones. */
static void
choose (RegistrationNameStep *self,
        const char           *key,
        const char           *value)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), value);

  kiosk_field_set_value (kiosk_step_get_field (KIOSK_STEP (self), key), node);
}

static void
registration_name_step_init (RegistrationNameStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  choose (self, "region", "厦门");
  choose (self, "form", "有限公司");
}

void
registration_name_step_take (RegistrationNameStep *self,
                             RegistrationNameStep *from)
{
  registration_name_step_copy (KIOSK_STEP (from), KIOSK_STEP (self));
}
