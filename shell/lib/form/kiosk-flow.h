/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-step.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FLOW (kiosk_flow_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskFlow, kiosk_flow, KIOSK, FLOW, GtkWidget)

/**
 * KioskFlow:
 *
 * An ordered set of steps, one of which is on the screen, and the answers given in them. The steps are its children in
 * a .ui file; a service makes a subclass with a template. A [class@FlowPage] shows it.
 *
 * Properties: "title", "subtitle", "service" (the identifier of the service that it belongs to), "current" (KioskStep, read-only).
 * Signals: "moved" (another step is on the screen, or its buttons changed), "answered" (the visitor changed an answer).
 */

/**
 * KioskFlowClass:
 * @recreate: the language changed: returns a new (floating) flow of the same steps; by default one of the same type
 * @build_payload: (nullable): what is submitted, made of the answers; by default the answers as they are
 *
 * What a kind of [class@Flow] does its own way.
 */
struct _KioskFlowClass
{
  GtkWidgetClass parent_class;

  KioskFlow *(*recreate)      (KioskFlow  *self);
  JsonNode  *(*build_payload) (KioskFlow  *self,
                               JsonObject *answers);

  gpointer padding[8];
};

/**
 * kiosk_flow_get_title:
 * @self: a flow
 *
 * Property "title".
 *
 * Returns: (transfer none) (nullable): what the visitor does in it
 */
const char   *kiosk_flow_get_title   (KioskFlow    *self);

/**
 * kiosk_flow_get_subtitle:
 * @self: a flow
 *
 * Property "subtitle".
 *
 * Returns: (transfer none) (nullable): more about it, smaller
 */
const char   *kiosk_flow_get_subtitle (KioskFlow   *self);

/**
 * kiosk_flow_get_service:
 * @self: a flow
 *
 * Property "service".
 *
 * Returns: (transfer none) (nullable): the identifier of the service that it belongs to
 */
const char   *kiosk_flow_get_service (KioskFlow    *self);

/**
 * kiosk_flow_set_service:
 * @self: a flow
 * @service: the identifier of the service that it belongs to
 *
 * Property "service".
 */
void          kiosk_flow_set_service (KioskFlow    *self,
                                      const char   *service);

/**
 * kiosk_flow_get_context:
 * @self: a flow
 *
 * Returns: (transfer none) (nullable): what the shell lends, once a page shows the flow
 */
KioskContext *kiosk_flow_get_context (KioskFlow    *self);

/**
 * kiosk_flow_set_context:
 * @self: a flow
 * @context: what the shell lends
 *
 * For the page: lends the flow what its steps need.
 */
void          kiosk_flow_set_context (KioskFlow    *self,
                                      KioskContext *context);

/**
 * kiosk_flow_add:
 * @self: a flow
 * @step: (transfer floating): its last step from now on
 */
void          kiosk_flow_add         (KioskFlow    *self,
                                      KioskStep    *step);

/**
 * kiosk_flow_get_steps:
 * @self: a flow
 *
 * Returns: (transfer none) (element-type KioskStep): all steps, also those that the answers leave out
 */
GPtrArray    *kiosk_flow_get_steps   (KioskFlow    *self);

/**
 * kiosk_flow_get_current:
 * @self: a flow
 *
 * Returns: (transfer none): the step on the screen
 */
KioskStep    *kiosk_flow_get_current (KioskFlow    *self);

/**
 * kiosk_flow_dup_answers:
 * @self: a flow
 *
 * Returns: (transfer full): the answers, those of steps and fields left out not among them
 */
JsonObject   *kiosk_flow_dup_answers (KioskFlow    *self);

/**
 * kiosk_flow_set_answers:
 * @self: a flow
 * @answers: answers that this flow gave, such as those of a draft
 */
void          kiosk_flow_set_answers (KioskFlow    *self,
                                      JsonObject   *answers);

/**
 * kiosk_flow_dup_payload:
 * @self: a flow
 *
 * Returns: (transfer full): what is to be submitted
 */
JsonNode     *kiosk_flow_dup_payload (KioskFlow    *self);

/**
 * kiosk_flow_start:
 * @self: a flow
 *
 * Shows the first step.
 */
void          kiosk_flow_start       (KioskFlow    *self);

/**
 * kiosk_flow_next:
 * @self: a flow
 *
 * "Next" was touched: goes on, unless something is wrong on this step.
 */
void          kiosk_flow_next        (KioskFlow    *self);

/**
 * kiosk_flow_advance:
 * @self: a flow
 *
 * For a step that had to wait: goes on without asking it.
 */
void          kiosk_flow_advance     (KioskFlow    *self);

/**
 * kiosk_flow_back:
 * @self: a flow
 *
 * "Back" was touched. Nothing is lost.
 *
 * Returns: %FALSE if this is the first step
 */
gboolean      kiosk_flow_back        (KioskFlow    *self);

/**
 * kiosk_flow_change:
 * @self: a flow
 * @step: the step to go back to
 *
 * From the review to a step and, once that is in order, to the review again by way of what is new.
 */
void          kiosk_flow_change      (KioskFlow    *self,
                                      KioskStep    *step);

/**
 * kiosk_flow_get_progress:
 * @self: a flow
 * @step: (out): the number of the current step, from 1; 0 where it does not count
 * @steps: (out): how many there are, given the answers
 */
void          kiosk_flow_get_progress (KioskFlow   *self,
                                       guint       *step,
                                       guint       *steps);

/**
 * kiosk_flow_is_changing:
 * @self: a flow
 *
 * Returns: %TRUE if the visitor came from the review and goes back to it
 */
gboolean      kiosk_flow_is_changing (KioskFlow    *self);

/**
 * kiosk_flow_get_receipt:
 * @self: a flow
 *
 * Returns: (transfer none) (nullable): what the visitor got for the answers, once they are handed in
 */
KioskReceipt *kiosk_flow_get_receipt (KioskFlow    *self);

/**
 * kiosk_flow_set_receipt:
 * @self: a flow
 * @receipt: what the visitor got for the answers
 *
 * For the step that hands the answers in.
 */
void          kiosk_flow_set_receipt (KioskFlow    *self,
                                      KioskReceipt *receipt);

/**
 * kiosk_flow_moved:
 * @self: a flow
 *
 * For steps: their buttons or their state changed. Emits "moved".
 */
void          kiosk_flow_moved       (KioskFlow    *self);

/**
 * kiosk_flow_recreate:
 * @self: a flow
 *
 * For the page.
 *
 * Returns: (transfer full): a flow in the language that is in use now, with the same answers, at the same step
 */
KioskFlow    *kiosk_flow_recreate    (KioskFlow    *self);

G_END_DECLS
