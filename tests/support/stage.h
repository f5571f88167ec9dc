/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk.h"

#include "kiosk-service-info.h"
#include "kiosk-window.h"

G_BEGIN_DECLS

/* Goes through all that a service shows: its first page, each tab, each step of its forms, what its buttons open, and the forms
 * that open only with an answer of the gateway, which is away here. The size of the screen is the display's. */

typedef struct
{
  const char *language;
  gboolean    large_text;
  gboolean    contrast;
  gboolean    low;
} StageLooks;

/* Something of the service is on the screen. @what: a word for it, other than those of the others of the service */
typedef void (* StageShown) (const char *what);

/* To be called first: the kiosk's own style. */
void         stage_init          (int         *argc,
                                  char      ***argv);

/* The services of the folders that the environment variable SERVICES names, between colons. */
GStrv        stage_get_services  (void);

void         stage_walk          (const char       *directory,
                                  const StageLooks *looks,
                                  StageShown        shown);

/* The attract screen and home. */
void         stage_walk_frame    (const StageLooks *looks,
                                  StageShown        shown);

/* The window of now, which stage_walk() opens anew for each page. */
KioskWindow *stage_get_window    (void);



/* Lets it draw for as many milliseconds. */
void         stage_settle        (gint64        milliseconds);

/* (transfer container): the widgets of that type in the window, mapped or not */
GPtrArray   *stage_find_all      (GType         type);

/* (nullable): the first of them */
GtkWidget   *stage_find_one      (GType         type);

/* Where it is in the window. Returns: whether it is on the screen at all */
gboolean     stage_get_bounds    (GtkWidget       *widget,
                                  graphene_rect_t *bounds);

G_END_DECLS
