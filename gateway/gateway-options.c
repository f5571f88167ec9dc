/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "build-options.h"
#include "gateway-options.h"

#include <string.h>

void
gateway_options_clear (GatewayOptions *options)
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

/* After the parsing, which would not free them. */
static void
fill_in (GatewayOptions *options)
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

gboolean
gateway_options_parse (GatewayOptions   *options,
                       int              *argc,
                       char           ***argv,
                       GError          **error)
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
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  fill_in (options);
  return TRUE;
}
