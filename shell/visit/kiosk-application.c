/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "build-options.h"
#include "kiosk-application.h"

#include "camera/kiosk-camera.h"
#include "core/kiosk-service-folders.h"
#include "core/kiosk-terminal-settings.h"
#include "kiosk-backend.h"
#include "kiosk-direct-outbox.h"
#include "kiosk-display.h"
#include "kiosk-language.h"
#include "kiosk-media.h"
#include "kiosk-playlist.h"
#include "kiosk-service-loader.h"
#include "kiosk-supervisor-link.h"
#include "kiosk-supervisor-outbox.h"
#include "kiosk-visit-check.h"
#include "kiosk-window.h"
#include "print/kiosk-printer.h"
#include "speech/kiosk-speaker.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct _KioskApplication
{
  GtkApplication       parent_instance;

  char                *settings_file;
  char                *service;      /* --service */
  char               **plugin_dirs;
  char                *data_dir;
  gboolean             windowed;

  GSettings           *settings;     /* (owned) */
  KioskBackend        *backend;      /* (owned) */
  KioskParkProfile    *profile;      /* (owned) */
  GPtrArray           *services;     /* (owned) */
  KioskPlaylist       *playlist;     /* (owned) */
  KioskSupervisorLink *link;         /* (owned) (nullable): without it nobody supervises, as for a service's author */
  KioskWindow         *window;       /* (unowned) */
};

G_DEFINE_FINAL_TYPE (KioskApplication, kiosk_application, GTK_TYPE_APPLICATION)

static gboolean
load_settings (KioskApplication  *self,
               GError           **error)
{
  self->settings = kiosk_terminal_settings_new (self->settings_file, error);
  return self->settings != NULL;
}

static void
connect_backend (KioskApplication *self)
{
  g_autofree char *url = g_settings_get_string (self->settings, "gateway-url");
  g_autofree char *token = kiosk_terminal_settings_read_token (self->settings);

  self->backend = kiosk_backend_new (url, token);
}

static GStrv
plugin_directories (KioskApplication *self)
{
  return self->plugin_dirs != NULL ? g_strdupv (self->plugin_dirs)
                                   : kiosk_service_folders_list (KIOSK_PLUGIN_DIR, KIOSK_EXTENSIONS_DIR);
}

static void
scan_services (KioskApplication *self)
{
  g_auto (GStrv) directories = plugin_directories (self);
  g_auto (GStrv) order = g_settings_get_strv (self->settings, "services");
  g_auto (GStrv) disabled = g_settings_get_strv (self->settings, "disabled-services");

  self->services = kiosk_service_loader_scan ((const char * const *) directories);
  kiosk_service_loader_order (self->services, (const char * const *) order);

  for (guint i = 0; i < self->services->len; i++)
    {
      KioskServiceInfo *service = self->services->pdata[i];
      const char *id = kiosk_service_info_get_id (service);
      const GError *error = kiosk_service_info_get_error (service);

      kiosk_service_info_set_settings_file (service, self->settings_file);
      kiosk_service_info_set_offered (service, !g_strv_contains ((const char * const *) disabled, id));
      if (error != NULL)
        g_warning ("Service %s is not offered: %s", id, error->message);
    }
}

static const char *
get_data_dir (KioskApplication *self)
{
  return self->data_dir != NULL ? self->data_dir : KIOSK_DATA_DIR;
}

static gboolean
load_profile (KioskApplication  *self,
              GError           **error)
{
  g_autofree char *parks = g_build_filename (get_data_dir (self), "parks", NULL);
  g_autofree char *park = g_settings_get_string (self->settings, "park");

  self->profile = kiosk_park_profile_new (parks, park, error);
  return self->profile != NULL;
}

/* What the settings have to say to visitors. */
static void
add_words (KioskApplication *self)
{
  g_autoptr (GVariant) notice = g_settings_get_value (self->settings, "notice");
  g_autoptr (GVariant) emergency = g_settings_get_value (self->settings, "emergency");
  g_autofree char *number = g_settings_get_string (self->settings, "hotline");
  g_autoptr (GVariant) hotline = g_variant_ref_sink (g_variant_new_parsed ("{%s: %s}", KIOSK_LANGUAGE_DEFAULT, number));

  kiosk_park_profile_set_words (self->profile, "Notice", notice);
  kiosk_park_profile_set_words (self->profile, "Emergency", emergency);
  kiosk_park_profile_set_words (self->profile, "Hotline", hotline);
}

