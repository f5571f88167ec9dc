/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "kiosk-backend.h"

G_BEGIN_DECLS

#define KIOSK_LOOKUP_MOST 20

/*
 * KioskLookup:
 * @route: of the gateway
 * @value_member: what the value is called in an item of its answer
 * @label_member: what the label is called
 * @detail_member: (nullable): what the detail is called
 * @flag_member: (nullable): what the boolean is called that is true for an item with a flag
 * @flag: (nullable): the word of that flag
 *
 * Searches a list of the gateway.
 */
typedef struct
{
  char *route;
  char *value_member;
  char *label_member;
  char *detail_member;
  char *flag_member;
  char *flag;
} KioskLookup;

void        kiosk_lookup_clear         (KioskLookup          *lookup);

/* The first KIOSK_LOOKUP_MOST of @options (of KioskOption) that fit @words. */
GListModel *kiosk_lookup_filter        (GListModel           *options,
                                        const char           *words,
                                        gboolean             *more);

void        kiosk_lookup_search_async  (const KioskLookup    *lookup,
                                        KioskBackend         *backend,
                                        const char           *words,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GListModel *kiosk_lookup_search_finish (GAsyncResult         *result,
                                        gboolean             *more,
                                        GError              **error);

G_END_DECLS
