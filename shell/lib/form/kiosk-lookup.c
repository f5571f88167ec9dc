/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-lookup-private.h"

#include "core/kiosk-core.h"
#include "kiosk-option.h"

void
kiosk_lookup_clear (KioskLookup *lookup)
{
  g_free (lookup->route);
  g_free (lookup->value_member);
  g_free (lookup->label_member);
  g_free (lookup->detail_member);
  g_free (lookup->flag_member);
  g_free (lookup->flag);
}

GListModel *
kiosk_lookup_filter (GListModel *options,
                     const char *words,
                     gboolean   *more)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ", -1);
  GListStore *found = g_list_store_new (KIOSK_TYPE_OPTION);

  *more = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (options) && !*more; i++)
    {
      g_autoptr (KioskOption) option = g_list_model_get_item (options, i);

      if (!kiosk_option_matches (option, (const char * const *) parts))
        continue;
      *more = g_list_model_get_n_items (G_LIST_MODEL (found)) == KIOSK_LOOKUP_MOST;
      if (!*more)
        g_list_store_append (found, option);
    }

  return G_LIST_MODEL (found);
}

typedef struct
{
  KioskLookup  lookup;
  GListStore  *found;
  gboolean     more;
} Search;

static void
search_free (Search *search)
{
  kiosk_lookup_clear (&search->lookup);
  g_clear_object (&search->found);
  g_free (search);
}

static gboolean
read_item (Search      *search,
           JsonArray   *items,
           guint        index,
           GError     **error)
{
  JsonObject *item = kiosk_json_array_object (items, index, error);
  const char *value, *label, *detail = NULL;
  gboolean flagged = FALSE;
  g_autoptr (KioskOption) option = NULL;

  if (item == NULL
      || !kiosk_json_get_string (item, search->lookup.value_member, &value, error)
      || !kiosk_json_get_string (item, search->lookup.label_member, &label, error)
      || (search->lookup.detail_member != NULL
          && !kiosk_json_optional_string (item, search->lookup.detail_member, &detail, error))
      || (search->lookup.flag_member != NULL
          && !kiosk_json_get_boolean (item, search->lookup.flag_member, &flagged, error)))
    return FALSE;

  option = kiosk_option_new (value, label, detail);
  if (flagged)
    g_object_set (option, "flag", search->lookup.flag, NULL);
  g_list_store_append (search->found, option);
  return TRUE;
}

static gboolean
read_answer (Search    *search,
             JsonNode  *answer,
             GError   **error)
{
  JsonObject *object = kiosk_json_root_object (answer, error);
  JsonArray *items;
  guint length;

  if (object == NULL || !kiosk_json_get_array (object, "items", &items, error))
    return FALSE;

  length = MIN (json_array_get_length (items), KIOSK_LOOKUP_MOST);
  search->more = length < json_array_get_length (items);
  if (json_object_has_member (object, "truncated") && !kiosk_json_get_boolean (object, "truncated", &search->more, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    if (!read_item (search, items, i, error))
      return FALSE;
  return TRUE;
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!read_answer (g_task_get_task_data (task), answer, NULL))
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The answer is not a list");
  else
    g_task_return_boolean (task, TRUE);
}

void
kiosk_lookup_search_async (const KioskLookup   *lookup,
                           KioskBackend        *backend,
                           const char          *words,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", lookup->route, NULL);

  search->lookup.value_member = g_strdup (lookup->value_member);
  search->lookup.label_member = g_strdup (lookup->label_member);
  search->lookup.detail_member = g_strdup (lookup->detail_member);
  search->lookup.flag_member = g_strdup (lookup->flag_member);
  search->lookup.flag = g_strdup (lookup->flag);
  search->found = g_list_store_new (KIOSK_TYPE_OPTION);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);

  kiosk_request_add_query (request, "q", words);
  kiosk_request_add_query (request, "limit", G_STRINGIFY (KIOSK_LOOKUP_MOST));
  kiosk_backend_send_async (backend, request, cancellable, on_answer, task);
}

GListModel *
kiosk_lookup_search_finish (GAsyncResult  *result,
                            gboolean      *more,
                            GError       **error)
{
  Search *search = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  *more = search->more;
  return G_LIST_MODEL (g_steal_pointer (&search->found));
}
