/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-handoff-card-private.h"

#include "kiosk-handoff-private.h"
#include "kiosk-qr-code.h"

#include <glib/gi18n-lib.h>

struct _KioskHandoffCard
{
  GtkWidget     parent_instance;

  KioskHandoff *handoff;  /* (owned) (nullable) */

  GtkWidget    *box;
  KioskQrCode  *code;
  GtkLabel     *steps;
  GtkLabel     *words;
  GtkLabel     *left;
};

enum
{
  PICTURED,
  REFUSED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskHandoffCard, kiosk_handoff_card, GTK_TYPE_WIDGET)

static KioskHandoffState
get_state (KioskHandoffCard *self)
{
  return self->handoff != NULL ? kiosk_handoff_get_state (self->handoff) : KIOSK_HANDOFF_STATE_OVER;
}

gboolean
kiosk_handoff_card_is_opened (KioskHandoffCard *self)
{
  return get_state (self) == KIOSK_HANDOFF_STATE_OPENED;
}

gboolean
kiosk_handoff_card_is_active (KioskHandoffCard *self)
{
  return get_state (self) < KIOSK_HANDOFF_STATE_OVER;
}

static const char *
describe (KioskHandoffState state)
{
  switch (state)
    {
    case KIOSK_HANDOFF_STATE_STARTING:
      return _("One moment, the code is being made.");
    case KIOSK_HANDOFF_STATE_WAITING:
      return _("Continue on your phone");
    case KIOSK_HANDOFF_STATE_OPENED:
      return _("Your phone is connected");
    case KIOSK_HANDOFF_STATE_FAILED:
      return _("There is no connection for your phone at the moment.");
    case KIOSK_HANDOFF_STATE_OVER:
    default:
      return _("The code is not valid any more.");
    }
}

static void
update_left (KioskHandoffCard *self)
{
  guint minutes = (kiosk_handoff_get_seconds (self->handoff) + 59) / 60;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Still %u minute", "Still %u minutes", minutes), minutes);

  gtk_label_set_text (self->left, text);
}

static void
update (KioskHandoffCard *self)
{
  KioskHandoffState state = get_state (self);

  kiosk_qr_code_set_text (self->code, state == KIOSK_HANDOFF_STATE_WAITING ? kiosk_handoff_get_url (self->handoff) : NULL);
  gtk_label_set_text (self->words, describe (state));
  gtk_label_set_text (self->steps, state == KIOSK_HANDOFF_STATE_OPENED
                                   ? _("Take or choose the photographs there. They appear here, one after the other.")
                                   : _("Scan the code with your phone's camera, and take or choose the photographs there. They appear here. "
                                       "Only this terminal can open them."));
  gtk_widget_set_visible (GTK_WIDGET (self->steps), state == KIOSK_HANDOFF_STATE_WAITING || state == KIOSK_HANDOFF_STATE_OPENED);
  gtk_widget_set_visible (GTK_WIDGET (self->left), state == KIOSK_HANDOFF_STATE_WAITING || state == KIOSK_HANDOFF_STATE_OPENED);
  if (self->handoff != NULL)
    update_left (self);
}

/* Whoever is busy with a phone attends to the visit, too. */
static void
tell_attended (KioskHandoffCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.attend", NULL);
}

static void
on_changed (KioskHandoffCard *self)
{
  gboolean was_opened = gtk_widget_has_css_class (GTK_WIDGET (self), "opened");

  update (self);
  if (kiosk_handoff_card_is_opened (self) && !was_opened)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "opened");
      tell_attended (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_received (KioskHandoffCard *self,
             GBytes           *bytes)
{
  g_autoptr (KioskPhoto) photo = kiosk_photo_new_from_jpeg (bytes);

  tell_attended (self);
  if (photo != NULL)
    g_signal_emit (self, signals[PICTURED], 0, photo);
  else
    g_signal_emit (self, signals[REFUSED], 0);
}

static void
on_refused (KioskHandoffCard *self)
{
  g_signal_emit (self, signals[REFUSED], 0);
}

void
kiosk_handoff_card_end (KioskHandoffCard *self)
{
  if (self->handoff == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->handoff, self);
  g_clear_object (&self->handoff);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "opened");
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
kiosk_handoff_card_begin (KioskHandoffCard *self,
                          KioskContext     *context,
                          guint             most)
{
  kiosk_handoff_card_end (self);
  self->handoff = kiosk_handoff_new (kiosk_context_get_backend (context), kiosk_context_get_handoff_url (context), most);
  g_signal_connect_object (self->handoff, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->handoff, "received", G_CALLBACK (on_received), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->handoff, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
kiosk_handoff_card_dispose (GObject *object)
{
  KioskHandoffCard *self = KIOSK_HANDOFF_CARD (object);

  g_clear_object (&self->handoff);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_handoff_card_parent_class)->dispose (object);
}

static void
kiosk_handoff_card_class_init (KioskHandoffCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_QR_CODE);
  G_OBJECT_CLASS (klass)->dispose = kiosk_handoff_card_dispose;

  signals[PICTURED] = g_signal_new ("pictured", KIOSK_TYPE_HANDOFF_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KIOSK_TYPE_PHOTO);
  signals[REFUSED] = g_signal_new ("refused", KIOSK_TYPE_HANDOFF_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_HANDOFF_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/handoff/kiosk-handoff-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskHandoffCard, box);
  gtk_widget_class_bind_template_child (widget_class, KioskHandoffCard, code);
  gtk_widget_class_bind_template_child (widget_class, KioskHandoffCard, steps);
  gtk_widget_class_bind_template_child (widget_class, KioskHandoffCard, words);
  gtk_widget_class_bind_template_child (widget_class, KioskHandoffCard, left);
}

static void
kiosk_handoff_card_init (KioskHandoffCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
