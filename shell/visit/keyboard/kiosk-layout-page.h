/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-layout.h"

G_BEGIN_DECLS

/**
 * KioskLayoutPage:
 * @page: all of it
 * @action: (nullable): the key that goes on in the form
 * @toggle: (nullable): the key between Chinese and English
 * @shift: (nullable): the key for capitals
 * @handwriting: (nullable): the key that leads to handwriting; hidden
 * @replaced: (nullable): the key in whose place @handwriting stands
 * @typing: (nullable): the key that leads from handwriting back to the keys
 * @pad: (nullable): what is drawn on
 *
 * The keys of a layout, as its .ui file has them.
 */
typedef struct
{
  GtkWidget *page;
  GtkWidget *action;
  GtkWidget *toggle;
  GtkWidget *shift;
  GtkWidget *handwriting;
  GtkWidget *replaced;
  GtkWidget *typing;
  GtkWidget *pad;
} KioskLayoutPage;

/* Builds the keys and appends them to a box, which owns them. */
void kiosk_layout_page_build             (KioskLayoutPage *self,
                                          KioskLayout      layout,
                                          GtkBox          *box);

/* Shows the key that leads to handwriting, if the layout has one. */
void kiosk_layout_page_offer_handwriting (KioskLayoutPage *self);

G_END_DECLS
