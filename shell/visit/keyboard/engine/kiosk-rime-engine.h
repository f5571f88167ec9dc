/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-input-engine.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RIME_ENGINE (kiosk_rime_engine_get_type ())
G_DECLARE_FINAL_TYPE (KioskRimeEngine, kiosk_rime_engine, KIOSK, RIME_ENGINE, GObject)

/**
 * KioskRimeEngine:
 *
 * Pinyin and zhuyin by librime, from tables that were compiled when the kiosk was built. It learns nothing and writes
 * nothing. librime keeps its state for the whole process, so there is one engine at a time.
 */

/**
 * kiosk_rime_engine_new:
 * @directory: where the compiled tables lie
 * @error: where a %GError is put: a G_FILE_ERROR when there are none, G_IO_ERROR_FAILED when librime refuses them
 *
 * Returns: (transfer full) (nullable): the engine, for pinyin with 26 keys and simplified characters
 */
KioskInputEngine *kiosk_rime_engine_new (const char  *directory,
                                         GError     **error);

G_END_DECLS
