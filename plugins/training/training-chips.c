/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-chips.h"

struct _TrainingChips
{
  GtkWidget        parent_instance;

  GtkFlowBox      *box;
  GPtrArray       *chips;   /* of GtkToggleButton (owned by the box) */
  GPtrArray       *values;
  guint            chosen;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrainingChips, training_chips, GTK_TYPE_WIDGET)

static void
on_toggled (TrainingChips   *self,
            GtkToggleButton *chip)
{
  guint index;

  if (!gtk_toggle_button_get_active (chip) || !g_ptr_array_find (self->chips, chip, &index) || index == self->chosen)
    return;

  self->chosen = index;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
training_chips_add (TrainingChips *self,
                    const char    *value,
                    const char    *label)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_focus_on_click (chip, FALSE);
  if (self->chips->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), self->chips->pdata[0]);
  g_ptr_array_add (self->chips, chip);
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), self->chips->len == 1);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->box, chip);
  /* the chip takes the focus, not the cell around it */
  gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
}

void
training_chips_choose (TrainingChips *self,
                       const char    *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_str_equal (self->values->pdata[i], value))
      gtk_toggle_button_set_active (self->chips->pdata[i], TRUE);
}

const char *
training_chips_get_chosen (TrainingChips *self)
{
  return self->values->pdata[self->chosen];
}

const char *
training_chips_get_label (TrainingChips *self)
{
  return gtk_button_get_label (self->chips->pdata[self->chosen]);
}

/* A flow box knows its rows once it has a size. Asked for the row above or below any earlier, GTK 4.8 looks for it for ever. */
static gboolean
training_chips_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  if (gtk_widget_get_height (GTK_WIDGET (TRAINING_CHIPS (widget)->box)) == 0)
    return FALSE;

  return GTK_WIDGET_CLASS (training_chips_parent_class)->focus (widget, direction);
}

static void
training_chips_dispose (GObject *object)
{
  TrainingChips *self = TRAINING_CHIPS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  G_OBJECT_CLASS (training_chips_parent_class)->dispose (object);
}

static void
training_chips_class_init (TrainingChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_chips_dispose;
  widget_class->focus = training_chips_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
training_chips_init (TrainingChips *self)
{
  self->chips = g_ptr_array_new ();
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, 12);
  gtk_flow_box_set_column_spacing (self->box, 16);
  gtk_flow_box_set_row_spacing (self->box, 16);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "training-chips");
}
