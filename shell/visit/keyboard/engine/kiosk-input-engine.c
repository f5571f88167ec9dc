/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-input-engine.h"

G_DEFINE_INTERFACE (KioskInputEngine, kiosk_input_engine, G_TYPE_OBJECT)

static void
kiosk_input_engine_default_init (KioskInputEngineInterface *iface)
{
}

void
kiosk_input_engine_use (KioskInputEngine *self,
                        KioskInputScheme  scheme,
                        gboolean          traditional)
{
  KIOSK_INPUT_ENGINE_GET_IFACE (self)->use (self, scheme, traditional);
}

gboolean
kiosk_input_engine_type (KioskInputEngine *self,
                         char              key)
{
  return KIOSK_INPUT_ENGINE_GET_IFACE (self)->type (self, key);
}

gboolean
kiosk_input_engine_erase (KioskInputEngine *self)
{
  return KIOSK_INPUT_ENGINE_GET_IFACE (self)->erase (self);
}

char *
kiosk_input_engine_choose (KioskInputEngine *self,
                           guint             index)
{
  return KIOSK_INPUT_ENGINE_GET_IFACE (self)->choose (self, index);
}

void
kiosk_input_engine_reset (KioskInputEngine *self)
{
  KIOSK_INPUT_ENGINE_GET_IFACE (self)->reset (self);
}

char *
kiosk_input_engine_dup_keys (KioskInputEngine *self)
{
  return KIOSK_INPUT_ENGINE_GET_IFACE (self)->dup_keys (self);
}

char *
kiosk_input_engine_dup_preedit (KioskInputEngine *self)
{
  return KIOSK_INPUT_ENGINE_GET_IFACE (self)->dup_preedit (self);
}

GStrv
kiosk_input_engine_dup_candidates (KioskInputEngine *self,
                                   guint             first,
                                   guint             most)
{
  return KIOSK_INPUT_ENGINE_GET_IFACE (self)->dup_candidates (self, first, most);
}
