# SPDX-License-Identifier: LGPL-2.1-or-later
"""Staff: who may see and move what, one step at a time, and what the audit says of it."""

import concurrent.futures
import json
import unittest

import tap
from application import application
from database import Database
from envelope import Sender
from gateway import Gateway

JSON = {"Content-Type": "application/json"}
WAY = ["submitted", "accepted", "review", "approved", "licence", "seal", "tax", "insurance", "fund", "bank", "finished"]


class StaffTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.database = Database(cls.gateway)
        cls.post = Sender(cls.gateway)
        cls.haicang, cls.dadeng = (cls.gateway.command("staff", "add", f"of-{park}", "--park", park).stdout.strip() for park in ("haicang", "dadeng"))
        cls.all = cls.gateway.command("staff", "add", "of-all").stdout.strip()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def new_application(self):
        return self.post("registration", application()).json

    def move(self, reference, before, to, token=None, **more):
        body = json.dumps({"from": before, "to": to, **more}).encode()
        return self.gateway.request("POST", f"/v1/staff/applications/{reference}/moves", JSON, body, token=token or self.haicang)

    def test_the_whole_way(self):
        receipt = self.new_application()
        for before, to in zip(WAY, WAY[1:]):
            self.assertEqual(self.move(receipt["reference"], before, to, note=f"到{to}").status, 200)
        answer = self.gateway.get(f"/v1/registration/applications/{receipt['reference']}", receipt["code"]).json
        self.assertEqual(answer["status"], {"stage": "finished", "kind": "done"})
        self.assertEqual([(stage["stage"], stage["state"]) for stage in answer["stages"]], [(stage, "done") for stage in WAY[:-1]] + [("finished", "current")])
        self.assertEqual(answer["note"], "到finished")

    def test_ways_aside(self):
        receipt = self.new_application()
        for before, to in (("submitted", "incomplete"), ("incomplete", "accepted"), ("accepted", "review"), ("review", "returned"), ("returned", "review"), ("review", "rejected")):
            self.assertEqual(self.move(receipt["reference"], before, to).status, 200)
        answer = self.gateway.get(f"/v1/registration/applications/{receipt['reference']}", receipt["code"]).json
        self.assertEqual(answer["status"], {"stage": "rejected", "kind": "error"})
        self.assertEqual(answer["stages"][-1]["state"], "failed")

    def test_no_such_moves(self):
        receipt = self.new_application()
        for to in ("submitted", "review", "finished", "nowhere", ""):
            answer = self.move(receipt["reference"], "submitted", to)
            self.assertEqual(answer.status, 422, answer.body)
        self.move(receipt["reference"], "submitted", "withdrawn")
        self.assertEqual(self.move(receipt["reference"], "withdrawn", "submitted").problem, "no-such-move")

    def test_two_at_once(self):
        receipt = self.new_application()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda to: self.move(receipt["reference"], "submitted", to), ["accepted", "incomplete", "rejected", "withdrawn"] * 2))
        self.assertEqual(sorted(answer.status for answer in answers), [200] + [409] * 7)
        whole = self.gateway.get(f"/v1/staff/applications/{receipt['reference']}", token=self.haicang).json
        self.assertEqual(len(whole["moves"]), 2)

    def test_only_one_s_own_park(self):
        receipt = self.new_application()
        path = f"/v1/staff/applications/{receipt['reference']}"
        self.assertEqual((self.gateway.get(path, token=self.dadeng).status, self.move(receipt["reference"], "submitted", "accepted", self.dadeng).status), (404, 404))
        self.assertNotIn(receipt["reference"], self.gateway.get("/v1/staff/applications", token=self.dadeng).body.decode())
        self.assertIn("林安和", self.gateway.get(path, token=self.haicang).body.decode())
        self.assertEqual(self.gateway.get(path, token=self.all).status, 200)
        self.assertEqual(self.move(receipt["reference"], "submitted", "accepted", self.all).status, 200)

    def test_tokens_are_not_exchanged(self):
        receipt = self.new_application()
        for path in ("/v1/staff/applications", f"/v1/staff/applications/{receipt['reference']}"):
            answer = self.gateway.get(path)
            self.assertEqual((answer.status, answer.problem), (401, "staff-unknown"))
        self.assertEqual(self.gateway.request("POST", f"/v1/staff/applications/{receipt['reference']}/moves", JSON, b"{}").problem, "staff-unknown")
        for path in ("/v1/envelope-key", "/v1/customs/tax-rules", f"/v1/registration/applications/{receipt['reference']}"):
            self.assertEqual(self.gateway.get(path, receipt["code"], token=self.all).problem, "terminal-unknown")

    def test_commands_of_tokens(self):
        self.assertIn("of-all\t*\tvalid\n", self.gateway.command("staff", "list").stdout)
        self.assertNotIn("of-all", self.gateway.command("terminals", "list").stdout)
        self.gateway.command("staff", "add", "leaver")
        self.assertEqual(self.gateway.command("terminals", "revoke", "leaver", check=False).returncode, 1)
        self.gateway.command("staff", "revoke", "leaver")
        self.assertIn("leaver\t*\trevoked\n", self.gateway.command("staff", "list").stdout)
        self.assertEqual(self.gateway.command("terminals", "add", "t", "--park", "*", check=False).returncode, 1)

    def test_audit(self):
        receipt = self.new_application()
        self.gateway.get(f"/v1/staff/applications/{receipt['reference']}", token=self.haicang)
        self.move(receipt["reference"], "submitted", "accepted", note="13900007788 林安和")
        self.gateway.command("applications", "move", receipt["reference"], "withdrawn")
        said = self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{receipt['reference']}' ORDER BY id")
        self.assertEqual(said, ["of-haicang application-read", "of-haicang application-accepted", "operator application-withdrawn"])

    def test_pages(self):
        references = sorted(self.new_application()["reference"] for _ in range(5))
        seen, after = [], ""
        while True:
            page = self.gateway.get(f"/v1/staff/applications?limit=2&stage=submitted{after}", token=self.haicang).json
            seen += [item["reference"] for item in page["items"]]
            if not page["truncated"]:
                break
            after = f"&after={seen[-1]}"
        self.assertEqual(seen, sorted(set(seen)))
        self.assertLessEqual(set(references), set(seen))

    def test_commands(self):
        receipt = self.new_application()
        reference = receipt["reference"]
        lines = [line.split("\t") for line in self.gateway.command("applications", "list", "--park", "haicang", "--stage", "submitted").stdout.splitlines()]
        self.assertIn(reference, [line[0] for line in lines])
        self.assertEqual(json.loads(self.gateway.command("applications", "show", reference).stdout)["content"]["phone"], "13900007788")
        self.gateway.command("applications", "move", reference.lower(), "incomplete", "--note", "请补章程")
        self.assertEqual(self.gateway.get(f"/v1/registration/applications/{reference}", "7788").json["note"], "请补章程")
        for words, status in ((["applications"], 2), (["applications", "move", reference], 2), (["applications", "show", "x"], 1),
                              (["applications", "show", "HC-20200101-0001"], 1), (["applications", "move", reference, "finished"], 1)):
            self.assertEqual(self.gateway.command(*words, check=False).returncode, status, words)

    def test_bad_bodies(self):
        reference = self.new_application()["reference"]
        for body in (b"", b"[]", b"{", b'{"from":"submitted","from":"x","to":"accepted"}', b"\xff", b'{"a":' * 100 + b"1" + b"}" * 100):
            answer = self.gateway.request("POST", f"/v1/staff/applications/{reference}/moves", JSON, body, token=self.haicang)
            self.assertEqual((answer.status, answer.problem), (400, "invalid-body"), body)
        for body in ({"from": "submitted"}, {"from": "submitted", "to": 1}, {"from": "submitted", "to": "accepted", "note": "a\u202eb"},
                     {"from": "submitted", "to": "accepted", "x": 1}, {"from": "submitted", "to": "accepted", "note": "字" * 501}):
            answer = self.gateway.request("POST", f"/v1/staff/applications/{reference}/moves", JSON, json.dumps(body).encode(), token=self.haicang)
            self.assertEqual((answer.status, answer.problem), (422, "invalid-move"), body)


if __name__ == "__main__":
    tap.main()
