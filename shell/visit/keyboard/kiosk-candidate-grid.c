/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-candidate-grid.h"

#define COLUMNS           7
#define ROWS              4
#define CHARACTERS_A_CELL 2

struct _KioskCandidateGrid
{
  GtkWidget      parent_instance;

  GtkGrid       *grid;
  GtkWidget     *earlier;
  GtkWidget     *later;

  KioskComposer *composer;  /* (owned) (nullable) */
  GArray        *pages;     /* of guint: with which candidate each page up to this one begins */
  guint          next;      /* with which the one after it would */
};

G_DEFINE_FINAL_TYPE (KioskCandidateGrid, kiosk_candidate_grid, GTK_TYPE_WIDGET)

static GtkWidget *
create_button (const char *candidate,
               guint       index)
{
  GtkWidget *button = gtk_button_new_with_label (candidate);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "keyboard.choose");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  return button;
}

static void
clear (KioskCandidateGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

/* Long candidates take several columns; what has no room any more begins the next page. Returns how many had. */
static guint
fill (KioskCandidateGrid *self,
      GStrv               candidates,
      guint               first)
{
  int column = 0, row = 0;
  guint i;

  for (i = 0; candidates[i] != NULL; i++)
    {
      int length = (int) g_utf8_strlen (candidates[i], -1);
      int width = CLAMP ((length + CHARACTERS_A_CELL - 1) / CHARACTERS_A_CELL, 1, COLUMNS);

      if (column + width > COLUMNS)
        {
          column = 0;
          row++;
        }
      if (row == ROWS)
        break;
      gtk_grid_attach (self->grid, create_button (candidates[i], first + i), column, row, width, 1);
      column += width;
    }
  return i;
}

static void
show_page (KioskCandidateGrid *self)
{
  guint first = g_array_index (self->pages, guint, self->pages->len - 1);
  g_auto (GStrv) candidates = kiosk_composer_dup_candidates (self->composer, first, COLUMNS * ROWS + 1);

  clear (self);
  self->next = first + fill (self, candidates, first);
  gtk_widget_set_sensitive (self->earlier, self->pages->len > 1);
  gtk_widget_set_sensitive (self->later, self->next < first + g_strv_length (candidates));
}

static void
on_earlier (KioskCandidateGrid *self)
{
  g_array_set_size (self->pages, self->pages->len - 1);
  show_page (self);
}

static void
on_later (KioskCandidateGrid *self)
{
  g_array_append_val (self->pages, self->next);
  show_page (self);
}

void
kiosk_candidate_grid_show (KioskCandidateGrid *self,
                           KioskComposer      *composer)
{
  guint first = 0;

  g_set_object (&self->composer, composer);
  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  show_page (self);
}

static void
kiosk_candidate_grid_dispose (GObject *object)
{
  KioskCandidateGrid *self = KIOSK_CANDIDATE_GRID (object);
  GtkWidget *child;

  g_clear_object (&self->composer);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_candidate_grid_parent_class)->dispose (object);
}

static void
kiosk_candidate_grid_finalize (GObject *object)
{
  g_array_unref (KIOSK_CANDIDATE_GRID (object)->pages);
  G_OBJECT_CLASS (kiosk_candidate_grid_parent_class)->finalize (object);
}

static void
kiosk_candidate_grid_class_init (KioskCandidateGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_candidate_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_candidate_grid_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-candidate-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateGrid, earlier);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateGrid, later);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_later);
}

static void
kiosk_candidate_grid_init (KioskCandidateGrid *self)
{
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}
