/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-rest.h"

static void
test_grows_to_a_limit (void)
{
  KioskOutboxRest rest = { 0 };
  guint left = 0;

  g_assert_cmpuint (kiosk_outbox_rest_left (&rest, 1000), ==, 0);
  for (guint i = 0; i < 40; i++)
    {
      kiosk_outbox_rest_failed (&rest, 0, 1000);
      left = kiosk_outbox_rest_left (&rest, 1000);
      g_assert_cmpuint (left, >, 0);
      g_assert_cmpuint (left, <=, KIOSK_BACKOFF_LONGEST);
    }
  g_assert_cmpuint (left, >=, KIOSK_BACKOFF_LONGEST / 2);
}

/* Of terminals that failed at the same moment, few come back in the same tenth of the time. */
static void
test_scatters (void)
{
  guint bins[10] = { 0 };

  for (guint i = 0; i < 1000; i++)
    {
      KioskOutboxRest rest = { .backoff = { .failures = 20 } };
      guint left;

      kiosk_outbox_rest_failed (&rest, 0, 0);
      left = kiosk_outbox_rest_left (&rest, 0) - KIOSK_BACKOFF_LONGEST / 2;
      bins[MIN (left / (KIOSK_BACKOFF_LONGEST / 20), 9)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    {
      g_assert_cmpuint (bins[i], >, 40);
      g_assert_cmpuint (bins[i], <, 200);
    }
}

static void
test_ends (void)
{
  KioskOutboxRest rest = { 0 };

  for (guint i = 0; i < 5; i++)
    kiosk_outbox_rest_failed (&rest, 0, 5000000);
  g_assert_cmpuint (kiosk_outbox_rest_left (&rest, rest.until - 1), ==, 1);
  g_assert_cmpuint (kiosk_outbox_rest_left (&rest, rest.until), ==, 0);

  kiosk_outbox_rest_interrupt (&rest);
  g_assert_cmpuint (kiosk_outbox_rest_left (&rest, 5000000), ==, 0);
  kiosk_outbox_rest_failed (&rest, 0, 5000000);
  g_assert_cmpuint (kiosk_outbox_rest_left (&rest, 5000000), >=, 2000);

  kiosk_outbox_rest_succeeded (&rest);
  kiosk_outbox_rest_failed (&rest, 0, 5000000);
  g_assert_cmpuint (kiosk_outbox_rest_left (&rest, 5000000), <=, 100);
}

static void
test_gateway_asks_for_more (void)
{
  KioskOutboxRest rest = { 0 };

  kiosk_outbox_rest_failed (&rest, 60000, 0);
  g_assert_cmpuint (kiosk_outbox_rest_left (&rest, 0), ==, 60000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox/rest/grows-to-a-limit", test_grows_to_a_limit);
  g_test_add_func ("/outbox/rest/scatters", test_scatters);
  g_test_add_func ("/outbox/rest/ends", test_ends);
  g_test_add_func ("/outbox/rest/gateway-asks-for-more", test_gateway_asks_for_more);
  return g_test_run ();
}
