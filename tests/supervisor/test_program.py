# SPDX-License-Identifier: LGPL-2.1-or-later
"""The program park-kiosk as its surroundings see it: the service manager, a technician, and whoever starts it again."""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from notify import ServiceManager  # noqa: E402
from supervisor import PROGRAM, Supervisor, children_of, is_alive, until  # noqa: E402
from tap import case, run  # noqa: E402


def spare_ready(status):
    return status["spare_ready"]


def libraries():
    text = subprocess.run(["ldd", PROGRAM], check=True, text=True, stdout=subprocess.PIPE).stdout
    return {line.split()[0] for line in text.splitlines()}


@case("no toolkit, no player and no form is in the supervisor")
def _():
    linked = libraries()
    assert any(name.startswith("libgio-2.0") for name in linked), linked
    bad = [name for name in linked if any(word in name for word in ("gtk", "gdk", "pango", "cairo", "gst", "X11", "wayland", "libkiosk."))]
    assert not bad, bad


@case("the status tells a technician what there is to know")
def _():
    with Supervisor("steady") as kiosk:
        status = kiosk.wait_for(lambda s: spare_ready(s) and s["last_frame_ms_ago"] is not None, "a spare")
        version = subprocess.run([PROGRAM, "--version"], check=True, text=True, stdout=subprocess.PIPE).stdout.split()[1]
        assert status["version"] == version
        assert status["state"] == "attract" and status["visits"] == 0, status
        assert status["last_touch_ms_ago"] is None and 0 <= status["last_frame_ms_ago"] <= status["running_ms"]
        assert status["quarantine"] == [] and status["crashes"] == 0 and status["hangs"] == 0
        assert children_of(kiosk.process.pid) == {status["visit_pid"], status["spare_pid"]}


@case("visits that were served are counted, and what they left is removed")
def _():
    with Supervisor("visit") as kiosk:
        kiosk.wait_for(lambda s: s["visits"] >= 3, "three visits")
        # the one on the screen, the one behind it, and at most one whose end is being seen to
        assert len(kiosk.litter()) <= 3, kiosk.litter()


@case("a service that failed three times is named, and a technician may release it")
def _():
    with Supervisor("crash") as kiosk:
        status = kiosk.wait_for(lambda s: s["quarantine"], "quarantine")
        assert status["quarantine"][0]["service"] == "trial" and status["quarantine"][0]["until"] > 1700000000
        assert kiosk.ask("--release", "other").returncode != 0
        assert kiosk.ask("--release", "trial").returncode == 0


@case("nobody to ask is an error that says so")
def _():
    with tempfile.TemporaryDirectory() as empty:
        answer = subprocess.run([PROGRAM, "--status", "--runtime-dir", empty], text=True, capture_output=True)
        assert answer.returncode == 1 and "No kiosk is running here" in answer.stderr, answer


@case("one that does not answer is an error that says so, soon")
def _():
    with Supervisor("steady") as kiosk:
        kiosk.wait_for(spare_ready, "a spare")
        os.kill(kiosk.process.pid, signal.SIGSTOP)
        try:
            answer = kiosk.ask("--status")
        finally:
            os.kill(kiosk.process.pid, signal.SIGCONT)
        assert answer.returncode == 1 and "does not answer" in answer.stderr, answer


@case("the service manager hears when the screen is on, that it goes on, and that it ends")
def _():
    with tempfile.TemporaryDirectory() as folder, ServiceManager(pathlib.Path(folder), 0.9) as manager:
        with Supervisor("steady", environment=manager.environment) as kiosk:
            manager.wait_for("READY=1")
            shown = kiosk.status()
            assert shown["state"] == "attract", shown
            for _ in range(4):
                manager.wait_for("WATCHDOG=1")
            times = [at for at, words in manager.heard if words == "WATCHDOG=1"]
            assert max(b - a for a, b in zip(times[-4:], times[-3:])) < 0.9, times
            assert manager.silent_about("STOPPING=1")
            children = children_of(kiosk.process.pid)
            assert kiosk.stop() == 0
            manager.wait_for("STOPPING=1")
            assert not any(map(is_alive, children)), children
            assert kiosk.litter() == [] and not (kiosk.runtime / "control").exists()


@case("no READY while nothing is on the screen")
def _():
    with tempfile.TemporaryDirectory() as folder, ServiceManager(pathlib.Path(folder)) as manager:
        with Supervisor("stillborn", environment=manager.environment) as kiosk:
            kiosk.wait_for(lambda s: s["crashes"] >= 3, "visits that fail")
            manager.listen(0.2)
            assert manager.silent_about("READY=1"), manager.heard


@case("a watchdog for another process is left alone")
def _():
    with tempfile.TemporaryDirectory() as folder, ServiceManager(pathlib.Path(folder), 0.3) as manager:
        with Supervisor("steady", environment={**manager.environment, "WATCHDOG_PID": "1"}):
            manager.wait_for("READY=1")
            assert manager.listen(1) is None, manager.heard


@case("killed at once, ten times: its visits go with it, and the next start finds nothing stale")
def _():
    with Supervisor("steady") as kiosk:
        for _ in range(10):
            status = kiosk.wait_for(spare_ready, "a spare")
            children = {status["visit_pid"], status["spare_pid"]}
            assert kiosk.litter()
            kiosk.kill()
            until(lambda: not any(map(is_alive, children)), "visits outlive their supervisor")
            kiosk.start()
        status = kiosk.wait_for(spare_ready, "a spare")
        assert len(kiosk.litter()) == 2, kiosk.litter()
        assert {path.name for path in kiosk.runtime.iterdir()} == {"control", "settings", *kiosk.litter()}


@case("a second supervisor leaves the first one's visits and directory alone")
def _():
    with Supervisor("steady") as kiosk:
        before = kiosk.wait_for(spare_ready, "a spare")
        second = subprocess.run(kiosk.command, text=True, capture_output=True, timeout=60)
        assert second.returncode == 1 and "runs already" in second.stderr, second
        after = kiosk.status()
        assert (after["visit_pid"], after["spare_pid"]) == (before["visit_pid"], before["spare_pid"])
        assert len(kiosk.litter()) == 2, kiosk.litter()


os.environ.setdefault("LC_ALL", "C.UTF-8")
run()
