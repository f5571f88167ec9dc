/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-number.h"

G_BEGIN_DECLS

/* One look-up of a visitor, shared by the pages of its task. It never holds the second factor. Counted by reference. */
typedef struct
{
  CustomsNumberKind  kind;
  char              *number;    /* (owned) (nullable): not known before a code is read */
  gboolean           undecided; /* a code held the number, and only the visitor knows what it is */
  gboolean           answered;  /* the record was shown: the next look-up begins with an empty field */
} CustomsLookup;

CustomsLookup *customs_lookup_new        (CustomsNumberKind  kind,
                                          const char        *number);
CustomsLookup *customs_lookup_ref        (CustomsLookup     *lookup);
void           customs_lookup_unref      (CustomsLookup     *lookup);

/* What a code held. */
void           customs_lookup_set_number (CustomsLookup     *lookup,
                                          CustomsNumberKind  kind,
                                          const char        *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsLookup, customs_lookup_unref)

G_END_DECLS
