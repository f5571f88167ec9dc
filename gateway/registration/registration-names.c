/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-names.h"

#include "../gateway-clock.h"
#include "../gateway-hanzi.h"

#include <string.h>

#define HELD_SECONDS     (61 * GATEWAY_DAY)
#define GIVEN_UP_SECONDS (365 * GATEWAY_DAY)
#define LEAST_VARIED     3    /* characters of a brand that may differ in one */
#define MOST_VARIED      12

static void
take_key (GPtrArray *keys,
          char       kind,
          char      *value)
{
  g_ptr_array_add (keys, g_strdup_printf ("%c:%s", kind, value));
  g_free (value);
}

/* The brand ("b:"), its sound ("s:"), and what is left of it without one character ("w:"): two brands that differ in one
 * character have one of the latter in common. */
static GPtrArray *
keys_of (const char *brand)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  glong length = g_utf8_strlen (brand, -1);

  take_key (keys, 'b', g_strdup (brand));
  take_key (keys, 's', gateway_hanzi_pinyin (brand));
  for (glong i = 0; length >= LEAST_VARIED && length <= MOST_VARIED && i < length; i++)
    {
      g_autofree char *before = g_utf8_substring (brand, 0, i);
      g_autofree char *behind = g_utf8_substring (brand, i + 1, length);

      take_key (keys, 'w', g_strdup_printf ("%ld:%s%s", i, before, behind));
    }

  return keys;
}

/* Trades are told in free words: one that contains the other is taken for the same. */
static gboolean
is_same_trade (const char *a,
               const char *b)
{
  return strstr (a, b) != NULL || strstr (b, a) != NULL;
}

static RegistrationLikeness
likeness_of (const char *key)
{
  if (*key == 'b')
    return REGISTRATION_LIKENESS_SAME_BRAND;
  return *key == 's' ? REGISTRATION_LIKENESS_SOUND : REGISTRATION_LIKENESS_WRITING;
}

/* A name is known by the first likeness that is found. */
static gboolean
search_key (GatewayDb            *db,
            const char           *key,
            const char           *trade,
            GHashTable           *found,
            RegistrationSimilar   similar,
            gpointer              data,
            GError              **error)
{
  g_autofree char *today = gateway_clock_today ();
  g_autofree char *year_ago = gateway_clock_after (-GIVEN_UP_SECONDS);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT n.name, n.trade FROM company_name_keys k JOIN company_names n ON n.name = k.name "
                                    "WHERE k.key = $1 AND (n.given_up_on IS NULL OR n.given_up_on > $2) "
                                    "AND (n.held_until IS NULL OR n.held_until >= $3) ORDER BY n.name LIMIT 50",
                      "sss", key, year_ago, today);

  while (rows != NULL && gateway_rows_next (rows, &trouble))
    if (is_same_trade (gateway_rows_text (rows, 1), trade) && g_hash_table_add (found, g_strdup (gateway_rows_text (rows, 0))))
      similar (likeness_of (key), gateway_rows_text (rows, 0), data);

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
is_taken (GatewayDb   *db,
          const char  *name,
          gboolean    *taken,
          GError     **error)
{
  g_autofree char *today = gateway_clock_today ();
  g_autofree char *year_ago = gateway_clock_after (-GIVEN_UP_SECONDS);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT 1 FROM company_names WHERE name = $1 AND (given_up_on IS NULL OR given_up_on > $2) "
                                    "AND (held_until IS NULL OR held_until >= $3)", "sss", name, year_ago, today);

  *taken = rows != NULL && gateway_rows_next (rows, &trouble);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
registration_names_search (GatewayDb            *db,
                           const char           *name,
                           const char           *brand,
                           const char           *trade,
                           RegistrationSimilar   similar,
                           gpointer              data,
                           GError              **error)
{
  g_autoptr (GPtrArray) keys = keys_of (brand);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean taken;

  if (!is_taken (db, name, &taken, error))
    return FALSE;
  if (taken && g_hash_table_add (found, g_strdup (name)))
    similar (REGISTRATION_LIKENESS_SAME_NAME, name, data);

  for (guint i = 0; i < keys->len; i++)
    if (!search_key (db, keys->pdata[i], trade, found, similar, data, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_keys (GatewayDb   *db,
          const char  *name,
          const char  *brand,
          GError     **error)
{
  g_autoptr (GPtrArray) keys = keys_of (brand);

  for (guint i = 0; i < keys->len; i++)
    if (gateway_db_execute (db, error, "INSERT INTO company_name_keys (key, name) VALUES ($1, $2) ON CONFLICT (key, name) DO NOTHING",
                            "ss", keys->pdata[i], name) < 0)
      return FALSE;

  return TRUE;
}

gboolean
registration_names_add (GatewayDb   *db,
                        const char  *name,
                        const char  *brand,
                        const char  *trade,
                        const char  *given_up_on,
                        GError     **error)
{
  return gateway_db_execute (db, error, "INSERT INTO company_names (name, brand, trade, given_up_on) VALUES ($1, $2, $3, $4) "
                                        "ON CONFLICT (name) DO UPDATE SET brand = $2, trade = $3, given_up_on = $4, held_until = NULL",
                             "ssss", name, brand, trade, given_up_on) >= 0
         && add_keys (db, name, brand, error);
}

gboolean
registration_names_hold (GatewayDb   *db,
                         const char  *name,
                         const char  *brand,
                         const char  *trade,
                         const char  *application,
                         gboolean    *held,
                         GError     **error)
{
  g_autofree char *until = gateway_clock_after (HELD_SECONDS);
  gboolean taken;

  if (!is_taken (db, name, &taken, error))
    return FALSE;
  *held = !taken;
  if (taken)
    return TRUE;

  return gateway_db_execute (db, error, "INSERT INTO company_names (name, brand, trade, held_until, application) VALUES ($1, $2, $3, $4, $5) "
                                        "ON CONFLICT (name) DO UPDATE SET brand = $2, trade = $3, held_until = $4, application = $5, "
                                        "given_up_on = NULL",
                             "sssss", name, brand, trade, until, application) >= 0
         && add_keys (db, name, brand, error);
}

gboolean
registration_names_let_go (GatewayDb   *db,
                           const char  *application,
                           GError     **error)
{
  return gateway_db_execute (db, error, "DELETE FROM company_names WHERE application = $1", "s", application) >= 0;
}
