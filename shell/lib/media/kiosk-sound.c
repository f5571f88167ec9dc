/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-sound.h"

#define DEVICES "/dev/snd"

gboolean
kiosk_sound_has_device (void)
{
  g_autoptr (GDir) directory = g_dir_open (DEVICES, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, "pcm") && g_str_has_suffix (name, "p"))
      return TRUE;
  return FALSE;
}

void
kiosk_sound_close (GstElement *pipeline)
{
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
}

GstElement *
kiosk_sound_open (const char  *source,
                  const char  *sink,
                  GstState     state,
                  GError     **error)
{
  g_autofree char *description = g_strconcat (source, sink, NULL);
  g_autoptr (GError) problem = NULL;
  GstElement *pipeline;

  if (!gst_init_check (NULL, NULL, error))
    return NULL;

  pipeline = gst_parse_launch (description, &problem);
  if (problem == NULL && gst_element_set_state (pipeline, state) == GST_STATE_CHANGE_FAILURE)
    problem = g_error_new (GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_OPEN_WRITE, "“%s” cannot be opened", sink);
  if (problem == NULL)
    return pipeline;

  if (pipeline != NULL)
    kiosk_sound_close (pipeline);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
