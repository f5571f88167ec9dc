/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a visit may write: a directory of its own under the session's runtime directory, which is memory (tmpfs), gone
 * with the visit. The supervisor makes and removes it, because the visit may die at any moment. */

/**
 * kiosk_visit_directory_claim:
 * @runtime: the supervisor's runtime directory
 * @error: return location
 *
 * Keeps other supervisors out of @runtime until this process ends.
 *
 * Returns: %FALSE where another one is at work there
 */
gboolean kiosk_visit_directory_claim  (const char  *runtime,
                                       GError     **error);

/**
 * kiosk_visit_directory_create:
 * @runtime: the supervisor's runtime directory
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a new empty directory that only this user can enter
 */
char    *kiosk_visit_directory_create (const char  *runtime,
                                       GError     **error);

/**
 * kiosk_visit_directory_remove:
 * @path: such a directory
 *
 * Removes it with all it holds; never follows a symbolic link out of it.
 */
void     kiosk_visit_directory_remove (const char  *path);

/**
 * kiosk_visit_directory_sweep:
 * @runtime: the supervisor's runtime directory
 *
 * Removes what visits of an earlier supervisor, killed before it could tidy up, left behind.
 */
void     kiosk_visit_directory_sweep  (const char  *runtime);

G_END_DECLS
