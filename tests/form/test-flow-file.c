/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The zoo of flow files: what a service without code may not do (each refused with file, line and reason), and what it may. */

#include "kiosk.h"

#include <glib/gstdio.h>

#define BEGIN  "<interface>\n<object class=\"KioskFlow\" id=\"flow\">\n<property name=\"title\">T</property>\n"
#define STEP   "<child><object class=\"KioskStep\"><property name=\"heading\">H</property>\n"
#define END    "</object></child>\n</object>\n</interface>\n"
#define FIELD(type, properties) "<child><object class=\"" type "\"><property name=\"key\">a</property><property name=\"label\">L</property>\n" \
                                properties "</object></child>"
#define SET(name, value) "<property name=\"" name "\">" value "</property>\n"
#define IN_STEP(text) BEGIN STEP text END

typedef struct
{
  const char *name;
  const char *text;
  const char *message;
} Bad;

static const Bad bad[] = {
  { "empty", "", "bad.ui:*Document was empty*" },
  { "garbage", "\001\002\377", "bad.ui:*" },
  { "nothing", "<interface/>", "bad.ui: There is no flow in it" },
  { "no-steps", BEGIN "</object>\n</interface>", "bad.ui:4: There is no step in the flow" },
  { "unclosed", BEGIN, "bad.ui:*" },
  { "other-root", "<flow/>", "bad.ui:1: <flow> is no flow" },
  { "two-flows", BEGIN STEP "</object></child></object>\n<object class=\"KioskFlow\" id=\"flow\"/>\n</interface>",
    "bad.ui:6: A flow file is one KioskFlow" },
  { "not-a-flow", "<interface>\n<object class=\"KioskStep\" id=\"flow\"/></interface>", "bad.ui:2: A flow file is one KioskFlow" },
  { "requires/newer", "<interface>\n<requires lib=\"gtk\" version=\"5.8\"/></interface>", "bad.ui:2: GTK “5.8” is not there, only 4.*" },
  { "requires/no-version", "<interface>\n<requires lib=\"gtk\"/></interface>", "bad.ui:2: GTK “” is not there, only 4.*" },
  { "requires/other", "<interface>\n<requires lib=\"libadwaita\" version=\"1.0\"/></interface>", "bad.ui:2: A flow requires nothing but lib=*" },
  { "no-id", "<interface>\n<object class=\"KioskFlow\"/></interface>", "bad.ui:2: The KioskFlow needs id=*" },

  { "type/gtk", IN_STEP ("<child><object class=\"GtkButton\"/></child>"), "bad.ui:5: GtkButton is not allowed in a flow" },
  { "type/file-dialog", IN_STEP ("<child><object class=\"GtkFileChooserWidget\"/></child>"), "bad.ui:5: GtkFileChooserWidget is not allowed*" },
  { "type/page", IN_STEP ("<child><object class=\"KioskFlowPage\"/></child>"), "bad.ui:5: KioskFlowPage is not allowed in a flow" },
  { "type/unknown", IN_STEP ("<child><object class=\"Nonsense\"/></child>"), "bad.ui:5: Nonsense is not allowed in a flow" },
  { "type/none", IN_STEP ("<child><object/></child>"), "bad.ui:5: An object without a class is not allowed*" },
  { "type/function", IN_STEP ("<child><object class=\"KioskTextField\" type-func=\"system\"/></child>"), "bad.ui:5: <object> cannot have “type-func”*" },
  { "type/misplaced", BEGIN FIELD ("KioskTextField", "") "</object></interface>", "bad.ui:4: KioskTextField cannot be inside KioskFlow" },
  { "type/option-in-text", IN_STEP (FIELD ("KioskTextField", "<child><object class=\"KioskOption\"/></child>")),
    "bad.ui:6: KioskOption cannot be inside KioskTextField" },

  { "type/photo-repeated", BEGIN "<child><object class=\"KioskRepeatStep\">" FIELD ("KioskPhotoField", "") "</object></child></object></interface>",
    "bad.ui:4: KioskPhotoField cannot be inside KioskRepeatStep" },
  { "type/photo-camera", IN_STEP (FIELD ("KioskPhotoField", SET ("camera", "flow"))), "bad.ui:6: KioskPhotoField cannot have the property “camera”*" },

  { "signal", IN_STEP ("<signal name=\"changed\" handler=\"system\"/>"), "bad.ui:5: <signal> is not allowed in <object>" },
  { "binding", IN_STEP ("<binding name=\"heading\"><constant type=\"gchararray\">x</constant></binding>"), "bad.ui:5: <binding> is not allowed*" },
  { "bind-source", IN_STEP ("<property name=\"hint\" bind-source=\"flow\" bind-property=\"title\"/>"), "bad.ui:5: <property> cannot have “bind-source”*" },
  { "template", "<interface>\n<template class=\"X\" parent=\"KioskFlow\"/></interface>", "bad.ui:2: <template> is not allowed in <interface>" },
  { "menu", "<interface>\n<menu id=\"x\"/></interface>", "bad.ui:2: <menu> is not allowed in <interface>" },
  { "style", IN_STEP ("<style><class name=\"x\"/></style>"), "bad.ui:5: <style> is not allowed in <object>" },
  { "object-in-property", IN_STEP ("<property name=\"hint\"><object class=\"KioskOption\"/></property>"), "bad.ui:5: <object> is not allowed in <property>" },
  { "internal-child", IN_STEP ("<child internal-child=\"entry\"/>"), "bad.ui:5: <child> cannot have “internal-child”*" },
  { "entity", "<!DOCTYPE interface [<!ENTITY x SYSTEM \"/etc/passwd\">]>\n" BEGIN SET ("subtitle", "&x;") "</object></interface>", "bad.ui:*Entity name*is not known" },

  { "property/widget", IN_STEP (SET ("css-name", "x")), "bad.ui:5: KioskStep cannot have the property “css-name” in a flow" },
  { "property/other", IN_STEP (FIELD ("KioskTextField", SET ("route", "/v1/x"))), "bad.ui:6: KioskTextField cannot have the property “route”*" },
  { "property/twice", IN_STEP (SET ("heading", "x")), "bad.ui:5: KioskStep has the property “heading” twice" },
  { "property/missing", IN_STEP ("<child><object class=\"KioskTextField\">\n</object></child>"), "bad.ui:6: KioskTextField needs the property “key”" },
  { "property/too-long", NULL, "bad.ui:5: hint is longer than 2000 characters" },
  { "words-outside", IN_STEP ("Hello"), "bad.ui:5: There are words outside of a property" },

  { "value/number", IN_STEP (FIELD ("KioskTextField", SET ("max-length", "many"))), "bad.ui:6: max-length has to be a whole number from 0 to 1000" },
  { "value/range", IN_STEP (FIELD ("KioskTextField", SET ("max-length", "1001"))), "bad.ui:6: max-length has to be a whole number*" },
  { "value/switch", IN_STEP (FIELD ("KioskTextField", SET ("optional", "maybe"))), "bad.ui:6: optional has to be True or False" },
  { "value/key", IN_STEP ("<child><object class=\"KioskTextField\">" SET ("key", "Not a key")), "bad.ui:5: key has to be of lower-case letters*" },
  { "value/identifier", IN_STEP (FIELD ("KioskIdentifierField", SET ("identifier", "shoe_size"))), "bad.ui:6: identifier is not known" },
  { "value/purpose", IN_STEP (FIELD ("KioskTextField", SET ("input-purpose", "password"))), "bad.ui:6: input-purpose is not known" },
  { "value/route-away", IN_STEP (FIELD ("KioskLookupField", SET ("route", "http://example.org/"))), "bad.ui:6: route has to be a path of the gateway*" },
  { "value/route-up", IN_STEP (FIELD ("KioskLookupField", SET ("route", "/v1/../metrics"))), "bad.ui:6: route has to be a path of the gateway*" },
  { "value/route-format", IN_STEP (FIELD ("KioskLookupField", SET ("route", "/v1/%n"))), "bad.ui:6: route has to be a path of the gateway*" },

  { "key/twice", IN_STEP (FIELD ("KioskTextField", "") "\n" FIELD ("KioskTextField", "")), "bad.ui:7: “a” is asked for twice" },
  { "condition/later", IN_STEP (SET ("show-when", "a=1") FIELD ("KioskTextField", "")), "bad.ui:5: show-when: nothing before this asks for “a”" },
  { "condition/garbage", IN_STEP (FIELD ("KioskTextField", SET ("show-when", "=="))), "bad.ui:6: “==” is no condition" },
  { "domain", "<interface domain=\"glibc\">\n</interface>", "bad.ui:1: The words of a flow are translated from “bad”, not from “glibc”" },
};

