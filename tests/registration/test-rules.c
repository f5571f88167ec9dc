/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-park.h"
#include "registration-person.h"
#include "registration-rules.h"

#include <string.h>

/* Invented: check characters fit. */
#define MAN    "350203199001010018"
#define WOMAN  "350203199001010026"
#define CHILD  "350203201001010018"
#define USCC   "91350205MADEM0011D"

typedef struct
{
  const char *name;
  const char *answers;  /* what else was answered */
  int         index;
  const char *item;
  const char *key;      /* (nullable): of the field that is wrong */
  const char *words;    /* (nullable): a pattern */
} Row;

#define PLANNED "\"planned\":\"2026-12-01\",\"capital\":\"1000000.00\""
#define HOLDERS "\"shareholders\":[{\"kind\":\"person\",\"id_type\":\"resident_id\",\"id_number\":\"" MAN "\",\"amount\":\"600000.00\"}," \
                "{\"kind\":\"company\",\"id_number\":\"" USCC "\",\"amount\":\"400000.00\"}]"

static const Row holders[] = {
  { "fine", "{" PLANNED "}", 0, "{\"kind\":\"person\",\"id_number\":\"" MAN "\",\"amount\":\"1000000.00\",\"method\":\"money\",\"due\":\"5\"}", NULL, NULL },
  { "again", "{" PLANNED "," HOLDERS "}", 2, "{\"kind\":\"person\",\"id_type\":\"resident_id\",\"id_number\":\"" MAN "\"}", "id_number", "This shareholder is in the list already.*" },
  { "again-in-other-letters", "{" PLANNED "," HOLDERS "}", 2, "{\"kind\":\"company\",\"id_number\":\"91350205madem0011d\"}", "id_number", "*already*" },
  { "itself", "{" PLANNED "," HOLDERS "}", 0, "{\"kind\":\"person\",\"id_type\":\"resident_id\",\"id_number\":\"" MAN "\"}", NULL, NULL },
  { "other-document", "{" PLANNED "," HOLDERS "}", 2, "{\"kind\":\"person\",\"id_type\":\"passport\",\"id_number\":\"" MAN "\"}", NULL, NULL },
  { "too-much", "{" PLANNED "}", 0, "{\"kind\":\"person\",\"amount\":\"1000000.01\"}", "amount", "This is more than the whole registered capital of 1,000,000.00 yuan." },
  { "not-allowed", "{" PLANNED "}", 0, "{\"kind\":\"person\",\"method\":\"not-allowed\"}", "method", "The law does not allow this: labour,*article 13*" },
  { "last-day", "{" PLANNED "}", 0, "{\"due\":\"other\",\"due_day\":\"2031-12-01\"}", NULL, NULL },
  { "a-day-late", "{" PLANNED "}", 0, "{\"due\":\"other\",\"due_day\":\"2031-12-02\"}", "due_day", "*by 2031-12-01 at the latest*article 47*" },
  { "leap-day", "{\"planned\":\"2028-02-29\"}", 0, "{\"due\":\"other\",\"due_day\":\"2033-03-01\"}", "due_day", "*by 2033-02-28*" },
  { "day-not-known", "{}", 0, "{\"due\":\"other\",\"due_day\":\"2099-12-02\"}", NULL, NULL },
};

#define PEOPLE "\"people\":[{\"id_number\":\"" MAN "\",\"roles\":[\"legal\",\"director\"],\"phone\":\"13900001234\"}]"
#define ROLES(roles) "{\"id_number\":\"" WOMAN "\",\"phone\":\"13900001234\",\"roles\":[" roles "]}"

