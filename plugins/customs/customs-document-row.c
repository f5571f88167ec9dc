/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-document-row.h"

#include <glib/gi18n-lib.h>

#include "customs-words.h"

struct _CustomsDocumentRow
{
  GtkWidget  parent_instance;

  GtkImage  *lamp;
  GtkLabel  *name;
  GtkLabel  *detail;
  GtkLabel  *state;
};

G_DEFINE_FINAL_TYPE (CustomsDocumentRow, customs_document_row, GTK_TYPE_WIDGET)

typedef struct
{
  const char *css_class;
  const char *icon_name;
} Lamp;

static const Lamp missing = { "missing", "customs-missing-symbolic" };

/* In the order of CustomsKind. */
static const Lamp lamps[] = {
  { "progress", "kiosk-status-progress-symbolic" },
  { "done", "kiosk-status-done-symbolic" },
  { "attention", "kiosk-status-attention-symbolic" },
  { "error", "kiosk-status-error-symbolic" },
};


static char *
describe_state (const CustomsDocument *document)
{
  if (!document->present)
    return g_strdup (_("Not received yet"));
  if (document->status == NULL)
    return g_strdup (_("Received"));
  return customs_words_headline (document->status);
}

static char *
describe_detail (const CustomsDocument *document)
{
  g_autofree char *time = document->updated != NULL ? customs_words_time (document->updated) : NULL;

  if (time != NULL && document->reason != NULL)
    return g_strdup_printf ("%s    %s", time, document->reason);
  return document->reason != NULL ? g_strdup (document->reason) : g_steal_pointer (&time);
}

static const Lamp *
choose_lamp (const CustomsDocument *document)
{
  if (!document->present)
    return &missing;
  return &lamps[document->status != NULL ? document->status->kind : CUSTOMS_KIND_DONE];
}

static void
customs_document_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (customs_document_row_parent_class)->dispose (object);
}

static void
customs_document_row_class_init (CustomsDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_document_row_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-document-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsDocumentRow, lamp);
  gtk_widget_class_bind_template_child (widget_class, CustomsDocumentRow, name);
  gtk_widget_class_bind_template_child (widget_class, CustomsDocumentRow, detail);
  gtk_widget_class_bind_template_child (widget_class, CustomsDocumentRow, state);
}

static void
customs_document_row_init (CustomsDocumentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
customs_document_row_set_document (CustomsDocumentRow    *self,
                                   CustomsDocumentKind    kind,
                                   const CustomsDocument *document)
{
  const Lamp *lamp = choose_lamp (document);
  g_autofree char *state = describe_state (document);
  g_autofree char *detail = describe_detail (document);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", customs_words_document (kind), state);

  g_return_if_fail (CUSTOMS_IS_DOCUMENT_ROW (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), lamp->css_class);
  gtk_image_set_from_icon_name (self->lamp, lamp->icon_name);
  gtk_label_set_text (self->name, customs_words_document (kind));
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_label_set_text (self->state, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
