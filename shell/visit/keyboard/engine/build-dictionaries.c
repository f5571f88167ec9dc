/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compiles the schemas and dictionaries of the keyboard, at build time: build-dictionaries SOURCE RIME-DATA OUTPUT. The
 * kiosk maps what lies in OUTPUT afterwards and writes nothing. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <rime_api.h>
#include <stdlib.h>

static const char * const own[] = {
  "default.yaml", "kiosk_common.yaml", "kiosk.dict.yaml", "kiosk_words.dict.yaml", "kiosk_surnames.dict.yaml",
  "kiosk_given.dict.yaml", "kiosk_fuzzy.schema.yaml", "kiosk_surnames.schema.yaml", "kiosk_given.schema.yaml", "kiosk_pinyin.schema.yaml", "kiosk_name.schema.yaml",
  "kiosk_nine.schema.yaml", "kiosk_zhuyin.schema.yaml", NULL
};
static const char * const theirs[] = {
  "essay.txt", "luna_pinyin.dict.yaml", "terra_pinyin.dict.yaml", "zhuyin.yaml", NULL
};
/* the tables that another looks up come first */
static const char * const schemas[] = {
  "kiosk_fuzzy", "kiosk_surnames", "kiosk_given", "kiosk_pinyin", "kiosk_name", "kiosk_nine", "kiosk_zhuyin", NULL
};

static void
copy_files (const char * const *names,
            const char         *from,
            const char         *to)
{
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *source_path = g_build_filename (from, names[i], NULL);
      g_autofree char *copy_path = g_build_filename (to, names[i], NULL);
      g_autoptr (GFile) source = g_file_new_for_path (source_path);
      g_autoptr (GFile) copy = g_file_new_for_path (copy_path);
      g_autoptr (GError) error = NULL;

      if (!g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
        g_error ("%s", error->message);
    }
}

static void
remove_files (const char * const *names,
              const char         *from)
{
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (from, names[i], NULL);

      g_remove (path);
    }
}

static void
compile (const char *sources,
         const char *output)
{
  RimeApi *rime = rime_get_api ();
  RIME_STRUCT (RimeTraits, traits);

  traits.shared_data_dir = sources;
  traits.user_data_dir = sources;
  traits.prebuilt_data_dir = output;
  traits.staging_dir = output;
  traits.app_name = "park-kiosk";
  traits.log_dir = "";
  traits.min_log_level = 2;
  rime->setup (&traits);
  rime->deployer_initialize (&traits);
  if (!rime->deploy_config_file ("default.yaml", "config_version"))
    g_error ("default.yaml cannot be compiled");
  for (int i = 0; schemas[i] != NULL; i++)
    {
      g_autofree char *file = g_strdup_printf ("%s/%s.schema.yaml", sources, schemas[i]);

      if (!rime->deploy_schema (file))
        g_error ("%s cannot be compiled", schemas[i]);
    }
  rime->finalize ();
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *sources = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("build-dictionaries SOURCE RIME-DATA OUTPUT\n");
      return EXIT_FAILURE;
    }

  sources = g_dir_make_tmp ("dictionaries-XXXXXX", &error);
  if (sources == NULL)
    g_error ("%s", error->message);

  copy_files (own, argv[1], sources);
  copy_files (theirs, argv[2], sources);
  compile (sources, argv[3]);
  remove_files (own, sources);
  remove_files (theirs, sources);
  g_rmdir (sources);
  return EXIT_SUCCESS;
}
