/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): the initials of the pinyin of the text's characters and its letters and digits, in lower case; others
 * are left out */
char *gateway_hanzi_initials (const char *text);

/* (transfer full): the pinyin of each character without its tone, and a blank behind each */
char *gateway_hanzi_pinyin   (const char *text);

/* (transfer full): the form in which texts are compared: half width, lower case, simplified characters */
char *gateway_hanzi_fold     (const char *text);

G_END_DECLS
