/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-found.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
recordation_free (gpointer data)
{
  IpRecordation *recordation = data;

  g_free (recordation->number);
  g_free (recordation->kind);
  g_free (recordation->title);
  g_free (recordation->right_number);
  g_free (recordation->holder);
  g_free (recordation->users);
  g_free (recordation->status);
  g_free (recordation->valid_until);
  g_free (recordation->renewal_from);
  g_free (recordation);
}

static gboolean
read_item (GPtrArray   *items,
           JsonObject  *object,
           GError     **error)
{
  const char *number, *kind, *title, *right_number, *holder, *users = NULL, *status, *valid_until, *renewal_from;
  IpRecordation *recordation;

  if (object == NULL
      || !kiosk_json_get_string (object, "number", &number, error)
      || !kiosk_json_get_string (object, "kind", &kind, error)
      || !kiosk_json_get_string (object, "title", &title, error)
      || !kiosk_json_get_string (object, "right_number", &right_number, error)
      || !kiosk_json_get_string (object, "holder", &holder, error)
      || !kiosk_json_optional_string (object, "users", &users, error)
      || !kiosk_json_get_string (object, "status", &status, error)
      || !kiosk_json_get_string (object, "valid_until", &valid_until, error)
      || !kiosk_json_get_string (object, "renewal_from", &renewal_from, error))
    return FALSE;

  recordation = g_new0 (IpRecordation, 1);
  recordation->number = g_strdup (number);
  recordation->kind = g_strdup (kind);
  recordation->title = g_strdup (title);
  recordation->right_number = g_strdup (right_number);
  recordation->holder = g_strdup (holder);
  recordation->users = g_strdup (users);
  recordation->status = g_strdup (status);
  recordation->valid_until = g_strdup (valid_until);
  recordation->renewal_from = g_strdup (renewal_from);
  g_ptr_array_add (items, recordation);
  return TRUE;
}

IpFound *
ip_found_from_json (JsonObject  *root,
                    GError     **error)
{
  g_autoptr (IpFound) found = g_new0 (IpFound, 1);
  JsonArray *list;

  found->items = g_ptr_array_new_with_free_func (recordation_free);
  if (!kiosk_json_get_array (root, "items", &list, error) || !kiosk_json_get_boolean (root, "truncated", &found->truncated, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_item (found->items, kiosk_json_array_object (list, i, error), error))
      return NULL;

  return g_steal_pointer (&found);
}

void
ip_found_free (IpFound *found)
{
  g_ptr_array_unref (found->items);
  g_free (found);
}

const char *
ip_found_status_name (const char *status)
{
  if (strcmp (status, "valid") == 0)
    return _("Valid");
  if (strcmp (status, "expiring") == 0)
    return _("Expires soon");
  if (strcmp (status, "expired") == 0)
    return _("Expired");
  if (strcmp (status, "revoked") == 0)
    return _("Revoked");
  return strcmp (status, "cancelled") == 0 ? _("Cancelled") : _("Unknown");
}

const char *
ip_found_kind_name (const char *kind)
{
  if (strcmp (kind, "trademark") == 0)
    return _("Trademark");
  if (strcmp (kind, "patent") == 0)
    return _("Patent");
  return strcmp (kind, "copyright") == 0 ? _("Copyright") : _("Unknown");
}

char *
ip_found_describe (const IpRecordation *recordation)
{
  if (strcmp (recordation->status, "valid") == 0)
    /* Translators: %s is a day */
    return g_strdup_printf (_("Valid until %s"), recordation->valid_until);
  if (strcmp (recordation->status, "expiring") == 0)
    /* Translators: %s is a day */
    return g_strdup_printf (_("Valid until %s. The holder can renew it now."), recordation->valid_until);
  if (strcmp (recordation->status, "expired") == 0)
    /* Translators: %s is a day */
    return g_strdup_printf (_("It ended on %s. Customs does not act on it any more."), recordation->valid_until);
  return g_strdup (_("It is not in force any more. Customs does not act on it."));
}
