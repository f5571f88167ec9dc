/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-terminal-settings.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <string.h>

#define ROOT_PATH      "/org/parkkiosk/"
#define ROOT_GROUP     "Kiosk"
#define SERVICE_GROUP  "services/"
#define SERVICE_SCHEMA "org.parkkiosk.service."

static GSettingsSchema *
look_up (const char *directory,
         const char *id)
{
  g_autoptr (GSettingsSchemaSource) source = g_settings_schema_source_new_from_directory (directory, NULL, FALSE, NULL);

  return source != NULL ? g_settings_schema_source_lookup (source, id, FALSE) : NULL;
}

static GSettingsSchema *
find_service_schema (const char * const *directories,
                     const char         *service)
{
  g_autofree char *id = g_strconcat (SERVICE_SCHEMA, service, NULL);
  g_autofree char *path = g_strconcat (ROOT_PATH SERVICE_GROUP, service, "/", NULL);
  g_autoptr (GSettingsSchema) schema = NULL;

  for (guint i = 0; directories[i] != NULL && schema == NULL; i++)
    schema = look_up (directories[i], id);

  if (schema == NULL || g_strcmp0 (g_settings_schema_get_path (schema), path) != 0)
    return NULL;
  return g_steal_pointer (&schema);
}

GSettingsSchema *
kiosk_terminal_settings_find_schema (const char * const *directories,
                                     const char         *group)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  if (g_str_has_prefix (group, SERVICE_GROUP))
    return find_service_schema (directories, group + strlen (SERVICE_GROUP));
  if (strcmp (group, ROOT_GROUP) != 0 || source == NULL)
    return NULL;
  return g_settings_schema_source_lookup (source, KIOSK_APP_ID, TRUE);
}

static GSettings *
make_settings (GSettingsSchema *schema,
               const char      *file)
{
  g_autoptr (GSettingsBackend) backend = file != NULL ? g_keyfile_settings_backend_new (file, ROOT_PATH, ROOT_GROUP) : NULL;

  return g_settings_new_full (schema, backend, NULL);
}

GSettings *
kiosk_terminal_settings_new (const char  *file,
                             GError     **error)
{
  const char * const none[] = { NULL };
  g_autoptr (GSettingsSchema) schema = kiosk_terminal_settings_find_schema (none, ROOT_GROUP);

  if (schema == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The kiosk's settings schema is not installed");
      return NULL;
    }

  return make_settings (schema, file);
}

GSettings *
kiosk_terminal_settings_new_for_service (const char         *file,
                                         const char * const *directories,
                                         const char         *id)
{
  g_autoptr (GSettingsSchema) schema = find_service_schema (directories, id);

  return schema != NULL ? make_settings (schema, file) : NULL;
}

char *
kiosk_terminal_settings_read_token (GSettings *settings)
{
  g_autofree char *file = g_settings_get_string (settings, "token-file");
  g_autoptr (GError) error = NULL;
  char *token = NULL;

  if (*file == '\0')
    return NULL;

  if (g_file_get_contents (file, &token, NULL, &error))
    return g_strstrip (token);

  g_warning ("The terminal has no token: %s", error->message);
  return NULL;
}
