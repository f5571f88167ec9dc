/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "stage.h"

#include "kiosk-attract.h"
#include "kiosk-display.h"
#include "kiosk-language.h"
#include "kiosk-service-loader.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define PATIENCE (20 * G_USEC_PER_SEC)
#define MOST_BUTTONS 12
#define SETTLED 100 /* milliseconds in which a page without animations is laid out, and an answer that fails has failed */

static KioskWindow *window;
static KioskSpeaker *speaker;    /* one for all windows: it takes some time to get ready */
static StageShown tell;
static GHashTable *flows_seen;   /* types of the flows that were shown in this walk */
static GHashTable *flow_owners;  /* type of a flow -> folder of the service in whose walk it was first there */
static const char *place;        /* the part of the service that is walked through */

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
stage_find_all (GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (window), type, found);
  return found;
}

GtkWidget *
stage_find_one (GType type)
{
  g_autoptr (GPtrArray) found = stage_find_all (type);

  return found->len > 0 ? found->pdata[0] : NULL;
}

KioskWindow *
stage_get_window (void)
{
  return window;
}

static void
on_drawn (GdkFrameClock *clock,
          gboolean      *drawn)
{
  *drawn = TRUE;
}

/* A loaded machine may need longer for a frame than it was given. */
static void
await_frame (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 end = g_get_monotonic_time () + PATIENCE;
  gboolean drawn = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_drawn), &drawn);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (!drawn && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

void
stage_settle (gint64 milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  for (guint i = 0; window != NULL && i < 2; i++)
    await_frame ();
}

gboolean
stage_get_bounds (GtkWidget       *widget,
                  graphene_rect_t *bounds)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, GTK_WIDGET (window), bounds);
}

static void
show (const char *format,
      ...) G_GNUC_PRINTF (1, 2);

static void
show (const char *format,
      ...)
{
  g_autofree char *detail = NULL;
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  what = g_strconcat (place, *detail != '\0' ? "-" : "", detail, NULL);
  tell (what);
}

/* Fields that depend on an answer are shown as if it had been given. */
static void
walk_flow (KioskFlow *flow)
{
  GPtrArray *steps = kiosk_flow_get_steps (flow);

  for (guint i = 0; i < steps->len; i++)
    {
      GPtrArray *fields = kiosk_step_get_fields (steps->pdata[i]);

      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      kiosk_flow_change (flow, steps->pdata[i]);
      for (guint j = 0; j < fields->len; j++)
        gtk_widget_set_visible (fields->pdata[j], TRUE);
      stage_settle (20);
      show ("%s-%u", G_OBJECT_TYPE_NAME (flow), i + 1);
    }
}

static void
walk_tabs (void)
{
  g_autoptr (GPtrArray) tabs = stage_find_all (GTK_TYPE_TOGGLE_BUTTON);

  show ("%s", "");
  for (guint i = 0; i < tabs->len; i++)
    {
      if (!gtk_widget_get_mapped (tabs->pdata[i]) || gtk_actionable_get_action_name (tabs->pdata[i]) != NULL)
        continue;

      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      gtk_toggle_button_set_active (tabs->pdata[i], TRUE);
      stage_settle (SETTLED);
      show ("tab-%u", i + 1);
    }
}

static void
await_page (KioskServiceInfo *service)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  kiosk_window_open_service (window, service);
  while (stage_find_one (KIOSK_TYPE_PAGE) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (stage_find_one (KIOSK_TYPE_PAGE));
  stage_settle (SETTLED);
}

static void
set_looks (const StageLooks *looks)
{
  if (looks->large_text)
    gtk_widget_activate_action (GTK_WIDGET (window), "look.large-text", NULL);
  if (looks->contrast)
    gtk_widget_activate_action (GTK_WIDGET (window), "look.high-contrast", NULL);
  if (looks->low)
    gtk_widget_activate_action (GTK_WIDGET (window), "look.low-position", NULL);
}

GStrv
stage_get_services (void)
{
  return g_strsplit (g_getenv ("SERVICES"), ":", -1);
}

static void
open_window (const StageLooks *looks)
{
  const char *language = looks->language != NULL ? looks->language : "zh_CN";
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (KioskContext) context = kiosk_context_new (backend, language, "haicang");
  g_autofree char *parks = g_build_filename (g_getenv ("KIOSK_DATA"), "parks", NULL);
  g_autoptr (KioskParkProfile) profile = kiosk_park_profile_new (parks, "haicang", &error);
  g_autoptr (KioskPlaylist) playlist = kiosk_playlist_new ("/nonexistent");
  g_autoptr (GSettings) settings = g_settings_new ("org.parkkiosk.Kiosk");
  g_auto (GStrv) directories = stage_get_services ();
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan ((const char * const *) directories);

  g_assert_no_error (error);
  kiosk_language_use (language);
  kiosk_context_set_speaker (context, speaker);
  window = kiosk_window_new (context, profile, services, playlist, settings);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  set_looks (looks);
  stage_settle (SETTLED);
}

/* The page that is seen, of those that were opened one from another. */
static GtkWidget *
get_page (void)
{
  g_autoptr (GPtrArray) pages = stage_find_all (KIOSK_TYPE_PAGE);
  GtkWidget *seen = NULL;

  for (guint i = 0; i < pages->len; i++)
    if (gtk_widget_get_mapped (pages->pdata[i]))
      seen = pages->pdata[i];
  return seen;
}

