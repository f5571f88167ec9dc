# SPDX-License-Identifier: LGPL-2.1-or-later
"""Requests for help with a dispute abroad: the rules of the form, the stages, whose they are, and what the audit says."""

import base64
import concurrent.futures
import datetime
import json
import subprocess
import unittest

import tap
from database import Database
from envelope import Sender
from gateway import PROGRAM, Gateway
from ip import COMPANY, case, today

JSON = {"Content-Type": "application/json"}
WAY = ["submitted", "review", "accepted", "guidance", "opinion", "archived"]
TOMORROW, YESTERDAY = (str(today() + datetime.timedelta(days=days)) for days in (1, -1))

# What is changed, and what is said of it.
RULES = [
    *[({name: None}, [f"{name} required"]) for name in ("applicant", "contact", "phone", "jurisdiction", "dispute", "role", "right_kind",
                                                        "goods", "received", "wish", "declaration", "consent")],
    *[({name: None}, []) for name in ("uscc", "case_number", "authority", "opponent", "right_number", "platform", "reply_by", "materials")],
    ({"more": 1}, [" unknown-member"]), ({"dispute": "war"}, ["dispute not-offered"]), ({"role": "judge"}, ["role not-offered"]),
    ({"jurisdiction": "XX"}, []), ({"jurisdiction": "usa"}, ["jurisdiction format"]), ({"jurisdiction": "uS"}, ["jurisdiction format"]), ({"jurisdiction": "other"}, []), ({"jurisdiction": 1}, ["jurisdiction wrong-type"]),
    ({"uscc": COMPANY[:-1] + "0"}, ["uscc format"]), ({"uscc": COMPANY.lower()}, []), ({"phone": "12"}, ["phone format"]),
    ({"amount": "-1"}, ["amount format"]), ({"amount": "1.001"}, ["amount format"]), ({"amount": "1e3"}, ["amount format"]),
    ({"amount": "10", "currency": None}, ["currency required"]), ({"amount": None, "currency": None}, []), ({"currency": "ZZZ"}, ["currency not-offered"]),
    ({"received": TOMORROW}, ["received in-the-future"]), ({"received": "2026-02-30"}, ["received format"]),
    ({"reply_by": YESTERDAY}, ["reply_by out-of-order"]), ({"reply_by": "soon"}, ["reply_by format"]),
    ({"materials": ["notice", "gossip"]}, ["materials.1 not-offered"]), ({"materials": [1]}, ["materials.0 wrong-type"]), ({"materials": ["other"] * 11}, ["materials too-many"]),
    ({"wish": "字" * 2001}, ["wish too-long"]), ({"wish": "a\u202eb"}, ["wish characters"]), ({"declaration": False}, ["declaration required"]),
]


class CasesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.database = Database(cls.gateway)
        cls.post = Sender(cls.gateway)
        cls.haicang, cls.dadeng = (cls.gateway.command("staff", "add", f"of-{park}", "--park", park).stdout.strip() for park in ("haicang", "dadeng"))

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def hand_in(self, **changes):
        return self.post("ip-case", case(**changes), service="ip")

    def ask(self, reference, factor):
        self.terminals = getattr(self, "terminals", 0) + 1
        token = self.gateway.add_terminal(f"{self._testMethodName}-{self.terminals}", "dadeng")
        return self.gateway.get(f"/v1/ip/cases/{reference}", factor, token=token)

    def move(self, reference, before, to, token=None, **more):
        body = json.dumps({"from": before, "to": to, **more}).encode()
        return self.gateway.request("POST", f"/v1/staff/ip/cases/{reference}/moves", JSON, body, token=token or self.haicang)

    def test_rules(self):
        for changes, expected in RULES:
            with self.subTest(changes=changes):
                answer = self.hand_in(**changes)
                if not expected:
                    self.assertEqual(answer.status, 201, answer.body)
                    continue
                self.assertEqual((answer.status, answer.problem), (422, "invalid-case"), answer.body)
                self.assertEqual({f"{error['field']} {error['reason']}" for error in answer.json["errors"]}, set(expected))
        print(f"# {len(RULES)} changes of a good request")

    def test_nothing_is_stored_of_a_bad_one(self):
        before = self.database.sql("SELECT count(*) FROM cases")
        self.hand_in(goods=None)
        self.assertEqual(self.database.sql("SELECT count(*) FROM cases"), before)

    def test_repeat_gets_the_first_answer(self):
        body = self.post.seal("ip-case", case(), service="ip")
        first, again = self.post.send(body), self.post.send(body)
        self.assertEqual((first.status, again.status, first.json), (201, 200, again.json))

    def test_the_whole_way(self):
        receipt = self.hand_in().json
        for before, to in zip(WAY, WAY[1:]):
            self.assertEqual(self.move(receipt["reference"], before, to, note=f"到{to}").status, 200)
        answer = self.ask(receipt["reference"], receipt["code"]).json
        self.assertEqual(answer["status"], {"stage": "archived", "kind": "done"})
        self.assertEqual([(stage["stage"], stage["state"]) for stage in answer["stages"]],
                         [(stage, "done") for stage in WAY[:-1]] + [("archived", "current")])
        self.assertEqual((answer["note"], answer["jurisdiction"], answer["dispute"]), ("到archived", "US", "tro"))

    def test_ways_aside(self):
        receipt = self.hand_in().json
        for before, to in (("submitted", "review"), ("review", "incomplete"), ("incomplete", "review"), ("review", "declined")):
            self.assertEqual(self.move(receipt["reference"], before, to).status, 200)
        answer = self.ask(receipt["reference"], receipt["code"]).json
        self.assertEqual((answer["status"]["kind"], answer["stages"][-1]["state"]), ("error", "failed"))
        for to in ("review", "submitted", "archived"):
            self.assertEqual(self.move(receipt["reference"], "declined", to).problem, "no-such-move")

    def test_factors(self):
        receipt = self.hand_in().json
        for factor in ("7788", COMPANY[-6:], COMPANY[-6:].lower(), receipt["code"]):
            self.assertEqual(self.ask(receipt["reference"], factor).status, 200, factor)
        for factor in ("0000", "3900", receipt["code"][:4], "%", "US"):
            self.assertEqual(self.ask(receipt["reference"], factor).status, 404, factor)

    def test_someone_else_s(self):
        """With a terminal's token and a case of one's own another's is not opened, nor told apart from one that is not there."""
        mine, other = (self.hand_in(phone=phone, uscc=None).json for phone in ("13900000001", "13900000002"))
        self.assertEqual(self.ask(mine["reference"], "0001").status, 200)
        wrong = self.ask(other["reference"], "0001")
        self.assertEqual((wrong.status, wrong.body), (404, self.ask("HC-20200101-0001", "0001").body))
        self.assertEqual(self.ask(other["reference"], mine["code"]).status, 404)
        self.assertNotIn(b"13900000001", self.ask(mine["reference"], "0001").body)

    def test_guessing(self):
        reference = self.hand_in().json["reference"]
        token = self.gateway.add_terminal("guesser")
        answers = [self.gateway.get(f"/v1/ip/cases/{reference}", f"{i:04}", token=token) for i in range(7)]
        self.assertEqual([answer.status for answer in answers], [404] * 5 + [429] * 2)

    def test_staff_see_their_own_park(self):
        reference = self.hand_in().json["reference"]
        path = f"/v1/staff/ip/cases/{reference}"
        self.assertEqual((self.gateway.get(path, token=self.dadeng).status, self.move(reference, "submitted", "review", self.dadeng).status), (404, 404))
        self.assertNotIn(reference, self.gateway.get("/v1/staff/ip/cases", token=self.dadeng).body.decode())
        self.assertEqual(self.gateway.get(path, token=self.haicang).json["content"], case())
        self.assertEqual(self.gateway.get(path).problem, "staff-unknown")

    def test_two_at_once(self):
        reference = self.hand_in().json["reference"]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda to: self.move(reference, "submitted", to), ["review", "withdrawn"] * 4))
        self.assertEqual(sorted(answer.status for answer in answers), [200] + [409] * 7)

    def test_audit_and_command(self):
        reference = self.hand_in().json["reference"]
        self.gateway.get(f"/v1/staff/ip/cases/{reference}", token=self.haicang)
        self.move(reference, "submitted", "review", note="13900007788")
        self.gateway.command("cases", "move", reference, "incomplete", "--note", "请补充法院命令")
        said = self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{reference}' ORDER BY id")
        self.assertEqual(said, ["of-haicang case-read", "of-haicang case-review", "operator case-incomplete"])
        self.assertIn(f"{reference}\thaicang\tincomplete", self.gateway.command("cases", "list", "--park", "haicang", "--stage", "incomplete").stdout)
        self.assertIn("请补充法院命令", self.gateway.command("cases", "show", reference).stdout)
        self.assertEqual(self.gateway.command("cases", "move", reference, "archived", check=False).returncode, 1)

    def test_blank_code(self):
        """Is none, and opens nothing."""
        for uscc in ("", " ", "\n"):
            reference = self.hand_in(uscc=uscc).json["reference"]
            self.assertEqual(len(self.database.sql(f"SELECT factor FROM case_factors WHERE reference = '{reference}'")), 2, uscc)

    def test_photos(self):
        """Staff of the park see what was photographed, page by page, and the audit knows; nobody else does."""
        pages = [{"label": "papers", "type": "image/jpeg", "data": base64.b64encode(b"\xff\xd8\xff" + bytes([n]) * 30).decode()} for n in (1, 2)]
        reference = self.hand_in(photos=pages).json["reference"]
        path = f"/v1/staff/ip/cases/{reference}"
        whole = self.gateway.get(path, token=self.haicang).json
        self.assertEqual((whole["photos"], "photos" in whole["content"]), (2, False))
        self.assertEqual(self.gateway.get(f"{path}/photos/2", token=self.haicang).json, {"reference": reference, "page": 2, **pages[1]})
        for token, page, status in ((self.dadeng, 1, 404), (True, 1, 401), (self.haicang, 3, 404), (self.haicang, 0, 404), (self.haicang, "x", 404)):
            self.assertEqual(self.gateway.get(f"{path}/photos/{page}", token=token).status, status, page)
        command = [PROGRAM, "--database", self.gateway.database, "--key", self.gateway.key, "cases", "photo", reference]
        self.assertEqual(subprocess.run([*command, "1"], check=True, stdout=subprocess.PIPE).stdout, base64.b64decode(pages[0]["data"]))
        self.assertEqual(subprocess.run([*command, "3"], stderr=subprocess.PIPE).returncode, 1)
        said = self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{reference}' ORDER BY id")
        self.assertEqual(said, ["of-haicang case-read", "of-haicang case-photo-read", "operator case-photo-read"])
        self.assertNotIn("photos", self.gateway.get(f"/v1/staff/ip/cases/{self.hand_in().json['reference']}", token=self.haicang).json)

    def test_photos_that_are_none(self):
        answer = self.hand_in(photos=[{"label": "papers", "type": "image/png", "data": "iVBO"}])
        self.assertEqual({error["field"] for error in answer.json["errors"]}, {"photos.0.type", "photos.0.data"})

    def test_log_holds_nothing_personal(self):
        self.hand_in(contact="欧阳试探", phone="13911112222", opponent="Secret Opponent Inc")
        log = self.gateway.read_log()
        for word in ("欧阳试探", "13911112222", "Secret Opponent"):
            self.assertNotIn(word, log)


if __name__ == "__main__":
    tap.main()
