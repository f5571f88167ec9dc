/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-age.h"

#include "samples.h"

#include <string.h>

static TrainingSession *
read_session (const char *json)
{
  g_autoptr (JsonNode) root = kiosk_json_parse (json, strlen (json), NULL);
  g_autoptr (GError) error = NULL;
  TrainingSession *session = training_session_from_json (json_node_get_object (root), &error);

  g_assert_no_error (error);
  return session;
}

/* On the day of the session, 20 December 2026, which the courses of the sample bound at 45 years. */
static void
test_ages (void)
{
  static const struct { const char *birth; int age; gboolean refused; } births[] = {
    { "2010-12-20", 16, FALSE }, { "2010-12-21", 15, TRUE }, { "2008-12-20", 18, FALSE }, { "2008-12-21", 17, FALSE },
    { "1980-12-21", 45, FALSE }, { "1980-12-20", 46, TRUE }, { "2026-12-21", 0, TRUE }, { "2008-02-29", 18, FALSE },
    { "nonsense", -1, FALSE }, { "2008-13-41", -1, FALSE }, { "", -1, FALSE },
  };
  g_autoptr (TrainingSession) session = read_session (SAMPLE_WHOLE);

  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    {
      g_autoptr (JsonObject) answers = json_object_new ();
      g_autofree char *fault = NULL;

      g_test_message ("%s", births[i].birth);
      json_object_set_string_member (answers, "id_type", "passport");
      json_object_set_string_member (answers, "birth_date", births[i].birth);
      g_assert_cmpint (training_age_of (answers, session), ==, births[i].age);
      fault = training_age_check (answers, session);
      g_assert_cmpint (fault != NULL, ==, births[i].refused);
    }
}

/* A resident's number tells it; another date that stands there from before does not count. */
static void
test_resident (void)
{
  g_autoptr (TrainingSession) session = read_session (SAMPLE_WHOLE);
  g_autoptr (JsonObject) answers = json_object_new ();

  json_object_set_string_member (answers, "id_type", "resident_id");
  json_object_set_string_member (answers, "birth_date", "2015-01-01");
  g_assert_cmpint (training_age_of (answers, session), ==, -1);
  json_object_set_string_member (answers, "resident_id", "350203199001010018");
  g_assert_cmpint (training_age_of (answers, session), ==, 36);
  json_object_set_string_member (answers, "resident_id", "350203199001010019");
  g_assert_cmpint (training_age_of (answers, session), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/training/age/ages", test_ages);
  g_test_add_func ("/training/age/resident", test_resident);

  return g_test_run ();
}
