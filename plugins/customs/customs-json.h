/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* What the parsers of this service need beyond kiosk-json.h. An absent or null member is success and leaves @value as
 * it was; one of another type or form is KIOSK_ERROR_INVALID_INPUT. */

gboolean   customs_json_dup_string     (JsonObject   *object,
                                        const char   *member,
                                        char        **value,
                                        GError      **error);
gboolean   customs_json_get_decimal    (JsonObject   *object,
                                        const char   *member,
                                        guint         places,
                                        gint64       *value,
                                        GError      **error);
gboolean   customs_json_get_array      (JsonObject   *object,
                                        const char   *member,
                                        JsonArray   **value,
                                        GError      **error);

/**
 * customs_json_enum:
 * @words: (array zero-terminated=1): the words of the contract, in the order of the enumeration
 * @word: a word of an answer
 * @otherwise: what a word that is not known yet stands for
 *
 * Returns: the value of the enumeration
 */
guint      customs_json_enum           (const char * const *words,
                                        const char         *word,
                                        guint               otherwise);

G_END_DECLS
