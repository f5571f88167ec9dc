/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_CERTIFICATE_QUERY_PAGE (training_certificate_query_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingCertificateQueryPage, training_certificate_query_page, TRAINING, CERTIFICATE_QUERY_PAGE, KioskPage)

/* Asks for the number of a certificate and a second factor, and goes on to the certificate. */
KioskPage *training_certificate_query_page_new (KioskContext *context);

G_END_DECLS
