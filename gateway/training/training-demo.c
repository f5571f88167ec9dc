/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-module.h"

#include "../http/gateway-bearers.h"
#include "../gateway-demo.h"
#include "../intake/intake-reference.h"
#include "kiosk-core.h"
#include "training-plan.h"
#include "training-queue.h"
#include "training-result.h"
#include "training-rules.h"

#include <gio/gio.h>
#include <string.h>

#define DEMO "demo"

typedef struct
{
  GatewayDb  *db;
  IntakeKeys *keys;
  JsonObject *file;
  guint       serial;   /* of those who sign up */
} Demo;

static gboolean
save_all (Demo         *demo,
          const char   *member,
          GatewayWork   store,
          GError      **error)
{
  JsonObject *all = json_object_get_object_member (demo->file, member);
  g_autoptr (GList) codes = json_object_get_members (all);

  for (GList *l = codes; l != NULL; l = l->next)
    {
      TrainingPlan plan = { .code = l->data, .park = (char *) GATEWAY_ANY_PARK, .actor = (char *) DEMO };

      plan.root = json_object_get_member (all, l->data);
      if (!store (demo->db, &plan, error))
        return FALSE;
    }

  return TRUE;
}

/* (nullable) (transfer full): the park of a session to which nobody has come yet */
static char *
find_empty (Demo        *demo,
            const char  *session,
            GError     **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (demo->db, error, "SELECT park FROM course_sessions WHERE code = $1 AND turns = 0", "s", session);

  return rows != NULL && gateway_rows_next (rows, error) ? g_strdup (gateway_rows_text (rows, 0)) : NULL;
}

typedef struct
{
  const char *session;
  const char *park;
  const char *state;
  const char *code;     /* (nullable): any */
  const char *name;
  const char *phone;
  const char *identity;
} Guest;

static gboolean
store_submission (Demo         *demo,
                  const Guest  *guest,
                  const char   *reference,
                  GError      **error)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *now = gateway_clock_now ();

  return gateway_db_execute (demo->db, error,
                             "INSERT INTO submissions (key, digest, reference, service, kind, park, terminal, received_at, answer) "
                             "VALUES ($1, '" DEMO "', $2, 'training', 'training-signup', $3, '" DEMO "', $4, '{}')",
                             "ssss", key, reference, guest->park, now) >= 0;
}

static gboolean
store_guest (Demo         *demo,
             const Guest  *guest,
             const char   *reference,
             GError      **error)
{
  g_autofree char *person = intake_keys_pseudonym (demo->keys, guest->identity);
  g_autofree char *contact = intake_keys_pseudonym (demo->keys, guest->phone);
  g_autofree char *code = guest->code != NULL ? g_strdup (guest->code) : intake_code_new ();
  g_autofree char *now = gateway_clock_now ();
  g_autofree char *until = strcmp (guest->state, TRAINING_OFFERED) == 0 ? gateway_clock_after (TRAINING_OFFER_LASTS) : NULL;
  g_autofree char *content = g_strdup_printf ("{\"name\":\"%s\",\"phone\":\"%s\"}", guest->name, guest->phone);

  return gateway_db_execute (demo->db, error,
                             "INSERT INTO signups (reference, session, person, contact, factor, code, state, turn, changed_at, offer_until, content) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                             "sssssssisss", reference, guest->session, person, contact, guest->phone + strlen (guest->phone) - 4, code,
                             guest->state, (gint64) demo->serial, now, until, content) >= 0;
}

static gboolean
note_result (Demo        *demo,
             const char  *reference,
             GError     **error)
{
  g_autoptr (TrainingResult) result = g_new0 (TrainingResult, 1);

  result->reference = g_strdup (reference);
  result->park = g_strdup (GATEWAY_ANY_PARK);
  result->actor = g_strdup (DEMO);
  result->attendance = 100;
  result->score = 90;
  return training_result_store (demo->db, result, error);
}

