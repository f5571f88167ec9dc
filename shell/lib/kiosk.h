/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The public API of libkiosk: the only header that a service includes. */

#include <gtk/gtk.h>

#include "core/kiosk-core.h"
#include "kiosk-backend.h"
#include "kiosk-context.h"
#include "kiosk-entry.h"
#include "kiosk-facts-card.h"
#include "kiosk-page.h"
#include "kiosk-plugin.h"
#include "kiosk-request.h"
#include "kiosk-service.h"
#include "kiosk-status-hero.h"
#include "kiosk-time-line.h"
