/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow-private.h"

G_BEGIN_DECLS

/* What kiosk-flow.c, which goes from step to step, kiosk-flow-ahead.c, which lays out the next one, and kiosk-flow-place.c,
 * which leaves a flow and comes back to it, share. */
typedef struct
{
  char         *title;    /* (nullable) */
  char         *subtitle; /* (nullable) */
  char         *service;  /* (nullable) */
  KioskContext *context;  /* (owned) (nullable) */
  KioskReceipt *receipt;  /* (owned) (nullable) */
  KioskDraft   *draft;    /* (nullable): from which it was resumed */
  KioskFlowFile *file;    /* (owned) (nullable): from which it was made */
  GPtrArray    *steps;    /* of KioskStep (owned as children) */
  GHashTable   *passed;   /* of KioskStep: those that the visitor went on from */
  JsonObject   *answers;  /* all of them, in the order of the steps; those of what is left out are not among them */
  KioskStep    *current;  /* (nullable) */
  KioskStep    *review;   /* (nullable): where a change came from */
  JsonObject   *before;   /* (nullable): the answers before that change */
  KioskStep    *ahead;    /* (nullable): what is being laid out */
  guint         ahead_id;
} KioskFlowPrivate;

KioskFlowPrivate *kiosk_flow_parts     (KioskFlow *self);

/* Takes the answers from the steps. */
void              kiosk_flow_collect   (KioskFlow *self);

void              kiosk_flow_show_step (KioskFlow *self,
                                        KioskStep *step);

/* The next shown step from @index on, in the direction of @stride. */
KioskStep        *kiosk_flow_find_shown    (KioskFlow *self,
                                            int        index,
                                            int        stride);

void              kiosk_flow_ahead_begin   (KioskFlow *self);

void              kiosk_flow_ahead_end     (KioskFlow *self);

GtkSizeRequestMode
                  kiosk_flow_get_request_mode (GtkWidget   *widget);

void              kiosk_flow_measure       (GtkWidget      *widget,
                                            GtkOrientation  orientation,
                                            int             for_size,
                                            int            *minimum,
                                            int            *natural,
                                            int            *minimum_baseline,
                                            int            *natural_baseline);

void              kiosk_flow_size_allocate (GtkWidget *widget,
                                            int        width,
                                            int        height,
                                            int        baseline);

/* -1 for none. */
int               kiosk_flow_index_of  (KioskFlow *self,
                                        KioskStep *step);

G_END_DECLS
