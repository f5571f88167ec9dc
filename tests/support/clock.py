# SPDX-License-Identifier: LGPL-2.1-or-later
"""A wall clock that a test sets while programs look at it; monotonic time goes on as it is.

    clock = WallClock(directory)
    Supervisor(..., environment=clock.environment)
    clock.set("-7200")    # or "@2038-01-19 11:14:05"
"""
import glob
import os

from tap import Skip

LIBRARIES = "/usr/lib/*/faketime/libfaketimeMT.so.1"


def is_sanitized(program):
    """A sanitizer wants to be loaded before anything else."""
    return b"__asan_init" in program.read_bytes()


class WallClock:
    def __init__(self, directory, program, zone="Asia/Shanghai"):
        libraries = glob.glob(LIBRARIES)
        if not libraries:
            raise Skip("libfaketime is not installed")
        if is_sanitized(program):
            raise Skip("libfaketime and the sanitizers do not go together")
        self.file = directory / "clock"
        self.set("+0")
        self.environment = {"LD_PRELOAD": libraries[0], "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
                            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1", "TZ": zone}

    def set(self, words):
        unfinished = self.file.with_suffix(".new")
        unfinished.write_text(words + "\n")
        os.replace(unfinished, self.file)
