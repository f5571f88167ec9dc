/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Check characters of the standards. Each takes the ASCII characters before the check character, already of the right
 * shape, and returns the character that belongs behind them. */

char kiosk_checksum_resident_id (const char *digits);     /* GB 11643-1999, ISO 7064 MOD 11-2: 17 digits */
char kiosk_checksum_uscc        (const char *symbols);    /* GB 32100-2015: 17 symbols */
char kiosk_checksum_org_code    (const char *characters); /* GB 11714-1997: 8 characters */
char kiosk_checksum_upu_s10     (const char *digits);     /* UPU S10: 8 digits */
char kiosk_checksum_patent      (const char *digits,      /* ZC 0006-2003: 8 or 12 digits */
                                 gsize       length);
char kiosk_checksum_hk_id       (const char *characters,  /* one or two letters and 6 digits */
                                 gsize       length);
char kiosk_checksum_tw_id       (const char *characters); /* a letter and 8 digits */

#define KIOSK_USCC_SYMBOLS "0123456789ABCDEFGHJKLMNPQRTUWXY"

G_END_DECLS
