/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-double.h"
#include "kiosk-staff-desk.h"

#include <gio/gunixconnection.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>

#define NOW  G_GINT64_CONSTANT (1800000000)
#define HOUR 3600

typedef struct
{
  char               *directory;
  KioskPins          *pins;
  KioskAudit         *audit;
  KioskSettingsStore *settings;
  KioskQuarantine    *quarantine;
  KioskOutboxSender  *outbox;
  KioskStaffRoom      room;
  char               *token;
  KioskStaffDesk     *desk;
  GDBusConnection    *connection; /* the visit's end */
} Fixture;

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ((Answer *) user_data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer->result;
}

static char *
path_in (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

static void
set_up_pins (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("staff-XXXXXX", NULL);
  fixture->pins = kiosk_pins_new (fixture->directory);
  kiosk_pins_set (fixture->pins, KIOSK_STAFF_PARK, "271828", &error);
  g_assert_no_error (error);
}

static void
remove_directory (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
tear_down_pins (Fixture       *fixture,
                gconstpointer  data)
{
  g_clear_object (&fixture->pins);
  remove_directory (fixture->directory);
  g_free (fixture->directory);
}

static gboolean
try (Fixture        *fixture,
     KioskStaffRole  role,
     const char     *pin,
     gint64          now,
     guint          *wait)
{
  Answer answer = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean right;

  kiosk_pins_check_async (fixture->pins, role, pin, now, on_answer, &answer);
  result = wait_for (&answer);
  right = kiosk_pins_check_finish (fixture->pins, result, wait, &error);
  g_assert_no_error (error);
  return right;
}

static void
restart (Fixture *fixture)
{
  g_clear_object (&fixture->pins);
  fixture->pins = kiosk_pins_new (fixture->directory);
}

static void
test_right_and_wrong (Fixture       *fixture,
                      gconstpointer  data)
{
  guint wait;

  g_assert_true (try (fixture, KIOSK_STAFF_PARK, "271828", NOW, &wait));
  g_assert_false (try (fixture, KIOSK_STAFF_PARK, "271829", NOW, &wait));
  g_assert_cmpuint (wait, ==, 0);
  g_assert_false (try (fixture, KIOSK_STAFF_PARK, "", NOW, &wait));
  /* nobody has set the PIN of that role */
  g_assert_false (try (fixture, KIOSK_STAFF_ENGINEER, "271828", NOW, &wait));
  g_assert_false (try (fixture, KIOSK_STAFF_ENGINEER, "", NOW, &wait));
  g_assert_true (try (fixture, KIOSK_STAFF_PARK, "271828", NOW, &wait));
  g_assert_cmpuint (kiosk_pins_get_failures (fixture->pins, KIOSK_STAFF_PARK), ==, 0);
}

static void
test_form (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const bad[] = { "", "12345", "1234567890123", "12345a", "000000", "１２３４５６" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kiosk_pins_set (fixture->pins, KIOSK_STAFF_PARK, bad[i], NULL));
}

static void
test_not_in_clear (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = path_in (fixture, "pins");
  g_autofree char *text = NULL;
  GStatBuf info;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "$argon2id$"));
  g_assert_null (strstr (text, "271828"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

/* The right PIN is no help either while a wait is on, nor is a restart, nor a clock that is set back. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  guint wait;

  for (guint i = 0; i < KIOSK_PINS_FREE_TRIES; i++)
    g_assert_false (try (fixture, KIOSK_STAFF_PARK, "271829", NOW, &wait));
  g_assert_cmpuint (wait, ==, KIOSK_PINS_FIRST_WAIT);

  restart (fixture);
  g_assert_false (try (fixture, KIOSK_STAFF_PARK, "271828", NOW + KIOSK_PINS_FIRST_WAIT - 1, &wait));
  g_assert_cmpuint (wait, ==, 1);
  g_assert_false (try (fixture, KIOSK_STAFF_PARK, "271828", NOW - 365 * 24 * HOUR, &wait));
  g_assert_cmpuint (wait, ==, KIOSK_PINS_FIRST_WAIT);
  g_assert_true (try (fixture, KIOSK_STAFF_PARK, "271828", NOW + KIOSK_PINS_FIRST_WAIT, &wait));
}

/* Half a day of guessing as fast as it goes, with a restart before each guess. */
static void
test_brute_force (Fixture       *fixture,
                  gconstpointer  data)
{
  guint guesses = 0;
  guint wait;
  gint64 now = NOW;

  while (now < NOW + 12 * HOUR)
    {
      g_autofree char *pin = g_strdup_printf ("%06u", 100000 + guesses);

      restart (fixture);
      g_assert_false (try (fixture, KIOSK_STAFF_PARK, pin, now, &wait));
      guesses++;
      now += MAX (wait, 1);
    }

  g_test_message ("%u guesses of a million in twelve hours", guesses);
  g_assert_cmpuint (guesses, >, 16);
  g_assert_cmpuint (guesses, <, 26);
}

static void
make_outbox (Fixture *fixture)
{
  g_autofree char *file = path_in (fixture, "outbox.sqlite");
  g_autofree char *key_file = path_in (fixture, "gateway-key");
  g_autoptr (KioskOutboxStore) store = kiosk_outbox_store_new (file);
  g_autoptr (KioskOutboxWorker) worker = kiosk_outbox_worker_new (store);
  g_autoptr (KioskPinnedKey) key = kiosk_pinned_key_new (key_file);
  g_autoptr (KioskDelivery) delivery = kiosk_delivery_new ("http://127.0.0.1:9", NULL);

  fixture->outbox = kiosk_outbox_sender_new (worker, delivery, key);
}

static GDBusConnection *
connect_end (int fd)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, NULL);
  g_autoptr (GSocketConnection) stream = g_socket_connection_factory_create_connection (socket);
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL, G_DBUS_CONNECTION_FLAGS_NONE, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
set_up_desk (Fixture       *fixture,
             gconstpointer  data)
{
  const char * const none[] = { NULL };
  g_autoptr (KioskSettingsRules) rules = kiosk_settings_rules_new (PARKS_DIR, none);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *effective = NULL;
  g_autofree char *list = NULL;
  int pair[2];

  set_up_pins (fixture, data);
  effective = path_in (fixture, "settings");
  list = path_in (fixture, "quarantine");
  g_assert_true (kiosk_pins_set (fixture->pins, KIOSK_STAFF_ATTENDANT, "111222", NULL));
  g_assert_true (kiosk_pins_set (fixture->pins, KIOSK_STAFF_ENGINEER, "314159", NULL));
  fixture->audit = kiosk_audit_new (fixture->directory);
  fixture->settings = kiosk_settings_store_new (rules, NULL, fixture->directory, effective, &error);
  g_assert_no_error (error);
  fixture->quarantine = kiosk_quarantine_new (list);
  fixture->token = path_in (fixture, "token");
  make_outbox (fixture);
  fixture->room = (KioskStaffRoom) { fixture->pins, fixture->audit, fixture->settings, fixture->quarantine, fixture->outbox, fixture->token };

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), ==, 0);
  connection = connect_end (pair[0]);
  fixture->connection = connect_end (pair[1]);
  fixture->desk = kiosk_staff_desk_new (&fixture->room, connection, &error);
  g_assert_no_error (error);
}

