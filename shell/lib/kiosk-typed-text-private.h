/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/*
 * KioskTypedText:
 *
 * What an entry holds, and what it shows of it. The value is what was typed, cleaned; what is shown is the value in groups.
 * Positions are counted in characters of what is shown.
 */
typedef struct _KioskTypedText KioskTypedText;

KioskTypedText *kiosk_typed_text_new            (void);
void            kiosk_typed_text_free           (KioskTypedText  *self);

void            kiosk_typed_text_set_free       (KioskTypedText  *self,
                                                 guint            max_length);
void            kiosk_typed_text_set_identifier (KioskTypedText  *self,
                                                 KioskIdentifier  kind,
                                                 guint            max_length);

const char     *kiosk_typed_text_get_value      (KioskTypedText  *self);
guint           kiosk_typed_text_get_length     (KioskTypedText  *self);
guint           kiosk_typed_text_get_max_length (KioskTypedText  *self);
char           *kiosk_typed_text_get_shown      (KioskTypedText  *self);

/* Puts @length bytes of @text (-1: up to its NUL) where @start to @end was. Returns where the caret belongs after it. */
guint           kiosk_typed_text_replace        (KioskTypedText  *self,
                                                 guint            start,
                                                 guint            end,
                                                 const char      *text,
                                                 gssize           length);

guint           kiosk_typed_text_to_value       (KioskTypedText  *self,
                                                 guint            shown);
guint           kiosk_typed_text_to_shown       (KioskTypedText  *self,
                                                 guint            index);

/* Characters without a form of their own: two texts that look the same would differ by them, or read in another order. */
gboolean        kiosk_typed_text_is_invisible   (gunichar         c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskTypedText, kiosk_typed_text_free)

G_END_DECLS
