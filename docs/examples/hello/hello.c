#include <kiosk.h>

struct _HelloService
{
  KioskService parent_instance;
};

G_DECLARE_FINAL_TYPE (HelloService, hello_service, HELLO, SERVICE, KioskService)
G_DEFINE_FINAL_TYPE (HelloService, hello_service, KIOSK_TYPE_SERVICE)

struct _HelloPage
{
  KioskPage parent_instance;
};

G_DECLARE_FINAL_TYPE (HelloPage, hello_page, HELLO, PAGE, KioskPage)
G_DEFINE_FINAL_TYPE (HelloPage, hello_page, KIOSK_TYPE_PAGE)

static void
hello_page_class_init (HelloPageClass *klass)
{
}

static void
hello_page_init (HelloPage *self)
{
  g_object_set (self, "title", "Hello", "child", gtk_label_new ("Welcome to the park."), NULL);
}

static KioskPage *
hello_service_create_page (KioskService *service,
                           KioskContext *context)
{
  return g_object_new (hello_page_get_type (), "context", context, NULL);
}

static void
hello_service_class_init (HelloServiceClass *klass)
{
  KIOSK_SERVICE_CLASS (klass)->create_page = hello_service_create_page;
}

static void
hello_service_init (HelloService *self)
{
}

KIOSK_PLUGIN_DEFINE (hello_service_get_type)
