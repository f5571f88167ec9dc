/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-draft-private.h"

#include <stdlib.h>
#include <sys/random.h>

#define CODE_LENGTH 8

/* A visitor may type it in small letters, and with the hyphen that was shown. */
static char *
normalise (const char *code)
{
  GString *text = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (text, g_ascii_toupper (*p));
  return g_string_free (text, FALSE);
}

KioskDraft *
kiosk_draft_new (const char *service,
                 const char *code,
                 const char *phone_end)
{
  KioskDraft *draft = g_rc_box_new0 (KioskDraft);

  draft->service = g_strdup (service);
  draft->code = normalise (code);
  draft->phone_end = g_strdup (phone_end);
  return draft;
}

KioskDraft *
kiosk_draft_ref (KioskDraft *draft)
{
  return g_rc_box_acquire (draft);
}

static void
clear (gpointer data)
{
  KioskDraft *draft = data;

  g_free (draft->service);
  g_free (draft->code);
  g_free (draft->phone_end);
}

void
kiosk_draft_unref (KioskDraft *draft)
{
  g_rc_box_release_full (draft, clear);
}

/* By the system's own generator: whoever knows a code needs only four digits more. */
static guchar
random_below (guchar limit)
{
  guchar byte;

  do
    if (getrandom (&byte, 1, 0) != 1)
      abort ();
  while (byte >= 256 / limit * limit);
  return byte % limit;
}

char *
kiosk_draft_new_code (void)
{
  static const char letters[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  char code[CODE_LENGTH + 1] = { 0 };

  for (guint i = 0; i < CODE_LENGTH; i++)
    code[i] = letters[random_below (sizeof letters - 1)];
  return g_strdup (code);
}

char *
kiosk_draft_dup_words (const KioskDraft *draft)
{
  return g_strdup_printf ("%.4s-%s", draft->code, draft->code + CODE_LENGTH / 2);
}

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskReceipt) receipt = kiosk_context_submit_finish (KIOSK_CONTEXT (source), result, &error);

  if (receipt == NULL)
    g_debug ("A draft is not ended: %s", error->message);
}

void
kiosk_draft_end (KioskDraft   *draft,
                 KioskContext *context)
{
  g_autoptr (JsonNode) payload = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (KioskSubmission) submission = NULL;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", draft->code);
  json_object_set_string_member (object, "phone_end", draft->phone_end);
  json_node_take_object (payload, object);
  submission = kiosk_submission_new (draft->service, "draft-end", payload);
  kiosk_context_submit_async (context, submission, NULL, on_ended, NULL);
}
