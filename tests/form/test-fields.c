/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk.h"

static KioskField *
new_field (const char *type,
           const char *properties)
{
  g_autofree char *ui = g_strdup_printf ("<interface><object class=\"%s\" id=\"field\"><property name=\"key\">x</property>"
                                         "<property name=\"label\">Label</property>%s</object></interface>", type, properties);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);

  return g_object_ref_sink (KIOSK_FIELD (gtk_builder_get_object (builder, "field")));
}

static char *
value_of (KioskField *field)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (field);

  return value != NULL ? json_to_string (value, FALSE) : g_strdup ("null");
}

static void
type_into (KioskField *field,
           const char *text)
{
  kiosk_entry_set_text (kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (field)), text);
}

typedef struct
{
  const char *type;
  const char *properties;
  const char *typed;
  const char *value;   /* JSON */
  const char *fault;   /* (nullable): a pattern */
} Typed;

#define ID   "KioskIdentifierField"
#define USCC "<property name=\"identifier\">uscc</property>"

static const Typed typed[] = {
  { "KioskTextField", "", "  a b  ", "\"a b\"", NULL },
  { "KioskTextField", "", "   ", "null", "Please fill this in." },
  { "KioskTextField", "<property name=\"optional\">1</property>", "", "null", NULL },
  { "KioskTextField", "<property name=\"min-length\">5</property>", "abcd", "\"abcd\"", "Please enter at least 5*" },
  { "KioskNameField", "", "陈小明", "\"陈小明\"", NULL },
  { "KioskNameField", "", "阿依古丽·买买提", "\"阿依古丽·买买提\"", NULL },
  { "KioskNameField", "", "陈", "\"陈\"", "Please enter the full name." },
  { "KioskNameField", "", "Chen", "\"Chen\"", "Please enter the name in Chinese characters, as*" },
  { "KioskNameField", "<property name=\"latin\">1</property>", "O'Neill, Anne-Marie", "\"O'Neill, Anne-Marie\"", NULL },
  { "KioskNameField", "<property name=\"latin\">1</property>", "陈3", "\"陈3\"", "Please enter the name in Chinese characters or*" },
  { ID, "", "11010519491231002x", "\"11010519491231002X\"", NULL },
  { ID, "", "110105194912310021", "\"110105194912310021\"", "The check character does not fit*" },
  { ID, "", "110105", "\"110105\"", "The number has 18 characters*" },
  { ID, USCC, "91350200MAGMGWGWG8", "\"91350200MAGMGWGWG8\"", "*" },
  { "KioskPhoneField", "", "138 0013-8000", "\"13800138000\"", NULL },
  { "KioskPhoneField", "", "+86 13800138000", "\"+8613800138000\"", NULL },
  { "KioskPhoneField", "", "0912345678", "\"0912345678\"", NULL },
  { "KioskPhoneField", "", "0592-5552000", "\"05925552000\"", NULL },
  { "KioskPhoneField", "<property name=\"mobile\">1</property>", "05925552000", "\"05925552000\"", "Please enter a mobile number of 11*" },
  { "KioskPhoneField", "", "12", "\"12\"", "*" },
  { "KioskPhoneField", "", "55520", "\"55520\"", "Please enter a mobile number, or a landline*" },
  { "KioskNumberField", "", "12", "12", NULL },
  { "KioskNumberField", "", "12.5", "\"12.5\"", "There are too many digits*" },
  { "KioskNumberField", "<property name=\"minimum\">5</property>", "4", "4", "The number must be at least 5." },
  { "KioskNumberField", "<property name=\"maximum\">5000</property>", "5,001", "5001", "The number must be at most 5,000." },
  { "KioskNumberField", "<property name=\"digits\">2</property>", "12.5", "\"12.50\"", NULL },
  { "KioskNumberField", "", "x", "\"x\"", "Please enter digits*" },
  { "KioskMoneyField", "", "600000", "\"600000.00\"", NULL },
  { "KioskMoneyField", "<property name=\"maximum\">100</property>", "100.01", "\"100.01\"", "The number must be at most 100." },
};

