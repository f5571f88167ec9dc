/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* Chinese has no blanks between words, so texts are compared by grams: their characters, pairs of characters, and so on.
 * The full text search holds for each commodity code
 *   words     characters and pairs of its name, and of what people call such goods (hs_words)
 *   initials  letters, pairs and triples of the initials of their pinyin
 *   start     the beginnings of these names and initials
 *   digits    the beginnings of the code
 * and its rows stand in the order in which they are shown: short names first. */
#define CUSTOMS_GOODS_WORD_GRAM    2
#define CUSTOMS_GOODS_INITIAL_GRAM 3
#define CUSTOMS_GOODS_START        8

/* Makes the search anew after a change of the codes or of the words. */
gboolean customs_goods_reindex      (GatewayDb *db, GError **error);

/* Appends the grams of @least to @most characters of @text, each with a blank behind it. Marks part words. */
void     customs_goods_append_grams (GString *grams, const char *text, guint least, guint most);

G_END_DECLS
