/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-enrolment.h"

#include "camera/kiosk-scanner.h"
#include "core/kiosk-core.h"
#include "kiosk-entry.h"
#include "kiosk-staff-cause.h"

#include <glib/gi18n-lib.h>

struct _KioskStaffEnrolment
{
  GtkWidget         parent_instance;

  KioskDBusStaff   *staff;  /* (owned) */
  KioskEnrolment   *read;   /* (owned) (nullable): what a code held; its token is shown to nobody */

  GtkToggleButton  *scan;
  KioskScanner     *scanner;
  KioskEntry       *gateway;
  KioskEntry       *park;
  KioskEntry       *terminal;
  KioskEntry       *token;
  GtkWidget        *token_read;
  GtkWidget        *take_over;
  GtkWidget        *busy;
  GtkLabel         *done;
  KioskStaffCause  *cause;
};

G_DEFINE_FINAL_TYPE (KioskStaffEnrolment, kiosk_staff_enrolment, GTK_TYPE_WIDGET)

static void
forget_code (KioskStaffEnrolment *self)
{
  g_clear_pointer (&self->read, kiosk_enrolment_free);
  gtk_widget_set_visible (self->token_read, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->token), TRUE);
}

static void
on_scanned (KioskStaffEnrolment *self,
            const char          *text)
{
  g_autoptr (GError) error = NULL;

  forget_code (self);
  self->read = kiosk_enrolment_parse (text, &error);
  kiosk_staff_cause_show (self->cause, error != NULL ? "other-code" : NULL, error != NULL ? error->message : NULL);
  if (self->read == NULL)
    return;

  kiosk_entry_set_text (self->gateway, self->read->gateway);
  kiosk_entry_set_text (self->park, self->read->park);
  kiosk_entry_set_text (self->terminal, self->read->terminal);
  kiosk_entry_set_text (self->token, "");
  gtk_widget_set_visible (GTK_WIDGET (self->token), FALSE);
  gtk_widget_set_visible (self->token_read, TRUE);
  gtk_toggle_button_set_active (self->scan, FALSE);
}

static void
on_scan_toggled (KioskStaffEnrolment *self)
{
  gboolean scan = gtk_toggle_button_get_active (self->scan);

  gtk_widget_set_visible (GTK_WIDGET (self->scanner), scan);
  if (scan)
    forget_code (self);
}

static void
set_busy (KioskStaffEnrolment *self,
          gboolean             busy)
{
  gtk_widget_set_sensitive (self->take_over, !busy);
  gtk_widget_set_visible (self->busy, busy);
}

static void
tell_done (KioskStaffEnrolment *self)
{
  g_autofree char *words = g_strdup_printf (_("This is now terminal %s of the park %s. It holds from the next visitor on."),
                                            kiosk_entry_get_text (self->terminal), kiosk_entry_get_text (self->park));

  gtk_label_set_label (self->done, words);
  gtk_widget_set_visible (GTK_WIDGET (self->done), TRUE);
  kiosk_entry_set_text (self->token, "");
  forget_code (self);
}

static void
on_enrolled (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KioskStaffEnrolment) self = KIOSK_STAFF_ENROLMENT (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *cause = NULL;
  g_autofree char *detail = NULL;

  set_busy (self, FALSE);
  if (!kiosk_dbus_staff_call_enrol_finish (KIOSK_DBUS_STAFF (source), &cause, &detail, result, &error))
    {
      g_dbus_error_strip_remote_error (error);
      kiosk_staff_cause_show (self->cause, "trouble", error->message);
      return;
    }

  kiosk_staff_cause_show (self->cause, cause, detail);
  if (*cause == '\0')
    tell_done (self);
}

static void
on_take_over (KioskStaffEnrolment *self)
{
  const char *token = self->read != NULL ? self->read->token : kiosk_entry_get_text (self->token);

  set_busy (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->done), FALSE);
  kiosk_staff_cause_show (self->cause, NULL, NULL);
  kiosk_dbus_staff_call_enrol (self->staff, kiosk_entry_get_text (self->gateway), kiosk_entry_get_text (self->park),
                               kiosk_entry_get_text (self->terminal), token, NULL, on_enrolled, g_object_ref (self));
}

GtkWidget *
kiosk_staff_enrolment_new (KioskDBusStaff *staff,
                           KioskContext   *context)
{
  KioskStaffEnrolment *self = g_object_new (KIOSK_TYPE_STAFF_ENROLMENT, NULL);

  self->staff = g_object_ref (staff);
  kiosk_entry_set_text (self->park, kiosk_context_get_park (context));
  kiosk_scanner_set_camera (self->scanner, kiosk_context_get_camera (context));
  return GTK_WIDGET (self);
}

static void
kiosk_staff_enrolment_dispose (GObject *object)
{
  KioskStaffEnrolment *self = KIOSK_STAFF_ENROLMENT (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->staff);
  g_clear_pointer (&self->read, kiosk_enrolment_free);
  G_OBJECT_CLASS (kiosk_staff_enrolment_parent_class)->dispose (object);
}

static void
kiosk_staff_enrolment_class_init (KioskStaffEnrolmentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_enrolment_dispose;
  g_type_ensure (KIOSK_TYPE_ENTRY);
  g_type_ensure (KIOSK_TYPE_SCANNER);
  g_type_ensure (KIOSK_TYPE_STAFF_CAUSE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-enrolment.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, scan);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, scanner);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, gateway);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, park);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, terminal);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, token);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, token_read);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, take_over);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, busy);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, done);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEnrolment, cause);
  gtk_widget_class_bind_template_callback (widget_class, on_scan_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_scanned);
  gtk_widget_class_bind_template_callback (widget_class, on_take_over);
}

static void
kiosk_staff_enrolment_init (KioskStaffEnrolment *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