static void
test_typed (gconstpointer data)
{
  const Typed *row = data;
  g_autoptr (KioskField) field = new_field (row->type, row->properties);
  g_autofree char *value = NULL;
  gboolean right;

  type_into (field, row->typed);
  value = value_of (field);
  g_assert_cmpstr (value, ==, row->value);

  right = kiosk_field_check (field);
  if (row->fault == NULL || g_str_equal (row->fault, "*"))
    {
      g_assert_cmpstr (row->fault == NULL ? kiosk_field_get_error (field) : NULL, ==, NULL);
      return;
    }
  g_assert_false (right);
  g_test_message ("%s", kiosk_field_get_error (field));
  g_assert_true (g_pattern_match_simple (row->fault, kiosk_field_get_error (field)));

  /* what is mended is not held against the visitor */
  type_into (field, "1");
  g_assert_null (kiosk_field_get_error (field));
}

static GtkAccessible *
text_of (KioskField *field)
{
  GtkWidget *entry = GTK_WIDGET (kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (field)));
  GtkWidget *box = gtk_widget_get_next_sibling (gtk_widget_get_first_child (entry));

  return GTK_ACCESSIBLE (gtk_widget_get_first_child (box));
}

static void
test_error_is_announced (void)
{
  g_autoptr (KioskField) typed_field = new_field ("KioskTextField", "");
  g_autoptr (KioskField) chosen_field = new_field ("KioskChoiceField", "");
  GtkAccessible *content = GTK_ACCESSIBLE (gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (chosen_field))));

  kiosk_field_check (typed_field);
  gtk_test_accessible_assert_state (text_of (typed_field), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (text_of (typed_field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));

  kiosk_field_check (chosen_field);
  gtk_test_accessible_assert_state (content, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (content, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  kiosk_field_set_error (chosen_field, NULL);
  g_assert_false (gtk_test_accessible_has_relation (content, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
}

#define OPTIONS "<child><object class=\"KioskOption\"><property name=\"value\">a</property><property name=\"label\">First</property></object></child>" \
                "<child><object class=\"KioskOption\"><property name=\"value\">b</property><property name=\"label\">Second</property></object></child>" \
                "<child><object class=\"KioskOption\"><property name=\"value\">c</property><property name=\"label\">Third</property></object></child>"

static void
count (int *n)
{
  ++*n;
}

/* What is set is what comes back, what is described is what was meant, and each is one change. */
static void
test_round_trip (void)
{
  const struct
  {
    const char *type;
    const char *properties;
    const char *value;
    const char *described;
  } rows[] = {
    { "KioskChoiceField", OPTIONS, "\"b\"", "Second" },
    { "KioskMultipleChoiceField", OPTIONS, "[\"a\",\"c\"]", "First, Third" },
    { "KioskAddressField", OPTIONS, "{\"district\":\"b\",\"label\":\"Second\",\"street\":\"Hubin Road 1\"}", "Second ***" },
    { "KioskLookupField", OPTIONS, "{\"value\":\"c\",\"label\":\"Third\"}", "Third" },
    { "KioskLookupField", "<property name=\"flag\">F</property>", "{\"value\":\"c\",\"label\":\"Third\",\"flagged\":true}", "Third" },
    { "KioskLookupListField", OPTIONS, "[{\"value\":\"c\",\"label\":\"Third\"},{\"value\":\"x\",\"label\":\"Other\",\"flagged\":true}]", "Third, Other" },
    { "KioskDateField", "", "\"2026-11-26\"", "Thursday, 26 November 2026" },
    { "KioskMoneyField", "", "\"600000.00\"", "600,000.00 yuan" },
    { "KioskNumberField", "<property name=\"unit\">kg</property>", "1200", "1,200 kg" },
    { "KioskConsentField", "", "true", "Agreed" },
    { "KioskNameField", "", "\"欧阳小明\"", "欧**" },
    { "KioskIdentifierField", "", "\"11010519491231002X\"", "11**************2X" },
    { "KioskPhoneField", "", "\"13800138000\"", "138****8000" },
    { "KioskTextField", "", "\"words\"", "words" },
    { "KioskTextField", "<property name=\"personal\">1</property>", "\"words\"", "w**" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KioskField) field = new_field (rows[i].type, rows[i].properties);
      g_autoptr (JsonNode) value = json_from_string (rows[i].value, NULL);
      g_autofree char *described = kiosk_field_describe (field, value);
      g_autofree char *back = NULL;
      g_autofree char *cleared = NULL;
      int changes = 0;

      g_test_message ("%s", rows[i].type);
      g_assert_cmpstr (described, ==, rows[i].described);
      g_signal_connect_swapped (field, "changed", G_CALLBACK (count), &changes);
      kiosk_field_set_value (field, value);
      back = value_of (field);
      g_assert_cmpstr (back, ==, rows[i].value);
      g_assert_cmpint (changes, >=, 1);
      kiosk_field_set_value (field, NULL);
      cleared = value_of (field);
      g_assert_cmpstr (cleared, ==, "null");
      g_assert_false (kiosk_field_check (field));
    }
}

static void
test_multiple_most (void)
{
  g_autoptr (KioskField) field = new_field ("KioskMultipleChoiceField", "<property name=\"most\">1</property>" OPTIONS);
  g_autoptr (JsonNode) value = json_from_string ("[\"a\",\"b\"]", NULL);

  kiosk_field_set_value (field, value);
  g_assert_false (kiosk_field_check (field));
  g_assert_cmpstr (kiosk_field_get_error (field), ==, "Please choose no more than 1.");
}

static void
test_date_bounds (void)
{
  g_autoptr (KioskField) field = new_field ("KioskDateField", "<property name=\"first-day\">1</property><property name=\"weekdays\">1</property>");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (int days = 0; days < 8; days++)
    {
      g_autoptr (GDateTime) then = g_date_time_add_days (now, days);
      g_autofree char *text = g_date_time_format (then, "\"%Y-%m-%d\"");
      g_autoptr (JsonNode) value = json_from_string (text, NULL);

      kiosk_field_set_value (field, value);
      g_assert_cmpint (kiosk_field_check (field), ==, days > 0 && g_date_time_get_day_of_week (then) <= 5);
    }
}

/* A hostile draft: values of every other kind leave every field empty and alive. */
static void
test_strange_values (void)
{
  const char * const types[] = { "KioskTextField", "KioskNumberField", "KioskChoiceField", "KioskMultipleChoiceField", "KioskAddressField",
                                 "KioskLookupField", "KioskLookupListField", "KioskDateField", "KioskIdentifierField" };
  const char * const values[] = { "1", "\"\\u202e\"", "[]", "{}", "[1,{}]", "{\"value\":1}", "true", "\"9999-99-99\"", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autoptr (KioskField) field = new_field (types[i], i < 2 || i > 6 ? "" : OPTIONS);
        g_autoptr (JsonNode) value = json_from_string (values[j], NULL);
        g_autofree char *back = NULL;

        kiosk_field_set_value (field, value);
        kiosk_field_check (field);
        back = value_of (field);
        g_assert_null (strstr (back, "\u202e"));
      }
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *property,
             const char *value)
{
  g_autofree char *own = NULL;

  if (GTK_IS_BUTTON (widget))
    g_object_get (widget, property, &own, NULL);
  if (g_strcmp0 (own, value) == 0 && gtk_widget_get_visible (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? find_button (child, property, value) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
touch (KioskField *field,
       const char *property,
       const char *value)
{
  GtkWidget *button = find_button (GTK_WIDGET (field), property, value);

  g_test_message ("touch %s", value);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* The usual ones are there to be touched, the first is the leading one, and each can be taken away. */
static void
test_lookup_list (void)
{
  g_autoptr (KioskField) field = new_field ("KioskLookupListField", "<property name=\"leading\">Main</property>"
                                            "<property name=\"most\">2</property>" OPTIONS);
  g_autofree char *both = NULL;
  g_autofree char *turned = NULL;
  g_autofree char *one = NULL;

  g_assert_false (kiosk_field_check (field));
  touch (field, "label", "Second");
  g_assert_null (find_button (GTK_WIDGET (field), "label", "Second"));
  touch (field, "label", "First");
  g_assert_null (find_button (GTK_WIDGET (field), "label", "Third"));
  both = value_of (field);
  g_assert_cmpstr (both, ==, "[{\"value\":\"b\",\"label\":\"Second\"},{\"value\":\"a\",\"label\":\"First\"}]");

  touch (field, "label", "Put first");
  turned = value_of (field);
  g_assert_cmpstr (turned, ==, "[{\"value\":\"a\",\"label\":\"First\"},{\"value\":\"b\",\"label\":\"Second\"}]");
  touch (field, "label", "Remove");
  one = value_of (field);
  g_assert_cmpstr (one, ==, "[{\"value\":\"b\",\"label\":\"Second\"}]");
  g_assert_nonnull (find_button (GTK_WIDGET (field), "label", "First"));
}

/* What lies in the past begins with today's month, and what lies ahead with the first day there is. */
static void
test_date_opens (void)
{
  g_autoptr (KioskField) past = new_field ("KioskDateField", "<property name=\"first-day\">-70</property><property name=\"last-day\">0</property>");
  g_autoptr (KioskField) ahead = new_field ("KioskDateField", "<property name=\"first-day\">1</property><property name=\"last-day\">70</property>");

  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (past), "icon-name", "kiosk-later-symbolic")));
  g_assert_true (gtk_widget_get_sensitive (find_button (GTK_WIDGET (past), "icon-name", "kiosk-earlier-symbolic")));
  g_assert_true (gtk_widget_get_sensitive (find_button (GTK_WIDGET (ahead), "icon-name", "kiosk-later-symbolic")));
  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (ahead), "icon-name", "kiosk-earlier-symbolic")));
}

/* A day years away is a few touches away, and no touch leads out of the calendar. */
static void
test_date_years (void)
{
  g_autoptr (KioskField) near = new_field ("KioskDateField", "<property name=\"last-day\">300</property>");
  g_autoptr (KioskField) far = new_field ("KioskDateField", "<property name=\"last-day\">1830</property>");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) last = g_date_time_add_days (now, 1830);
  g_autofree char *month = g_date_time_format (last, "%B %Y");
  GtkWidget *later = find_button (GTK_WIDGET (far), "icon-name", "kiosk-year-later-symbolic");
  int touches = 0;

  g_assert_null (find_button (GTK_WIDGET (near), "icon-name", "kiosk-year-later-symbolic"));
  for (; gtk_widget_get_sensitive (later) && touches < 10; touches++)
    g_signal_emit_by_name (later, "clicked");
  g_assert_cmpint (touches, <=, 6);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_prev_sibling (gtk_widget_get_prev_sibling (later)))), ==, month);
}

