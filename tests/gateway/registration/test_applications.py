# SPDX-License-Identifier: LGPL-2.1-or-later
"""Applications to set up a company: every rule of the form, the name that is held, and the way back to one's own."""

import concurrent.futures
import unittest

import tap
from application import COMPANIES, application, new_brand, person, resident_id
from database import Database
from envelope import Sender
from gateway import Gateway

COMPANY = {"kind": "company", "name": "厦门试验投资有限公司", "id_type": "uscc", "id_number": COMPANIES[0], "amount": "1000000.00",
           "ratio": "100", "method": "money", "due": "2028-06-30"}

# What is changed, and what is said of it.
RULES = [
    ({"name": None}, ["name required"]), ({"name.brand": None}, ["name.brand required"]), ({"name.more": "x"}, ["name. unknown-member"]),
    ({"name.brand": "国家级帆"}, ["name name-refused"]), ({"more": 1}, [" unknown-member"]),
    ({"company_type": "partnership"}, ["company_type not-offered"]), ({"company_type": "sole-natural-person"}, ["company_type not-of-these-shareholders"]),
    ({"company_type": "sole-legal-person"}, ["company_type not-of-these-shareholders"]),
    ({"shareholders": [COMPANY]}, ["company_type not-of-these-shareholders"]), ({"shareholders": [COMPANY], "company_type": "sole-legal-person"}, []),
    ({"address.city": None}, ["address.city required"]), ({"address": "厦门"}, ["address wrong-type"]), ({"business_address": {}}, [
        "business_address.province required", "business_address.district required", "business_address.number required", "business_address.city required"]),
    ({"postcode": "36102"}, ["postcode format"]), ({"postcode": "100000"}, ["postcode not-of-the-place"]),
    ({"postcode": "350000", "address.city": "福州市"}, []), ({"phone": "12345"}, ["phone format"]), ({"phone": 13900007788}, ["phone wrong-type"]),
    ({"employees": -1}, ["employees out-of-range"]), ({"employees": "8"}, ["employees wrong-type"]), ({"employees": 1.5}, ["employees wrong-type"]),
    ({"licence_copies": 0}, ["licence_copies out-of-range"]), ({"term_years": 0}, ["term_years out-of-range"]), ({"term_years": 30}, []),
    ({"electronic_licence": None}, ["electronic_licence required"]), ({"declaration": False}, ["declaration required"]), ({"consent": None}, ["consent required"]),
    ({"planned_date": "2026-02-30"}, ["planned_date format"]), ({"planned_date": "2026-W49-2"}, ["planned_date format"]), ({"planned_date": "1.12.2026"}, ["planned_date format"]),
    # money
    ({"capital": "0"}, ["capital out-of-range"]), ({"capital": "-1"}, ["capital format"]), ({"capital": "1000000.001"}, ["capital format"]),
    ({"capital": 1000000}, ["capital wrong-type"]), ({"capital": "1000000.01"}, ["shareholders amounts-differ-from-capital"]),
    ({"shareholders.0.amount": "600000.01"}, ["shareholders amounts-differ-from-capital"]),
    ({"shareholders.0.ratio": "60.01"}, ["shareholders ratios-not-whole"]), ({"shareholders.0.ratio": "59", "shareholders.1.ratio": "41"},
     ["shareholders.0.ratio not-its-part", "shareholders.1.ratio not-its-part"]),
    ({"shareholders.0.amount": "0", "shareholders.0.ratio": "0", "shareholders.1.amount": "1000000", "shareholders.1.ratio": "100"}, ["shareholders.0.amount out-of-range"]),
    ({"shareholders.0.due": "2031-12-02"}, ["shareholders.0.due later-than-five-years"]), ({"shareholders.0.due": "2031-12-01"}, []),
    ({"planned_date": "2028-02-29", "shareholders.0.due": "2033-03-01"}, ["shareholders.0.due later-than-five-years"]),
    ({"planned_date": "2028-02-29", "shareholders.0.due": "2033-02-28"}, []),
    *[({"shareholders.0.method": method}, ["shareholders.0.method not-allowed-by-law"]) for method in
      ("labour", "credit", "name", "goodwill", "franchise", "pledged")],
    ({"shareholders.0.method": "gold"}, ["shareholders.0.method not-offered"]), ({"shareholders.0.method": "equity"}, []),
    # people
    ({"shareholders": []}, ["shareholders too-few"]), ({"shareholders": [COMPANY] * 51}, ["shareholders too-many"]),
    ({"shareholders.1": {**COMPANY, "kind": "person", "id_type": "resident_id", "id_number": resident_id(1).lower(), "amount": "400000", "ratio": "40"}},
     ["shareholders.1.id_number repeated"]),
    ({"shareholders.1.id_number": COMPANIES[0][:-1] + "0"}, ["shareholders.1.id_number format"]), ({"shareholders.1.id_type": "resident_id"}, ["shareholders.1.id_type not-offered"]),
    ({"shareholders.0": 7}, ["shareholders.0. wrong-type", "shareholders amounts-differ-from-capital", "shareholders ratios-not-whole", "company_type not-of-these-shareholders"]),
    ({"legal_representative": person("外人", 9, phone="13900001234")}, ["legal_representative not-director-or-manager"]),
    ({"legal_representative": person("苏晓帆", 2, phone="13900001234", position="manager")}, []),
    ({"legal_representative.phone": None}, ["legal_representative.phone required"]), ({"legal_representative.position": "king"}, ["legal_representative.position not-offered"]),
    ({"directors": []}, ["directors too-few", "legal_representative not-director-or-manager"]), ({"directors.1": person("林安和", 1)}, ["directors.1.id_number repeated"]),
    ({"supervisors.0": person("林安和", 1)}, ["supervisors also-officer"]), ({"supervisors.0": person("苏晓帆", 2)}, ["supervisors also-officer"]),
    ({"supervisors.0": person("许静远", 4)}, ["supervisors also-officer"]), ({"supervisors": None}, ["supervisors required"]),
    ({"supervisors": None, "no_supervisor_agreed": True}, []), ({"manager": None}, []), ({"finance_head": None}, ["finance_head required"]),
    ({"liaison.id_number": resident_id(2)[:-1] + "?"}, ["liaison.id_number format"]), ({"manager.id_number": resident_id(2, "20100101")}, ["manager.id_number under-age"]),
    ({"manager.id_number": resident_id(2, "20081201")}, []), ({"manager.id_number": resident_id(2, "20081202")}, ["manager.id_number under-age"]),
    ({"directors.0.id_type": "passport", "directors.0.id_number": "K1234567"}, ["legal_representative not-director-or-manager"]),
    # scope
    ({"scope": []}, ["scope too-few"]), ({"scope": None}, ["scope required"]), ({"scope.0.code": "X9999"}, ["scope.0.code not-in-catalogue"]),
    ({"scope.1.code": "F2068"}, ["scope.1.code repeated"]), ({"scope.2.permit": None}, ["scope.2.permit licence-not-flagged"]),
    ({"scope.2.permit": False}, ["scope.2.permit licence-not-flagged"]), ({"scope.0.more": 1}, ["scope.0. unknown-member"]),
]


class ApplicationsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.post = Sender(cls.gateway)
        cls.database = Database(cls.gateway)

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def new_terminal(self, park="haicang"):
        self.terminals = getattr(self, "terminals", 0) + 1
        return self.gateway.add_terminal(f"{self._testMethodName}-{self.terminals}", park)

    def ask(self, reference, factor, token=None):
        return self.gateway.get(f"/v1/registration/applications/{reference}", factor, token=token or self.new_terminal())

    def test_rules(self):
        for changes, expected in RULES:
            with self.subTest(changes=changes):
                answer = self.post("registration", application(**changes))
                if not expected:
                    self.assertEqual(answer.status, 201, answer.body)
                    continue
                self.assertEqual((answer.status, answer.problem), (422, "invalid-application"), answer.body)
                self.assertEqual({f"{error['field']} {error['reason']}" for error in answer.json["errors"]}, set(expected))
        print(f"# {len(RULES)} changes of a good application")

    def test_three_equal_parts(self):
        holders = [{"kind": "person", **person("股东", 20 + i), "amount": amount, "ratio": ratio, "method": "money", "due": "2030-01-01"}
                   for i, (amount, ratio) in enumerate([("333333.33", "33.33"), ("333333.33", "33.33"), ("333333.34", "33.34")])]
        self.assertEqual(self.post("registration", application(shareholders=holders)).status, 201)

    def test_nothing_is_stored_of_a_bad_one(self):
        before = self.database.sql("SELECT count(*) FROM submissions")
        self.post("registration", application(capital="1"))
        self.assertEqual(self.database.sql("SELECT count(*) FROM submissions"), before)

    def test_many_faults_at_once(self):
        answer = self.post("registration", {"shareholders": [{}] * 50, "directors": [{}] * 13})
        self.assertEqual(answer.problem, "invalid-application")
        self.assertEqual(len(answer.json["errors"]), 100)

    # the name

    def test_name_is_held(self):
        made = application()
        self.assertEqual(self.post("registration", made).status, 201)
        again = self.post("registration", made)
        self.assertEqual([(error["field"], error["reason"]) for error in again.json["errors"]], [("name", "name-refused")])

    def test_one_of_many_gets_the_name(self):
        brand = new_brand()
        made = [application(**{"name.brand": brand, "employees": i}) for i in range(12)]
        with concurrent.futures.ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(lambda one: self.post("registration", one), made))
        self.assertEqual(sorted(answer.status for answer in answers), [201] + [422] * 11)
        self.assertEqual(self.database.sql(f"SELECT count(*) FROM applications WHERE name LIKE '%{brand}%'"), ["1"])
        self.assertLessEqual({answer.problem for answer in answers if answer.status == 422}, {"name-taken", "invalid-application"})

    def test_name_is_free_again(self):
        made = application()
        reference = self.post("registration", made).json["reference"]
        self.gateway.command("applications", "move", reference, "rejected", "--note", "材料不真实")
        self.assertEqual(self.post("registration", made).status, 201)

    # progress

    def test_factors(self):
        answer = self.post("registration", application())
        reference = answer.json["reference"]
        for factor in ("7788", "1234", "4321", COMPANIES[0][-6:], COMPANIES[0][-6:].lower(), answer.json["code"]):
            self.assertEqual(self.ask(reference, factor).status, 200, factor)
        for factor in ("0000", "5678", resident_id(1)[-4:], "M002X5", answer.json["code"][:4], "%"):
            self.assertEqual(self.ask(reference, factor).status, 404, factor)
        self.assertEqual(self.ask(reference.lower().replace("-", ""), "7788", self.new_terminal("dadeng")).status, 200)

    def test_someone_else_s(self):
        one, other = (self.post("registration", application(phone=phone)).json for phone in ("13900000001", "13900000002"))
        self.assertEqual(self.ask(one["reference"], "0001").status, 200)
        self.assertEqual(self.ask(one["reference"], "0002").status, 404)
        self.assertEqual(self.ask(other["reference"], one["code"]).status, 404)

    def test_guessing(self):
        reference = self.post("registration", application()).json["reference"]
        token = self.new_terminal()
        answers = [self.ask(reference, f"{i:04}", token) for i in range(7)]
        self.assertEqual([answer.status for answer in answers], [404] * 5 + [429] * 2)
        absent = self.ask("HC-20200101-0001", "7788")
        self.assertEqual((absent.status, absent.body), (404, answers[0].body))
        self.assertEqual(self.ask(reference, "7788").status, 200)
        for written in (reference.lower(), reference.replace("-", ""), reference.replace("-", "%20")):
            self.assertEqual(self.ask(written, "7788", token).status, 429)

    def test_progress_tells_nothing_of_people(self):
        answer = self.ask(self.post("registration", application()).json["reference"], "7788")
        for personal in ("林安和", "1390000", resident_id(1), "海景路"):
            self.assertNotIn(personal, answer.body.decode())
        self.assertNotIn("林安和", self.gateway.read_log())


if __name__ == "__main__":
    tap.main()
