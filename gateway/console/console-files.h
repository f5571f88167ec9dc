/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* The pages of the console, as they are built into the program. */
typedef struct _ConsoleFiles ConsoleFiles;

ConsoleFiles *console_files_new   (void);
void          console_files_free  (ConsoleFiles *files);

/* Handlers: the page itself, and the file that the one or two parameters of the path name. @files: a ConsoleFiles */
void          console_files_index (GatewayRequest *request, gpointer files);
void          console_files_show  (GatewayRequest *request, gpointer files);

G_END_DECLS
