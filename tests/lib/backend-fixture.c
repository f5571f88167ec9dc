/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "backend-fixture.h"

#include <string.h>
#include <sys/resource.h>

static GMutex log_lock;
static GString *kept_log;

static GLogWriterOutput
on_log (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         user_data)
{
  g_mutex_lock (&log_lock);
  for (gsize i = 0; i < n_fields; i++)
    {
      g_string_append_printf (kept_log, "%s=", fields[i].key);
      g_string_append_len (kept_log, fields[i].value, fields[i].length);
      g_string_append_c (kept_log, '\n');
    }
  g_mutex_unlock (&log_lock);

  return g_log_writer_default (level, fields, n_fields, user_data);
}

void
backend_log_keep (void)
{
  kept_log = g_string_new (NULL);
  g_log_set_writer_func (on_log, NULL, NULL);
}

guint
backend_log_count (const char *text)
{
  guint count = 0;

  g_mutex_lock (&log_lock);
  for (const char *hit = strstr (kept_log->str, text); hit != NULL; hit = strstr (hit + 1, text))
    count++;
  g_mutex_unlock (&log_lock);

  return count;
}

void
backend_log_assert_with (const char *text)
{
  if (backend_log_count (text) == 0)
    g_error ("The log misses \"%s\"", text);
}

void
backend_log_assert_without (const char *text)
{
  if (backend_log_count (text) != 0)
    g_error ("The log holds \"%s\"", text);
}

typedef struct
{
  JsonNode *root;
  GError *error;
  gboolean done;
} Outcome;

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &outcome->error);
  outcome->done = TRUE;
}

JsonNode *
backend_fetch (KioskBackend  *backend,
               KioskRequest  *request,
               GCancellable  *cancellable,
               GError       **error)
{
  Outcome outcome = { NULL, };

  kiosk_backend_send_async (backend, request, cancellable, send_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true ((outcome.root != NULL) != (outcome.error != NULL));
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.root;
}

void
backend_expect_error (KioskBackend *backend,
                      KioskError    code)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/things/%s", "1", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (backend_fetch (backend, request, NULL, &error));
  g_assert_error (error, KIOSK_ERROR, (int) code);
}

static gboolean
on_time_over (gpointer user_data)
{
  gboolean *over = user_data;

  *over = TRUE;

  return G_SOURCE_REMOVE;
}

void
backend_wait (gboolean *done,
              double    seconds)
{
  gboolean over = FALSE;
  guint id = g_timeout_add (seconds * 1000, on_time_over, &over);

  while (!over && !(done != NULL && *done))
    g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (id);
}

long
backend_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}
