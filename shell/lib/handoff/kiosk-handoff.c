/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-handoff-private.h"

#include "core/kiosk-core.h"
#include "kiosk-handoff-key-private.h"

#include <string.h>

#define PAUSE 1000  /* milliseconds between two questions */

struct _KioskHandoff
{
  GObject            parent_instance;

  KioskBackend      *backend;      /* (owned) */
  GCancellable      *cancellable;  /* (owned) */
  KioskHandoffKey   *key;          /* (owned) */
  char              *address;
  char              *id;           /* (nullable): the gateway's name for it */
  char              *url;          /* (nullable) */
  KioskHandoffState  state;
  guint              have;         /* pictures that came */
  gint64             ends_at;      /* monotonic, microseconds */
  guint              pause;        /* a GLib source, while nothing is asked */
};

enum
{
  CHANGED,
  RECEIVED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask (KioskHandoff *self);

G_DEFINE_FINAL_TYPE (KioskHandoff, kiosk_handoff, G_TYPE_OBJECT)

gboolean
kiosk_handoff_is_possible (const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
  g_autoptr (GInetAddress) host = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;
  if (strcmp (g_uri_get_scheme (uri), "https") == 0)
    return TRUE;

  host = g_inet_address_new_from_string (g_uri_get_host (uri));
  return strcmp (g_uri_get_scheme (uri), "http") == 0 && host != NULL && g_inet_address_get_is_loopback (host);
}

KioskHandoffState
kiosk_handoff_get_state (KioskHandoff *self)
{
  return self->state;
}

guint
kiosk_handoff_get_seconds (KioskHandoff *self)
{
  return (guint) (MAX (self->ends_at - g_get_monotonic_time (), 0) / G_USEC_PER_SEC);
}

const char *
kiosk_handoff_get_url (KioskHandoff *self)
{
  return self->url;
}

static void
set_state (KioskHandoff      *self,
           KioskHandoffState  state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_seconds (KioskHandoff *self,
             gint64        seconds)
{
  self->ends_at = g_get_monotonic_time () + CLAMP (seconds, 0, 600) * G_USEC_PER_SEC;
}

static gboolean
on_pause_over (gpointer data)
{
  KioskHandoff *self = data;

  self->pause = 0;
  if (kiosk_handoff_get_seconds (self) == 0)
    set_state (self, KIOSK_HANDOFF_STATE_OVER);
  else
    ask (self);
  return G_SOURCE_REMOVE;
}

static void
take_page (KioskHandoff *self,
           guint         number,
           const char   *data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = kiosk_handoff_key_open (self->key, number, data, &error);

  self->have = number;
  if (plain != NULL)
    {
      g_signal_emit (self, signals[RECEIVED], 0, plain);
      return;
    }

  g_message ("A picture from a phone is refused: %s", error->message);
  g_signal_emit (self, signals[REFUSED], 0);
}

/* Returns TRUE if there may be another picture at once. */
static gboolean
take_news (KioskHandoff  *self,
           JsonObject    *news,
           GError       **error)
{
  gboolean opened;
  gint64 seconds, number = 0;
  JsonObject *page = NULL;
  const char *data = NULL;

  if (!kiosk_json_get_boolean (news, "opened", &opened, error) || !kiosk_json_get_int (news, "seconds", &seconds, error)
      || !kiosk_json_optional_object (news, "page", &page, error)
      || (page != NULL && (!kiosk_json_get_int (page, "number", &number, error) || !kiosk_json_get_string (page, "data", &data, error))))
    return FALSE;

  set_seconds (self, seconds);
  set_state (self, opened ? KIOSK_HANDOFF_STATE_OPENED : KIOSK_HANDOFF_STATE_WAITING);
  if (page != NULL)
    take_page (self, (guint) number, data);
  return page != NULL;
}

static void
go_on (KioskHandoff *self,
       gboolean      at_once)
{
  self->pause = g_timeout_add (at_once ? 0 : PAUSE, on_pause_over, self);
}

/* The gateway may be away for a while; it is over when it says so. */
static void
on_news (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  KioskHandoff *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);
  JsonObject *news = NULL;
  gboolean more = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_object_ref (self);
  if (root != NULL)
    news = kiosk_json_root_object (root, &error);
  if (news != NULL)
    more = take_news (self, news, &error);
  if (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND))
    set_state (self, KIOSK_HANDOFF_STATE_OVER);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    go_on (self, more);
  g_object_unref (self);
}

