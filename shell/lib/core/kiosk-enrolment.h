/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KioskEnrolment:
 * @gateway: address of the gateway, as the terminal reaches it
 * @park: identifier of the park
 * @terminal: what the gateway calls the terminal
 * @token: the terminal's own token, a secret
 *
 * What makes a machine a terminal of a park.
 */
typedef struct
{
  char *gateway;
  char *park;
  char *terminal;
  char *token;
} KioskEnrolment;

/**
 * kiosk_enrolment_new:
 * @gateway: address of the gateway
 * @park: identifier of the park
 * @terminal: name of the terminal
 * @token: its token
 *
 * Returns: (transfer full): an enrolment, which need not be a good one
 */
KioskEnrolment *kiosk_enrolment_new     (const char           *gateway,
                                         const char           *park,
                                         const char           *terminal,
                                         const char           *token);

/**
 * kiosk_enrolment_check:
 * @self: an enrolment
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT that names the part, and quotes nothing of it
 *
 * Returns: %TRUE if each part has the form that it must have
 */
gboolean        kiosk_enrolment_check   (const KioskEnrolment  *self,
                                         GError               **error);

/**
 * kiosk_enrolment_parse:
 * @text: what a code held
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Returns: (transfer full) (nullable): a good enrolment
 */
KioskEnrolment *kiosk_enrolment_parse   (const char            *text,
                                         GError               **error);

/**
 * kiosk_enrolment_to_text:
 * @self: a good enrolment
 *
 * Returns: (transfer full): the text of a code, which kiosk_enrolment_parse() takes
 */
char           *kiosk_enrolment_to_text (const KioskEnrolment  *self);

/**
 * kiosk_enrolment_free:
 * @self: (transfer full): an enrolment
 *
 * Frees an enrolment, and wipes its token from memory.
 */
void            kiosk_enrolment_free    (KioskEnrolment        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskEnrolment, kiosk_enrolment_free)

G_END_DECLS
