/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "core/kiosk-late.h"

#include <gio/gio.h>

static void
test_found (void)
{
  g_autoptr (GError) error = NULL;
  gpointer function = kiosk_late_find ("kiosk-cups", "kiosk_cups_queue_read", &error);

  g_assert_no_error (error);
  g_assert_nonnull (function);
  g_assert_true (kiosk_late_find ("kiosk-cups", "kiosk_cups_queue_read", &error) == function);
}

/* librime's is wanted of the library that is linked with it. */
static void
test_found_behind (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (kiosk_late_find ("kiosk-rime", "rime_get_api", &error));
  g_assert_no_error (error);
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_late_find ("kiosk-none", "none", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "libkiosk-none.so"));

  g_clear_error (&error);
  g_assert_null (kiosk_late_find ("kiosk-cups", "none", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "none"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/late/found", test_found);
  g_test_add_func ("/late/found-behind", test_found_behind);
  g_test_add_func ("/late/missing", test_missing);

  return g_test_run ();
}
