/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads CSV with the columns value, vat, ct, duty, factor and prints duty, ct, vat, total for each row. Returns FALSE
 * if a row was bad; its line says so. */
gboolean kiosk_check_tax (GDataInputStream *input);

G_END_DECLS
