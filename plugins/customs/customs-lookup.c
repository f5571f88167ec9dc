/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-lookup.h"

CustomsLookup *
customs_lookup_new (CustomsNumberKind  kind,
                    const char        *number)
{
  CustomsLookup *lookup = g_rc_box_new0 (CustomsLookup);

  lookup->kind = kind;
  lookup->number = g_strdup (number);
  return lookup;
}

CustomsLookup *
customs_lookup_ref (CustomsLookup *lookup)
{
  return g_rc_box_acquire (lookup);
}

static void
customs_lookup_clear (CustomsLookup *lookup)
{
  g_free (lookup->number);
}

void
customs_lookup_unref (CustomsLookup *lookup)
{
  g_rc_box_release_full (lookup, (GDestroyNotify) customs_lookup_clear);
}

void
customs_lookup_set_number (CustomsLookup     *lookup,
                           CustomsNumberKind  kind,
                           const char        *number)
{
  lookup->kind = kind;
  g_free (lookup->number);
  lookup->number = g_strdup (number);
  lookup->undecided = !customs_number_is_certain (kind);
}
