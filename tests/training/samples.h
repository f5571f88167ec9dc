/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Answers as the gateway's contract has them; all of it is invented. */

#define SAMPLE_SESSION_WITH(state, free, waiting) \
  "\"code\":\"HC-1\",\"course\":\"KJ-1\",\"subject\":\"clearance\",\"title\":\"9810 海外仓出口实务\",\"title_en\":\"Exporting (9810)\"," \
  "\"park\":\"haicang\",\"room\":\"海沧园区 3 号楼 201\",\"room_en\":\"Building 3, room 201\",\"teacher\":\"林安和\"," \
  "\"begins\":\"2026-12-20T14:00:00+08:00\",\"ends\":\"2026-12-20T17:00:00+08:00\",\"opens\":\"2026-11-01T08:00:00+08:00\"," \
  "\"closes\":\"2026-12-20T14:00:00+08:00\",\"state\":\"" state "\",\"capacity\":40,\"free\":" free ",\"waiting\":" waiting
#define SAMPLE_SESSION SAMPLE_SESSION_WITH ("open", "12", "0")
#define SAMPLE_FULL    SAMPLE_SESSION_WITH ("waiting-list", "0", "5")
#define SAMPLE_WHOLE   "{\"as_of\":\"2026-11-27T10:00:00+08:00\"," SAMPLE_SESSION ",\"summary\":\"海外仓备案。\",\"summary_en\":\"Warehouses abroad.\"," \
                       "\"directions\":\"出门左转。\",\"directions_en\":\"To the left.\",\"least_age\":16,\"most_age\":45,\"certified\":true}"
#define SAMPLE_LIST    "{\"as_of\":\"2026-11-27T10:00:00+08:00\",\"items\":[{" SAMPLE_SESSION "},{" SAMPLE_FULL "}],\"truncated\":false}"

#define SAMPLE_TICKET_AS(state, more, may) \
  "\"reference\":\"HC-20261127-0001\",\"code\":\"DEMA2345\",\"state\":\"" state "\"," more \
  "\"check_in_from\":\"2026-12-20T13:30:00+08:00\",\"check_in_to\":\"2026-12-20T14:15:00+08:00\",\"may\":[" may "],\"session\":{" SAMPLE_SESSION "}"
#define SAMPLE_TICKET(state, more, may) "{\"as_of\":\"2026-11-27T10:00:00+08:00\"," SAMPLE_TICKET_AS (state, more, may) "}"
#define SAMPLE_TICKETS(state, more, may) "{\"as_of\":\"2026-11-27T10:00:00+08:00\",\"items\":[{" SAMPLE_TICKET_AS (state, more, may) "}]}"

#define SAMPLE_CERTIFICATE \
  "{\"number\":\"XM-KJ-2026-0000014\",\"holder\":\"陈**\",\"masked\":true,\"title\":\"9810 海外仓出口实务\",\"title_en\":\"Exporting (9810)\"," \
  "\"park\":\"haicang\",\"begins\":\"2026-11-26T14:00:00+08:00\",\"ends\":\"2026-11-26T17:00:00+08:00\",\"issued\":\"2026-11-27\"}"

#define SAMPLE_PROBLEM(status, type) "{\"type\":\"urn:park-kiosk:problem:" type "\",\"title\":\"x\",\"status\":" status "}"
