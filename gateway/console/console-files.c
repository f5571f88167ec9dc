/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "console-files.h"

#include <gio/gio.h>

#define FOLDER "/org/parkkiosk/Console/"
#define INDEX  "index.html"

typedef struct
{
  GBytes     *content;
  const char *media_type;
  char       *etag;
} File;

struct _ConsoleFiles
{
  GHashTable *files;   /* (element-type utf8 File): by path */
};

/* Only what lies here is loaded, and no text becomes markup or a program: whatever a visitor typed stays text. */
static const char * const headers[] = {
  "Content-Security-Policy",
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  "Referrer-Policy", "no-referrer",
  "Cross-Origin-Opener-Policy", "same-origin",
  "Cross-Origin-Resource-Policy", "same-origin",
  NULL
};

static void
file_free (gpointer data)
{
  File *file = data;

  g_bytes_unref (file->content);
  g_free (file->etag);
  g_free (file);
}

static const char *
media_type_of (const char *path)
{
  static const struct
  {
    const char *suffix;
    const char *media_type;
  } types[] = {
    { ".html", "text/html; charset=utf-8" }, { ".css", "text/css; charset=utf-8" }, { ".js", "text/javascript; charset=utf-8" },
    { ".json", "application/json" }, { ".svg", "image/svg+xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (path, types[i].suffix))
      return types[i].media_type;
  g_assert_not_reached ();
}

static void
add_file (ConsoleFiles *files,
          const char   *path)
{
  g_autofree char *resource = g_strconcat (FOLDER, path, NULL);
  g_autofree char *digest = NULL;
  File *file = g_new0 (File, 1);

  file->content = g_resources_lookup_data (resource, 0, NULL);
  file->media_type = media_type_of (path);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->content);
  file->etag = g_strdup_printf ("\"%.16s\"", digest);
  g_hash_table_insert (files->files, g_strdup (path), file);
}

static void
add_folder (ConsoleFiles *files,
            const char   *folder)
{
  g_autofree char *resource = g_strconcat (FOLDER, folder, NULL);
  g_auto (GStrv) names = g_resources_enumerate_children (resource, 0, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (path, "/"))
        add_folder (files, path);
      else
        add_file (files, path);
    }
}

ConsoleFiles *
console_files_new (void)
{
  ConsoleFiles *files = g_new0 (ConsoleFiles, 1);

  files->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, file_free);
  add_folder (files, "");
  return files;
}

void
console_files_free (ConsoleFiles *files)
{
  g_hash_table_unref (files->files);
  g_free (files);
}

static void
answer_file (GatewayRequest *request,
             ConsoleFiles   *files,
             const char     *path)
{
  const File *file = g_hash_table_lookup (files->files, path);

  if (file != NULL)
    gateway_request_answer_kept (request, file->content, file->media_type, file->etag, headers);
  else
    gateway_request_problem (request, 404, "not-found", "The console has no such file", NULL);
}

void
console_files_index (GatewayRequest *request,
                     gpointer        data)
{
  answer_file (request, data, INDEX);
}

void
console_files_show (GatewayRequest *request,
                    gpointer        data)
{
  const char *folder = gateway_request_param (request, 0);
  const char *name = gateway_request_param (request, 1);
  g_autofree char *path = g_strjoin ("/", folder, name, NULL);

  answer_file (request, data, path);
}
