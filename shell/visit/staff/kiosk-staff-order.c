/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-staff-order.h"

#include "kiosk-row-mover.h"

#define GROUP "Kiosk"

struct _KioskStaffOrder
{
  GObject         parent_instance;

  KioskDBusStaff *staff;     /* (owned) */
  KioskRowMover  *mover;     /* (owned) */
  GtkBox         *rows;      /* (unowned) */
  char           *order_key;
  char           *off_key;
  char           *order;     /* (nullable): settings as they were told last, in text */
  char           *off;       /* (nullable) */
};

enum
{
  SIGNAL_SWITCHED,
  SIGNAL_TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffOrder, kiosk_staff_order, G_TYPE_OBJECT)

static void
tell_trouble (KioskStaffOrder *self,
              GError          *error)
{
  if (error != NULL)
    g_dbus_error_strip_remote_error (error);
  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, error != NULL ? error->message : NULL);
}

static gboolean
is_in (const char *list,
       const char *id)
{
  g_autoptr (GVariant) value = list != NULL ? g_variant_parse (G_VARIANT_TYPE_STRING_ARRAY, list, NULL, NULL, NULL) : NULL;
  g_autofree const char **ids = value != NULL ? g_variant_get_strv (value, NULL) : NULL;

  return ids != NULL && g_strv_contains (ids, id);
}

gboolean
kiosk_staff_order_is_on (KioskStaffOrder *self,
                         GtkWidget       *row)
{
  return !is_in (self->off, gtk_widget_get_name (row));
}

/* (transfer full): the rows' identifiers in text; of those that are off if @only_off, with @changed as it is asked for */
static char *
list_rows (KioskStaffOrder *self,
           gboolean         only_off,
           GtkWidget       *changed,
           gboolean         on)
{
  g_autoptr (GVariantBuilder) ids = g_variant_builder_new (G_VARIANT_TYPE_STRING_ARRAY);
  g_autoptr (GVariant) value = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (!only_off || (row == changed ? !on : !kiosk_staff_order_is_on (self, row)))
      g_variant_builder_add (ids, "s", gtk_widget_get_name (row));

  value = g_variant_ref_sink (g_variant_builder_end (ids));
  return g_variant_print (value, FALSE);
}

static void
on_got_order (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KioskStaffOrder) self = KIOSK_STAFF_ORDER (user_data);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->order, g_free);
  if (!kiosk_dbus_staff_call_get_finish (KIOSK_DBUS_STAFF (source), &self->order, NULL, result, &error))
    tell_trouble (self, error);
}

static void
on_got_off (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskStaffOrder) self = KIOSK_STAFF_ORDER (user_data);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->off, g_free);
  if (kiosk_dbus_staff_call_get_finish (KIOSK_DBUS_STAFF (source), &self->off, NULL, result, &error))
    g_signal_emit (self, signals[SIGNAL_SWITCHED], 0);
  else
    tell_trouble (self, error);
}

static void
ask (KioskStaffOrder *self)
{
  kiosk_dbus_staff_call_get (self->staff, GROUP, self->order_key, NULL, on_got_order, g_object_ref (self));
  kiosk_dbus_staff_call_get (self->staff, GROUP, self->off_key, NULL, on_got_off, g_object_ref (self));
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KioskStaffOrder) self = KIOSK_STAFF_ORDER (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  kiosk_dbus_staff_call_set_finish (KIOSK_DBUS_STAFF (source), &now, result, &error);
  tell_trouble (self, error);
  ask (self);
}

static void
set (KioskStaffOrder *self,
     const char      *key,
     const char      *value,
     const char      *seen)
{
  if (seen != NULL)
    kiosk_dbus_staff_call_set (self->staff, GROUP, key, value, seen, NULL, on_set, g_object_ref (self));
}

static void
on_moved (KioskStaffOrder *self)
{
  g_autofree char *order = list_rows (self, FALSE, NULL, FALSE);

  set (self, self->order_key, order, self->order);
}

void
kiosk_staff_order_step (KioskStaffOrder *self,
                        GtkWidget       *row,
                        int              direction)
{
  if (kiosk_row_mover_step (self->mover, row, direction))
    on_moved (self);
}

void
kiosk_staff_order_set_on (KioskStaffOrder *self,
                          GtkWidget       *row,
                          gboolean         on)
{
  g_autofree char *off = NULL;

  if (self->off == NULL)
    return;

  off = list_rows (self, TRUE, row, on);
  set (self, self->off_key, off, self->off);
}

void
kiosk_staff_order_add (KioskStaffOrder *self,
                       GtkWidget       *row,
                       const char      *id,
                       GtkWidget       *handle)
{
  gtk_widget_set_name (row, id);
  gtk_box_append (self->rows, row);
  kiosk_row_mover_add (self->mover, row, handle);
}

static void
kiosk_staff_order_finalize (GObject *object)
{
  KioskStaffOrder *self = KIOSK_STAFF_ORDER (object);

  g_clear_object (&self->staff);
  g_clear_object (&self->mover);
  g_free (self->order_key);
  g_free (self->off_key);
  g_free (self->order);
  g_free (self->off);
  G_OBJECT_CLASS (kiosk_staff_order_parent_class)->finalize (object);
}

static void
kiosk_staff_order_class_init (KioskStaffOrderClass *klass)
{
  GType type = KIOSK_TYPE_STAFF_ORDER;

  G_OBJECT_CLASS (klass)->finalize = kiosk_staff_order_finalize;
  signals[SIGNAL_SWITCHED] = g_signal_new ("switched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kiosk_staff_order_init (KioskStaffOrder *self)
{
}

KioskStaffOrder *
kiosk_staff_order_new (KioskDBusStaff *staff,
                       GtkBox         *rows,
                       const char     *order_key,
                       const char     *off_key)
{
  KioskStaffOrder *self = g_object_new (KIOSK_TYPE_STAFF_ORDER, NULL);

  self->staff = g_object_ref (staff);
  self->rows = rows;
  self->order_key = g_strdup (order_key);
  self->off_key = g_strdup (off_key);
  self->mover = kiosk_row_mover_new (rows);
  g_signal_connect_object (self->mover, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}