typedef struct
{
  char *directory;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("flow-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "bad.ui", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->directory);
  g_free (fixture->path);
  g_free (fixture->directory);
}

static void
assert_refused (Fixture    *fixture,
                const char *text,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_null (kiosk_flow_file_new (fixture->path, "bad", &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
  g_assert_true (g_pattern_match_simple (message, error->message));
}

static void
test_bad (Fixture       *fixture,
          gconstpointer  data)
{
  const Bad *row = data;
  g_autofree char *words = g_strnfill (2001, 'x');
  g_autofree char *text = row->text != NULL ? g_strdup (row->text)
                                            : g_strconcat (BEGIN STEP "<property name=\"hint\">", words, "</property>" END, NULL);

  assert_refused (fixture, text, row->message);
}

/* A thousand boxes in each other, a million words, ten thousand options. */
static void
test_too_much (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GString) deep = g_string_new ("<interface>");
  g_autoptr (GString) many = g_string_new (BEGIN STEP "<child><object class=\"KioskLookupField\"><property name=\"key\">a</property>"
                                           "<property name=\"label\">L</property>");
  g_autofree char *large = g_strnfill (1000 * 1000, ' ');

  for (int i = 0; i < 1000; i++)
    g_string_append (deep, i == 0 ? "<object class=\"KioskFlow\" id=\"flow\">" : "<child><object class=\"KioskFlow\">");
  assert_refused (fixture, deep->str, "bad.ui:1: KioskFlow cannot be inside KioskFlow");

  g_string_assign (deep, "");
  for (int i = 0; i < 1000; i++)
    g_string_append (deep, "<interface>");
  assert_refused (fixture, deep->str, "bad.ui:1: <interface> is not allowed in <interface>");

  for (int i = 0; i < 2001; i++)
    g_string_append (many, "<child><object class=\"KioskOption\"><property name=\"value\">v</property><property name=\"label\">l</property></object></child>");
  assert_refused (fixture, many->str, "bad.ui:*There are more than 2000 objects");

  assert_refused (fixture, large, "bad.ui: It is larger than 262144 bytes");
}

static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_flow_file_new ("/nonexistent/bad.ui", "bad", &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
}

/* Every sentence of the language in one file; made, made again in another language, and gone without a trace. */
static void
test_whole_language (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "language.ui", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskFlowFile) file = kiosk_flow_file_new (path, "trial", &error);
  KioskFlow *flow, *again;

  g_assert_no_error (error);
  flow = g_object_ref_sink (kiosk_flow_file_load (file, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kiosk_flow_get_service (flow), ==, "trial");
  g_assert_cmpuint (kiosk_flow_get_steps (flow)->len, ==, 8);
  kiosk_flow_start (flow);

  again = g_object_ref_sink (kiosk_flow_recreate (flow));
  g_assert_cmpuint (kiosk_flow_get_steps (again)->len, ==, 8);
  g_assert_finalize_object (flow);
  g_assert_finalize_object (again);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/flow-file/", bad[i].name, NULL);

      g_test_add (path, Fixture, &bad[i], set_up, test_bad, tear_down);
    }
  g_test_add ("/flow-file/too-much", Fixture, NULL, set_up, test_too_much, tear_down);
  g_test_add_func ("/flow-file/not-there", test_not_there);
  g_test_add_func ("/flow-file/whole-language", test_whole_language);

  return g_test_run ();
}
