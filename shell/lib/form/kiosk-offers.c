/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-offers.h"

#include "kiosk-step.h"

struct _KioskOffers
{
  GtkWidget   parent_instance;

  GtkLabel   *label;
  GtkFlowBox *buttons;
};

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskOffers, kiosk_offers, GTK_TYPE_WIDGET)

/* What is filled in is to be seen: the keyboard makes room for it. */
static void
on_taken (GtkWidget  *button,
          JsonObject *answers)
{
  KioskStep *step = KIOSK_STEP (gtk_widget_get_ancestor (button, KIOSK_TYPE_STEP));
  g_autoptr (GList) members = json_object_get_members (answers);

  gtk_root_set_focus (gtk_widget_get_root (button), NULL);
  for (GList *l = members; l != NULL; l = l->next)
    {
      KioskField *field = kiosk_step_get_field (step, l->data);

      if (field != NULL)
        kiosk_field_set_value (field, json_object_get_member (answers, l->data));
    }
}

static void
release_answers (gpointer  answers,
                 GClosure *closure)
{
  json_object_unref (answers);
}

void
kiosk_offers_add (KioskOffers *self,
                  const char  *label,
                  JsonObject  *answers)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_return_if_fail (KIOSK_IS_OFFERS (self));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "offer");
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_taken), json_object_ref (answers), release_answers, 0);
  gtk_flow_box_append (self->buttons, button);
  /* the button takes the focus, not the cell around it */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
kiosk_offers_clear (KioskOffers *self)
{
  GtkWidget *child;

  g_return_if_fail (KIOSK_IS_OFFERS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_flow_box_remove (self->buttons, child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
kiosk_offers_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  gtk_label_set_text (KIOSK_OFFERS (object)->label, g_value_get_string (value));
}

static void
kiosk_offers_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_value_set_string (value, gtk_label_get_text (KIOSK_OFFERS (object)->label));
}

static void
kiosk_offers_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_offers_parent_class)->dispose (object);
}

static void
kiosk_offers_class_init (KioskOffersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_offers_set_property;
  object_class->get_property = kiosk_offers_get_property;
  object_class->dispose = kiosk_offers_dispose;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-offers.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskOffers, label);
  gtk_widget_class_bind_template_child (widget_class, KioskOffers, buttons);
}

static void
kiosk_offers_init (KioskOffers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
