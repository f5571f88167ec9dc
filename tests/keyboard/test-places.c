/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every field of every shipped form, and its error, above the keyboard. The size of the screen is the display's. */
#include "kiosk.h"

#include "kiosk-ink-pad.h"
#include "kiosk-keyboard.h"
#include "kiosk-service-loader.h"
#include "kiosk-window.h"

#define PATIENCE (20 * G_USEC_PER_SEC)
#define MOST_BUTTONS 12
#define ERROR    "A long sentence of what is wrong with this, which needs more than one line to be said in large letters."

static KioskWindow *window;
static guint checked, drawn;

typedef struct
{
  gboolean large_text;
  gboolean low;
} Looks;

static Looks now;
static GHashTable *flows_seen;  /* "type large low" of the flows that were checked */

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

static GPtrArray *
find_all (GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (window), type, found);
  return found;
}

static GtkWidget *
find_one (GType type)
{
  g_autoptr (GPtrArray) found = find_all (type);

  return found->len > 0 ? found->pdata[0] : NULL;
}

static void
settle (gint64 milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
get_edges (GtkWidget *widget,
           float     *top,
           float     *bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &bounds))
    return FALSE;

  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;
  return TRUE;
}

static gboolean
stands_above_keyboard (GtkWidget *entry)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (entry, GTK_TYPE_SCROLLED_WINDOW);
  float top, bottom, keys, screen_end, first = 0, last, ignored;

  if (!get_edges (entry, &top, &bottom) || !get_edges (find_one (KIOSK_TYPE_KEYBOARD), &keys, &screen_end))
    return FALSE;

  last = keys;
  if (viewport != NULL && !get_edges (viewport, &first, &last))
    return FALSE;

  ignored = gtk_widget_get_height (GTK_WIDGET (window)) + 1;
  return top >= first && bottom <= last && last <= keys + 1 && screen_end <= ignored;
}

static void
assert_above_keyboard (GtkWidget  *entry,
                       const char *when)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autofree char *label = NULL;
  float top = 0, bottom = 0, keys = 0, screen_end = 0;

  while (!stands_above_keyboard (entry) && g_get_monotonic_time () < end)
    settle (10);
  if (stands_above_keyboard (entry))
    return;

  g_object_get (entry, "label", &label, NULL);
  get_edges (entry, &top, &bottom);
  get_edges (find_one (KIOSK_TYPE_KEYBOARD), &keys, &screen_end);
  g_error ("%s, %s: from %.0f to %.0f, the keyboard from %.0f to %.0f", label, when, top, bottom, keys, screen_end);
}

static gboolean
is_upright (void)
{
  return gtk_widget_get_height (GTK_WIDGET (window)) > gtk_widget_get_width (GTK_WIDGET (window));
}

/* The paper is higher than the keys are. */
static void
check_handwriting (GtkWidget *entry)
{
  GtkWidget *keyboard = find_one (KIOSK_TYPE_KEYBOARD), *pad;

  gtk_widget_activate_action (keyboard, "keyboard.layout", "s", "handwriting");
  settle (60);
  pad = find_one (KIOSK_TYPE_INK_PAD);
  g_assert_true (pad != NULL && gtk_widget_get_mapped (pad));
  assert_above_keyboard (entry, "with an error, above the paper");
  gtk_widget_activate_action (keyboard, "keyboard.layout", "s", "pinyin");
  drawn++;
}

static gboolean
is_for_words (GtkWidget *entry)
{
  GtkInputPurpose purpose;
  GtkInputHints hints;

  g_object_get (entry, "input-purpose", &purpose, "input-hints", &hints, NULL);
  return (purpose == GTK_INPUT_PURPOSE_FREE_FORM || purpose == GTK_INPUT_PURPOSE_NAME)
         && (hints & GTK_INPUT_HINT_UPPERCASE_CHARS) == 0;
}