static void
tear_down_desk (Fixture       *fixture,
                gconstpointer  data)
{
  g_clear_object (&fixture->desk);
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->outbox);
  g_clear_object (&fixture->quarantine);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->audit);
  g_free (fixture->token);
  tear_down_pins (fixture, data);
}

/* Takes @parameters. Returns what is answered; NULL for a refusal with @code. */
static GVariant *
ask (Fixture    *fixture,
     const char *object,
     const char *interface,
     const char *method,
     GVariant   *parameters,
     int         code)
{
  Answer answer = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *value;

  g_dbus_connection_call (fixture->connection, NULL, object, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          on_answer, &answer);
  result = wait_for (&answer);
  value = g_dbus_connection_call_finish (fixture->connection, result, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, code);
  return value;
}

static void
staff (Fixture    *fixture,
       const char *method,
       GVariant   *parameters,
       int         code)
{
  GVariant *value = ask (fixture, "/org/parkkiosk/Staff", "org.parkkiosk.Staff", method, parameters, code);

  g_clear_pointer (&value, g_variant_unref);
}

static gboolean
enter (Fixture    *fixture,
       const char *role,
       const char *pin)
{
  g_autoptr (GVariant) answer = ask (fixture, "/org/parkkiosk/Staff", "org.parkkiosk.Staff", "Enter", g_variant_new ("(ss)", role, pin), -1);
  gboolean admitted;

  g_variant_get (answer, "(bu)", &admitted, NULL);
  return admitted;
}

