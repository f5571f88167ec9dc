/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-rating.h"

#include "form/kiosk-multiple-choice-field.h"
#include "kiosk-icons-private.h"
#include "kiosk-page.h"

#include <glib/gi18n-lib.h>

#define LEVELS 5
#define BAD    2  /* from this level down */

struct _KioskRating
{
  GtkWidget        parent_instance;

  KioskContext    *context;      /* (owned) (nullable) */
  char            *service;      /* (nullable) */
  char            *reference;    /* (nullable) */
  KioskSubmission *submission;   /* (owned) (nullable): once it was sent */
  GCancellable    *cancellable;  /* (owned) */
  gboolean         done;

  GtkWidget       *levels;
  GtkToggleButton *buttons[LEVELS];
  KioskField      *reasons;
  GtkWidget       *send;
  GtkLabel        *message;
};

G_DEFINE_FINAL_TYPE (KioskRating, kiosk_rating, GTK_TYPE_WIDGET)

static guint
get_level (KioskRating *self)
{
  for (guint i = 0; i < LEVELS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return i + 1;

  return 0;
}

static void
on_level_toggled (KioskRating *self)
{
  guint level = get_level (self);

  gtk_widget_set_visible (GTK_WIDGET (self->reasons), level > 0 && level <= BAD);
  gtk_widget_set_visible (self->send, level > 0);
}

static void
show_done (KioskRating *self)
{
  self->done = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  gtk_widget_set_sensitive (self->levels, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), FALSE);
  gtk_widget_set_visible (self->send, FALSE);
  gtk_label_set_text (self->message, get_level (self) <= BAD ? _("Thank you. We look into every bad rating.")
                                                             : _("Thank you for your rating."));
}

static void
on_submitted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KioskRating) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskReceipt) receipt = kiosk_context_submit_finish (KIOSK_CONTEXT (source), result, &error);

  if (receipt != NULL)
    show_done (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      gtk_label_set_text (self->message, kiosk_page_describe_error (error));
    }
}

static JsonNode *
make_payload (KioskRating *self)
{
  JsonNode *payload = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *reasons = gtk_widget_get_visible (GTK_WIDGET (self->reasons)) ? kiosk_field_get_value (self->reasons) : NULL;

  json_object_set_int_member (object, "level", get_level (self));
  if (self->reference != NULL)
    json_object_set_string_member (object, "reference", self->reference);
  if (reasons != NULL)
    json_object_set_member (object, "reasons", reasons);

  json_node_set_object (payload, object);
  return payload;
}

/* Another opinion is another submission; the same one may go twice, and counts once. */
static void
on_send (KioskRating *self)
{
  g_autoptr (JsonNode) payload = make_payload (self);

  if (self->submission == NULL || !json_node_equal (kiosk_submission_get_payload (self->submission), payload))
    {
      g_clear_object (&self->submission);
      self->submission = kiosk_submission_new (self->service, "rating", payload);
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  kiosk_context_submit_async (self->context, self->submission, self->cancellable, on_submitted, g_object_ref (self));
}

void
kiosk_rating_set_subject (KioskRating  *self,
                          KioskContext *context,
                          const char   *service,
                          const char   *reference)
{
  g_return_if_fail (KIOSK_IS_RATING (self));

  g_set_object (&self->context, context);
  g_free (self->service);
  self->service = g_strdup (service);
  g_free (self->reference);
  self->reference = g_strdup (reference);
}

void
kiosk_rating_copy (KioskRating *self,
                   KioskRating *next)
{
  guint level = get_level (self);
  g_autoptr (JsonNode) reasons = kiosk_field_get_value (self->reasons);

  kiosk_rating_set_subject (next, self->context, self->service, self->reference);
  g_set_object (&next->submission, self->submission);
  kiosk_field_set_value (next->reasons, reasons);
  if (level > 0)
    gtk_toggle_button_set_active (next->buttons[level - 1], TRUE);
  if (self->done)
    show_done (next);
}

static void
kiosk_rating_dispose (GObject *object)
{
  KioskRating *self = KIOSK_RATING (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  g_clear_object (&self->submission);
  G_OBJECT_CLASS (kiosk_rating_parent_class)->dispose (object);
}

static void
kiosk_rating_finalize (GObject *object)
{
  KioskRating *self = KIOSK_RATING (object);

  g_free (self->service);
  g_free (self->reference);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (kiosk_rating_parent_class)->finalize (object);
}

static void
kiosk_rating_class_init (KioskRatingClass *klass)
{
  static const char * const names[LEVELS] = { "level_1", "level_2", "level_3", "level_4", "level_5" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_rating_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_rating_finalize;

  g_type_ensure (KIOSK_TYPE_MULTIPLE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_OPTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-rating.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskRating, levels);
  for (guint i = 0; i < LEVELS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE, G_STRUCT_OFFSET (KioskRating, buttons[i]));
  gtk_widget_class_bind_template_child (widget_class, KioskRating, reasons);
  gtk_widget_class_bind_template_child (widget_class, KioskRating, send);
  gtk_widget_class_bind_template_child (widget_class, KioskRating, message);
  gtk_widget_class_bind_template_callback (widget_class, on_level_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_send);
}

static void
kiosk_rating_init (KioskRating *self)
{
  kiosk_icons_add ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
