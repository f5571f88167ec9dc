/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Codes that set a terminal up. What is taken can be told again, and holds nothing that leads out of its part. */

#include "fuzz.h"

#include "kiosk-core.h"

#include <string.h>

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskEnrolment) read = kiosk_enrolment_parse (text, &error);
  g_autoptr (KioskEnrolment) again = NULL;
  g_autofree char *told = NULL;

  if (read == NULL)
    {
      g_assert_cmpuint (error->domain, ==, KIOSK_ERROR);
      return 0;
    }

  g_assert_null (strpbrk (read->token, " \r\n\t"));
  g_assert_null (strpbrk (read->park, "/."));
  told = kiosk_enrolment_to_text (read);
  again = kiosk_enrolment_parse (told, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->gateway, ==, read->gateway);
  g_assert_cmpstr (again->token, ==, read->token);
  return 0;
}
