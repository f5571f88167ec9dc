/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-quarantine.h"

#include <glib/gstdio.h>

#define KEY_FAILURES "Failures"
#define KEY_UNTIL    "Until"
#define KEY_CAUSE    "Cause"

/* The list is its own file's contents: a group a service, with the times of its failures and the end of its rest. */
struct _KioskQuarantine
{
  GObject   parent_instance;

  char     *file;
  GKeyFile *services;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskQuarantine, kiosk_quarantine, G_TYPE_OBJECT)

static void
save (KioskQuarantine *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_key_file_save_to_file (self->services, self->file, &error))
    g_warning ("Cannot keep the quarantine list: %s", error->message);
}

static void
load (KioskQuarantine *self)
{
  g_autoptr (GError) error = NULL;

  if (g_key_file_load_from_file (self->services, self->file, G_KEY_FILE_NONE, &error)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return;

  g_autofree char *aside = g_strconcat (self->file, ".damaged", NULL);
  g_warning ("The quarantine list is damaged and begins anew: %s", error->message);
  g_rename (self->file, aside);
  g_clear_pointer (&self->services, g_key_file_unref);
  self->services = g_key_file_new ();
}

static GArray *
recent_failures (KioskQuarantine *self,
                 const char      *service,
                 gint64           now)
{
  GArray *recent = g_array_new (FALSE, FALSE, sizeof (double));
  gsize n = 0;
  g_autofree double *times = g_key_file_get_double_list (self->services, service, KEY_FAILURES, &n, NULL);

  for (gsize i = 0; i < n; i++)
    if (times[i] <= now && times[i] > now - KIOSK_QUARANTINE_WINDOW)
      g_array_append_val (recent, times[i]);

  return recent;
}

gboolean
kiosk_quarantine_record (KioskQuarantine *self,
                         const char      *service,
                         const char      *cause,
                         gint64           now)
{
  g_autoptr (GArray) recent = recent_failures (self, service, now);
  double time = now;
  gboolean rests;

  g_array_append_val (recent, time);
  rests = recent->len >= KIOSK_QUARANTINE_FAILURES;

  g_key_file_set_double_list (self->services, service, KEY_FAILURES, &g_array_index (recent, double, 0), recent->len);
  g_key_file_set_string (self->services, service, KEY_CAUSE, cause);
  if (rests)
    g_key_file_set_int64 (self->services, service, KEY_UNTIL, now + KIOSK_QUARANTINE_REST);

  save (self);
  if (rests)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return rests;
}

gint64
kiosk_quarantine_get_until (KioskQuarantine *self,
                            const char      *service)
{
  return g_key_file_get_int64 (self->services, service, KEY_UNTIL, NULL);
}

gboolean
kiosk_quarantine_contains (KioskQuarantine *self,
                           const char      *service,
                           gint64           now)
{
  gint64 until = kiosk_quarantine_get_until (self, service);

  /* A clock that was set back must not lengthen the rest. */
  return until > now && until <= now + KIOSK_QUARANTINE_REST;
}

gboolean
kiosk_quarantine_release (KioskQuarantine *self,
                          const char      *service)
{
  if (!g_key_file_remove_group (self->services, service, NULL))
    return FALSE;

  save (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

GStrv
kiosk_quarantine_list (KioskQuarantine *self,
                       gint64           now)
{
  g_autoptr (GStrvBuilder) resting = g_strv_builder_new ();
  g_auto (GStrv) services = g_key_file_get_groups (self->services, NULL);

  for (guint i = 0; services[i] != NULL; i++)
    if (kiosk_quarantine_contains (self, services[i], now))
      g_strv_builder_add (resting, services[i]);

  return g_strv_builder_end (resting);
}

KioskQuarantine *
kiosk_quarantine_new (const char *file)
{
  KioskQuarantine *self = g_object_new (KIOSK_TYPE_QUARANTINE, NULL);

  self->file = g_strdup (file);
  load (self);
  return self;
}

static void
kiosk_quarantine_finalize (GObject *object)
{
  KioskQuarantine *self = KIOSK_QUARANTINE (object);

  g_free (self->file);
  g_key_file_unref (self->services);
  G_OBJECT_CLASS (kiosk_quarantine_parent_class)->finalize (object);
}

static void
kiosk_quarantine_class_init (KioskQuarantineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_quarantine_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KIOSK_TYPE_QUARANTINE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_quarantine_init (KioskQuarantine *self)
{
  self->services = g_key_file_new ();
}
