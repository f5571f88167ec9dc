/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as they are said. What is no digit, such as the commas of “1,234”, does not count.
 * All return: (transfer full): characters, simplified ones, since nobody sees them */

/* One after the other: “二零二五”. */
char *kiosk_speech_number_digits  (const char *digits);

/* The same as on the telephone, where 一 is easily taken for 七: “幺三八”. */
char *kiosk_speech_number_dialled (const char *digits);

/* “一千二百三十四”, below 10^16; longer ones digit by digit */
char *kiosk_speech_number_integer (const char *digits);

/* “三点五”; without a point an integer */
char *kiosk_speech_number_decimal (const char *number);

G_END_DECLS
