/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-enrolment.h"

#include "kiosk-error.h"
#include "kiosk-json.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>

#define VERSION         1
#define LONGEST_ADDRESS 200
#define LONGEST_NAME    64  /* as the gateway has it */
#define LONGEST_TOKEN   512

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGIT "0123456789"

KioskEnrolment *
kiosk_enrolment_new (const char *gateway,
                     const char *park,
                     const char *terminal,
                     const char *token)
{
  KioskEnrolment *self = g_new0 (KioskEnrolment, 1);

  self->gateway = g_strdup (gateway);
  self->park = g_strdup (park);
  self->terminal = g_strdup (terminal);
  self->token = g_strdup (token);
  return self;
}

void
kiosk_enrolment_free (KioskEnrolment *self)
{
  g_free (self->gateway);
  g_free (self->park);
  g_free (self->terminal);
  sodium_memzero (self->token, strlen (self->token));
  g_free (self->token);
  g_free (self);
}

static gboolean
refuse (GError     **error,
        const char  *what)
{
  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "%s", what);
  return FALSE;
}

static gboolean
is_made_of (const char *text,
            const char *letters,
            gsize       longest)
{
  gsize length = strlen (text);

  return length > 0 && length <= longest && strspn (text, letters) == length;
}

static gboolean
is_address (const char *text)
{
  g_autoptr (GUri) uri = strlen (text) <= LONGEST_ADDRESS ? g_uri_parse (text, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  return (strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0) && g_strcmp0 (g_uri_get_host (uri), "") != 0
         && g_uri_get_userinfo (uri) == NULL && g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL;
}

gboolean
kiosk_enrolment_check (const KioskEnrolment  *self,
                       GError               **error)
{
  if (!is_address (self->gateway))
    return refuse (error, "gateway: this is no address of a gateway");
  if (!is_made_of (self->park, LOWER "-", LONGEST_NAME))
    return refuse (error, "park: this is no identifier of a park");
  if (!is_made_of (self->terminal, LOWER UPPER DIGIT "-_", LONGEST_NAME))
    return refuse (error, "terminal: this is no name of a terminal");
  if (!is_made_of (self->token, LOWER UPPER DIGIT "-._~+/=", LONGEST_TOKEN))
    return refuse (error, "token: this is no token");
  return TRUE;
}

KioskEnrolment *
kiosk_enrolment_parse (const char  *text,
                       GError     **error)
{
  const char * const known[] = { "kiosk", "gateway", "park", "terminal", "token", NULL };
  g_autoptr (JsonNode) root = kiosk_json_parse (text, strlen (text), error);
  JsonObject *object = root != NULL ? kiosk_json_root_object (root, error) : NULL;
  g_autoptr (KioskEnrolment) self = NULL;
  const char *gateway, *park, *terminal, *token;
  gint64 version;

  if (object == NULL || !kiosk_json_refuse_unknown (object, known, error)
      || !kiosk_json_get_int (object, "kiosk", &version, error)
      || !kiosk_json_get_string (object, "gateway", &gateway, error) || !kiosk_json_get_string (object, "park", &park, error)
      || !kiosk_json_get_string (object, "terminal", &terminal, error) || !kiosk_json_get_string (object, "token", &token, error))
    return NULL;

  if (version != VERSION)
    {
      refuse (error, "kiosk: this code is of another version");
      return NULL;
    }

  self = kiosk_enrolment_new (gateway, park, terminal, token);
  return kiosk_enrolment_check (self, error) ? g_steal_pointer (&self) : NULL;
}

char *
kiosk_enrolment_to_text (const KioskEnrolment *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kiosk");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "gateway");
  json_builder_add_string_value (builder, self->gateway);
  json_builder_set_member_name (builder, "park");
  json_builder_add_string_value (builder, self->park);
  json_builder_set_member_name (builder, "terminal");
  json_builder_add_string_value (builder, self->terminal);
  json_builder_set_member_name (builder, "token");
  json_builder_add_string_value (builder, self->token);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return kiosk_json_write (root, FALSE);
}
