/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-search-page.h"

#include "ip-client.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _IpSearchPage
{
  KioskPage        parent_instance;

  KioskEntry      *entry;
  GtkToggleButton *kind_trademark;
  GtkToggleButton *kind_patent;
  GtkToggleButton *kind_copyright;
  GtkLabel        *message;
  GtkBox          *list;

  GCancellable    *cancellable;  /* (owned) (nullable): of the search under way */
  gboolean         searched;
};

G_DEFINE_FINAL_TYPE (IpSearchPage, ip_search_page, KIOSK_TYPE_PAGE)

/* (nullable): the kind of right that is looked for */
static const char *
kind_of (IpSearchPage *self)
{
  if (gtk_toggle_button_get_active (self->kind_trademark))
    return "trademark";
  if (gtk_toggle_button_get_active (self->kind_patent))
    return "patent";
  return gtk_toggle_button_get_active (self->kind_copyright) ? "copyright" : NULL;
}

static void
set_words (GtkBuilder *builder,
           const char *id,
           char       *words)
{
  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, id)), words);
  g_free (words);
}

static void
add_item (IpSearchPage        *self,
          const IpRecordation *recordation)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/parkkiosk/ip/ip-recordation.ui");
  GtkWidget *item = GTK_WIDGET (gtk_builder_get_object (builder, "recordation"));
  GtkWidget *users = GTK_WIDGET (gtk_builder_get_object (builder, "users"));

  gtk_widget_add_css_class (item, recordation->status);
  set_words (builder, "title", g_strdup (recordation->title));
  set_words (builder, "status", g_strdup (ip_found_status_name (recordation->status)));
  set_words (builder, "words", ip_found_describe (recordation));
  set_words (builder, "holder", g_strdup_printf (_("Holder: %s"), recordation->holder));
  /* Translators: a kind of right, its number, and the number of its recordation with customs */
  set_words (builder, "numbers", g_strdup_printf (_("%s %s, recordation %s"), ip_found_kind_name (recordation->kind),
                                                  recordation->right_number, recordation->number));
  if (recordation->users != NULL)
    set_words (builder, "users", g_strdup_printf (_("May use it, too: %s"), recordation->users));
  gtk_widget_set_visible (users, recordation->users != NULL);
  gtk_box_append (self->list, item);
}

static void
clear (IpSearchPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

static void
show_message (IpSearchPage *self,
              const char   *words)
{
  gtk_label_set_text (self->message, words);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
show_found (IpSearchPage  *self,
            const IpFound *found)
{
  guint count = found->items->len;
  g_autofree char *words = NULL;

  for (guint i = 0; i < count; i++)
    add_item (self, found->items->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), count > 0);

  if (count == 0)
    words = g_strdup (_("No such right is recorded. Please try fewer letters, or another kind."));
  else if (found->truncated)
    words = g_strdup_printf (_("The first %u. Type more to see fewer."), count);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u right found", "%u rights found", count), count);
  show_message (self, words);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IpSearchPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IpFound) found = ip_client_search_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (found != NULL)
    show_found (self, found);
  else
    show_message (self, kiosk_page_describe_error (error));
}

static void
stop (IpSearchPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What is found is to be seen: the keyboard goes. */
static void
on_search (IpSearchPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *words = kiosk_entry_dup_query (self->entry);

  stop (self);
  clear (self);
  if (*words == '\0')
    {
      kiosk_entry_set_error (self->entry, _("Please enter something to look for."));
      return;
    }

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  self->searched = TRUE;
  self->cancellable = g_cancellable_new ();
  show_message (self, _("Looking it up"));
  ip_client_search_async (kiosk_context_get_backend (kiosk_page_get_context (KIOSK_PAGE (self))), words, kind_of (self),
                          self->cancellable, on_found, g_object_ref (self));
}

/* Another kind shows at once what there is of it. */
static void
on_kind (IpSearchPage    *self,
         GtkToggleButton *button)
{
  if (self->searched && gtk_toggle_button_get_active (button))
    on_search (self);
}

static void
ip_search_page_start (KioskPage *page)
{
  IpSearchPage *self = IP_SEARCH_PAGE (page);

  if (self->searched)
    on_search (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static KioskPage *
ip_search_page_recreate (KioskPage *page)
{
  IpSearchPage *self = IP_SEARCH_PAGE (page);
  KioskPage *next_page = ip_search_page_new (kiosk_page_get_context (page));
  IpSearchPage *next = IP_SEARCH_PAGE (next_page);

  kiosk_entry_set_text (next->entry, kiosk_entry_get_text (self->entry));
  gtk_toggle_button_set_active (next->kind_trademark, gtk_toggle_button_get_active (self->kind_trademark));
  gtk_toggle_button_set_active (next->kind_patent, gtk_toggle_button_get_active (self->kind_patent));
  gtk_toggle_button_set_active (next->kind_copyright, gtk_toggle_button_get_active (self->kind_copyright));
  next->searched = self->searched;
  return next_page;
}

static void
ip_search_page_dispose (GObject *object)
{
  stop (IP_SEARCH_PAGE (object));
  G_OBJECT_CLASS (ip_search_page_parent_class)->dispose (object);
}

static void
ip_search_page_class_init (IpSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ip_search_page_dispose;
  page_class->start = ip_search_page_start;
  page_class->recreate = ip_search_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/ip/ip-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IpSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, IpSearchPage, kind_trademark);
  gtk_widget_class_bind_template_child (widget_class, IpSearchPage, kind_patent);
  gtk_widget_class_bind_template_child (widget_class, IpSearchPage, kind_copyright);
  gtk_widget_class_bind_template_child (widget_class, IpSearchPage, message);
  gtk_widget_class_bind_template_child (widget_class, IpSearchPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
}

static void
ip_search_page_init (IpSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
ip_search_page_new (KioskContext *context)
{
  return g_object_new (IP_TYPE_SEARCH_PAGE, "context", context, NULL);
}
