/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A gateway that says what a test tells it to, in this process. It answers /healthz properly by itself. */
typedef struct _GatewayDouble GatewayDouble;

GatewayDouble *gateway_double_new         (void);
void           gateway_double_free        (GatewayDouble  *self);
char          *gateway_double_get_url     (GatewayDouble  *self);

/* What the next requests are answered; @body NULL means never */
void           gateway_double_set_answer  (GatewayDouble  *self,
                                           guint           status,
                                           const char     *media_type,
                                           const char     *body);
void           gateway_double_set_delay   (GatewayDouble  *self,
                                           guint           milliseconds);

/* What the last request was */
const char    *gateway_double_get_path    (GatewayDouble  *self);
const char    *gateway_double_get_query   (GatewayDouble  *self);
const char    *gateway_double_get_factor  (GatewayDouble  *self);
guint          gateway_double_get_asked   (GatewayDouble  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayDouble, gateway_double_free)

G_END_DECLS
