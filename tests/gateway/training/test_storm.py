# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ten thousand want a hundred seats, at fifty terminals at once; answers are lost, people try twice, some give up, and the
gateway is killed again and again. A hundred get one, first come first served, nobody twice, and every terminal is told the
truth. Over PostgreSQL there are two gateways. In the same run: how many signups a second, beside what the store does."""

import collections
import contextlib
import copy
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import threading
import time
import typing
import unittest

import tap
from database import Database
from envelope import new_key
from gateway import BUILD, SERVER
from report import report
from training import School, TimedGateway, form, new_document

CLIENT = BUILD / "tests" / "gateway" / "training" / "storm"
COMERS, SEATS, TERMINALS, TWINS, KILLS = 10000, 100, 50, 400, 20
TOO_MANY = 20          # one in so many finds the waiting list full, too
LIMIT_SECONDS = 2
STORE = "SQLite" if SERVER is None else "PostgreSQL, two gateways"


class Told(typing.NamedTuple):
    visitor: int
    what: str
    begun: float
    ended: float
    tries: int
    status: int
    body: str

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def signup(self):
        return self.json.get("signup", {})


def twins_among(comers):
    return min(TWINS, comers // 10)


def is_sanitized(gateway):
    return gateway.memory() == 0


def twin_of(gateway):
    """Another gateway on the same store."""
    other = copy.copy(gateway)
    other.port, other.process, other.own_directory = 0, None, False
    other.log, other.spool = gateway.directory / "twin.log", gateway.directory / "twin-spool"
    return other.start()


@contextlib.contextmanager
def gateways():
    with TimedGateway() as first:
        running = [first] if SERVER is None else [first, twin_of(first)]
        try:
            yield running
        finally:
            for other in running[1:]:
                other.stop()


class Storm:
    """Visitors, and what they were told."""

    def __init__(self, running, comers, capacity, waiting, fates):
        self.gateways = running
        self.school = School(running[0])
        self.session = self.school.plan(capacity=capacity, waiting_most=waiting, begins_in=20 * 24)
        self.tokens = running[0].directory / "tokens"
        self.tokens.write_text("".join(running[0].add_terminal(f"storm-{number}") + "\n" for number in range(TERMINALS)))
        self.people = self.choose_people(comers)
        times = collections.Counter(self.people)
        self.lines = [self.seal(person, fates(times[person])) for person in self.people]

    def choose_people(self, comers):
        """Some come to two terminals."""
        twins = twins_among(comers)
        documents = [new_document(f"19{number // 5000 % 70 + 20:02}0101") for number in range(comers - twins)]
        people = documents + documents[:twins]
        random.Random(3).shuffle(people)
        return people

    def seal(self, person, fate):
        key = new_key()
        envelope = self.school.post.seal("training-signup", form(self.session, id_number=person), key=key, service="training")
        return f"{random.randrange(TERMINALS)} {fate} {key} ".encode() + envelope + b"\n"

    def run(self):
        words = [CLIENT, self.tokens, *(str(gateway.port) for gateway in self.gateways)]
        done = subprocess.run(words, input=b"".join(self.lines), stdout=subprocess.PIPE, check=True)
        self.told = [Told(int(line[0]), line[1], float(line[2]), float(line[3]), int(line[4]), int(line[5]), line[6])
                     for line in (line.split(" ", 6) for line in done.stdout.decode().splitlines())]
        self.first = {told.visitor: told for told in self.told if told.what == "first"}
        return max(told.ended for told in self.told) - min(told.begun for told in self.told)


class Killer:
    """Kills one gateway after the other while a storm goes on."""

    def __init__(self, running):
        self.gateways = running
        self.kills = 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.work)

    def work(self):
        while self.kills < KILLS and not self.done.wait(random.uniform(0.2, 0.8)):
            gateway = self.gateways[self.kills % len(self.gateways)]
            gateway.kill()
            self.kills += 1
            gateway.start()

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()


def fate_of(times, chance=random.Random(5)):
    """Answers are lost, sent again, and seats given up; who comes twice keeps the seat, so that it can be known whose it is."""
    letters = "".join(letter for letter, part in (("d", .1), ("l", .1), ("c", .15)) if chance.random() < part)
    return (letters if times == 1 else letters.replace("c", "")) or "-"


class StormTest(unittest.TestCase):
    def rows(self, storm):
        """All signups of the session in the order in which they came."""
        Row = collections.namedtuple("Row", "reference person state reason turn code key answer")
        texts = Database(self.gateway).sql(
            "SELECT g.reference || '|' || g.person || '|' || g.state || '|' || coalesce(g.reason, '') || '|' || g.turn || '|' || g.code || '|' || s.key || '|' || s.answer "
            f"FROM signups g JOIN submissions s ON s.reference = g.reference WHERE g.session = '{storm.session}' ORDER BY g.turn")
        return [Row(*text.split("|", 7)) for text in texts]

    def accept_offers(self, storm, rows):
        """Those to whom a seat was offered come back and take it."""
        for row in rows:
            if row.state == "offered":
                self.assertEqual(storm.school.do({"code": row.code}, "accept").status, 200)

    def check_once(self, storm, rows):
        """What was acknowledged is there, once, with the answer that was given, and nothing else is."""
        kept = {row.key: row for row in rows}
        keys = [line.split(b" ", 3)[2].decode() for line in storm.lines]
        self.assertEqual(len(storm.first), len(storm.lines))
        self.assertEqual(len(kept), len(rows))
        for told in storm.told:
            row = kept.get(keys[told.visitor])
            if told.what == "cancel":
                self.assertEqual((told.status, told.json["state"], row.reference), (200, "cancelled", told.json["reference"]))
            elif told.status in (200, 201):
                self.assertEqual(told.body, row.answer)
            else:
                self.assertEqual(told.status, 422)
                self.assertIn(told.json["type"].rsplit(":", 1)[1], ("session-full", "already-signed-up"))
                self.assertIsNone(row if told.what == "first" else None)
        self.assertEqual(len({row.reference for row in rows}), len(rows))
        self.assertEqual(set(kept), {keys[visitor] for visitor, told in storm.first.items() if told.status in (200, 201)})

    def check_nobody_twice(self, storm, rows):
        held = collections.Counter(row.person for row in rows if row.state != "cancelled")
        self.assertEqual([count for count in held.values() if count > 1], [])
        by_person = collections.defaultdict(list)
        for visitor, person in enumerate(storm.people):
            by_person[person].append(storm.first[visitor])
        for answers in by_person.values():
            self.assertLessEqual(sum(told.status in (200, 201) for told in answers), 1)

    def check_order(self, storm, rows):
        """Who was told before another one asked came before; and no seat went past one who waited for it."""
        visitors = {line.split(b" ", 3)[2].decode(): number for number, line in enumerate(storm.lines)}
        self.assertEqual([int(row.turn) for row in rows], sorted({int(row.turn) for row in rows}))
        earliest_end = float("inf")
        for row in reversed(rows):
            told = storm.first[visitors[row.key]]
            self.assertGreaterEqual(earliest_end, told.begun)
            earliest_end = min(earliest_end, told.ended)
        waiting = [int(row.turn) for row in rows if row.state == "waiting"]
        served = [int(row.turn) for row in rows if row.state == "confirmed" or row.reason == "visitor"]
        self.assertLess(max(served), min(waiting))

    def check_places(self, rows):
        """The place that was told is right: of those who came before, so many had a seat, at the least all but those that
        were given up."""
        given_up = sum(row.reason == "visitor" for row in rows)
        for number, row in enumerate(rows):
            signup = json.loads(row.answer)["signup"]
            if signup["state"] == "waiting":
                self.assertLessEqual(number - SEATS - given_up + 1, signup["place"])
                self.assertLessEqual(signup["place"], number - SEATS + 1)
        current = [row for row in rows if row.state == "waiting"]
        for place in (1, len(current) // 2, len(current)):
            ticket = self.gateway.get(f"/v1/training/signups/{current[place - 1].code}", "7788").json["items"]
            self.assertIn(place, [item.get("place") for item in ticket])

    def check_seats(self, storm, rows):
        seen = storm.school.session(storm.session)
        self.assertEqual(sum(row.state == "confirmed" for row in rows), SEATS)
        self.assertEqual((seen["taken"], seen["free"], seen["waiting"]), (SEATS, 0, sum(row.state == "waiting" for row in rows)))

    def test_storm(self):
        with gateways() as running:
            self.gateway = running[0]
            comers = COMERS if not is_sanitized(self.gateway) else COMERS // 10
            people = comers - twins_among(comers)
            storm = Storm(running, comers, SEATS, people - SEATS - people // TOO_MANY, fate_of)
            with Killer(running) as killer:
                taken = storm.run()
            self.accept_offers(storm, self.rows(storm))
            rows = self.rows(storm)
            self.check_seats(storm, rows)
            self.check_once(storm, rows)
            self.check_nobody_twice(storm, rows)
            self.check_order(storm, rows)
            self.check_places(rows)
            sent = sum(told.tries for told in storm.told)
            refused = collections.Counter(told.json["type"].rsplit(":", 1)[1] for told in storm.first.values() if told.status == 422)
            cancelled = sum(told.what == "cancel" for told in storm.told)
            print(f"# {comers} came, {sent} requests in {taken:.1f} s through {killer.kills} kills; {len(rows)} are kept, {cancelled} gave up, "
                  f"{dict(refused)}")
            self.assertGreater(killer.kills, 2)
            self.assertGreater(min(refused["session-full"], refused["already-signed-up"], cancelled), 0)


# The same rows as of a signup, by themselves.
SQL = [
    "INSERT INTO reference_counters (prefix, day, last) VALUES ('LI', '2026-01-01', 1) ON CONFLICT (prefix, day) DO UPDATE SET last = reference_counters.last + 1",
    "SELECT capacity - taken, waiting, turns FROM course_sessions WHERE code = 'LIMIT'",
    "INSERT INTO submissions (key, digest, reference, service, kind, park, terminal, received_at, answer) "
    "VALUES ({id}, '{digest}', {id}, 'training', 'training-signup', 'haicang', 'storm', '2026-01-01T00:00:00+08:00', '{answer}')",
    "INSERT INTO signups (reference, session, person, contact, factor, code, state, turn, changed_at, content) "
    "VALUES ({id}, 'LIMIT', {id}, '{digest}', '7788', {id}, 'waiting', 1, '2026-01-01T00:00:00+08:00', '{content}')",
    "UPDATE course_sessions SET waiting = waiting + 1, turns = turns + 1 WHERE code = 'LIMIT'",
]
FILLING = {"digest": "0" * 64, "answer": "x" * 250, "content": "x" * 250}


def syncs_per_second(folder):
    """What the disk does for one who appends a block and waits, again and again."""
    with open(folder / "block", "wb+", buffering=0) as file:
        count, begun = 0, time.monotonic()
        while time.monotonic() - begun < 1:
            file.write(b"y" * 4096)
            os.fdatasync(file.fileno())
            count += 1
        return count / (time.monotonic() - begun)


def limit_of_sqlite(gateway):
    """Transactions a second of one who does nothing else."""
    statements = [text.format(id=":id", **FILLING) for text in SQL]
    with contextlib.closing(sqlite3.connect(gateway.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        count, begun = 0, time.monotonic()
        while time.monotonic() - begun < LIMIT_SECONDS:
            connection.execute("BEGIN IMMEDIATE")
            for statement in statements:
                connection.execute(statement, {"id": f"limit-{begun}-{count}"} if ":id" in statement else {}).fetchall()
            connection.execute("COMMIT")
            count += 1
        return count / (time.monotonic() - begun)


def limit_of_postgresql(gateway):
    """The same by pgbench, which comes with the server; more clients only wait for each other at the session's row."""
    pgbench, = pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench")
    script = gateway.directory / "limit.sql"
    draw = "\\set number random(1, 1000000000000)\n"
    script.write_text(draw + "BEGIN;\n" + "".join(text.format(id="'limit-' || :number", **FILLING) + ";\n" for text in SQL) + "COMMIT;\n")
    done = subprocess.run([pgbench, "-n", "-c", "8", "-j", "2", "-T", str(2 * LIMIT_SECONDS), "-f", script, gateway.database], check=True,
                          capture_output=True, text=True)
    return float(re.search(r"tps = ([\d.]+)", done.stdout).group(1))


