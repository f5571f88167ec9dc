/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "backend-fixture.h"
#include "raw-server.h"

G_BEGIN_DECLS

#define HOSTILE_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* A link to a server that does what it likes. */
typedef struct
{
  RawServer *server;
  KioskBackend *backend;
} Hostile;

void          hostile_set_up    (Hostile   *hostile,
                                 RawAnswer  answer,
                                 gpointer   data);
void          hostile_tear_down (Hostile   *hostile);

KioskRequest *hostile_new_get   (guint      deadline);

/* Asks, and expects a [enum@KioskError] in time and in little memory. */
void          hostile_expect    (Hostile   *hostile,
                                 guint      deadline,
                                 int        code);

/* Answers that are shared: silence, and single bytes of headers or of a body with pauses between them. */
gboolean      hostile_answer_silence      (RawServer     *server,
                                           GOutputStream *out,
                                           guint          nth);
gboolean      hostile_answer_drip         (RawServer     *server,
                                           GOutputStream *out,
                                           guint          nth);
gboolean      hostile_answer_drip_headers (RawServer     *server,
                                           GOutputStream *out,
                                           guint          nth);

G_END_DECLS
