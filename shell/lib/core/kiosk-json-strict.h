/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What json-glib lets pass and RFC 8259 (or I-JSON, RFC 7493, for repeated names) does not: depth without bound, comments,
 * text behind the value, repeated member names, numbers that are not kept as they are, invalid UTF-8, NUL, escaped lone surrogates. */
gboolean kiosk_json_check_strict (const char  *data,
                                  gsize        length,
                                  GError     **error);

G_END_DECLS
