/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PRINT_DOCUMENT (kiosk_print_document_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrintDocument, kiosk_print_document, KIOSK, PRINT_DOCUMENT, GObject)

/**
 * KioskPrintDocument:
 *
 * What a visitor takes away on paper: a heading and, beneath it, what is added, in that order. How it looks on a slip or on a
 * sheet is the kiosk's concern, as are the park's name, the date and the mark of a copy.
 */

/**
 * kiosk_print_document_new:
 * @id: what it is, such as a reference number: what has been printed under it before is a copy
 * @title: its heading, in the visitor's language
 *
 * Returns: (transfer full): a document with nothing but its heading
 */
KioskPrintDocument *kiosk_print_document_new         (const char          *id,
                                                      const char          *title);

/**
 * kiosk_print_document_get_id:
 * @self: a document
 *
 * Tells what it is.
 *
 * Returns: (transfer none): its identity, such as a reference number
 */
const char         *kiosk_print_document_get_id      (KioskPrintDocument  *self);

/**
 * kiosk_print_document_get_title:
 * @self: a document
 *
 * Tells its heading.
 *
 * Returns: (transfer none): its heading, in the visitor's language
 */
const char         *kiosk_print_document_get_title   (KioskPrintDocument  *self);

/**
 * kiosk_print_document_add_heading:
 * @self: a document
 * @text: the heading of what follows
 */
void                kiosk_print_document_add_heading (KioskPrintDocument  *self,
                                                      const char          *text);

/**
 * kiosk_print_document_add_large:
 * @self: a document
 * @text: what matters most, such as a name or a number, in large letters
 */
void                kiosk_print_document_add_large   (KioskPrintDocument  *self,
                                                      const char          *text);

/**
 * kiosk_print_document_add_text:
 * @self: a document
 * @text: (nullable): a paragraph; without one nothing is added
 */
void                kiosk_print_document_add_text    (KioskPrintDocument  *self,
                                                      const char          *text);

/**
 * kiosk_print_document_add_centred:
 * @self: a document
 * @text: a few words in the middle, as between two large ones
 */
void                kiosk_print_document_add_centred (KioskPrintDocument  *self,
                                                      const char          *text);

/**
 * kiosk_print_document_add_fact:
 * @self: a document
 * @label: what it is
 * @value: (nullable): the value; a fact without one is left out
 */
void                kiosk_print_document_add_fact    (KioskPrintDocument  *self,
                                                      const char          *label,
                                                      const char          *value);

/**
 * kiosk_print_document_add_row:
 * @self: a document
 * @cells: (array zero-terminated=1): what stands in a row of a table, at most four cells; those of a table are as many
 */
void                kiosk_print_document_add_row     (KioskPrintDocument  *self,
                                                      const char * const  *cells);

/**
 * kiosk_print_document_add_qr_code:
 * @self: a document
 * @text: what a phone reads (ISO/IEC 18004), at most 1,000 bytes
 */
void                kiosk_print_document_add_qr_code (KioskPrintDocument  *self,
                                                      const char          *text);

G_END_DECLS
