/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-ticket.h"

#include <string.h>

static void
ticket_clear (gpointer data)
{
  TrainingTicket *self = data;

  g_free (self->code);
  g_free (self->reference);
  g_free (self->reason);
  g_free (self->certificate);
  g_clear_pointer (&self->offer_until, g_date_time_unref);
  g_clear_pointer (&self->check_in_from, g_date_time_unref);
  g_clear_pointer (&self->check_in_to, g_date_time_unref);
  g_clear_pointer (&self->checked_in, g_date_time_unref);
  g_clear_pointer (&self->session, training_session_unref);
}

TrainingTicket *
training_ticket_ref (TrainingTicket *self)
{
  return g_rc_box_acquire (self);
}

void
training_ticket_unref (TrainingTicket *self)
{
  g_rc_box_release_full (self, ticket_clear);
}

static gboolean
read_standing (TrainingTicket  *self,
               const char      *word,
               GError         **error)
{
  static const char * const words[] = { "confirmed", "waiting", "offered", "cancelled", "attended", "absent", "certified" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        self->standing = (TrainingStanding) i;
        return TRUE;
      }

  /* to tell a visitor a wrong one would be worse than to tell none */
  g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "“state” is not known");
  return FALSE;
}

static gboolean
read_head (TrainingTicket  *self,
           JsonObject      *root,
           GError         **error)
{
  const char *code, *reference, *state, *reason = NULL, *certificate = NULL;

  if (!kiosk_json_get_string (root, "code", &code, error)
      || !kiosk_json_get_string (root, "reference", &reference, error)
      || !kiosk_json_get_string (root, "state", &state, error)
      || !kiosk_json_optional_string (root, "reason", &reason, error)
      || !kiosk_json_optional_string (root, "certificate", &certificate, error)
      || !kiosk_json_optional_int (root, "place", &self->place, error)
      || (json_object_has_member (root, "late") && !kiosk_json_get_boolean (root, "late", &self->late, error))
      || !read_standing (self, state, error))
    return FALSE;

  self->code = g_strdup (code);
  self->reference = g_strdup (reference);
  self->reason = g_strdup (reason);
  self->certificate = g_strdup (certificate);
  return TRUE;
}

static gboolean
read_times (TrainingTicket  *self,
            JsonObject      *root,
            GError         **error)
{
  return kiosk_json_optional_time (root, "offer_until", &self->offer_until, error)
         && kiosk_json_get_time (root, "check_in_from", &self->check_in_from, error)
         && kiosk_json_get_time (root, "check_in_to", &self->check_in_to, error)
         && kiosk_json_optional_time (root, "checked_in", &self->checked_in, error);
}

/* What is not known cannot be done. */
static gboolean
read_may (TrainingTicket  *self,
          JsonObject      *root,
          GError         **error)
{
  static const char * const words[] = { "cancel", "accept", "check-in" };
  JsonArray *list;

  if (!kiosk_json_get_array (root, "may", &list, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *word = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        if (g_strcmp0 (word, words[j]) == 0)
          self->may |= 1u << j;
    }
  return TRUE;
}

TrainingTicket *
training_ticket_from_json (JsonObject  *root,
                           GError     **error)
{
  g_autoptr (TrainingTicket) self = g_rc_box_new0 (TrainingTicket);
  JsonObject *session;

  if (!read_head (self, root, error) || !read_times (self, root, error) || !read_may (self, root, error)
      || !kiosk_json_get_object (root, "session", &session, error))
    return NULL;

  self->session = training_session_from_json (session, error);
  return self->session != NULL ? g_steal_pointer (&self) : NULL;
}

GPtrArray *
training_tickets_from_json (JsonObject  *root,
                            GError     **error)
{
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_with_free_func ((GDestroyNotify) training_ticket_unref);
  JsonArray *list;

  if (!kiosk_json_get_array (root, "items", &list, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = kiosk_json_array_object (list, i, error);
      TrainingTicket *ticket = object != NULL ? training_ticket_from_json (object, error) : NULL;

      if (ticket == NULL)
        return NULL;
      g_ptr_array_add (tickets, ticket);
    }
  return g_steal_pointer (&tickets);
}
