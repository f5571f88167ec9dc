/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FLOW_SCOPE (kiosk_flow_scope_get_type ())
G_DECLARE_FINAL_TYPE (KioskFlowScope, kiosk_flow_scope, KIOSK, FLOW_SCOPE, GObject)

/* What GtkBuilder may reach from a flow file: the types of the grammar, and no function at all. */
GtkBuilderScope *kiosk_flow_scope_new (void);

G_END_DECLS
