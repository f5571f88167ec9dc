# SPDX-License-Identifier: LGPL-2.1-or-later
"""Looks for words in the memory of processes and in files: as UTF-8, UTF-16 and UCS-4, as they are and as the kiosk groups them."""
import os
import pathlib
import re
import subprocess

ENCODINGS = "utf-8", "utf-16-le", "utf-32-le"
PIECE = 32 << 20
PROC = pathlib.Path("/proc")


AREA = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+) *(.*)$")


def written_areas(smaps):
    """Where a process's memory may hold what no file does: all but what was never touched, and but the parts of programs,
    fonts and the like that are still as they are in their files."""
    area, sizes = None, {}
    for line in [*smaps.splitlines(), "0-0 ---- 0 0 0 end"]:
        if match := AREA.match(line):
            if area:
                start, end, access, inode, path = area
                in_file = inode != "0" and not path.startswith(("/memfd:", "/dev/", "/SYSV")) and not path.endswith("(deleted)")
                unchanged = in_file and "w" not in access and not sizes["Anonymous"]
                if access.startswith("r") and (sizes["Rss"] or sizes["Swap"]) and not unchanged:
                    yield int(start, 16), int(end, 16)
            area, sizes = match.groups(), {}
        else:
            key, _, value = line.partition(":")
            sizes[key] = int(value.split()[0]) if value.split()[0].isdigit() else 0


class Search:
    def __init__(self, words):
        """words: what is looked for, {name: [forms]}."""
        self.patterns = [(name, encoding, form.encode(encoding)) for name, forms in words.items() for form in forms for encoding in ENCODINGS]
        # without its zeros memory is quickly searched, and the encodings differ in little else
        self.cores = {(name, pattern.replace(b"\0", b"")) for name, _, pattern in self.patterns}
        self.overlap = max(len(pattern) for _, _, pattern in self.patterns)
        self.bytes = 0

    def _find(self, piece):
        dense = piece.translate(None, b"\0")
        near = {name for name, core in self.cores if core in dense}
        return {f"{name} in {encoding}" for name, encoding, pattern in self.patterns if name in near and pattern in piece}

    def _look(self, descriptor, start, end, found):
        while start < end:
            try:
                piece = os.pread(descriptor, min(PIECE, end - start), start)
            except (OSError, OverflowError):  # a mapping that cannot be read, as the kernel's own, or one that is gone
                return
            if not piece:
                return
            self.bytes += len(piece)
            found |= self._find(piece)
            start += len(piece)
            if start < end and len(piece) > self.overlap:
                start -= self.overlap

    def process(self, pid):
        """What is in a process's memory: a set of names; None if there is no such process."""
        found = set()
        try:
            areas = written_areas((PROC / str(pid) / "smaps").read_text())
            descriptor = os.open(PROC / str(pid) / "mem", os.O_RDONLY)
        except (FileNotFoundError, ProcessLookupError):
            return None
        try:
            for start, end in areas:
                self._look(descriptor, start, end, found)
        finally:
            os.close(descriptor)
        return found

    def file(self, path):
        found = set()
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return found
        try:
            self._look(descriptor, 0, os.fstat(descriptor).st_size, found)
        finally:
            os.close(descriptor)
        return found


def stat(pid):
    """State and parent of a process; None if it is gone."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return fields[0], int(fields[1])


def processes():
    """{pid: parent} of all that live."""
    found = {int(name): stat(name) for name in os.listdir(PROC) if name.isdigit()}
    return {pid: state[1] for pid, state in found.items() if state and state[0] != "Z"}


def descendants(pid):
    parents = processes()
    found, more = set(), {pid}
    while more:
        more = {child for child, parent in parents.items() if parent in more} - found
        found |= more
    return found


def session():
    """All processes of this test's screen, its buses and its kiosk, but not the test itself."""
    pid = os.getpid()
    while b"support/screen" not in (PROC / str(pid) / "cmdline").read_bytes():
        pid = stat(pid)[1]
    marked = set()
    display = b"DISPLAY=" + os.environ["DISPLAY"].encode() + b"\0"
    for other in processes():
        try:
            if display in (PROC / str(other) / "environ").read_bytes():
                marked.add(other)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            pass
    return (descendants(pid) | marked) - {os.getpid()}


def name(pid):
    try:
        return (PROC / str(pid) / "comm").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return "?"


def changed_files(roots, since):
    """Files under these directories that were written since then (seconds since the epoch); some may vanish meanwhile."""
    found = subprocess.run(["find", *roots, "!", "-type", "d", "-newerct", f"@{since}", "-print0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return [os.fsdecode(path) for path in found.stdout.split(b"\0") if path]
