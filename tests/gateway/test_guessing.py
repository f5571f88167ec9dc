# SPDX-License-Identifier: LGPL-2.1-or-later
"""Guessing numbers and factors: how often it may be tried, and that a wrong guess tells nothing."""

import itertools
import random
import statistics
import time
import unittest

import tap
from gateway import ABSENT, DECLARATION, FACTOR, Gateway

# of the demo data, and as many that are not there
PRESENT = [DECLARATION, "370820260000223344", "371120261000334455", "371520260000445566", "371420261000556677", "372220260000667788"]
ABSENTEES = [f"3701202600009999{i:02}" for i in range(len(PRESENT))]

WINDOW = 600
HERE = 5         # wrong ones for a record at one terminal
OF_RECORD = 20   # ... at all terminals
SLOT = 10000     # microseconds that each wrong one takes
AT = 30          # wrong ones for any record at one terminal


class LimitsTest(unittest.TestCase):
    def setUp(self):
        self.gateway = Gateway(demo=True).start()
        self.names = map("extra-{}".format, itertools.count())

    def tearDown(self):
        self.gateway.close()

    def another_terminal(self):
        return self.gateway.add_terminal(next(self.names))

    def assert_wrong(self, answer):
        self.assertEqual((answer.status, answer.problem), (404, "not-found"))

    def assert_locked(self, answer):
        self.assertEqual((answer.status, answer.problem), (429, "too-many-tries"))
        self.assertTrue(WINDOW - 60 < int(answer.headers["Retry-After"]) <= WINDOW, answer.headers["Retry-After"])
        self.assertEqual(answer.json["retry_after"], int(answer.headers["Retry-After"]))

    def test_of_one_record_at_one_terminal(self):
        for _ in range(HERE):
            self.assert_wrong(self.gateway.look_up(factor="WRONG1"))
        self.assert_locked(self.gateway.look_up(factor="WRONG1"))
        self.assert_locked(self.gateway.look_up(factor=FACTOR))
        self.assertEqual(self.gateway.look_up("370820260000223344", FACTOR).status, 200)
        self.assertEqual(self.gateway.look_up(token=self.another_terminal()).status, 200)
        self.assertEqual(self.gateway.get("/v1/customs/tax-rules").status, 200)

    def test_of_one_record_anywhere(self):
        for _ in range(OF_RECORD // HERE):
            token = self.another_terminal()
            for _ in range(HERE):
                self.assert_wrong(self.gateway.look_up(factor="WRONG1", token=token))
        self.assert_locked(self.gateway.look_up(factor=FACTOR))

    def test_of_many_records_at_one_terminal(self):
        for i in range(AT):
            self.assert_wrong(self.gateway.look_up(f"3701202600{i:08}", "WRONG1"))
        self.assert_locked(self.gateway.look_up("370120260012345678", "WRONG1"))
        self.assert_locked(self.gateway.look_up())
        self.assert_locked(self.gateway.get("/v1/customs/orders/DEMO-ORDER-001", headers={"Kiosk-Factor": "5678"}))
        self.assertEqual(self.gateway.look_up(token=self.another_terminal()).status, 200)

    def test_of_an_absent_record(self):
        for _ in range(HERE):
            self.assert_wrong(self.gateway.look_up(ABSENT))
        self.assert_locked(self.gateway.look_up(ABSENT))

    def test_capitals_do_not_matter_in_an_order_number_and_are_no_further_guesses(self):
        order = "/v1/customs/orders/{}".format
        self.assertEqual(self.gateway.get(order("Demo-Order-002"), factor="6789").status, 200)
        for number in ("DEMO-ORDER-001", "demo-order-001", "Demo-Order-001", "demo-ORDER-001", "DEMO-order-001"):
            self.assert_wrong(self.gateway.get(order(number), factor="0000"))
        self.assert_locked(self.gateway.get(order("dEMO-oRDER-001"), factor="5678"))

    def test_other_ways_to_write_a_number_are_counted_as_one(self):
        full_width = "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in DECLARATION)
        for number in (DECLARATION, full_width, f" {DECLARATION} ", f"{DECLARATION[:9]} {DECLARATION[9:]}", full_width):
            self.assert_wrong(self.gateway.look_up(number, "WRONG1"))
        self.assert_locked(self.gateway.look_up(factor="WRONG1"))

    def test_right_ones_are_not_counted(self):
        for _ in range(AT + 10):
            self.assertEqual(self.gateway.look_up().status, 200)
        for _ in range(HERE):
            self.assert_wrong(self.gateway.look_up(factor="WRONG1"))

    def test_right_ones_do_not_wash_off_wrong_ones(self):
        for _ in range(HERE):
            self.assert_wrong(self.gateway.look_up(factor="WRONG1"))
            self.gateway.look_up()
        self.assert_locked(self.gateway.look_up(factor="WRONG1"))

    def test_what_is_no_guess_is_not_counted(self):
        for _ in range(AT + 10):
            self.assertEqual(self.gateway.look_up("123").status, 400)
            self.assertEqual(self.gateway.look_up(factor="").status, 400)
        self.assertEqual(self.gateway.look_up().status, 200)

    def test_memory_is_bounded(self):
        """Made-up numbers of terminals that are locked out take no room."""
        connection = self.gateway.connect()
        for i in range(2000):
            self.gateway.ask(connection, "GET", f"/v1/customs/orders/N{i}", headers={"Kiosk-Factor": "x"})
        before = self.gateway.memory()
        for i in range(20000):
            self.gateway.ask(connection, "GET", f"/v1/customs/orders/M{i}", headers={"Kiosk-Factor": "x"})
        connection.close()
        self.assertLess(self.gateway.memory() - before, 1024)


class SilenceTest(unittest.TestCase):
    """What tells a wrong factor from an absent record: nothing."""

    ROUNDS = 6

    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.tokens = [cls.gateway.add_terminal(f"guesser-{i}") for i in range(8)]

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def setUp(self):
        # the counts of guesses are lost, which these tests need
        self.gateway.stop()
        self.gateway.start()

    def test_answers_are_the_same(self):
        pairs = [
            (f"declarations/{DECLARATION}", f"declarations/{ABSENT}"),
            ("inventories/37152026I000000123", "inventories/37152026I999999999"),
            ("orders/DEMO-ORDER-001", "orders/DEMO-ORDER-999"),
            ("waybills/RR123456785CN", "waybills/RR999999999CN"),
        ]
        for present, absent in pairs:
            with self.subTest(present):
                wrong, missing = (self.gateway.get(f"/v1/customs/{path}", headers={"Kiosk-Factor": "WRONG1"}) for path in (present, absent))
                self.assertEqual(wrong.status, 404)
                self.assertEqual((wrong.status, wrong.body), (missing.status, missing.body))
                self.assertEqual({**wrong.headers, "Date": ""}, {**missing.headers, "Date": ""})

    def measure(self, connection, path, token):
        begin = time.perf_counter()
        answer = self.gateway.ask(connection, "GET", path, headers={"Kiosk-Factor": "WRONG1"}, token=token)
        self.assertEqual(answer.status, 404)
        return time.perf_counter() - begin

    def compare(self, kind, present, absent):
        """Medians of as many tries as the limits allow, over several lives of the gateway."""
        times = {True: [], False: []}
        for _ in range(self.ROUNDS):
            self.setUp()
            connection = self.gateway.connect()
            self.gateway.ask(connection, "GET", "/healthz")
            tries = [(is_there, number, token)
                     for is_there, numbers, tokens in ((True, present, self.tokens[:4]), (False, absent, self.tokens[4:]))
                     for number in numbers for token in tokens for _ in range(HERE)]
            random.shuffle(tries)
            for is_there, number, token in tries:
                times[is_there].append(self.measure(connection, f"/v1/customs/{kind}/{number}", token))
            connection.close()
        medians = {is_there: statistics.median(values) * 1e6 for is_there, values in times.items()}
        print(f"# {kind}: wrong factor {medians[True]:.0f} us, absent {medians[False]:.0f} us, {len(times[True])} tries each")
        self.assertGreater(min(medians.values()), SLOT)
        self.assertAlmostEqual(medians[True], medians[False], delta=60)

    def test_declarations_take_the_same_time(self):
        self.compare("declarations", PRESENT, ABSENTEES)

    def test_orders_take_the_same_time(self):
        self.compare("orders", [f"DEMO-ORDER-00{i}" for i in range(1, 5)], [f"NONE-ORDER-00{i}" for i in range(1, 5)])


if __name__ == "__main__":
    tap.main()
