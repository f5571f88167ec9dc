/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"
#include "kiosk-outbox.h"
#include "kiosk-receipt.h"
#include "kiosk-submission.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CONTEXT (kiosk_context_get_type ())
G_DECLARE_FINAL_TYPE (KioskContext, kiosk_context, KIOSK, CONTEXT, GObject)

typedef struct _KioskCamera KioskCamera;
typedef struct _KioskPrinter KioskPrinter;
typedef struct _KioskSpeaker KioskSpeaker;

/**
 * KioskContext:
 *
 * What the shell lends to a service. It is handed in; there is no other way to reach the shell.
 */

/**
 * kiosk_context_new:
 * @backend: the link to the gateway
 * @locale: the visitor's language: "zh_CN", "zh_TW" or "en"
 * @park: the park's identifier, such as "haicang"
 *
 * Returns: (transfer full): a new context
 */
KioskContext *kiosk_context_new         (KioskBackend *backend,
                                         const char   *locale,
                                         const char   *park);

/**
 * kiosk_context_get_backend:
 * @self: a context
 *
 * Returns: (transfer none): the link to the gateway
 */
KioskBackend *kiosk_context_get_backend (KioskContext *self);

/**
 * kiosk_context_get_locale:
 * @self: a context
 *
 * Returns: (transfer none): "zh_CN", "zh_TW" or "en"
 */
const char   *kiosk_context_get_locale  (KioskContext *self);

/**
 * kiosk_context_set_locale:
 * @self: a context
 * @locale: "zh_CN", "zh_TW" or "en"
 *
 * For the shell, when the visitor chose another language.
 */
void          kiosk_context_set_locale  (KioskContext *self,
                                         const char   *locale);

/**
 * kiosk_context_get_park:
 * @self: a context
 *
 * Returns: (transfer none): the park's identifier
 */
const char   *kiosk_context_get_park    (KioskContext *self);

/**
 * kiosk_context_set_outbox:
 * @self: a context
 * @outbox: the way of submissions out of the visit
 *
 * For the shell.
 */
void          kiosk_context_set_outbox  (KioskContext *self,
                                         KioskOutbox  *outbox);

/**
 * kiosk_context_get_outbox:
 * @self: a context
 *
 * For the shell.
 *
 * Returns: (transfer none) (nullable): the way of submissions out of the visit
 */
KioskOutbox  *kiosk_context_get_outbox  (KioskContext *self);

/**
 * kiosk_context_set_camera:
 * @self: a context
 * @camera: (nullable): the terminal's camera
 *
 * For the shell.
 */
void          kiosk_context_set_camera  (KioskContext *self,
                                         KioskCamera  *camera);

/**
 * kiosk_context_get_camera:
 * @self: a context
 *
 * Hand it to a #KioskScanner; there is no need to ask first whether there is one.
 *
 * Returns: (transfer none) (nullable): the terminal's camera; %NULL, which is the camera that is missing, where none is lent
 */
KioskCamera  *kiosk_context_get_camera  (KioskContext *self);

/**
 * kiosk_context_set_printer:
 * @self: a context
 * @printer: (nullable): the terminal's printer
 *
 * For the shell.
 */
void          kiosk_context_set_printer (KioskContext *self,
                                         KioskPrinter *printer);

/**
 * kiosk_context_get_printer:
 * @self: a context
 *
 * For a #KioskPrintButton, which finds it by itself.
 *
 * Returns: (transfer none) (nullable): the terminal's printer; %NULL where none is lent
 */
KioskPrinter *kiosk_context_get_printer (KioskContext *self);

/**
 * kiosk_context_set_handoff_url:
 * @self: a context
 * @url: (nullable): where a visitor's phone finds the gateway
 *
 * For the shell.
 */
void          kiosk_context_set_handoff_url (KioskContext *self,
                                             const char   *url);

/**
 * kiosk_context_get_handoff_url:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): where a visitor's phone finds the gateway
 */
const char   *kiosk_context_get_handoff_url (KioskContext *self);

/**
 * kiosk_context_set_speaker:
 * @self: a context
 * @speaker: (nullable): what reads aloud
 *
 * For the shell.
 */
void          kiosk_context_set_speaker (KioskContext *self,
                                         KioskSpeaker *speaker);

/**
 * kiosk_context_get_speaker:
 * @self: a context
 *
 * The bottom bar reads every page; a page of its own accord speaks only when the visitor asks it to.
 *
 * Returns: (transfer none) (nullable): what reads aloud; %NULL, which kiosk_speaker_is_available() takes, where none is lent
 */
KioskSpeaker *kiosk_context_get_speaker (KioskContext *self);

/**
 * kiosk_context_submit_async:
 * @self: a context
 * @submission: what the visitor hands in
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Seals a submission to the gateway and hands it to the outbox. For another try submit the same object.
 */
void          kiosk_context_submit_async  (KioskContext         *self,
                                           KioskSubmission      *submission,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

/**
 * kiosk_context_submit_finish:
 * @self: a context
 * @result: the result
 * @error: return location for a [error@Error] or %G_IO_ERROR_CANCELLED
 *
 * Completes kiosk_context_submit_async().
 *
 * Returns: (transfer full) (nullable): the receipt, which may say that the submission waits
 */
KioskReceipt *kiosk_context_submit_finish (KioskContext         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
