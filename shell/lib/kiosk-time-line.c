/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-time-line.h"

#include <glib/gi18n-lib.h>

#include "kiosk-icons-private.h"

struct _KioskTimeLine
{
  GtkWidget  parent_instance;

  GPtrArray *titles;   /* (owned): of each step, for paper */
  GPtrArray *details;  /* (owned): how far it is, and what was said */
};

typedef struct
{
  const char *css_class;
  const char *icon_name; /* (nullable) */
  const char *words;
} Look;

static const Look looks[] = {
  [KIOSK_STEP_DONE] = { "done", "kiosk-step-done-symbolic", N_("done") },
  [KIOSK_STEP_CURRENT] = { "current", "kiosk-step-done-symbolic", N_("current step") },
  [KIOSK_STEP_ATTENTION] = { "attention", "kiosk-step-attention-symbolic", N_("action needed") },
  [KIOSK_STEP_FAILED] = { "failed", "kiosk-step-failed-symbolic", N_("not passed") },
  [KIOSK_STEP_SKIPPED] = { "skipped", "kiosk-step-skipped-symbolic", N_("not needed") },
  [KIOSK_STEP_PENDING] = { "pending", NULL, N_("still to come") },
};

G_DEFINE_FINAL_TYPE (KioskTimeLine, kiosk_time_line, GTK_TYPE_WIDGET)

static void
kiosk_time_line_dispose (GObject *object)
{
  kiosk_time_line_clear (KIOSK_TIME_LINE (object));

  G_OBJECT_CLASS (kiosk_time_line_parent_class)->dispose (object);
}

static void
kiosk_time_line_finalize (GObject *object)
{
  KioskTimeLine *self = KIOSK_TIME_LINE (object);

  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->details);
  G_OBJECT_CLASS (kiosk_time_line_parent_class)->finalize (object);
}

static void
kiosk_time_line_class_init (KioskTimeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_time_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_time_line_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-time-line.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "timeline");

  kiosk_icons_add ();
}

static void
kiosk_time_line_init (KioskTimeLine *self)
{
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->details = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_words (GtkBuilder *builder,
           const Look *look,
           const char *title,
           const char *detail)
{
  GtkWidget *step = GTK_WIDGET (gtk_builder_get_object (builder, "step"));
  GtkWidget *detail_label = GTK_WIDGET (gtk_builder_get_object (builder, "detail"));
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "title")), title);
  gtk_label_set_text (GTK_LABEL (detail_label), detail != NULL ? detail : "");
  gtk_widget_set_visible (detail_label, detail != NULL);

  /* Translators: a step and how far it is, as read aloud */
  name = g_strdup_printf (_("%s, %s"), title, _(look->words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (step), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (step), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
}

void
kiosk_time_line_add (KioskTimeLine  *self,
                     KioskStepState  state,
                     const char     *title,
                     const char     *detail)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *step;

  g_return_if_fail (KIOSK_IS_TIME_LINE (self));
  g_return_if_fail (state < G_N_ELEMENTS (looks));
  g_return_if_fail (title != NULL);

  builder = gtk_builder_new_from_resource ("/org/parkkiosk/Kiosk/lib/kiosk-time-line-step.ui");
  step = GTK_WIDGET (gtk_builder_get_object (builder, "step"));

  set_words (builder, &looks[state], title, detail);
  gtk_widget_add_css_class (step, looks[state].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_builder_get_object (builder, "icon")), looks[state].icon_name);
  gtk_widget_set_parent (step, GTK_WIDGET (self));

  g_ptr_array_add (self->titles, g_strdup (title));
  g_ptr_array_add (self->details, detail != NULL ? g_strdup_printf ("%s · %s", _(looks[state].words), detail)
                                                 : g_strdup (_(looks[state].words)));
}

void
kiosk_time_line_clear (KioskTimeLine *self)
{
  GtkWidget *step;

  g_return_if_fail (KIOSK_IS_TIME_LINE (self));

  while ((step = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (step);
  g_ptr_array_set_size (self->titles, 0);
  g_ptr_array_set_size (self->details, 0);
}

void
kiosk_time_line_print (KioskTimeLine      *self,
                       KioskPrintDocument *document)
{
  g_return_if_fail (KIOSK_IS_TIME_LINE (self));

  for (guint i = 0; i < self->titles->len; i++)
    kiosk_print_document_add_fact (document, self->titles->pdata[i], self->details->pdata[i]);
}
