/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-faults.h"

#include "../http/gateway-json-writer.h"
#include "kiosk-core.h"

#include <string.h>

#define MOST_FAULTS   100
#define LEAST_PHONE   7
#define MOST_PHONE    15
#define FACTOR_DIGITS 4

struct _IntakeFaults
{
  GString *json;
  guint    n;
};

IntakeFaults *
intake_faults_new (void)
{
  IntakeFaults *faults = g_new0 (IntakeFaults, 1);

  faults->json = g_string_new ("[");
  return faults;
}

void
intake_faults_free (IntakeFaults *faults)
{
  g_string_free (faults->json, TRUE);
  g_free (faults);
}

void
intake_faults_add (IntakeFaults *faults,
                   const char   *reason,
                   const char   *field)
{
  if (faults->n++ >= MOST_FAULTS)
    return;

  gateway_json_begin (faults->json, NULL, '{');
  gateway_json_text (faults->json, "field", field);
  gateway_json_text (faults->json, "reason", reason);
  gateway_json_end (faults->json, '}');
}

gboolean
intake_faults_any (const IntakeFaults *faults)
{
  return faults->n > 0;
}

char *
intake_faults_to_json (const IntakeFaults *faults)
{
  return g_strconcat (faults->json->str, "]", NULL);
}

void
intake_form_fault (const IntakeForm *form,
                   const char       *member,
                   const char       *reason)
{
  g_autofree char *field = g_strconcat (form->path, member, NULL);

  intake_faults_add (form->faults, reason, field);
}

void
intake_form_refuse_unknown (const IntakeForm   *form,
                            const char * const *known)
{
  JsonObjectIter iter;
  const char *member;

  if (form->object == NULL)
    return;

  json_object_iter_init (&iter, form->object);
  while (json_object_iter_next (&iter, &member, NULL))
    if (!g_strv_contains (known, member))
      {
        /* the name is the sender's own, and is not told back */
        intake_form_fault (form, "", "unknown-member");
        return;
      }
}

/* The member, unless it is absent or null. */
static JsonNode *
get_node (const IntakeForm *form,
          const char       *member,
          gboolean          required)
{
  JsonNode *node = form->object != NULL ? json_object_get_member (form->object, member) : NULL;

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    return node;

  if (required && form->object != NULL)
    intake_form_fault (form, member, "required");
  return NULL;
}

gboolean
intake_is_blank (const char *text)
{
  return strspn (text, " \n") == strlen (text);
}

/* Lines may end; nothing else may steer what shows the text. */
static gboolean
is_harmless (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean steers = (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;

      if (steers || (g_unichar_iscntrl (c) && c != '\n') || (c & 0xfffe) == 0xfffe)
        return FALSE;
    }

  return TRUE;
}

const char *
intake_form_text (const IntakeForm *form,
                  const char       *member,
                  guint             most,
                  gboolean          required)
{
  JsonNode *node = get_node (form, member, required);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (node == NULL)
    return NULL;

  if (text == NULL)
    intake_form_fault (form, member, "wrong-type");
  else if (intake_is_blank (text))
    {
      if (required)
        intake_form_fault (form, member, "required");
    }
  else if (g_utf8_strlen (text, -1) > most)
    intake_form_fault (form, member, "too-long");
  else if (!is_harmless (text))
    intake_form_fault (form, member, "characters");
  else
    return text;
  return NULL;
}

const char *
intake_form_choice (const IntakeForm   *form,
                    const char         *member,
                    const char * const *choices,
                    gboolean            required)
{
  const char *text = intake_form_text (form, member, 64, required);

  if (text == NULL || g_strv_contains (choices, text))
    return text;

  intake_form_fault (form, member, "not-offered");
  return NULL;
}

gboolean
intake_form_int (const IntakeForm *form,
                 const char       *member,
                 gint64            least,
                 gint64            most,
                 gint64           *value)
{
  JsonNode *node = get_node (form, member, INTAKE_REQUIRED);

  if (node == NULL)
    return FALSE;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    intake_form_fault (form, member, "wrong-type");
  else if (json_node_get_int (node) < least || json_node_get_int (node) > most)
    intake_form_fault (form, member, "out-of-range");
  else
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  return FALSE;
}

