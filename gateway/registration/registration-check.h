/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-faults.h"
#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* An application while it is checked, by the rules of the form and those that span several fields. */
typedef struct
{
  GatewayDb    *db;
  IntakeForm    form;      /* of the whole application */
  const char   *type;      /* (nullable): of the company; NULL where it was wrong */
  GDate         planned;   /* the day of establishment; not valid where it was wrong */
  gint64        capital;   /* in fen; 0 where it was wrong */
  GError       *error;     /* of the store, once it has failed */
} RegistrationCheck;

void        registration_check_company (RegistrationCheck *check);
void        registration_check_people  (RegistrationCheck *check);
void        registration_check_shares  (RegistrationCheck *check);

/* What the parts share. */
gboolean    registration_check_decimal (const IntakeForm *form, const char *member, guint places, gint64 *value);

/* The object at @index of an array, as a form of its own with the path "NAME.INDEX."; clear it afterwards. */
IntakeForm  registration_check_element (const IntakeForm *form, const char *name, JsonArray *array, guint index, char **path);

G_END_DECLS
