/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Flow files of services without code. What is not refused can be built and begun, and is gone without a trace. */

#include "fuzz.h"

#include "kiosk.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  return 0;
}

static void
build (KioskFlowFile *file)
{
  g_autoptr (GError) error = NULL;
  KioskFlow *flow = kiosk_flow_file_load (file, &error);

  g_assert_no_error (error);
  g_object_ref_sink (flow);
  kiosk_flow_start (flow);
  g_assert_finalize_object (flow);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskFlowFile) file = kiosk_flow_file_new (fuzz_file ("fuzz.ui", data, size), "fuzz", &error);

  if (file != NULL)
    build (file);
  else
    g_assert_true (g_str_has_prefix (error->message, "fuzz.ui:") && g_utf8_validate (error->message, -1, NULL));
  return 0;
}