#define SET(key, value, seen) g_variant_new ("(ssss)", "Kiosk", key, value, seen)
#define DENIED G_IO_ERROR_PERMISSION_DENIED

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  staff (fixture, "Get", g_variant_new ("(ss)", "Kiosk", "hotline"), DENIED);
  staff (fixture, "Set", SET ("hotline", "'1'", "''"), DENIED);
  staff (fixture, "Reset", g_variant_new ("(ss)", "Kiosk", "hotline"), DENIED);
  staff (fixture, "Enrol", g_variant_new ("(ssss)", "http://127.0.0.1:9", "dadeng", "lobby-1", "abc"), DENIED);
  staff (fixture, "CheckGateway", NULL, DENIED);
  staff (fixture, "ReleaseService", g_variant_new ("(s)", "trial"), DENIED);
  staff (fixture, "ReadLog", g_variant_new ("(u)", 10), DENIED);
  g_assert_false (enter (fixture, "park", "000001"));
  g_assert_false (enter (fixture, "nobody", "271828"));
  staff (fixture, "ReadLog", g_variant_new ("(u)", 10), DENIED);
}

static void
test_roles (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *hotline = kiosk_settings_store_get (fixture->settings, "Kiosk", "hotline");

  g_assert_true (enter (fixture, "attendant", "111222"));
  staff (fixture, "ReadLog", g_variant_new ("(u)", 10), -1);
  staff (fixture, "Set", SET ("hotline", "'1'", hotline), DENIED);
  g_assert_true (enter (fixture, "park", "271828"));
  staff (fixture, "Set", SET ("hotline", "'1'", hotline), -1);
  staff (fixture, "Set", SET ("hotline", "'2'", hotline), G_IO_ERROR_WRONG_ETAG);
  staff (fixture, "Set", SET ("park", "'dadeng'", "'haicang'"), DENIED);
  staff (fixture, "Enrol", g_variant_new ("(ssss)", "http://127.0.0.1:9", "dadeng", "lobby-1", "abc"), DENIED);
  g_assert_true (enter (fixture, "engineer", "314159"));
  staff (fixture, "Set", SET ("park", "'nowhere'", "'haicang'"), G_IO_ERROR_NOT_FOUND);
  staff (fixture, "Set", SET ("park", "'dadeng'", "'haicang'"), -1);
  staff (fixture, "Set", SET ("form-seconds", "uint32 1", "120"), G_IO_ERROR_INVALID_DATA);
  /* a wrong PIN ends what the right one began */
  g_assert_false (enter (fixture, "engineer", "314158"));
  staff (fixture, "Reset", g_variant_new ("(ss)", "Kiosk", "park"), DENIED);
}

#define TOKEN "canary-0123456789"
#define HERE  "{\"terminal\":\"lobby-1\",\"park\":\"dadeng\",\"time\":\"2026-11-28T10:00:00+08:00\"}"

