/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-submission.h"

#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"

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
      text = json_to_string (self->payload, FALSE);
      self->envelope = kiosk_envelope_seal (public_key, self->key, self->service, self->kind,
                                            g_get_real_time () / G_USEC_PER_SEC, text, error);
    }

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
