# SPDX-License-Identifier: LGPL-2.1-or-later
"""Staff: planning, closing, lists to take away, results and certificates; by the API and by commands."""

import csv
import io
import json
import unittest

import tap
from database import Database
from gateway import ROOT
from training import COURSE, School, TimedGateway

DEMO = ROOT / "data" / "demo"
FORMULAS = ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-1+1", "@SUM(1)", "＝1", "a\"b,c", "=\"a\",b"]


def table(text):
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


class StaffTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = TimedGateway().start()
        cls.school = School(cls.gateway)
        cls.database = Database(cls.gateway)
        cls.dadeng = cls.gateway.command("staff", "add", "of-dadeng", "--park", "dadeng").stdout.strip()
        cls.trusted = cls.gateway.command("staff", "add", "trusted", "--park", "haicang", "--personal").stdout.strip()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def audit(self, thing):
        return self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{thing}' ORDER BY id")

    def export(self, session, names="", token=None):
        query = f"?names={names}" if names else ""
        return self.gateway.get(f"/v1/staff/training/sessions/{session}/signups{query}", token=token or self.school.staff)

    # planning

    def test_courses(self):
        self.assertEqual([self.school.put("courses/KJ-2", {**COURSE, "title": title}).status for title in ("一", "二", "二")], [201, 200, 200])
        items = {item["code"]: item for item in self.gateway.get("/v1/staff/training/courses", token=self.dadeng).json["items"]}
        self.assertEqual(items["KJ-2"]["title"], "二")
        self.assertEqual(self.audit("KJ-2"), ["school course-saved"] * 3)

    def test_bad_plans(self):
        good = self.school.body()
        for change in ({"course": None}, {"park": ""}, {"room": "x" * 101}, {"capacity": 0}, {"capacity": "5"}, {"waiting_most": -1}, {"begins": "tomorrow"},
                       {"begins": "2036-01-01T09:00:00"}, {"ends": good["opens"]}, {"closes": good["ends"]}, {"opens": good["ends"]}, {"least_age": 12},
                       {"most_age": 121}, {"map": "../x.png"}, {"map": ".x"}, {"closed": "yes"}, {"teacher": "a\u202eb"}, {"more": 1}):
            with self.subTest(change=change):
                answer = self.school.put("sessions/BAD", self.school.body(**change))
                self.assertEqual((answer.status, answer.problem), (422, "invalid-session"), answer.body)
                self.assertTrue(answer.json["errors"])
        self.assertEqual(self.school.put("sessions/a%2Fb", good).problem, "invalid-session")
        self.assertEqual(self.school.put("sessions/BAD", {**good, "course": "none"}).problem, "no-such-course")
        self.assertEqual(self.gateway.get("/v1/training/sessions/BAD").status, 404)

    def test_times_of_other_zones(self):
        session = self.school.plan(begins="2036-05-01T01:00:00Z", ends="2036-05-01T12:00:00+09:00", closes="2036-05-01T00:00:00Z")
        item = self.gateway.get(f"/v1/training/sessions/{session}").json
        self.assertEqual((item["begins"], item["ends"], item["closes"]),
                         ("2036-05-01T09:00:00+08:00", "2036-05-01T11:00:00+08:00", "2036-05-01T08:00:00+08:00"))

    def test_only_one_s_own_park(self):
        session = self.school.plan()
        receipt = self.school.sign_up(session)
        self.assertEqual(self.school.put(f"sessions/{session}", self.school.body(), self.dadeng).problem, "other-park")
        self.assertEqual(self.school.put(f"sessions/{session}", self.school.body(park="dadeng"), self.dadeng).problem, "other-park")
        self.assertEqual(self.school.put("sessions/NEW-DD", self.school.body(park="dadeng"), self.dadeng).status, 201)
        for path in (f"/v1/staff/training/sessions/{session}", f"/v1/staff/training/sessions/{session}/signups"):
            self.assertEqual(self.gateway.get(path, token=self.dadeng).status, 404)
        self.assertEqual(self.gateway.request("POST", f"/v1/staff/training/sessions/{session}/close", token=self.dadeng).status, 404)
        self.assertEqual(self.school.result(receipt, 100, 100, self.dadeng).status, 404)
        seen = self.gateway.get("/v1/staff/training/sessions", token=self.dadeng).json["items"]
        self.assertEqual({item["park"] for item in seen}, {"dadeng"})

    def test_terminals_are_no_staff(self):
        for method, path in (("GET", "courses"), ("PUT", "courses/X"), ("GET", "sessions/X/signups"), ("POST", "sessions/X/close")):
            answer = self.gateway.request(method, f"/v1/staff/training/{path}", {"Content-Type": "application/json"}, b"{}" if method == "PUT" else None)
            self.assertEqual((answer.status, answer.problem), (401, "staff-unknown"))

    def test_close(self):
        session = self.school.plan(capacity=5)
        receipt = self.school.sign_up(session)
        for _ in range(2):
            self.assertEqual(self.gateway.request("POST", f"/v1/staff/training/sessions/{session}/close", token=self.school.staff).status, 200)
        self.assertEqual(self.school.apply(session).problem, "signup-closed")
        self.assertEqual((self.school.session(session)["state"], self.school.ticket(receipt)["state"]), ("closed", "confirmed"))
        self.school.plan(session, capacity=5)
        self.assertEqual(self.school.apply(session).status, 201)
        self.assertEqual(self.audit(session), ["school session-saved", "school session-closed", "school session-closed", "school session-saved"])

    # lists

    def test_export_is_masked(self):
        session = self.school.plan(capacity=1)
        self.school.sign_up(session, name="欧阳小满", organisation="厦门试验有限公司")
        waiting = self.school.sign_up(session, name="Li")
        answer = self.export(session)
        self.assertEqual(answer.headers["Content-Type"], "text/csv; charset=utf-8")
        rows = table(answer.body.decode())
        self.assertEqual([(row["name"], row["phone"], row["state"]) for row in rows], [("欧阳**", "139****7788", "confirmed"), ("L*", "139****7788", "waiting")])
        self.assertEqual((rows[0]["organisation"], rows[0]["access"], rows[1]["reference"]), ("厦门试验有限公司", "wheelchair", waiting["reference"]))
        self.assertEqual(self.audit(session)[1:], ["school signups-exported"])

    def test_whole_names_are_for_some(self):
        session = self.school.plan()
        self.school.sign_up(session)
        self.assertEqual((self.export(session, "whole").status, self.export(session, "whole").problem), (403, "not-allowed"))
        row, = table(self.export(session, "whole", self.trusted).body.decode())
        self.assertEqual((row["name"], row["phone"]), ("林小满", "13900007788"))
        row, = table(self.export(session, "masked", self.trusted).body.decode())
        self.assertEqual(row["name"], "林**")
        self.assertEqual(self.audit(session)[1:], ["trusted signups-exported-whole", "trusted signups-exported"])

    def test_formulas_are_texts(self):
        session = self.school.plan(capacity=len(FORMULAS))
        for formula in FORMULAS:
            self.school.sign_up(session, name=formula, organisation=formula)
        rows = table(self.export(session, "whole", self.trusted).body.decode())
        for formula, row in zip(FORMULAS, rows):
            for field in ("name", "organisation"):
                self.assertEqual(row[field], formula if formula[0] == "a" else "'" + formula)
        self.assertEqual({row["access"] for row in rows}, {"wheelchair"})

    # results

    def test_certificate(self):
        session = self.school.plan(begins_in=3, capacity=9)
        people = [(80, 60, "certified"), (79, 100, "attended"), (100, 59, "attended"), (0, 0, "absent"), (100, 100, "certified")]
        receipts = [self.school.sign_up(session) for _ in people]
        self.assertEqual(self.school.result(receipts[0], 80, 60).problem, "session-not-begun")
        self.gateway.ahead(hours=7)
        numbers = []
        for (attendance, score, state), receipt in zip(people, receipts):
            answer = self.school.result(receipt, attendance, score).json
            self.assertEqual(answer["state"], state)
            self.assertEqual("certificate" in answer, state == "certified")
            self.assertEqual(self.school.result(receipt, attendance, score).json, answer)
            numbers += [answer["certificate"]] if state == "certified" else []
        self.assertEqual(len(set(numbers)), 2)
        self.assertEqual(self.school.result(receipts[0], 10, 10).problem, "already-certified")
        self.assertEqual(self.school.ticket(receipts[0])["certificate"], numbers[0])
        self.assertEqual(self.school.result(receipts[1], 90, 100).json["state"], "certified")
        self.look_up(receipts[0], numbers[0])

    def look_up(self, receipt, number):
        year, serial = number[6:10], number[11:17]
        total = 0
        for digit in year + serial:
            total = (total + int(digit)) * 2 % 11
        self.assertEqual(number, f"XM-KJ-{year}-{serial}{'0123456789X'[(12 - total) % 11]}")
        masked = self.gateway.get(f"/v1/training/certificates/{number}", "7788").json
        whole = self.gateway.get(f"/v1/training/certificates/{number.lower().replace('-', '')}", receipt["code"].lower()).json
        self.assertEqual((masked["holder"], masked["masked"], whole["holder"], whole["masked"]), ("林**", True, "林小满", False))
        wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
        self.assertEqual(self.gateway.get(f"/v1/training/certificates/{wrong}", "7788").problem, "invalid-number")
        self.assertEqual(self.gateway.get(f"/v1/training/certificates/{number}", "7780").status, 404)

    def test_course_without_certificate(self):
        self.school.put("courses/KJ-3", {**COURSE, "certified": False})
        receipt = self.school.sign_up(self.school.plan(course="KJ-3", begins_in=1))
        self.gateway.ahead(hours=2)
        self.assertEqual(self.school.result(receipt, 100, 100).json, {"reference": receipt["reference"], "state": "attended"})

    def test_no_result_without_a_seat(self):
        session = self.school.plan(capacity=1, begins_in=3)
        holder, waiter = self.school.sign_up(session), self.school.sign_up(session)
        self.school.do(holder, "cancel")
        self.gateway.ahead(hours=4)
        for receipt in (holder, waiter):
            self.assertEqual(self.school.result(receipt, 100, 100).problem, "not-confirmed")

    def test_certificate_outlives_the_form(self):
        receipt = self.school.sign_up(self.school.plan(begins_in=1, hours=1))
        late = self.school.sign_up(self.school.plan(begins_in=1, hours=1))
        self.gateway.ahead(hours=2)
        number = self.school.result(receipt, 90, 90).json["certificate"]
        self.gateway.ahead(days=40)
        self.gateway.stop()
        self.gateway.start()
        self.gateway.wait_for(lambda: self.database.sql("SELECT count(*) FROM signups WHERE content IS NOT NULL") == ["0"])
        self.assertEqual(self.gateway.get(f"/v1/training/certificates/{number}", receipt["code"]).json["holder"], "林小满")
        self.assertEqual(self.school.result(late, 90, 90).problem, "form-deleted")

    # commands

    def test_commands(self):
        course, session = self.gateway.directory / "course.json", self.gateway.directory / "session.json"
        course.write_text(json.dumps(COURSE))
        session.write_text(json.dumps(self.school.body(course="KJ-9", begins_in=1, park="xiangyu")))
        self.gateway.command("courses", "save", "KJ-9", course)
        self.gateway.command("sessions", "save", "XY-9", session)
        self.assertIn("KJ-9", [item["code"] for item in json.loads(self.gateway.command("courses", "list").stdout)["items"]])
        items = json.loads(self.gateway.command("sessions", "list", "--park", "xiangyu").stdout)["items"]
        self.assertEqual([item["code"] for item in items], ["XY-9"])
        receipt = self.school.sign_up("XY-9")
        self.gateway.command("sessions", "close", "XY-9")
        self.assertEqual(self.school.apply("XY-9").problem, "signup-closed")
        row, = table("\ufeff" + self.gateway.command("signups", "export", "XY-9").stdout.removeprefix("\ufeff").replace("\n", "\r\n"))
        self.assertEqual(row["name"], "林**")
        self.assertIn("林小满", self.gateway.command("signups", "export", "XY-9", "--whole").stdout)
        self.gateway.ahead(hours=2)
        done = self.gateway.command("signups", "result", receipt["reference"].lower(), "--attendance", 90, "--score", 90, "--clock", self.gateway.clock)
        self.assertEqual(json.loads(done.stdout)["state"], "certified")
        self.assertEqual(self.audit("XY-9"), ["operator session-saved", "operator session-closed", "operator signups-exported", "operator signups-exported-whole"])

    def test_commands_that_cannot_be(self):
        bad = self.gateway.directory / "bad.json"
        bad.write_text(json.dumps({**COURSE, "subject": "cooking"}))
        none = self.gateway.directory / "none.json"
        for words, status, says in ((["courses"], 2, "wants"), (["courses", "save", "X"], 2, "CODE FILE"), (["courses", "save", "X", bad], 1, "not-offered"),
                                    (["courses", "save", "X", none], 1, "none.json"), (["sessions", "save", "X", bad], 1, "required"),
                                    (["sessions", "close", "none"], 1, "no such session"), (["signups", "export", "none"], 1, "no session none"),
                                    (["signups", "result", "HC-20260101-0001"], 2, "--attendance"),
                                    (["signups", "result", "x", "--attendance", "1", "--score", "1"], 1, "no reference"),
                                    (["signups", "result", "HC-20200101-0001", "--attendance", "1", "--score", "1"], 1, "no such signup"),
                                    (["signups", "result", "HC-20200101-0001", "--attendance", "101", "--score", "1"], 2, "wants")):
            with self.subTest(words=words):
                done = self.gateway.command(*words, check=False)
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertIn(says, done.stderr)
        bad.write_text("[]")
        self.assertEqual(self.gateway.command("courses", "save", "X", bad, check=False).returncode, 1)

    def test_demo(self):
        """What the demo plans is what staff could plan, and loading it again changes nobody's seat."""
        with TimedGateway(demo=True) as gateway:
            before = Database(gateway).sql("SELECT code || state || turn FROM signups ORDER BY code")
            gateway.command("demo", "--data", DEMO)
            self.assertEqual(Database(gateway).sql("SELECT code || state || turn FROM signups ORDER BY code"), before)
            school = School(gateway)
            plan = json.loads((DEMO / "training.json").read_text())
            parks = {session["park"] for session in plan["sessions"].values()}
            self.assertEqual(parks, {"zhaishang", "jichang", "haicang", "xiangyu", "qianchang", "dadeng"})
            for code, course in plan["courses"].items():
                self.assertEqual(school.put(f"courses/{code}", course).status, 200, code)
            states = {item["code"]: item["state"] for item in gateway.get(f"/v1/training/sessions?from={gateway.moment(days=-2)[:10]}").json["items"]}
            self.assertEqual(set(states.values()), {"open", "waiting-list", "full", "not-open", "closed", "past"})
            for code in states:
                item = school.session(code)
                body = {name: item[name] for name in school.body(least_age=0, most_age=0) if name in item}
                self.assertEqual(school.put(f"sessions/{code}", {**body, **({"closed": True} if item["closed"] else {})}).status, 200, code)


if __name__ == "__main__":
    tap.main()
