/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-session-private.h"

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
