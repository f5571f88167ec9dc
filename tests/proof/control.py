# SPDX-License-Identifier: LGPL-2.1-or-later
"""Asks the supervisor for its state over an open connection, often and quickly."""
import time

import status as supervisor_status


class Control:
    def __init__(self, visitor):
        visitor.wait_for(lambda _: True, "the supervisor answers", patience=30)
        self.connection = supervisor_status.connect(visitor.runtime)

    def status(self):
        """With "time", when it was asked, and "frame", when the screen was last drawn, both by the monotonic clock."""
        status = supervisor_status.ask(self.connection)
        status["time"] = time.monotonic()
        age = status["last_frame_ms_ago"]
        status["frame"] = status["time"] - age / 1000 if age is not None else 0
        return status

    def wait_for(self, condition, what, patience=30, pause=0.015):
        """When something was drawn is told to the millisecond, however seldom it is asked; to ask is work for the supervisor, too."""
        end = time.monotonic() + patience
        while not condition(status := self.status()):
            assert time.monotonic() < end, f"{what}: {status}"
            time.sleep(pause)
        return status