static char *
refuse_odd (KioskField *field,
            JsonNode   *value)
{
  return json_node_get_int (value) % 2 == 1 ? g_strdup ("Only even numbers.") : NULL;
}

static void
test_rule_of_service (void)
{
  g_autoptr (KioskField) field = new_field ("KioskNumberField", "");

  g_signal_connect (field, "check", G_CALLBACK (refuse_odd), NULL);
  type_into (field, "3");
  g_assert_false (kiosk_field_check (field));
  g_assert_cmpstr (kiosk_field_get_error (field), ==, "Only even numbers.");
  type_into (field, "4");
  g_assert_true (kiosk_field_check (field));
}

static void
test_keyboards (void)
{
  const struct
  {
    const char      *type;
    const char      *properties;
    GtkInputPurpose  purpose;
  } rows[] = {
    { "KioskTextField", "", GTK_INPUT_PURPOSE_FREE_FORM },
    { "KioskNameField", "", GTK_INPUT_PURPOSE_NAME },
    { "KioskPhoneField", "", GTK_INPUT_PURPOSE_PHONE },
    { "KioskNumberField", "", GTK_INPUT_PURPOSE_DIGITS },
    { "KioskMoneyField", "", GTK_INPUT_PURPOSE_NUMBER },
    { "KioskIdentifierField", "", GTK_INPUT_PURPOSE_DIGITS }, /* a resident's number */
    { "KioskIdentifierField", "<property name=\"identifier\">uscc</property>", GTK_INPUT_PURPOSE_ALPHA },
    { "KioskIdentifierField", "<property name=\"identifier\">mobile_cn</property>", GTK_INPUT_PURPOSE_DIGITS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KioskField) field = new_field (rows[i].type, rows[i].properties);
      GtkInputPurpose purpose;

      g_object_get (kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (field)), "input-purpose", &purpose, NULL);
      g_assert_cmpint (purpose, ==, rows[i].purpose);
    }
}

