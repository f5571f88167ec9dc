# SPDX-License-Identifier: LGPL-2.1-or-later
"""The gateway dies at each of its writes in turn, while a seat is taken, waited for, given up and passed on. Terminals send
again; in the end everyone has what they were told."""

import contextlib
import http.client
import itertools
import subprocess
import unittest

import tap
from database import Database
from gateway import SERVER
from training import School, TimedGateway, form

# what the program does to its files, or says to its server and its terminals; how often, how many apart
CALLS = {"fdatasync": range(1, 7), "pwrite64": range(1, 70, 5)} if SERVER is None else {"sendto": range(1, 50, 4)}
TROUBLE = (ConnectionError, TimeoutError, http.client.HTTPException)
MOST_TRIES = 5


def can_trace():
    try:
        return subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


class DrillsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not can_trace():
            raise tap.Skip("strace cannot be used here")
        cls.gateway = TimedGateway().start()
        if cls.gateway.memory() == 0:
            cls.gateway.close()
            raise tap.Skip("a sanitizer does not like to be traced")
        cls.school = School(cls.gateway)
        cls.numbers = itertools.count()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.kill()
        cls.gateway.close()

    def start_dying(self, call, when):
        """It kills itself at that call of a thread."""
        self.gateway.kill()
        self.gateway.prefix = ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={when}"]
        with contextlib.suppress(RuntimeError):     # or before it says where it listens
            self.gateway.start()
        self.gateway.prefix = []

    def until_told(self, ask):
        """As an outbox does it; a dead gateway is started again."""
        for _ in range(MOST_TRIES):
            with contextlib.suppress(*TROUBLE):
                return ask()
            self.died += 1
            self.gateway.kill()
            self.gateway.start()
        raise AssertionError("it was never told")

    def sign_up(self, session):
        body = self.school.post.seal("training-signup", form(session), service="training")
        answer = self.until_told(lambda: self.school.post.send(body))
        self.assertIn(answer.status, (200, 201))
        again = self.until_told(lambda: self.school.post.send(body))
        self.assertEqual((again.status, again.body), (200, answer.body))
        return answer.json

    def do(self, receipt, deed):
        answer = self.until_told(lambda: self.school.do(receipt, deed))
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json["state"]

    def drill(self, call, when):
        self.gateway.kill()
        self.gateway.start()
        session = self.school.plan(f"DRILL-{next(self.numbers)}", capacity=1)
        self.died = 0
        self.start_dying(call, when)
        first, second = self.sign_up(session), self.sign_up(session)
        self.assertEqual((first["signup"]["state"], second["signup"]["state"], second["signup"]["place"]), ("confirmed", "waiting", 1))
        self.assertEqual([self.do(first, "cancel"), self.do(second, "accept")], ["cancelled", "confirmed"])
        seen = Database(self.gateway).sql(f"SELECT taken || ' ' || waiting || ' ' || turns FROM course_sessions WHERE code = '{session}'")
        self.assertEqual(seen, ["1 0 2"])
        rows = Database(self.gateway).sql("SELECT reference || state FROM signups WHERE session = '%s' ORDER BY turn" % session)
        self.assertEqual(rows, [first["reference"] + "cancelled", second["reference"] + "confirmed"])
        return self.died

    def test_killed_at_each_write(self):
        for call, times in CALLS.items():
            died = 0
            for when in times:
                with self.subTest(call=call, when=when):
                    died += self.drill(call, when)
            print(f"# {call}: died {died} times in {len(times)} drills")
            self.assertGreater(died, len(times) // 3)


if __name__ == "__main__":
    tap.main()
