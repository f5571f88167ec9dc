/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-candidate-bar.h"

#define CANDIDATES_A_PAGE 10

struct _KioskCandidateBar
{
  GtkWidget          parent_instance;

  GtkScrolledWindow *scroll;
  GtkBox            *candidates;
  GtkLabel          *preedit;
  GtkWidget         *expand;

  GtkWidget         *buttons[CANDIDATES_A_PAGE];
  KioskComposer     *composer; /* (owned) (nullable) */
  GArray            *pages;    /* of guint: with which candidate each page up to this one begins */
  gboolean           numbered;
};

G_DEFINE_FINAL_TYPE (KioskCandidateBar, kiosk_candidate_bar, GTK_TYPE_WIDGET)

static guint
get_first (KioskCandidateBar *self)
{
  return g_array_index (self->pages, guint, self->pages->len - 1);
}

static void
show_candidate (KioskCandidateBar *self,
                guint              place,
                const char        *candidate)
{
  GtkButton *button = GTK_BUTTON (self->buttons[place]);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (button));
  g_autofree char *numbered = g_markup_printf_escaped ("<small>%u</small> %s", (place + 1) % CANDIDATES_A_PAGE, candidate);

  gtk_label_set_use_markup (label, FALSE);
  gtk_button_set_label (button, candidate);
  if (self->numbered)
    gtk_label_set_markup (label, numbered);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", get_first (self) + place);
}

static void
show (KioskCandidateBar  *self,
      const char * const *candidates,
      const char         *preedit)
{
  gboolean more = TRUE;

  for (guint i = 0; i < CANDIDATES_A_PAGE; i++)
    {
      more = more && candidates[i] != NULL;
      if (more)
        show_candidate (self, i, candidates[i]);
      gtk_widget_set_visible (self->buttons[i], more);
    }
  gtk_label_set_text (self->preedit, preedit != NULL ? preedit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->preedit), preedit != NULL);
  gtk_widget_set_visible (self->expand, preedit != NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroll), 0);
}

static void
show_page (KioskCandidateBar *self)
{
  g_autofree char *preedit = kiosk_composer_dup_preedit (self->composer);
  g_auto (GStrv) candidates = kiosk_composer_dup_candidates (self->composer, get_first (self), CANDIDATES_A_PAGE);

  show (self, (const char * const *) candidates, preedit);
}

static void
begin (KioskCandidateBar *self,
       gboolean           numbered)
{
  guint first = 0;

  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  self->numbered = numbered;
}

void
kiosk_candidate_bar_show_composed (KioskCandidateBar *self,
                                   KioskComposer     *composer,
                                   gboolean           numbered)
{
  g_set_object (&self->composer, composer);
  begin (self, numbered);
  show_page (self);
}

void
kiosk_candidate_bar_show_drawn (KioskCandidateBar  *self,
                                const char * const *candidates)
{
  begin (self, FALSE);
  show (self, candidates, NULL);
}

void
kiosk_candidate_bar_number (KioskCandidateBar *self)
{
  self->numbered = TRUE;
  show_page (self);
}

gboolean
kiosk_candidate_bar_get_numbered (KioskCandidateBar *self)
{
  return self->numbered;
}

/* Of those that are shown; at least one, however long it is. */
static guint
count_seen (KioskCandidateBar *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self->scroll)), width;
  guint seen;

  for (seen = 0; seen < CANDIDATES_A_PAGE && gtk_widget_get_visible (self->buttons[seen]); seen++)
    {
      gtk_widget_measure (self->buttons[seen], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      room -= width;
      if (room < 0)
        break;
    }
  return MAX (seen, 1);
}

void
kiosk_candidate_bar_turn (KioskCandidateBar *self,
                          gboolean           on)
{
  guint next = get_first (self) + count_seen (self);
  g_auto (GStrv) more = kiosk_composer_dup_candidates (self->composer, next, 1);

  if (!on && self->pages->len > 1)
    g_array_set_size (self->pages, self->pages->len - 1);
  else if (on && more[0] != NULL)
    g_array_append_val (self->pages, next);
  kiosk_candidate_bar_number (self);
}

void
kiosk_candidate_bar_choose (KioskCandidateBar *self,
                            guint              number)
{
  GtkWidget *button = self->buttons[(number + CANDIDATES_A_PAGE - 1) % CANDIDATES_A_PAGE];

  if (gtk_widget_get_visible (button))
    g_signal_emit_by_name (button, "clicked");
}

static void
add_buttons (KioskCandidateBar *self)
{
  for (guint i = 0; i < CANDIDATES_A_PAGE; i++)
    {
      GtkWidget *button = gtk_button_new_with_label ("");

      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_widget_set_visible (button, FALSE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "keyboard.choose");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
      gtk_box_append (self->candidates, button);
      self->buttons[i] = button;
    }
  gtk_widget_add_css_class (self->buttons[0], "first");
}

static void
kiosk_candidate_bar_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&KIOSK_CANDIDATE_BAR (object)->composer);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_candidate_bar_parent_class)->dispose (object);
}

static void
kiosk_candidate_bar_finalize (GObject *object)
{
  g_array_unref (KIOSK_CANDIDATE_BAR (object)->pages);
  G_OBJECT_CLASS (kiosk_candidate_bar_parent_class)->finalize (object);
}

static void
kiosk_candidate_bar_class_init (KioskCandidateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_candidate_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_candidate_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-candidate-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, scroll);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, candidates);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, preedit);
  gtk_widget_class_bind_template_child (widget_class, KioskCandidateBar, expand);
}

static void
kiosk_candidate_bar_init (KioskCandidateBar *self)
{
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
}
