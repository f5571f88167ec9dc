# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whatever dies, and whenever: what a visitor was given a receipt for is in the database once, under that receipt."""
import concurrent.futures
import os
import pathlib
import random
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from database import Database  # noqa: E402
from envelope import ENQUIRY  # noqa: E402
from gateway import Gateway  # noqa: E402
from line import Line  # noqa: E402
from report import report  # noqa: E402
from tap import case, run  # noqa: E402
from terminal import KILL_AFTER, KILL_BEFORE, KILL_WITHIN, NONE, Terminal  # noqa: E402

SUBMISSIONS = int(os.environ.get("OUTBOX_SUBMISSIONS", "1000"))
VISITORS = 4
ACKNOWLEDGED = ("accepted", "queued")
SERVICES = ("refund", "logistics", "finance")


class Trouble:
    """Kills and cuts at random until it is told to end."""

    def __init__(self, gateway, line, terminal):
        self.gateway, self.line, self.terminal = gateway, line, terminal
        self.count = dict.fromkeys(("supervisor", "supervisor at a write or fsync", "visit", "gateway", "network cut", "answers lost"), 0)
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.make)
        self.thread.start()

    def make(self):
        """In an order by chance, but each of them before one comes again: a quick machine has time for a few only."""
        makers = [self.kill_supervisor, self.kill_at_write, self.kill_at_write, self.kill_visit, self.kill_gateway, self.cut, self.deafen]
        to_come = []
        while not self.over.wait(random.uniform(0.1, 0.4)):
            to_come = to_come or random.sample(makers, len(makers))
            self.terminal.restart_if_dead()
            to_come.pop()()
        self.line.heal()
        self.terminal.faults.set(NONE)
        self.terminal.restart_if_dead()

    def kill_supervisor(self):
        self.terminal.kill()
        self.terminal.restart_if_dead()
        self.count["supervisor"] += 1

    def kill_at_write(self):
        self.terminal.faults.set(random.choice((KILL_BEFORE, KILL_AFTER, KILL_WITHIN)), random.randint(1, 40))
        end = time.monotonic() + 2
        while self.terminal.process.poll() is None and time.monotonic() < end and not self.over.is_set():
            time.sleep(0.005)
        self.terminal.faults.set(NONE)
        self.count["supervisor at a write or fsync"] += self.terminal.restart_if_dead()

    def kill_visit(self):
        if self.terminal.visit is not None:
            self.terminal.visit.kill()
            self.count["visit"] += 1

    def kill_gateway(self):
        self.gateway.kill()
        time.sleep(random.uniform(0, 0.2))
        self.gateway.start()
        self.count["gateway"] += 1

    def cut(self):
        self.line.set_cut(True)
        time.sleep(random.uniform(0.05, 0.5))
        self.line.set_cut(False)
        self.count["network cut"] += 1

    def deafen(self):
        self.line.deaf = True
        time.sleep(random.uniform(0.05, 0.3))
        self.line.deaf = False
        self.line.set_cut(True)  # the connections on which something is missing
        self.line.set_cut(False)
        self.count["answers lost"] += 1

    def end(self):
        self.over.set()
        self.thread.join()


class Visitors:
    """Hand in one after the other; remember what they were told, and under which key."""

    def __init__(self, terminal):
        self.terminal = terminal
        self.lock = threading.Lock()
        self.told = {}   # number: (key, Told)

    def hand_in(self, number):
        payload = {**ENQUIRY, "subject": f"no {number}"}
        key = None
        while key is None:  # until it got as far as a visit
            with self.lock:
                visit = self.terminal.visitor()
            told = visit.submit(number, payload, SERVICES[number % 3], "enquiry")
            key = visit.keys.get(str(number))
        while told.word == "failed" and not visit.gone.wait(0.2):  # "try again", as often as it takes
            told = visit.submit(number, payload, SERVICES[number % 3], "enquiry")
        self.told[number] = key, told

    def hand_in_all(self, numbers):
        with concurrent.futures.ThreadPoolExecutor(VISITORS) as pool:
            list(pool.map(self.hand_in, numbers))


