/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KIOSK_JSON_MAX_DEPTH:
 *
 * Deepest nesting that kiosk_json_parse() takes; json-glib parses by recursion, so depth is a limit on the stack.
 */
#define KIOSK_JSON_MAX_DEPTH 32

/**
 * kiosk_json_parse:
 * @data: (array length=length): JSON in UTF-8
 * @length: bytes in @data
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Parses strictly by RFC 8259: one value, no comments, no duplicate member names, valid UTF-8 without NUL, no deeper than
 * %KIOSK_JSON_MAX_DEPTH. Whole numbers have to fit into a gint64; others are from 0.0001 to 10^17, or 0, so that what is read
 * can be written again.
 *
 * Returns: (transfer full) (nullable): the root
 */
JsonNode   *kiosk_json_parse (const char *data, gsize length, GError **error);

/**
 * kiosk_json_write:
 * @root: a value
 * @pretty: whether it is laid out for a person to read
 *
 * Writes what kiosk_json_parse() takes again. json-glib alone leaves a U+001F as it is, which RFC 8259 (7) does not allow.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
char       *kiosk_json_write (JsonNode *root, gboolean pretty);

/**
 * kiosk_json_root_object:
 * @root: (nullable): what was parsed
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Takes a text for the object that it has to be.
 *
 * Returns: (transfer none) (nullable): the object, which belongs to @root
 */
JsonObject *kiosk_json_root_object     (JsonNode *root, GError **error);

/**
 * kiosk_json_get_string:
 * @object: an object
 * @member: the name of a member
 * @value: (out) (transfer none): its value, which belongs to @object
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that has to be there and be a string. On failure @value stays as it was.
 *
 * Returns: %TRUE on success
 */
gboolean    kiosk_json_get_string      (JsonObject *object, const char *member, const char **value, GError **error);

/**
 * kiosk_json_get_int:
 * @object: an object
 * @member: the name of a member
 * @value: (out): its value
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that has to be there and be a whole number. On failure @value stays as it was.
 *
 * Returns: %TRUE on success
 */
gboolean    kiosk_json_get_int         (JsonObject *object, const char *member, gint64 *value, GError **error);

/**
 * kiosk_json_get_boolean:
 * @object: an object
 * @member: the name of a member
 * @value: (out): its value
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that has to be there and be true or false. On failure @value stays as it was.
 *
 * Returns: %TRUE on success
 */
gboolean    kiosk_json_get_boolean     (JsonObject *object, const char *member, gboolean *value, GError **error);

/**
 * kiosk_json_get_object:
 * @object: an object
 * @member: the name of a member
 * @value: (out) (transfer none): its value, which belongs to @object
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that has to be there and be an object. On failure @value stays as it was.
 *
 * Returns: %TRUE on success
 */
gboolean    kiosk_json_get_object      (JsonObject *object, const char *member, JsonObject **value, GError **error);

/**
 * kiosk_json_get_array:
 * @object: an object
 * @member: the name of a member
 * @value: (out) (transfer none): its value, which belongs to @object
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that has to be there and be an array. On failure @value stays as it was.
 *
 * Returns: %TRUE on success
 */
gboolean    kiosk_json_get_array       (JsonObject *object, const char *member, JsonArray **value, GError **error);

/**
 * kiosk_json_get_time:
 * @object: an object
 * @member: the name of a member
 * @value: (inout) (transfer full): the moment; what it held before, which may be %NULL, is released
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that has to be there and be a moment with its zone (ISO 8601). On failure @value stays as it was.
 *
 * Returns: %TRUE on success
 */
gboolean    kiosk_json_get_time        (JsonObject *object, const char *member, GDateTime **value, GError **error);

/**
 * kiosk_json_optional_string:
 * @object: an object
 * @member: the name of a member
 * @value: (inout) (transfer none): its value, which belongs to @object
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that is a string where it is there. Where it is absent or null, @value stays as it was.
 *
 * Returns: %TRUE unless it is there and of another type
 */
gboolean    kiosk_json_optional_string (JsonObject *object, const char *member, const char **value, GError **error);

/**
 * kiosk_json_optional_int:
 * @object: an object
 * @member: the name of a member
 * @value: (inout): its value
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that is a whole number where it is there. Where it is absent or null, @value stays as it was.
 *
 * Returns: %TRUE unless it is there and of another type
 */
gboolean    kiosk_json_optional_int    (JsonObject *object, const char *member, gint64 *value, GError **error);

/**
 * kiosk_json_optional_object:
 * @object: an object
 * @member: the name of a member
 * @value: (inout) (transfer none): its value, which belongs to @object
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that is an object where it is there. Where it is absent or null, @value stays as it was.
 *
 * Returns: %TRUE unless it is there and of another type
 */
gboolean    kiosk_json_optional_object (JsonObject *object, const char *member, JsonObject **value, GError **error);

/**
 * kiosk_json_optional_time:
 * @object: an object
 * @member: the name of a member
 * @value: (inout) (transfer full): the moment; what it held before, which may be %NULL, is released
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the member
 *
 * Reads a member that is a moment with its zone (ISO 8601) where it is there. Where it is absent or null, @value stays
 * as it was.
 *
 * Returns: %TRUE unless it is there and of another type
 */
gboolean    kiosk_json_optional_time   (JsonObject *object, const char *member, GDateTime **value, GError **error);

/**
 * kiosk_json_array_object:
 * @array: an array
 * @index: the index of an element
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Reads an element that has to be there and be an object.
 *
 * Returns: (transfer none) (nullable): the element, if it is an object
 */
JsonObject *kiosk_json_array_object    (JsonArray *array, guint index, GError **error);

/**
 * kiosk_json_refuse_unknown:
 * @object: an object that somebody sent
 * @known: (array zero-terminated=1): the members that it may have
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the first stranger
 *
 * Refuses an object with a member that nobody reads, such as a name that was misspelt.
 *
 * Returns: %TRUE if it has no other
 */
gboolean    kiosk_json_refuse_unknown  (JsonObject *object, const char * const *known, GError **error);

G_END_DECLS
