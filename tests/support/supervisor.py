# SPDX-License-Identifier: LGPL-2.1-or-later
"""The program park-kiosk with visits that need no screen.

    with Supervisor("steady") as kiosk:
        kiosk.wait_for(lambda status: status["spare_ready"], "a spare")
"""
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time

from clock import is_sanitized
from gateway import BUILD

PROGRAM = BUILD / "shell" / "supervisor" / "park-kiosk"
FAKE_VISIT = BUILD / "tests" / "supervisor" / "fake-visit"
PATIENCE = 20


def children_of(pid):
    try:
        return {int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    except (FileNotFoundError, ProcessLookupError):
        return set()


def is_alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(condition, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.02)


NOBODY = 65534


def as_nobody(command):
    """The command as a user without rights, where we are root."""
    return command if os.getuid() else ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs", *command]


def nobody_may_run(path):
    return subprocess.run(as_nobody(["test", "-x", str(path)])).returncode == 0


class Supervisor:
    def __init__(self, mode="steady", options=(), environment=None, directory=None, unprivileged=False):
        self.own = tempfile.TemporaryDirectory(prefix="supervisor-") if directory is None else None
        self.home = pathlib.Path(directory or self.own.name)
        self.state, self.runtime, self.log = self.home / "state", self.home / "run", self.home / "log"
        # a sanitizer's shadow counts as memory
        unlimited = ["--memory-limit", "0"] if is_sanitized(PROGRAM) else []
        self.command = [PROGRAM, "--visit", FAKE_VISIT, "--state-dir", self.state, "--runtime-dir", self.runtime,
                        *unlimited, *options, "--", mode]
        self.unprivileged = unprivileged
        if unprivileged:
            self.command = as_nobody(self.command)
            os.chown(self.home, NOBODY, NOBODY)
        self.environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"), **(environment or {})}
        self.start()

    def start(self):
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(self.command, env=self.environment, stdout=out, stderr=out)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print("# the log:\n# " + self.words().replace("\n", "\n# "))
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(PATIENCE)
        if self.own:
            self.own.cleanup()

    def words(self):
        return self.log.read_text(errors="replace")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Returns the exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def ask(self, *words):
        command = [PROGRAM, *words, "--runtime-dir", self.runtime]
        return subprocess.run(as_nobody(command) if self.unprivileged else command, text=True, capture_output=True, timeout=PATIENCE)

    def status(self):
        answer = self.ask("--status")
        return json.loads(answer.stdout) if answer.returncode == 0 else None

    def wait_for(self, condition, what):
        end = time.monotonic() + PATIENCE
        while True:
            status = self.status()
            if status and condition(status):
                return status
            assert self.process.poll() is None, f"{what}: the supervisor ended: {self.words()}"
            assert time.monotonic() < end, f"{what}: {status}: {self.words()}"
            time.sleep(0.05)

    def litter(self):
        """What visits have left in the runtime directory."""
        return sorted(path.name for path in self.runtime.glob("visit-*"))
