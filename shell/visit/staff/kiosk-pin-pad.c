/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-pin-pad.h"

#include <glib/gi18n-lib.h>

#define LONGEST 12

struct _KioskPinPad
{
  GtkWidget        parent_instance;

  KioskDBusStaff  *staff;  /* (owned) */
  GString         *pin;
  gboolean         asking;

  GtkToggleButton *attendant;
  GtkToggleButton *park;
  GtkLabel        *dots;
  GtkLabel        *trouble;
};

enum
{
  SIGNAL_ADMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPinPad, kiosk_pin_pad, GTK_TYPE_WIDGET)

static void
show_dots (KioskPinPad *self)
{
  g_autoptr (GString) dots = g_string_new (NULL);

  for (gsize i = 0; i < self->pin->len; i++)
    g_string_append (dots, "●");
  gtk_label_set_label (self->dots, dots->str);
}

static void
clear (KioskPinPad *self)
{
  g_string_truncate (self->pin, 0);
  show_dots (self);
}

static void
press_digit (GtkWidget  *widget,
             const char *action,
             GVariant   *digit)
{
  KioskPinPad *self = KIOSK_PIN_PAD (widget);

  if (self->asking || self->pin->len >= LONGEST)
    return;

  g_string_append (self->pin, g_variant_get_string (digit, NULL));
  gtk_label_set_label (self->trouble, "");
  show_dots (self);
}

static void
erase (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KioskPinPad *self = KIOSK_PIN_PAD (widget);

  if (self->pin->len > 0)
    g_string_truncate (self->pin, self->pin->len - 1);
  show_dots (self);
}

static const char *
get_role (KioskPinPad *self)
{
  if (gtk_toggle_button_get_active (self->attendant))
    return "attendant";
  return gtk_toggle_button_get_active (self->park) ? "park" : "engineer";
}

static void
tell_wrong (KioskPinPad *self,
            guint        wait)
{
  g_autofree char *words = NULL;

  if (wait == 0)
    gtk_label_set_label (self->trouble, _("This PIN is not right"));
  else
    {
      words = g_strdup_printf (ngettext ("Not right, or too many tries. Next try in %u second", "Not right, or too many tries. Next try in %u seconds", wait), wait);
      gtk_label_set_label (self->trouble, words);
    }
}

static void
on_entered (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskPinPad) self = KIOSK_PIN_PAD (user_data);
  g_autoptr (GError) error = NULL;
  gboolean admitted = FALSE;
  guint wait = 0;

  self->asking = FALSE;
  if (!kiosk_dbus_staff_call_enter_finish (KIOSK_DBUS_STAFF (source), &admitted, &wait, result, &error))
    gtk_label_set_label (self->trouble, error->message);
  else if (admitted)
    g_signal_emit (self, signals[SIGNAL_ADMITTED], 0, get_role (self));
  else
    tell_wrong (self, wait);
}

static void
enter (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KioskPinPad *self = KIOSK_PIN_PAD (widget);

  if (self->asking || self->pin->len == 0)
    return;

  self->asking = TRUE;
  kiosk_dbus_staff_call_enter (self->staff, get_role (self), self->pin->str, NULL, on_entered, g_object_ref (self));
  clear (self);
}

GtkWidget *
kiosk_pin_pad_new (KioskDBusStaff *staff)
{
  KioskPinPad *self = g_object_new (KIOSK_TYPE_PIN_PAD, NULL);

  self->staff = g_object_ref (staff);
  return GTK_WIDGET (self);
}

static void
kiosk_pin_pad_dispose (GObject *object)
{
  KioskPinPad *self = KIOSK_PIN_PAD (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->staff);
  if (self->pin != NULL)
    g_string_free (g_steal_pointer (&self->pin), TRUE);
  G_OBJECT_CLASS (kiosk_pin_pad_parent_class)->dispose (object);
}

static void
kiosk_pin_pad_class_init (KioskPinPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_pin_pad_dispose;
  signals[SIGNAL_ADMITTED] = g_signal_new ("admitted", KIOSK_TYPE_PIN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "pin.digit", "s", press_digit);
  gtk_widget_class_install_action (widget_class, "pin.erase", NULL, erase);
  gtk_widget_class_install_action (widget_class, "pin.enter", NULL, enter);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-pin-pad.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPinPad, attendant);
  gtk_widget_class_bind_template_child (widget_class, KioskPinPad, park);
  gtk_widget_class_bind_template_child (widget_class, KioskPinPad, dots);
  gtk_widget_class_bind_template_child (widget_class, KioskPinPad, trouble);
}

static void
kiosk_pin_pad_init (KioskPinPad *self)
{
  self->pin = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
