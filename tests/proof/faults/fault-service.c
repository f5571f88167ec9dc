/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A service that does what no service should, when its tile is touched. The build chooses what. */

#include <kiosk.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FAULT_TYPE_SERVICE (fault_service_get_type ())
G_DECLARE_FINAL_TYPE (FaultService, fault_service, FAULT, SERVICE, KioskService)

struct _FaultService
{
  KioskService parent_instance;
};

G_DEFINE_FINAL_TYPE (FaultService, fault_service, KIOSK_TYPE_SERVICE)

#define FAULT_TYPE_PAGE (fault_page_get_type ())
G_DECLARE_FINAL_TYPE (FaultPage, fault_page, FAULT, PAGE, KioskPage)

struct _FaultPage
{
  KioskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (FaultPage, fault_page, KIOSK_TYPE_PAGE)

#if defined (FAULT_CLOSE) || defined (FAULT_DESTROY) || defined (FAULT_HIDE) || defined (FAULT_MINIMIZE)
static void
fail (GtkWidget *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (page));

#if defined (FAULT_CLOSE)
  gtk_window_close (window);
#elif defined (FAULT_DESTROY)
  gtk_window_destroy (window);
#elif defined (FAULT_HIDE)
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
#else
  gtk_window_minimize (window);
#endif
}
#else
G_GNUC_NORETURN static void
fail (GtkWidget *page)
{
#if defined (FAULT_ABORT)
  abort ();
#elif defined (FAULT_EXIT)
  exit (EXIT_SUCCESS);
#elif defined (FAULT_LOOP)
  for (volatile guint rounds = 0;;)
    rounds++;
#elif defined (FAULT_BLOCK)
  for (;;)
    sleep (3600);
#elif defined (FAULT_LEAK)
  for (;;)
    memset (g_malloc (1 << 20), 1, 1 << 20);
#elif defined (FAULT_FLOOD)
  for (guint rounds = 1;; rounds++)
    g_message ("Nobody wants to know this, said for the %u. time", rounds);
#endif
}
#endif

/* on the screen first, as a page that fails in the middle of a task is */
static gboolean
on_tick (GtkWidget     *page,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  fail (page);
  return G_SOURCE_REMOVE;
}

static void
fault_page_class_init (FaultPageClass *klass)
{
}

static void
fault_page_init (FaultPage *self)
{
  g_object_set (self, "title", "Fault", "child", gtk_label_new ("This page is on the screen."), NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static KioskPage *
fault_service_create_page (KioskService *service,
                           KioskContext *context)
{
  return g_object_new (FAULT_TYPE_PAGE, "context", context, NULL);
}

static void
fault_service_class_init (FaultServiceClass *klass)
{
  KIOSK_SERVICE_CLASS (klass)->create_page = fault_service_create_page;
}

static void
fault_service_init (FaultService *self)
{
}

KIOSK_PLUGIN_DEFINE (fault_service_get_type)
