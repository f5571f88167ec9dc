/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CONTEXT (kiosk_context_get_type ())
G_DECLARE_FINAL_TYPE (KioskContext, kiosk_context, KIOSK, CONTEXT, GObject)

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

G_END_DECLS
