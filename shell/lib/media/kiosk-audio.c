/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-audio.h"

#include <math.h>

#define DEVICES "/dev/snd"
#define GAIN    "gain"

gboolean
kiosk_audio_has_device (void)
{
  g_autoptr (GDir) directory = g_dir_open (DEVICES, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, "pcm") && g_str_has_suffix (name, "p"))
      return TRUE;
  return FALSE;
}

void
kiosk_audio_close (GstElement *pipeline)
{
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
}

/* People hear by powers: half of the scale is to be half as loud. */
static double
gain_of (guint volume)
{
  return pow (volume / 100.0, 3);
}

void
kiosk_audio_set_volume (GstElement *pipeline,
                        guint       percent)
{
  g_autoptr (GstElement) gain = gst_bin_get_by_name (GST_BIN (pipeline), GAIN);

  g_object_set (gain, "volume", gain_of (percent), NULL);
}

static char *
describe (const char *source,
          const char *sink,
          guint       volume)
{
  char gain[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (gain, sizeof gain, "%.4f", gain_of (volume));
  return g_strconcat (source, "volume name=" GAIN " volume=", gain, " ! ", sink, NULL);
}

GstElement *
kiosk_audio_open (const char  *source,
                  const char  *sink,
                  guint        volume,
                  GstState     state,
                  GError     **error)
{
  g_autofree char *description = describe (source, sink, volume);
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
    kiosk_audio_close (pipeline);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
