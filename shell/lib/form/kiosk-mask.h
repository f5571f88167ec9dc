/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kiosk_mask_middle:
 * @text: personal data, UTF-8
 * @first: characters to leave at the beginning
 * @last: characters to leave at the end
 *
 * For a screen that others can see: everything between becomes stars, and at least one character does.
 *
 * Returns: (transfer full): such as "138****9438"
 */
char *kiosk_mask_middle (const char *text,
                         guint       first,
                         guint       last);

/**
 * kiosk_mask_name:
 * @name: a person's name
 *
 * Returns: (transfer full): its first character and two stars
 */
char *kiosk_mask_name   (const char *name);

G_END_DECLS
