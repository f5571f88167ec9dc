/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-layers.h"

#include "../gateway-clock.h"
#include "../http/gateway-bearers.h"
#include "fleet-answer.h"
#include "fleet-place.h"
#include "fleet-rules.h"

/* A database that was put back from a copy lacks so many publications at most. */
#define MOST_OVERTAKEN 1000

FleetChange *
fleet_change_new (const char *actor,
                  const char *staff_park)
{
  FleetChange *change = g_new0 (FleetChange, 1);

  change->actor = g_strdup (actor);
  change->staff_park = g_strdup (staff_park);
  change->seen = FLEET_UNSEEN;
  return change;
}

void
fleet_change_free (FleetChange *change)
{
  g_free (change->scope);
  g_free (change->preview_on);
  g_free (change->settings);
  g_free (change->note);
  g_free (change->actor);
  g_free (change->staff_park);
  g_free (change);
}

static gint64
read_number (GatewayRows  *rows,
             GError       *trouble,
             GError      **error)
{
  gint64 number = rows != NULL && trouble == NULL && gateway_rows_next (rows, &trouble) ? gateway_rows_int (rows, 0) : 0;

  return fleet_pass_on (error, trouble) ? number : -1;
}

static gint64
read_last_version (GatewayDb  *db,
                   GError    **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT coalesce(max(version), 0) FROM (SELECT max(version) AS version FROM fleet_publications "
                                    "UNION ALL SELECT max(version) FROM fleet_own_versions UNION ALL SELECT max(id) FROM fleet_previews) AS all_of_them", "");

  return read_number (rows, trouble, error);
}

gint64
fleet_layers_version_of (GatewayDb   *db,
                         const char  *terminal,
                         const char  *park,
                         GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT coalesce(max(version), 0) FROM (SELECT max(version) AS version FROM fleet_publications "
                                    "WHERE scope IN ('" FLEET_ZONE "', 'park:' || $1, 'terminal:' || $2) "
                                    "UNION ALL SELECT version FROM fleet_own_versions WHERE terminal = $2) AS its_own", "ss", park, terminal);

  return read_number (rows, trouble, error);
}

static gboolean
set_own_version (GatewayDb   *db,
                 const char  *terminal,
                 gint64       version,
                 GError     **error)
{
  return gateway_db_execute (db, error, "INSERT INTO fleet_own_versions (terminal, version) VALUES ($1, $2) "
                                        "ON CONFLICT (terminal) DO UPDATE SET version = $2", "si", terminal, version) >= 0;
}

gint64
fleet_layers_overtake (GatewayDb   *db,
                       const char  *terminal,
                       gint64       version,
                       GError     **error)
{
  gint64 last = read_last_version (db, error);

  if (last < 0)
    return -1;
  if (version > last + MOST_OVERTAKEN)
    return 0;

  last = MAX (last, version) + 1;
  return set_own_version (db, terminal, last, error) ? last : -1;
}

static gboolean
audit (GatewayDb          *db,
       const FleetChange  *change,
       const char         *park,
       const char         *action,
       GError            **error)
{
  g_autofree char *object = g_strdup_printf ("%s %" G_GINT64_FORMAT, change->scope, change->version);

  return gateway_bearers_audit_in (db, park, change->actor, action, object, error);
}

static gboolean
check_seen (GatewayDb          *db,
            const FleetChange  *change,
            GError            **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT coalesce(max(version), 0) FROM fleet_publications WHERE scope = $1", "s", change->scope);
  gint64 now = read_number (rows, trouble, error);

  return now >= 0 && (change->seen == FLEET_UNSEEN || change->seen == now || fleet_changed (error));
}

/* May the change be made, and which version will it be? */
static gboolean
begin (GatewayDb    *db,
       FleetChange  *change,
       char        **park,
       GError      **error)
{
  gint64 last;

  if (!fleet_place_may_change (db, change->scope, change->staff_park, park, error) || !check_seen (db, change, error))
    return FALSE;

  last = read_last_version (db, error);
  change->version = last + 1;
  return last >= 0;
}

static gboolean
insert (GatewayDb          *db,
        const FleetChange  *change,
        const char         *park,
        const char         *action,
        GError            **error)
{
  g_autofree char *now = gateway_clock_now ();

  return gateway_db_execute (db, error, "INSERT INTO fleet_publications (version, scope, settings, actor, at, note) "
                                        "VALUES ($1, $2, $3, $4, $5, $6)",
                             "isssss", change->version, change->scope, change->settings, change->actor, now, change->note) >= 0
         && audit (db, change, park, action, error);
}

gboolean
fleet_layers_publish (GatewayDb  *db,
                      gpointer    data,
                      GError    **error)
{
  FleetChange *change = data;
  g_autofree char *park = NULL;

  return begin (db, change, &park, error) && insert (db, change, park, "settings-published", error);
}

/* The terminal that tried it has what the others have again, as something newer. */
static gboolean
end_preview (GatewayDb          *db,
             const FleetChange  *change,
             GError            **error)
{
  return gateway_db_execute (db, error, "INSERT INTO fleet_own_versions (terminal, version) "
                                        "SELECT terminal, CAST($2 AS BIGINT) FROM fleet_previews WHERE scope = $1 "
                                        "ON CONFLICT (terminal) DO UPDATE SET version = excluded.version",
                             "si", change->scope, change->version) >= 0
         && gateway_db_execute (db, error, "DELETE FROM fleet_previews WHERE scope = $1", "s", change->scope) >= 0;
}

