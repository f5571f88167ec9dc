/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "build-options.h"
#include "core/kiosk-service-folders.h"
#include "core/kiosk-terminal-settings.h"
#include "kiosk-backlight.h"
#include "kiosk-check.h"
#include "kiosk-control.h"
#include "kiosk-fleet-link.h"
#include "kiosk-outbox-commands.h"
#include "kiosk-service-manager.h"
#include "kiosk-set-pin.h"
#include "kiosk-settings-store.h"
#include "kiosk-supervisor.h"
#include "kiosk-visit-directory.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/prctl.h>

typedef struct
{
  gboolean   status;
  gboolean   version;
  gboolean   check;
  char      *release;
  char      *publish;
  char      *set_pin;
  char      *settings;
  char      *data;
  char     **plugins;
  char      *visit;
  char      *state;
  char      *runtime;
  int        memory_limit;
  int        hang_limit;
  int        heartbeat;
  char     **visit_arguments;

  KioskOutboxCommands outbox;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->release);
  g_free (options->publish);
  g_free (options->set_pin);
  g_free (options->settings);
  g_free (options->data);
  g_strfreev (options->plugins);
  g_free (options->visit);
  g_free (options->state);
  g_free (options->runtime);
  g_strfreev (options->visit_arguments);
  kiosk_outbox_commands_clear (&options->outbox);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* What a kiosk is made of while it runs. */
typedef struct
{
  GMainLoop          *loop;       /* (owned) */
  KioskSettingsStore *settings;   /* (owned) */
  KioskDelivery      *delivery;   /* (owned) */
  KioskOutboxSender  *outbox;     /* (owned) */
  KioskSupervisor    *supervisor; /* (owned) */
  KioskPins          *pins;       /* (owned) */
  KioskAudit         *audit;      /* (owned) */
  KioskFleetClient   *client;     /* (owned) */
  KioskFleetLink     *fleet;      /* (owned) */
  KioskPrintPurger   *purger;     /* (owned) */
  KioskDevices       *devices;    /* (owned) */
  KioskBacklight     *backlight;  /* (owned) */
} Kiosk;