static JsonNode *
make_body (const char *member,
           guint       number)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, member, number);
  json_node_take_object (node, object);
  return node;
}

static void
ask (KioskHandoff *self)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("POST", "/v1/handoffs/%s/pages", self->id, NULL);
  g_autoptr (JsonNode) body = make_body ("have", self->have);

  kiosk_request_set_body (request, body);
  kiosk_backend_send_async (self->backend, request, self->cancellable, on_news, self);
}

static char *
make_url (KioskHandoff *self,
          const char   *token)
{
  g_autofree char *key = kiosk_handoff_key_to_text (self->key);
  const char *slash = g_str_has_suffix (self->address, "/") ? "" : "/";

  return g_strdup_printf ("%s%sphone#%s.%s", self->address, slash, token, key);
}

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KioskHandoff *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);
  JsonObject *answer = NULL;
  const char *id, *token;
  gint64 seconds;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (root != NULL)
    answer = kiosk_json_root_object (root, &error);
  if (answer == NULL || !kiosk_json_get_string (answer, "id", &id, &error) || !kiosk_json_get_string (answer, "token", &token, &error)
      || !kiosk_json_get_int (answer, "seconds", &seconds, &error))
    {
      g_message ("No hand-off to a phone: %s", error->message);
      set_state (self, KIOSK_HANDOFF_STATE_FAILED);
      return;
    }

  self->id = g_strdup (id);
  self->url = make_url (self, token);
  set_seconds (self, seconds);
  go_on (self, FALSE);
  set_state (self, KIOSK_HANDOFF_STATE_WAITING);
}

KioskHandoff *
kiosk_handoff_new (KioskBackend *backend,
                   const char   *address,
                   guint         most)
{
  KioskHandoff *self = g_object_new (KIOSK_TYPE_HANDOFF, NULL);
  g_autoptr (KioskRequest) request = kiosk_request_new ("POST", "/v1/handoffs", NULL);
  g_autoptr (JsonNode) body = make_body ("most", most);

  self->backend = g_object_ref (backend);
  self->address = g_strdup (address);
  kiosk_request_set_body (request, body);
  kiosk_backend_send_async (backend, request, self->cancellable, on_begun, self);
  return self;
}

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  JsonNode *root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, NULL);

  g_clear_pointer (&root, json_node_unref);
}

static void
end (KioskHandoff *self)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("DELETE", "/v1/handoffs/%s", self->id, NULL);

  kiosk_backend_send_async (self->backend, request, NULL, on_ended, NULL);
}

static void
kiosk_handoff_dispose (GObject *object)
{
  KioskHandoff *self = KIOSK_HANDOFF (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->id != NULL && self->state != KIOSK_HANDOFF_STATE_OVER)
    end (self);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (kiosk_handoff_parent_class)->dispose (object);
}

static void
kiosk_handoff_finalize (GObject *object)
{
  KioskHandoff *self = KIOSK_HANDOFF (object);

  g_clear_object (&self->backend);
  g_object_unref (self->cancellable);
  kiosk_handoff_key_free (self->key);
  g_free (self->address);
  g_free (self->url);
  G_OBJECT_CLASS (kiosk_handoff_parent_class)->finalize (object);
}

static void
kiosk_handoff_class_init (KioskHandoffClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_handoff_dispose;
  object_class->finalize = kiosk_handoff_finalize;

  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_HANDOFF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RECEIVED] = g_signal_new ("received", KIOSK_TYPE_HANDOFF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
  signals[REFUSED] = g_signal_new ("refused", KIOSK_TYPE_HANDOFF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_handoff_init (KioskHandoff *self)
{
  self->cancellable = g_cancellable_new ();
  self->key = kiosk_handoff_key_new ();
}
