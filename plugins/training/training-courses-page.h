/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_COURSES_PAGE (training_courses_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingCoursesPage, training_courses_page, TRAINING, COURSES_PAGE, KioskPage)

/* The first page: the sessions to come, by subject, park and day, with their seats as they are now; and the way to what one
 * has signed up for. */
KioskPage *training_courses_page_new (KioskContext *context);

G_END_DECLS