static void
clear_kiosk (Kiosk *kiosk)
{
  g_clear_object (&kiosk->fleet);
  g_clear_object (&kiosk->client);
  g_clear_object (&kiosk->supervisor);
  g_clear_object (&kiosk->purger);
  g_clear_object (&kiosk->devices);
  g_clear_object (&kiosk->pins);
  g_clear_object (&kiosk->audit);
  g_clear_object (&kiosk->backlight);
  g_clear_object (&kiosk->outbox);
  g_clear_object (&kiosk->delivery);
  g_clear_object (&kiosk->settings);
  g_clear_pointer (&kiosk->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kiosk, clear_kiosk)

static void
set_defaults (Options *options)
{
  if (options->data == NULL)
    options->data = g_strdup (KIOSK_DATA_DIR);
  if (options->plugins == NULL)
    options->plugins = kiosk_service_folders_list (KIOSK_PLUGIN_DIR, KIOSK_EXTENSIONS_DIR);
  if (options->visit == NULL)
    options->visit = g_strdup (KIOSK_VISIT_PROGRAM);
  if (options->state == NULL)
    options->state = g_build_filename (g_get_user_state_dir (), "park-kiosk", NULL);
  if (options->runtime == NULL)
    options->runtime = g_build_filename (g_get_user_runtime_dir (), "park-kiosk", NULL);
}

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "status", 0, 0, G_OPTION_ARG_NONE, &options->status, "Print the running kiosk's state as JSON", NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &options->check, "Tell what this terminal lacks, and what to do", NULL },
    { "release", 0, 0, G_OPTION_ARG_STRING, &options->release, "Let a service in quarantine be opened again", "ID" },
    { "outbox", 0, 0, G_OPTION_ARG_NONE, &options->outbox.list, "Print what waits to be delivered as JSON", NULL },
    { "outbox-retry", 0, 0, G_OPTION_ARG_STRING, &options->outbox.retry, "Try to deliver it now, parked or not", "KEY|all" },
    { "outbox-discard", 0, 0, G_OPTION_ARG_STRING, &options->outbox.discard, "Throw away what is parked", "KEY" },
    { "outbox-export", 0, 0, G_OPTION_ARG_FILENAME, &options->outbox.export_to, "Write what waits, sealed, to a new file", "FILE" },
    { "accept-key", 0, 0, G_OPTION_ARG_STRING, &options->outbox.accept_key, "Trust the key that the gateway shows now", "ID" },
    { "publish", 0, 0, G_OPTION_ARG_FILENAME, &options->publish, "Take settings that were published and signed", "FILE" },
    { "set-pin", 0, 0, G_OPTION_ARG_STRING, &options->set_pin, "Set the PIN of attendant, park or engineer; it is asked for", "ROLE" },
    { "settings", 0, 0, G_OPTION_ARG_FILENAME, &options->settings, "Key file with the terminal's own settings", "FILE" },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data, "Take the parks' profiles from here instead", "DIR" },
    { "plugin-dir", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->plugins,
      "Take services from here instead; may be given several times", "DIR" },
    { "visit", 0, 0, G_OPTION_ARG_FILENAME, &options->visit, "Program of a visit", "FILE" },
    { "state-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->state, "Where the kiosk keeps what outlives it", "DIR" },
    { "runtime-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->runtime, "Where the kiosk works, in memory", "DIR" },
    { "memory-limit", 0, 0, G_OPTION_ARG_INT, &options->memory_limit, "Memory of a visit in MiB, 0 for no limit", "MIB" },
    { "hang-limit", 0, 0, G_OPTION_ARG_INT, &options->hang_limit, "Longest silence of a visit", "MILLISECONDS" },
    { "heartbeat", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &options->heartbeat, "From one to the next", "MILLISECONDS" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->visit_arguments, NULL, "[-- VISIT ARGUMENTS]" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "Keeps a visit on the screen of a park's terminal.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  set_defaults (options);
  return TRUE;
}

static GStrv
build_command (Options    *options,
               const char *settings)
{
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();

  g_strv_builder_add (command, options->visit);
  if (options->visit_arguments != NULL)
    g_strv_builder_addv (command, (const char **) options->visit_arguments);
  g_strv_builder_add_many (command, "--settings", settings, "--data-dir", options->data, NULL);
  for (guint i = 0; options->plugins[i] != NULL; i++)
    g_strv_builder_add_many (command, "--plugin-dir", options->plugins[i], NULL);
  return g_strv_builder_end (command);
}

static void
on_first_shown (KioskSupervisor *supervisor,
                gpointer         user_data)
{
  g_signal_handlers_disconnect_by_func (supervisor, on_first_shown, user_data);
  kiosk_service_manager_ready ();
}

static gboolean
on_stop_asked (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
make_directories (Options  *options,
                  GError  **error)
{
  if (g_mkdir_with_parents (options->state, 0700) == 0
      && g_mkdir_with_parents (options->runtime, 0700) == 0
      && g_chmod (options->runtime, 0700) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               "The kiosk has no place to work in: %s", g_strerror (errno));
  return FALSE;
}

static gboolean
make_settings (Kiosk    *kiosk,
               Options  *options,
               GError  **error)
{
  g_autofree char *parks = g_build_filename (options->data, "parks", NULL);
  g_autofree char *effective = g_build_filename (options->runtime, "settings", NULL);
  g_autoptr (KioskSettingsRules) rules = kiosk_settings_rules_new (parks, (const char * const *) options->plugins);

  kiosk->settings = kiosk_settings_store_new (rules, options->settings, options->state, effective, error);
  return kiosk->settings != NULL;
}

static void
set_brightness (Kiosk     *kiosk,
                GSettings *settings)
{
  g_autofree char *where = g_settings_get_string (settings, "backlight");

  kiosk_backlight_apply (kiosk->backlight, where, g_settings_get_uint (settings, "brightness"));
}

/* What is delivered and told from now on goes to the gateway that the settings name. */
static void
aim_delivery (Kiosk     *kiosk,
              GSettings *settings)
{
  g_autofree char *url = g_settings_get_string (settings, "gateway-url");
  g_autofree char *token = kiosk_terminal_settings_read_token (settings);

  if (kiosk->delivery == NULL)
    kiosk->delivery = kiosk_delivery_new (url, token);
  else
    kiosk_delivery_set_gateway (kiosk->delivery, url, token);
  kiosk_fleet_client_set_gateway (kiosk->client, url, token);
}

/* What visits print from now on goes to the printer that the settings name, which is looked after with the camera. */
static void
set_up_devices (Kiosk     *kiosk,
                GSettings *settings)
{
  g_autofree char *queue = g_settings_get_string (settings, "printer");
  g_autofree char *camera = g_settings_get_string (settings, "camera");

  kiosk_print_purger_set_queue (kiosk->purger, queue);
  kiosk_devices_set_up (kiosk->devices, queue, camera);
}

static gboolean
obey_settings (Kiosk   *kiosk,
               GError **error)
{
  g_autoptr (GSettings) settings = kiosk_terminal_settings_new (kiosk_settings_store_get_file (kiosk->settings), error);

  if (settings == NULL)
    return FALSE;

  aim_delivery (kiosk, settings);
  set_up_devices (kiosk, settings);
  set_brightness (kiosk, settings);
  return TRUE;
}

static gboolean
make_outbox (Kiosk    *kiosk,
             Options  *options,
             GError  **error)
{
  g_autofree char *file = g_build_filename (options->state, "outbox.sqlite", NULL);
  g_autofree char *key_file = g_build_filename (options->state, "gateway-key", NULL);
  g_autoptr (KioskOutboxStore) store = kiosk_outbox_store_new (file);
  g_autoptr (KioskOutboxWorker) worker = kiosk_outbox_worker_new (store);
  g_autoptr (KioskPinnedKey) key = kiosk_pinned_key_new (key_file);

  if (!obey_settings (kiosk, error))
    return FALSE;

  kiosk->outbox = kiosk_outbox_sender_new (worker, kiosk->delivery, key);
  return TRUE;
}

static void
on_settings_changed (Kiosk *kiosk)
{
  g_autoptr (GError) error = NULL;

  if (!obey_settings (kiosk, &error))
    g_warning ("All stays as it was: %s", error->message);
  kiosk_outbox_sender_wake (kiosk->outbox);
  kiosk_fleet_link_wake (kiosk->fleet);
  kiosk_supervisor_renew (kiosk->supervisor);
}

static void
make_fleet (Kiosk   *kiosk,
            Options *options)
{
  g_autoptr (KioskFleetCommands) commands = kiosk_fleet_commands_new (kiosk->supervisor, kiosk->outbox, kiosk->audit, options->state);
  g_autoptr (KioskAuditFeed) feed = kiosk_audit_feed_new (options->state);

  kiosk->fleet = kiosk_fleet_link_new (kiosk->client, kiosk->supervisor, kiosk->outbox, kiosk->settings,
                                       (guint) MAX (options->heartbeat, 1));
  kiosk_fleet_link_bring (kiosk->fleet, commands, feed, kiosk->devices);
  g_signal_connect_object (kiosk->supervisor, "describe", G_CALLBACK (kiosk_devices_describe), kiosk->devices, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (commands, "restart", G_CALLBACK (g_main_loop_quit), kiosk->loop);
}

static void
run_loop (Kiosk *kiosk)
{
  g_unix_signal_add (SIGTERM, on_stop_asked, kiosk->loop);
  g_unix_signal_add (SIGINT, on_stop_asked, kiosk->loop);
  g_signal_connect (kiosk->supervisor, "shown", G_CALLBACK (on_first_shown), NULL);
  g_signal_connect_swapped (kiosk->settings, "changed", G_CALLBACK (on_settings_changed), kiosk);
  kiosk_service_manager_start_watchdog ();
  kiosk_outbox_sender_start (kiosk->outbox);
  kiosk_print_purger_purge (kiosk->purger);
  kiosk_supervisor_start (kiosk->supervisor);
  kiosk_devices_start (kiosk->devices);
  kiosk_fleet_link_start (kiosk->fleet);
  g_main_loop_run (kiosk->loop);

  kiosk_service_manager_stopping ();
  g_signal_handlers_disconnect_by_data (kiosk->settings, kiosk);
  kiosk_fleet_link_stop (kiosk->fleet);
  kiosk_devices_stop (kiosk->devices);
  kiosk_supervisor_stop (kiosk->supervisor);
  kiosk_print_purger_finish (kiosk->purger);
  kiosk_outbox_sender_stop (kiosk->outbox);
}

static gboolean
supervise (Options  *options,
           GError  **error)
{
  g_auto (GStrv) command = NULL;
  g_autofree char *list = g_build_filename (options->state, "quarantine", NULL);
  g_autoptr (KioskQuarantine) quarantine = kiosk_quarantine_new (list);
  g_autoptr (KioskOutboxControl) outbox_control = NULL;
  g_autoptr (KioskControl) control = NULL;
  g_autofree char *token = g_build_filename (options->state, "token", NULL);
  KioskStaffRoom staff;
  g_auto (Kiosk) kiosk = { NULL };
  KioskVisitSetup setup = {
    .runtime = options->runtime,
    .memory_limit = (guint64) options->memory_limit << 20,
    .hang_limit = options->hang_limit,
  };

  kiosk.loop = g_main_loop_new (NULL, FALSE);
  kiosk.client = kiosk_fleet_client_new ();
  kiosk.pins = kiosk_pins_new (options->state);
  kiosk.audit = kiosk_audit_new (options->state);
  kiosk.backlight = kiosk_backlight_new ();
  kiosk.purger = kiosk_print_purger_new ();
  kiosk.devices = kiosk_devices_new ((guint) MAX (options->heartbeat, 1));
  if (!make_settings (&kiosk, options, error) || !make_outbox (&kiosk, options, error))
    return FALSE;

  setup.purger = kiosk.purger;
  command = build_command (options, kiosk_settings_store_get_file (kiosk.settings));
  setup.command = (const char * const *) command;
  setup.outbox = kiosk.outbox;
  staff = (KioskStaffRoom) { kiosk.pins, kiosk.audit, kiosk.settings, quarantine, kiosk.outbox, token };
  setup.staff = &staff;
  setup.backlight = kiosk.backlight;
  kiosk.supervisor = kiosk_supervisor_new (&setup, quarantine);
  outbox_control = kiosk_outbox_control_new (kiosk.outbox);
  control = kiosk_control_new (options->runtime, kiosk.supervisor, outbox_control, kiosk.settings, error);
  if (control == NULL)
    return FALSE;

  make_fleet (&kiosk, options);
  run_loop (&kiosk);
  return TRUE;
}

static gboolean
print_status (Options  *options,
              GError  **error)
{
  g_autofree char *json = kiosk_control_status (options->runtime, error);

  if (json != NULL)
    g_print ("%s\n", json);
  return json != NULL;
}

static gboolean
release_service (Options  *options,
                 GError  **error)
{
  g_autoptr (GError) trouble = NULL;

  if (kiosk_control_release (options->runtime, options->release, &trouble))
    return TRUE;

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s is not in quarantine", options->release);
  return FALSE;
}

static gboolean
publish (Options  *options,
         GError  **error)
{
  gint64 version = kiosk_control_publish (options->runtime, options->publish, error);

  if (version > 0)
    g_print ("Version %" G_GINT64_FORMAT " is in force\n", version);
  return version > 0;
}

static gboolean
check (Options *options)
{
  const KioskCheckPlaces places = {
    "/", options->settings, options->data, (const char * const *) options->plugins, options->visit, options->state, options->runtime,
  };

  return kiosk_check_run (&places);
}

static gboolean
run (Options  *options,
     GError  **error)
{
  if (options->status)
    return print_status (options, error);
  if (options->release != NULL)
    return release_service (options, error);
  if (options->publish != NULL)
    return publish (options, error);
  if (kiosk_outbox_commands_any (&options->outbox))
    return kiosk_outbox_commands_run (&options->outbox, options->runtime, error);
  if (options->set_pin != NULL)
    return kiosk_set_pin (options->state, options->set_pin, error);
  if (!make_directories (options, error) || !kiosk_visit_directory_claim (options->runtime, error))
    return FALSE;

  kiosk_visit_directory_sweep (options->runtime);
  return supervise (options, error);
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { .memory_limit = 1024, .hang_limit = 5000, .heartbeat = KIOSK_FLEET_INTERVAL };
  g_autoptr (GError) error = NULL;

  setlocale (LC_CTYPE, "C.UTF-8");
  prctl (PR_SET_DUMPABLE, 0);
  if (!parse_options (&options, &argc, &argv, &error))
    {
      g_printerr ("park-kiosk: %s\n", error->message);
      return 2;
    }

  if (options.version)
    g_print ("park-kiosk %s\n", KIOSK_VERSION);
  else if (options.check)
    return check (&options) ? EXIT_SUCCESS : EXIT_FAILURE;
  else if (!run (&options, &error))
    {
      g_printerr ("park-kiosk: %s\n", error->message);
      return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}
