# SPDX-License-Identifier: LGPL-2.1-or-later
"""Three hundred terminals in six parks for an hour of the gateway's clock: each tells how it is every minute, takes what is
published, does what it is told and sends its audit; some fall silent or ill; the gateway is killed on the way. Nothing is lost,
every colour is right after every minute, and what is published reaches all."""

import hashlib
import json
import secrets
import socket
import threading
import time
import unittest

import tap
from database import Database
from fleet import Fleet, report as heartbeat_of
from publisher import is_signed
from report import report
from training import TimedGateway

PARKS = ["zhaishang", "jichang", "haicang", "xiangyu", "qianchang", "dadeng"]
TERMINALS = 300
MINUTES = 60
LINES = 10  # connections at a time

# what happens to some of them: minutes, and what they tell then
SILENT, SILENT_FROM, SILENT_TO = range(7, 17), 20, 40
NEVER = 150
STUBBORN = 250     # takes no settings
KILLED = 25
PUBLISHED, PREVIEWED, RELEASED, ROLLED_BACK = 30, 35, 45, 52
PREVIEW_ON = 200
CASES = {30: (10, 15, {"quarantine": ["customs"]}, "amber"), 60: (12, 18, {"outbox": {"size": 2, "parked": 1, "oldest": 60}}, "amber"),
         90: (5, 9, {"frame_age": 100}, "amber"), 120: (8, 11, {"frame_age": 400}, "red"), 121: (8, 9, {"devices": {"printer": "trouble"}}, "amber")}


