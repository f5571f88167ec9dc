/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-photos.h"

#include <string.h>

#define MOST_PAGES 6
#define MOST_BYTES 500000
#define BEGINNING  "/9j/"   /* of every JPEG file (ITU-T T.81, B.2.1: SOI and a marker), in base64 */

static const char * const page_members[] = { "label", "type", "data", NULL };

gboolean
intake_photos_is_base64 (const char *text)
{
  gsize length = strlen (text);
  gsize body = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  return length % 4 == 0 && length - body <= 2 && strspn (text + body, "=") == length - body;
}

static void
check_data (const IntakeForm *page)
{
  JsonNode *node = json_object_get_member (page->object, "data");
  const char *data = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (data == NULL)
    intake_form_fault (page, "data", node == NULL ? "required" : "wrong-type");
  else if (strlen (data) > (MOST_BYTES + 2) / 3 * 4)
    intake_form_fault (page, "data", "too-long");
  else if (!g_str_has_prefix (data, BEGINNING) || !intake_photos_is_base64 (data))
    intake_form_fault (page, "data", "format");
}

static void
check_page (const IntakeForm *page)
{
  const char *type;

  if (page->object == NULL)
    {
      intake_form_fault (page, "", "wrong-type");
      return;
    }

  intake_form_refuse_unknown (page, page_members);
  intake_form_text (page, "label", 100, INTAKE_REQUIRED);
  type = intake_form_text (page, "type", 64, INTAKE_REQUIRED);
  if (type != NULL && strcmp (type, "image/jpeg") != 0)
    intake_form_fault (page, "type", "not-offered");
  check_data (page);
}

void
intake_photos_check (const IntakeForm *form,
                     const char       *member)
{
  JsonArray *pages = intake_form_array (form, member, 0, MOST_PAGES, INTAKE_OPTIONAL);

  for (guint i = 0; pages != NULL && i < json_array_get_length (pages); i++)
    {
      JsonNode *node = json_array_get_element (pages, i);
      g_autofree char *path = g_strdup_printf ("%s%s.%u.", form->path, member, i);
      IntakeForm page = { form->faults, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL, path };

      check_page (&page);
    }
}

gboolean
intake_photos_store (GatewayDb   *db,
                     const char  *reference,
                     JsonObject  *payload,
                     const char  *member,
                     GError     **error)
{
  JsonNode *node = json_object_get_member (payload, member);
  JsonArray *pages = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; pages != NULL && i < json_array_get_length (pages); i++)
    {
      JsonObject *page = json_array_get_object_element (pages, i);

      if (gateway_db_execute (db, error, "INSERT INTO photos (reference, page, label, type, data) VALUES ($1, $2, $3, $4, $5)", "sisss",
                              reference, (gint64) i + 1, json_object_get_string_member (page, "label"),
                              json_object_get_string_member (page, "type"), json_object_get_string_member (page, "data")) < 0)
        return FALSE;
    }

  return TRUE;
}
