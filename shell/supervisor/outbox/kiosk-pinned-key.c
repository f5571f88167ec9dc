/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-pinned-key.h"

#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"

#include <gio/gio.h>

struct _KioskPinnedKey
{
  GObject   parent_instance;

  char     *file;
  GBytes   *key;      /* (nullable) */
  GBytes   *refused;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskPinnedKey, kiosk_pinned_key, G_TYPE_OBJECT)

static void
load (KioskPinnedKey *self)
{
  g_autofree char *text = NULL;
  gsize size;
  guchar *bytes;

  if (!g_file_get_contents (self->file, &text, NULL, NULL))
    return;

  bytes = g_base64_decode (g_strstrip (text), &size);
  if (size == KIOSK_ENVELOPE_PUBLIC_KEY_SIZE)
    self->key = g_bytes_new (bytes, size);
  else
    g_warning ("The gateway's key is damaged, and asked for anew");
  g_free (bytes);
}

static gboolean
keep (KioskPinnedKey  *self,
      GBytes          *key,
      GError         **error)
{
  g_autofree char *text = g_base64_encode (g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  g_autoptr (GError) cause = NULL;

  if (!g_file_set_contents_full (self->file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &cause))
    {
      g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway's key cannot be kept: %s", cause->message);
      return FALSE;
    }

  g_bytes_ref (key);
  g_clear_pointer (&self->key, g_bytes_unref);
  g_clear_pointer (&self->refused, g_bytes_unref);
  self->key = key;
  return TRUE;
}

GBytes *
kiosk_pinned_key_get (KioskPinnedKey *self)
{
  return self->key;
}

static void
refuse (KioskPinnedKey *self,
        GBytes         *shown)
{
  g_autofree char *id = kiosk_envelope_key_id (self->key);
  g_autofree char *other = kiosk_envelope_key_id (shown);

  if (self->refused != NULL && g_bytes_equal (self->refused, shown))
    return;

  g_warning ("The gateway shows key %s and not %s: nothing is sent to it until staff accept its key", other, id);
  g_clear_pointer (&self->refused, g_bytes_unref);
  self->refused = g_bytes_ref (shown);
}

gboolean
kiosk_pinned_key_check (KioskPinnedKey  *self,
                        GBytes          *shown,
                        GError         **error)
{
  if (self->key == NULL)
    return keep (self, shown, error);

  if (g_bytes_equal (self->key, shown))
    {
      g_clear_pointer (&self->refused, g_bytes_unref);
      return TRUE;
    }

  refuse (self, shown);
  g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway shows another key than before");
  return FALSE;
}

char *
kiosk_pinned_key_dup_id (KioskPinnedKey *self)
{
  return self->key != NULL ? kiosk_envelope_key_id (self->key) : NULL;
}

char *
kiosk_pinned_key_dup_refused (KioskPinnedKey *self)
{
  return self->refused != NULL ? kiosk_envelope_key_id (self->refused) : NULL;
}

gboolean
kiosk_pinned_key_accept (KioskPinnedKey  *self,
                         const char      *id,
                         GError         **error)
{
  g_autofree char *refused = kiosk_pinned_key_dup_refused (self);

  if (g_strcmp0 (refused, id) != 0)
    return FALSE;

  g_message ("Staff accepted the gateway's key %s", id);
  return keep (self, self->refused, error);
}

KioskPinnedKey *
kiosk_pinned_key_new (const char *file)
{
  KioskPinnedKey *self = g_object_new (KIOSK_TYPE_PINNED_KEY, NULL);

  self->file = g_strdup (file);
  load (self);
  return self;
}

static void
kiosk_pinned_key_finalize (GObject *object)
{
  KioskPinnedKey *self = KIOSK_PINNED_KEY (object);

  g_free (self->file);
  g_clear_pointer (&self->key, g_bytes_unref);
  g_clear_pointer (&self->refused, g_bytes_unref);
  G_OBJECT_CLASS (kiosk_pinned_key_parent_class)->finalize (object);
}

static void
kiosk_pinned_key_class_init (KioskPinnedKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_pinned_key_finalize;
}

static void
kiosk_pinned_key_init (KioskPinnedKey *self)
{
}
