/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-fleet-commands.h"

#include "core/kiosk-core.h"

#include <string.h>

struct _KioskFleetCommands
{
  GObject            parent_instance;

  KioskSupervisor   *supervisor;  /* (owned) */
  KioskOutboxSender *outbox;      /* (owned) */
  KioskAudit        *audit;       /* (owned) */
  char              *file;
  GArray            *done;        /* gint64: those that the gateway does not know of yet */
  guint              told;        /* how many of them, from the first, are on their way */
};

enum
{
  SIGNAL_RESTART,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskFleetCommands, kiosk_fleet_commands, G_TYPE_OBJECT)

static gboolean
save (KioskFleetCommands *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->done->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", g_array_index (self->done, gint64, i));
  if (g_file_set_contents_full (self->file, text->str, (gssize) text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    return TRUE;

  g_warning ("Commands cannot be noted, and are not done: %s", error->message);
  return FALSE;
}

static void
load (KioskFleetCommands *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->file, &text, NULL, NULL))
    return;

  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (lines[i], NULL, 10);

      if (id > 0)
        g_array_append_val (self->done, id);
    }
}

static gboolean
is_done (KioskFleetCommands *self,
         gint64              id)
{
  for (guint i = 0; i < self->done->len; i++)
    if (g_array_index (self->done, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
retry_all (KioskOutboxStore  *store,
           KioskOutboxJob    *job,
           GError           **error)
{
  return kiosk_outbox_store_retry (store, NULL, error) >= 0;
}

static void
on_retried (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskOutboxSender) outbox = user_data;

  kiosk_outbox_sender_wake (outbox);
}

static void
end_visit (KioskFleetCommands *self,
           const char         *argument)
{
  kiosk_supervisor_end_visit (self->supervisor);
}

static void
restart (KioskFleetCommands *self,
         const char         *argument)
{
  g_signal_emit (self, signals[SIGNAL_RESTART], 0);
}

static void
release_quarantine (KioskFleetCommands *self,
                    const char         *argument)
{
  kiosk_quarantine_release (kiosk_supervisor_get_quarantine (self->supervisor), argument);
}

static void
retry_outbox (KioskFleetCommands *self,
              const char         *argument)
{
  const KioskOutboxJob job = { NULL };

  kiosk_outbox_worker_run_async (kiosk_outbox_sender_get_worker (self->outbox), retry_all, &job, on_retried, g_object_ref (self->outbox));
}

static const struct
{
  const char *kind;
  void      (*carry_out) (KioskFleetCommands *self, const char *argument);
  gboolean    disturbs;   /* whoever uses the screen */
} kinds[] = {
  { "end-visit", end_visit, TRUE },
  { "restart", restart, TRUE },
  { "release-quarantine", release_quarantine, FALSE },
  { "retry-outbox", retry_outbox, FALSE },
};

static void
carry_out (KioskFleetCommands *self,
           guint               kind,
           gint64              id,
           const char         *argument)
{
  g_autofree char *detail = g_strdup_printf ("%s %s", kinds[kind].kind, argument);

  if (kinds[kind].disturbs && kiosk_supervisor_is_used (self->supervisor))
    return;

  g_array_append_val (self->done, id);
  if (!save (self))
    {
      g_array_set_size (self->done, self->done->len - 1);
      return;
    }

  kiosk_audit_record (self->audit, "gateway", "command", detail);
  kinds[kind].carry_out (self, argument);
}

/* A kind that this version does not know stays undone, until the terminal is newer. */
static void
take_one (KioskFleetCommands *self,
          JsonObject         *command)
{
  const char *kind = NULL;
  const char *argument = "";
  gint64 id = 0;

  if (!kiosk_json_get_int (command, "id", &id, NULL) || !kiosk_json_get_string (command, "kind", &kind, NULL)
      || !kiosk_json_optional_string (command, "argument", &argument, NULL) || is_done (self, id))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      carry_out (self, i, id, argument);
}

void
kiosk_fleet_commands_take (KioskFleetCommands *self,
                           JsonArray          *commands)
{
  for (guint i = 0; i < json_array_get_length (commands); i++)
    {
      JsonObject *command = kiosk_json_array_object (commands, i, NULL);

      if (command != NULL)
        take_one (self, command);
    }
}

void
kiosk_fleet_commands_add_done (KioskFleetCommands *self,
                               JsonBuilder        *builder)
{
  self->told = self->done->len;
  json_builder_set_member_name (builder, "done");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->told; i++)
    json_builder_add_int_value (builder, g_array_index (self->done, gint64, i));
  json_builder_end_array (builder);
}

void
kiosk_fleet_commands_told (KioskFleetCommands *self)
{
  if (self->told == 0)
    return;

  g_array_remove_range (self->done, 0, self->told);
  self->told = 0;
  save (self);
}

KioskFleetCommands *
kiosk_fleet_commands_new (KioskSupervisor   *supervisor,
                          KioskOutboxSender *outbox,
                          KioskAudit        *audit,
                          const char        *state)
{
  KioskFleetCommands *self = g_object_new (KIOSK_TYPE_FLEET_COMMANDS, NULL);

  self->supervisor = g_object_ref (supervisor);
  self->outbox = g_object_ref (outbox);
  self->audit = g_object_ref (audit);
  self->file = g_build_filename (state, "commands-done", NULL);
  load (self);
  return self;
}

static void
kiosk_fleet_commands_finalize (GObject *object)
{
  KioskFleetCommands *self = KIOSK_FLEET_COMMANDS (object);

  g_clear_object (&self->supervisor);
  g_clear_object (&self->outbox);
  g_clear_object (&self->audit);
  g_free (self->file);
  g_array_unref (self->done);
  G_OBJECT_CLASS (kiosk_fleet_commands_parent_class)->finalize (object);
}

static void
kiosk_fleet_commands_class_init (KioskFleetCommandsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_fleet_commands_finalize;

  signals[SIGNAL_RESTART] = g_signal_new ("restart", KIOSK_TYPE_FLEET_COMMANDS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_fleet_commands_init (KioskFleetCommands *self)
{
  self->done = g_array_new (FALSE, FALSE, sizeof (gint64));
}
