# SPDX-License-Identifier: LGPL-2.1-or-later
"""The waiting list, check-in and attendance as time goes on."""

import concurrent.futures
import json
import signal
import unittest

import tap
from database import Database
from training import JSON, School, TimedGateway, new_document


class QueueTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = TimedGateway().start()
        cls.school = School(cls.gateway)
        cls.database = Database(cls.gateway)

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def state(self, receipt):
        return self.school.ticket(receipt)["state"]

    def full(self, waiting=3, **changes):
        """A session of one seat: who has it, and those who wait."""
        session = self.school.plan(capacity=1, **changes)
        return session, self.school.sign_up(session), [self.school.sign_up(session) for _ in range(waiting)]

    def assert_refused(self, answer, problem):
        self.assertEqual((answer.status, answer.problem), (422, problem), answer.body)

    def assert_refused_at(self, receipt, problem, moment):
        """The refusal says from when, or until when, it would have been possible."""
        answer = self.school.do(receipt, "check-in", None)
        self.assert_refused(answer, problem)
        self.assertEqual(answer.json["detail"], self.school.ticket(receipt)[moment])

    # the list

    def test_first_come_first_served(self):
        session, holder, waiters = self.full()
        self.assertEqual([self.school.ticket(waiter)["place"] for waiter in waiters], [1, 2, 3])
        self.school.do(holder, "cancel")
        self.assertEqual([self.state(waiter) for waiter in waiters], ["offered", "waiting", "waiting"])
        self.assertEqual([self.school.ticket(waiter)["place"] for waiter in waiters[1:]], [1, 2])
        # nobody gets past them
        late = self.school.sign_up(session)
        self.assertEqual((late["signup"]["state"], late["signup"]["place"]), ("waiting", 3))
        answer = self.school.do(waiters[0], "accept")
        self.assertEqual((answer.status, answer.json["state"], answer.json["may"]), (200, "confirmed", ["cancel"]))
        self.assertEqual(self.school.do(waiters[0], "accept").json["state"], "confirmed")
        self.assert_refused(self.school.do(waiters[1], "accept"), "no-offer")
        self.assertEqual((self.school.session(session)["taken"], self.school.session(session)["waiting"]), (1, 3))

    def test_offer_passes_on(self):
        session, holder, waiters = self.full(begins_in=10 * 24)
        self.school.do(holder, "cancel")
        until = self.school.ticket(waiters[0])["offer_until"]
        self.assertEqual(until[:13], self.gateway.moment(hours=24)[:13])
        self.gateway.ahead(hours=23, minutes=58)
        self.assertEqual(self.state(waiters[0]), "offered")
        self.gateway.ahead(minutes=3)
        # at once for who looks, whether the gateway has come to it or not
        ticket = self.school.ticket(waiters[0])
        self.assertEqual((ticket["state"], ticket["reason"], ticket["may"]), ("cancelled", "offer-expired", []))
        self.assert_refused(self.school.do(waiters[0], "accept"), "offer-expired")
        self.gateway.wait_for(lambda: self.state(waiters[1]) == "offered", 15, "the next one's offer")
        self.assertEqual(self.school.do(waiters[1], "accept").json["state"], "confirmed")
        self.assertEqual(self.school.session(session)["taken"], 1)

    def test_expired_offer_is_not_sold_twice(self):
        session, holder, waiters = self.full(waiting=1, begins_in=10 * 24)
        self.school.do(holder, "cancel")
        self.gateway.ahead(hours=25)
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            accepted = pool.submit(self.school.do, waiters[0], "accept")
            answers = list(pool.map(lambda _: self.school.apply(session), range(4)))
        self.assert_refused(accepted.result(), "offer-expired")
        self.assertEqual(sorted(answer.json["signup"]["state"] for answer in answers), ["confirmed", "waiting", "waiting", "waiting"])

    def test_offer_ends_two_hours_before(self):
        _, holder, waiters = self.full(begins_in=20)
        begins = self.school.ticket(waiters[0])["session"]["begins"]
        self.school.do(holder, "cancel")
        until = self.school.ticket(waiters[0])["offer_until"]
        self.assertEqual((int(begins[11:13]) - int(until[11:13])) % 24, 2)
        self.assertEqual(until[14:19], begins[14:19])

    def test_list_ends_two_hours_before(self):
        session, holder, waiters = self.full(begins_in=30)
        self.gateway.ahead(hours=28, minutes=1)
        ticket = self.school.ticket(waiters[0])
        self.assertEqual((ticket["state"], ticket["reason"]), ("cancelled", "not-reached"))
        # a seat that becomes free now is for who comes, also for one who waited
        self.school.do(holder, "cancel")
        answer = self.school.apply(session)
        self.assertEqual((answer.status, answer.json["signup"]["state"]), (201, "confirmed"))
        self.assert_refused(self.school.apply(session), "session-full")
        self.assertEqual(self.school.session(session)["waiting"], 0)

    def test_leaving_the_list(self):
        session, holder, waiters = self.full()
        self.assertEqual(self.school.do(waiters[0], "cancel").json["reason"], "visitor")
        self.assertEqual([self.school.ticket(waiter)["place"] for waiter in waiters[1:]], [1, 2])
        self.school.do(holder, "cancel")
        self.assertEqual(self.state(waiters[1]), "offered")
        self.school.do(waiters[1], "cancel")
        self.assertEqual(self.state(waiters[2]), "offered")
        self.school.do(waiters[2], "cancel")
        self.assertEqual((self.school.session(session)["taken"], self.school.session(session)["free"]), (0, 1))

    def test_more_seats(self):
        session, _, waiters = self.full()
        self.assertEqual(self.school.put(f"sessions/{session}", self.school.body(capacity=3)).status, 200)
        self.assertEqual([self.state(waiter) for waiter in waiters], ["offered", "offered", "waiting"])
        self.assert_refused(self.school.put(f"sessions/{session}", self.school.body(capacity=2)), "seats-taken")
        # brought forward: the offers end sooner, too
        self.assertEqual(self.school.put(f"sessions/{session}", self.school.body(capacity=3, begins_in=10)).status, 200)
        self.assertEqual(self.school.ticket(waiters[0])["offer_until"][:13], self.gateway.moment(hours=8)[:13])

    def test_offers_in_the_order_of_coming(self):
        session = self.school.plan(capacity=5, waiting_most=100)
        holders = [self.school.sign_up(session) for _ in range(5)]
        waiters = [self.school.sign_up(session) for _ in range(20)]
        with concurrent.futures.ThreadPoolExecutor(5) as pool:
            list(pool.map(lambda holder: self.school.do(holder, "cancel"), holders))
        self.assertEqual([self.state(waiter) for waiter in waiters], ["offered"] * 5 + ["waiting"] * 15)

    # cancelling

    def test_late(self):
        session = self.school.plan(capacity=3, begins_in=48)
        early, late, gone = (self.school.sign_up(session) for _ in range(3))
        self.assertNotIn("late", self.school.do(early, "cancel").json)
        self.gateway.ahead(hours=24, minutes=1)
        first = self.school.do(late, "cancel").json
        self.assertTrue(first["late"])
        again = self.school.do(late, "cancel").json
        self.assertEqual({**again, "as_of": 0}, {**first, "as_of": 0})
        self.gateway.ahead(hours=24)
        self.assert_refused(self.school.do(gone, "cancel"), "session-began")

    def test_cancelled_once_by_many(self):
        session, holder, waiters = self.full()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: self.school.do(holder, "cancel"), range(8)))
        self.assertEqual({answer.status for answer in answers}, {200})
        self.assertEqual((self.school.session(session)["taken"], [self.state(waiter) for waiter in waiters]), (1, ["offered", "waiting", "waiting"]))

    # being there

    def test_check_in(self):
        session = self.school.plan(capacity=1, begins_in=3, waiting_most=1)
        receipt, waiter = self.school.sign_up(session), self.school.sign_up(session)
        self.gateway.ahead(hours=2, minutes=28)
        self.assert_refused_at(receipt, "too-early", "check_in_from")
        self.assertNotIn("check-in", self.school.ticket(receipt)["may"])
        self.gateway.ahead(minutes=3)
        self.assertIn("check-in", self.school.ticket(receipt)["may"])
        self.assert_refused(self.school.do(waiter, "check-in"), "not-confirmed")
        # the code alone, as it is shown to the camera
        first = self.school.do(receipt, "check-in", None)
        self.assertEqual((first.status, first.json["state"]), (200, "attended"))
        self.gateway.ahead(minutes=20)
        self.assertEqual(self.school.do(receipt, "check-in").json["checked_in"], first.json["checked_in"])
        self.gateway.ahead(minutes=60)
        self.assertEqual(self.school.do(receipt, "check-in").json["checked_in"], first.json["checked_in"])
        self.assert_refused(self.school.do(receipt, "cancel"), "session-began")

    def test_check_in_too_late(self):
        receipt = self.school.sign_up(self.school.plan(begins_in=3))
        self.gateway.ahead(hours=3, minutes=14)
        self.assertIn("check-in", self.school.ticket(receipt)["may"])
        self.gateway.ahead(minutes=2)
        self.assert_refused_at(receipt, "too-late", "check_in_to")

    def check_in_by(self, document, factor="7788"):
        body = json.dumps({"id_type": "resident_id", "id_number": document}).encode()
        return self.gateway.request("POST", "/v1/training/check-ins", {**JSON, "Kiosk-Factor": factor}, body)

    def test_check_in_by_document(self):
        document = new_document()
        today = self.school.sign_up(self.school.plan(begins_in=1), id_number=document)
        self.school.sign_up(self.school.plan(begins_in=200), id_number=document)
        self.assert_refused(self.check_in_by(document), "too-early")
        self.gateway.ahead(minutes=35)
        wrong, nobody = self.check_in_by(document, "0000"), self.check_in_by(new_document())
        self.assertEqual((wrong.status, wrong.body), (404, nobody.body))
        for _ in range(2):
            answer = self.check_in_by(document)
            self.assertEqual((answer.status, answer.json["code"], answer.json["state"]), (200, today["code"], "attended"))

    # afterwards

    def test_absent(self):
        session = self.school.plan(begins_in=1, hours=2)
        here, away = self.school.sign_up(session), self.school.sign_up(session)
        self.gateway.ahead(minutes=45)
        self.school.do(here, "check-in")
        self.gateway.ahead(hours=2, minutes=16)
        self.assertEqual((self.state(here), self.state(away)), ("attended", "absent"))
        self.gateway.wait_for(lambda: self.database.sql(f"SELECT state FROM signups WHERE reference = '{away['reference']}'") == ["absent"], 15)

    def stay_away(self, document):
        self.school.sign_up(self.school.plan(begins_in=3, hours=1), id_number=document)
        self.gateway.ahead(hours=4, minutes=1)
        self.gateway.wait_for(lambda: not self.database.sql(f"SELECT 1 FROM course_sessions WHERE settle_at <= '{self.gateway.moment()}'"), 15)

    def test_hold_after_two_absences(self):
        document = new_document()
        self.stay_away(document)
        self.gateway.ahead(days=80)
        self.stay_away(document)
        session = self.school.plan(begins_in=40 * 24, capacity=9)
        self.assert_refused(self.school.apply(session, id_number=document), "on-hold")
        self.gateway.ahead(days=29)
        self.assert_refused(self.school.apply(session, id_number=document), "on-hold")
        self.assertEqual(self.school.apply(session).status, 201)
        self.gateway.ahead(days=1)
        self.assertEqual(self.school.apply(session, id_number=document).status, 201)

    def test_no_hold_after_one_or_long_ago(self):
        document = new_document()
        self.stay_away(document)
        self.school.do(self.school.sign_up(self.school.plan(), id_number=document), "cancel")
        self.gateway.ahead(days=91)
        self.stay_away(document)
        self.assertEqual(self.school.apply(self.school.plan(), id_number=document).status, 201)

    def test_forgotten(self):
        document = new_document()
        session = self.school.plan(begins_in=3, hours=1)
        receipt = self.school.sign_up(session, id_number=document)
        self.gateway.ahead(days=31)
        self.gateway.end(signal.SIGTERM, 10)
        self.gateway.start()
        where = f"FROM signups WHERE reference = '{receipt['reference']}'"
        self.gateway.wait_for(lambda: self.database.sql(f"SELECT count(*) {where} AND content IS NULL AND contact = '' AND factor = ''") == ["1"])
        self.assertEqual(self.gateway.get(f"/v1/training/signups/{receipt['code']}", "7788").status, 404)
        person = self.database.sql(f"SELECT person {where}")[0]
        self.assertEqual(len(person), 64)
        self.gateway.ahead(days=90)
        self.gateway.end(signal.SIGTERM, 10)
        self.gateway.start()
        self.gateway.wait_for(lambda: self.database.sql(f"SELECT person {where}") == [receipt["reference"]])

    def test_lists_tell_what_time_has_done(self):
        """A list that nobody has settled yet is shown as it will be."""
        session, _, waiters = self.full(begins_in=30)
        self.database.sql("UPDATE course_sessions SET settle_at = '9999'; SELECT 1")
        self.gateway.ahead(hours=28, minutes=1)
        item = self.school.session(session)
        self.assertEqual((item["state"], item["waiting"], item["closed"]), ("full", 0, False))
        self.assertEqual(self.state(waiters[2]), "cancelled")
        self.assertEqual(self.database.sql(f"SELECT waiting FROM course_sessions WHERE code = '{session}'"), ["3"])


if __name__ == "__main__":
    tap.main()
