/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "console/console-module.h"
#include "customs/customs-module.h"
#include "desk/desk.h"
#include "enquiry/enquiry-module.h"
#include "fleet/fleet-module.h"
#include "http/gateway-bearers.h"
#include "gateway-clock.h"
#include "gateway-enrolment.h"
#include "gateway-log.h"
#include "gateway-options.h"
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
run_server (GatewayOptions  *options,
            GatewayServer   *server,
            GError         **error)
{
  if (options->routes)
    print_routes (server);
  else if (gateway_server_start (server, error))
    serve_until_stopped (server);
}

/* What parks offer to visitors, on a server that has all the rest. */
static void
add_services_and_run (GatewayOptions  *options,
                      GatewayServer   *server,
                      IntakeModule    *intake,
                      FleetModule    **fleet,
                      GError         **error)
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
serve (GatewayOptions  *options,
       GatewayStore    *store,
       GError         **error)
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
manage_bearers (GatewayOptions   *options,
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
terminals (GatewayOptions  *options,
           GatewayStore    *store,
           GError         **error)
{
  return manage_bearers (options, store, GATEWAY_FOR_TERMINALS, options->park, error);
}

static gboolean
staff (GatewayOptions  *options,
       GatewayStore    *store,
       GError         **error)
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
import (GatewayOptions  *options,
        GatewayStore    *store,
        GError         **error)
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
demo (GatewayOptions  *options,
      GatewayStore    *store,
      GError         **error)
{
  if (options->key == NULL)
    return usage_error (error, "demo wants --key FILE where the database is no file");

  return customs_load_demo (store, options->data, error)
         && gateway_import_demo (store, registration_tables, registration_n_tables, options->data, error)
         && gateway_import_demo (store, ip_tables, ip_n_tables, options->data, error)
         && training_load_demo (store, options->key, options->data, error);
}

static gboolean
work_at_desk (const Desk      *desk,
              GatewayOptions  *options,
              GatewayStore    *store,
              GError         **error)
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
applications (GatewayOptions  *options,
              GatewayStore    *store,
              GError         **error)
{
  return work_at_desk (&registration_desk, options, store, error);
}

static gboolean
cases (GatewayOptions  *options,
       GatewayStore    *store,
       GError         **error)
{
  return work_at_desk (&ip_desk, options, store, error);
}

static gboolean
talks (GatewayOptions  *options,
       GatewayStore    *store,
       GError         **error)
{
  return ip_talk_command (store, options->words, options->park, error);
}

static gboolean
training (GatewayOptions  *options,
          GatewayStore    *store,
          GError         **error)
{
  TrainingOptions how = { options->park, options->whole, options->attendance, options->score };

  return training_command (store, options->words, &how, error);
}

static gboolean
settings (GatewayOptions  *options,
          GatewayStore    *store,
          GError         **error)
{
  FleetOptions how = { options->words, options->note, options->publisher_key, (const char * const *) options->services };

  return fleet_command (store, &how, error);
}

static gboolean
run (GatewayOptions  *options,
     GError         **error)
{
  static const struct
  {
    const char  *name;
    gboolean   (*command) (GatewayOptions *options, GatewayStore *store, GError **error);
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
  g_auto (GatewayOptions) options = { .threads = 2, .connections = 8000, .rate = 50, .attendance = -1, .score = -1 };
  g_autoptr (GError) error = NULL;

  if (sodium_init () < 0)
    return EXIT_FAILURE;
  gateway_log_start ();
  /* a limit of file sizes is to be an error of the store, not the end */
  signal (SIGXFSZ, SIG_IGN);
  mallopt (M_TRIM_THRESHOLD, KEPT_MEMORY);

  if (!gateway_options_parse (&options, &argc, &argv, &error))
    {
      g_printerr ("park-gateway: %s\n", error->message);
      return 2;
    }
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