/* Asks for an enrolment, and compares what is said to be wrong with it. */
static void
enrol (Fixture    *fixture,
       const char *gateway,
       const char *park,
       const char *token,
       const char *cause)
{
  g_autoptr (GVariant) answer = ask (fixture, "/org/parkkiosk/Staff", "org.parkkiosk.Staff", "Enrol",
                                     g_variant_new ("(ssss)", gateway, park, "lobby-1", token), -1);
  const char *found, *detail;

  g_variant_get (answer, "(&s&s)", &found, &detail);
  g_test_message ("%s: %s", found, detail);
  g_assert_cmpstr (found, ==, cause);
  g_assert_null (strstr (detail, token));
}

static void
assert_setting (Fixture    *fixture,
                const char *key,
                const char *value)
{
  g_autofree char *text = kiosk_settings_store_get (fixture->settings, "Kiosk", key);
  g_autofree char *wanted = g_strdup_printf ("'%s'", value);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_token (const char *file,
              const char *token)
{
  g_autofree char *text = NULL;
  GStatBuf info;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, token);
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

/* The token in force is never overwritten: the settings say which one belongs to the gateway that they name. */
static void
test_enrolment (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GatewayDouble) gateway = gateway_double_new ();
  g_autofree char *url = gateway_double_get_url (gateway);
  g_autofree char *other = g_strconcat (fixture->token, "-2", NULL);
  g_autofree char *audit = path_in (fixture, "audit.log");
  g_autofree char *text = NULL;

  gateway_double_set_answer (gateway, 200, "application/json", HERE);
  g_assert_true (enter (fixture, "engineer", "314159"));
  enrol (fixture, url, "dadeng", TOKEN, "");
  g_assert_cmpstr (gateway_double_get_path (gateway), ==, "/v1/terminal");
  assert_setting (fixture, "gateway-url", url);
  assert_setting (fixture, "park", "dadeng");
  assert_setting (fixture, "terminal-name", "lobby-1");
  assert_setting (fixture, "token-file", fixture->token);
  assert_token (fixture->token, TOKEN);

  enrol (fixture, url, "dadeng", TOKEN "-new", "");
  assert_setting (fixture, "token-file", other);
  assert_token (other, TOKEN "-new");
  g_assert_false (g_file_test (fixture->token, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_get_contents (audit, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "engineer  enrol  lobby-1 of dadeng at http://127.0.0.1:"));
  g_assert_null (strstr (text, "canary"));
}

/* Each leaves all as it was. */
static void
test_enrolment_refused (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GatewayDouble) gateway = gateway_double_new ();
  g_autofree char *url = gateway_double_get_url (gateway);
  g_autofree char *before = kiosk_settings_store_get (fixture->settings, "Kiosk", "gateway-url");
  g_autofree char *after = NULL;

  g_assert_true (enter (fixture, "engineer", "314159"));
  gateway_double_set_answer (gateway, 200, "application/json", HERE);
  enrol (fixture, url, "haicang", TOKEN, "other-park");
  enrol (fixture, url, "nowhere", TOKEN, "form");
  enrol (fixture, "gateway", "dadeng", TOKEN, "form");
  enrol (fixture, url, "dadeng", "two words", "form");
  enrol (fixture, "http://127.0.0.1:9", "dadeng", TOKEN, "unreachable");
  gateway_double_set_answer (gateway, 200, "application/json", "{\"terminal\":\"lobby-2\",\"park\":\"dadeng\",\"time\":\"2026-11-28T10:00:00+08:00\"}");
  enrol (fixture, url, "dadeng", TOKEN, "other-terminal");
  gateway_double_set_answer (gateway, 200, "text/html", "<html>Please log in</html>");
  enrol (fixture, url, "dadeng", TOKEN, "stranger");
  gateway_double_set_answer (gateway, 401, "application/problem+json", "{\"type\":\"urn:park-kiosk:problem:terminal-unknown\",\"title\":\"x\",\"status\":401}");
  enrol (fixture, url, "dadeng", TOKEN, "token");

  after = kiosk_settings_store_get (fixture->settings, "Kiosk", "gateway-url");
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (fixture->token, G_FILE_TEST_EXISTS));
}

