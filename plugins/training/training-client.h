/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"

#include "training-certificate.h"
#include "training-ticket.h"

G_BEGIN_DECLS

/* The training part of the gateway's contract. All are finished with kiosk_backend_fetch_finish(), which gives what is named.
 * @code: of a signup; @factor: (nullable where it is told): the last four digits of the phone */

/* What a KioskWatch asks for. Returns: (transfer full) */
KioskRequest *training_client_sessions              (void);
KioskRequest *training_client_session               (const char *code);

/* TrainingSessions: a few of them, to see whether the gateway is there */
void          training_client_check_async           (KioskBackend         *backend,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* A GPtrArray of TrainingTicket */
void          training_client_list_tickets_async    (KioskBackend         *backend,
                                                     const char           *code,
                                                     const char           *factor,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* The TrainingTicket as it is then. @deed: "cancel", "accept" or "check-in"; the last one wants no factor */
void          training_client_do_async              (KioskBackend         *backend,
                                                     const char           *code,
                                                     const char           *deed,
                                                     const char           *factor,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/* A TrainingCertificate. @factor: of the phone, or the code of the signup, which tells the whole name */
void          training_client_get_certificate_async (KioskBackend         *backend,
                                                     const char           *number,
                                                     const char           *factor,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

G_END_DECLS