static void
load_playlist (KioskApplication *self)
{
  g_autofree char *file = g_settings_get_string (self->settings, "playlist");
  g_auto (GStrv) order = g_settings_get_strv (self->settings, "playlist-order");
  g_auto (GStrv) off = g_settings_get_strv (self->settings, "playlist-off");

  if (*file == '\0')
    {
      g_free (file);
      file = g_build_filename (get_data_dir (self), "media", "default.playlist", NULL);
    }

  self->playlist = kiosk_playlist_new (file);
  kiosk_playlist_arrange (self->playlist, (const char * const *) order, (const char * const *) off);
}

static KioskServiceInfo *
find_service (KioskApplication *self,
              const char       *id)
{
  for (guint i = 0; i < self->services->len; i++)
    if (strcmp (kiosk_service_info_get_id (self->services->pdata[i]), id) == 0)
      return self->services->pdata[i];

  return NULL;
}

/* At once, and nothing is put away first: what the visitor typed goes with the process, the clipboard included, which
 * GTK would hand to others at an orderly end. */
static void
on_visit_ended (KioskApplication *self,
                const char       *reason)
{
  if (self->link != NULL)
    kiosk_supervisor_link_tell_ended (self->link, reason);
  _exit (EXIT_SUCCESS);
}

static KioskOutbox *
make_outbox (KioskApplication *self)
{
  if (self->link != NULL)
    return kiosk_supervisor_outbox_new (kiosk_supervisor_link_get_connection (self->link));
  return kiosk_direct_outbox_new (self->backend);
}

/* (nullable): a gateway on this machine is none that a phone finds, unless somebody says so */
static char *
dup_handoff_url (KioskApplication *self)
{
  g_autofree char *own = g_settings_get_string (self->settings, "handoff-url");
  g_autofree char *gateway = g_settings_get_string (self->settings, "gateway-url");

  if (*own != '\0')
    return g_steal_pointer (&own);
  return g_str_has_prefix (gateway, "https:") ? g_steal_pointer (&gateway) : NULL;
}

static void
on_printer_notice (KioskApplication *self,
                   const char       *detail)
{
  if (self->link != NULL)
    kiosk_supervisor_link_tell_notice (self->link, "printer", detail);
}

static KioskPrinter *
make_printer (KioskApplication *self)
{
  g_autofree char *queue = g_settings_get_string (self->settings, "printer");
  g_autofree char *paper = g_settings_get_string (self->settings, "printer-paper");
  KioskPrinter *printer = kiosk_printer_new (queue, paper);

  g_signal_connect_object (printer, "notice", G_CALLBACK (on_printer_notice), self, G_CONNECT_SWAPPED);
  return printer;
}

static KioskSpeaker *
make_speaker (KioskApplication *self)
{
  g_autofree char *sink = g_settings_get_string (self->settings, "audio-sink");
  const char *directory = g_getenv ("KIOSK_SPEECH_DIR");
  g_autofree char *readings = g_build_filename (directory != NULL ? directory : KIOSK_DATA_DIR "/speech", "pronunciations", NULL);
  KioskSpeaker *speaker = kiosk_speaker_new (sink, g_settings_get_uint (self->settings, "speech-pace"), readings);

  kiosk_speaker_set_volume (speaker, g_settings_get_uint (self->settings, "volume"));
  kiosk_speaker_prepare (speaker);
  return speaker;
}

