/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every shipped service and every example through the real loader, and what a page promises. */

#include "kiosk.h"

#include "kiosk-service-loader.h"

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static KioskPage *
open_page (KioskServiceInfo *info,
           KioskContext     *context)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KioskPage *page;

  kiosk_service_info_open_async (info, context, NULL, on_opened, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  page = kiosk_service_info_open_finish (info, result, &error);
  g_assert_no_error (error);
  return page;
}

static KioskContext *
make_context (void)
{
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);

  return kiosk_context_new (backend, "zh_CN", "haicang");
}

static void
test_service (gconstpointer data)
{
  const char *directories[] = { data, NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);
  g_autoptr (KioskContext) context = make_context ();

  g_assert_cmpuint (services->len, ==, 1);
  g_assert_no_error (kiosk_service_info_get_error (services->pdata[0]));

  for (int i = 0; i < 3; i++)
    {
      KioskPage *page = open_page (services->pdata[0], context);
      g_autoptr (GCancellable) cancellable = g_object_ref (kiosk_page_get_cancellable (page));

      g_assert_nonnull (kiosk_page_get_title (page));
      g_assert_false (g_cancellable_is_cancelled (cancellable));
      g_object_run_dispose (G_OBJECT (page));
      g_assert_true (g_cancellable_is_cancelled (cancellable));
      g_assert_finalize_object (page);
    }
}

typedef char *(* DupWords) (KioskManifest *manifest,
                            const char    *locale);

static void
assert_translated (KioskManifest *manifest,
                   DupWords       dup_words)
{
  g_autofree char *english = dup_words (manifest, "en");

  for (const char * const *locale = (const char * const []) { "zh_CN", "zh_TW", NULL }; *locale != NULL; locale++)
    {
      g_autofree char *words = dup_words (manifest, *locale);

      g_assert_cmpstr (words, !=, english);
    }
}

/* What its tile shows. */
static void
test_tile (gconstpointer data)
{
  const char *directories[] = { data, NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);
  KioskManifest *manifest = kiosk_service_info_get_manifest (services->pdata[0]);
  g_autofree char *icon = g_strconcat (kiosk_manifest_get_icon (manifest), ".svg", NULL);
  g_autofree char *path = g_build_filename (data, "icons", "hicolor", "scalable", "apps", icon, NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  assert_translated (manifest, kiosk_manifest_dup_name);
  assert_translated (manifest, kiosk_manifest_dup_description);
}

static void
test_no_page (void)
{
  const char *directories[] = { g_getenv ("ZOO_NO_PAGE"), NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);
  g_autoptr (KioskContext) context = make_context ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_service_info_open_async (services->pdata[0], context, NULL, on_opened, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (kiosk_service_info_open_finish (services->pdata[0], result, &error));
  g_assert_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_PAGE);
}

static void
assert_showing (KioskPage  *page,
                const char *state)
{
  static const char * const states[] = { "content", "loading", "message" };
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (page));

  for (guint i = 0; i < G_N_ELEMENTS (states); i++, child = gtk_widget_get_next_sibling (child))
    g_assert_cmpint (gtk_widget_get_visible (child), ==, g_str_equal (states[i], state));
}

static void
test_page_states (void)
{
  const char *directories[] = { g_getenv ("SHIPPED_SERVICE"), NULL };
  g_autoptr (GPtrArray) services = kiosk_service_loader_scan (directories);
  g_autoptr (KioskContext) context = make_context ();
  g_autoptr (KioskPage) page = open_page (services->pdata[0], context);
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "gone");
  g_autoptr (GError) offline = g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_OFFLINE, "no route");

  assert_showing (page, "content");
  kiosk_page_show_loading (page, "Looking");
  assert_showing (page, "loading");
  kiosk_page_show_error (page, cancelled);
  assert_showing (page, "loading");
  kiosk_page_show_error (page, offline);
  assert_showing (page, "message");
  kiosk_page_show_empty (page, "Nothing", "Try another");
  assert_showing (page, "message");
  kiosk_page_show_content (page);
  assert_showing (page, "content");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/services/shipped", g_getenv ("SHIPPED_SERVICE"), test_service);
  g_test_add_data_func ("/services/tile", g_getenv ("SHIPPED_SERVICE"), test_tile);
  g_test_add_func ("/services/no-page", test_no_page);
  g_test_add_func ("/page/states", test_page_states);

  return g_test_run ();
}
