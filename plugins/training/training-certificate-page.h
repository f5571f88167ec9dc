/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "training-certificate.h"

G_BEGIN_DECLS

#define TRAINING_TYPE_CERTIFICATE_PAGE (training_certificate_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingCertificatePage, training_certificate_page, TRAINING, CERTIFICATE_PAGE, KioskPage)

/* A certificate as it looks; who is not its holder sees a masked name. */
KioskPage *training_certificate_page_new (KioskContext        *context,
                                          TrainingCertificate *certificate);

G_END_DECLS
