/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-audited.h"

#include "gateway-request-private.h"

typedef struct
{
  char *actor;
  char *action;
  char *object;
  char *media_type;
  char *text;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->actor);
  g_free (reading->action);
  g_free (reading->object);
  g_free (reading->media_type);
  g_free (reading->text);
  g_free (reading);
}

static gboolean
write_reading (GatewayDb  *db,
               gpointer    data,
               GError    **error)
{
  Reading *reading = data;

  return gateway_bearers_audit (db, reading->actor, reading->action, reading->object, error);
}

static void
answer_reading (GatewayRequest *request,
                gpointer        data,
                const GError   *error)
{
  Reading *reading = data;

  gateway_request_answer_text (request, 200, reading->media_type, g_steal_pointer (&reading->text), NULL, NULL);
}

void
gateway_audited_answer (GatewayRequest *request,
                        const char     *action,
                        const char     *object,
                        const char     *media_type,
                        char           *text)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->actor = g_strdup (gateway_request_bearer (request));
  reading->action = g_strdup (action);
  reading->object = g_strdup (object);
  reading->media_type = g_strdup (media_type);
  reading->text = text;
  gateway_request_write (request, write_reading, answer_reading, reading, reading_free);
}
