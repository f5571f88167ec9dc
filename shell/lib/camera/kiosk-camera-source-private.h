/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GstElement GstElement;

/**
 * kiosk_camera_source_make_pipeline:
 * @path: what kiosk_camera_find() found
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
