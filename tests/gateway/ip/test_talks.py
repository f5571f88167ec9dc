# SPDX-License-Identifier: LGPL-2.1-or-later
"""Talks with an adviser: the hours that are offered, and that nobody gets one that someone else has."""

import concurrent.futures
import datetime
import pathlib
import tempfile
import unittest

import tap
from database import Database
from envelope import Sender
from gateway import Gateway
from ip import first_free, slots, talk, today


class TalksTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.database = Database(cls.gateway)
        cls.post = Sender(cls.gateway)
        cls.load("ip-hours", "park,weekday,begins,ends,minutes\n" + "".join(f"haicang,{weekday},09:00,11:45,30\n" for weekday in range(1, 8))
                 + "dadeng,3,14:00,15:00,60\n")

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    @classmethod
    def load(cls, table, text, check=True):
        with tempfile.TemporaryDirectory() as directory:
            file = pathlib.Path(directory) / "table.csv"
            file.write_text(text, encoding="utf-8")
            return cls.gateway.command("import", table, file, check=check)

    def book(self, begins, post=None, **changes):
        return (post or self.post)("ip-talk", talk(begins, **changes), service="ip")

    def test_hours(self):
        answer = self.gateway.get("/v1/ip/talks").json
        self.assertEqual((answer["park"], answer["hours"][0]), ("haicang", {"weekday": 1, "begins": "09:00", "ends": "11:45"}))
        self.assertEqual([day["day"] for day in answer["days"]], [str(today() + datetime.timedelta(days=n)) for n in range(1, 15)])
        self.assertEqual([slot["begins"][11:16] for slot in answer["days"][0]["slots"]], ["09:00", "09:30", "10:00", "10:30", "11:00"])

    def test_of_one_s_own_park(self):
        token = self.gateway.add_terminal("dadeng-1", "dadeng")
        times = {slot["begins"][11:16] for slot in slots(self.gateway, token)}
        self.assertEqual(times, {"14:00"})
        self.assertEqual(self.book(first_free(self.gateway, token)).problem, "invalid-talk")

    def test_holiday(self):
        day = str(today() + datetime.timedelta(days=3))
        self.load("ip-holidays", f"day,name\n{day},试验日\n")
        self.assertNotIn(day, [one["day"] for one in self.gateway.get("/v1/ip/talks").json["days"]])
        self.assertEqual(self.book(f"{day}T09:00:00+08:00").problem, "invalid-talk")
        self.load("ip-holidays", "day,name\n2020-01-01,元旦\n")

    def test_booked_is_not_free(self):
        begins = first_free(self.gateway)
        answer = self.book(begins)
        self.assertEqual((answer.status, answer.json["talk"]["begins"], answer.json["next"]["step"]), (201, begins, "booked"))
        self.assertFalse(next(slot for slot in slots(self.gateway) if slot["begins"] == begins)["free"])
        self.assertEqual(self.book(begins).problem, "talk-taken")

    def test_repeat_gets_the_first_answer(self):
        body = self.post.seal("ip-talk", talk(first_free(self.gateway)), service="ip")
        first, again = self.post.send(body), self.post.send(body)
        self.assertEqual((first.status, again.status, first.json), (201, 200, again.json))

    def test_one_for_a_phone(self):
        self.assertEqual(self.book(first_free(self.gateway), phone="13900003333").status, 201)
        self.assertEqual(self.book(first_free(self.gateway), phone="139 0000 3333").problem, "talk-booked-already")

    def test_only_what_is_offered(self):
        tomorrow = today() + datetime.timedelta(days=1)
        for begins in (f"{today()}T09:00:00+08:00", f"{tomorrow}T08:30:00+08:00", f"{tomorrow}T09:15:00+08:00", f"{tomorrow}T11:30:00+08:00",
                       f"{today() + datetime.timedelta(days=15)}T09:00:00+08:00", f"{tomorrow}T01:00:00Z", f"{tomorrow}T09:00:00", "tomorrow"):
            answer = self.book(begins)
            self.assertEqual([(error["field"], error["reason"]) for error in answer.json["errors"]], [("begins", "not-offered")], begins)

    def test_race_for_one_hour(self):
        """Twenty at once: one has it, the others are told, and nothing of theirs is kept."""
        begins = first_free(self.gateway)
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda _: self.book(begins), range(20)))
        self.assertEqual(sorted(answer.status for answer in answers), [201] + [422] * 19)
        self.assertEqual({answer.problem for answer in answers if answer.status == 422}, {"talk-taken"})
        self.assertEqual(self.database.sql(f"SELECT count(*) FROM talks WHERE begins_at = '{begins}'"), ["1"])

    def test_race_of_two_gateways(self):
        """Two programs on one database, as where one of them is being replaced."""
        other = Gateway()
        other.database, other.key = self.gateway.database, self.gateway.key
        other.token = other.add_terminal("of-the-other")
        with other:
            posts = [self.post, Sender(other)]
            for _ in range(3):
                begins = first_free(self.gateway)
                with concurrent.futures.ThreadPoolExecutor(8) as pool:
                    answers = list(pool.map(lambda i, at=begins: self.book(at, posts[i % 2]), range(8)))
                self.assertEqual([answer.status for answer in answers].count(201), 1, [answer.body for answer in answers])
                self.assertEqual(self.database.sql(f"SELECT count(*) FROM talks WHERE begins_at = '{begins}' AND state = 'booked'"), ["1"])

    def test_command(self):
        begins = first_free(self.gateway)
        reference = self.book(begins, name="林小满", phone="13900004444").json["reference"]
        self.assertIn(f"{reference}\thaicang\t{begins}\tbooked\t林小满\t13900004444\tabroad", self.gateway.command("talks", "list", "--park", "haicang").stdout)
        self.assertNotIn(reference, self.gateway.command("talks", "list", "--park", "dadeng").stdout)
        self.gateway.command("talks", "cancel", reference)
        self.assertTrue(next(slot for slot in slots(self.gateway) if slot["begins"] == begins)["free"])
        self.assertEqual(self.book(begins, phone="13900004444").status, 201)
        for words in (["talks"], ["talks", "cancel", "x"], ["talks", "cancel", reference]):
            self.assertNotEqual(self.gateway.command(*words, check=False).returncode, 0)
        said = self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{reference}' OR action = 'talks-read' ORDER BY id")
        self.assertEqual(said[-2:], ["operator talks-read", "operator talk-cancelled"])

    def cancel(self, reference, factor, token=True):
        return self.gateway.request("POST", f"/v1/ip/talks/{reference}/cancel", {"Kiosk-Factor": factor}, token=token)

    def test_cancelled_by_the_visitor(self):
        """By the reference and the last four digits of the phone; the hour is free again, and the phone may book anew."""
        begins = first_free(self.gateway)
        reference = self.book(begins, phone="13900005151").json["reference"]
        for factor in ("0000", "1390", "%", "talk"):
            self.assertEqual(self.cancel(reference, factor).status, 404, factor)
        wrong = self.cancel(reference, "0001")
        self.assertEqual(wrong.body, self.cancel("HC-20200101-0001", "0001", self.gateway.add_terminal("other-lobby")).body)
        token = self.gateway.add_terminal("lobby-of-another", "dadeng")
        answer = self.cancel(reference.lower(), "5151", token)
        self.assertEqual((answer.status, answer.json["state"], answer.json["begins"]), (200, "cancelled", begins))
        self.assertEqual(self.cancel(reference, "5151", token).json, answer.json)
        self.assertTrue(next(slot for slot in slots(self.gateway) if slot["begins"] == begins)["free"])
        self.assertEqual(self.book(begins, phone="13900005151").status, 201)

    def test_begun_is_not_cancelled(self):
        begins = first_free(self.gateway)
        reference = self.book(begins, phone="13900005252").json["reference"]
        self.database.sql(f"UPDATE talks SET begins_at = '2020-01-01T09:00:00+08:00' WHERE reference = '{reference}'")
        self.assertEqual(self.cancel(reference, "5252").problem, "talk-began")

    def test_guessing(self):
        reference = self.book(first_free(self.gateway), phone="13900005353").json["reference"]
        token = self.gateway.add_terminal("guesser-of-talks")
        self.assertEqual([self.cancel(reference, f"{i:04}", token).status for i in range(7)], [404] * 5 + [429] * 2)

    def test_bad_hours(self):
        for line in ("haicang,0,09:00,10:00,30", "haicang,8,09:00,10:00,30", "haicang,1,9:00,10:00,30", "haicang,1,09:00,24:00,30", "haicang,1,09:00,09:20,30",
                     "haicang,1,09:00,10:00,5", "haicang,1,10:00,09:00,30"):
            self.assertEqual(self.load("ip-hours", f"park,weekday,begins,ends,minutes\n{line}\n", check=False).returncode, 1, line)


if __name__ == "__main__":
    tap.main()
