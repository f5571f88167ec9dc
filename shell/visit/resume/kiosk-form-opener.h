/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-service-info.h"

G_BEGIN_DECLS

/**
 * kiosk_form_open_async:
 * @services: (element-type KioskServiceInfo): the services of this terminal
 * @context: what the shell lends
 * @form: (sss) code, second factor, and what the gateway answered to them
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Opens a saved form where the visitor left it.
 */
void              kiosk_form_open_async  (GPtrArray            *services,
                                          KioskContext         *context,
                                          GVariant             *form,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

/**
 * kiosk_form_open_finish:
 * @result: the result
 * @service: (out) (optional) (transfer none): the service from which it comes
 * @error: return location for a %KIOSK_ERROR_REJECTED in the visitor's words
 *
 * Returns: (transfer full) (nullable): the page of the form
 */
KioskPage        *kiosk_form_open_finish (GAsyncResult         *result,
                                          KioskServiceInfo    **service,
                                          GError              **error);

G_END_DECLS
