/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_LANGUAGE_DEFAULT "zh_CN"

/* The languages of the kiosk: "zh_CN", "zh_TW", "en"; NULL-terminated. */
const char * const *kiosk_language_list     (void);


/**
 * kiosk_language_use:
 * @language: one of the list
 *
 * What is translated from now on is in @language; what is on the screen has to be made anew. No system locale of that
 * language is needed: messages follow LANGUAGE, and all else is formatted by translated patterns.
 */
void                kiosk_language_use      (const char *language);

G_END_DECLS