static const Row people[] = {
  { "fine", "{" PLANNED "}", 0, ROLES ("\"legal\",\"manager\",\"finance\",\"liaison\""), NULL, NULL },
  { "again", "{" PLANNED "," PEOPLE "}", 1, "{\"id_number\":\"" MAN "\",\"roles\":[\"manager\"]}", "id_number", "This person is in the list already.*" },
  { "child", "{" PLANNED "}", 0, "{\"id_number\":\"" CHILD "\",\"roles\":[\"manager\"]}", "id_number", "*of full age*" },
  { "no-phone", "{" PLANNED "}", 0, "{\"id_number\":\"" WOMAN "\",\"roles\":[\"liaison\"]}", "phone", "The registry wants the phone*" },
  { "phone-not-needed", "{" PLANNED "}", 0, "{\"id_number\":\"" WOMAN "\",\"roles\":[\"director\"]}", NULL, NULL },
  { "legal-alone", "{" PLANNED "}", 0, ROLES ("\"legal\",\"finance\""), "roles", "The legal representative is a director or the manager*article 10*" },
  { "supervisor-director", "{" PLANNED "}", 0, ROLES ("\"supervisor\",\"director\""), "roles", "A supervisor watches*article 76*" },
  { "supervisor-manager", "{" PLANNED "}", 0, ROLES ("\"supervisor\",\"manager\""), "roles", "A supervisor watches*" },
  { "supervisor-finance", "{" PLANNED "}", 0, ROLES ("\"supervisor\",\"finance\""), "roles", "A supervisor watches*" },
  { "supervisor-liaison", "{" PLANNED "}", 0, ROLES ("\"supervisor\",\"liaison\""), NULL, NULL },
  { "supervisor-unwanted", "{" PLANNED ",\"supervision\":\"none\"}", 0, ROLES ("\"supervisor\""), "roles", "You have said*" },
  { "two-legal", "{" PLANNED "," PEOPLE "}", 1, ROLES ("\"legal\",\"manager\""), "roles", "Somebody else is the legal*" },
  { "two-directors", "{" PLANNED "," PEOPLE "}", 1, ROLES ("\"director\""), NULL, NULL },
};

static void
run_row (const Row              *row,
         const RegistrationRule *rules)
{
  g_autoptr (JsonNode) answers = json_from_string (row->answers, NULL);
  g_autoptr (JsonNode) item = json_from_string (row->item, NULL);
  const char *key = NULL;
  g_autofree char *words = NULL;

  for (const RegistrationRule *rule = rules; rule->key != NULL && words == NULL; rule++)
    {
      words = rule->find (json_node_get_object (answers), (guint) row->index, json_node_get_object (item));
      key = words != NULL ? rule->key : NULL;
    }

  g_test_message ("%s", words);
  g_assert_cmpstr (key, ==, row->key);
  if (row->words != NULL)
    g_assert_true (g_pattern_match_simple (row->words, words));
}

static void
test_holder (gconstpointer row)
{
  run_row (row, registration_holder_rules);
}

static void
test_person (gconstpointer row)
{
  run_row (row, registration_person_rules);
}

