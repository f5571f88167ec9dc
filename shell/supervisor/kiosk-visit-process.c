/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-visit-process.h"

#include "kiosk-outbox-desk.h"
#include "kiosk-visit-dbus.h"
#include "kiosk-visit-directory.h"

#include <gio/gunixconnection.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define LINK_FD       3
#define PING_INTERVAL 2000 /* each costs a thousandth of a processor, all day */

/* Before it is ready a visit reads from the disk, beside another that is on the screen: a machine that is slow for a
 * while must not have every new visit killed. */
#define START_PATIENCE 6

/* One that is to be on the screen and draws nothing is of no use to anybody, whatever it answers: its window may never have
 * been shown. The next one's is. */
#define SHOW_PATIENCE 3

/* A child that the visit left behind may hold its end of the link open. */
#define LAST_WORDS 1000

struct _KioskVisitProcess
{
  GObject          parent_instance;

  GSubprocess     *process;     /* (owned) */
  KioskDBusVisit  *visit;       /* (owned) (nullable): until the connection stands */
  KioskOutboxDesk *desk;        /* (owned) (nullable) */
  KioskStaffDesk  *staff;       /* (owned) (nullable): in staff mode */
  GCancellable    *cancellable; /* (owned) */
  char            *directory;
  char            *service;

  guint            hang_limit;
  guint            ping_id;
  guint            hang_id;     /* runs while a ping is not answered */
  guint            show_id;     /* runs from when it is to be on the screen until it has drawn */
  guint            last_words_id; /* runs from the death of the process to the end of the link */

  gboolean         closed;      /* all that the visit had to say was heard */
  gboolean         ready;
  gboolean         touch;          /* it has a touch panel */
  gboolean         ended;
  gboolean         hung;
};

enum
{
  SIGNAL_READY,
  SIGNAL_SHOWN,
  SIGNAL_BEGAN,
  SIGNAL_SERVICE_CHANGED,
  SIGNAL_ALIVE,
  SIGNAL_NOTICE,
  SIGNAL_ENDED,
  SIGNAL_GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskVisitProcess, kiosk_visit_process, G_TYPE_OBJECT)

/* Runs in the child between fork and exec: only what is safe there. */
static void
confine_child (gpointer data)
{
  const guint64 *memory_limit = data;
  struct rlimit none = { 0, 0 };

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  setrlimit (RLIMIT_CORE, &none);
  if (*memory_limit != 0)
    {
      struct rlimit memory = { *memory_limit, *memory_limit };

      setrlimit (RLIMIT_DATA, &memory);
    }
}

static void
set_private_directories (GSubprocessLauncher *launcher,
                         const char          *directory)
{
  static const char * const names[] = {
    "HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", NULL,
  };

  for (guint i = 0; names[i] != NULL; i++)
    g_subprocess_launcher_setenv (launcher, names[i], directory, TRUE);
}

/* GStreamer looks through all its plugins where it has no list of them, which takes a second or more. One list serves all
 * visits: there is nothing of a visitor in it. */
static void
share_media_list (GSubprocessLauncher *launcher,
                  const char          *runtime)
{
  g_autofree char *list = g_build_filename (runtime, "media-list", NULL);

  g_subprocess_launcher_setenv (launcher, "GST_REGISTRY", list, TRUE);
}

static void
tell_dimming (GSubprocessLauncher *launcher,
              guint                percent)
{
  g_autofree char *text = g_strdup_printf ("%u", percent);

  g_subprocess_launcher_setenv (launcher, "KIOSK_DIMMING", text, TRUE);
}

