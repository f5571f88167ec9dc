/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-goods-search.h"

#include <glib/gi18n-lib.h>

#include "customs-client.h"
#include "customs-goods-row.h"

#define PAUSE 250  /* milliseconds without a key after which the search begins */

struct _CustomsGoodsSearch
{
  GtkWidget      parent_instance;

  KioskEntry    *entry;
  GtkLabel      *message;
  GtkWidget     *again;
  GtkListBox    *list;

  CustomsClient *client;       /* (owned) */
  GCancellable  *cancellable;  /* (owned) (nullable): of the search under way */
  guint          pause;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CustomsGoodsSearch, customs_goods_search, GTK_TYPE_WIDGET)


static void
show_message (CustomsGoodsSearch *self,
              const char         *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
  gtk_widget_set_visible (self->again, FALSE);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return customs_goods_row_new (item);
}

static void
show_goods (CustomsGoodsSearch *self,
            CustomsGoodsList   *found)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (found->items));
  g_autofree char *words = NULL;

  if (count == 0)
    words = g_strdup (_("Nothing found. Please try another word, or the first four digits of the code."));
  else if (found->truncated)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The first %u of many. Type more to narrow it down.",
                                          "The first %u of many. Type more to narrow it down.", count), count);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", count), count);

  show_message (self, words);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (found->items), create_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), count > 0);
}

static void
show_error (CustomsGoodsSearch *self,
            const GError       *error)
{
  show_message (self, kiosk_page_describe_error (error));
  gtk_widget_set_visible (self->again, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CustomsGoodsSearch) self = CUSTOMS_GOODS_SEARCH (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsGoodsList) found = customs_client_search_goods_finish (CUSTOMS_CLIENT (source), result, &error);

  if (found != NULL)
    show_goods (self, found);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
stop (CustomsGoodsSearch *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search (CustomsGoodsSearch *self)
{
  g_autofree char *words = kiosk_entry_dup_query (self->entry);

  stop (self);
  if (*words == '\0')
    {
      show_message (self, "");
      gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
      return;
    }
  show_message (self, _("Searching…"));
  self->cancellable = g_cancellable_new ();
  customs_client_search_goods_async (self->client, words, self->cancellable, search_cb, g_object_ref (self));
}

static gboolean
on_pause (gpointer user_data)
{
  CustomsGoodsSearch *self = CUSTOMS_GOODS_SEARCH (user_data);

  self->pause = 0;
  search (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (CustomsGoodsSearch *self)
{
  stop (self);
  self->pause = g_timeout_add (PAUSE, on_pause, self);
}

/* Asked for, the answer is to be seen: the keyboard makes room for it. */
static void
on_activate (CustomsGoodsSearch *self)
{
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  search (self);
}

static void
on_row_activated (GtkListBox         *list,
                  GtkListBoxRow      *row,
                  CustomsGoodsSearch *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, customs_goods_row_get_goods (CUSTOMS_GOODS_ROW (row)));
}

void
customs_goods_search_begin (CustomsGoodsSearch *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
customs_goods_search_dispose (GObject *object)
{
  CustomsGoodsSearch *self = CUSTOMS_GOODS_SEARCH (object);
  GtkWidget *child;

  stop (self);
  g_clear_object (&self->client);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (customs_goods_search_parent_class)->dispose (object);
}

static void
customs_goods_search_class_init (CustomsGoodsSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_goods_search_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, CUSTOMS_TYPE_GOODS);

  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-goods-search.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsSearch, message);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsSearch, again);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
customs_goods_search_init (CustomsGoodsSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
customs_goods_search_set_backend (CustomsGoodsSearch *self,
                                  KioskBackend       *backend)
{
  g_return_if_fail (CUSTOMS_IS_GOODS_SEARCH (self));

  g_clear_object (&self->client);
  self->client = customs_client_new (backend);
}

void
customs_goods_search_copy (CustomsGoodsSearch *self,
                           CustomsGoodsSearch *next)
{
  g_return_if_fail (CUSTOMS_IS_GOODS_SEARCH (self));
  g_return_if_fail (CUSTOMS_IS_GOODS_SEARCH (next));

  kiosk_entry_set_text (next->entry, kiosk_entry_get_text (self->entry));
  search (next);
}
