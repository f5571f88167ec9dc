/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What a flow file may say. A service without code is written by people whom the kiosk does not trust with code: the file
 * may make the library's own steps and fields and nothing else, and set those of their properties that are listed here.
 */
typedef enum
{
  KIOSK_PART_FLOW = 1 << 0,
  KIOSK_PART_STEP = 1 << 1,
  KIOSK_PART_FIELD = 1 << 2,
  KIOSK_PART_WORDS = 1 << 3,
  KIOSK_PART_OPTION = 1 << 4,
  KIOSK_PART_FACT = 1 << 5,
  KIOSK_PART_PHOTO = 1 << 6, /* a field that cannot be repeated */
} KioskPart;

/*
 * KioskFlowClause:
 * @name: the class
 * @get_type: its type
 * @part: what it is
 * @takes: what may be inside it
 * @properties: what may be set on it
 * @required: what has to be set on it
 */
typedef struct
{
  const char         *name;
  GType             (*get_type) (void);
  KioskPart           part;
  KioskPart           takes;
  const char * const *properties;
  const char * const *required;
} KioskFlowClause;

const KioskFlowClause *kiosk_flow_grammar_find    (const char   *name);

/* Whether @value can be that of the property @name; says in @error what it would have to be. */
gboolean               kiosk_flow_grammar_check   (const char   *name,
                                                   const char   *value,
                                                   GError      **error);

G_END_DECLS
