/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files that the Single Window's client drops, and what is made of them. */

#include "fuzz.h"

#include "customs-receipt.h"
#include "customs-status.h"
#include "customs-time.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  return 0;
}

static void
check_time (const char *text)
{
  g_autofree char *time = customs_time_parse (text);
  char buffer[CUSTOMS_TIME_ISO_SIZE];
  g_autofree char *day = customs_time_to_day (time);

  g_assert_true (*time == '\0' || strlen (time) == CUSTOMS_TIME_LENGTH);
  g_assert_true ((customs_time_to_iso (time, buffer) == NULL) == (*time == '\0'));
  g_assert_true ((day == NULL) == (*time == '\0'));
  if (*time != '\0')
    {
      g_autofree char *again = customs_time_parse (buffer);

      g_assert_cmpint (strncmp (again, time, 14), ==, 0);
    }
}

static void
check_fields (const CustomsMessage *message,
              GArray               *events)
{
  GHashTableIter iter;
  const char *name, *text;

  g_hash_table_iter_init (&iter, message->fields);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &text))
    {
      g_autofree char *redacted = customs_message_redact (text);

      g_assert_true (g_utf8_validate (text, -1, NULL) && g_utf8_validate (redacted, -1, NULL));
      g_assert_cmpstr (name, !=, "buyerIdNumber");
      check_time (text);
      g_array_append_val (events, ((CustomsEvent) { .code = text, .at = "", .info = name }));
    }
}

static void
check_message (const CustomsMessage *message)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (CustomsEvent));

  check_fields (message, events);
  g_assert_cmpuint (strlen (customs_message_get_digest (message)), ==, 64);
  for (CustomsKind kind = CUSTOMS_KIND_DECLARATION; kind <= CUSTOMS_KIND_WAYBILL; kind++)
    {
      g_auto (CustomsStatus) status = { 0 };

      customs_status_reduce (&status, kind, (CustomsEvent *) (gpointer) events->data, events->len);
      g_assert_nonnull (customs_stage_get_nick (status.stage));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = customs_receipt_parse (text, size, &error);

  if (messages == NULL)
    {
      g_assert_true (error->domain == CUSTOMS_RECEIPT_ERROR && *error->message != '\0');
      return 0;
    }

  g_assert_cmpuint (messages->len, >, 0);
  for (guint i = 0; i < messages->len; i++)
    check_message (messages->pdata[i]);
  return 0;
}
