/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-park.h"

#include <string.h>

static const RegistrationPark parks[] = {
  { "zhaishang", "寨上园区", "350206", "殿前街道寨上社区", "361006" },
  { "jichang", "机场园区", "350206", "殿前街道高崎机场", "361006" },
  { "haicang", "海沧园区", "350205", "海沧保税港区", "361026" },
  { "xiangyu", "象屿园区", "350206", "象屿保税区", "361006" },
  { "qianchang", "前场园区", "350211", "前场物流园区", "361022" },
  { "dadeng", "大嶝园区", "350213", "大嶝街道大嶝小镇", "361103" },
};

static const struct
{
  const char *code;
  const char *name;
  const char *postcode;
} districts[] = {
  { "350203", "思明区", "361001" }, { "350205", "海沧区", "361026" }, { "350206", "湖里区", "361006" },
  { "350211", "集美区", "361021" }, { "350212", "同安区", "361100" }, { "350213", "翔安区", "361101" },
};

const RegistrationPark *
registration_park_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (parks); i++)
    if (strcmp (parks[i].id, id) == 0)
      return &parks[i];

  return NULL;
}

const char *
registration_park_district_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    if (strcmp (districts[i].code, code) == 0)
      return districts[i].name;

  return "";
}

const char *
registration_park_postcode (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    if (strcmp (districts[i].code, code) == 0)
      return districts[i].postcode;

  return NULL;
}