static void
make_window (KioskApplication *self)
{
  g_autofree char *language = kiosk_park_profile_dup_language (self->profile);
  g_autoptr (KioskContext) context = kiosk_context_new (self->backend, language, kiosk_park_profile_get_park (self->profile));
  g_autoptr (KioskOutbox) outbox = make_outbox (self);
  g_autofree char *source = g_settings_get_string (self->settings, "camera");
  const char *dimming = g_getenv ("KIOSK_DIMMING");
  g_autoptr (KioskCamera) camera = kiosk_camera_new (source);
  g_autoptr (KioskPrinter) printer = make_printer (self);
  g_autofree char *phones = dup_handoff_url (self);
  g_autofree char *sink = g_settings_get_string (self->settings, "audio-sink");
  g_autoptr (KioskSpeaker) speaker = make_speaker (self);

  kiosk_language_use (language);
  kiosk_context_set_outbox (context, outbox);
  kiosk_context_set_handoff_url (context, phones);
  kiosk_context_set_camera (context, camera);
  kiosk_context_set_printer (context, printer);
  kiosk_context_set_audio_sink (context, sink);
  kiosk_context_set_speaker (context, speaker);
  self->window = kiosk_window_new (context, self->profile, self->services, self->playlist, self->settings);
  if (dimming != NULL)
    kiosk_window_dim (self->window, (guint) MAX (atoi (dimming), 0));
  gtk_application_add_window (GTK_APPLICATION (self), GTK_WINDOW (self->window));
  g_signal_connect_object (self->window, "visit-ended", G_CALLBACK (on_visit_ended), self, G_CONNECT_SWAPPED);
  if (self->windowed || self->service != NULL)
    gtk_window_set_default_size (GTK_WINDOW (self->window), 1080, 1920);
  else
    kiosk_window_lock (self->window);
}

static void
show_window (KioskApplication *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->service != NULL)
    kiosk_window_open_service (self->window, find_service (self, self->service));
}

static void
on_first_frame (GdkFrameClock    *clock,
                KioskApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_frame, self);
  kiosk_supervisor_link_tell_shown (self->link);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (kiosk_supervisor_link_tell_drawn), self->link,
                           G_CONNECT_SWAPPED);
}

static void
tell_problems (KioskApplication *self)
{
  GPtrArray *problems = kiosk_playlist_get_problems (self->playlist);

  for (guint i = 0; i < problems->len; i++)
    kiosk_supervisor_link_tell_notice (self->link, "playlist", problems->pdata[i]);
}

static void
on_show (KioskApplication *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_first_frame), self, 0);
  show_window (self);
  tell_problems (self);
}

static void
on_show_staff (KioskApplication *self)
{
  kiosk_window_open_staff (self->window, kiosk_supervisor_link_get_connection (self->link));
  on_show (self);
}

static void
on_quarantined (KioskApplication *self,
                char            **services)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      KioskServiceInfo *service = self->services->pdata[i];
      const char *id = kiosk_service_info_get_id (service);

      kiosk_service_info_set_quarantined (service, g_strv_contains ((const char * const *) services, id));
    }
}

static void
on_supervisor_lost (KioskApplication *self)
{
  _exit (EXIT_FAILURE);
}

/* By whatever: a visit that nobody can see is over. */
static void
on_window_hidden (KioskApplication *self)
{
  g_warning ("The window was taken from the screen");
  _exit (EXIT_FAILURE);
}

static void
on_window_state_changed (KioskApplication *self,
                         GParamSpec       *pspec,
                         GdkToplevel      *surface)
{
  if ((gdk_toplevel_get_state (surface) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0)
    gtk_window_unminimize (GTK_WINDOW (self->window));
}

static void
keep_window_in_sight (KioskApplication *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));

  g_signal_connect_object (self->window, "hide", G_CALLBACK (on_window_hidden), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (surface, "notify::state", G_CALLBACK (on_window_state_changed), self, G_CONNECT_SWAPPED);
}

static gboolean
has_touch_panel (KioskApplication *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self->window)));

  return seat != NULL && (gdk_seat_get_capabilities (seat) & GDK_SEAT_CAPABILITY_TOUCH) != 0;
}

