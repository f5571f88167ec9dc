# SPDX-License-Identifier: LGPL-2.1-or-later
"""A network that loses, delays and cuts: a visitor gets a true answer within the deadline, and what was handed in arrives
once. The line is a proxy between the two, which needs no privileges and no module of the kernel."""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from database import Database  # noqa: E402
from envelope import ENQUIRY  # noqa: E402
from gateway import Gateway  # noqa: E402
from line import Line  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from terminal import Terminal  # noqa: E402

DEADLINE = 8  # seconds until a visitor is told something; KIOSK_OUTBOX_PATIENCE
SLACK = 4     # of a busy machine


def check(name, spoil, submissions=3):
    """While the line is bad, and after it is mended."""
    longest = 0
    with Gateway() as gateway, Line(gateway.port) as line, Terminal(line.url, gateway.token) as terminal:
        terminal.wait_for(lambda: terminal.probe().word == "ready", "the gateway's key is known")
        spoil(line)
        told = []
        for number in range(submissions):
            begun = time.monotonic()
            told.append(terminal.submit(number, {**ENQUIRY, "subject": f"no {number}"}))
            longest = max(longest, time.monotonic() - begun)
        # whoever comes now can still type and hand in
        assert terminal.probe().word == "ready"
        stored = {row.split("|")[0]: row.split("|")[1] for row in Database(gateway).sql("SELECT subject || '|' || reference FROM enquiries")}
        for number, one in enumerate(told):
            assert one.word in ("accepted", "queued"), one
            assert one.word == "queued" or stored[f"no {number}"] == one.what, "an answer that is not true"
        line.heal()
        line.set_cut(True)
        line.set_cut(False)
        terminal.wait_until_empty(90)
        assert sorted(Database(gateway).sql("SELECT subject FROM enquiries")) == [f"no {number}" for number in range(submissions)]
    words = [one.word for one in told]
    report("outbox", f"longest wait of a visitor, {name}", round(longest, 1), "s", f"< {DEADLINE + SLACK}",
           f"accepted {words.count('accepted')}, queued {words.count('queued')}")
    assert longest < DEADLINE + SLACK, longest


@case("30 % loss")
def _():
    check("30 % loss", lambda line: setattr(line, "loss", 0.3), 6)


@case("two seconds each way")
def _():
    check("2 s delay", lambda line: setattr(line, "delay", 2.0))


@case("30 % loss and two seconds")
def _():
    check("30 % loss and 2 s delay", lambda line: (setattr(line, "loss", 0.3), setattr(line, "delay", 2.0)), 2)


@case("what the gateway answers does not come back")
def _():
    check("answers cut", lambda line: setattr(line, "deaf", True), 2)


@case("what the terminal says does not get there")
def _():
    check("requests cut", lambda line: setattr(line, "mute", True), 2)


@case("nobody gets through")
def _():
    check("all cut", lambda line: line.set_cut(True), 3)


run()
