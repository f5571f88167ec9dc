# SPDX-License-Identifier: LGPL-2.1-or-later
"""Signing up: who may, once each, what the answer tells, and what is kept of a person."""

import concurrent.futures
import datetime
import json
import unittest

import tap
from database import Database
from training import DEMO_DOCUMENT, JSON, School, TimedGateway, form, new_document

FORMS = [
    ({"name": None}, "name", "required"),
    ({"name": "x" * 61}, "name", "too-long"),
    ({"name": "a\u202eb"}, "name", "characters"),
    ({"phone": "12"}, "phone", "format"),
    ({"phone": None}, "phone", "required"),
    ({"id_type": "library_card"}, "id_type", "not-offered"),
    ({"id_number": "350203199001010019"}, "id_number", "format"),
    ({"id_number": None}, "id_number", "required"),
    ({"consent": False}, "consent", "required"),
    ({"consent": None}, "consent", "required"),
    ({"consent": "yes"}, "consent", "wrong-type"),
    ({"interests": ["sleep"]}, "interests.0", "not-offered"),
    ({"interests": [1]}, "interests.0", "wrong-type"),
    ({"access": "wheelchair"}, "access", "wrong-type"),
    ({"education": "phd"}, "education", "not-offered"),
    ({"needs": "x" * 201}, "needs", "too-long"),
    ({"more": 1}, "", "unknown-member"),
    ({"session": "none"}, "session", "not-offered"),
    ({"session": 5}, "session", "wrong-type"),
    ({"id_type": "passport", "id_number": "X1234567"}, "birth_date", "required"),
    ({"id_type": "passport", "id_number": "X1234567", "birth_date": "2000-02-30"}, "birth_date", "format"),
]


def reasons(answer):
    return {(error["field"], error["reason"]) for error in answer.json.get("errors", [])}


class SignupsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = TimedGateway().start()
        cls.school = School(cls.gateway)
        cls.database = Database(cls.gateway)

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def assert_refused(self, answer, problem):
        self.assertEqual((answer.status, answer.problem), (422, problem), answer.body)

    def born(self, years, days):
        """The birth date of who is so many years old in so many days; 29 February counts as 1 March."""
        day = (self.gateway.now() + datetime.timedelta(days=days)).date()
        try:
            return day.replace(year=day.year - years)
        except ValueError:
            return day.replace(year=day.year - years, month=3, day=1)

    # once

    def test_receipt(self):
        session = self.school.plan(capacity=1, waiting_most=1)
        first, second = self.school.sign_up(session), self.school.sign_up(session)
        self.assertRegex(first["reference"], r"^HC-\d{8}-\d{4}$")
        self.assertRegex(first["code"], r"^[2-9A-HJ-NP-Z]{8}$")
        self.assertEqual((first["next"], first["signup"]["state"]), ({"step": "confirmed"}, "confirmed"))
        self.assertEqual((second["next"], second["signup"]["state"], second["signup"]["place"]), ({"step": "waiting"}, "waiting", 1))
        self.assert_refused(self.school.apply(session), "session-full")

    def test_repeats_get_the_first_answer(self):
        session = self.school.plan(capacity=1)
        body = self.school.post.seal("training-signup", form(session), service="training")
        first = self.school.post.send(body)
        self.school.sign_up(session)
        for _ in range(3):
            again = self.school.post.send(body)
            self.assertEqual((again.status, again.body), (200, first.body))
        self.assertEqual(self.school.session(session)["taken"], 1)

    def test_nobody_twice(self):
        session = self.school.plan()
        person = {"id_number": new_document()}
        receipt = self.school.sign_up(session, **person)
        self.assert_refused(self.school.apply(session, **person), "already-signed-up")
        # in other letters, with another phone and name
        self.assert_refused(self.school.apply(session, id_number=" ".join(person["id_number"]), phone="13900001111", name="林"), "already-signed-up")
        self.assertEqual(self.school.session(session)["taken"], 1)
        self.school.do(receipt, "cancel")
        self.assertEqual(self.school.apply(session, **person).status, 201)

    def test_the_same_person_at_once(self):
        session = self.school.plan(capacity=50)
        person = {"id_number": new_document()}
        bodies = [self.school.post.seal("training-signup", form(session, **person), service="training") for _ in range(16)]
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(self.school.post.send, bodies))
        self.assertEqual(sorted(answer.status for answer in answers), [201] + [422] * 15)
        self.assertEqual(self.school.session(session)["taken"], 1)

    def test_seats_at_once(self):
        session = self.school.plan(capacity=10, waiting_most=5)
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: self.school.apply(session), range(40)))
        receipts = [answer.json["signup"] for answer in answers if answer.status == 201]
        self.assertEqual(sum(receipt["state"] == "confirmed" for receipt in receipts), 10)
        self.assertEqual(sorted(receipt["place"] for receipt in receipts if receipt["state"] == "waiting"), [1, 2, 3, 4, 5])
        self.assertEqual({answer.problem for answer in answers if answer.status != 201}, {"session-full"})

    # who may

    def test_forms(self):
        session = self.school.plan(capacity=50)
        for change, field, reason in FORMS:
            with self.subTest(change=change):
                answer = self.school.apply(**{"session": session, **change})
                self.assert_refused(answer, "invalid-signup")
                self.assertIn((field, reason), reasons(answer))
        self.assertEqual(self.school.session(session)["taken"], 0)

    def test_documents(self):
        session = self.school.plan(capacity=50)
        for kind, number in (("taiwan_permit", "12345678"), ("hk_macau_permit", "H12345678"), ("passport", "X7654321"), ("hk_id", "A123456(3)")):
            self.assertEqual(self.school.apply(session, id_type=kind, id_number=number, birth_date="1990-01-01").status, 201, kind)

    def test_minors(self):
        session = self.school.plan(capacity=50, begins_in=10 * 24)
        guardian = {"name": "林安和", "phone": "13900001234", "consent": True}
        sixteen, not_yet = self.born(16, 10), self.born(16, 11)
        eighteen, almost = self.born(18, 10), self.born(18, 11)
        for day, more, expected in ((not_yet, {"guardian": guardian}, ("id_number", "under-age")), (not_yet, {}, ("id_number", "under-age")),
                                    (sixteen, {}, ("guardian", "required")), (almost, {}, ("guardian", "required")),
                                    (sixteen, {"guardian": {**guardian, "consent": False}}, ("guardian.consent", "required")),
                                    (sixteen, {"guardian": {"consent": True}}, ("guardian.name", "required")),
                                    (sixteen, {"guardian": {**guardian, "x": 1}}, ("guardian.", "unknown-member"))):
            with self.subTest(day=day, more=more):
                answer = self.school.apply(session, id_number=new_document(f"{day:%Y%m%d}"), **more)
                self.assertIn(expected, reasons(answer), answer.body)
        self.assertEqual(self.school.apply(session, id_number=new_document(f"{sixteen:%Y%m%d}"), guardian=guardian).status, 201)
        self.assertEqual(self.school.apply(session, id_number=new_document(f"{eighteen:%Y%m%d}")).status, 201)
        answer = self.school.apply(session, id_type="passport", id_number="Y1234567", birth_date=f"{not_yet}")
        self.assertEqual(reasons(answer), {("birth_date", "under-age")})

    def test_ages_of_a_session(self):
        session = self.school.plan(capacity=50, begins_in=10 * 24, least_age=20, most_age=30)
        for years, days, good in ((20, 10, True), (20, 11, False), (30, 10, True), (31, 11, True), (31, 10, False)):
            with self.subTest(years=years, days=days):
                answer = self.school.apply(session, id_number=new_document(f"{self.born(years, days):%Y%m%d}"))
                self.assertEqual(answer.status, 201 if good else 422)
                self.assertEqual(reasons(answer), set() if good else {("session", "not-of-this-age")})

    def test_when(self):
        session = self.school.plan(opens=self.gateway.moment(hours=1), closes=self.gateway.moment(hours=5))
        self.assert_refused(self.school.apply(session), "signup-not-open")
        self.gateway.ahead(hours=1, minutes=1)
        self.assertEqual(self.school.apply(session).status, 201)
        self.gateway.ahead(hours=4)
        self.assert_refused(self.school.apply(session), "signup-closed")

    def test_overlap_is_told(self):
        one, other, later = self.school.plan(), self.school.plan(begins_in=74), self.school.plan(begins_in=76)
        person = {"id_number": new_document()}
        self.assertNotIn("overlap", self.school.sign_up(one, **person)["signup"])
        told = self.school.sign_up(other, **person)["signup"]
        self.assertEqual((told["overlap"], [item["code"] for item in told["overlaps"]]), (True, [one]))
        # the other phone is not told which
        told = self.school.sign_up(later, phone="13900001111", **person)["signup"]
        self.assertEqual((told["overlap"], told["overlaps"]), (True, []))
        fresh = self.school.sign_up(self.school.plan(begins_in=200), **person)["signup"]
        self.assertEqual((fresh["overlap"], fresh["overlaps"]), (False, []))

    # coming back

    def test_second_factor(self):
        receipt = self.school.sign_up(self.school.plan())
        path = f"/v1/training/signups/{receipt['code']}"
        wrong, none = self.gateway.get(path, "7780"), self.gateway.get("/v1/training/signups/ABCDEFGH", "7788")
        self.assertEqual((wrong.status, wrong.body), (404, none.body))
        for deed in ("cancel", "accept", "check-in"):
            self.assertEqual(self.school.do(receipt, deed, "7780").body, none.body)
        self.assertEqual(self.school.do(receipt, "cancel", None).problem, "factor-required")
        self.assertEqual(self.school.ticket(receipt)["state"], "confirmed")

    def test_guessing_is_limited(self):
        receipt = self.school.sign_up(self.school.plan())
        token = self.gateway.add_terminal("guesser")
        path = f"/v1/training/signups/{receipt['code']}"
        answers = [self.gateway.get(path, f"{number:04}", token=token) for number in range(8)]
        self.assertEqual([answer.status for answer in answers], [404] * 5 + [429] * 3)
        # whatever is tried, with the right factor or not
        self.assertEqual(self.gateway.get(path, "7788", token=token).problem, "too-many-tries")
        self.assertEqual(self.gateway.request("POST", f"{path}/cancel", {"Kiosk-Factor": "7788"}, token=token).problem, "too-many-tries")
        self.assertEqual(self.school.ticket(receipt)["state"], "confirmed")
        for number in range(5):
            body = json.dumps(DEMO_DOCUMENT).encode()
            answer = self.gateway.request("POST", "/v1/training/check-ins", {**JSON, "Kiosk-Factor": f"{number:04}"}, body, token=token)
            self.assertEqual(answer.status, 404)
        self.assertEqual(self.gateway.request("POST", "/v1/training/check-ins", {**JSON, "Kiosk-Factor": "0009"}, body, token=token).status, 429)

    def test_my_signups(self):
        person = {"id_number": new_document()}
        receipts = [self.school.sign_up(self.school.plan(begins_in=80 + 10 * i), **person) for i in range(3)]
        other_phone = self.school.sign_up(self.school.plan(), phone="13900001111", **person)
        self.school.sign_up(self.school.plan())
        for receipt in receipts:
            items = self.gateway.get(f"/v1/training/signups/{receipt['code'].lower()}", "7788").json["items"]
            self.assertEqual([item["code"] for item in items], [receipt["code"] for receipt in reversed(receipts)])
        items = self.gateway.get(f"/v1/training/signups/{other_phone['code']}", "1111").json["items"]
        self.assertEqual([item["code"] for item in items], [other_phone["code"]])

    def test_list_of_sessions(self):
        session = self.school.plan(capacity=3, waiting_most=1, begins_in=50 * 24)
        day = self.gateway.moment(days=50)[:10]

        def seen():
            items = self.gateway.get(f"/v1/training/sessions?park=haicang&subject=clearance&from={day}&to={day}").json["items"]
            item, = (item for item in items if item["code"] == session)
            return item["state"], item["free"], item["waiting"]

        self.assertEqual(seen(), ("open", 3, 0))
        for expected in (("open", 2, 0), ("open", 1, 0), ("waiting-list", 0, 0), ("full", 0, 1)):
            self.school.sign_up(session)
            self.assertEqual(seen(), expected)
        # one of the evening ends on the day after
        for query in ("park=dadeng", "subject=ip", f"to={self.gateway.moment(days=49)[:10]}", f"from={self.gateway.moment(days=52)[:10]}"):
            self.assertNotIn(session, self.gateway.get(f"/v1/training/sessions?{query}").body.decode())
        self.assertEqual(self.gateway.get("/v1/training/seats?park=dadeng").json["free"], 0)

    # what is kept

    def test_no_document_is_kept(self):
        document = new_document("19870102")
        session = self.school.plan()
        receipt = self.school.sign_up(session, id_number=document)
        self.assert_refused(self.school.apply(session, id_number=document), "already-signed-up")
        kept = self.database.sql(f"SELECT content || person || contact FROM signups WHERE reference = '{receipt['reference']}'")[0]
        answer = self.database.sql(f"SELECT answer FROM submissions WHERE reference = '{receipt['reference']}'")[0]
        for text in (kept, answer, self.gateway.read_log(), self.gateway.get("/metrics").body.decode()):
            self.assertNotIn(document, text)
            self.assertNotIn("19870102", text)
        for text in (answer, self.gateway.read_log()):
            self.assertNotIn("林小满", text)
        for path in self.gateway.files():
            self.assertNotIn(document.encode(), path.read_bytes())

    def test_digest_is_of_this_installation(self):
        document = new_document()
        persons = set()
        for gateway in (self.gateway, TimedGateway()):
            school = self.school if gateway is self.gateway else School(gateway.start())
            receipt = school.sign_up(school.plan(), id_number=document)
            persons.update(Database(gateway).sql(f"SELECT person FROM signups WHERE reference = '{receipt['reference']}'"))
        gateway.close()
        self.assertEqual(len(persons), 2)
        self.assertTrue(all(len(person) == 64 for person in persons))


if __name__ == "__main__":
    tap.main()
