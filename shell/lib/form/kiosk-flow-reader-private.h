/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_FLOW_READER_MOST_BYTES (256 * 1024)

/*
 * Holds the text of a flow file against the grammar, without making anything of it. What is wrong is told with the name of
 * the file and the line. @service is the service that the file belongs to: the only domain, besides the kiosk's own, from
 * which its words may be translated.
 */
gboolean kiosk_flow_reader_check (const char  *file,
                                  const char  *service,
                                  const char  *text,
                                  gsize        length,
                                  GError     **error);

G_END_DECLS
