/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands on the command line of park-gateway. */
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
  char     **services; /* folders */
  char     **words; /* the command and what it acts on */
} GatewayOptions;

/* @options: with the defaults of its numbers. Fills in the other defaults. */
gboolean gateway_options_parse (GatewayOptions   *options,
                                int              *argc,
                                char           ***argv,
                                GError          **error);

void     gateway_options_clear (GatewayOptions   *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GatewayOptions, gateway_options_clear)

G_END_DECLS
