/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "core/kiosk-terminal-settings.h"
#include "kiosk-control.h"
#include "kiosk-outbox-commands.h"
#include "kiosk-service-manager.h"
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
  char      *release;
  char      *settings;
  char      *visit;
  char      *state;
  char      *runtime;
  int        memory_limit;
  int        hang_limit;
  char     **visit_arguments;

  KioskOutboxCommands outbox;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->release);
  g_free (options->settings);
  g_free (options->visit);
  g_free (options->state);
  g_free (options->runtime);
  g_strfreev (options->visit_arguments);
  kiosk_outbox_commands_clear (&options->outbox);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
set_defaults (Options *options)
{
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
    { "release", 0, 0, G_OPTION_ARG_STRING, &options->release, "Let a service in quarantine be opened again", "ID" },
    { "outbox", 0, 0, G_OPTION_ARG_NONE, &options->outbox.list, "Print what waits to be delivered as JSON", NULL },
    { "outbox-retry", 0, 0, G_OPTION_ARG_STRING, &options->outbox.retry, "Try to deliver it now, parked or not", "KEY|all" },
    { "outbox-discard", 0, 0, G_OPTION_ARG_STRING, &options->outbox.discard, "Throw away what is parked", "KEY" },
    { "outbox-export", 0, 0, G_OPTION_ARG_FILENAME, &options->outbox.export_to, "Write what waits, sealed, to a new file", "FILE" },
    { "accept-key", 0, 0, G_OPTION_ARG_STRING, &options->outbox.accept_key, "Trust the key that the gateway shows now", "ID" },
    { "settings", 0, 0, G_OPTION_ARG_FILENAME, &options->settings, "Key file with the settings", "FILE" },
    { "visit", 0, 0, G_OPTION_ARG_FILENAME, &options->visit, "Program of a visit", "FILE" },
    { "state-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->state, "Where the kiosk keeps what outlives it", "DIR" },
    { "runtime-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->runtime, "Where the kiosk works, in memory", "DIR" },
    { "memory-limit", 0, 0, G_OPTION_ARG_INT, &options->memory_limit, "Memory of a visit in MiB, 0 for no limit", "MIB" },
    { "hang-limit", 0, 0, G_OPTION_ARG_INT, &options->hang_limit, "Longest silence of a visit", "MILLISECONDS" },
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
build_command (Options *options)
{
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();

  g_strv_builder_add (command, options->visit);
  if (options->visit_arguments != NULL)
    g_strv_builder_addv (command, (const char **) options->visit_arguments);
  if (options->settings != NULL)
    g_strv_builder_add_many (command, "--settings", options->settings, NULL);
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

static KioskOutboxSender *
make_outbox (Options  *options,
             GError  **error)
{
  g_autoptr (GSettings) settings = kiosk_terminal_settings_new (options->settings, error);
  g_autofree char *file = g_build_filename (options->state, "outbox.sqlite", NULL);
  g_autofree char *key_file = g_build_filename (options->state, "gateway-key", NULL);
  g_autoptr (KioskOutboxStore) store = kiosk_outbox_store_new (file);
  g_autoptr (KioskOutboxWorker) worker = kiosk_outbox_worker_new (store);
  g_autoptr (KioskPinnedKey) key = kiosk_pinned_key_new (key_file);
  g_autoptr (KioskDelivery) delivery = NULL;
  g_autofree char *url = NULL;
  g_autofree char *token = NULL;

  if (settings == NULL)
    return NULL;

  url = g_settings_get_string (settings, "gateway-url");
  token = kiosk_terminal_settings_read_token (settings);
  delivery = kiosk_delivery_new (url, token);
  return kiosk_outbox_sender_new (worker, delivery, key);
}

static void
run_loop (KioskSupervisor   *supervisor,
          KioskOutboxSender *outbox)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_unix_signal_add (SIGTERM, on_stop_asked, loop);
  g_unix_signal_add (SIGINT, on_stop_asked, loop);
  g_signal_connect (supervisor, "shown", G_CALLBACK (on_first_shown), NULL);
  kiosk_service_manager_start_watchdog ();
  kiosk_outbox_sender_start (outbox);
  kiosk_supervisor_start (supervisor);
  g_main_loop_run (loop);

  kiosk_service_manager_stopping ();
  kiosk_supervisor_stop (supervisor);
  kiosk_outbox_sender_stop (outbox);
}

static gboolean
supervise (Options  *options,
           GError  **error)
{
  g_autoptr (KioskOutboxSender) outbox = make_outbox (options, error);
  g_auto (GStrv) command = build_command (options);
  g_autofree char *list = g_build_filename (options->state, "quarantine", NULL);
  g_autoptr (KioskQuarantine) quarantine = kiosk_quarantine_new (list);
  g_autoptr (KioskOutboxControl) outbox_control = NULL;
  g_autoptr (KioskControl) control = NULL;
  g_autoptr (KioskSupervisor) supervisor = NULL;
  KioskVisitSetup setup = {
    .command = (const char * const *) command,
    .runtime = options->runtime,
    .memory_limit = (guint64) options->memory_limit << 20,
    .hang_limit = options->hang_limit,
    .outbox = outbox,
  };

  if (outbox == NULL)
    return FALSE;

  supervisor = kiosk_supervisor_new (&setup, quarantine);
  outbox_control = kiosk_outbox_control_new (outbox);
  control = kiosk_control_new (options->runtime, supervisor, outbox_control, error);
  if (control == NULL)
    return FALSE;

  run_loop (supervisor, outbox);
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
run (Options  *options,
     GError  **error)
{
  if (options->status)
    return print_status (options, error);
  if (options->release != NULL)
    return release_service (options, error);
  if (kiosk_outbox_commands_any (&options->outbox))
    return kiosk_outbox_commands_run (&options->outbox, options->runtime, error);
  if (!make_directories (options, error) || !kiosk_visit_directory_claim (options->runtime, error))
    return FALSE;

  kiosk_visit_directory_sweep (options->runtime);
  return supervise (options, error);
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { .memory_limit = 1024, .hang_limit = 5000 };
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
  else if (!run (&options, &error))
    {
      g_printerr ("park-kiosk: %s\n", error->message);
      return EXIT_FAILURE;
    }

  return EXIT_SUCCESS;
}
