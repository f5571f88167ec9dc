/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-receipt.h"

#include "core/kiosk-core.h"

#define CODE_HALF 4

struct _KioskReceipt
{
  GObject   parent_instance;

  char     *reference;  /* (nullable) */
  char     *code;       /* (nullable) */
  JsonNode *answer;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskReceipt, kiosk_receipt, G_TYPE_OBJECT)

static gboolean
read_answer (KioskReceipt  *self,
             GError       **error)
{
  JsonObject *object = kiosk_json_root_object (self->answer, NULL);
  const char *reference, *code = NULL;

  if (object == NULL
      || !kiosk_json_get_string (object, "reference", &reference, NULL)
      || !kiosk_json_optional_string (object, "code", &code, NULL))
    {
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The answer is no receipt");
      return FALSE;
    }

  self->reference = g_strdup (reference);
  self->code = g_strdup (code);
  return TRUE;
}

static char *
make_code (KioskSubmission *submission)
{
  g_autofree char *digits = g_ascii_strup (kiosk_submission_get_key (submission), 2 * CODE_HALF);

  return g_strdup_printf ("%.*s-%s", CODE_HALF, digits, digits + CODE_HALF);
}

KioskReceipt *
kiosk_receipt_new (KioskSubmission  *submission,
                   JsonNode         *answer,
                   GError          **error)
{
  g_autoptr (KioskReceipt) self = g_object_new (KIOSK_TYPE_RECEIPT, NULL);

  g_return_val_if_fail (KIOSK_IS_SUBMISSION (submission), NULL);

  if (answer == NULL)
    {
      self->code = make_code (submission);
      return g_steal_pointer (&self);
    }

  self->answer = json_node_ref (answer);
  return read_answer (self, error) ? g_steal_pointer (&self) : NULL;
}

const char *
kiosk_receipt_get_reference (KioskReceipt *self)
{
  g_return_val_if_fail (KIOSK_IS_RECEIPT (self), NULL);

  return self->reference;
}

const char *
kiosk_receipt_get_code (KioskReceipt *self)
{
  g_return_val_if_fail (KIOSK_IS_RECEIPT (self), NULL);

  return self->code;
}

gboolean
kiosk_receipt_is_queued (KioskReceipt *self)
{
  g_return_val_if_fail (KIOSK_IS_RECEIPT (self), FALSE);

  return self->answer == NULL;
}

JsonNode *
kiosk_receipt_get_answer (KioskReceipt *self)
{
  g_return_val_if_fail (KIOSK_IS_RECEIPT (self), NULL);

  return self->answer;
}

static void
kiosk_receipt_finalize (GObject *object)
{
  KioskReceipt *self = KIOSK_RECEIPT (object);

  g_free (self->reference);
  g_free (self->code);
  g_clear_pointer (&self->answer, json_node_unref);
  G_OBJECT_CLASS (kiosk_receipt_parent_class)->finalize (object);
}

static void
kiosk_receipt_class_init (KioskReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_receipt_finalize;
}

static void
kiosk_receipt_init (KioskReceipt *self)
{
}
