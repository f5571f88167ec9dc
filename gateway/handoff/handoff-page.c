/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "handoff-page.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/org/parkkiosk/Gateway/handoff/"

/* Nothing but the page's own script, style and requests; the pictures that it shows are its own, too. */
#define POLICY "default-src 'none'; script-src 'self'; style-src 'self'; img-src blob:; connect-src 'self'; base-uri 'none'; " \
  "form-action 'none'; frame-ancestors 'none'"

static void
answer_file (GatewayRequest *request,
             const char     *name,
             const char     *media_type)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

  if (bytes != NULL)
    gateway_request_answer_text (request, 200, media_type, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)),
                                 "Content-Security-Policy", POLICY);
  else
    gateway_request_fail (request, error);
}

/* Of RFC 4647's ranges the first one that there is a page for; browsers name them in their order. */
static const char *
choose_page (const char *accepted)
{
  static const struct
  {
    const char *range;
    const char *page;
  } pages[] = {
    { "zh-tw", "page.zh_TW.html" },
    { "zh-hk", "page.zh_TW.html" },
    { "zh-mo", "page.zh_TW.html" },
    { "zh-hant", "page.zh_TW.html" },
    { "zh", "page.zh_CN.html" },
    { "en", "page.en.html" },
  };
  g_autofree char *lower = g_ascii_strdown (accepted != NULL ? accepted : "", -1);
  g_auto (GStrv) ranges = g_strsplit (lower, ",", 16);

  for (guint i = 0; ranges[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
      if (g_str_has_prefix (g_strstrip (ranges[i]), pages[j].range))
        return pages[j].page;

  return "page.zh_CN.html";
}

void
handoff_page_answer (GatewayRequest *request,
                     gpointer        unused)
{
  answer_file (request, choose_page (gateway_request_header (request, "Accept-Language")), "text/html; charset=utf-8");
}

void
handoff_page_answer_style (GatewayRequest *request,
                           gpointer        unused)
{
  answer_file (request, "page.css", "text/css; charset=utf-8");
}

void
handoff_page_answer_script (GatewayRequest *request,
                            gpointer        unused)
{
  answer_file (request, "page.js", "text/javascript; charset=utf-8");
}
