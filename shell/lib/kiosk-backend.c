/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-backend.h"

#include "core/kiosk-core.h"
#include "kiosk-exchange-private.h"
#include "kiosk-session-private.h"

#define MOST_TRIES 4
#define PROBE_DEADLINE 3000      /* milliseconds, as all below */
#define PROBE_INTERVAL_IDLE 60000
#define PROBE_INTERVAL_FIRST 1000
#define PROBE_INTERVAL_LONGEST 30000

struct _KioskBackend
{
  GObject parent_instance;

  char *base_url;
  char *token;                 /* (nullable) */
  SoupSession *session;
  gboolean online;
  GCancellable *cancellable;   /* of the probe */
  guint probe_id;
  guint probe_interval;        /* while offline */
};

enum
{
  PROP_0,
  PROP_BASE_URL,
  PROP_TOKEN,
  PROP_ONLINE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskBackend, kiosk_backend, G_TYPE_OBJECT)

static gboolean on_probe_due (gpointer user_data);

static void
schedule_probe (KioskBackend *self,
                guint         interval)
{
  g_clear_handle_id (&self->probe_id, g_source_remove);
  self->probe_id = g_timeout_add (interval * g_random_double_range (0.8, 1.2), on_probe_due, self);
}

static void
set_online (KioskBackend *self,
            gboolean      online)
{
  gboolean changed = self->online != online;

  self->online = online;
  if (online)
    self->probe_interval = PROBE_INTERVAL_FIRST;
  schedule_probe (self, online ? PROBE_INTERVAL_IDLE : self->probe_interval);

  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ONLINE]);
}

static void
probe_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KioskBackend *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean answered;
  g_autoptr (JsonNode) root = kiosk_exchange_finish (result, &answered, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_online (self, root != NULL);
  self->probe_interval = MIN (self->probe_interval * 2, PROBE_INTERVAL_LONGEST);
}

static gboolean
on_probe_due (gpointer user_data)
{
  KioskBackend *self = user_data;
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/healthz", NULL);

  self->probe_id = 0;
  kiosk_request_set_deadline (request, PROBE_DEADLINE);
  kiosk_exchange_async (self->session, self->base_url, NULL, request, 1, self->cancellable, probe_cb, self);

  return G_SOURCE_REMOVE;
}

static void
kiosk_backend_constructed (GObject *object)
{
  KioskBackend *self = KIOSK_BACKEND (object);

  G_OBJECT_CLASS (kiosk_backend_parent_class)->constructed (object);

  schedule_probe (self, 0);
}

static void
set_base_url (KioskBackend *self,
              const char   *base_url)
{
  self->base_url = g_strdup (base_url);
  while (g_str_has_suffix (self->base_url, "/"))
    self->base_url[strlen (self->base_url) - 1] = '\0';
}

static void
kiosk_backend_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KioskBackend *self = KIOSK_BACKEND (object);

  switch (property_id)
    {
    case PROP_BASE_URL:
      set_base_url (self, g_value_get_string (value));
      break;

    case PROP_TOKEN:
      self->token = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_backend_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KioskBackend *self = KIOSK_BACKEND (object);

  switch (property_id)
    {
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_backend_dispose (GObject *object)
{
  KioskBackend *self = KIOSK_BACKEND (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->probe_id, g_source_remove);

  G_OBJECT_CLASS (kiosk_backend_parent_class)->dispose (object);
}

static void
kiosk_backend_finalize (GObject *object)
{
  KioskBackend *self = KIOSK_BACKEND (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_free (self->token);
  g_free (self->base_url);

  G_OBJECT_CLASS (kiosk_backend_parent_class)->finalize (object);
}

static void
kiosk_backend_class_init (KioskBackendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kiosk_backend_constructed;
  object_class->set_property = kiosk_backend_set_property;
  object_class->get_property = kiosk_backend_get_property;
  object_class->dispose = kiosk_backend_dispose;
  object_class->finalize = kiosk_backend_finalize;

  props[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, NULL,
                                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_TOKEN] = g_param_spec_string ("token", NULL, NULL, NULL,
                                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_backend_init (KioskBackend *self)
{
  self->session = kiosk_session_new ();
  self->cancellable = g_cancellable_new ();
  self->online = TRUE;
  self->probe_interval = PROBE_INTERVAL_FIRST;
}

KioskBackend *
kiosk_backend_new (const char *base_url,
                   const char *token)
{
  g_return_val_if_fail (base_url != NULL, NULL);

  return g_object_new (KIOSK_TYPE_BACKEND, "base-url", base_url, "token", token, NULL);
}

gboolean
kiosk_backend_get_online (KioskBackend *self)
{
  g_return_val_if_fail (KIOSK_IS_BACKEND (self), FALSE);

  return self->online;
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskBackend *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean answered;
  JsonNode *root = kiosk_exchange_finish (result, &answered, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT))
    set_online (self, answered);

  if (root != NULL)
    g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, error);
}

void
kiosk_backend_send_async (KioskBackend        *self,
                          KioskRequest        *request,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (KIOSK_IS_BACKEND (self));
  g_return_if_fail (KIOSK_IS_REQUEST (request));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kiosk_backend_send_async);

  kiosk_exchange_async (self->session, self->base_url, self->token, request, MOST_TRIES, cancellable, send_cb, task);
}

JsonNode *
kiosk_backend_send_finish (KioskBackend  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