static void
on_ping_answered (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  KioskVisitProcess *self;
  g_autoptr (GError) error = NULL;

  kiosk_dbus_visit_call_ping_finish (KIOSK_DBUS_VISIT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = KIOSK_VISIT_PROCESS (user_data);
  g_clear_handle_id (&self->hang_id, g_source_remove);
}

static void
give_up (KioskVisitProcess *self)
{
  self->hung = TRUE;
  g_subprocess_force_exit (self->process);
}

static void
on_silent_too_long (gpointer user_data)
{
  KioskVisitProcess *self = user_data;

  self->hang_id = 0;
  give_up (self);
}

static void
on_unseen_too_long (gpointer user_data)
{
  KioskVisitProcess *self = user_data;

  self->show_id = 0;
  g_warning ("A visit draws nothing");
  give_up (self);
}

static void
await_picture (KioskVisitProcess *self)
{
  if (self->show_id == 0)
    self->show_id = g_timeout_add_once (self->hang_limit * SHOW_PATIENCE, on_unseen_too_long, self);
}

static gboolean
on_ping_due (gpointer user_data)
{
  KioskVisitProcess *self = user_data;

  if (self->hang_id == 0 && !self->hung)
    {
      self->hang_id = g_timeout_add_once (self->hang_limit * (self->ready ? 1 : START_PATIENCE), on_silent_too_long, self);
      kiosk_dbus_visit_call_ping (self->visit, self->cancellable, on_ping_answered, self);
    }

  return G_SOURCE_CONTINUE;
}

static void
on_ready (KioskVisitProcess *self,
          gboolean           touch)
{
  self->ready = TRUE;
  self->touch = touch;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
on_shown (KioskVisitProcess *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
on_began (KioskVisitProcess *self)
{
  g_signal_emit (self, signals[SIGNAL_BEGAN], 0);
}

static void
on_service_changed (KioskVisitProcess *self,
                    const char        *service)
{
  g_free (self->service);
  self->service = g_strdup (service);
  g_signal_emit (self, signals[SIGNAL_SERVICE_CHANGED], 0);
}

static void
on_alive (KioskVisitProcess *self,
          gboolean           drawn,
          gboolean           touched)
{
  g_signal_emit (self, signals[SIGNAL_ALIVE], 0, drawn, touched);
}

static void
on_notice (KioskVisitProcess *self,
           const char        *kind,
           const char        *detail)
{
  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, kind, detail);
}

static void
on_ended (KioskVisitProcess *self,
          const char        *reason)
{
  self->ended = TRUE;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, reason);
}

static void
leave (KioskVisitProcess *self)
{
  KioskVisitEnd end = KIOSK_VISIT_END_CRASH;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->ping_id, g_source_remove);
  g_clear_handle_id (&self->hang_id, g_source_remove);
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_object (&self->staff);
  kiosk_visit_directory_remove (self->directory);

  if (self->hung)
    end = KIOSK_VISIT_END_HANG;
  else if (self->ended)
    end = KIOSK_VISIT_END_DONE;
  g_signal_emit (self, signals[SIGNAL_GONE], 0, end);
}

static gboolean
on_last_words_over (gpointer user_data)
{
  KioskVisitProcess *self = user_data;

  self->last_words_id = 0;
  leave (self);
  return G_SOURCE_REMOVE;
}

static void
on_closed (KioskVisitProcess *self)
{
  self->closed = TRUE;
  if (self->last_words_id == 0)
    return;

  g_object_ref (self);
  g_clear_handle_id (&self->last_words_id, g_source_remove);
  leave (self);
  g_object_unref (self);
}

/* Which service was open, and whether the visit ended, may still be on its way when the process is dead. */
static void
on_process_gone (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KioskVisitProcess) self = KIOSK_VISIT_PROCESS (user_data);

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  if (self->visit == NULL || self->closed)
    leave (self);
  else
    self->last_words_id = g_timeout_add_full (G_PRIORITY_DEFAULT, LAST_WORDS, on_last_words_over, g_object_ref (self), g_object_unref);
}

static void
follow_visit (KioskVisitProcess *self)
{
  g_signal_connect_swapped (self->visit, "ready", G_CALLBACK (on_ready), self);
  g_signal_connect_swapped (self->visit, "shown", G_CALLBACK (on_shown), self);
  g_signal_connect_swapped (self->visit, "began", G_CALLBACK (on_began), self);
  g_signal_connect_swapped (self->visit, "service-changed", G_CALLBACK (on_service_changed), self);
  g_signal_connect_swapped (self->visit, "alive", G_CALLBACK (on_alive), self);
  g_signal_connect_swapped (self->visit, "notice", G_CALLBACK (on_notice), self);
  g_signal_connect_swapped (self->visit, "ended", G_CALLBACK (on_ended), self);
}

/* Both ends are authenticated by having been born with the socket, so the D-Bus hand-shake is left out of the socket's
 * way: the supervisor is the server of the pair and lets in only its own user. */
static gboolean
connect_visit (KioskVisitProcess  *self,
               int                 fd,
               KioskOutboxSender  *outbox,
               GError            **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, error);
  g_autoptr (GSocketConnection) stream = NULL;
  g_autoptr (GDBusConnection) connection = NULL;

  if (socket == NULL)
    {
      close (fd);
      return FALSE;
    }

  stream = g_socket_connection_factory_create_connection (socket);
  connection = g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL,
                                           G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                                           NULL, NULL, error);
  if (connection == NULL)
    return FALSE;

  self->visit = kiosk_dbus_visit_proxy_new_sync (connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                                                 "/org/parkkiosk/Visit", NULL, error);
  if (self->visit == NULL)
    return FALSE;

  if (outbox != NULL)
    {
      self->desk = kiosk_outbox_desk_new (outbox, connection, error);
      if (self->desk == NULL)
        return FALSE;
    }

  follow_visit (self);
  g_signal_connect_object (connection, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  g_dbus_connection_start_message_processing (connection);
  return TRUE;
}

static gboolean
spawn (KioskVisitProcess      *self,
       const KioskVisitSetup  *setup,
       int                    *fd,
       GError                **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  guint64 memory_limit = setup->memory_limit;
  int pair[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "No socket pair: %s", g_strerror (errno));
      return FALSE;
    }

  g_subprocess_launcher_take_fd (launcher, pair[1], LINK_FD);
  g_subprocess_launcher_setenv (launcher, "KIOSK_SUPERVISOR_FD", G_STRINGIFY (LINK_FD), TRUE);
  /* A picture of the screen fills two thousand small pages, each of which would have to be asked for. */
  g_subprocess_launcher_setenv (launcher, "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", FALSE);
  set_private_directories (launcher, self->directory);
  share_media_list (launcher, setup->runtime);
  if (setup->backlight != NULL)
    tell_dimming (launcher, kiosk_backlight_get_dimming (setup->backlight));
  g_subprocess_launcher_set_child_setup (launcher, confine_child, &memory_limit, NULL);

  self->process = g_subprocess_launcher_spawnv (launcher, setup->command, error);
  *fd = pair[0];
  if (self->process == NULL)
    close (pair[0]);

  return self->process != NULL;
}

