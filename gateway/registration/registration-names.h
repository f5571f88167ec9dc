/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* The names that are taken, and how like a new one is to them. */

typedef enum
{
  REGISTRATION_LIKENESS_SAME_NAME,
  REGISTRATION_LIKENESS_SAME_BRAND,
  REGISTRATION_LIKENESS_SOUND,
  REGISTRATION_LIKENESS_WRITING,
} RegistrationLikeness;

/* Called for each name that is like the one in question and of the same trade. */
typedef void (*RegistrationSimilar) (RegistrationLikeness likeness, const char *name, gpointer data);

/* Returns FALSE on failure of the store. */
gboolean registration_names_search (GatewayDb *db, const char *name, const char *brand, const char *trade,
                                    RegistrationSimilar similar, gpointer data, GError **error);

/* @given_up_on: (nullable): "2026-11-24" */
gboolean registration_names_add    (GatewayDb *db, const char *name, const char *brand, const char *trade, const char *given_up_on,
                                    GError **error);

/* Holds a name for an application, for two months. @held: (out): FALSE if it is taken */
gboolean registration_names_hold   (GatewayDb *db, const char *name, const char *brand, const char *trade, const char *application,
                                    gboolean *held, GError **error);
gboolean registration_names_let_go (GatewayDb *db, const char *application, GError **error);

G_END_DECLS
