/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "speech/kiosk-speaker.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PAGE_READER (kiosk_page_reader_get_type ())
G_DECLARE_FINAL_TYPE (KioskPageReader, kiosk_page_reader, KIOSK, PAGE_READER, GObject)

/**
 * KioskPageReader:
 *
 * Reads aloud what is on a screen: its first heading, and then all labels in their order. The label that is read has the CSS
 * class "being-read". What stands in a field is not read, since everybody in the lobby hears it; nor is a widget with the CSS
 * class "unread". A label that goes from the screen ends the reading: the visitor went on.
 *
 * Signal: "reading" (): a sentence begins.
 */

/* @speaker: what reads. Returns: (transfer full): a reader */
KioskPageReader *kiosk_page_reader_new  (KioskSpeaker        *speaker);

/* @screen: the widget with what is to be read; @locale: the visitor's language */
void             kiosk_page_reader_read (KioskPageReader     *self,
                                         GtkWidget           *screen,
                                         const char          *locale);

/* The same, after @first (nullable) and before @last (nullable), which are said and stand nowhere. */
void             kiosk_page_reader_read_between (KioskPageReader     *self,
                                                 const char          *first,
                                                 GtkWidget           *screen,
                                                 const char * const  *last,
                                                 const char          *locale);

G_END_DECLS
