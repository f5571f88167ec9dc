# SPDX-License-Identifier: LGPL-2.1-or-later
"""Days that the tests choose."""
import datetime


def next_working_day():
    day = datetime.date.today() + datetime.timedelta(days=1)
    while day.weekday() > 4:
        day += datetime.timedelta(days=1)
    return day