/* Of the terminal as it is, with what the gateway's clock says. */
static void
test_gateway (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GatewayDouble) gateway = gateway_double_new ();
  g_autofree char *url = gateway_double_get_url (gateway);
  g_autoptr (GVariant) answer = NULL;
  const char *cause;
  gint64 time;

  gateway_double_set_answer (gateway, 200, "application/json", HERE);
  g_assert_true (enter (fixture, "engineer", "314159"));
  enrol (fixture, url, "dadeng", TOKEN, "");
  g_assert_true (enter (fixture, "attendant", "111222"));
  answer = ask (fixture, "/org/parkkiosk/Staff", "org.parkkiosk.Staff", "CheckGateway", NULL, -1);
  g_variant_get (answer, "(&s&sux)", &cause, NULL, NULL, &time);
  g_assert_cmpstr (cause, ==, "");
  g_assert_cmpint (time, ==, 1795831200);
}

static void
test_audit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *hotline = kiosk_settings_store_get (fixture->settings, "Kiosk", "hotline");
  g_auto (GStrv) lines = NULL;
  g_autofree char *all = NULL;

  g_assert_false (enter (fixture, "park", "000001"));
  g_assert_true (enter (fixture, "park", "271828"));
  staff (fixture, "Set", SET ("hotline", "'1'", hotline), -1);
  staff (fixture, "Reset", g_variant_new ("(ss)", "Kiosk", "hotline"), -1);
  lines = kiosk_audit_read (fixture->audit, 10);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[0], "park  reset  Kiosk: hotline"));
  g_assert_nonnull (strstr (lines[1], "park  set  Kiosk: hotline"));
  g_assert_nonnull (strstr (lines[3], "nobody  wrong-pin  park: 1 wrong"));
  all = g_strjoinv ("\n", lines);
  g_assert_null (strstr (all, "271828"));
  g_assert_null (strstr (all, "000001"));
}

/* What waits is counted and tried again, and neither thrown away nor taken out. */
static void
test_outbox (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GVariant) list = NULL;
  const char *json;

  g_assert_true (enter (fixture, "attendant", "111222"));
  list = ask (fixture, "/org/parkkiosk/Control", "org.parkkiosk.OutboxControl", "List", NULL, -1);
  g_variant_get (list, "(&s)", &json);
  g_assert_cmpstr (json, ==, "[]");
  g_assert_null (ask (fixture, "/org/parkkiosk/Control", "org.parkkiosk.OutboxControl", "Discard", g_variant_new ("(s)", "x"), DENIED));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* wrong PINs are told in the log, too */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
#define PINS(path, run) g_test_add (path, Fixture, NULL, set_up_pins, run, tear_down_pins)
#define DESK(path, run) g_test_add (path, Fixture, NULL, set_up_desk, run, tear_down_desk)
  PINS ("/pins/right-and-wrong", test_right_and_wrong);
  PINS ("/pins/form", test_form);
  PINS ("/pins/not-in-clear", test_not_in_clear);
  PINS ("/pins/waiting", test_waiting);
  PINS ("/pins/brute-force", test_brute_force);
  DESK ("/staff/nobody", test_nobody);
  DESK ("/staff/roles", test_roles);
  DESK ("/staff/enrolment", test_enrolment);
  DESK ("/staff/enrolment-refused", test_enrolment_refused);
  DESK ("/staff/gateway", test_gateway);
  DESK ("/staff/audit", test_audit);
  DESK ("/staff/outbox", test_outbox);
  return g_test_run ();
}
