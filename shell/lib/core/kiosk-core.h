/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-enrolment.h"
#include "kiosk-envelope.h"
#include "kiosk-error.h"
#include "kiosk-identifier.h"
#include "kiosk-import-tax.h"
#include "kiosk-json.h"
#include "kiosk-problem.h"
