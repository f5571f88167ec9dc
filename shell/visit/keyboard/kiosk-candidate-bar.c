/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-candidate-bar.h"

struct _KioskCandidateBar
{
  GtkWidget          parent_instance;

  GtkScrolledWindow *scroll;
  GtkBox            *candidates;
  GtkLabel          *preedit;
  GtkWidget         *expand;

  GtkWidget         *buttons[KIOSK_CANDIDATES_A_PAGE];
};

G_DEFINE_FINAL_TYPE (KioskCandidateBar, kiosk_candidate_bar, GTK_TYPE_WIDGET)

void
kiosk_candidate_bar_show (KioskCandidateBar  *self,
                          const char * const *candidates,
                          const char         *preedit)
{
  gboolean more = TRUE;

  for (int i = 0; i < KIOSK_CANDIDATES_A_PAGE; i++)
    {
      more = more && candidates[i] != NULL;
      if (more)
        gtk_button_set_label (GTK_BUTTON (self->buttons[i]), candidates[i]);
      gtk_widget_set_visible (self->buttons[i], more);
    }
  gtk_label_set_text (self->preedit, preedit != NULL ? preedit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->preedit), preedit != NULL);
  gtk_widget_set_visible (self->expand, preedit != NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroll), 0);
}

static void
add_buttons (KioskCandidateBar *self)
{
  for (int i = 0; i < KIOSK_CANDIDATES_A_PAGE; i++)
    {
      GtkWidget *button = gtk_button_new_with_label ("");

      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_widget_set_visible (button, FALSE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "keyboard.choose");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint) i);
      gtk_box_append (self->candidates, button);
      self->buttons[i] = button;
    }
  gtk_widget_add_css_class (self->buttons[0], "first");
}

static void
kiosk_candidate_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_candidate_bar_parent_class)->dispose (object);
}

static void
kiosk_candidate_bar_class_init (KioskCandidateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_candidate_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-candidate-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, scroll);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, candidates);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, preedit);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, expand);
}

static void
kiosk_candidate_bar_init (KioskCandidateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
}