static void
walk_page (void)
{
  g_autoptr (GPtrArray) flows = g_ptr_array_new ();

  collect (get_page (), KIOSK_TYPE_FLOW, flows);
  if (flows->len > 0)
    {
      g_hash_table_add (flows_seen, (gpointer) G_OBJECT_TYPE_NAME (flows->pdata[0]));
      walk_flow (flows->pdata[0]);
    }
  else
    walk_tabs ();
}

static void
open_service (KioskServiceInfo *service,
              const StageLooks *looks)
{
  open_window (looks);
  await_page (service);
}

static void
close_window (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window = NULL;
  stage_settle (50);
}

static GPtrArray *
find_buttons (void)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GPtrArray *mapped = g_ptr_array_new ();

  collect (get_page (), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_get_mapped (buttons->pdata[i]) && !GTK_IS_TOGGLE_BUTTON (buttons->pdata[i]))
      g_ptr_array_add (mapped, buttons->pdata[i]);
  return mapped;
}

/* What the buttons of a service's first page open. Returns: whether there was a button with this number. */
static gboolean
walk_behind_button (KioskServiceInfo *service,
                    guint             number,
                    const StageLooks *looks)
{
  g_autofree char *name = g_strdup_printf ("behind-%u", number + 1);
  g_autoptr (GPtrArray) buttons = NULL;
  GtkWidget *first;
  gboolean there;

  open_service (service, looks);
  first = get_page ();
  buttons = find_buttons ();
  there = number < buttons->len;
  place = name;
  if (there)
    {
      g_signal_emit_by_name (buttons->pdata[number], "clicked");
      stage_settle (SETTLED);
      if (get_page () != first)
        walk_page ();
    }
  close_window ();
  return there;
}

static void
walk_alone (KioskServiceInfo *service,
            const StageLooks *looks,
            GType             type)
{
  KioskPage *page;

  open_service (service, looks);
  page = KIOSK_PAGE (get_page ());
  kiosk_page_push (page, kiosk_flow_page_new (kiosk_page_get_context (page), g_object_new (type, NULL)));
  stage_settle (SETTLED);
  place = "form";
  walk_page ();
  close_window ();
}

/* All services are in one process; the forms of those that were walked before are there, too. */
static gboolean
is_of_service (GType       flow,
               const char *directory)
{
  if (!g_hash_table_contains (flow_owners, g_type_name (flow)))
    g_hash_table_insert (flow_owners, (gpointer) g_type_name (flow), g_strdup (directory));
  return g_str_equal (g_hash_table_lookup (flow_owners, g_type_name (flow)), directory);
}

static void
walk_other_flows (KioskServiceInfo *service,
                  const char       *directory,
                  const StageLooks *looks,
                  GType             type)
{
  guint n;
  g_autofree GType *flows = g_type_children (type, &n);

  for (guint i = 0; i < n; i++)
    if (G_TYPE_IS_ABSTRACT (flows[i]))
      walk_other_flows (service, directory, looks, flows[i]);
    else if (!g_str_has_prefix (g_type_name (flows[i]), "Kiosk") && is_of_service (flows[i], directory)
             && !g_hash_table_contains (flows_seen, g_type_name (flows[i])))
      walk_alone (service, looks, flows[i]);
}

void
stage_walk (const char       *directory,
            const StageLooks *looks,
            StageShown        shown)
{
  const char *directories[] = { directory, NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);
  gboolean flow;

  tell = shown;
  place = "first";
  g_hash_table_remove_all (flows_seen);
  open_service (services->pdata[0], looks);
  flow = stage_find_one (KIOSK_TYPE_FLOW) != NULL;
  walk_page ();
  close_window ();
  for (guint i = 0; !flow && i < MOST_BUTTONS && walk_behind_button (services->pdata[0], i, looks); i++)
    ;
  walk_other_flows (services->pdata[0], directory, looks, KIOSK_TYPE_FLOW);
}

void
stage_walk_frame (const StageLooks *looks,
                  StageShown        shown)
{
  open_window (looks);
  tell = shown;
  place = "attract";
  show ("%s", "");
  g_signal_emit_by_name (stage_find_one (KIOSK_TYPE_ATTRACT), "begin", looks->language);
  stage_settle (SETTLED);
  place = "home";
  show ("%s", "");
  close_window ();
}

/* GTK says so where it measures a page between two frames, the old look and the new one in part; the next frame has it right.
 * All else that is critical is the end of a test. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && g_str_has_suffix (fields[i].value, "Expect overlapping widgets."))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* With it there is all that can be heard, and the buttons for it. */
static void
prepare_speaker (void)
{
  g_autofree char *readings = g_build_filename (g_getenv ("KIOSK_SPEECH_DIR"), "pronunciations", NULL);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  speaker = kiosk_speaker_new ("fakesink", 100, readings);
  kiosk_speaker_prepare (speaker);
  while (!kiosk_speaker_is_available (speaker) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kiosk_speaker_is_available (speaker));
}

void
stage_init (int    *argc,
            char ***argv)
{
  const char *words = g_getenv ("KIOSK_LOCALE_DIR");

  gtk_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  if (words != NULL)
    bindtextdomain (GETTEXT_PACKAGE, words);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_log_set_writer_func (write_log, NULL, NULL);
  kiosk_display_dress (gdk_display_get_default (), (const char * const []) { NULL });
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  prepare_speaker ();
  flows_seen = g_hash_table_new (g_str_hash, g_str_equal);
  flow_owners = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}
