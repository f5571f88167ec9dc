/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk.h"

#include "kiosk-service-loader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOOD_KEYS "Name=Trial\nDescription=For a test\nIcon=trial-symbolic\nCategory=talent\n"

typedef struct
{
  char *directory;
} Zoo;

static void
set_up (Zoo           *zoo,
        gconstpointer  data)
{
  zoo->directory = g_dir_make_tmp ("zoo-XXXXXX", NULL);
}

static void
tear_down (Zoo           *zoo,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", zoo->directory);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (zoo->directory);
}

static void
put (Zoo        *zoo,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (zoo->directory, name, NULL);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

/* Puts the module that the build made of bad-service.c (or hello) beside a sound manifest. */
static void
put_module (Zoo        *zoo,
            const char *id,
            const char *module)
{
  g_autofree char *file = g_strdup_printf ("lib%s.so", id);
  g_autofree char *from = g_strdup_printf ("%s/lib%s.so", g_getenv ("ZOO_MODULES"), module);
  g_autofree char *to = g_build_filename (zoo->directory, file, NULL);
  g_autofree char *name = g_strconcat (id, ".plugin", NULL);
  g_autofree char *manifest = g_strdup_printf ("[Kiosk Service]\nId=%s\nAbi=1\nModule=%s\n" GOOD_KEYS, id, file);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  put (zoo, name, manifest);
}

static GPtrArray *
scan (Zoo *zoo)
{
  const char *directories[] = { zoo->directory, NULL };

  return kiosk_service_loader_scan (directories);
}

static KioskServiceInfo *
find (GPtrArray  *services,
      const char *id)
{
  for (guint i = 0; i < services->len; i++)
    if (strcmp (kiosk_service_info_get_id (services->pdata[i]), id) == 0)
      return services->pdata[i];

  return NULL;
}

/* The one service of the zoo beside "good", with its exact error; the good one is never the worse for it. */
static void
assert_refused (Zoo        *zoo,
                const char *id,
                int         code,
                const char *message)
{
  g_autoptr (GPtrArray) services = NULL;
  KioskServiceInfo *info;

  put_module (zoo, "good", "hello");
  services = scan (zoo);
  info = find (services, id);
  g_assert_nonnull (info);
  kiosk_service_info_get_service (info);
  g_test_message ("%s", kiosk_service_info_get_error (info)->message);
  g_assert_error (kiosk_service_info_get_error (info), KIOSK_LOADER_ERROR, code);
  g_assert_true (g_pattern_match_simple (message, kiosk_service_info_get_error (info)->message));

  g_assert_no_error (kiosk_service_info_get_error (find (services, "good")));
  /* its type can be registered once a process */
  if (g_test_subprocess ())
    g_assert_nonnull (kiosk_service_info_get_service (find (services, "good")));
}

typedef struct
{
  const char *name;
  const char *manifest;
  int         code;
  const char *message;
} BadManifest;

static const BadManifest bad_manifests[] = {
  { "garbage", "\001\002 no key file", KIOSK_LOADER_ERROR_MANIFEST, "The manifest cannot be read: *" },
  { "no-group", "[Other]\nId=bad\n", KIOSK_LOADER_ERROR_MANIFEST, "The manifest has no group *" },
  { "no-id", "[Kiosk Service]\nAbi=1\n", KIOSK_LOADER_ERROR_KEY, "Id is missing" },
  { "other-id", "[Kiosk Service]\nId=other\nAbi=1\n", KIOSK_LOADER_ERROR_KEY, "Id “other” does not fit the manifest's file name" },
  { "wild-id", "[Kiosk Service]\nId=../x\nAbi=1\n", KIOSK_LOADER_ERROR_KEY, "Id “../x” may have only *" },
  { "no-abi", "[Kiosk Service]\nId=bad\n", KIOSK_LOADER_ERROR_KEY, "Abi is missing or no number" },
  { "abi", "[Kiosk Service]\nId=bad\nAbi=99\n", KIOSK_LOADER_ERROR_ABI, "The manifest is for interface 99; this kiosk has 1" },
  { "no-name", "[Kiosk Service]\nId=bad\nAbi=1\n", KIOSK_LOADER_ERROR_KEY, "Name is missing" },
  { "category", "[Kiosk Service]\nId=bad\nAbi=1\nName=x\nDescription=x\nIcon=x\nCategory=nonsense\nModule=x.so\n",
    KIOSK_LOADER_ERROR_KEY, "Category “nonsense” is not known" },
  { "needs", "[Kiosk Service]\nId=bad\nAbi=1\nNeeds=magic;\nModule=x.so\n" GOOD_KEYS, KIOSK_LOADER_ERROR_KEY, "Needs “magic” is not known" },
  { "icon", "[Kiosk Service]\nId=bad\nAbi=1\nName=x\nDescription=x\nIcon=../../etc/x\nCategory=talent\nModule=x.so\n",
    KIOSK_LOADER_ERROR_KEY, "Icon “../../etc/x” is not the bare name of an icon" },
  { "escape", "[Kiosk Service]\nId=bad\nAbi=1\nModule=../evil.so\n" GOOD_KEYS, KIOSK_LOADER_ERROR_PATH, "Module “../evil.so” is not *" },
  { "no-module", "[Kiosk Service]\nId=bad\nAbi=1\n" GOOD_KEYS, KIOSK_LOADER_ERROR_KEY, "Module is missing" },
  { "both", "[Kiosk Service]\nId=bad\nAbi=1\nFlow=x.ui\nModule=x.so\n" GOOD_KEYS, KIOSK_LOADER_ERROR_KEY, "A service has either *" },
  { "flow-escape", "[Kiosk Service]\nId=bad\nAbi=1\nFlow=../x.ui\n" GOOD_KEYS, KIOSK_LOADER_ERROR_PATH, "Flow “../x.ui” is not *" },
  { "flow-missing", "[Kiosk Service]\nId=bad\nAbi=1\nFlow=x.ui\n" GOOD_KEYS, KIOSK_LOADER_ERROR_FLOW, "The flow *x.ui is missing" },
  { "note-elsewhere", "[Kiosk Service]\nId=bad\nAbi=1\nNoteRoute=http://x/\nNoteMember=n\nNote={}\nModule=x.so\n" GOOD_KEYS,
    KIOSK_LOADER_ERROR_KEY, "NoteRoute “http://x/” is no route of the gateway" },
  { "note-up", "[Kiosk Service]\nId=bad\nAbi=1\nNoteRoute=/v1/../x\nNoteMember=n\nNote={}\nModule=x.so\n" GOOD_KEYS,
    KIOSK_LOADER_ERROR_KEY, "NoteRoute “/v1/../x” is no route of the gateway" },
  { "note-member", "[Kiosk Service]\nId=bad\nAbi=1\nNoteRoute=/v1/x\nModule=x.so\n" GOOD_KEYS, KIOSK_LOADER_ERROR_KEY, "NoteMember is missing" },
  { "note-figure", "[Kiosk Service]\nId=bad\nAbi=1\nNoteRoute=/v1/x\nNoteMember=n\nNote=%s seats\nModule=x.so\n" GOOD_KEYS,
    KIOSK_LOADER_ERROR_KEY, "Note “%s seats” has no {} *" },
  { "missing-module", "[Kiosk Service]\nId=bad\nAbi=1\nModule=libnone.so\n" GOOD_KEYS, KIOSK_LOADER_ERROR_MODULE, "The module *libnone.so is missing" },
};

static void
test_bad_manifest (Zoo           *zoo,
                   gconstpointer  data)
{
  const BadManifest *bad = data;

  put (zoo, "bad.plugin", bad->manifest);
  assert_refused (zoo, "bad", bad->code, bad->message);
}

static void
test_note (Zoo           *zoo,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (zoo->directory, "noted.plugin", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskManifest) manifest = NULL;
  g_autofree char *english = NULL;
  g_autofree char *chinese = NULL;

  put (zoo, "noted.plugin", "[Kiosk Service]\nId=noted\nAbi=1\nModule=x.so\nNoteRoute=/v1/x?a=b\nNoteMember=free\nNote={} seats left, %n\n"
                            "Note[zh_CN]=余 {} 席\n" GOOD_KEYS);
  manifest = kiosk_manifest_new_from_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kiosk_manifest_get_note_route (manifest), ==, "/v1/x?a=b");
  g_assert_cmpstr (kiosk_manifest_get_note_member (manifest), ==, "free");
  english = kiosk_manifest_dup_note (manifest, "en", 12);
  chinese = kiosk_manifest_dup_note (manifest, "zh_CN", 0);
  g_assert_cmpstr (english, ==, "12 seats left, %n");
  g_assert_cmpstr (chinese, ==, "余 0 席");
}