static gboolean
add_guest (Demo         *demo,
           const Guest  *guest,
           GError      **error)
{
  g_autofree char *reference = intake_reference_next (demo->db, guest->park, error);
  gboolean certified = strcmp (guest->state, TRAINING_CERTIFIED) == 0;
  Guest first = *guest;

  if (certified)
    first.state = TRAINING_CONFIRMED;
  demo->serial++;
  return reference != NULL
         && store_submission (demo, &first, reference, error)
         && store_guest (demo, &first, reference, error)
         && (!certified || note_result (demo, reference, error));
}

static gboolean
add_crowd (Demo         *demo,
           Guest        *guest,
           gint64        n,
           GError      **error)
{
  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *identity = g_strdup_printf ("passport:DEMO%05u", demo->serial);

      guest->identity = identity;
      if (!add_guest (demo, guest, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_known (Demo         *demo,
           Guest        *guest,
           JsonArray    *known,
           GError      **error)
{
  for (guint i = 0; i < json_array_get_length (known); i++)
    {
      JsonObject *one = json_array_get_object_element (known, i);

      guest->state = json_object_get_string_member (one, "state");
      guest->code = json_object_get_string_member (one, "code");
      guest->name = json_object_get_string_member (one, "name");
      guest->phone = json_object_get_string_member (one, "phone");
      guest->identity = json_object_get_string_member (one, "identity");
      if (!add_guest (demo, guest, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
count_guests (Demo        *demo,
              const char  *session,
              GError     **error)
{
  g_autofree char *now = gateway_clock_now ();

  return gateway_db_execute (demo->db, error,
                             "UPDATE course_sessions SET turns = $2, "
                             "taken = (SELECT count(*) FROM signups WHERE session = $1 AND state NOT IN ('" TRAINING_WAITING "', '" TRAINING_CANCELLED "')), "
                             "waiting = (SELECT count(*) FROM signups WHERE session = $1 AND state = '" TRAINING_WAITING "') WHERE code = $1",
                             "si", session, (gint64) demo->serial) >= 0
         && training_queue_settle (demo->db, session, now, error);
}

/* Those who hold a seat come before those who wait. */
static gboolean
fill_session (Demo        *demo,
              const char  *session,
              JsonObject  *guests,
              GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *park = find_empty (demo, session, &trouble);
  Guest crowd = { .session = session, .park = park, .name = "游客", .phone = "13800000000", .state = TRAINING_CONFIRMED };
  Guest known = crowd;

  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (park == NULL)
    return TRUE;

  if (!add_crowd (demo, &crowd, json_object_get_int_member_with_default (guests, "confirmed", 0), error)
      || !add_known (demo, &known, json_object_get_array_member (guests, "known"), error))
    return FALSE;

  crowd.state = TRAINING_WAITING;
  return add_crowd (demo, &crowd, json_object_get_int_member_with_default (guests, "waiting", 0), error)
         && count_guests (demo, session, error);
}

static gboolean
store_demo (GatewayDb  *db,
            gpointer    data,
            GError    **error)
{
  Demo *demo = data;
  JsonObject *guests = json_object_get_object_member (demo->file, "guests");
  g_autoptr (GList) sessions = json_object_get_members (guests);

  demo->db = db;
  if (!save_all (demo, "courses", training_plan_store_course, error) || !save_all (demo, "sessions", training_plan_store_session, error))
    return FALSE;

  for (GList *l = sessions; l != NULL; l = l->next)
    if (!fill_session (demo, l->data, json_object_get_object_member (guests, l->data), error))
      return FALSE;
  return TRUE;
}

gboolean
training_load_demo (GatewayStore  *store,
                    const char    *key_file,
                    const char    *directory,
                    GError       **error)
{
  g_autofree char *path = g_build_filename (directory, "training.json", NULL);
  g_autofree char *pattern = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (IntakeKeys) keys = intake_keys_load (key_file, error);
  Demo demo = { .keys = keys };

  if (keys == NULL || !g_file_get_contents (path, &pattern, NULL, error))
    return FALSE;

  text = gateway_demo_fill_in (pattern);
  root = kiosk_json_parse (text, strlen (text), error);
  if (root == NULL)
    return FALSE;

  demo.file = json_node_get_object (root);
  return gateway_store_write (store, store_demo, &demo, error);
}
