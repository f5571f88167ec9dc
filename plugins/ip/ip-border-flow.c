/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-border-flow.h"

#include "ip-border.h"
#include "kiosk-media-player.h"

struct _IpBorderFlow
{
  IpGuideFlow       parent_instance;

  KioskMediaPlayer *film;
};

G_DEFINE_FINAL_TYPE (IpBorderFlow, ip_border_flow, IP_TYPE_GUIDE_FLOW)

static void
ip_border_flow_class_init (IpBorderFlowClass *klass)
{
  g_type_ensure (KIOSK_TYPE_MEDIA_PLAYER);
  ip_guide_flow_class_set (IP_GUIDE_FLOW_CLASS (klass), "/org/parkkiosk/ip/ip-border-flow.ui", ip_border_advise);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), IpBorderFlow, film);
}

static void
ip_border_flow_init (IpBorderFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* a park without the film is not told of it */
  gtk_widget_set_visible (GTK_WIDGET (self->film), kiosk_media_player_get_state (self->film) != KIOSK_MEDIA_PLAYER_STATE_MISSING);
}