static void
check_shown (void)
{
  g_autoptr (GPtrArray) entries = find_all (KIOSK_TYPE_ENTRY);

  for (guint i = 0; i < entries->len; i++)
    {
      if (!gtk_widget_get_mapped (entries->pdata[i]))
        continue;

      g_assert_true (gtk_widget_grab_focus (entries->pdata[i]));
      assert_above_keyboard (entries->pdata[i], "with the focus");
      kiosk_entry_set_error (entries->pdata[i], ERROR);
      settle (60);
      assert_above_keyboard (entries->pdata[i], "with an error");
      if (is_for_words (entries->pdata[i]))
        check_handwriting (entries->pdata[i]);
      kiosk_entry_set_error (entries->pdata[i], NULL);
      checked++;
    }
}

/* Fields that depend on an answer are shown as if it had been given. */
static void
check_flow (KioskFlow *flow)
{
  GPtrArray *steps = kiosk_flow_get_steps (flow);

  for (guint i = 0; i < steps->len; i++)
    {
      GPtrArray *fields = kiosk_step_get_fields (steps->pdata[i]);

      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      kiosk_flow_change (flow, steps->pdata[i]);
      for (guint j = 0; j < fields->len; j++)
        gtk_widget_set_visible (fields->pdata[j], TRUE);
      settle (50);
      check_shown ();
    }
}

static void
check_tabs (void)
{
  g_autoptr (GPtrArray) tabs = find_all (GTK_TYPE_TOGGLE_BUTTON);

  check_shown ();
  for (guint i = 0; i < tabs->len; i++)
    {
      if (!gtk_widget_get_mapped (tabs->pdata[i]) || gtk_actionable_get_action_name (tabs->pdata[i]) != NULL)
        continue;

      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      gtk_toggle_button_set_active (tabs->pdata[i], TRUE);
      settle (300);
      check_shown ();
    }
}

static void
await_page (KioskServiceInfo *service)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  kiosk_window_open_service (window, service);
  while (find_one (KIOSK_TYPE_PAGE) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_one (KIOSK_TYPE_PAGE));
  settle (400);
}

static void
open_window (const Looks *looks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (KioskContext) context = kiosk_context_new (backend, "zh_CN", "haicang");
  g_autofree char *parks = g_build_filename (g_getenv ("KIOSK_DATA"), "parks", NULL);
  g_autoptr (KioskParkProfile) profile = kiosk_park_profile_new (parks, "haicang", &error);
  g_autoptr (KioskPlaylist) playlist = kiosk_playlist_new ("/nonexistent");
  g_autoptr (KioskSpeaker) speaker = kiosk_speaker_new ("", 100, "/nonexistent");
  g_autoptr (GSettings) settings = g_settings_new ("org.parkkiosk.Kiosk");
  g_auto (GStrv) directories = g_strsplit (g_getenv ("SERVICES"), ":", -1);
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan ((const char * const *) directories);

  g_assert_no_error (error);
  now = *looks;
  kiosk_context_set_speaker (context, speaker);
  window = kiosk_window_new (context, profile, services, playlist, settings);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  if (looks->large_text)
    gtk_widget_activate_action (GTK_WIDGET (window), "look.large-text", NULL);
  if (looks->low)
    gtk_widget_activate_action (GTK_WIDGET (window), "look.low-position", NULL);
  settle (500);
}

/* The page that is seen, of those that were opened one from another. */
static GtkWidget *
get_page (void)
{
  g_autoptr (GPtrArray) pages = find_all (KIOSK_TYPE_PAGE);
  GtkWidget *seen = NULL;

  for (guint i = 0; i < pages->len; i++)
    if (gtk_widget_get_mapped (pages->pdata[i]))
      seen = pages->pdata[i];
  return seen;
}

static char *
name_seen (const char *type)
{
  return g_strdup_printf ("%s %d %d", type, now.large_text, now.low);
}

