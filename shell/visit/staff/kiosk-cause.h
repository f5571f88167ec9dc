/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kiosk_cause_get_words:
 * @cause: a word for what is wrong, such as the supervisor gives
 *
 * Returns: (transfer none): what is wrong, in the language of the staff; never nothing, whatever @cause is
 */
const char *kiosk_cause_get_words  (const char   *cause);

/* (transfer none): what staff can do about it, in their language */
const char *kiosk_cause_get_remedy (const char   *cause);

/**
 * kiosk_cause_of_error:
 * @error: why a service cannot be offered, or what its check found
 *
 * Returns: (transfer none): the word for it
 */
const char *kiosk_cause_of_error   (const GError *error);

/**
 * kiosk_cause_of_clock:
 * @here: what this terminal's clock says, in seconds since the epoch
 * @there: what the gateway's clock says at that moment, 0 where it says nothing
 *
 * Returns: (transfer none): the word for how they differ, "" if they agree within two minutes
 */
const char *kiosk_cause_of_clock   (gint64        here,
                                    gint64        there);

G_END_DECLS
