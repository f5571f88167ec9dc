/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-error.h"

G_DEFINE_QUARK (kiosk-error-quark, kiosk_error)
