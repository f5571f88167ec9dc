/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GstElement GstElement;

/**
 * kiosk_camera_source_find:
 * @source: as kiosk_camera_new() takes it
 * @error: return location for why there is none
 *
 * Looks for the device or file, and does not open it for longer than to ask what it is.
 *
 * Returns: (transfer full) (nullable): its path
 */
char       *kiosk_camera_source_find          (const char  *source,
                                               GError     **error);

/**
 * kiosk_camera_source_make_pipeline:
 * @path: what kiosk_camera_source_find() found
 * @rate: pictures a second at most
 * @sink: (transfer floating): where the pipeline ends
 * @error: return location for a #GError of GStreamer's
 *
 * Returns: (transfer full) (nullable): a pipeline at rest
 */
GstElement *kiosk_camera_source_make_pipeline (const char  *path,
                                               guint        rate,
                                               GstElement  *sink,
                                               GError     **error);

G_END_DECLS
