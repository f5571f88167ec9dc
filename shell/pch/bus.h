/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What nearly every file of a program without widgets includes, read once where the option pch asks for it. */
#include <gio/gio.h>
