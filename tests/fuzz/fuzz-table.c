/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* CSV files that an operator imports, into each of the tables. */

#include "fuzz.h"
#include "fuzz-store.h"

#include "customs/customs-module.h"
#include "gateway-csv.h"
#include "registration/registration-module.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  fuzz_store ();
  return 0;
}

static void
check_csv (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayCsv) csv = gateway_csv_read (file, &error);
  int column;

  if (csv == NULL)
    return;

  column = gateway_csv_column (csv, "name label na*");
  for (guint row = 0; row < gateway_csv_rows (csv); row++)
    {
      const char *text = gateway_csv_get (csv, row, column);

      g_assert_cmpuint (gateway_csv_line (csv, row), >, 1);
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
    }
}

/* The operator is told what is wrong; the store itself is never at fault. */
static void
import (const GatewayTable *table,
        const char         *file)
{
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  if (!gateway_import_table (fuzz_store (), table, file, &rows, &error))
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (error->domain != GATEWAY_STORE_ERROR || error->code == GATEWAY_STORE_ERROR_CONSTRAINT);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  guint chosen = fuzz_choose (&data, &size, customs_n_tables + registration_n_tables);
  const GatewayTable *table = chosen < customs_n_tables ? &customs_tables[chosen] : &registration_tables[chosen - customs_n_tables];
  const char *file = fuzz_file ("table.csv", data, size);

  check_csv (file);
  import (table, file);
  return 0;
}