gboolean
intake_form_boolean (const IntakeForm *form,
                     const char       *member,
                     gboolean          required)
{
  JsonNode *node = get_node (form, member, required);

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);

  intake_form_fault (form, member, "wrong-type");
  return FALSE;
}

void
intake_form_agreed (const IntakeForm *form,
                    const char       *member)
{
  if (!intake_form_boolean (form, member, INTAKE_OPTIONAL))
    intake_form_fault (form, member, "required");
}

JsonObject *
intake_form_object (const IntakeForm *form,
                    const char       *member,
                    gboolean          required)
{
  JsonNode *node = get_node (form, member, required);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  intake_form_fault (form, member, "wrong-type");
  return NULL;
}

JsonArray *
intake_form_array (const IntakeForm *form,
                   const char       *member,
                   guint             least,
                   guint             most,
                   gboolean          required)
{
  JsonNode *node = get_node (form, member, required);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node == NULL)
    return NULL;

  if (array == NULL)
    intake_form_fault (form, member, "wrong-type");
  else if (json_array_get_length (array) < least)
    intake_form_fault (form, member, "too-few");
  else if (json_array_get_length (array) > most)
    intake_form_fault (form, member, "too-many");
  else
    return array;
  return NULL;
}

void
intake_form_choices (const IntakeForm   *form,
                     const char         *member,
                     const char * const *choices,
                     guint               most)
{
  JsonArray *array = intake_form_array (form, member, 0, most, INTAKE_OPTIONAL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%u", member, i);
      JsonNode *node = json_array_get_element (array, i);
      const char *choice = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (choice == NULL)
        intake_form_fault (form, path, "wrong-type");
      else if (!g_strv_contains (choices, choice))
        intake_form_fault (form, path, "not-offered");
    }
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += g_ascii_isdigit (*p);
  return n;
}

const char *
intake_form_phone (const IntakeForm *form,
                   const char       *member,
                   gboolean          required)
{
  const char *phone = intake_form_text (form, member, 24, required);
  guint digits;

  if (phone == NULL)
    return NULL;

  digits = count_digits (phone);
  if (strspn (phone, "0123456789+-() ") == strlen (phone) && digits >= LEAST_PHONE && digits <= MOST_PHONE)
    return phone;

  intake_form_fault (form, member, "format");
  return NULL;
}

gboolean
intake_form_date (const IntakeForm *form,
                  const char       *member,
                  GDate            *date)
{
  const char *text = intake_form_text (form, member, 10, INTAKE_REQUIRED);
  gboolean shaped = text != NULL && strspn (text, "0123456789-") == 10 && text[4] == '-' && text[7] == '-';
  g_autofree char *moment = shaped ? g_strconcat (text, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  int year, month, day;

  g_date_clear (date, 1);
  if (text != NULL && time == NULL)
    intake_form_fault (form, member, "format");
  if (time == NULL)
    return FALSE;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

char *
intake_form_identity (const IntakeForm   *form,
                      const char * const *id_types)
{
  const char *type = intake_form_choice (form, "id_type", id_types, INTAKE_REQUIRED);
  const char *number = intake_form_text (form, "id_number", 40, INTAKE_REQUIRED);
  g_autofree char *normal = NULL;
  KioskIdentifier kind;

  if (type == NULL || number == NULL || !kiosk_identifier_from_nick (type, &kind))
    return NULL;

  normal = kiosk_identifier_check (kind, number, NULL, NULL);
  if (normal != NULL)
    return g_strconcat (type, ":", normal, NULL);

  intake_form_fault (form, "id_number", "format");
  return NULL;
}

char *
intake_phone_digits (const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

char *
intake_phone_factor (const char *phone)
{
  g_autofree char *digits = intake_phone_digits (phone);
  gsize length = strlen (digits);

  return g_strdup (digits + length - MIN (length, FACTOR_DIGITS));
}
