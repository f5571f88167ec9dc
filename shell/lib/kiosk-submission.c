/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Six photographs take a processor half a second to seal, so what is large is sealed in a thread of GTask's. What goes there
 * is text, and what comes back is bytes. */

#include "kiosk-submission-private.h"

#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"

#include <string.h>

#define LARGE (64 * 1024) /* bytes of JSON; less is sealed between two pictures */

struct _KioskSubmission
{
  GObject   parent_instance;

  char     *service;
  char     *kind;
  char     *key;
  JsonNode *payload;
  GBytes   *envelope;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskSubmission, kiosk_submission, G_TYPE_OBJECT)

KioskSubmission *
kiosk_submission_new (const char *service,
                      const char *kind,
                      JsonNode   *payload)
{
  KioskSubmission *self;

  g_return_val_if_fail (service != NULL && kind != NULL, NULL);
  g_return_val_if_fail (payload != NULL && JSON_NODE_HOLDS_OBJECT (payload), NULL);

  self = g_object_new (KIOSK_TYPE_SUBMISSION, NULL);
  self->service = g_strdup (service);
  self->kind = g_strdup (kind);
  self->payload = json_node_ref (payload);
  return self;
}

const char *
kiosk_submission_get_service (KioskSubmission *self)
{
  g_return_val_if_fail (KIOSK_IS_SUBMISSION (self), NULL);

  return self->service;
}

const char *
kiosk_submission_get_kind (KioskSubmission *self)
{
  g_return_val_if_fail (KIOSK_IS_SUBMISSION (self), NULL);

  return self->kind;
}

const char *
kiosk_submission_get_key (KioskSubmission *self)
{
  g_return_val_if_fail (KIOSK_IS_SUBMISSION (self), NULL);

  return self->key;
}

JsonNode *
kiosk_submission_get_payload (KioskSubmission *self)
{
  g_return_val_if_fail (KIOSK_IS_SUBMISSION (self), NULL);

  return self->payload;
}

GBytes *
kiosk_submission_seal (KioskSubmission  *self,
                       GBytes           *public_key,
                       GError          **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (KIOSK_IS_SUBMISSION (self), NULL);

  if (self->envelope == NULL)
    {
      text = kiosk_json_write (self->payload, FALSE);
      self->envelope = kiosk_envelope_seal (public_key, self->key, self->service, self->kind,
                                            g_get_real_time () / G_USEC_PER_SEC, text, error);
    }

  return self->envelope;
}

typedef struct
{
  GBytes *public_key;
  char   *key;
  char   *service;
  char   *kind;
  char   *text;
} Sealing;

static void
sealing_free (gpointer data)
{
  Sealing *sealing = data;

  g_bytes_unref (sealing->public_key);
  g_free (sealing->key);
  g_free (sealing->service);
  g_free (sealing->kind);
  g_free (sealing->text);
  g_free (sealing);
}

/* In a thread of GTask's. */
static void
seal (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Sealing *sealing = data;
  GError *error = NULL;
  GBytes *envelope = kiosk_envelope_seal (sealing->public_key, sealing->key, sealing->service, sealing->kind,
                                          g_get_real_time () / G_USEC_PER_SEC, sealing->text, &error);

  if (envelope != NULL)
    g_task_return_pointer (task, envelope, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @text. */
static void
seal_in_thread (KioskSubmission *self,
                GTask           *task,
                GBytes          *public_key,
                char            *text)
{
  Sealing *sealing = g_new0 (Sealing, 1);

  sealing->public_key = g_bytes_ref (public_key);
  sealing->key = g_strdup (self->key);
  sealing->service = g_strdup (self->service);
  sealing->kind = g_strdup (self->kind);
  sealing->text = text;
  g_task_set_task_data (task, sealing, sealing_free);
  g_task_run_in_thread (task, seal);
}

void
kiosk_submission_seal_async (KioskSubmission     *self,
                             GBytes              *public_key,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *text = self->envelope == NULL ? kiosk_json_write (self->payload, FALSE) : NULL;
  GError *error = NULL;

  if (text != NULL && strlen (text) >= LARGE)
    seal_in_thread (self, task, public_key, g_steal_pointer (&text));
  else if (kiosk_submission_seal (self, public_key, &error) != NULL)
    g_task_return_pointer (task, g_bytes_ref (self->envelope), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Another try may have begun before this one was given up: the first envelope is the one. */
GBytes *
kiosk_submission_seal_finish (KioskSubmission  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_autoptr (GBytes) envelope = g_task_propagate_pointer (G_TASK (result), error);

  if (envelope == NULL)
    return NULL;

  if (self->envelope == NULL)
    self->envelope = g_bytes_ref (envelope);
  return self->envelope;
}

static void
kiosk_submission_finalize (GObject *object)
{
  KioskSubmission *self = KIOSK_SUBMISSION (object);

  g_free (self->service);
  g_free (self->kind);
  g_free (self->key);
  g_clear_pointer (&self->payload, json_node_unref);
  g_clear_pointer (&self->envelope, g_bytes_unref);
  G_OBJECT_CLASS (kiosk_submission_parent_class)->finalize (object);
}

static void
kiosk_submission_class_init (KioskSubmissionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_submission_finalize;
}

static void
kiosk_submission_init (KioskSubmission *self)
{
  self->key = g_uuid_string_random ();
}
