/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"

#include "registration-name.h"
#include "registration-progress.h"

G_BEGIN_DECLS

#define REGISTRATION_TYPE_CLIENT (registration_client_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationClient, registration_client, REGISTRATION, CLIENT, GObject)

/* The registration part of the gateway's contract. Every answer that is not in the contract is KIOSK_ERROR_UNAVAILABLE. */

RegistrationClient    *registration_client_new                 (KioskBackend            *backend);

void                   registration_client_check_name_async    (RegistrationClient      *self,
                                                                const RegistrationName  *name,
                                                                GCancellable            *cancellable,
                                                                GAsyncReadyCallback      callback,
                                                                gpointer                 user_data);
RegistrationNameCheck *registration_client_check_name_finish   (RegistrationClient      *self,
                                                                GAsyncResult            *result,
                                                                GError                 **error);

/* @factor: what shows that the application concerns the visitor */
void                   registration_client_get_progress_async  (RegistrationClient      *self,
                                                                const char              *reference,
                                                                const char              *factor,
                                                                GCancellable            *cancellable,
                                                                GAsyncReadyCallback      callback,
                                                                gpointer                 user_data);
RegistrationProgress  *registration_client_get_progress_finish (RegistrationClient      *self,
                                                                GAsyncResult            *result,
                                                                GError                 **error);

G_END_DECLS