static void
check_page (void)
{
  g_autoptr (GPtrArray) flows = g_ptr_array_new ();

  collect (get_page (), KIOSK_TYPE_FLOW, flows);
  if (flows->len > 0)
    {
      g_hash_table_add (flows_seen, name_seen (G_OBJECT_TYPE_NAME (flows->pdata[0])));
      check_flow (flows->pdata[0]);
    }
  else
    check_tabs ();
}

static void
open_service (KioskServiceInfo *service,
              const Looks      *looks)
{
  open_window (looks);
  await_page (service);
}

static void
close_window (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle (50);
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
check_behind_button (KioskServiceInfo *service,
                     guint             number,
                     const Looks      *looks)
{
  g_autoptr (GPtrArray) buttons = NULL;
  GtkWidget *first;
  gboolean there;

  open_service (service, looks);
  first = get_page ();
  buttons = find_buttons ();
  there = number < buttons->len;
  if (there)
    {
      g_signal_emit_by_name (buttons->pdata[number], "clicked");
      settle (600);
      if (get_page () != first)
        check_page ();
    }
  close_window ();
  return there;
}

static gboolean
was_seen (const char *type)
{
  g_autofree char *name = name_seen (type);

  return g_hash_table_contains (flows_seen, name);
}

static void
check_alone (KioskServiceInfo *service,
             const Looks      *looks,
             GType             type)
{
  KioskPage *page;

  open_service (service, looks);
  page = KIOSK_PAGE (get_page ());
  kiosk_page_push (page, kiosk_flow_page_new (kiosk_page_get_context (page), g_object_new (type, NULL)));
  settle (600);
  check_page ();
  close_window ();
}

/* Forms of the service that open only with an answer of the gateway, which is away here. */
static void
check_other_flows (KioskServiceInfo *service,
                   const Looks      *looks,
                   GType             type)
{
  guint n;
  g_autofree GType *flows = g_type_children (type, &n);

  for (guint i = 0; i < n; i++)
    if (G_TYPE_IS_ABSTRACT (flows[i]))
      check_other_flows (service, looks, flows[i]);
    else if (!g_str_has_prefix (g_type_name (flows[i]), "Kiosk") && !was_seen (g_type_name (flows[i])))
      check_alone (service, looks, flows[i]);
}

/* Returns: whether the screen stands upright */
static gboolean
check_service (KioskServiceInfo *service,
               const Looks      *looks)
{
  gboolean flow, upright;

  checked = drawn = 0;
  open_service (service, looks);
  upright = is_upright ();
  flow = find_one (KIOSK_TYPE_FLOW) != NULL;
  check_page ();
  close_window ();
  for (guint i = 0; !flow && i < MOST_BUTTONS && check_behind_button (service, i, looks); i++)
    ;
  check_other_flows (service, looks, KIOSK_TYPE_FLOW);
  g_test_message ("%u fields, %u of them for words%s%s", checked, drawn, looks->large_text ? ", in large text" : "",
                  looks->low ? ", in low position" : "");
  g_assert_cmpuint (checked, >=, 2);
  g_assert_cmpuint (drawn, >=, 1);
  return upright;
}

static void
test_service (gconstpointer data)
{
  const char *directories[] = { data, NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);

  for (int large = 0; large < 2; large++)
    if (check_service (services->pdata[0], &(Looks) { .large_text = large }))
      check_service (services->pdata[0], &(Looks) { .large_text = large, .low = TRUE });
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/parkkiosk/Kiosk/css/kiosk.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", "Default", "gtk-font-name", "Noto Sans CJK SC 24", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) directories = NULL;

  gtk_test_init (&argc, &argv, NULL);
  load_style ();
  flows_seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  directories = g_strsplit (g_getenv ("SERVICES"), ":", -1);
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (directories[i]);
      g_autofree char *path = g_strconcat ("/places/", name, NULL);

      g_test_add_data_func (path, directories[i], test_service);
    }
  return g_test_run ();
}
