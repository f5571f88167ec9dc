/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON straight into a text, for answers that are asked for thousands of times a second. Commas come by
 * themselves. A name is a member's in an object, written as it is, and NULL in an array; a NULL text writes nothing. */
void gateway_json_begin   (GString *json, const char *name, char bracket);   /* '{' or '[' */
void gateway_json_end     (GString *json, char bracket);                     /* '}' or ']' */
void gateway_json_text    (GString *json, const char *name, const char *text);
void gateway_json_boolean (GString *json, const char *name, gboolean value);
void gateway_json_int     (GString *json, const char *name, gint64 value);
void gateway_json_raw     (GString *json, const char *name, const char *text);   /* a whole JSON text */

G_END_DECLS
