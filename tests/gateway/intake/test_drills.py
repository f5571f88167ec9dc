# SPDX-License-Identifier: LGPL-2.1-or-later
"""Nothing acknowledged is lost, and nothing is stored twice: kills in a storm, a full disk, a store that cannot be
written to, more work than it can do."""

import concurrent.futures
import contextlib
import http.client
import json
import pathlib
import random
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

import tap
from database import Database
from envelope import ENQUIRY, Sender
from gateway import SERVER, Gateway

SUBMISSIONS, CLIENTS, KILLS = 2000, 24, 20
TROUBLE = (ConnectionError, TimeoutError, http.client.HTTPException)


def submit(post, number, stop_at):
    """Sends until it is acknowledged, as an outbox does. Returns the reference and how often it was sent."""
    body = post.seal("enquiry", {**ENQUIRY, "subject": f"no {number}"})
    tries = 0
    while time.monotonic() < stop_at:
        tries += 1
        with contextlib.suppress(*TROUBLE):
            answer = post.send(body)
            if answer.status in (200, 201):
                return answer.json["reference"], tries
            if answer.status not in (429, 503):
                raise AssertionError(answer)
        time.sleep(random.uniform(0, 0.05))
    raise AssertionError("it was never acknowledged")


@contextlib.contextmanager
def small_disk(size):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="small-disk-"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True).returncode != 0:
        folder.rmdir()
        raise tap.Skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


class StormTest(unittest.TestCase):
    def kill_again_and_again(self, gateway, done):
        kills = 0
        while not done.is_set() and kills < KILLS:
            time.sleep(random.uniform(0.02, 0.3))
            gateway.kill()
            kills += 1
            gateway.start()
        return kills

    def check(self, gateway, references):
        database = Database(gateway)
        rows = dict(row.split("|") for row in database.sql(
            "SELECT reference || '|' || replace(subject, 'no ', '') FROM enquiries"))
        self.assertEqual(len(rows), len(references))
        self.assertEqual({int(number): reference for reference, number in rows.items()}, references)
        self.assertEqual(database.sql("SELECT count(*) FROM submissions"), [str(len(references))])

    def test_killed_in_a_storm(self):
        with Gateway() as gateway:
            post = Sender(gateway)
            done = threading.Event()
            stop_at = time.monotonic() + 150
            with concurrent.futures.ThreadPoolExecutor(CLIENTS + 1) as pool:
                killer = pool.submit(self.kill_again_and_again, gateway, done)
                try:
                    answers = list(pool.map(lambda number: submit(post, number, stop_at), range(SUBMISSIONS)))
                finally:
                    done.set()
                kills = killer.result()
            sent = sum(tries for _, tries in answers)
            print(f"# {SUBMISSIONS} submissions, sent {sent} times, through {kills} kills of the gateway: each stored once")
            self.assertGreater(kills, 2)
            self.check(gateway, {number: reference for number, (reference, _) in enumerate(answers)})

    def test_stopped_in_a_storm(self):
        """Asked to stop, it answers what it took."""
        with Gateway() as gateway:
            post = Sender(gateway)
            stop_at = time.monotonic() + 60
            with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
                answers = [pool.submit(submit, post, number, stop_at) for number in range(200)]
                time.sleep(0.3)
                self.assertEqual(gateway.stop(60), 0)
                gateway.start()
                references = {number: answer.result()[0] for number, answer in enumerate(answers)}
            self.check(gateway, references)


