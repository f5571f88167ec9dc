/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a park is: what a visitor need not type. */
typedef struct
{
  const char *id;        /* such as "haicang" */
  const char *name;      /* 海沧园区 */
  const char *district;  /* GB/T 2260, such as "350205" */
  const char *road;      /* street and place, in Chinese as on a form */
  const char *postcode;
} RegistrationPark;

/* Returns: (transfer none) (nullable) */
const RegistrationPark *registration_park_find          (const char *id);

/* Returns: (transfer none): the district in Chinese, as on a form; "" where it is none of Xiamen */
const char             *registration_park_district_name (const char *code);

/* Returns: (transfer none) (nullable): the postcode of a district */
const char             *registration_park_postcode      (const char *code);

G_END_DECLS