static gboolean
check_preview_on (GatewayDb          *db,
                  const FleetChange  *change,
                  const char         *park,
                  GError            **error)
{
  const char *named = fleet_place_terminal (change->scope);
  g_autofree char *its_park = NULL;

  if (!fleet_place_find_terminal (db, change->preview_on, change->staff_park, &its_park, error))
    return FALSE;
  return ((named == NULL || g_str_equal (named, change->preview_on)) && (park == NULL || g_str_equal (park, its_park)))
         || fleet_refuse (error, "terminal-elsewhere");
}

gboolean
fleet_layers_preview (GatewayDb  *db,
                      gpointer    data,
                      GError    **error)
{
  FleetChange *change = data;
  g_autofree char *park = NULL;
  g_autofree char *now = gateway_clock_now ();

  return begin (db, change, &park, error)
         && check_preview_on (db, change, park, error)
         && end_preview (db, change, error)
         && gateway_db_execute (db, error, "INSERT INTO fleet_previews (scope, id, terminal, settings, actor, at, note) "
                                           "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                                "sisssss", change->scope, change->version, change->preview_on, change->settings, change->actor, now,
                                change->note) >= 0
         && set_own_version (db, change->preview_on, change->version, error)
         && audit (db, change, park, "settings-previewed", error);
}

/* Fills in scope, settings and note of the preview that is meant. */
static gboolean
find_preview (GatewayDb    *db,
              FleetChange  *change,
              GError      **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, "SELECT scope, settings, note FROM fleet_previews WHERE id = $1", "i",
                                                   change->preview);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      g_free (change->scope);
      g_free (change->settings);
      g_free (change->note);
      change->scope = g_strdup (gateway_rows_text (rows, 0));
      change->settings = g_strdup (gateway_rows_text (rows, 1));
      change->note = g_strdup (gateway_rows_text (rows, 2));
      return TRUE;
    }
  return fleet_pass_on (error, trouble) && fleet_not_found (error, "There is no such preview");
}

gboolean
fleet_layers_release (GatewayDb  *db,
                      gpointer    data,
                      GError    **error)
{
  FleetChange *change = data;
  g_autofree char *park = NULL;

  return find_preview (db, change, error)
         && begin (db, change, &park, error)
         && end_preview (db, change, error)
         && insert (db, change, park, "settings-released", error);
}

gboolean
fleet_layers_drop (GatewayDb  *db,
                   gpointer    data,
                   GError    **error)
{
  FleetChange *change = data;
  g_autofree char *park = NULL;

  return find_preview (db, change, error)
         && begin (db, change, &park, error)
         && end_preview (db, change, error)
         && audit (db, change, park, "settings-dropped", error);
}

/* What was there before the first publication is an empty layer. */
static gboolean
find_former (GatewayDb    *db,
             FleetChange  *change,
             GError      **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, "SELECT settings FROM fleet_publications WHERE scope = $1 "
                                                                 "ORDER BY version DESC LIMIT 2", "s", change->scope);
  guint n = 0;

  g_clear_pointer (&change->settings, g_free);
  for (; rows != NULL && trouble == NULL && gateway_rows_next (rows, &trouble); n++)
    if (n == 1)
      change->settings = g_strdup (gateway_rows_text (rows, 0));

  if (!fleet_pass_on (error, trouble))
    return FALSE;
  if (change->settings == NULL)
    change->settings = g_strdup ("{}");
  return n > 0 || fleet_refuse (error, "nothing-published");
}

gboolean
fleet_layers_roll_back (GatewayDb  *db,
                        gpointer    data,
                        GError    **error)
{
  FleetChange *change = data;
  g_autofree char *park = NULL;

  return begin (db, change, &park, error)
         && find_former (db, change, error)
         && insert (db, change, park, "settings-rolled-back", error);
}

static gboolean
lay (GatewayDb   *db,
     const char  *scope,
     const char  *terminal,
     GKeyFile    *keys,
     GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT 1 AS place, settings FROM fleet_previews WHERE scope = $1 AND terminal = $2 "
                                    "UNION ALL SELECT 2, settings FROM fleet_publications WHERE scope = $1 "
                                    "AND version = (SELECT max(version) FROM fleet_publications WHERE scope = $1) "
                                    "ORDER BY place LIMIT 1", "ss", scope, terminal);

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    fleet_rules_lay (keys, gateway_rows_text (rows, 1));
  return fleet_pass_on (error, trouble);
}

gboolean
fleet_layers_merge (GatewayDb   *db,
                    const char  *terminal,
                    const char  *park,
                    GKeyFile    *keys,
                    GError     **error)
{
  g_autofree char *of_park = g_strconcat ("park:", park, NULL);
  g_autofree char *its_own = g_strconcat ("terminal:", terminal, NULL);

  return lay (db, FLEET_ZONE, terminal, keys, error)
         && lay (db, of_park, terminal, keys, error)
         && lay (db, its_own, terminal, keys, error);
}
