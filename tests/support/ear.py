# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is heard of a kiosk: its sound goes into a file, as fast as it is heard, or at once."""
import array
import pathlib
import tempfile
import time

from visitor import PATIENCE

SECOND = 22050 * 2  # bytes


class Ear:
    def __init__(self, at_once=False):
        self.directory = tempfile.TemporaryDirectory()
        self.heard = pathlib.Path(self.directory.name) / "heard"
        self.settings = {"audio-sink": f"'filesink append=true buffer-mode=unbuffered sync={str(not at_once).lower()} location={self.heard}'", "key-sound": "false"}

    def length(self):
        return self.heard.stat().st_size if self.heard.exists() else 0

    def hears(self, seconds, since=None, patience=PATIENCE):
        """Until so much more was played than now, or than there were bytes."""
        wanted, end = (self.length() if since is None else since) + seconds * SECOND, time.monotonic() + patience + seconds
        while self.length() < wanted:
            assert time.monotonic() < end, f"{self.length()} of {wanted} bytes"
            time.sleep(0.05)

    def hears_nothing(self, seconds=0.5):
        last = self.length()
        time.sleep(seconds)
        assert self.length() == last, "the voice goes on"

    def hears_all(self, since, patience=PATIENCE):
        """Until more was heard than so many bytes, and then nothing for a second. Returns how much."""
        last, begun = since, time.monotonic()
        quiet = begun
        while last == since or time.monotonic() - quiet < 1:
            assert time.monotonic() < begun + patience + (last - since) / SECOND, f"{last - since} bytes were heard"
            time.sleep(0.05)
            if self.length() != last:
                quiet, last = time.monotonic(), self.length()
        return last - since

    def loudness(self, begun):
        """The highest amplitude since there were so many bytes."""
        data = self.heard.read_bytes()[begun & ~1:]
        return max(map(abs, array.array("h", data[:len(data) & ~1])), default=0)
