/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-devices.h"

#include "print/kiosk-print-queue.h"

#include <string.h>

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

static const char *
judge_printer (KioskPrinterState state)
{
  switch (state)
    {
    case KIOSK_PRINTER_READY:
      return "ok";
    case KIOSK_PRINTER_OFFLINE:
      return "missing";
    default:
      return "trouble";
    }
}

static gboolean
has_first_camera (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev", 0, NULL);
  const char *name;

  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, "video") && g_ascii_isdigit (name[strlen ("video")]))
      return TRUE;

  return FALSE;
}

/* A film or a picture may stand in for a camera; nothing else is one. */
static gboolean
has_camera (const char *camera)
{
  g_autofree char *file = g_str_has_prefix (camera, "file:") ? g_filename_from_uri (camera, NULL, NULL) : NULL;

  if (*camera == '\0')
    return has_first_camera ();
  if (file != NULL)
    return g_file_test (file, G_FILE_TEST_IS_REGULAR);
  return g_str_has_prefix (camera, "/dev/") && g_file_test (camera, G_FILE_TEST_EXISTS);
}

static void
look_at_camera (KioskDevices *self)
{
  if (g_str_equal (self->camera, "none"))
    self->camera_now = NULL;
  else if (has_camera (self->camera))
    self->camera_now = "ok";
  else if (self->camera_now != NULL || *self->camera != '\0')
    self->camera_now = "missing";
}

/* libcups blocks while it waits for an answer. */
static void
look_at_printer (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_autoptr (KioskPrintQueueStatus) status = kiosk_print_queue_read (task_data);

  g_task_return_int (task, status->state);
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
  if (self->running && self->look_id == 0)
    self->look_id = g_timeout_add_once (self->interval, on_look_due, self);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  KioskDevices *self = KIOSK_DEVICES (source);
  const char *printer = g_task_get_task_data (G_TASK (result));
  KioskPrinterState state = (KioskPrinterState) g_task_propagate_int (G_TASK (result), NULL);

  self->looking = FALSE;
  if (g_str_equal (printer, self->printer))
    self->printer_now = judge_printer (state);
  look_later (self);
}

static void
look (KioskDevices *self)
{
  g_autoptr (GTask) task = NULL;

  look_at_camera (self);
  if (*self->printer == '\0' || self->looking)
    {
      look_later (self);
      return;
    }

  self->looking = TRUE;
  task = g_task_new (self, NULL, on_looked, NULL);
  g_task_set_task_data (task, g_strdup (self->printer), g_free);
  g_task_run_in_thread (task, look_at_printer);
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
  if (g_strcmp0 (self->printer, printer) != 0)
    self->printer_now = NULL;
  if (g_strcmp0 (self->camera, camera) != 0)
    self->camera_now = NULL;

  g_free (self->printer);
  self->printer = g_strdup (printer);
  g_free (self->camera);
  self->camera = g_strdup (camera);
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->running)
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
