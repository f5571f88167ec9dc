/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "small-shell.h"

static void show_page (SmallShell   *shell,
                       KioskPage *page);

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The window lets go of a page, and of what is on it, in its own time. */
static void
assert_gone (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  guint tick = g_timeout_add (10, on_tick, NULL);

  while (G_OBJECT (object)->ref_count > 1 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_finalize_object (object);
}

static void
take_off (SmallShell *shell,
          KioskPage  *page)
{
  g_ptr_array_add (shell->gone, g_object_ref (page));
  gtk_window_set_child (GTK_WINDOW (shell->window), NULL);
  g_ptr_array_remove (shell->stack, page);
}

static void
on_replace (KioskPage  *page,
            KioskPage  *next,
            SmallShell *shell)
{
  take_off (shell, page);
  show_page (shell, next);
}

static void
on_pop (KioskPage  *page,
        SmallShell *shell)
{
  take_off (shell, page);
  shell->page = g_ptr_array_index (shell->stack, shell->stack->len - 1);
  gtk_window_set_child (GTK_WINDOW (shell->window), GTK_WIDGET (shell->page));
}

static void
on_push (KioskPage  *page,
         KioskPage  *next,
         SmallShell *shell)
{
  show_page (shell, next);
}

static void
show_page (SmallShell *shell,
           KioskPage  *page)
{
  shell->page = page;
  g_ptr_array_add (shell->stack, g_object_ref_sink (page));
  g_signal_connect (page, "push", G_CALLBACK (on_push), shell);
  g_signal_connect (page, "replace", G_CALLBACK (on_replace), shell);
  g_signal_connect (page, "pop", G_CALLBACK (on_pop), shell);
  gtk_window_set_child (GTK_WINDOW (shell->window), GTK_WIDGET (page));
  kiosk_page_start (page);
}

KioskPage *
small_shell_create_page (SmallShell *shell)
{
  KioskService *service = kiosk_service_info_get_service (shell->service);

  g_assert_nonnull (service);
  return kiosk_service_create_page (service, shell->context);
}

void
small_shell_set_up (SmallShell *shell,
                    const char *directory)
{
  const char *directories[] = { directory, NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);
  g_autoptr (KioskBackend) backend = NULL;
  g_autofree char *url = NULL;

  g_assert_cmpuint (services->len, ==, 1);
  shell->service = g_object_ref (g_ptr_array_index (services, 0));
  shell->gateway = gateway_double_new ();
  url = gateway_double_get_url (shell->gateway);
  backend = kiosk_backend_new (url, "token");
  shell->context = kiosk_context_new (backend, "en", "haicang");
  shell->stack = g_ptr_array_new_with_free_func (g_object_unref);
  shell->gone = g_ptr_array_new_with_free_func (g_object_unref);
  shell->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (shell->window));
  show_page (shell, small_shell_create_page (shell));
}

void
small_shell_tear_down (SmallShell *shell)
{
  gtk_window_set_child (GTK_WINDOW (shell->window), NULL);
  g_ptr_array_extend_and_steal (shell->gone, shell->stack);
  while (shell->gone->len > 0)
    assert_gone (g_ptr_array_steal_index (shell->gone, shell->gone->len - 1));
  g_ptr_array_unref (shell->gone);
  gtk_window_destroy (GTK_WINDOW (shell->window));
  g_object_unref (shell->service);
  assert_gone (shell->context);
  gateway_double_free (shell->gateway);
}

/* The first widget below @parent that is on the screen, of @type, and bears @label where one is given. */
static GtkWidget *
find (GtkWidget  *parent,
      GType       type,
      const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;
      g_autofree char *own = NULL;

      if (!gtk_widget_get_visible (child))
        continue;
      if (label != NULL && g_type_is_a (G_OBJECT_TYPE (child), type))
        g_object_get (child, "label", &own, NULL);
      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (label == NULL || g_strcmp0 (own, label) == 0))
        return child;
      found = find (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
small_shell_find (SmallShell *shell,
                  GType       type,
                  const char *label)
{
  return find (GTK_WIDGET (shell->page), type, label);
}

GtkWidget *
small_shell_wait_for (SmallShell *shell,
                      GType       type,
                      const char *label)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  GtkWidget *found;

  while ((found = small_shell_find (shell, type, label)) == NULL)
    {
      if (g_get_monotonic_time () > end)
        g_error ("There is no %s “%s”", g_type_name (type), label);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  return found;
}

void
small_shell_type_in (SmallShell *shell,
                     const char *field,
                     const char *text)
{
  kiosk_entry_set_text (KIOSK_ENTRY (small_shell_wait_for (shell, KIOSK_TYPE_ENTRY, field)), text);
}

void
small_shell_touch (SmallShell *shell,
                   const char *button)
{
  g_signal_emit_by_name (small_shell_wait_for (shell, GTK_TYPE_BUTTON, button), "clicked");
}

/* The keyboard's action key. */
void
small_shell_press_action (SmallShell *shell,
                          const char *field)
{
  g_signal_emit_by_name (small_shell_wait_for (shell, KIOSK_TYPE_ENTRY, field), "activate");
}

void
small_shell_hide_keyboard (SmallShell *shell)
{
  gtk_window_set_focus (GTK_WINDOW (shell->window), NULL);
}

void
small_shell_expect (SmallShell *shell,
                    const char *words)
{
  small_shell_wait_for (shell, GTK_TYPE_LABEL, words);
}

/* As after a change of the language: each page makes way for one that holds the same answers. */
void
small_shell_change_language (SmallShell *shell)
{
  KioskPage *page = g_ptr_array_steal_index (shell->stack, shell->stack->len - 1);
  KioskPage *next = kiosk_page_recreate (page);

  g_assert_nonnull (next);
  g_assert_cmpstr (kiosk_page_get_subtitle (next), ==, kiosk_page_get_subtitle (page));
  gtk_window_set_child (GTK_WINDOW (shell->window), NULL);
  assert_gone (page);
  show_page (shell, next);
}
