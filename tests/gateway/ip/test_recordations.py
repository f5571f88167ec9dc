# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is recorded with customs, and what is known of the law of countries: the import, and how it is found."""

import datetime
import pathlib
import tempfile
import unittest

import tap
from database import Database
from gateway import Gateway, quoted
from ip import today

HEAD = "number,kind,title,right_number,holder,users,state,recorded_on,valid_until\n"
FACTS = "jurisdiction,topic,value,source,checked_on\n"


def day(days):
    return str(today() + datetime.timedelta(days=days))


class TablesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def find(self, words, more=""):
        return self.gateway.get(f"/v1/ip/recordations?q={quoted(words)}{more}").json["items"]

    def load(self, table, text, check=True):
        with tempfile.TemporaryDirectory() as directory:
            file = pathlib.Path(directory) / "table.csv"
            file.write_text(text, encoding="utf-8")
            return self.gateway.command("import", table, file, check=check)

    def numbers(self, words, more=""):
        return [item["number"] for item in self.find(words, more)]


class DemoTest(TablesTest):
    """What is in the demo, and stays there when a file is not right."""

    def test_found_by_anything(self):
        for words in ("鹭帆", "鷺帆", "T2024-10001", "t2024-10001", "18600001", "厦门云帆渡"):
            self.assertIn("T2024-10001", self.numbers(words), words)
        for words in ("LUFAN", "lufan", "ＬＵＦＡＮ", "18600002", "lu"):
            self.assertIn("T2024-10002", self.numbers(words), words)
        self.assertEqual(self.numbers("ZL202310000001.4"), ["P2025-10006"])
        self.assertEqual(self.numbers("小鹭家族"), ["C2025-10008"])

    def test_bad_files_change_nothing(self):
        good = f"T1,trademark,试,1,甲,,valid,{day(-9)},{day(900)}\n"
        for bad, word in ((good.replace("trademark", "plant"), "plant"), (good.replace("valid", "lost"), "lost"), (good.replace(day(900), "2026-02-30"), "2026-02-30"),
                          (good.replace(day(-9), "2026-1-1"), "2026-1-1"), (good + good, "repeats"), (good.replace("甲", ""), "holder is empty")):
            done = self.load("ip-recordations", HEAD + bad, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(word, done.stderr)
            self.assertIn("T2024-10001", self.numbers("鹭帆"))

    def test_jurisdictions(self):
        listed = self.gateway.get("/v1/ip/jurisdictions").json["items"]
        self.assertEqual([item["code"] for item in listed], ["EU", "GB", "JP", "TW", "US"])
        self.assertEqual(listed[4], {"code": "US", "name": "美国", "name_en": "United States", "name_tw": "美國"})
        facts = {fact["topic"]: fact for fact in self.gateway.get("/v1/ip/jurisdictions/US").json["facts"]}
        self.assertEqual(facts["trademark-basis"]["value"], "first-to-use")
        self.assertTrue(all(fact["source"] and fact["checked"] for fact in facts.values()))


class RecordationsTest(TablesTest):
    def test_signs_stand_for_themselves(self):
        for words in ("%", "_", "\\", "'; DROP TABLE recordations; --"):
            self.assertEqual(self.numbers(words), [], words)
        self.load("ip-recordations", HEAD + f"T1,trademark,100%_A\\B,1,甲,,valid,{day(-9)},{day(900)}\n")
        for words in ("100%", "%_a", "a\\b"):
            self.assertEqual(self.numbers(words), ["T1"], words)

    def test_whole_word_comes_first(self):
        rows = [("T3", "海鹭帆船"), ("T2", "鹭帆船"), ("T1", "鹭帆")]
        self.load("ip-recordations", HEAD + "".join(f"{number},trademark,{title},1,甲,,valid,{day(-9)},{day(900)}\n" for number, title in rows))
        self.assertEqual(self.numbers("鹭帆"), ["T1", "T2", "T3"])
        self.assertEqual(self.numbers("鹭帆", "&kind=patent"), [])
        answer = self.gateway.get(f"/v1/ip/recordations?q={quoted('鹭帆')}&limit=2").json
        self.assertEqual((len(answer["items"]), answer["truncated"]), (2, True))

    def test_status_by_the_day(self):
        ends = {"T1": (day(-1), "expired"), "T2": (day(0), "expiring"), "T3": (day(150), "expiring"), "T4": (day(190), "valid")}
        self.load("ip-recordations", HEAD + "".join(f"{number},trademark,试,1,甲,,valid,2017-01-01,{end}\n" for number, (end, _) in ends.items())
                  + f"T5,trademark,试,1,甲,,revoked,2017-01-01,{day(900)}\nT6,trademark,试,1,甲,,cancelled,2017-01-01,{day(-9)}\n")
        self.assertEqual({item["number"]: item["status"] for item in self.find("试")},
                         {**{number: status for number, (_, status) in ends.items()}, "T5": "revoked", "T6": "cancelled"})

    def test_six_months_before_the_end(self):
        self.load("ip-recordations", HEAD + "T1,trademark,试,1,甲,,valid,2017-01-01,2031-08-31\nT2,trademark,验,1,甲,,valid,2017-01-01,2032-02-29\n")
        self.assertEqual((self.find("试")[0]["renewal_from"], self.find("验")[0]["renewal_from"]), ("2031-02-28", "2031-08-29"))

    def test_bad_facts(self):
        names = "XX,name,甲国,,\nXX,name_en,Xland,,\n"
        for bad, word in ((names + "XX,weather,rain,me,2026-01-01\n", "weather"), (names + "XX,trademark-term,10,,2026-01-01\n", "without a source"),
                          (names + "XX,trademark-term,10,law,\n", "without a source"), (names + "XX,trademark-term,10,law,today\n", "today"), ("XX,name,甲国,,\n", "XX has no name")):
            done = self.load("ip-jurisdictions", FACTS + bad, check=False)
            self.assertEqual(done.returncode, 1, bad)
            self.assertIn(word, done.stderr)
        self.assertEqual(self.gateway.get("/v1/ip/jurisdictions/US").status, 200)
        self.load("ip-jurisdictions", FACTS + names)
        self.assertEqual(self.gateway.get("/v1/ip/jurisdictions/US").status, 404)

    def test_many(self):
        """Still quick with as many as a year has."""
        rows = "".join(f"T{i:06},trademark,商标{i},{i},第{i % 900}公司,,valid,{day(-9)},{day(900)}\n" for i in range(8000))
        self.load("ip-recordations", HEAD + rows)
        self.assertEqual(Database(self.gateway).sql("SELECT count(*) FROM recordations"), ["8000"])
        self.assertEqual(self.numbers("商标7999"), ["T007999"])


if __name__ == "__main__":
    tap.main()
