/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-visit-check.h"

#include "kiosk-service-info.h"
#include "kiosk-service-module.h"

#include <gst/gst.h>
#include <pango/pangocairo.h>

static const struct
{
  const char *element;
  const char *kind;
  const char *words;
} elements[] = {
  { "decodebin3", "missing", "no film, no picture on the first screen: apt install gstreamer1.0-plugins-base" },
  { "v4l2src", "care", "no camera: apt install gstreamer1.0-plugins-good" },
  { "alsasink", "care", "no sound: apt install gstreamer1.0-alsa" },
  { "espeak", "care", "nothing is read aloud: apt install gstreamer1.0-espeak" },
};

static const struct
{
  gunichar    sample;
  const char *language;
} scripts[] = { { 0x53A6, "zh-cn" }, { 0x5EC8, "zh-tw" }, { 'A', "en" } };   /* 厦 廈 A */

static gboolean
check_service (KioskServiceInfo *service)
{
  KioskManifest *manifest = kiosk_service_info_get_manifest (service);
  const GError *error = kiosk_service_info_get_error (service);
  g_autofree char *file = manifest != NULL ? kiosk_manifest_get_file_path (manifest) : NULL;
  g_autoptr (GError) defect = NULL;

  if (error == NULL && !kiosk_manifest_has_flow (manifest) && !kiosk_service_module_check (file, &defect))
    error = defect;
  if (error != NULL)
    g_print ("care\tservice\t%s is not offered: %s\n", kiosk_service_info_get_id (service), error->message);
  return error == NULL;
}

static void
check_services (GPtrArray *services)
{
  guint available = 0;

  for (guint i = 0; i < services->len; i++)
    available += check_service (services->pdata[i]);
  if (available > 0)
    g_print ("ok\tservices\t%u can be offered\n", available);
  else
    g_print ("missing\tservices\tthere is none: look at --plugin-dir\n");
}

static gboolean
can_write (PangoFontMap *map,
           PangoContext *context,
           gunichar      sample,
           const char   *language)
{
  PangoFontDescription *description = pango_font_description_from_string ("sans 20");
  PangoFontset *fonts = pango_font_map_load_fontset (map, context, description, pango_language_from_string (language));
  PangoFont *font = pango_fontset_get_font (fonts, sample);
  gboolean able = font != NULL && pango_font_has_char (font, sample);

  g_clear_object (&font);
  g_object_unref (fonts);
  pango_font_description_free (description);
  return able;
}

static void
check_fonts (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  guint able = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (can_write (map, context, scripts[i].sample, scripts[i].language))
      able++;
    else
      g_print ("missing\tfonts\tnone for %s: apt install fonts-noto-cjk\n", scripts[i].language);
  if (able == G_N_ELEMENTS (scripts))
    g_print ("ok\tfonts\tfor every language\n");
  g_object_unref (context);
}

/* Films as they are mostly delivered. */
static void
check_codec (void)
{
  g_autoptr (GstCaps) caps = gst_caps_new_empty_simple ("video/x-h264");
  GList *all = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODER, GST_RANK_MARGINAL);
  GList *able = gst_element_factory_list_filter (all, caps, GST_PAD_SINK, FALSE);

  if (able != NULL)
    g_print ("ok\tfilms\tH.264 can be played\n");
  else
    g_print ("care\tfilms\tH.264 cannot be played, WebM can: apt install gstreamer1.0-libav\n");
  gst_plugin_feature_list_free (able);
  gst_plugin_feature_list_free (all);
}

static void
check_media (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autoptr (GstElementFactory) factory = gst_element_factory_find (elements[i].element);

      if (factory == NULL)
        g_print ("%s\tmedia\t%s\n", elements[i].kind, elements[i].words);
    }
  check_codec ();
}

void
kiosk_visit_check (GPtrArray *services)
{
  gst_init (NULL, NULL);
  check_services (services);
  check_fonts ();
  check_media ();
}