@unittest.skipIf(SERVER is not None, "is about files")
class DiskTest(unittest.TestCase):
    def fill_up(self, post):
        """Submits until the disk is full; returns what was acknowledged."""
        acknowledged = []
        for number in range(500):
            answer = post("enquiry", {**ENQUIRY, "subject": f"no {number}", "message": "字" * 4000})
            if answer.status != 201:
                return acknowledged, answer
            acknowledged.append(answer.json["reference"])
        raise AssertionError("the disk was never full")

    def check_full_and_free(self, gateway, make_room):
        post = Sender(gateway)
        acknowledged, refused = self.fill_up(post)
        self.assertEqual((refused.status, refused.problem), (503, "busy"))
        self.assertTrue(int(refused.headers["Retry-After"]) > 0)
        # told before they type
        self.assertEqual(gateway.get("/v1/envelope-key").problem, "busy")
        self.assertEqual(gateway.get("/healthz").status, 503)
        # what only reads goes on
        self.assertEqual(gateway.get("/v1/customs/tax-rules").status, 200)

        make_room()
        self.assertEqual(gateway.get("/healthz").status, 200)
        self.assertEqual(gateway.get("/v1/envelope-key").status, 200)
        acknowledged.append(post("enquiry", ENQUIRY).json["reference"])
        stored = Database(gateway).sql("SELECT reference FROM enquiries")
        self.assertEqual(set(stored), set(acknowledged))
        self.assertEqual(Database(gateway).sql("PRAGMA integrity_check"), ["ok"])
        print(f"# {len(acknowledged)} acknowledged around a full disk, all of them stored, no other")

    def test_full_disk(self):
        with small_disk("4m") as folder:
            ballast = folder / "ballast"
            ballast.write_bytes(b"x" * 1_500_000)
            with Gateway(directory=folder) as gateway:
                self.check_full_and_free(gateway, ballast.unlink)

    def test_limit_of_file_sizes(self):
        if not shutil.which("prlimit"):
            raise tap.Skip("prlimit is not there")
        with Gateway() as gateway:
            size = max(path.stat().st_size for path in gateway.directory.glob("gateway.sqlite*"))

            def limit(to):
                subprocess.run(["prlimit", "--pid", str(gateway.process.pid), f"--fsize={to}"], check=True)

            limit(f"{size + 400_000}:unlimited")
            self.check_full_and_free(gateway, lambda: limit("unlimited"))

    def test_held_by_another(self):
        with Gateway() as gateway:
            post = Sender(gateway)
            holder = subprocess.Popen(["python3", "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
                                                        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()",
                                       gateway.database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            holder.stdout.readline()
            begun = time.monotonic()
            answer = post("enquiry", ENQUIRY)
            self.assertEqual((answer.status, answer.problem), (503, "busy"))
            self.assertLess(time.monotonic() - begun, 9)
            holder.communicate()
            self.assertEqual(post("enquiry", ENQUIRY).status, 201)


class LoadTest(unittest.TestCase):
    def test_bodies_that_never_come(self):
        """Terminals that announce large bodies and fall silent do not lock out the others for long."""
        with Gateway() as gateway:
            post = Sender(gateway)
            head = (f"POST /v1/envelopes HTTP/1.1\r\nHost: g\r\nAuthorization: Bearer {gateway.token}\r\nContent-Type: application/json\r\n"
                    f"Content-Length: {8 * 1024 * 1024}\r\n\r\n").encode()
            memory = gateway.memory()
            connections = [gateway.connect() for _ in range(40)]
            for connection in connections:
                connection.connect()
                connection.sock.sendall(head)
            gateway.wait_for(lambda: post("rating", {"level": 5}).status == 503, what="no room for bodies")
            self.assertLess(gateway.memory(), memory + 90_000)
            self.assertEqual(gateway.get("/v1/customs/tax-rules").status, 200)
            for connection in connections:
                connection.close()
            gateway.wait_for(lambda: post("rating", {"level": 5}).status == 201, what="room for bodies")

    def test_gone_while_it_waits(self):
        """Who hangs up before the answer leaves nothing behind but the submission."""
        with Gateway() as gateway:
            post = Sender(gateway)
            for number in range(100):
                body = post.seal("enquiry", {**ENQUIRY, "subject": f"no {number}"})
                connection = gateway.connect()
                connection.request("POST", "/v1/envelopes", body, {"Authorization": f"Bearer {gateway.token}", "Content-Type": "application/json",
                                                                   "Idempotency-Key": json.loads(body)["key"]})
                connection.sock.close()
                connection.close()
            self.assertEqual(post("enquiry", ENQUIRY).status, 201)
            self.assertEqual(gateway.stop(20), 0)


if __name__ == "__main__":
    tap.main()
