/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments as customs writes them: yyyyMMddHHmmssfff, Beijing time. As texts they sort by time. */

#define CUSTOMS_TIME_LENGTH   17
#define CUSTOMS_TIME_ISO_SIZE 32

/**
 * customs_time_parse:
 * @text: (nullable): yyyyMMdd[HHmmss[fff]] or an ISO 8601 date with or without time; Beijing time where it names no zone
 *
 * Returns: (transfer full): the moment; an empty text if @text is none
 */
char       *customs_time_parse  (const char *text);

/* (nullable): "2026-11-23T09:38:00+08:00", written into @buffer; NULL if @time is empty */
const char *customs_time_to_iso (const char *time, char buffer[CUSTOMS_TIME_ISO_SIZE]);

/* (nullable) (transfer full): "2026-11-23" */
char       *customs_time_to_day (const char *time);

G_END_DECLS
