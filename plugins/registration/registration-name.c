/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-name.h"

#include <string.h>

static char *
dup_answer (JsonObject *answers,
            const char *key)
{
  return g_strdup (json_object_get_string_member_with_default (answers, key, ""));
}

RegistrationName *
registration_name_from_answers (JsonObject *answers)
{
  RegistrationName *name = g_new0 (RegistrationName, 1);
  gboolean other = strcmp (json_object_get_string_member_with_default (answers, "trade", ""), "other") == 0;

  name->region = dup_answer (answers, "region");
  name->brand = dup_answer (answers, "brand");
  name->industry = dup_answer (answers, other ? "trade_other" : "trade");
  name->form = dup_answer (answers, "form");
  return name;
}

char *
registration_name_compose (const RegistrationName *name)
{
  return g_strconcat (name->region, name->brand, name->industry, name->form, NULL);
}

void
registration_name_free (RegistrationName *name)
{
  g_free (name->region);
  g_free (name->brand);
  g_free (name->industry);
  g_free (name->form);
  g_free (name);
}

static void
finding_free (gpointer data)
{
  RegistrationFinding *finding = data;

  g_free (finding->part);
  g_free (finding->reason);
  g_free (finding->article);
  g_free (finding->about);
  g_free (finding);
}

static gboolean
read_verdict (JsonObject           *object,
              RegistrationVerdict  *verdict,
              GError              **error)
{
  static const char * const words[] = { "pass", "warn", "refuse" };
  const char *word;

  if (!kiosk_json_get_string (object, "verdict", &word, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      {
        *verdict = (RegistrationVerdict) i;
        return TRUE;
      }

  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "verdict is none: %s", word);
  return FALSE;
}

static gboolean
read_finding (RegistrationNameCheck  *check,
              JsonObject             *object,
              GError                **error)
{
  const char *part, *reason, *article, *about = NULL;
  RegistrationVerdict verdict;
  RegistrationFinding *finding;

  if (object == NULL
      || !read_verdict (object, &verdict, error)
      || !kiosk_json_get_string (object, "part", &part, error)
      || !kiosk_json_get_string (object, "reason", &reason, error)
      || !kiosk_json_get_string (object, "article", &article, error)
      || !kiosk_json_optional_string (object, "about", &about, error))
    return FALSE;

  finding = g_new0 (RegistrationFinding, 1);
  *finding = (RegistrationFinding) { verdict, g_strdup (part), g_strdup (reason), g_strdup (article), g_strdup (about) };
  g_ptr_array_add (check->findings, finding);
  return TRUE;
}

RegistrationNameCheck *
registration_name_check_from_json (JsonObject  *root,
                                   GError     **error)
{
  g_autoptr (RegistrationNameCheck) check = g_rc_box_new0 (RegistrationNameCheck);
  JsonArray *findings;

  check->findings = g_ptr_array_new_with_free_func (finding_free);
  if (!read_verdict (root, &check->verdict, error) || !kiosk_json_get_array (root, "findings", &findings, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (findings); i++)
    if (!read_finding (check, kiosk_json_array_object (findings, i, error), error))
      return NULL;

  return g_steal_pointer (&check);
}

RegistrationNameCheck *
registration_name_check_ref (RegistrationNameCheck *check)
{
  return g_rc_box_acquire (check);
}

static void
name_check_clear (RegistrationNameCheck *check)
{
  g_ptr_array_unref (check->findings);
}

void
registration_name_check_unref (RegistrationNameCheck *check)
{
  g_rc_box_release_full (check, (GDestroyNotify) name_check_clear);
}