typedef struct
{
  const char *module;
  int         code;
  const char *message;
} BadModule;

static const BadModule bad_modules[] = {
  { "no-abi", KIOSK_LOADER_ERROR_SYMBOL, "The module exports no kiosk_plugin_abi" },
  { "abi", KIOSK_LOADER_ERROR_ABI, "The module was built for interface 2; this kiosk has 1" },
  { "no-entry", KIOSK_LOADER_ERROR_SYMBOL, "The module exports no kiosk_plugin_get_service_type" },
  { "type", KIOSK_LOADER_ERROR_TYPE, "GObject is not a KioskService" },
  { "no-type", KIOSK_LOADER_ERROR_TYPE, "The module registered no type" },
  { "abstract", KIOSK_LOADER_ERROR_TYPE, "BadService is abstract" },
  { "undefined", KIOSK_LOADER_ERROR_MODULE, "The module cannot be mapped: *kiosk_no_such_function*" },
};

static void
test_bad_module (Zoo           *zoo,
                 gconstpointer  data)
{
  const BadModule *bad = data;

  /* BadService can be registered once a process, hence each in its own */
  if (g_test_subprocess ())
    {
      put_module (zoo, "bad", bad->module);
      assert_refused (zoo, "bad", bad->code, bad->message);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_not_elf (Zoo           *zoo,
              gconstpointer  data)
{
  put (zoo, "libbad.so", "not ELF at all");
  put (zoo, "bad.plugin", "[Kiosk Service]\nId=bad\nAbi=1\nModule=libbad.so\n" GOOD_KEYS);
  assert_refused (zoo, "bad", KIOSK_LOADER_ERROR_MODULE, "The module cannot be mapped: *");
}

/* The flows of the zoo are tests/form/test-flow-file.c; here it is told where staff look for it. */
static void
test_bad_flow (Zoo           *zoo,
               gconstpointer  data)
{
  put (zoo, "bad.ui", "<interface>\n<object class=\"GtkWindow\"/>\n</interface>");
  put (zoo, "bad.plugin", "[Kiosk Service]\nId=bad\nAbi=1\nFlow=bad.ui\n" GOOD_KEYS);
  assert_refused (zoo, "bad", KIOSK_LOADER_ERROR_FLOW, "bad.ui:2: GtkWindow is not allowed in a flow");
}

static void
test_symbolic_link (Zoo           *zoo,
                    gconstpointer  data)
{
  g_autofree char *link = g_build_filename (zoo->directory, "libbad.so", NULL);

  g_assert_cmpint (symlink ("/etc/hostname", link), ==, 0);
  put (zoo, "bad.plugin", "[Kiosk Service]\nId=bad\nAbi=1\nModule=libbad.so\n" GOOD_KEYS);
  assert_refused (zoo, "bad", KIOSK_LOADER_ERROR_PATH, "*libbad.so is a symbolic link");
}

static void
test_writable_file (Zoo           *zoo,
                    gconstpointer  data)
{
  g_autofree char *manifest = g_build_filename (zoo->directory, "bad.plugin", NULL);

  put_module (zoo, "bad", "hello");
  g_assert_cmpint (g_chmod (manifest, 0666), ==, 0);
  assert_refused (zoo, "bad", KIOSK_LOADER_ERROR_TRUST, "*bad.plugin can be changed by others than its owner");
}

/* Only in a flatpak does what root owns look like nobody's. */
static void
test_nobodys_file (Zoo           *zoo,
                   gconstpointer  data)
{
  g_autofree char *manifest = g_build_filename (zoo->directory, "bad.plugin", NULL);

  put_module (zoo, "bad", "hello");
  if (chown (manifest, 65534, (gid_t) -1) != 0)
    {
      g_test_skip ("only root can give a file away");
      return;
    }

  assert_refused (zoo, "bad", KIOSK_LOADER_ERROR_TRUST, "*bad.plugin belongs to another user");
}

static void
test_writable_directory (Zoo           *zoo,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) services = NULL;

  put_module (zoo, "good", "hello");
  g_assert_cmpint (g_chmod (zoo->directory, 0777), ==, 0);
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*can be changed by others than its owner*");
  services = scan (zoo);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (services->len, ==, 0);
}

static void
test_huge_manifest (Zoo           *zoo,
                    gconstpointer  data)
{
  g_autofree char *text = g_strnfill (1000 * 1000, '#');

  put (zoo, "bad.plugin", text);
  assert_refused (zoo, "bad", KIOSK_LOADER_ERROR_MANIFEST, "The manifest is larger than 65536 bytes");
}

static void
test_duplicate (Zoo           *zoo,
                gconstpointer  data)
{
  g_autofree char *second = g_build_filename (zoo->directory, "second", NULL);
  Zoo other = { second };
  const char *directories[] = { zoo->directory, second, NULL };
  g_autoptr (GPtrArray) services = NULL;
  guint refused = 0;

  g_assert_cmpint (g_mkdir (second, 0755), ==, 0);
  put_module (zoo, "good", "hello");
  put_module (&other, "good", "hello");
  services = kiosk_service_loader_scan (directories);
  g_assert_cmpuint (services->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    refused += g_error_matches (kiosk_service_info_get_error (services->pdata[i]), KIOSK_LOADER_ERROR,
                                KIOSK_LOADER_ERROR_DUPLICATE);
  g_assert_cmpuint (refused, ==, 1);
}

static void
test_ten_thousand (Zoo           *zoo,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) services = NULL;

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("s%05d.plugin", i);
      g_autofree char *path = g_build_filename (zoo->directory, name, NULL);

      g_assert_true (g_file_set_contents_full (path, "x", 1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
    }

  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*holds 10000 services; only the first 200 are read");
  services = scan (zoo);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (services->len, ==, 200);
}

static void
test_order (Zoo           *zoo,
            gconstpointer  data)
{
  const char * const wanted[] = { "zebra", NULL };
  g_autoptr (GPtrArray) services = NULL;

  put_module (zoo, "apple", "hello");
  put_module (zoo, "zebra", "hello");
  services = scan (zoo);
  g_assert_cmpstr (kiosk_service_info_get_id (services->pdata[0]), ==, "apple");
  kiosk_service_loader_order (services, wanted);
  g_assert_cmpstr (kiosk_service_info_get_id (services->pdata[0]), ==, "zebra");
}

static void
test_languages (Zoo           *zoo,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) services = NULL;
  g_autofree char *chinese = NULL;
  g_autofree char *english = NULL;

  put (zoo, "x.plugin", "[Kiosk Service]\nId=x\nAbi=1\nModule=libx.so\nName[zh_CN]=试用\n" GOOD_KEYS);
  services = scan (zoo);
  chinese = kiosk_manifest_dup_name (kiosk_service_info_get_manifest (services->pdata[0]), "zh_CN");
  english = kiosk_manifest_dup_name (kiosk_service_info_get_manifest (services->pdata[0]), "en");
  g_assert_cmpstr (chinese, ==, "试用");
  g_assert_cmpstr (english, ==, "Trial");
}

static void
test_absent_directory (void)
{
  const char *directories[] = { "/nonexistent/services", NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);

  g_assert_cmpuint (services->len, ==, 0);
}

#define ADD(name, function) g_test_add ("/loader/" name, Zoo, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_manifests); i++)
    {
      g_autofree char *path = g_strconcat ("/loader/manifest/", bad_manifests[i].name, NULL);

      g_test_add (path, Zoo, &bad_manifests[i], set_up, test_bad_manifest, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_modules); i++)
    {
      g_autofree char *path = g_strconcat ("/loader/module/", bad_modules[i].module, NULL);

      g_test_add (path, Zoo, &bad_modules[i], set_up, test_bad_module, tear_down);
    }
  ADD ("note", test_note);
  ADD ("module/not-elf", test_not_elf);
  ADD ("flow/bad", test_bad_flow);
  ADD ("module/symbolic-link", test_symbolic_link);
  ADD ("trust/writable-file", test_writable_file);
  ADD ("trust/nobodys-file", test_nobodys_file);
  ADD ("trust/writable-directory", test_writable_directory);
  ADD ("manifest/huge", test_huge_manifest);
  ADD ("duplicate", test_duplicate);
  ADD ("ten-thousand", test_ten_thousand);
  ADD ("order", test_order);
  ADD ("languages", test_languages);
  g_test_add_func ("/loader/absent-directory", test_absent_directory);

  return g_test_run ();
}
