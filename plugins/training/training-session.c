/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-session.h"

#include <string.h>

#define CHINA_STANDARD_TIME (8 * 60 * 60)  /* all of the country, all of the year */

GDateTime *
training_local_time (GDateTime *moment)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (CHINA_STANDARD_TIME);

  return g_date_time_to_timezone (moment, zone);
}

static void
session_clear (gpointer data)
{
  TrainingSession *self = data;

  g_clear_pointer (&self->json, json_object_unref);
  g_clear_pointer (&self->begins, g_date_time_unref);
  g_clear_pointer (&self->ends, g_date_time_unref);
  g_clear_pointer (&self->opens, g_date_time_unref);
  g_clear_pointer (&self->closes, g_date_time_unref);
}

TrainingSession *
training_session_ref (TrainingSession *self)
{
  return g_rc_box_acquire (self);
}

void
training_session_unref (TrainingSession *self)
{
  g_rc_box_release_full (self, session_clear);
}

/* A word that came into the contract later lets nobody sign up. */
static TrainingState
state_of (const char *word)
{
  static const char * const words[] = { "open", "waiting-list", "full", "not-open", "closed", "past" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      return (TrainingState) i;

  return TRAINING_CLOSED;
}

static gboolean
read_what (TrainingSession  *self,
           GError          **error)
{
  JsonObject *json = self->json;

  return kiosk_json_get_string (json, "code", &self->code, error)
         && kiosk_json_get_string (json, "subject", &self->subject, error)
         && kiosk_json_get_string (json, "title", &self->title, error)
         && kiosk_json_optional_string (json, "title_en", &self->title_en, error)
         && kiosk_json_get_string (json, "park", &self->park, error)
         && kiosk_json_get_string (json, "room", &self->room, error)
         && kiosk_json_optional_string (json, "room_en", &self->room_en, error)
         && kiosk_json_get_string (json, "teacher", &self->teacher, error);
}

static gboolean
read_when (TrainingSession  *self,
           GError          **error)
{
  return kiosk_json_get_time (self->json, "begins", &self->begins, error)
         && kiosk_json_get_time (self->json, "ends", &self->ends, error)
         && kiosk_json_get_time (self->json, "opens", &self->opens, error)
         && kiosk_json_get_time (self->json, "closes", &self->closes, error);
}

static gboolean
read_seats (TrainingSession  *self,
            GError          **error)
{
  const char *state;

  if (!kiosk_json_get_string (self->json, "state", &state, error)
      || !kiosk_json_get_int (self->json, "capacity", &self->capacity, error)
      || !kiosk_json_get_int (self->json, "free", &self->free, error)
      || !kiosk_json_get_int (self->json, "waiting", &self->waiting, error))
    return FALSE;

  self->state = state_of (state);
  if (self->capacity > 0 && self->free >= 0 && self->free <= self->capacity && self->waiting >= 0)
    return TRUE;

  g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "The seats cannot be so many");
  return FALSE;
}

static gboolean
read_whole (TrainingSession  *self,
            GError          **error)
{
  JsonObject *json = self->json;

  return kiosk_json_optional_string (json, "summary", &self->summary, error)
         && kiosk_json_optional_string (json, "summary_en", &self->summary_en, error)
         && kiosk_json_optional_string (json, "directions", &self->directions, error)
         && kiosk_json_optional_string (json, "directions_en", &self->directions_en, error)
         && kiosk_json_optional_string (json, "map", &self->map, error)
         && kiosk_json_optional_string (json, "video", &self->video, error)
         && kiosk_json_optional_int (json, "least_age", &self->least_age, error)
         && kiosk_json_optional_int (json, "most_age", &self->most_age, error)
         && (!json_object_has_member (json, "certified") || kiosk_json_get_boolean (json, "certified", &self->certified, error));
}

TrainingSession *
training_session_from_json (JsonObject  *root,
                            GError     **error)
{
  g_autoptr (TrainingSession) self = g_rc_box_new0 (TrainingSession);

  self->json = json_object_ref (root);
  if (!read_what (self, error) || !read_when (self, error) || !read_seats (self, error) || !read_whole (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* What is not told in English is told in Chinese. */
static const char *
choose (const char *locale,
        const char *chinese,
        const char *english)
{
  return strcmp (locale, "en") == 0 && english != NULL ? english : chinese;
}

const char *
training_session_title (const TrainingSession *self,
                        const char            *locale)
{
  return choose (locale, self->title, self->title_en);
}

const char *
training_session_room (const TrainingSession *self,
                       const char            *locale)
{
  return choose (locale, self->room, self->room_en);
}

const char *
training_session_summary (const TrainingSession *self,
                          const char            *locale)
{
  return choose (locale, self->summary, self->summary_en);
}

const char *
training_session_directions (const TrainingSession *self,
                             const char            *locale)
{
  return choose (locale, self->directions, self->directions_en);
}

void
training_sessions_free (TrainingSessions *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

TrainingSessions *
training_sessions_from_json (JsonObject  *root,
                             GError     **error)
{
  g_autoptr (TrainingSessions) self = g_new0 (TrainingSessions, 1);
  JsonArray *list;

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) training_session_unref);
  if (!kiosk_json_get_array (root, "items", &list, error) || !kiosk_json_get_boolean (root, "truncated", &self->truncated, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = kiosk_json_array_object (list, i, error);
      TrainingSession *session = object != NULL ? training_session_from_json (object, error) : NULL;

      if (session == NULL)
        return NULL;
      g_ptr_array_add (self->items, session);
    }

  return g_steal_pointer (&self);
}
