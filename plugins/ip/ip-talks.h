/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An hour for a talk. */
typedef struct
{
  char     *day;      /* "2026-12-01" */
  char     *begins;   /* "2026-12-01T09:00:00+08:00" */
  char     *ends;
  gboolean  free;
} IpSlot;

/* When advisers are there on one day of the week. */
typedef struct
{
  guint  weekday;   /* 1 is Monday */
  char  *begins;    /* "09:00" */
  char  *ends;
} IpHours;

/* Counted by reference. */
typedef struct
{
  GPtrArray *hours;   /* (element-type IpHours) */
  GPtrArray *slots;   /* (element-type IpSlot): by time */
} IpTalks;

IpTalks *ip_talks_from_json     (JsonObject    *root,
                                 GError       **error);
IpTalks *ip_talks_ref           (IpTalks       *talks);
void     ip_talks_unref         (IpTalks       *talks);

/* How many hours are free on that day. */
guint    ip_talks_count_free    (const IpTalks *talks,
                                 const char    *day);

/* In the visitor's words (transfer full). @day: "2026-12-01" */
char    *ip_talks_describe_day  (const char    *day);
char    *ip_talks_describe_slot (const IpSlot  *slot);
const char *ip_talks_weekday_name (guint        weekday);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IpTalks, ip_talks_unref)

G_END_DECLS