def stored(gateway):
    """number: (key, reference), and how many rows there are."""
    rows = Database(gateway).sql("SELECT replace(e.subject, 'no ', '') || '|' || s.key || '|' || s.reference "
                                 "FROM enquiries e JOIN submissions s ON s.reference = e.reference")
    return {int(number): (key, reference) for number, key, reference in (row.split("|") for row in rows)}, len(rows)


def check_receipt(key, told, record):
    assert record[0] == key, f"another submission than the one of the receipt: {key}, {record}"
    if told.word == "accepted":
        assert told.what == record[1], f"another reference than on the receipt: {told}, {record}"
    elif told.word == "queued":
        assert told.what.replace("-", "").lower() == key[:8], f"a code that is not the key's: {told}, {key}"


@case(f"{SUBMISSIONS} submissions while everything is killed and cut: each there once, each with its receipt")
def _():
    with Gateway() as gateway, Line(0) as line, Terminal(line.url, gateway.token) as terminal:
        line.target = gateway.port
        visitors = Visitors(terminal)
        terminal.wait_for(lambda: (terminal.status() or {}).get("gateway_key"), "the gateway's key is known")
        begun = time.monotonic()
        trouble = Trouble(gateway, line, terminal)
        try:
            visitors.hand_in_all(range(SUBMISSIONS))
        finally:
            trouble.end()
        terminal.wait_until_empty(120)

        # whose visit died before it was told anything, and whose submission is nowhere: comes again
        records, _ = stored(gateway)
        again = [number for number, (key, told) in visitors.told.items() if told.word not in ACKNOWLEDGED and number not in records]
        visitors.hand_in_all(again)
        terminal.wait_until_empty(120)

        records, rows = stored(gateway)
        words = [told.word for _, told in visitors.told.values()]
        print(f"# {SUBMISSIONS} submissions in {time.monotonic() - begun:.0f} s; killed or cut: "
              + ", ".join(f"{what} {count}" for what, count in trouble.count.items()))
        print(f"# told: accepted {words.count('accepted')}, queued {words.count('queued')}, nothing, as the visit died "
              f"{SUBMISSIONS - words.count('accepted') - words.count('queued')} (of those handed in again {len(again)}); records {rows}")
        assert sorted(records) == list(range(SUBMISSIONS)) and rows == SUBMISSIONS, (rows, len(records))
        for number, (key, told) in visitors.told.items():
            check_receipt(key, told, records[number])
        assert SUBMISSIONS < 500 or all(trouble.count.values()), trouble.count
        report("outbox", "submissions through kills and cuts, stored exactly once", rows, "records", f"= {SUBMISSIONS}",
               ", ".join(f"{what} {count}" for what, count in trouble.count.items()))


@case("killed before, in and after every single write and fsync of one submission: there once, or not acknowledged")
def _():
    died = 0
    with Gateway() as gateway:
        for mode in (KILL_BEFORE, KILL_WITHIN, KILL_AFTER) if SUBMISSIONS >= 500 else (KILL_WITHIN,):
            call = 0
            ran_through = False
            while not ran_through:
                call += 1
                assert call < 100
                ran_through = not kill_at(gateway, mode, call)
                died += not ran_through
    print(f"# killed {died} times, at every write and fsync that a submission takes")
    report("outbox", "kills at single writes and fsyncs, nothing lost or doubled", died, "kills", "> 10")
    assert died > 10, died


def kill_at(gateway, mode, call):
    """Returns whether the supervisor was killed."""
    number = f"{mode}{call:02}"
    with Terminal(gateway.url, gateway.token) as terminal:
        terminal.wait_for(lambda: terminal.probe().word == "ready", "the gateway's key is known")
        visit = terminal.visitor()
        terminal.faults.set(mode, call)
        told = terminal.submit(number, {**ENQUIRY, "subject": f"no {number}"})
        terminal.wait_for(lambda: terminal.process.poll() is not None or terminal.outbox() == [], "it is over")
        killed = terminal.restart_if_dead()
        terminal.faults.set(NONE)
        terminal.wait_until_empty()
        records, rows = stored(gateway)
        assert rows == len(records), "one is there twice"
        record = records.get(int(number))
        assert killed or told.word == "accepted", told
        assert record is not None or told.word not in ACKNOWLEDGED, f"acknowledged and lost: {told}"
        if record is not None:
            check_receipt(visit.keys[number], told, record)
        return killed


run()
