# SPDX-License-Identifier: LGPL-2.1-or-later
"""A month of visits in fast motion: the supervisor is the same after the last one as after the first."""
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from control import Control  # noqa: E402
from gateway import BUILD  # noqa: E402
from memory import memory  # noqa: E402
from report import report  # noqa: E402
from search import descendants  # noqa: E402
from tap import case, run  # noqa: E402
from visitor import Visitor  # noqa: E402

VISITS = int(os.environ.get("KIOSK_PROOF_VISITS", "1000"))
TOUCHED = int(os.environ.get("KIOSK_PROOF_TOUCHED_VISITS", "100"))
MOST_GROWTH = 128  # kB


def count_files(directory):
    """Folders of visits vanish while one looks."""
    return sum(len(folders) + len(files) for _, folders, files in os.walk(directory))


def leftovers(visitor):
    """All that a visit could leave behind: processes, descriptors, files."""
    pid = visitor.process.pid
    return {"processes": len(descendants(pid)), "descriptors": len(os.listdir(f"/proc/{pid}/fd")),
            "runtime files": count_files(visitor.runtime), "state files": count_files(visitor.state)}


def most_of(samples):
    return {key: max(sample[key] for sample in samples) for key in samples[0]}


def middle_of_end_button(visitor):
    """Once it has its place on the home screen."""
    end = time.monotonic() + 30
    while True:
        x, y, width, height = visitor.still_box(visitor.find("结束服务", "push button", patience=30))
        if y > visitor.height / 2:
            return x + width / 2, y + height / 2
        assert time.monotonic() < end, "the end button is not at the bottom of the screen"
        time.sleep(0.02)


def settled(control):
    return control.wait_for(lambda status: status["spare_ready"] and status["state"] == "attract", "the kiosk comes to rest")


def compare(visitor, early, late, between, title, restless=0):
    """early, late: memory and leftovers; restless: by how much the leftovers of visits that are in full swing vary."""
    growth = {kind: late[0][kind] - early[0][kind] for kind in late[0]}
    report("proof", f"{title}: memory of the supervisor", late[0]["Pss"], "kB PSS", aim="< 10240", note=f"{late[0]['Rss']} kB RSS")
    # pages of libraries that are read for the first time are resident from then on
    report("proof", f"{title}: memory gained over {between} visits", growth["Anonymous"], "kB", aim=f"<= {MOST_GROWTH}",
           note=f"{growth['Rss']} kB RSS, {growth['Pss']} kB PSS")
    report("proof", f"{title}: size of the log", visitor.log.stat().st_size, "bytes")
    assert growth["Anonymous"] <= MOST_GROWTH and growth["Rss"] <= 4 * MOST_GROWTH, growth
    assert late[0]["Pss"] < 10240, late[0]
    assert all(late[1][key] <= early[1][key] + restless for key in early[1]), f"left over: {early[1]} -> {late[1]}"
    assert visitor.log.stat().st_size < 4096, visitor.log.read_text()


@case(f"{VISITS} visits in a row leave the supervisor as it was: no memory, process, descriptor or file more")
def _():
    # a visit without a screen, which begins and ends within a few milliseconds; its supervisor is the real one
    with Visitor(url="http://127.0.0.1:9", visit=[BUILD / "tests" / "supervisor" / "fake-visit", "end"]) as visitor:
        control = Control(visitor)
        begun = time.monotonic()
        marks = {}
        for mark in VISITS // 10, VISITS:
            control.wait_for(lambda status: status["visits"] >= mark, f"{mark} visits", 600, pause=0.1)
            marks[mark] = memory(visitor.process.pid), most_of([leftovers(visitor) for _ in range(20)])
        seconds = time.monotonic() - begun
        status = control.status()
        report("proof", "visits in a row, by a small program", status["visits"], "visits", note=f"{seconds:.0f} s")
        assert status["crashes"] == status["hangs"] == 0, status
        compare(visitor, marks[VISITS // 10], marks[VISITS], VISITS - VISITS // 10, "small visits", restless=4)


@case(f"{TOUCHED} visits of the real program, each begun and ended by a finger, leave nothing behind")
def _():
    with Visitor(url="http://127.0.0.1:9") as visitor:
        visitor.begin()
        control = Control(visitor)
        end = middle_of_end_button(visitor)
        begun, marks, swaps = time.monotonic(), {}, []
        for visit in range(1, TOUCHED + 1):
            status = control.status()
            visitor.finger.tap(*end)
            ended = time.monotonic()
            status = control.wait_for(lambda now: now["visit_pid"] != status["visit_pid"] and now["state"] == "attract" and now["frame"] > ended, "the next visit is shown")
            swaps.append(status["frame"] - ended)
            settled(control)
            if visit in (TOUCHED // 10, TOUCHED):
                marks[visit] = memory(visitor.process.pid), leftovers(visitor)
            visitor.finger.tap(visitor.width / 2, visitor.height / 2)
            control.wait_for(lambda now: now["state"] == "visit", "the visit begins")
            assert middle_of_end_button(visitor) == end
        status = control.status()
        report("proof", "visits of the real program, begun and ended by touch", status["visits"], "visits", note=f"{time.monotonic() - begun:.0f} s")
        report("proof", "from the touch that ends a visit to the next attract screen", sorted(swaps)[len(swaps) // 2] * 1000, "ms", note="median")
        assert status["visits"] == TOUCHED + 1 and status["crashes"] == status["hangs"] == 0, status
        compare(visitor, marks[TOUCHED // 10], marks[TOUCHED], TOUCHED - TOUCHED // 10, "real visits")


run()