static void
test_masks (void)
{
  const struct
  {
    const char *text;
    guint       first;
    guint       last;
    const char *masked;
  } rows[] = {
    { "13800138000", 3, 4, "138****8000" }, { "", 3, 4, "" }, { "1", 3, 4, "*" }, { "1234567", 3, 4, "123****" }, { "陈小明", 1, 0, "陈**" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = kiosk_mask_middle (rows[i].text, rows[i].first, rows[i].last);

      g_assert_cmpstr (masked, ==, rows[i].masked);
    }
}

/* Options that come from elsewhere replace those that were there, and the answer goes with them. */
static void
test_choice_cleared (void)
{
  g_autoptr (KioskField) field = new_field ("KioskChoiceField", OPTIONS);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "b");
  g_autoptr (KioskOption) option = kiosk_option_new ("d", "Fourth", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *later = NULL;

  kiosk_field_set_value (field, value);
  before = value_of (field);
  kiosk_choice_field_clear (KIOSK_CHOICE_FIELD (field));
  after = value_of (field);
  kiosk_choice_field_add (KIOSK_CHOICE_FIELD (field), option);
  json_node_set_string (value, "d");
  kiosk_field_set_value (field, value);
  later = value_of (field);
  g_assert_cmpstr (before, ==, "\"b\"");
  g_assert_cmpstr (after, ==, "null");
  g_assert_cmpstr (later, ==, "\"d\"");
}

/* What a query's answer holds, in words. */
static void
test_facts (void)
{
  static const char * const cases[][2] = {
    { "\"b\"", "Second" }, { "\"z\"", "z" }, { "\"2026-11-27T01:30:00Z\"", "2026-11-27 09:30" }, { "\"2026-11-27T09:30:00+08:00\"", "2026-11-27 09:30" },
    { "\"2026-11-27\"", "2026-11-27" }, { "\"T2024-10001\"", "T2024-10001" }, { "7", "7" }, { "null", NULL }, { "[1]", NULL },
  };
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string ("<interface><object class=\"KioskFact\" id=\"fact\"><property name=\"member\">a.b</property>"
                                                                OPTIONS "</object></interface>", -1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"a\":{\"b\":%s}}", cases[i][0]);
      g_autoptr (JsonNode) answer = json_from_string (json, NULL);
      g_autofree char *words = kiosk_fact_dup_value (KIOSK_FACT (gtk_builder_get_object (builder, "fact")), json_node_get_object (answer));

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fields/typed/%s/%u", typed[i].type, i);

      g_test_add_data_func (path, &typed[i], test_typed);
    }
  g_test_add_func ("/fields/error-is-announced", test_error_is_announced);
  g_test_add_func ("/fields/round-trip", test_round_trip);
  g_test_add_func ("/fields/multiple-most", test_multiple_most);
  g_test_add_func ("/fields/choice-cleared", test_choice_cleared);
  g_test_add_func ("/fields/facts", test_facts);
  g_test_add_func ("/fields/date-bounds", test_date_bounds);
  g_test_add_func ("/fields/lookup-list", test_lookup_list);
  g_test_add_func ("/fields/date-opens", test_date_opens);
  g_test_add_func ("/fields/date-years", test_date_years);
  g_test_add_func ("/fields/strange-values", test_strange_values);
  g_test_add_func ("/fields/rule-of-service", test_rule_of_service);
  g_test_add_func ("/fields/keyboards", test_keyboards);
  g_test_add_func ("/fields/masks", test_masks);

  return g_test_run ();
}
