/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FLOW_FILE (kiosk_flow_file_get_type ())
G_DECLARE_FINAL_TYPE (KioskFlowFile, kiosk_flow_file, KIOSK, FLOW_FILE, GObject)

/**
 * KioskFlowFile:
 *
 * A flow that is written without code, in a .ui file, once it was read and found right.
 */

/**
 * kiosk_flow_file_new:
 * @path: a .ui file with one KioskFlow in it
 * @service: identifier of the service that it belongs to
 * @error: return location for the reason, with file and line
 *
 * Reads a flow that is written without code, and checks it to the last property; nothing is made of it yet. It may hold the
 * library's own steps and fields and nothing else, call no function and load no file. Its words are translated from the
 * kiosk's domain, or from that of the service, whose catalogues lie in the folder “locale” beside the file.
 *
 * Returns: (transfer full) (nullable): the file
 */
KioskFlowFile *kiosk_flow_file_new  (const char     *path,
                                     const char     *service,
                                     GError        **error);

/**
 * kiosk_flow_file_load:
 * @self: a flow file
 * @error: return location for the reason
 *
 * Returns: (transfer floating) (nullable): a new flow, in the language that is in use now
 */
KioskFlow     *kiosk_flow_file_load (KioskFlowFile  *self,
                                     GError        **error);

G_END_DECLS
