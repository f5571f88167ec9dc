/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-db-private.h"

#include <string.h>

G_DEFINE_QUARK (gateway-store-error-quark, gateway_store_error)

#define MOST_PARAMETERS 32

static guint
collect (const char   *types,
         va_list       arguments,
         GatewayValue *values)
{
  guint n = 0;

  for (const char *type = types; *type != '\0'; type++, n++)
    {
      g_assert (n < MOST_PARAMETERS);
      values[n].type = *type;
      if (*type == 's')
        values[n].text = va_arg (arguments, const char *);
      else if (*type == 'i')
        values[n].integer = va_arg (arguments, gint64);
      else if (*type == 'd')
        values[n].real = va_arg (arguments, double);
      else
        g_assert_not_reached ();
    }

  return n;
}

gint64
gateway_db_execute (GatewayDb   *db,
                    GError     **error,
                    const char  *sql,
                    const char  *types,
                    ...)
{
  GatewayValue values[MOST_PARAMETERS];
  va_list arguments;
  guint n;

  va_start (arguments, types);
  n = collect (types, arguments, values);
  va_end (arguments);

  return db->backend->execute (db, sql, values, n, error);
}

GatewayRows *
gateway_db_query (GatewayDb   *db,
                  GError     **error,
                  const char  *sql,
                  const char  *types,
                  ...)
{
  GatewayValue values[MOST_PARAMETERS];
  va_list arguments;
  guint n;

  va_start (arguments, types);
  n = collect (types, arguments, values);
  va_end (arguments);

  return db->backend->query (db, sql, values, n, error);
}

gboolean
gateway_rows_next (GatewayRows *rows,
                   GError     **error)
{
  return rows->backend->rows_next (rows, error);
}

const char *
gateway_rows_text (GatewayRows *rows,
                   int          column)
{
  return rows->backend->rows_text (rows, column);
}

gint64
gateway_rows_int (GatewayRows *rows,
                  int          column)
{
  return rows->backend->rows_int (rows, column);
}

double
gateway_rows_double (GatewayRows *rows,
                     int          column)
{
  const char *text = rows->backend->rows_text (rows, column);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

gboolean
gateway_rows_null (GatewayRows *rows,
                   int          column)
{
  return rows->backend->rows_text (rows, column) == NULL;
}

void
gateway_rows_free (GatewayRows *rows)
{
  rows->backend->rows_free (rows);
}

gboolean
gateway_db_begin_reading (GatewayDb  *db,
                          GError    **error)
{
  return db->backend->execute (db, db->backend->begin_reading, NULL, 0, error) >= 0;
}

void
gateway_db_end_reading (GatewayDb *db)
{
  g_autoptr (GError) error = NULL;

  if (db->backend->execute (db, "COMMIT", NULL, 0, &error) < 0)
    g_warning ("A reading transaction did not end: %s", error->message);
}

char *
gateway_db_escape_like (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\%_", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

gboolean
gateway_db_is_sqlite (GatewayDb *db)
{
  return db->backend == &gateway_sqlite_backend;
}

/* Several statements without parameters, as in a migration. */
gboolean
gateway_db_run_script (GatewayDb   *db,
                       const char  *script,
                       GError     **error)
{
  return db->backend->run_script (db, script, error);
}

void
gateway_db_close (GatewayDb *db)
{
  if (db != NULL)
    db->backend->close (db);
}
