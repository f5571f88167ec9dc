/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Argon2 takes a tenth of a second on purpose, which the supervisor's main thread does not have: it runs in a thread. */

#include "kiosk-pins.h"

#include <sodium.h>
#include <string.h>

#define SHORTEST 6
#define LONGEST  12

#define KEY_FAILURES "Failures"
#define KEY_LAST     "Last"

struct _KioskPins
{
  GObject   parent_instance;

  char     *file;
  char     *tries_file;
  gboolean  busy;
};

G_DEFINE_FINAL_TYPE (KioskPins, kiosk_pins, G_TYPE_OBJECT)

typedef struct
{
  KioskStaffRole  role;
  char           *pin;
  char           *hash;  /* (nullable) */
  gint64          now;
  gboolean        looked_at;
} Try;

static void
try_free (gpointer data)
{
  Try *attempt = data;

  sodium_memzero (attempt->pin, strlen (attempt->pin));
  g_free (attempt->pin);
  g_free (attempt->hash);
  g_free (attempt);
}

/* Read each time: the command that sets a PIN is another process. */
static GKeyFile *
load (const char *file)
{
  GKeyFile *keys = g_key_file_new ();

  g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, NULL);
  return keys;
}

static gboolean
save (GKeyFile    *keys,
      const char  *file,
      GError     **error)
{
  gsize size;
  g_autofree char *text = g_key_file_to_data (keys, &size, NULL);

  return g_file_set_contents_full (file, text, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static gboolean
keep_tries (KioskPins       *self,
            KioskStaffRole   role,
            guint            failures,
            gint64           last,
            GError         **error)
{
  g_autoptr (GKeyFile) tries = load (self->tries_file);
  const char *group = kiosk_staff_role_get_nick (role);

  g_key_file_set_uint64 (tries, group, KEY_FAILURES, failures);
  g_key_file_set_int64 (tries, group, KEY_LAST, last);
  return save (tries, self->tries_file, error);
}

guint
kiosk_pins_get_failures (KioskPins      *self,
                         KioskStaffRole  role)
{
  g_autoptr (GKeyFile) tries = load (self->tries_file);

  return (guint) g_key_file_get_uint64 (tries, kiosk_staff_role_get_nick (role), KEY_FAILURES, NULL);
}

static gint64
delay_after (guint failures)
{
  if (failures < KIOSK_PINS_FREE_TRIES)
    return 0;
  return MIN (G_GINT64_CONSTANT (1) * KIOSK_PINS_FIRST_WAIT << MIN (failures - KIOSK_PINS_FREE_TRIES, 20), KIOSK_PINS_LAST_WAIT);
}

/* A clock that was set back makes nobody wait for longer than the delay, and one that was set forward is the machine's. */
static guint
get_wait (KioskPins      *self,
          KioskStaffRole  role,
          gint64          now)
{
  g_autoptr (GKeyFile) tries = load (self->tries_file);
  gint64 last = g_key_file_get_int64 (tries, kiosk_staff_role_get_nick (role), KEY_LAST, NULL);
  gint64 delay = delay_after (kiosk_pins_get_failures (self, role));

  return (guint) CLAMP (last + delay - now, 0, delay);
}

static gboolean
check_form (const char  *pin,
            GError     **error)
{
  gsize length = strlen (pin);

  if (length >= SHORTEST && length <= LONGEST && strspn (pin, "0123456789") == length && strspn (pin, (char[]) { pin[0], '\0' }) < length)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A PIN has %d to %d digits, not all of them the same", SHORTEST, LONGEST);
  return FALSE;
}

gboolean
kiosk_pins_set (KioskPins       *self,
                KioskStaffRole   role,
                const char      *pin,
                GError         **error)
{
  g_autoptr (GKeyFile) pins = load (self->file);
  char hash[crypto_pwhash_STRBYTES];

  if (!check_form (pin, error))
    return FALSE;

  if (crypto_pwhash_str (hash, pin, strlen (pin), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "There is not enough memory to make a PIN");
      return FALSE;
    }

  g_key_file_set_string (pins, "Pins", kiosk_staff_role_get_nick (role), hash);
  return save (pins, self->file, error) && keep_tries (self, role, 0, 0, error);
}

static void
verify (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Try *attempt = data;

  g_task_return_boolean (task, attempt->hash != NULL
                                 && crypto_pwhash_str_verify (attempt->hash, attempt->pin, strlen (attempt->pin)) == 0);
}

gboolean
kiosk_pins_is_set (KioskPins      *self,
                   KioskStaffRole  role)
{
  g_autoptr (GKeyFile) pins = load (self->file);

  return g_key_file_has_key (pins, "Pins", kiosk_staff_role_get_nick (role), NULL);
}

void
kiosk_pins_check_async (KioskPins           *self,
                        KioskStaffRole       role,
                        const char          *pin,
                        gint64               now,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GKeyFile) pins = load (self->file);
  g_autoptr (GError) error = NULL;
  Try *attempt = g_new0 (Try, 1);

  attempt->role = role;
  attempt->pin = g_strdup (pin);
  attempt->hash = g_key_file_get_string (pins, "Pins", kiosk_staff_role_get_nick (role), NULL);
  attempt->now = now;
  g_task_set_source_tag (task, kiosk_pins_check_async);
  g_task_set_task_data (task, attempt, try_free);

  if (self->busy || role == KIOSK_STAFF_NOBODY || get_wait (self, role, now) > 0)
    g_task_return_boolean (task, FALSE);
  else if (!keep_tries (self, role, kiosk_pins_get_failures (self, role) + 1, now, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      self->busy = attempt->looked_at = TRUE;
      g_task_run_in_thread (task, verify);
    }
}

gboolean
kiosk_pins_check_finish (KioskPins     *self,
                         GAsyncResult  *result,
                         guint         *wait,
                         GError       **error)
{
  Try *attempt = g_task_get_task_data (G_TASK (result));
  gboolean right = g_task_propagate_boolean (G_TASK (result), error);

  if (attempt->looked_at)
    self->busy = FALSE;
  if (right && !keep_tries (self, attempt->role, 0, 0, error))
    right = FALSE;
  *wait = right ? 0 : get_wait (self, attempt->role, attempt->now);
  return right;
}

KioskPins *
kiosk_pins_new (const char *state)
{
  KioskPins *self = g_object_new (KIOSK_TYPE_PINS, NULL);

  self->file = g_build_filename (state, "pins", NULL);
  self->tries_file = g_build_filename (state, "pin-tries", NULL);
  return self;
}

static void
kiosk_pins_finalize (GObject *object)
{
  KioskPins *self = KIOSK_PINS (object);

  g_free (self->file);
  g_free (self->tries_file);
  G_OBJECT_CLASS (kiosk_pins_parent_class)->finalize (object);
}

static void
kiosk_pins_class_init (KioskPinsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_pins_finalize;
}

static void
kiosk_pins_init (KioskPins *self)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used");
}
