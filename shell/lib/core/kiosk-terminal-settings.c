/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-terminal-settings.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

GSettings *
kiosk_terminal_settings_new (const char  *file,
                             GError     **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, KIOSK_APP_ID, TRUE) : NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  if (schema == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The kiosk's settings schema is not installed");
      return NULL;
    }

  if (file != NULL)
    backend = g_keyfile_settings_backend_new (file, "/org/parkkiosk/", "Kiosk");
  return g_settings_new_full (schema, backend, NULL);
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
