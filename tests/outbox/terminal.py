# SPDX-License-Identifier: LGPL-2.1-or-later
"""A terminal without a screen: the real supervisor, with visits that hand in what they are told to.

    with Terminal(gateway.url, gateway.token) as terminal:
        told = terminal.submit(1, ENQUIRY)
        assert told.word == "accepted"
"""
import json
import mmap
import os
import pathlib
import queue
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import typing

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from gateway import BUILD  # noqa: E402

SUPERVISOR = BUILD / "shell" / "supervisor" / "park-kiosk"
VISIT = BUILD / "tests" / "outbox" / "outbox-visit"
SHIM = BUILD / "tests" / "outbox" / "libfaults.so"
PATIENCE = 60

NONE, KILL_BEFORE, KILL_AFTER, KILL_WITHIN, FULL, BROKEN, UNSYNCED = range(7)


class Told(typing.NamedTuple):
    """What a visitor sees: accepted (a reference), queued (a code), failed (code and cause), or lost with the visit."""
    word: str
    what: str = ""


class Faults:
    """What goes wrong with the supervisor's disk."""

    def __init__(self, path):
        path.write_bytes(bytes(12))
        with open(path, "r+b") as file:
            self.shared = mmap.mmap(file.fileno(), 12)

    def set(self, mode, left=0):
        self.shared[4:8] = struct.pack("=i", left)
        self.shared[0:4] = struct.pack("=i", mode)

    @property
    def calls(self):
        return struct.unpack("=i", self.shared[8:12])[0]


class Terminal:
    def __init__(self, url, token, state=None):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="terminal-"))
        self.state = pathlib.Path(state or self.directory / "state")
        self.runtime = self.directory / "run"
        self.log = self.directory / "log"
        (self.directory / "token").write_text(token)
        (self.directory / "settings").write_text(f"[Kiosk]\ngateway-url='{url}'\ntoken-file='{self.directory / 'token'}'\n")
        self.faults = Faults(self.directory / "faults")
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(self.directory / "drill"))
        self.socket.listen(16)
        self.shown = queue.Queue()
        self.visit = None
        self.process = None
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.shown.put(Visit(connection))

    # its life

    def start(self):
        environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"), "GSETTINGS_BACKEND": "memory", "OUTBOX_DRILL": str(self.directory / "drill"),
                       "FAULTS": str(self.directory / "faults"), "FAULTS_BELOW": str(self.state), "LD_PRELOAD": str(SHIM)}
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(
                [SUPERVISOR, "--visit", VISIT, "--state-dir", self.state, "--runtime-dir", self.runtime, "--memory-limit", "0",
                 "--hang-limit", "30000", "--settings", self.directory / "settings"], env=environment, stdout=out, stderr=out)
        return self

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def restart_if_dead(self):
        """As systemd does. Returns whether it was."""
        if self.process.poll() is None:
            return False
        self.faults.set(NONE)
        self.start()
        return True

    def close(self):
        if self.process.poll() is None:
            self.stop()
        self.socket.close()
        shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_):
        if kind is not None:
            print("# " + self.log.read_text(errors="replace")[-6000:].replace("\n", "\n# "))
        self.close()

    # what technicians ask

    def command(self, *words):
        return subprocess.run([SUPERVISOR, "--runtime-dir", self.runtime, *map(str, words)], text=True, capture_output=True, timeout=PATIENCE)

    def outbox(self):
        """What waits; None while the supervisor cannot be asked."""
        answer = self.command("--outbox")
        return json.loads(answer.stdout) if answer.returncode == 0 else None

    def status(self):
        answer = self.command("--status")
        return json.loads(answer.stdout)["outbox"] if answer.returncode == 0 else None

    def wait_for(self, condition, what, patience=PATIENCE):
        end = time.monotonic() + patience
        while not condition():
            assert time.monotonic() < end, f"{what}: {self.outbox()}, {self.status()}"
            time.sleep(0.05)

    def wait_until_empty(self, patience=PATIENCE):
        self.wait_for(lambda: self.outbox() == [], "the outbox is empty", patience)

    # what visitors do

    def visitor(self):
        """The visit on the screen."""
        while self.visit is None or self.visit.gone.is_set():
            self.visit = self.shown.get(timeout=PATIENCE)
        return self.visit

    def submit(self, number, payload, service="drill", kind="enquiry"):
        return self.visitor().submit(number, payload, service, kind)

    def probe(self):
        return self.visitor().probe()


class Visit:
    def __init__(self, connection):
        self.connection = connection
        self.answers = {}
        self.keys = {}
        self.gone = threading.Event()
        self.pid = None
        self.lock = threading.Lock()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        try:
            for line in self.connection.makefile():
                word, number, *rest = line.rstrip("\n").split(" ", 2)
                if word == "shown":
                    self.pid = int(number)
                elif word == "key":
                    self.keys[number] = rest[0]
                else:
                    self.answer(number, Told(word, rest[0] if rest else ""))
        except OSError:
            pass
        with self.lock:
            self.gone.set()
            for waiting in self.answers.values():
                waiting.put(Told("lost"))

    def answer(self, number, told):
        with self.lock:
            if number in self.answers:
                self.answers[number].put(told)

    def ask(self, number, line):
        waiting = queue.Queue()
        with self.lock:
            if self.gone.is_set():
                return Told("lost")
            self.answers[number] = waiting
        try:
            self.connection.sendall(line.encode())
        except OSError:
            return Told("lost")
        told = waiting.get(timeout=PATIENCE)
        del self.answers[number]
        return told

    def submit(self, number, payload, service, kind):
        return self.ask(str(number), f"submit {number} {service} {kind} {json.dumps(payload, ensure_ascii=False)}\n")

    def probe(self):
        return self.ask("probe", "probe\n")

    def kill(self):
        if self.pid is not None:
            try:
                os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
