/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a technician asks of a running kiosk's outbox; one of them is set. */
typedef struct
{
  gboolean  list;
  char     *retry;       /* (nullable): a key, or "all" */
  char     *discard;     /* (nullable): a key */
  char     *export_to;   /* (nullable): a file that does not exist yet */
  char     *accept_key;  /* (nullable): an identifier */
} KioskOutboxCommands;

void     kiosk_outbox_commands_clear (KioskOutboxCommands       *commands);

/* Whether any of them is set. */
gboolean kiosk_outbox_commands_any   (const KioskOutboxCommands *commands);

/* Carries it out and prints the answer. @runtime is the runtime directory of the running supervisor. */
gboolean kiosk_outbox_commands_run   (const KioskOutboxCommands *commands,
                                      const char                *runtime,
                                      GError                   **error);

G_END_DECLS
