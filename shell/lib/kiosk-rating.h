/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-context.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RATING (kiosk_rating_get_type ())
G_DECLARE_FINAL_TYPE (KioskRating, kiosk_rating, KIOSK, RATING, GtkWidget)

/**
 * KioskRating:
 *
 * The visitor's opinion of a service (政务服务“好差评”, 国办发〔2019〕51号): five levels, voluntary, once for one matter. Who
 * is not satisfied may say why. None given is none counted.
 */

/**
 * kiosk_rating_set_subject:
 * @self: a rating
 * @context: what the shell lends
 * @service: identifier of the service
 * @reference: (nullable): the matter that is rated; without it, the visit as a whole
 */
void     kiosk_rating_set_subject (KioskRating  *self,
                                   KioskContext *context,
                                   const char   *service,
                                   const char   *reference);

/**
 * kiosk_rating_copy:
 * @self: a rating
 * @next: one that stands in its place, in another language
 */
void     kiosk_rating_copy        (KioskRating  *self,
                                   KioskRating  *next);

G_END_DECLS
