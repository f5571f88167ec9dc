/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "build-options.h"
#include "console/console-module.h"
#include "customs/customs-module.h"
#include "desk/desk.h"
#include "enquiry/enquiry-module.h"
#include "fleet/fleet-module.h"
#include "http/gateway-bearers.h"
#include "gateway-clock.h"
#include "gateway-enrolment.h"
#include "gateway-log.h"
#include "handoff/handoff-module.h"
#include "http/gateway-server.h"
#include "http/gateway-service.h"
#include "intake/intake-module.h"
#include "ip/ip-desk.h"
#include "ip/ip-module.h"
#include "registration/registration-desk.h"
#include "registration/registration-module.h"
#include "training/training-module.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <malloc.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define KEPT_MEMORY (64 * 1024 * 1024)   /* bytes that are free and not given back, for it costs all threads a pause */
#define OTHER_FILES 256   /* the store's, the spool's, the program's own */

typedef struct
{
  char      *database;
  char      *listen;
  char      *spool;
  char      *key;
  char      *publisher_key;
  char      *park;
  char      *data;
  char      *stage;
  char      *note;
  char      *clock;
  char      *qr;
  int        threads;
  int        connections;
  int        connections_per_address;
  int        rate;
  int        attendance;
  int        score;
  gboolean   whole;
  gboolean   personal;
  gboolean   version;
  gboolean   routes;
  char     **services;   /* folders */
  char     **words;   /* the command and what it acts on */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->database);
  g_free (options->listen);
  g_free (options->spool);
  g_free (options->key);
  g_free (options->publisher_key);
  g_free (options->park);
  g_free (options->data);
  g_free (options->stage);
  g_free (options->note);
  g_free (options->clock);
  g_strfreev (options->services);
  g_free (options->qr);
  g_strfreev (options->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database, "SQLite file, or postgresql: URL", "DATABASE" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options->listen, "Where to listen; port 0 takes a free one", "ADDRESS:PORT" },
    { "spool", 0, 0, G_OPTION_ARG_FILENAME, &options->spool, "Directory of Single Window receipts", "DIR" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options->key, "File of the secret key for submissions, made where it is missing; beside a SQLite file unless told", "FILE" },
    { "publisher-key", 0, 0, G_OPTION_ARG_FILENAME, &options->publisher_key,
      "File of the secret key that signs settings, made where it is missing; beside the other one unless told", "FILE" },
    { "plugin-dir", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->services,
      "Services whose settings may be published are here instead; may be given several times", "DIR" },
    { "park", 0, 0, G_OPTION_ARG_STRING, &options->park, "Park of a new terminal or person", "ID" },
    { "qr", 0, 0, G_OPTION_ARG_STRING, &options->qr, "Print a code to hold to the new terminal's camera, which reaches the gateway at this address", "URL" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, "Directory of the demo data", "DIR" },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &options->stage, "Only the applications or cases at this stage", "STAGE" },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options->note, "What the visitor is told of a move; why settings are published", "TEXT" },
    { "personal", 0, 0, G_OPTION_ARG_NONE, &options->personal, "The new person may be given names and phones", NULL },
    { "whole", 0, 0, G_OPTION_ARG_NONE, &options->whole, "Names and phones in an export are not masked", NULL },
    { "attendance", 0, 0, G_OPTION_ARG_INT, &options->attendance, "Per cent of a session that was attended", "N" },
    { "score", 0, 0, G_OPTION_ARG_INT, &options->score, "Points of 100 in its test", "N" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &options->threads, "Worker threads", "N" },
    { "connections", 0, 0, G_OPTION_ARG_INT, &options->connections, "Most connections at a time", "N" },
    { "connections-per-address", 0, 0, G_OPTION_ARG_INT, &options->connections_per_address,
      "Most of them from one address; 0, as behind a proxy, for no limit", "N" },
    { "rate", 0, 0, G_OPTION_ARG_INT, &options->rate, "Most requests a second of one terminal, 0 for no limit", "N" },
    { "clock", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &options->clock, "The clock is ahead by the seconds in this file", "FILE" },
    { "routes", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->routes, "Print the routes", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->words, NULL, "COMMAND [ARGUMENTS]" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context,
                                "Commands:\n"
                                "  serve                       Answer the terminals\n"
                                "  terminals add ID --park P   Make a terminal and print its token, once; with --qr URL as a code, too\n"
                                "  terminals list\n"
                                "  terminals revoke ID\n"
                                "  staff add|list|revoke       The same for those who may use /v1/staff; without a park, for all;\n"
                                "                              with --personal they may export names and phones\n"
                                "  applications list           Company registrations; with --park and --stage some of them\n"
                                "  applications show REFERENCE\n"
                                "  applications move REFERENCE STAGE [--note TEXT]\n"
                                "  cases list|show|move        The same for disputes abroad\n"
                                "  cases photo REFERENCE PAGE  Write a photographed page to the output\n"
                                "  talks list [--park P] | cancel REFERENCE\n"
                                "  courses list | save CODE FILE\n"
                                "  sessions list [--park P] | save CODE FILE | close CODE\n"
                                "  signups export SESSION [--whole] | result REFERENCE --attendance N --score N\n"
                                "  settings key                Print the key by which terminals know published settings\n"
                                "  settings show SCOPE         SCOPE is zone, park:ID or terminal:ID\n"
                                "  settings publish SCOPE FILE | preview SCOPE FILE TERMINAL [--note TEXT]\n"
                                "  settings release|drop ID    of a preview\n"
                                "  settings rollback SCOPE     Publish once more what was there before\n"
                                "  import TABLE FILE           Replace a code table by a CSV file\n"
                                "  demo                        Fill the database with invented data");
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

