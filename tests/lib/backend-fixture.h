/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"
#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* Keeps every line and field that anybody logs, for backend_log_assert_without(). */
void      backend_log_keep           (void);
void      backend_log_assert_with    (const char    *text);
void      backend_log_assert_without (const char    *text);
guint     backend_log_count          (const char    *text);

/* Sends @request and waits for its end. */
JsonNode *backend_fetch              (KioskBackend  *backend,
                                      KioskRequest  *request,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* GETs /v1/things/1 and expects that it fails with @code. */
void      backend_expect_error       (KioskBackend  *backend,
                                      KioskError     code);

/* Runs the main loop until @done or for @seconds. */
void      backend_wait               (gboolean      *done,
                                      double         seconds);

/* Largest resident size of this process so far, in KiB. */
long      backend_peak_memory        (void);

G_END_DECLS
