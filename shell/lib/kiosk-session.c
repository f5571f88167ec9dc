/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-session-private.h"

#include "core/kiosk-core.h"

#define CONNECTIONS 8

/* HTTP/2 in libsoup before 3.4 stalls and crashes, and this variable is the only way to refuse it there. It is set as the
 * library is mapped: once other threads read the environment, it may no longer be written. */
__attribute__ ((constructor)) static void
force_http1 (void)
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
}

SoupSession *
kiosk_session_new (void)
{
  SoupSession *session = soup_session_new_with_options ("max-conns", CONNECTIONS,
                                                        "max-conns-per-host", CONNECTIONS,
                                                        "user-agent", "park-kiosk/" KIOSK_VERSION,
                                                        "timeout", 0,
                                                        "proxy-resolver", NULL,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

static gboolean
is_http (GUri *uri)
{
  return (g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https"))
         && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

SoupMessage *
kiosk_session_new_message (const char *method,
                           const char *address,
                           const char *token)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *authorization = token != NULL ? g_strconcat ("Bearer ", token, NULL) : NULL;
  SoupMessageHeaders *headers;
  SoupMessage *message;

  if (uri == NULL || !is_http (uri))
    return NULL;

  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_append (headers, "Accept", "application/json, " KIOSK_PROBLEM_MEDIA_TYPE);
  if (authorization != NULL)
    soup_message_headers_append (headers, "Authorization", authorization);
  return message;
}