class ThroughputTest(unittest.TestCase):
    def test_throughput(self):
        with gateways() as running:
            gateway = running[0]
            if is_sanitized(gateway):
                raise tap.Skip("figures of a sanitizer's build tell nothing")
            storm = Storm(running, COMERS // 2, SEATS, COMERS, lambda times: "-")
            storm.school.plan("LIMIT", capacity=1, waiting_most=1)
            limit = limit_of_sqlite if SERVER is None else limit_of_postgresql
            before = limit(gateway)
            syncs = syncs_per_second(gateway.directory)
            taken = storm.run()
            after = limit(gateway)
            kept = int(Database(gateway).sql(f"SELECT count(*) FROM signups WHERE session = '{storm.session}'")[0])
            self.assertEqual(kept, sum(told.status == 201 for told in storm.first.values()))
            rate, alone = kept / taken, (before + after) / 2
            waits = sorted(told.ended - told.begun for told in storm.first.values())
            note = f"p50 {waits[len(waits) // 2] * 1000:.0f} ms, p99 {waits[len(waits) * 99 // 100] * 1000:.0f} ms at {TERMINALS} terminals"
            report("training", f"signups stored, {STORE}", round(rate), "/s", note=note)
            report("training", f"the store's own limit, {STORE}", round(alone), "transactions/s", note=f"{before:.0f} before, {after:.0f} after; "
                   f"fdatasync {syncs:.0f}/s")
            report("training", f"signups for each transaction of the store alone, {STORE}", round(rate / alone, 2), "", aim=">= 0.7")


if __name__ == "__main__":
    tap.main()
