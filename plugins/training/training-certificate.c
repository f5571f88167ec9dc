/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-certificate.h"

static void
certificate_clear (gpointer data)
{
  TrainingCertificate *self = data;

  g_free (self->number);
  g_free (self->holder);
  g_free (self->title);
  g_free (self->title_en);
  g_free (self->park);
  g_free (self->issued);
  g_clear_pointer (&self->begins, g_date_time_unref);
  g_clear_pointer (&self->ends, g_date_time_unref);
}

TrainingCertificate *
training_certificate_ref (TrainingCertificate *self)
{
  return g_rc_box_acquire (self);
}

void
training_certificate_unref (TrainingCertificate *self)
{
  g_rc_box_release_full (self, certificate_clear);
}

TrainingCertificate *
training_certificate_from_json (JsonObject  *root,
                                GError     **error)
{
  g_autoptr (TrainingCertificate) self = g_rc_box_new0 (TrainingCertificate);
  const char *number, *holder, *title, *title_en = NULL, *park, *issued;

  if (!kiosk_json_get_string (root, "number", &number, error)
      || !kiosk_json_get_string (root, "holder", &holder, error)
      || !kiosk_json_get_boolean (root, "masked", &self->masked, error)
      || !kiosk_json_get_string (root, "title", &title, error)
      || !kiosk_json_optional_string (root, "title_en", &title_en, error)
      || !kiosk_json_get_string (root, "park", &park, error)
      || !kiosk_json_get_time (root, "begins", &self->begins, error)
      || !kiosk_json_get_time (root, "ends", &self->ends, error)
      || !kiosk_json_get_string (root, "issued", &issued, error))
    return NULL;

  self->number = g_strdup (number);
  self->holder = g_strdup (holder);
  self->title = g_strdup (title);
  self->title_en = g_strdup (title_en);
  self->park = g_strdup (park);
  self->issued = g_strdup (issued);
  return g_steal_pointer (&self);
}
