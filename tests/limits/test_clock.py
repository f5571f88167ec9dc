# SPDX-License-Identifier: LGPL-2.1-or-later
"""The wall clock is set, by seconds and by decades, while the supervisor is at work."""
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from clock import WallClock  # noqa: E402
from notify import ServiceManager  # noqa: E402
from supervisor import PROGRAM, Supervisor  # noqa: E402
from tap import case, run  # noqa: E402

HOUR, DAY = 3600, 86400
JUMPS = ["-2", f"-{2 * HOUR}", f"+{2 * HOUR}", f"+{400 * DAY}", "@1990-01-01 00:00:00", "@2028-02-29 23:59:59", "@2038-01-19 11:14:06",
         "@2060-06-30 12:00:00", "+0"]


def jumping(mode):
    """A directory, its clock and a supervisor that goes by it."""
    folder = tempfile.TemporaryDirectory()
    clock = WallClock(pathlib.Path(folder.name), PROGRAM)
    return folder, clock, Supervisor(mode, environment=clock.environment, directory=folder.name)


@case("the clock of these tests is really set")
def _():
    folder, clock, kiosk = jumping("crash")
    with folder, kiosk:
        clock.set("@2038-01-19 11:14:06")
        status = kiosk.wait_for(lambda s: s["quarantine"], "quarantine")
        until = time.gmtime(status["quarantine"][0]["until"])
        assert (until.tm_year, until.tm_mon, until.tm_mday) in [(2038, 1, 20), (2038, 1, 19)], until


@case("a service rests for its day, however the clock is set meanwhile")
def _():
    folder, clock, kiosk = jumping("crash")
    with folder, kiosk:
        kiosk.wait_for(lambda s: s["quarantine"], "quarantine")
        for jump in JUMPS:
            clock.set(jump)
            assert [entry["service"] for entry in kiosk.status()["quarantine"]] == ["trial"], jump


@case("failures count within ten minutes of real time, however the clock is set between them")
def _():
    folder, clock, kiosk = jumping("crash")
    with folder, kiosk:
        for jump in (f"+{HOUR}", f"-{HOUR}", "@2038-01-19 11:14:06"):
            clock.set(jump)
            kiosk.wait_for(lambda s: s["quarantine"] or s["crashes"] >= 1, "a crash")
        status = kiosk.wait_for(lambda s: s["crashes"] >= 3, "three crashes")
        assert status["quarantine"], status


@case("no jump of the clock looks like silence, of a visit or of the supervisor")
def _():
    folder, clock, kiosk_ = jumping("steady")
    kiosk_.stop()
    with folder, ServiceManager(pathlib.Path(folder.name), 0.9) as manager:
        environment = {**clock.environment, **manager.environment}
        with Supervisor("steady", ["--hang-limit", "3000"], environment, folder.name) as kiosk:
            manager.wait_for("READY=1")
            before = kiosk.wait_for(lambda s: s["spare_ready"], "a spare")
            for jump in JUMPS:
                clock.set(jump)
                manager.wait_for("WATCHDOG=1", 5)
            status = kiosk.status()
            assert status["hangs"] == 0 and status["crashes"] == 0, status
            assert status["visit_pid"] == before["visit_pid"] and status["spare_pid"] == before["spare_pid"]
            assert 0 <= status["running_ms"] < 120000 and 0 <= status["last_frame_ms_ago"] <= status["running_ms"], status


@case("what was written under a clock that is years ahead keeps nothing closed for years")
def _():
    with tempfile.TemporaryDirectory() as folder:
        clock = WallClock(pathlib.Path(folder), PROGRAM)
        clock.set("@2060-06-30 12:00:00")
        with Supervisor("crash", environment=clock.environment, directory=folder) as kiosk:
            kiosk.wait_for(lambda s: s["quarantine"], "quarantine")
        assert "trial" in (kiosk.state / "quarantine").read_text()
        clock.set("+0")
        with Supervisor("steady", environment=clock.environment, directory=folder) as next_one:
            assert next_one.wait_for(lambda s: s["spare_ready"], "a spare")["quarantine"] == []


run()
