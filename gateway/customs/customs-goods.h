/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../gateway-http.h"

G_BEGIN_DECLS

/* Commodity codes and the rules of import tax: public, so no factor is asked for. */
void     customs_goods_search    (GatewayRequest *request, gpointer data);
void     customs_goods_get       (GatewayRequest *request, gpointer data);
void     customs_goods_tax_rules (GatewayRequest *request, gpointer data);

/* Enters a code into the search; replaces what was there of it. */
gboolean customs_goods_index     (GatewayDb *db, const char *code, const char *name, const char *initials, GError **error);

/* (transfer full): the initials of the pinyin of the name's characters, in lower case, other characters left out */
char    *customs_goods_initials  (const char *name);

G_END_DECLS
