/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-context.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PAGE (kiosk_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskPage, kiosk_page, KIOSK, PAGE, GtkWidget)

/**
 * KioskPage:
 *
 * One screen of a task. It lives at most as long as a visit. Disposing it cancels what it started.
 *
 * Properties: "context" (construct only), "title" and "subtitle" (shown by the shell's header), "child" (the content;
 * a subclass's template puts its widgets in as an ordinary child of the page).
 * Signals: "push" (KioskPage *next), "replace" (KioskPage *next), "pop" (), "go-home" (): the shell's task view acts on
 * them.
 */

/**
 * KioskPageClass:
 * @start: (nullable): the page is on the screen for the first time: begin loading
 * @go_back: (nullable): back was touched; returns %TRUE if the page took a step back inside itself
 * @retry: (nullable): "try again" was touched on the error state
 * @recreate: (nullable): the language changed; returns a new (floating) page that holds the same answers. A page
 *   without it is left out together with those above it when the language changes
 *
 * What a kind of [class@Page] does its own way.
 */
struct _KioskPageClass
{
  GtkWidgetClass parent_class;

  void       (*start)    (KioskPage *self);
  gboolean   (*go_back)  (KioskPage *self);
  void       (*retry)    (KioskPage *self);
  KioskPage *(*recreate) (KioskPage *self);

  gpointer padding[8];
};

/**
 * kiosk_page_get_context:
 * @self: a page
 *
 * Returns: (transfer none): what the shell lends to this page
 */
KioskContext *kiosk_page_get_context     (KioskPage    *self);

/**
 * kiosk_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): to be given to everything the page starts; cancelled when the page goes away
 */
GCancellable *kiosk_page_get_cancellable (KioskPage    *self);

/**
 * kiosk_page_get_title:
 * @self: a page
 *
 * Property "title".
 *
 * Returns: (transfer none) (nullable): what stands in the header
 */
const char   *kiosk_page_get_title       (KioskPage    *self);

/**
 * kiosk_page_set_title:
 * @self: a page
 * @title: (nullable): what stands in the header
 *
 * Property "title".
 */
void          kiosk_page_set_title       (KioskPage    *self,
                                          const char   *title);

/**
 * kiosk_page_get_subtitle:
 * @self: a page
 *
 * Property "subtitle".
 *
 * Returns: (transfer none) (nullable): what stands beneath the title
 */
const char   *kiosk_page_get_subtitle    (KioskPage    *self);

/**
 * kiosk_page_set_subtitle:
 * @self: a page
 * @subtitle: (nullable): what stands beneath the title
 *
 * Property "subtitle".
 */
void          kiosk_page_set_subtitle    (KioskPage    *self,
                                          const char   *subtitle);

/**
 * kiosk_page_show_content:
 * @self: a page
 *
 * Shows the page's own child: the state it begins in.
 */
void          kiosk_page_show_content    (KioskPage    *self);

/**
 * kiosk_page_show_loading:
 * @self: a page
 * @what: what the visitor is waiting for, such as "Looking up the declaration"
 *
 * Shows that something is under way, with a way back.
 */
void          kiosk_page_show_loading    (KioskPage    *self,
                                          const char   *what);

/**
 * kiosk_page_show_empty:
 * @self: a page
 * @title: what was not found
 * @hint: what the visitor can do about it
 */
void          kiosk_page_show_empty      (KioskPage    *self,
                                          const char   *title,
                                          const char   *hint);

/**
 * kiosk_page_show_error:
 * @self: a page
 * @error: what happened
 *
 * Shows any error in the visitor's words, with retry where @error may pass and the page implements it, and a way
 * home. %G_IO_ERROR_CANCELLED shows nothing.
 */
void          kiosk_page_show_error      (KioskPage    *self,
                                          const GError *error);

/**
 * kiosk_page_describe_error:
 * @error: what happened
 *
 * For a page that stays as it is and tells of the error beside what went wrong.
 *
 * Returns: (transfer none): the error in a few of the visitor's words
 */
const char   *kiosk_page_describe_error  (const GError *error);

/**
 * kiosk_page_push:
 * @self: the page on the screen
 * @next: (transfer floating): the page to show above it
 */
void          kiosk_page_push            (KioskPage    *self,
                                          KioskPage    *next);

/**
 * kiosk_page_replace:
 * @self: the page on the screen
 * @next: (transfer floating): the page to show in its place, for a step that nobody goes back to
 */
void          kiosk_page_replace         (KioskPage    *self,
                                          KioskPage    *next);

/**
 * kiosk_page_pop:
 * @self: the page on the screen
 *
 * Goes back to the page beneath, or home from the first one.
 */
void          kiosk_page_pop             (KioskPage    *self);

/**
 * kiosk_page_start:
 * @self: a page
 *
 * For the shell: the page is on the screen for the first time.
 */
void          kiosk_page_start           (KioskPage    *self);

/**
 * kiosk_page_go_back:
 * @self: a page
 *
 * For the shell: back was touched.
 *
 * Returns: %TRUE if the page took a step back inside itself
 */
gboolean      kiosk_page_go_back         (KioskPage    *self);

/**
 * kiosk_page_recreate:
 * @self: a page
 *
 * For the shell.
 *
 * Returns: (transfer floating) (nullable): the same page in the language that is in use now
 */
KioskPage    *kiosk_page_recreate        (KioskPage    *self);

G_END_DECLS
