/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* The public API of libkiosk: the only header that a service includes. */

#include <gtk/gtk.h>

#include "core/kiosk-core.h"
#include "form/kiosk-address-field.h"
#include "form/kiosk-choice-field.h"
#include "form/kiosk-consent-field.h"
#include "form/kiosk-date-field.h"
#include "form/kiosk-field.h"
#include "form/kiosk-flow-page.h"
#include "form/kiosk-flow.h"
#include "form/kiosk-identifier-field.h"
#include "form/kiosk-lookup-field.h"
#include "form/kiosk-mask.h"
#include "form/kiosk-money-field.h"
#include "form/kiosk-multiple-choice-field.h"
#include "form/kiosk-name-field.h"
#include "form/kiosk-number-field.h"
#include "form/kiosk-option.h"
#include "form/kiosk-paragraph.h"
#include "form/kiosk-phone-field.h"
#include "form/kiosk-repeat-step.h"
#include "form/kiosk-review-step.h"
#include "form/kiosk-step.h"
#include "form/kiosk-text-field.h"
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