/* A spare: all that can be done before it is needed is done, and nothing is on the screen yet. */
static void
wait_for_supervisor (KioskApplication *self)
{
  g_signal_connect_object (self->link, "show", G_CALLBACK (on_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "show-staff", G_CALLBACK (on_show_staff), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "quarantined", G_CALLBACK (on_quarantined), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "lost", G_CALLBACK (on_supervisor_lost), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "began", G_CALLBACK (kiosk_supervisor_link_tell_began), self->link,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "service-changed", G_CALLBACK (kiosk_supervisor_link_tell_service), self->link,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "touched", G_CALLBACK (kiosk_supervisor_link_tell_touched), self->link,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "notice", G_CALLBACK (kiosk_supervisor_link_tell_notice), self->link,
                           G_CONNECT_SWAPPED);
  gtk_widget_realize (GTK_WIDGET (self->window));
  keep_window_in_sight (self);
  kiosk_supervisor_link_tell_ready (self->link, has_touch_panel (self));
  kiosk_display_load_icons_when_idle (gtk_widget_get_display (GTK_WIDGET (self->window)));
}

static void
connect_supervisor (KioskApplication *self)
{
  const char *fd = g_getenv ("KIOSK_SUPERVISOR_FD");
  g_autoptr (GError) error = NULL;

  if (fd == NULL)
    return;

  self->link = kiosk_supervisor_link_new (atoi (fd), &error);
  if (self->link == NULL)
    g_error ("The supervisor cannot be reached: %s", error->message);
}

static void
kiosk_application_activate (GApplication *application)
{
  KioskApplication *self = KIOSK_APPLICATION (application);
  GdkDisplay *display = gdk_display_get_default ();
  g_auto (GStrv) directories = plugin_directories (self);
  g_autoptr (GError) error = NULL;

  kiosk_display_dress (display, (const char * const *) directories);
  if (!load_profile (self, &error))
    g_error ("%s", error->message);

  add_words (self);
  kiosk_display_use_accent (display, self->profile);
  load_playlist (self);
  connect_backend (self);
  connect_supervisor (self);
  make_window (self);
  if (self->link != NULL)
    wait_for_supervisor (self);
  else
    show_window (self);
}

static void
print_services (KioskApplication *self)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      KioskServiceInfo *service = self->services->pdata[i];
      KioskManifest *manifest = kiosk_service_info_get_manifest (service);
      const GError *error = kiosk_service_info_get_error (service);
      g_autofree char *name = manifest != NULL ? kiosk_manifest_dup_name (manifest, KIOSK_LANGUAGE_DEFAULT) : g_strdup ("");

      g_print ("%s\t%s\t%s\t%s\n", kiosk_service_info_get_id (service), name, error == NULL ? "available" : "failed",
               error != NULL ? error->message : "");
    }
}

/* What can be answered without a screen is answered before GTK looks for one. Returns the exit code, or -1 to go on. */
static int
kiosk_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  KioskApplication *self = KIOSK_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("park-kiosk-visit %s\n", KIOSK_VERSION);
      return 0;
    }

  if (!load_settings (self, &error))
    {
      g_printerr ("park-kiosk-visit: %s\n", error->message);
      return 2;
    }

  scan_services (self);
  if (g_variant_dict_contains (options, "list-services"))
    {
      print_services (self);
      return 0;
    }
  if (g_variant_dict_contains (options, "check"))
    {
      kiosk_visit_check (self->services);
      return 0;
    }

  if (self->service != NULL && find_service (self, self->service) == NULL)
    {
      g_printerr ("park-kiosk-visit: there is no service “%s”\n", self->service);
      return 2;
    }

  return -1;
}

static void
kiosk_application_finalize (GObject *object)
{
  KioskApplication *self = KIOSK_APPLICATION (object);

  g_free (self->settings_file);
  g_free (self->service);
  g_free (self->data_dir);
  g_strfreev (self->plugin_dirs);
  g_clear_object (&self->settings);
  g_clear_object (&self->backend);
  g_clear_object (&self->profile);
  g_clear_object (&self->playlist);
  g_clear_object (&self->link);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  G_OBJECT_CLASS (kiosk_application_parent_class)->finalize (object);
}

static void
kiosk_application_class_init (KioskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_application_finalize;
  application_class->activate = kiosk_application_activate;
  application_class->handle_local_options = kiosk_application_handle_local_options;
}

static void
kiosk_application_init (KioskApplication *self)
{
  const GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &self->service, "Open one service in a plain window", "ID" },
    { "list-services", 0, 0, G_OPTION_ARG_NONE, NULL, "Print the services with their states and causes", NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, NULL, "Print what a visit needs of the system; see park-kiosk --check", NULL },
    { "plugin-dir", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->plugin_dirs,
      "Take services from here instead; may be given several times", "DIR" },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &self->data_dir, "Take the parks' profiles from here instead", "DIR" },
    { "settings", 0, 0, G_OPTION_ARG_FILENAME, &self->settings_file, "Key file with the settings", "FILE" },
    { "windowed", 0, 0, G_OPTION_ARG_NONE, &self->windowed, "Do not fill the screen", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, "Print the version", NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

KioskApplication *
kiosk_application_new (void)
{
  return g_object_new (KIOSK_TYPE_APPLICATION,
                       "application-id", KIOSK_APP_ID,
                       "flags", G_APPLICATION_NON_UNIQUE,
                       "register-session", FALSE,
                       NULL);
}
