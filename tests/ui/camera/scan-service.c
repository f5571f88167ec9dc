/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A service that asks for a code, and shows the one that was held before the camera. */

#include <kiosk.h>

#define SCAN_TYPE_SERVICE (scan_service_get_type ())
G_DECLARE_FINAL_TYPE (ScanService, scan_service, SCAN, SERVICE, KioskService)

struct _ScanService
{
  KioskService parent_instance;
};

G_DEFINE_FINAL_TYPE (ScanService, scan_service, KIOSK_TYPE_SERVICE)

#define SCAN_TYPE_PAGE (scan_page_get_type ())
G_DECLARE_FINAL_TYPE (ScanPage, scan_page, SCAN, PAGE, KioskPage)

struct _ScanPage
{
  KioskPage   parent_instance;

  KioskEntry *entry;
  gboolean    held;
};

G_DEFINE_FINAL_TYPE (ScanPage, scan_page, KIOSK_TYPE_PAGE)

/* For the journey, which measures. */
static void
tell (const char *what)
{
  g_message ("%s at %" G_GINT64_FORMAT " ms", what, g_get_monotonic_time () / 1000);
}

static void
on_scanned (ScanPage   *self,
            const char *text)
{
  tell ("scanned");
  kiosk_entry_set_text (self->entry, text);
}

/* The film is white before the code is held, and the desk is not. */
static gboolean
is_desk (GdkTexture *picture)
{
  gsize stride = (gsize) gdk_texture_get_width (picture) * 4;
  g_autofree guchar *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (picture));

  gdk_texture_download (picture, pixels, stride);
  return pixels[0] < 0xc0;
}

static void
on_pictured (ScanPage    *self,
             KioskCamera *camera)
{
  if (self->held || !is_desk (kiosk_camera_get_picture (camera)))
    return;

  self->held = TRUE;
  tell ("held");
}

static void
scan_page_constructed (GObject *object)
{
  ScanPage *self = SCAN_PAGE (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 40);
  GtkWidget *scanner = kiosk_scanner_new ();
  KioskCamera *camera;

  G_OBJECT_CLASS (scan_page_parent_class)->constructed (object);

  self->entry = g_object_new (KIOSK_TYPE_ENTRY, "label", "Code", NULL);
  camera = kiosk_context_get_camera (kiosk_page_get_context (KIOSK_PAGE (self)));
  g_signal_connect_object (camera, "pictured", G_CALLBACK (on_pictured), self, G_CONNECT_SWAPPED);
  kiosk_scanner_set_camera (KIOSK_SCANNER (scanner), camera);
  g_signal_connect_object (scanner, "scanned", G_CALLBACK (on_scanned), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), scanner);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  g_object_set (box, "margin-start", 56, "margin-end", 56, "margin-top", 40, NULL);
  g_object_set (self, "title", "Check in", "child", box, NULL);
}

static void
scan_page_class_init (ScanPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = scan_page_constructed;
}

static void
scan_page_init (ScanPage *self)
{
}

static KioskPage *
scan_service_create_page (KioskService *service,
                          KioskContext *context)
{
  return g_object_new (SCAN_TYPE_PAGE, "context", context, NULL);
}

static void
scan_service_class_init (ScanServiceClass *klass)
{
  KIOSK_SERVICE_CLASS (klass)->create_page = scan_service_create_page;
}

static void
scan_service_init (ScanService *self)
{
}

KIOSK_PLUGIN_DEFINE (scan_service_get_type)
