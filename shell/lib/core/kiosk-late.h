/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kiosk_late_find:
 * @library: a library of the kiosk's that no program is linked with, such as "kiosk-cups"
 * @function: the name of a function of it, or of a library that it is linked with
 * @error: where a %GError is put: %G_IO_ERROR_NOT_FOUND when the installation is not whole
 *
 * Loads @library when it is needed for the first time, and keeps it. What no first screen needs does not keep it waiting:
 * with the libraries of printing and of writing Chinese, the dynamic loader was busy for a tenth of a start. May be called
 * from any thread.
 *
 * Returns: (transfer none) (nullable): the function, to be cast to its type
 */
gpointer kiosk_late_find (const char  *library,
                          const char  *function,
                          GError     **error);

G_END_DECLS