/* Of all together. NULL: nothing is wrong. */
static void
test_lists (void)
{
  const struct { char *(*check) (JsonObject *); const char *answers; const char *words; } rows[] = {
    { registration_rules_check_holders, "{" PLANNED "," HOLDERS "}", NULL },
    { registration_rules_check_holders, "{\"capital\":\"1000000.01\"," HOLDERS "}", "*contribute 1,000,000.00 yuan*is 1,000,000.01 yuan: 0.01 yuan are missing*100 %*" },
    { registration_rules_check_holders, "{\"capital\":\"999999.00\"," HOLDERS "}", "*1.00 yuan too much for 100 %*" },
    { registration_rules_check_holders, "{\"planned\":\"2020-01-01\",\"capital\":\"1.00\",\"shareholders\":[{\"amount\":\"1.00\"},"
      "{\"amount\":\"0.00\",\"due\":\"other\",\"due_day\":\"2026-01-01\"}]}", "Shareholder 2: *five years*" },
    { registration_rules_check_people, "{" PEOPLE "}", "Still missing: a supervisor, a head of finance, a liaison.*" },
    { registration_rules_check_people, "{\"supervision\":\"none\"," PEOPLE "}", "Still missing: a head of finance, a liaison.*" },
    { registration_rules_check_people, "{}", "Still missing: a legal representative, a director, a supervisor,*" },
    { registration_rules_check_people, "{\"people\":[{\"phone\":\"1\",\"roles\":[\"legal\",\"director\",\"finance\",\"liaison\"]},{\"roles\":[\"supervisor\"]}]}", NULL },
    { registration_rules_check_people, "{\"supervision\":\"none\",\"people\":[{\"phone\":\"1\",\"roles\":[\"legal\",\"director\",\"finance\",\"liaison\"]},"
      "{\"roles\":[\"supervisor\"]}]}", "Person 2: You have said*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) answers = json_from_string (rows[i].answers, NULL);
      g_autofree char *words = rows[i].check (json_node_get_object (answers));

      g_test_message ("%s", words);
      g_assert_cmpint (words != NULL, ==, rows[i].words != NULL);
      if (words != NULL)
        g_assert_true (g_pattern_match_simple (rows[i].words, words));
    }
}

static void
test_cards (void)
{
  const struct { const char *number; gboolean read; gboolean female; int year; } rows[] = {
    { MAN, TRUE, FALSE, 1990 }, { WOMAN, TRUE, TRUE, 1990 }, { CHILD, TRUE, FALSE, 2010 }, { "35020319900101001", FALSE, FALSE, 0 },
    { "350203199001010019", FALSE, FALSE, 0 }, { "", FALSE, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean female = FALSE;
      GDate born;

      g_test_message ("%s", rows[i].number);
      g_assert_cmpint (kiosk_identifier_read_resident_id (rows[i].number, &born, &female), ==, rows[i].read);
      if (rows[i].read)
        {
          g_assert_cmpint (female, ==, rows[i].female);
          g_assert_cmpint (g_date_get_year (&born), ==, rows[i].year);
        }
    }
}

/* Each park lies in the district that the official list has for it. */
static void
test_parks (void)
{
  const struct { const char *id; const char *name; } parks[] = {
    { "zhaishang", "寨上园区" }, { "jichang", "机场园区" }, { "haicang", "海沧园区" }, { "xiangyu", "象屿园区" }, { "qianchang", "前场园区" }, { "dadeng", "大嶝园区" },
  };
  g_autofree char *path = g_build_filename (g_getenv ("KIOSK_SHARED_DATA"), "parks", "parks.csv", NULL);
  g_autofree char *table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parks); i++)
    {
      const RegistrationPark *park = registration_park_find (parks[i].id);

      g_assert_cmpstr (park->name, ==, parks[i].name);
      g_assert_cmpstr (registration_park_district_name (park->district), !=, "");
      g_assert_true (g_str_has_prefix (park->postcode, "361"));
    }
  g_assert_null (registration_park_find ("nowhere"));

  if (!g_file_get_contents (path, &table, NULL, NULL))
    {
      g_test_skip ("the official list of parks is not here");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parks); i++)
    {
      const RegistrationPark *park = registration_park_find (parks[i].id);
      g_autofree char *line = g_strdup_printf ("%s,%s,%s,", park->name, registration_park_district_name (park->district), park->district);

      g_test_message ("%s", line);
      g_assert_nonnull (strstr (table, line));
    }
}

static void
add_rows (const char    *group,
          const Row     *rows,
          guint          n,
          GTestDataFunc  function)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/registration/%s/%s", group, rows[i].name);

      g_test_add_data_func (path, &rows[i], function);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_rows ("holder", holders, G_N_ELEMENTS (holders), test_holder);
  add_rows ("person", people, G_N_ELEMENTS (people), test_person);
  g_test_add_func ("/registration/lists", test_lists);
  g_test_add_func ("/registration/cards", test_cards);
  g_test_add_func ("/registration/parks", test_parks);

  return g_test_run ();
}
