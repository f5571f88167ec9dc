/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service-folders.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
make_folder (const char *parent,
             const char *name)
{
  g_autofree char *folder = g_build_filename (parent, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
}

static void
remove_entry (const char *parent,
              const char *name)
{
  g_autofree char *path = g_build_filename (parent, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_extensions_follow_by_name (void)
{
  g_autofree char *extensions = g_dir_make_tmp ("service-folders-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (extensions, "File", NULL);
  g_autofree char *link = g_build_filename (extensions, "Link", NULL);
  g_autofree char *first = g_build_filename (extensions, "Bus", NULL);
  g_autofree char *second = g_build_filename (extensions, "Library", NULL);
  const char * const expected[] = { "/own", first, second, NULL };
  g_auto (GStrv) folders = NULL;

  make_folder (extensions, "Library");
  make_folder (extensions, "Bus");
  make_folder (extensions, ".hidden");
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (symlink ("/", link), ==, 0);

  folders = kiosk_service_folders_list ("/own", extensions);
  g_assert_cmpstrv (folders, expected);

  remove_entry (extensions, "Library");
  remove_entry (extensions, "Bus");
  remove_entry (extensions, ".hidden");
  remove_entry (extensions, "File");
  remove_entry (extensions, "Link");
  g_assert_cmpint (g_rmdir (extensions), ==, 0);
}

static void
test_nothing_but_its_own (void)
{
  const char * const expected[] = { "/own", NULL };
  g_auto (GStrv) none = kiosk_service_folders_list ("/own", "");
  g_auto (GStrv) missing = kiosk_service_folders_list ("/own", "/there/is/no/such/folder");

  g_assert_cmpstrv (none, expected);
  g_assert_cmpstrv (missing, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-folders/extensions-follow-by-name", test_extensions_follow_by_name);
  g_test_add_func ("/service-folders/nothing-but-its-own", test_nothing_but_its_own);
  return g_test_run ();
}
