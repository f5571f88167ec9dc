# SPDX-License-Identifier: LGPL-2.1-or-later
"""The machine refuses files, processes or memory to the programs while they are at work: they go on with what they have,
say so, and are whole again when there is enough."""
import os
import pathlib
import resource
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from clock import is_sanitized  # noqa: E402
from gateway import Gateway  # noqa: E402
from supervisor import PROGRAM, Supervisor, as_nobody, children_of, is_alive, nobody_may_run, until  # noqa: E402
from tap import Skip, case, run  # noqa: E402


def open_files(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


class Limited:
    """A limit of another process for a while, set as the user that it runs as; it has inherited this one's."""

    def __init__(self, pid, name, value, run_as=list):
        self.pid, self.name, self.value, self.run_as = pid, name, value, run_as
        self.before, _ = resource.getrlimit(getattr(resource, f"RLIMIT_{name.upper()}"))

    def set(self, value):
        soft = "unlimited" if value == resource.RLIM_INFINITY else value
        subprocess.run(self.run_as(["prlimit", "--pid", str(self.pid), f"--{self.name}={soft}:"]), check=True)

    def __enter__(self):
        self.set(self.value)

    def __exit__(self, *_):
        self.set(self.before)


def lose_the_visit(kiosk):
    """The visit on the screen dies; the spare is what is left. Returns its process."""
    status = kiosk.wait_for(lambda s: s["spare_ready"], "a spare")
    return status["visit_pid"], status["spare_pid"]


def spare_takes_over_and_more_come(kiosk, refuse):
    visit, spare = lose_the_visit(kiosk)
    with refuse:
        os.kill(visit, signal.SIGKILL)
        until(lambda: "A visit cannot be started" in kiosk.words(), "nobody is told that no visit can be started")
        assert kiosk.process.poll() is None, kiosk.words()
        assert is_alive(spare), "the spare, which is on the screen now, is dead"
    status = kiosk.wait_for(lambda s: s["spare_ready"], "a spare again")
    assert status["visit_pid"] == spare, status


@case("no more files for the supervisor: the spare takes over, and the next one comes when there are some")
def _():
    with Supervisor("steady") as kiosk:
        kiosk.wait_for(lambda s: s["spare_ready"], "a spare")
        few = open_files(kiosk.process.pid) - 4
        spare_takes_over_and_more_come(kiosk, Limited(kiosk.process.pid, "nofile", few))


@case("no more processes for the supervisor: the same")
def _():
    if os.getuid() or not nobody_may_run(PROGRAM):
        raise Skip("root is not limited, and nobody else can be asked")
    with Supervisor("steady", unprivileged=True) as kiosk:
        kiosk.wait_for(lambda s: s["spare_ready"], "a spare")
        spare_takes_over_and_more_come(kiosk, Limited(kiosk.process.pid, "nproc", 1, as_nobody))


@case("a visit that no files are left for loses itself only")
def _():
    with Supervisor("steady") as kiosk:
        visit, spare = lose_the_visit(kiosk)
        with Limited(visit, "nofile", 0):
            time.sleep(0.5)
            assert kiosk.process.poll() is None
        os.kill(visit, signal.SIGKILL)
        kiosk.wait_for(lambda s: s["visit_pid"] == spare and s["spare_ready"], "the next visit")


@case("a visit that wants all memory is one visit less, and its service rests")
def _():
    if is_sanitized(PROGRAM):
        raise Skip("a sanitizer's shadow counts as memory")
    with Supervisor("leak", ["--memory-limit", "128"]) as kiosk:
        status = kiosk.wait_for(lambda s: s["quarantine"], "quarantine")
        assert status["quarantine"][0]["service"] == "trial"
        assert "in service trial" in kiosk.words()


@case("no memory for the supervisor: whatever becomes of it, its next start finds all in order")
def _():
    if is_sanitized(PROGRAM):
        raise Skip("a sanitizer's shadow counts as memory")
    with Supervisor("visit") as kiosk:
        kiosk.wait_for(lambda s: s["visits"] >= 1, "a visit")
        children = children_of(kiosk.process.pid)
        subprocess.run(["prlimit", "--pid", str(kiosk.process.pid), f"--as={1 << 20}:"], check=True)
        until(lambda: not children & children_of(kiosk.process.pid), "its visits neither end nor die")
        if kiosk.process.poll() is None:
            kiosk.kill()
        until(lambda: not any(map(is_alive, children)), "visits outlive it")
        kiosk.start()
        kiosk.wait_for(lambda s: s["visits"] >= 1, "visits again")


@case("no more files for the gateway: whoever is connected is served, others when there are some")
def _():
    with Gateway(demo=True) as gateway:
        gateway.look_up()
        pid = gateway.process.pid
        with Limited(pid, "nofile", open_files(pid)):
            waiting = []
            for _ in range(20):
                waiting.append(socket.create_connection(("127.0.0.1", gateway.port), timeout=5))
            time.sleep(0.3)
            assert gateway.process.poll() is None
        for connection in waiting:
            connection.close()
        gateway.wait_for(lambda: gateway.look_up().status == 200, 20, "an answer again")
        assert gateway.process.pid == pid and gateway.process.poll() is None


run()
