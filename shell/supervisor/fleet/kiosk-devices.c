/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-devices.h"

#include "camera/kiosk-camera-find.h"
#include "print/kiosk-print-queue.h"

struct _KioskDevices
{
  GObject     parent_instance;

  guint       interval;
  char       *printer;
  char       *camera;
  const char *printer_now;   /* (nullable): its condition, once it is known */
  const char *camera_now;    /* (nullable): its condition, if the terminal should have one */
  guint       look_id;
  gboolean    running;
  gboolean    looking;
};

G_DEFINE_FINAL_TYPE (KioskDevices, kiosk_devices, G_TYPE_OBJECT)

/* One look, which the thread has to itself. */
typedef struct
{
  char              *printer;
  char              *camera;
  KioskPrinterState  printer_state;
  gboolean           has_camera;
} Look;

static void
free_look (gpointer data)
{
  Look *look = data;

  g_free (look->printer);
  g_free (look->camera);
  g_free (look);
}

/* A print server lets one wait for its answer, and a device that hangs for being opened. */
static void
take_look (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Look *look = task_data;
  g_autofree char *camera = kiosk_camera_find (look->camera, NULL);
  g_autoptr (KioskPrintQueueStatus) status = *look->printer != '\0' ? kiosk_print_queue_read (look->printer) : NULL;

  look->has_camera = camera != NULL;
  look->printer_state = status != NULL ? status->state : KIOSK_PRINTER_MISSING;
  g_task_return_boolean (task, TRUE);
}

static const char *
judge_printer (const Look *look)
{
  switch (look->printer_state)
    {
    case KIOSK_PRINTER_MISSING:
    case KIOSK_PRINTER_UNKNOWN:
      return NULL;
    case KIOSK_PRINTER_READY:
      return "ok";
    case KIOSK_PRINTER_OFFLINE:
      return "missing";
    default:
      return "trouble";
    }
}

static const char *
judge_camera (KioskDevices *self,
              const Look   *look)
{
  if (look->has_camera)
    return "ok";
  if (g_str_equal (look->camera, "none"))
    return NULL;
  return *look->camera != '\0' || self->camera_now != NULL ? "missing" : NULL;
}

static void look (KioskDevices *self);

static void
on_look_due (gpointer user_data)
{
  KioskDevices *self = user_data;

  self->look_id = 0;
  look (self);
}

static void
look_later (KioskDevices *self)
{
  if (self->running)
    self->look_id = g_timeout_add_once (self->interval, on_look_due, self);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  KioskDevices *self = KIOSK_DEVICES (source);
  const Look *last = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  if (!g_str_equal (last->printer, self->printer) || !g_str_equal (last->camera, self->camera))
    {
      look (self);
      return;
    }

  self->printer_now = judge_printer (last);
  self->camera_now = judge_camera (self, last);
  look_later (self);
}

static void
look (KioskDevices *self)
{
  g_autoptr (GTask) task = NULL;
  Look *next;

  if (!self->running || self->looking)
    return;

  g_clear_handle_id (&self->look_id, g_source_remove);
  self->looking = TRUE;
  next = g_new0 (Look, 1);
  next->printer = g_strdup (self->printer);
  next->camera = g_strdup (self->camera);
  task = g_task_new (self, NULL, on_looked, NULL);
  g_task_set_task_data (task, next, free_look);
  g_task_run_in_thread (task, take_look);
}

void
kiosk_devices_start (KioskDevices *self)
{
  self->running = TRUE;
  look (self);
}

void
kiosk_devices_stop (KioskDevices *self)
{
  self->running = FALSE;
  g_clear_handle_id (&self->look_id, g_source_remove);
}

void
kiosk_devices_set_up (KioskDevices *self,
                      const char   *printer,
                      const char   *camera)
{
  if (!g_str_equal (self->printer, printer))
    self->printer_now = NULL;
  if (!g_str_equal (self->camera, camera))
    self->camera_now = NULL;

  g_free (self->printer);
  self->printer = g_strdup (printer);
  g_free (self->camera);
  self->camera = g_strdup (camera);
  look (self);
}

static void
add_condition (JsonBuilder *builder,
               const char  *name,
               const char  *condition)
{
  if (condition == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, condition);
}

void
kiosk_devices_add (KioskDevices *self,
                   JsonBuilder  *builder)
{
  add_condition (builder, "printer", self->printer_now);
  add_condition (builder, "camera", self->camera_now);
}

void
kiosk_devices_describe (KioskDevices *self,
                        JsonBuilder  *builder)
{
  json_builder_set_member_name (builder, "devices");
  json_builder_begin_object (builder);
  kiosk_devices_add (self, builder);
  json_builder_end_object (builder);
}

KioskDevices *
kiosk_devices_new (guint interval)
{
  KioskDevices *self = g_object_new (KIOSK_TYPE_DEVICES, NULL);

  self->interval = interval;
  return self;
}

static void
kiosk_devices_finalize (GObject *object)
{
  KioskDevices *self = KIOSK_DEVICES (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_free (self->printer);
  g_free (self->camera);
  G_OBJECT_CLASS (kiosk_devices_parent_class)->finalize (object);
}

static void
kiosk_devices_class_init (KioskDevicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_devices_finalize;
}

static void
kiosk_devices_init (KioskDevices *self)
{
  self->printer = g_strdup ("");
  self->camera = g_strdup ("none");
}
