# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drafts: sealed where they lie, opened at any park with code and factor, gone after a day."""

import unittest

import tap
from database import Database
from envelope import Sender
from gateway import Gateway

CANARY = "鹭海通Canary4815"
DRAFT = {"phone_end": "7788", "content": {"name": CANARY, "step": 3, "shareholders": [{"name": "陈海燕"}]}}


class DraftsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway().start()
        cls.post = Sender(cls.gateway)
        cls.database = Database(cls.gateway)

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def new_terminal(self, park="haicang"):
        self.terminals = getattr(self, "terminals", 0) + 1
        return self.gateway.add_terminal(f"{self._testMethodName}-{self.terminals}", park)

    def resume(self, code, factor, token=None):
        return self.gateway.get(f"/v1/drafts/{code}", factor, token=token or self.new_terminal())

    def test_any_park(self):
        code = self.post("draft", DRAFT).json["code"]
        for park in ("zhaishang", "jichang", "haicang", "xiangyu", "qianchang", "dadeng"):
            answer = self.resume(code, "7788", self.new_terminal(park))
            self.assertEqual((answer.status, answer.json["content"], answer.json["service"]), (200, DRAFT["content"], "registration"))

    def test_ways_of_writing(self):
        code = self.post("draft", DRAFT).json["code"]
        for typed in (code.lower(), f"{code[:4]}-{code[4:]}", f"%20{code[:4]}%20{code[4:]}"):
            self.assertEqual(self.resume(typed, "7788").status, 200)
        for typed in (code[:-1], code + "A", "00000000", "OOOOIIII", "%E6%B5%B7"):
            answer = self.resume(typed, "7788")
            self.assertEqual((answer.status, answer.problem), (400, "invalid-number"))

    def test_sealed_at_rest(self):
        self.post("draft", DRAFT)
        text = "\n".join(self.database.sql("SELECT envelope FROM drafts"))
        self.assertIn("recipient", text)
        for path in self.gateway.files():
            self.assertNotIn(CANARY.encode(), path.read_bytes())
            self.assertNotIn("陈海燕".encode(), path.read_bytes())

    def test_wrong_factor_is_like_no_draft(self):
        code = self.post("draft", DRAFT).json["code"]
        wrong, absent = self.resume(code, "7789"), self.resume("ABCDEFGH", "7788")
        self.assertEqual((wrong.status, wrong.body), (404, absent.body))
        self.assertEqual(self.gateway.get(f"/v1/drafts/{code}").problem, "factor-required")

    def test_guessing(self):
        code = self.post("draft", DRAFT).json["code"]
        token = self.new_terminal()
        answers = [self.resume(code, f"{i:04}", token).status for i in range(7)]
        self.assertEqual(answers, [404] * 5 + [429] * 2)
        self.assertEqual(self.resume(code, "7788", token).status, 429)
        self.assertEqual(self.resume(code, "7788").status, 200)
        others = [self.resume(f"ABCDEF{i:02}".replace("0", "X").replace("1", "Y"), "7788", token).status for i in range(40)]
        self.assertEqual(others[-1], 429)

    def test_gone_after_a_day(self):
        first = self.post("draft", DRAFT)
        code, reference = first.json["code"], first.json["reference"]
        self.database.sql(f"UPDATE drafts SET expires_at = '2020-01-01T00:00:00+08:00' WHERE code = '{code}'; SELECT 1")
        self.assertEqual(self.resume(code, "7788").status, 404)
        self.gateway.stop()
        self.gateway.start()
        self.gateway.wait_for(lambda: self.database.sql(f"SELECT count(*) FROM drafts WHERE reference = '{reference}'") == ["0"])

    def test_repeat_gets_the_same_code(self):
        body = self.post.seal("draft", DRAFT)
        self.assertEqual(self.post.send(body).json["code"], self.post.send(body).json["code"])

    def test_invalid(self):
        for payload in ({"phone_end": "1", "content": {}}, {"phone_end": "7788"}, {"content": {}}, {"phone_end": "7788", "content": []},
                        {"phone_end": "77a8", "content": {}}, {**DRAFT, "more": 1}, {**DRAFT, "code": "abcdefgh"}, {**DRAFT, "code": "ABCD"},
                        {**DRAFT, "code": "ABCDEFG0"}):
            self.assertEqual(self.post("draft", payload).problem, "invalid-draft", payload)

    def test_blank_code_is_none(self):
        for code in ("", " "):
            self.assertEqual(len(self.post("draft", {**DRAFT, "code": code}).json["code"]), 8)

    def test_code_of_the_terminal(self):
        answer = self.post("draft", {**DRAFT, "code": "7KQ4M2XP"})
        self.assertEqual((answer.status, answer.json["code"]), (201, "7KQ4M2XP"))
        self.assertEqual(self.resume("7KQ4M2XP", "7788").json["content"], DRAFT["content"])
        other = self.post("draft", {**DRAFT, "phone_end": "1111", "code": "7KQ4M2XP"})
        self.assertEqual((other.status, other.problem), (422, "code-taken"))
        self.assertEqual(self.resume("7KQ4M2XP", "7788").status, 200)

    def test_ended(self):
        code = self.post("draft", DRAFT).json["code"]
        self.assertEqual(self.resume(code, "7788").status, 200)
        wrong = self.post("draft-end", {"code": code, "phone_end": "7789"})
        self.assertEqual(self.resume(code, "7788").status, 200, "ended with a wrong factor")
        right = self.post("draft-end", {"code": code, "phone_end": "7788"})
        self.assertEqual(self.resume(code, "7788").status, 404)
        self.assertEqual((wrong.status, right.status), (201, 201))
        self.assertEqual(set(wrong.json), set(right.json))
        for payload in ({"code": code}, {"phone_end": "7788"}, {"code": code, "phone_end": "7788", "more": 1}):
            self.assertEqual(self.post("draft-end", payload).problem, "invalid-draft")


if __name__ == "__main__":
    tap.main()
