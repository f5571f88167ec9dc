/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A country or region by its names. */
typedef struct
{
  char *code;
  char *name;      /* in simplified characters */
  char *name_tw;   /* (nullable): in traditional ones */
  char *name_en;
} IpCountry;

/* What is known of its law. */
typedef struct
{
  char *topic;     /* of the contract */
  char *value;     /* of the contract: words or a number */
  char *source;
  char *checked;   /* the day on which it was looked up */
} IpCountryFact;

typedef struct
{
  IpCountry *country;
  GPtrArray *facts;   /* (element-type IpCountryFact) */
} IpCountryCard;

/* Returns: (transfer full) (element-type IpCountry) */
GPtrArray     *ip_countries_from_json    (JsonObject           *root,
                                          GError              **error);
IpCountryCard *ip_country_card_from_json (JsonObject           *root,
                                          GError              **error);
void           ip_country_card_free      (IpCountryCard        *card);

/* Returns: (transfer none): its name in that language */
const char    *ip_country_get_name       (const IpCountry      *country,
                                          const char           *locale);

/* In the visitor's words; (nullable) where the topic came into the contract later. @topic: of the contract */
const char    *ip_country_topic_name     (const char           *topic);
char          *ip_country_describe       (const IpCountryFact  *fact);
char          *ip_country_describe_source (const IpCountryFact *fact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IpCountryCard, ip_country_card_free)

G_END_DECLS