KioskVisitProcess *
kiosk_visit_process_new (const KioskVisitSetup  *setup,
                         GError                **error)
{
  g_autoptr (KioskVisitProcess) self = g_object_new (KIOSK_TYPE_VISIT_PROCESS, NULL);
  int fd = -1;

  self->hang_limit = setup->hang_limit;
  self->directory = kiosk_visit_directory_create (setup->runtime, error);
  if (self->directory == NULL)
    return NULL;

  if (!spawn (self, setup, &fd, error))
    {
      kiosk_visit_directory_remove (self->directory);
      return NULL;
    }

  g_subprocess_wait_async (self->process, NULL, on_process_gone, g_object_ref (self));
  if (!connect_visit (self, fd, setup->outbox, error))
    {
      g_subprocess_force_exit (self->process);
      return NULL;
    }

  self->ping_id = g_timeout_add (PING_INTERVAL, on_ping_due, self);
  return g_steal_pointer (&self);
}

gboolean
kiosk_visit_process_is_ready (KioskVisitProcess *self)
{
  return self->ready;
}

gboolean
kiosk_visit_process_has_touch (KioskVisitProcess *self)
{
  return self->touch;
}

void
kiosk_visit_process_show (KioskVisitProcess *self)
{
  kiosk_dbus_visit_call_show (self->visit, self->cancellable, NULL, NULL);
  await_picture (self);
}

void
kiosk_visit_process_show_staff (KioskVisitProcess    *self,
                                const KioskStaffRoom *room)
{
  g_autoptr (GError) error = NULL;

  self->staff = kiosk_staff_desk_new (room, g_dbus_proxy_get_connection (G_DBUS_PROXY (self->visit)), &error);
  if (self->staff != NULL)
    {
      kiosk_dbus_visit_call_show_staff (self->visit, self->cancellable, NULL, NULL);
      await_picture (self);
    }
  else
    {
      g_warning ("There is no staff mode: %s", error->message);
      kiosk_visit_process_show (self);
    }
}

void
kiosk_visit_process_set_quarantined (KioskVisitProcess  *self,
                                     const char * const *services)
{
  kiosk_dbus_visit_call_set_quarantined (self->visit, services, self->cancellable, NULL, NULL);
}

const char *
kiosk_visit_process_get_service (KioskVisitProcess *self)
{
  return self->service;
}

pid_t
kiosk_visit_process_get_pid (KioskVisitProcess *self)
{
  const char *identifier = g_subprocess_get_identifier (self->process);

  return identifier != NULL ? (pid_t) g_ascii_strtoll (identifier, NULL, 10) : 0;
}

void
kiosk_visit_process_quit (KioskVisitProcess *self)
{
  self->ended = TRUE;
  g_subprocess_force_exit (self->process);
}

static void
kiosk_visit_process_finalize (GObject *object)
{
  KioskVisitProcess *self = KIOSK_VISIT_PROCESS (object);

  g_clear_handle_id (&self->ping_id, g_source_remove);
  g_clear_handle_id (&self->hang_id, g_source_remove);
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_object (&self->staff);
  g_clear_object (&self->visit);
  g_clear_object (&self->process);
  g_clear_object (&self->cancellable);
  g_free (self->directory);
  g_free (self->service);
  G_OBJECT_CLASS (kiosk_visit_process_parent_class)->finalize (object);
}

static guint
add_signal (const char *name,
            guint       n_params,
            GType       first,
            GType       second)
{
  return g_signal_new (name, KIOSK_TYPE_VISIT_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_params, first, second);
}

static void
kiosk_visit_process_class_init (KioskVisitProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_visit_process_finalize;

  signals[SIGNAL_READY] = add_signal ("ready", 0, 0, 0);
  signals[SIGNAL_SHOWN] = add_signal ("shown", 0, 0, 0);
  signals[SIGNAL_BEGAN] = add_signal ("began", 0, 0, 0);
  signals[SIGNAL_SERVICE_CHANGED] = add_signal ("service-changed", 0, 0, 0);
  signals[SIGNAL_ALIVE] = add_signal ("alive", 2, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
  signals[SIGNAL_NOTICE] = add_signal ("notice", 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_ENDED] = add_signal ("ended", 1, G_TYPE_STRING, 0);
  signals[SIGNAL_GONE] = add_signal ("gone", 1, G_TYPE_INT, 0);
}

static void
kiosk_visit_process_init (KioskVisitProcess *self)
{
  self->cancellable = g_cancellable_new ();
  self->service = g_strdup ("");
}
