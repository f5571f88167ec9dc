/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-flow-parts-private.h"

/* While a visitor reads a step, the next one is laid out once, unseen: its words are shaped then, which takes longer than
 * all else that shows it. It is visible for one frame, but not drawn, and takes no room. */

static GdkFrameClock *
get_clock (KioskFlow *self)
{
  return gtk_widget_get_frame_clock (GTK_WIDGET (self));
}

static void
on_laid_out (GdkFrameClock *clock,
             KioskFlow     *self)
{
  kiosk_flow_ahead_end (self);
}

static void
on_idle (gpointer data)
{
  KioskFlow *self = data;
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  KioskStep *next = kiosk_flow_find_shown (self, kiosk_flow_index_of (self, priv->current) + 1, 1);

  priv->ahead_id = 0;
  if (next == NULL || get_clock (self) == NULL)
    return;

  priv->ahead = next;
  gtk_widget_set_child_visible (GTK_WIDGET (next), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (next), TRUE);
  g_signal_connect_object (get_clock (self), "after-paint", G_CALLBACK (on_laid_out), self, 0);
}

/* The step that the visitor waits for is on the screen. */
static void
on_shown (GdkFrameClock *clock,
          KioskFlow     *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);

  g_signal_handlers_disconnect_by_func (clock, on_shown, self);
  priv->ahead_id = g_idle_add_once (on_idle, self);
}

void
kiosk_flow_ahead_begin (KioskFlow *self)
{
  if (get_clock (self) != NULL)
    g_signal_connect_object (get_clock (self), "after-paint", G_CALLBACK (on_shown), self, 0);
}

void
kiosk_flow_ahead_end (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  KioskStep *step = g_steal_pointer (&priv->ahead);

  g_clear_handle_id (&priv->ahead_id, g_source_remove);
  if (get_clock (self) != NULL)
    {
      g_signal_handlers_disconnect_by_func (get_clock (self), on_shown, self);
      g_signal_handlers_disconnect_by_func (get_clock (self), on_laid_out, self);
    }
  if (step == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (step), FALSE);
  gtk_widget_set_child_visible (GTK_WIDGET (step), TRUE);
}

GtkSizeRequestMode
kiosk_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

void
kiosk_flow_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (KIOSK_FLOW (widget));

  if (priv->current != NULL)
    gtk_widget_measure (GTK_WIDGET (priv->current), orientation, for_size, minimum, natural, NULL, NULL);
  if (priv->ahead != NULL)
    gtk_widget_measure (GTK_WIDGET (priv->ahead), orientation, for_size, NULL, NULL, NULL, NULL);
}

void
kiosk_flow_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (KIOSK_FLOW (widget));

  if (priv->current != NULL)
    gtk_widget_allocate (GTK_WIDGET (priv->current), width, height, -1, NULL);
  if (priv->ahead != NULL)
    {
      int needed;

      gtk_widget_measure (GTK_WIDGET (priv->ahead), GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
      gtk_widget_allocate (GTK_WIDGET (priv->ahead), width, MAX (height, needed), -1, NULL);
    }
}