class Line:
    """A connection that stays open; what is asked is written by hand, since all of it is asked for eighteen thousand times."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")

    def ask(self, method, path, token, body=b""):
        self.socket.sendall(f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
                            f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        status, length = int(self.file.readline().split()[1]), 0
        while (line := self.file.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line[15:])
        return status, self.file.read(length)

    def close(self):
        self.file.close()
        self.socket.close()


class Terminal:
    def __init__(self, index):
        self.index = index
        self.name, self.park = f"terminal-{index:03}", PARKS[index % len(PARKS)]
        self.token = secrets.token_hex(32)
        self.version, self.taken, self.done, self.seen = 0, b"", [], []
        self.entries = 0

    def is_silent(self, minute):
        return self.index == NEVER or (self.index in SILENT and SILENT_FROM <= minute < SILENT_TO)

    def changes(self, minute):
        begins, ends, changes, _ = CASES.get(self.index, (0, 0, {}, None))
        return changes if begins <= minute < ends else {}

    def live(self, line, minute):
        """One minute of it."""
        body = heartbeat_of(run=self.name, uptime=60 * minute, settings_version=self.version, done=self.done, **self.changes(minute))
        status, answer = line.ask("POST", "/v1/fleet/heartbeat", self.token, json.dumps(body).encode())
        assert status == 200, (status, answer)
        told = json.loads(answer)
        self.done = [command["id"] for command in told["commands"]]
        self.seen += self.done
        if told["settings_version"] > self.version and self.index != STUBBORN:
            status, self.taken = line.ask("GET", "/v1/fleet/settings", self.token)
            assert status == 200
            self.version = int(self.taken.split(b"Version=")[1].split()[0])
            assert self.version == told["settings_version"], (self.version, told)
        if (minute + self.index) % 10 == 0:
            self.tell(line)

    def tell(self, line):
        """Every third time the answer is lost, and the entry comes once more."""
        self.entries += 1
        entry = {"number": self.entries, "time": "2026-11-28T09:00:00+08:00", "actor": "kiosk", "action": "crash", "object": f"{self.index}/{self.entries}"}
        for _ in range(2 if self.entries % 3 == 0 else 1):
            assert line.ask("POST", "/v1/fleet/audit", self.token, json.dumps({"entries": [entry]}).encode())[0] == 200

    def colour(self, minute):
        """What it should have at the end of the minute."""
        if self.index == NEVER:
            return "grey"
        if self.is_silent(minute):
            return "red" if (minute - SILENT_FROM + 1) * 60 > 150 else "green"
        begins, ends, _, colour = CASES.get(self.index, (0, 0, {}, None))
        if begins <= minute < ends:
            return colour
        return "amber" if self.index == STUBBORN and minute - PUBLISHED >= 10 else "green"


class HourTest(unittest.TestCase):
    def enrol(self, gateway):
        self.terminals = [Terminal(index) for index in range(TERMINALS)]
        rows = ",".join(f"('{t.name}', '{t.park}', '{hashlib.sha256(t.token.encode()).hexdigest()}', '2026-01-01T00:00:00Z', 'terminal', 0)"
                        for t in self.terminals)
        Database(gateway).sql(f"DELETE FROM bearers WHERE role = 'terminal'; INSERT INTO bearers (id, park, digest, created_at, role, personal) "
                              f"VALUES {rows} RETURNING id")

    def live(self, gateway, minute):
        """All of them, over a few connections at a time."""
        trouble = []

        def share(part):
            line = Line(gateway.port)
            try:
                for terminal in self.terminals[part::LINES]:
                    if not terminal.is_silent(minute):
                        terminal.live(line, minute)
            except Exception as error:  # told by the test's own thread
                trouble.append(error)
            finally:
                line.close()

        threads = [threading.Thread(target=share, args=(part,)) for part in range(LINES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(trouble, [])

    def happen(self, gateway, fleet, minute):
        if minute == SILENT_FROM:
            self.command = fleet.do("commands", {"terminal": self.terminals[SILENT[0]].name, "kind": "restart"}).json["id"]
        elif minute == KILLED:
            gateway.kill()
            gateway.start()
        elif minute == PUBLISHED:
            self.published = fleet.publish("zone", {"Kiosk/hotline": "'all'"})
        elif minute == PREVIEWED:
            self.preview = fleet.publish("zone", {"Kiosk/hotline": "'tried'"}, preview_terminal=self.terminals[PREVIEW_ON].name)
        elif minute == RELEASED:
            self.assertEqual([t.index for t in self.terminals if b"hotline='tried'" in t.taken], [PREVIEW_ON])
            self.released = fleet.do(f"previews/{self.preview}/release").json["version"]
        elif minute == ROLLED_BACK:
            self.assert_reached(b"hotline='tried'", self.released)
            self.rolled_back = fleet.do("rollback", {"scope": "zone"}).json["version"]

    def assert_reached(self, words, version):
        missed = [t.name for t in self.terminals if t.index not in (NEVER, STUBBORN) and (words not in t.taken or t.version != version)]
        self.assertEqual(missed, [])

    def assert_colours(self, fleet, minute):
        listed = [terminal for site in fleet.sites().values() for terminal in site["terminals"]]
        shown = {terminal["id"]: terminal for terminal in listed}
        self.assertEqual((len(listed), len(shown)), (TERMINALS, TERMINALS))
        wrong = [(t.name, t.colour(minute), shown[t.name]) for t in self.terminals if shown[t.name]["colour"] != t.colour(minute)]
        self.assertEqual(wrong, [], f"minute {minute}")
        return TERMINALS

    def test_hour(self):
        begun, colours = time.monotonic(), 0
        with TimedGateway() as gateway:
            self.enrol(gateway)
            fleet = Fleet(gateway)
            for minute in range(MINUTES):
                self.happen(gateway, fleet, minute)
                self.live(gateway, minute)
                if minute + 1 == SILENT_FROM or minute % 3 == 2 or minute in (PUBLISHED + 11, SILENT_TO):
                    gateway.ahead(seconds=5)
                    colours += self.assert_colours(fleet, minute)
                    gateway.ahead(seconds=55)
                else:
                    gateway.ahead(seconds=60)

            self.assert_reached(b"hotline='all'", self.rolled_back)
            key = gateway.command("settings", "key").stdout.strip()
            self.assertTrue(all(is_signed(t.taken, key) for t in self.terminals if t.taken))
            self.assertEqual(self.terminals[SILENT[0]].seen, [self.command])
            database = Database(gateway)
            sent = sum(t.entries for t in self.terminals)
            self.assertEqual(database.sql("SELECT count(*) FROM audit WHERE terminal IS NOT NULL AND action = 'crash'"), [str(sent)])
            self.assertEqual(database.sql("SELECT count(*) FROM fleet_commands WHERE state = 'done'"), ["1"])
            beats = sum(not t.is_silent(minute) for t in self.terminals for minute in range(MINUTES))
            seconds = time.monotonic() - begun
        report("fleet", "an hour of 300 terminals, in real time", round(seconds, 1), "s", aim="< 40")
        report("fleet", "heartbeats answered in it", beats, "", note=f"{round(beats / seconds)} a second, with {LINES} connections")
        report("fleet", "colours looked at, and right", colours, "")
        report("fleet", "entries of the audit sent and stored once", sent, "", note="a third of them sent twice; the gateway was killed in between")


if __name__ == "__main__":
    tap.main()
