/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-module.h"

#include "../gateway-hanzi.h"
#include "registration-catalogue.h"
#include "registration-names.h"

#include <gio/gio.h>
#include <string.h>

static gboolean
store_term (GatewayDb   *db,
            const char  *list,
            const char  *code,
            const char  *label,
            const char  *section,
            gboolean     permit,
            GError     **error)
{
  g_autofree char *folded = gateway_hanzi_fold (label);
  g_autofree char *initials = gateway_hanzi_initials (folded);

  return gateway_db_execute (db, error, "INSERT INTO catalogue (list, code, label, section, permit, folded, initials) "
                                        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                             "ssssiss", list, code, label, section, (gint64) permit, folded, initials) >= 0;
}

/* Official files have the section's letter before the code in a column of its own. */
static gboolean
store_industry (GatewayDb           *db,
                const GatewayTable  *table,
                const char         **fields,
                GError             **error)
{
  g_autofree char *section = fields[2] != NULL ? g_strndup (fields[2], 1) : NULL;

  return store_term (db, REGISTRATION_INDUSTRIES, fields[0], fields[1], section, FALSE, error);
}

static gboolean
store_scope (GatewayDb           *db,
             const GatewayTable  *table,
             const char         **fields,
             GError             **error)
{
  gboolean permit = g_strcmp0 (fields[3], "yes") == 0;

  if (fields[3] == NULL || permit || strcmp (fields[3], "no") == 0)
    return store_term (db, REGISTRATION_SCOPES, fields[0], fields[1], fields[2], permit, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is neither yes nor no", fields[3]);
  return FALSE;
}

static gboolean
store_word (GatewayDb           *db,
            const GatewayTable  *table,
            const char         **fields,
            GError             **error)
{
  static const char * const kinds[] = { "region", "district", "zone", "trade", "form", "forbidden", "approval", NULL };

  if (g_strv_contains (kinds, fields[0]))
    return gateway_db_execute (db, error, "INSERT INTO name_words (kind, word) VALUES ($1, $2)", "ss", fields[0], fields[1]) >= 0;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no kind of word", fields[0]);
  return FALSE;
}

static gboolean
store_place_name (GatewayDb   *db,
                  const char  *name,
                  const char  *code,
                  GError     **error)
{
  return gateway_db_execute (db, error, "INSERT INTO place_names (name, code) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
                             "ss", name, code) >= 0;
}

/* 厦门市 counts as 厦门, too. Names such as 市辖区 are none. */
static gboolean
store_place (GatewayDb           *db,
             const GatewayTable  *table,
             const char         **fields,
             GError             **error)
{
  static const char * const ends[] = { "特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "区", "县", NULL };
  g_autofree char *shorter = g_strdup (fields[1]);

  if (g_str_has_suffix (fields[1], "辖区") || g_str_has_suffix (fields[1], "辖县"))
    return TRUE;

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (shorter, ends[i]))
      {
        shorter[strlen (shorter) - strlen (ends[i])] = '\0';
        break;
      }

  return store_place_name (db, fields[1], fields[0], error)
         && (g_utf8_strlen (shorter, -1) < 2 || store_place_name (db, shorter, fields[0], error));
}

static gboolean
store_company (GatewayDb           *db,
               const GatewayTable  *table,
               const char         **fields,
               GError             **error)
{
  return registration_names_add (db, fields[0], fields[1], fields[2], fields[3], error);
}

const GatewayTable registration_tables[] = {
  { REGISTRATION_INDUSTRIES, { "code", "name", "?code_with_section section" },
    "DELETE FROM catalogue WHERE list = '" REGISTRATION_INDUSTRIES "'", store_industry },
  { REGISTRATION_SCOPES, { "code item_code", "name", "?section", "?permit" },
    "DELETE FROM catalogue WHERE list = '" REGISTRATION_SCOPES "'", store_scope },
  { "name-words", { "kind", "word" }, "DELETE FROM name_words", store_word },
  { "place-names", { "code", "name" }, NULL, store_place },
  { "company-names", { "name", "brand", "trade", "?given_up_on" }, "DELETE FROM company_names WHERE application IS NULL", store_company },
};

const guint registration_n_tables = G_N_ELEMENTS (registration_tables);
