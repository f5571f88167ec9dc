/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-reference.h"

#include "../gateway-clock.h"

#include <sodium.h>
#include <string.h>

static const char code_letters[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/* Two letters for a park; what is not one of the six gets the first two of its name. Two parks of the same letters share
 * their numbers. */
static char *
prefix_of (const char *park)
{
  static const struct
  {
    const char *park;
    const char *prefix;
  } parks[] = {
    { "zhaishang", "ZS" }, { "jichang", "JC" }, { "haicang", "HC" }, { "xiangyu", "XY" }, { "qianchang", "QC" }, { "dadeng", "DD" },
  };
  g_autofree char *letters = g_ascii_strup (park, 2);

  for (guint i = 0; i < G_N_ELEMENTS (parks); i++)
    if (strcmp (parks[i].park, park) == 0)
      return g_strdup (parks[i].prefix);

  for (char *p = letters; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      *p = 'X';
  return g_strdup_printf ("%s%s", letters, strlen (letters) < 2 ? "X" : "");
}

char *
intake_reference_next (GatewayDb   *db,
                       const char  *park,
                       GError     **error)
{
  g_autofree char *prefix = prefix_of (park);
  g_autofree char *today = gateway_clock_today ();
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "INSERT INTO reference_counters (prefix, day, last) VALUES ($1, $2, 1) "
                                 "ON CONFLICT (prefix, day) DO UPDATE SET last = reference_counters.last + 1 RETURNING last",
                      "ss", prefix, today);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return NULL;

  return g_strdup_printf ("%s-%.4s%.2s%.2s-%04" G_GINT64_FORMAT, prefix, today, today + 5, today + 8, gateway_rows_int (rows, 0));
}

/* Without blanks, in capitals; NULL if another character than those of @allowed is in it. */
static char *
fold (const char *typed,
      const char *dropped,
      const char *allowed)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p++)
    {
      char c = g_ascii_toupper (*p);

      if (strchr (dropped, c) != NULL)
        continue;
      if (strchr (allowed, c) == NULL)
        return NULL;
      g_string_append_c (text, c);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
intake_reference_normalise (const char *typed)
{
  g_autofree char *text = fold (typed, " -", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  gsize length = text != NULL ? strlen (text) : 0;

  /* XX 20261124 0007 */
  if (length < 14 || length > 20 || strspn (text + 2, "0123456789") != length - 2 || !g_ascii_isalpha (text[0]) || !g_ascii_isalpha (text[1]))
    return NULL;
  return g_strdup_printf ("%.2s-%.8s-%s", text, text + 2, text + 10);
}

char *
intake_code_new (void)
{
  char code[INTAKE_CODE_LENGTH + 1] = { 0 };

  for (guint i = 0; i < INTAKE_CODE_LENGTH; i++)
    code[i] = code_letters[randombytes_uniform (sizeof code_letters - 1)];
  return g_strdup (code);
}

char *
intake_code_normalise (const char *typed)
{
  g_autofree char *code = fold (typed, " -", code_letters);

  return code != NULL && strlen (code) == INTAKE_CODE_LENGTH ? g_steal_pointer (&code) : NULL;
}