/* After the parsing, which would not free them. */
static void
fill_in (Options *options)
{
  if (options->database == NULL)
    options->database = g_strdup ("park-gateway.sqlite");
  if (options->key == NULL && strstr (options->database, "://") == NULL)
    options->key = g_strconcat (options->database, ".key", NULL);
  if (options->publisher_key == NULL && options->key != NULL)
    options->publisher_key = g_strconcat (options->key, ".publisher", NULL);
  if (options->services == NULL)
    options->services = g_strdupv ((char *[]) { (char *) KIOSK_PLUGIN_DIR, NULL });
  if (options->listen == NULL)
    options->listen = g_strdup ("127.0.0.1:8080");
  if (options->data == NULL)
    options->data = g_strdup (KIOSK_DATA_DIR "/demo");
}

static gboolean
usage_error (GError     **error,
             const char  *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
on_stop_asked (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static guint64
read_messages (gpointer module)
{
  return customs_module_messages (module);
}

static guint64
read_refused (gpointer module)
{
  return customs_module_refused (module);
}

static guint64
read_files_waiting (gpointer module)
{
  return customs_module_waiting (module);
}

static void
print_routes (GatewayServer *server)
{
  GatewayRouter *router = gateway_server_get_router (server);

  for (guint i = 0; i < gateway_router_length (router); i++)
    g_print ("%s %s\n", gateway_router_get (router, i)->method, gateway_router_get (router, i)->path);
}

static void
print_address (GatewayServer *server)
{
  g_autofree char *address = gateway_server_get_address (server);

  g_print ("listening on http://%s\n", address);
  fflush (stdout);
}

/* It tells where it listens when it can be stopped, too. */
static void
serve_until_stopped (GatewayServer *server)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_unix_signal_add (SIGTERM, on_stop_asked, loop);
  g_unix_signal_add (SIGINT, on_stop_asked, loop);
  print_address (server);
  g_main_loop_run (loop);
}

/* Raises the limit of open files as far as it may go, and tells how many connections fit in it. */
static guint
fit_connections (guint wanted)
{
  struct rlimit files;
  rlim_t spare;

  getrlimit (RLIMIT_NOFILE, &files);
  files.rlim_cur = MAX (files.rlim_cur, MIN (files.rlim_max, (rlim_t) wanted + OTHER_FILES));
  setrlimit (RLIMIT_NOFILE, &files);

  spare = files.rlim_cur - MIN (files.rlim_cur / 2, OTHER_FILES);
  if (spare < wanted)
    g_warning ("The limit of open files leaves room for %u connections", (guint) spare);
  return (guint) MIN (spare, wanted);
}

static void
add_customs_metrics (GatewayServer *server,
                     CustomsModule *customs)
{
  GatewayMetrics *metrics = gateway_server_get_metrics (server);

  gateway_metrics_add (metrics, "counter", "gateway_receipts_stored_total", "Receipts stored since the start.", read_messages, customs);
  gateway_metrics_add (metrics, "counter", "gateway_receipt_files_refused_total", "Files moved to failed/ since the start.",
                       read_refused, customs);
  gateway_metrics_add (metrics, "gauge", "gateway_receipt_files_waiting", "Files that cannot be read or stored at the moment.",
                       read_files_waiting, customs);
}

static void
run_server (Options        *options,
            GatewayServer  *server,
            GError        **error)
{
  if (options->routes)
    print_routes (server);
  else if (gateway_server_start (server, error))
    serve_until_stopped (server);
}

/* What parks offer to visitors, on a server that has all the rest. */
static void
add_services_and_run (Options        *options,
                      GatewayServer  *server,
                      IntakeModule   *intake,
                      FleetModule   **fleet,
                      GError        **error)
{
  enquiry_module_add (server, intake);
  ip_module_add (server, intake);
  registration_module_add (server, intake);
  *fleet = fleet_module_new (server, gateway_server_get_store (server), options->publisher_key,
                             (const char * const *) options->services, error);
  if (*fleet != NULL)
    run_server (options, server, error);
}

static gboolean
serve (Options       *options,
       GatewayStore  *store,
       GError       **error)
{
  GatewayServerSetup setup = {
    .listen = options->listen,
    .threads = (guint) MAX (options->threads, 1),
    .connections = fit_connections ((guint) MAX (options->connections, 1)),
    .connections_per_address = (guint) MAX (options->connections_per_address, 0),
    .rate = (guint) MAX (options->rate, 0),
  };
  g_autoptr (GatewayServer) server = gateway_server_new (store, &setup);
  ConsoleModule *console;
  CustomsModule *customs;
  IntakeModule *intake;
  TrainingModule *training = NULL;
  FleetModule *fleet = NULL;
  HandoffModule *handoff = NULL;

  if (options->key == NULL)
    return usage_error (error, "serve wants --key FILE where the database is no file");

  gateway_service_add_routes (server, store);
  customs = customs_module_new (server, store, options->spool, error);
  if (customs == NULL)
    return FALSE;

  add_customs_metrics (server, customs);
  console = console_module_new (server);

  intake = intake_module_new (server, store, options->key, error);
  if (intake != NULL)
    {
      training = training_module_new (server, store, intake);
      handoff = handoff_module_new (server, store);
      add_services_and_run (options, server, intake, &fleet, error);
    }

  g_clear_pointer (&server, gateway_server_free);
  g_clear_pointer (&handoff, handoff_module_free);
  g_clear_pointer (&fleet, fleet_module_free);
  g_clear_pointer (&training, training_module_free);
  g_clear_pointer (&intake, intake_module_free);
  console_module_free (console);
  customs_module_free (customs);
  return *error == NULL;
}

static gboolean
manage_bearers (Options          *options,
                GatewayStore     *store,
                GatewayAudience   role,
                const char       *park,
                GError          **error)
{
  const char *action = options->words[1];
  const char *id = action != NULL ? options->words[2] : NULL;
  g_autofree char *token = NULL;

  if (g_strcmp0 (action, "list") == 0)
    return gateway_bearers_print (store, role, error);
  if (g_strcmp0 (action, "revoke") == 0 && id != NULL)
    return gateway_bearers_revoke (store, role, id, error);
  if (g_strcmp0 (action, "add") != 0 || id == NULL || park == NULL)
    return usage_error (error, "This wants: add ID --park PARK, list, or revoke ID");
  if (options->qr != NULL && (role != GATEWAY_FOR_TERMINALS || !gateway_enrolment_check (options->qr, park, id, error)))
    return *error != NULL ? FALSE : usage_error (error, "--qr is for terminals");

  token = gateway_bearers_add (store, role, id, park, options->personal && role == GATEWAY_FOR_STAFF, error);
  if (token == NULL)
    return FALSE;

  if (options->qr != NULL)
    gateway_enrolment_print (options->qr, park, id, token);
  g_print ("%s\n", token);
  return TRUE;
}

static gboolean
terminals (Options       *options,
           GatewayStore  *store,
           GError       **error)
{
  return manage_bearers (options, store, GATEWAY_FOR_TERMINALS, options->park, error);
}

static gboolean
staff (Options       *options,
       GatewayStore  *store,
       GError       **error)
{
  const char *park = options->park != NULL ? options->park : GATEWAY_ANY_PARK;

  return manage_bearers (options, store, GATEWAY_FOR_STAFF, park, error);
}

static const GatewayTable *
find_table (const char  *name,
            GError     **error)
{
  const struct
  {
    const GatewayTable *tables;
    guint               n;
  } all[] = { { customs_tables, customs_n_tables }, { registration_tables, registration_n_tables }, { ip_tables, ip_n_tables } };
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (const GatewayTable *table = all[i].tables; table < all[i].tables + all[i].n; table++)
      {
        if (g_strcmp0 (table->name, name) == 0)
          return table;
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", table->name);
      }

  if (name == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "import wants: TABLE FILE; tables are %s", names->str);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no table “%s”; tables are %s", name, names->str);
  return NULL;
}

static gboolean
import (Options       *options,
        GatewayStore  *store,
        GError       **error)
{
  const char *name = options->words[1] != NULL && options->words[2] != NULL ? options->words[1] : NULL;
  const GatewayTable *table = find_table (name, error);
  guint rows = 0;

  if (table == NULL || !gateway_import_table (store, table, options->words[2], &rows, error))
    return FALSE;

  g_print ("%u rows\n", rows);
  return TRUE;
}

static gboolean
demo (Options       *options,
      GatewayStore  *store,
      GError       **error)
{
  if (options->key == NULL)
    return usage_error (error, "demo wants --key FILE where the database is no file");

  return customs_load_demo (store, options->data, error)
         && gateway_import_demo (store, registration_tables, registration_n_tables, options->data, error)
         && gateway_import_demo (store, ip_tables, ip_n_tables, options->data, error)
         && training_load_demo (store, options->key, options->data, error);
}

static gboolean
work_at_desk (const Desk    *desk,
              Options       *options,
              GatewayStore  *store,
              GError       **error)
{
  const char *action = options->words[1];
  const char *reference = action != NULL ? options->words[2] : NULL;
  const char *stage = reference != NULL ? options->words[3] : NULL;

  if (g_strcmp0 (action, "list") == 0)
    return desk_command_list (desk, store, options->park, options->stage, error);
  if (g_strcmp0 (action, "show") == 0 && reference != NULL)
    return desk_command_show (desk, store, reference, error);
  if (g_strcmp0 (action, "photo") == 0 && stage != NULL)
    return desk_command_photo (desk, store, reference, stage, error);
  if (g_strcmp0 (action, "move") == 0 && stage != NULL)
    return desk_command_move (desk, store, reference, stage, options->note, error);
  return usage_error (error, "This wants: list, show REFERENCE, photo REFERENCE PAGE, or move REFERENCE STAGE");
}

static gboolean
applications (Options       *options,
              GatewayStore  *store,
              GError       **error)
{
  return work_at_desk (&registration_desk, options, store, error);
}

static gboolean
cases (Options       *options,
       GatewayStore  *store,
       GError       **error)
{
  return work_at_desk (&ip_desk, options, store, error);
}

static gboolean
talks (Options       *options,
       GatewayStore  *store,
       GError       **error)
{
  return ip_talk_command (store, options->words, options->park, error);
}

static gboolean
training (Options       *options,
          GatewayStore  *store,
          GError       **error)
{
  TrainingOptions how = { options->park, options->whole, options->attendance, options->score };

  return training_command (store, options->words, &how, error);
}

static gboolean
settings (Options       *options,
          GatewayStore  *store,
          GError       **error)
{
  FleetOptions how = { options->words, options->note, options->publisher_key, (const char * const *) options->services };

  return fleet_command (store, &how, error);
}

static gboolean
run (Options  *options,
     GError  **error)
{
  static const struct
  {
    const char  *name;
    gboolean   (*command) (Options *options, GatewayStore *store, GError **error);
  } commands[] = {
    { "serve", serve },
    { "terminals", terminals },
    { "staff", staff },
    { "applications", applications },
    { "cases", cases },
    { "talks", talks },
    { "courses", training },
    { "sessions", training },
    { "signups", training },
    { "settings", settings },
    { "import", import },
    { "demo", demo },
  };
  g_autoptr (GatewayStore) store = NULL;

  for (guint i = 0; options->words != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (options->words[0], commands[i].name))
      {
        store = gateway_store_open (options->database, error);
        return store != NULL && commands[i].command (options, store, error);
      }

  return usage_error (error, "No such command; --help names them");
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { .threads = 2, .connections = 8000, .rate = 50, .attendance = -1, .score = -1 };
  g_autoptr (GError) error = NULL;

  if (sodium_init () < 0)
    return EXIT_FAILURE;
  gateway_log_start ();
  /* a limit of file sizes is to be an error of the store, not the end */
  signal (SIGXFSZ, SIG_IGN);
  mallopt (M_TRIM_THRESHOLD, KEPT_MEMORY);

  if (!parse_options (&options, &argc, &argv, &error))
    {
      g_printerr ("park-gateway: %s\n", error->message);
      return 2;
    }
  fill_in (&options);
  if (options.clock != NULL)
    gateway_clock_follow (options.clock);

  if (options.version)
    {
      g_print ("park-gateway %s\n", KIOSK_VERSION);
      return EXIT_SUCCESS;
    }

  if (run (&options, &error))
    return EXIT_SUCCESS;

  g_printerr ("park-gateway: %s\n", error->message);
  return g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE) ? 2 : EXIT_FAILURE;
}
