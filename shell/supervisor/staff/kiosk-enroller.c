/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-enroller.h"

#include "kiosk-gateway-check.h"

#include <glib/gstdio.h>
#include <string.h>

#define OTHER_FILE "-2"

typedef struct
{
  KioskSettingsStore *settings;   /* (owned) */
  char               *token_file;
  KioskEnrolment     *enrolment;  /* (owned) */
  char               *detail;     /* (nullable) */
} Enrolling;

static void
enrolling_free (gpointer data)
{
  Enrolling *enrolling = data;

  g_object_unref (enrolling->settings);
  g_free (enrolling->token_file);
  kiosk_enrolment_free (enrolling->enrolment);
  g_free (enrolling->detail);
  g_free (enrolling);
}

/* (transfer full): a string as settings have it in text */
static char *
in_text (const char *string)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (string));

  return g_variant_print (value, FALSE);
}

static char *
file_in_use (Enrolling *enrolling)
{
  g_autofree char *text = kiosk_settings_store_get (enrolling->settings, "Kiosk", "token-file");
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE_STRING, text, NULL, NULL, NULL);

  return g_variant_dup_string (value, NULL);
}

static gboolean
put_into_settings (Enrolling   *enrolling,
                   const char  *token_file,
                   GError     **error)
{
  g_autofree char *gateway = in_text (enrolling->enrolment->gateway);
  g_autofree char *park = in_text (enrolling->enrolment->park);
  g_autofree char *terminal = in_text (enrolling->enrolment->terminal);
  g_autofree char *file = in_text (token_file);
  const char * const pairs[] = { "gateway-url", gateway, "park", park, "terminal-name", terminal, "token-file", file, NULL };

  return kiosk_settings_store_set_all (enrolling->settings, "Kiosk", pairs, error);
}

/* The settings name the file of the token, and so decide by one stroke which token and which gateway belong together. */
static gboolean
take_over (Enrolling  *enrolling,
           GError    **error)
{
  g_autofree char *old = file_in_use (enrolling);
  g_autofree char *other = g_strconcat (enrolling->token_file, OTHER_FILE, NULL);
  const char *file = strcmp (old, enrolling->token_file) == 0 ? other : enrolling->token_file;

  if (!g_file_set_contents_full (file, enrolling->enrolment->token, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error))
    return FALSE;
  if (!put_into_settings (enrolling, file, error))
    {
      g_unlink (file);
      return FALSE;
    }

  if (strcmp (old, enrolling->token_file) == 0 || strcmp (old, other) == 0)
    g_unlink (old);
  return TRUE;
}

static const char *
compare (Enrolling               *enrolling,
         const KioskGatewayCheck *check)
{
  g_autofree char *detail = NULL;

  if (*check->cause != '\0')
    {
      enrolling->detail = g_strdup (check->detail);
      return check->cause;
    }

  detail = g_strdup_printf ("%s, %s", check->park, check->terminal);
  if (strcmp (check->park, enrolling->enrolment->park) == 0 && strcmp (check->terminal, enrolling->enrolment->terminal) == 0)
    return "";

  enrolling->detail = g_steal_pointer (&detail);
  return strcmp (check->park, enrolling->enrolment->park) != 0 ? "other-park" : "other-terminal";
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (KioskGatewayCheck) check = kiosk_gateway_check_finish (result);
  Enrolling *enrolling = g_task_get_task_data (task);
  const char *cause = compare (enrolling, check);
  g_autoptr (GError) error = NULL;

  if (*cause == '\0' && !take_over (enrolling, &error))
    {
      enrolling->detail = g_strdup (error->message);
      cause = "disk";
    }
  g_task_return_pointer (task, (gpointer) cause, NULL);
}

/* A park that has no profile here is refused before the gateway is asked. */
static gboolean
check_form (Enrolling  *enrolling,
            GError    **error)
{
  const KioskEnrolment *enrolment = enrolling->enrolment;
  g_autofree char *park = in_text (enrolment->park);

  return kiosk_enrolment_check (enrolment, error)
         && kiosk_settings_store_check (enrolling->settings, "Kiosk", "park", park, error);
}

void
kiosk_enroller_enrol_async (KioskSettingsStore  *settings,
                            const char          *token_file,
                            KioskEnrolment      *enrolment,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Enrolling *enrolling = g_new0 (Enrolling, 1);
  g_autoptr (GError) error = NULL;

  enrolling->settings = g_object_ref (settings);
  enrolling->token_file = g_strdup (token_file);
  enrolling->enrolment = enrolment;
  g_task_set_source_tag (task, kiosk_enroller_enrol_async);
  g_task_set_task_data (task, enrolling, enrolling_free);
  if (check_form (enrolling, &error))
    {
      kiosk_gateway_check_async (enrolment->gateway, enrolment->token, on_checked, g_object_ref (task));
      return;
    }

  enrolling->detail = g_strdup (error->message);
  g_task_return_pointer (task, (gpointer) "form", NULL);
}

const char *
kiosk_enroller_enrol_finish (GAsyncResult  *result,
                             char         **detail)
{
  Enrolling *enrolling = g_task_get_task_data (G_TASK (result));

  *detail = g_strdup (enrolling->detail != NULL ? enrolling->detail : "");
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
