/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RawServer RawServer;

/* Answers the @nth request (from 0) by writing anything at all to @out, in a thread of its own. Returns %TRUE to wait for a
 * further request on the same connection. */
typedef gboolean (*RawAnswer) (RawServer     *server,
                               GOutputStream *out,
                               guint          nth);

/* A server that need not speak HTTP well. It answers /healthz properly by itself. */
RawServer *raw_server_new         (RawAnswer      answer,
                                   gpointer       data);
RawServer *raw_server_new_on_port (guint16        port,
                                   RawAnswer      answer,
                                   gpointer       data);
/* Waits for the connections to end, and fails where they do not. */
void       raw_server_free        (RawServer     *server);

/* Returns: a port on which nobody listens */
guint16    raw_server_find_port   (void);
char      *raw_server_get_url     (RawServer     *server);
gpointer   raw_server_get_data    (RawServer     *server);
guint      raw_server_get_asked   (RawServer     *server);
guint64    raw_server_get_sent    (RawServer     *server);

/* Returns: %FALSE once the other end has gone */
gboolean   raw_server_write       (RawServer     *server,
                                   GOutputStream *out,
                                   const void    *data,
                                   gsize          length);
gboolean   raw_server_print       (RawServer     *server,
                                   GOutputStream *out,
                                   const char    *text);

G_END_DECLS
