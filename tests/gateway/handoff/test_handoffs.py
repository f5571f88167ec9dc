# SPDX-License-Identifier: LGPL-2.1-or-later
"""Pictures from a phone to a terminal: who may send and fetch them, for how long, and what is left of them."""

import base64
import contextlib
import os
import pathlib
import secrets
import socket
import tempfile
import unittest

import tap
from database import Database
from gateway import Gateway
from handoff import JSON, SEALED, Handoff

LARGEST = base64.b64encode(os.urandom(500028)).decode()


class HandoffTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        cls.clock = pathlib.Path(cls.directory.name) / "ahead"
        cls.clock.write_text("0")
        cls.gateway = Gateway(options=["--clock", cls.clock]).start()
        cls.database = Database(cls.gateway)
        cls.other = cls.gateway.add_terminal("other-terminal")

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()
        cls.directory.cleanup()

    def setUp(self):
        self.clock.write_text("0")

    def later(self, seconds):
        self.clock.write_text(str(seconds))

    def keep_alive(self, handoff, until):
        """Its terminal asks every ten seconds, as a visit does at least."""
        for second in range(10, until + 1, 10):
            self.later(second)
            self.assertEqual(handoff.fetch().status, 200, second)

    def test_pictures_arrive_once(self):
        handoff = Handoff(self.gateway)
        self.assertEqual((handoff.fetch().json["opened"], handoff.begun["seconds"]), (False, 600))
        phone = handoff.open_first()
        pictures = [base64.b64encode(secrets.token_bytes(90)).decode() for _ in range(3)]
        for number, picture in enumerate(pictures, 1):
            self.assertEqual(handoff.send(number, phone, picture).json["received"], number)
        fetched = []
        while "page" in (news := handoff.fetch(len(fetched)).json):
            fetched.append(news["page"]["data"])
            self.assertEqual(news["page"]["number"], len(fetched))
        self.assertEqual((fetched, news["opened"]), (pictures, True))
        self.assertEqual(self.database.sql("SELECT count(*) FROM handoff_pages"), ["0"])

    def test_lost_answer(self):
        """The terminal asks again for what it did not get, the phone sends again what it does not know to have come."""
        handoff = Handoff(self.gateway)
        phone = handoff.open_first()
        for _ in range(2):
            self.assertEqual(handoff.send(1, phone).json["received"], 1)
            self.assertEqual(handoff.fetch().json["page"], {"number": 1, "data": SEALED})
        self.assertNotIn("page", handoff.fetch(1).json)
        self.assertEqual(handoff.send(1, phone).json["received"], 1)
        self.assertNotIn("page", handoff.fetch(1).json)
        self.assertEqual(handoff.send(3, phone).problem, "out-of-order")

    def test_second_phone(self):
        handoff = Handoff(self.gateway)
        phone = handoff.open_first()
        for stranger in (None, "kiosk-phone=" + "A" * 22, "other=1", phone.lower()):
            self.assertEqual((handoff.open(stranger).status, handoff.open(stranger).problem), (409, "another-phone"), stranger)
            self.assertEqual(handoff.send(1, stranger).problem, "another-phone", stranger)
        self.assertEqual(handoff.open(phone).status, 200)
        self.assertEqual(handoff.send(1, phone).status, 200)

    def test_cookie_is_no_one_else_s(self):
        said = Handoff(self.gateway).open().headers["Set-Cookie"]
        for word in ("HttpOnly", "Secure", "SameSite=Strict", "Max-Age=600"):
            self.assertIn(word, said)

    def test_sending_without_opening(self):
        self.assertEqual(Handoff(self.gateway).send(1, None).problem, "another-phone")

    def test_expired(self):
        handoff = Handoff(self.gateway)
        phone = handoff.open_first()
        handoff.send(1, phone)
        self.keep_alive(handoff, 590)
        self.later(601)
        for answer in (handoff.open(phone), handoff.send(2, phone), handoff.fetch()):
            self.assertEqual((answer.status, answer.problem), (404, "handoff-over"))
        self.gateway.wait_for(lambda: self.database.sql("SELECT count(*) FROM handoff_pages") == ["0"], 30, "what waited is gone")

    def test_dead_with_its_visit(self):
        """However the visit ended: nobody asks for it any more, so it is over, and so is what waits in it."""
        handoff = Handoff(self.gateway)
        phone = handoff.open_first()
        self.assertEqual(handoff.send(1, phone).status, 200)
        self.later(31)
        self.assertEqual((handoff.open(phone).problem, handoff.send(2, phone).problem, handoff.fetch().problem), ("handoff-over",) * 3)
        self.gateway.wait_for(lambda: self.database.sql("SELECT count(*) FROM handoffs") == ["0"], 30, "it is forgotten")

    def test_ended(self):
        handoff = Handoff(self.gateway)
        phone = handoff.open_first()
        handoff.send(1, phone)
        self.assertEqual(handoff.end().status, 200)
        self.assertEqual(self.database.sql(f"SELECT count(*) FROM handoff_pages WHERE handoff = '{handoff.id}'"), ["0"])
        self.assertEqual((handoff.send(2, phone).problem, handoff.fetch().problem, handoff.end().status), ("handoff-over", "handoff-over", 200))

    def test_new_one_ends_the_one_before(self):
        before = Handoff(self.gateway)
        phone = before.open_first()
        after = Handoff(self.gateway)
        self.assertEqual((before.send(1, phone).problem, after.open().status), ("handoff-over", 200))

    def test_another_terminal(self):
        handoff = Handoff(self.gateway)
        handoff.send(1, handoff.open_first())
        self.assertEqual(handoff.fetch(token=self.other).problem, "handoff-over")
        self.assertEqual(self.gateway.request("DELETE", handoff.path, token=self.other).status, 200)
        self.assertEqual(handoff.fetch().json["page"]["number"], 1)

    def test_guessed(self):
        handoff = Handoff(self.gateway)
        for token in ("A" * 22, handoff.token[:-1], handoff.token + "A", handoff.token.swapcase(), "' OR 1=1 --", "%", handoff.id):
            self.assertEqual(handoff.open(token=token).problem, "handoff-over", token)
        self.assertEqual(len({Handoff(self.gateway).token for _ in range(20)}), 20)
        self.assertGreaterEqual(len(handoff.token), 22)

    def test_rate_of_an_address(self):
        with Gateway(rate=2) as slow:
            handoff = Handoff(slow)
            answers = [handoff.open(token="A" * 22) for _ in range(20)]
            self.assertEqual((answers[0].status, answers[-1].status, answers[-1].problem), (404, 429, "too-many-requests"))
            self.assertEqual(handoff.fetch().status, 200, "the terminals are not held up by it")

    def test_sizes_and_types(self):
        handoff = Handoff(self.gateway, most=2)
        phone = handoff.open_first()
        self.assertEqual(handoff.send(1, phone, LARGEST).status, 200)
        self.assertEqual(handoff.send(2, phone, LARGEST + "AAAA").status, 422)
        large = self.gateway.request("POST", "/v1/phone/pages", {**JSON, "Content-Length": "700000"}, token=False)
        self.assertEqual(large.problem, "too-large")
        for data in ("not base64!", "AAA", "", 7, None, ["AAAA"]):
            answer = handoff.send(2, phone, data)
            self.assertEqual((answer.status, answer.problem), (422, "invalid-picture"), data)
        image = self.gateway.request("POST", "/v1/phone/pages", {"Content-Type": "image/jpeg", "Cookie": phone}, b"\xff\xd8\xff", token=False)
        self.assertEqual(image.problem, "not-json")
        self.assertEqual(handoff.send(2, phone).status, 200)
        self.assertEqual(handoff.send(3, phone).problem, "handoff-full")
        for most in (0, 7, "6", None):
            self.assertEqual(handoff.ask("POST", "/v1/handoffs", {"most": most}).status, 422, most)

    def test_nothing_in_clear(self):
        """Of token and cookie there are digests, and no log line knows them."""
        handoff = Handoff(self.gateway)
        phone = handoff.open_first()
        handoff.send(1, phone)
        row = self.database.sql("SELECT digest || phone FROM handoffs")[0]
        for secret in (handoff.token, phone.split("=", 1)[1]):
            self.assertNotIn(secret, row)
            self.assertNotIn(secret, self.gateway.read_log())

    def test_page(self):
        for wanted, lang in ((None, "zh-CN"), ("en-GB,en;q=0.8,zh;q=0.5", "en"), ("zh-TW,zh;q=0.9", "zh-TW"), ("zh-Hant-HK", "zh-TW"), ("zh-CN", "zh-CN"),
                             ("fr-FR, de;q=0.7", "zh-CN"), ("fr, en", "en")):
            answer = self.gateway.request("GET", "/phone", {"Accept-Language": wanted} if wanted else {}, token=False)
            self.assertIn(f'<html lang="{lang}">', answer.body.decode(), wanted)
        policy = answer.headers["Content-Security-Policy"]
        self.assertTrue(policy.startswith("default-src 'none'") and "unsafe" not in policy and "frame-ancestors 'none'" in policy, policy)
        self.assertIn(b'<meta name="referrer" content="no-referrer">', answer.body)
        self.assertNotRegex(answer.body.decode(), r"https?://|<script>|style=|onclick")

    def begin_upload(self):
        """A connection whose body is awaited, and the status that came for its headers."""
        connection = socket.create_connection(("127.0.0.1", self.gateway.port), 10)
        connection.sendall(b"POST /v1/phone/pages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 660000\r\n"
                           b"Expect: 100-continue\r\n\r\n")
        return connection, int(connection.recv(4096).split()[1])

    def test_crowd_of_uploads(self):
        """What phones send at a time has a room of its own, of eight megabytes; terminals are served all the same."""
        handoff = Handoff(self.gateway)
        with contextlib.ExitStack() as stack:
            statuses = []
            for _ in range(13):
                connection, status = self.begin_upload()
                stack.callback(connection.close)
                statuses.append(status)
            self.assertEqual(statuses, [100] * 12 + [503])
            self.assertEqual(handoff.fetch().status, 200)


if __name__ == "__main__":
    tap.main()
