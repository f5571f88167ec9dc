# SPDX-License-Identifier: LGPL-2.1-or-later
"""How a company's name fares, and the lists of official terms."""

import unittest
import urllib.parse

import tap
from database import Database
from gateway import SHARED_DATA, Gateway


class NamesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def check(self, brand, region="厦门", industry="国际贸易", form="有限公司"):
        query = urllib.parse.urlencode({"region": region, "brand": brand, "industry": industry, "form": form})
        answer = self.gateway.get(f"/v1/registration/name-check?{query}")
        self.assertEqual(answer.status, 200, answer.body)
        self.assertNotIn("approved", answer.body.decode())
        self.assertEqual((answer.json["name"], answer.json["binding"]), (region + brand + industry + form, False))
        worst = max((finding["verdict"] for finding in answer.json["findings"]), key=["warn", "refuse"].index, default="pass")
        self.assertEqual(answer.json["verdict"], worst)
        return [(finding["part"], finding["verdict"], finding["reason"], finding["article"]) for finding in answer.json["findings"]]

    def test_nothing_is_found(self):
        for name in ({"brand": "鹭白帆"}, {"brand": "鹭白帆", "region": "厦门市"}, {"brand": "鹭白帆", "region": "厦门市海沧区"},
                     {"brand": "鹭白帆", "region": "福建省"}, {"brand": "鹭白帆", "region": "厦门自贸片区"},
                     {"brand": "乾著", "form": "股份有限公司"}, {"brand": "鹭白帆", "industry": "供应链管理服务"}):
            with self.subTest(name=name):
                self.assertEqual(self.check(**name), [])

    def test_regions(self):
        for region, finding in (("", ("refuse", "required")), ("海沧区", ("refuse", "district-without-city")),
                                ("火炬高新区", ("refuse", "zone-without-region")), ("福州", ("warn", "unknown-region")),
                                ("厦门市无锡区", ("warn", "unknown-region")), ("=1+1", ("refuse", "not-hanzi")), ("Xiamen", ("refuse", "not-hanzi"))):
            with self.subTest(region=region):
                (part, *found, article), = self.check("鹭白帆", region=region)
                self.assertEqual((part, *found), ("region", *finding))

    def test_brands(self):
        for brand, finding in (("鹭", ("refuse", "too-short", "第八条")), ("ABC", ("refuse", "not-hanzi", "第五条")), ("鹭1", ("refuse", "not-hanzi", "第五条")),
                               ("鹭白-帆", ("refuse", "not-hanzi", "第五条")), ("鷺白帆", ("refuse", "traditional-character", "第五条")),
                               ("鹭白喆", ("warn", "rare-character", "第五条")), ("厦门", ("refuse", "place-name", "第八条")), ("泉州市", ("refuse", "place-name", "第八条")),
                               ("朝阳", ("warn", "place-name", "第八条")), ("海沧", ("warn", "place-name", "第八条")),
                               ("互联网零售", ("refuse", "trade-as-brand", "第八条")), ("物流", ("refuse", "trade-as-brand", "第八条"))):
            with self.subTest(brand=brand):
                self.assertIn(("brand", *finding), self.check(brand))

    def test_words(self):
        for brand, industry, finding in (("国家级帆", "贸易", ("refuse", "forbidden-word", "第十一条")), ("雷锋帆", "贸易", ("refuse", "forbidden-word", "第十一条")),
                                         ("鹭雷", "锋贸易", ("refuse", "forbidden-word", "第十一条")), ("中华帆", "贸易", ("refuse", "needs-approval", "第十二条")),
                                         ("鹭帆", "全国贸易", ("refuse", "needs-approval", "第十二条")), ("鹭國家級", "贸易", ("refuse", "forbidden-word", "第十一条"))):
            with self.subTest(name=brand + industry):
                self.assertIn(("name", *finding), self.check(brand, industry=industry))

    def test_industries_and_forms(self):
        self.assertEqual(self.check("鹭白帆", industry=""), [("industry", "refuse", "required", "第九条")])
        self.assertEqual(self.check("鹭白帆", industry="养鸽"), [("industry", "warn", "unknown-trade", "第九条")])
        self.assertEqual(self.check("鹭白帆", industry="trade"), [("industry", "refuse", "not-hanzi", "第五条")])
        for form in ("公司", "有限", "", "合伙企业"):
            self.assertEqual(self.check("鹭白帆", form=form), [("form", "refuse", "unknown-form", "第十条")])

    def test_likeness(self):
        for brand, industry, expected in (("闽台汇", "国际贸易", ("refuse", "same-name")), ("闽台汇", "贸易", ("refuse", "same-brand")),
                                          ("敏台汇", "国际贸易", ("warn", "similar-sound")), ("闽泰汇", "贸易", ("warn", "similar-sound")),
                                          ("闽台会", "国际贸易", ("warn", "similar-sound")), ("闽台银", "国际贸易", ("warn", "similar-writing"))):
            with self.subTest(brand=brand):
                (part, *found, article), = self.check(brand, industry=industry)
                self.assertEqual((part, *found, article), ("name", *expected, "第十七条"))
        for brand, industry in (("闽台汇", "物流"), ("闽桥银", "国际贸易"), ("台汇", "国际贸易")):
            self.assertEqual(self.check(brand, industry=industry), [])

    def test_given_up_names_are_free_after_a_year(self):
        self.assertEqual(self.check("老帆布", industry="贸易"), [])
        self.assertEqual(self.check("老字号试验", industry="贸易"), [])
        text = "name,brand,trade,given_up_on\n厦门新帆布贸易有限公司,新帆布,贸易,2099-01-01\n"
        with Gateway(demo=True) as gateway:
            table = gateway.directory / "names.csv"
            table.write_text(text, encoding="utf-8")
            gateway.command("import", "company-names", table)
            query = urllib.parse.urlencode({"region": "厦门", "brand": "新帆布", "industry": "贸易", "form": "有限公司"})
            answer = gateway.get(f"/v1/registration/name-check?{query}")
            self.assertEqual([finding["reason"] for finding in answer.json["findings"]], ["same-name"])

    def test_hostile_names(self):
        for text in ("' OR 1=1 --", "%", "_", "\\", "$1", "''", "鹭%", "鹭_帆", "🚢🚢", "a" * 40, "<b>", "鹭\u200b帆"):
            with self.subTest(text=text):
                self.assertTrue(all(verdict == "refuse" for _, verdict, reason, _ in self.check(text) if reason == "not-hanzi"))
                self.assertIn("not-hanzi", [reason for _, _, reason, _ in self.check(text)])

    # lists

    def search(self, what, words, **more):
        answer = self.gateway.get(f"/v1/registration/{what}?" + urllib.parse.urlencode({"q": words, **more}))
        self.assertEqual(answer.status, 200, answer.body)
        return [item["code"] for item in answer.json["items"]], answer.json["truncated"]

    def test_scopes(self):
        for words, first in (("货物进出口", "F4001"), ("貨物進出口", "F4001"), ("hwjck", "F4001"), ("F2068", "F2068"), ("f2068", "F2068"), ("报关", "L2071"),
                             ("进出口", "F4003"), ("互联网销售（除", "F2068")):
            with self.subTest(words=words):
                self.assertEqual(self.search("scopes", words)[0][0], first)
        codes, truncated = self.search("scopes", "销售", limit=2)
        self.assertEqual((len(codes), truncated), (2, True))
        for words in ("%", "_", "\\", "' OR 1=1 --", "没有这个"):
            self.assertEqual(self.search("scopes", words), ([], False))

    def test_industries(self):
        self.assertEqual(self.search("industries", "互联网")[0], ["5193", "5292", "6490"])
        self.assertEqual(sorted(self.search("industries", "52")[0]), ["5291", "5292"])

    @unittest.skipUnless((SHARED_DATA / "industry").is_dir(), "the official tables are not there")
    def test_official_tables(self):
        with Gateway() as gateway:
            scopes = SHARED_DATA / "industry" / "business_scope_catalog_2021draft.csv"
            if "duplicate" in gateway.command("import", "business-scopes", scopes, check=False).stderr:
                raise AssertionError("the reason is not told by line")
            self.assertIn("repeats a line", gateway.command("import", "business-scopes", scopes, check=False).stderr)
            once = gateway.directory / "scopes.csv"
            lines, seen = [], set()
            for line in scopes.read_text(encoding="utf-8-sig").splitlines():
                if line.split(",")[0] not in seen:
                    lines.append(line)
                seen.add(line.split(",")[0])
            once.write_text("\n".join(lines) + "\n", encoding="utf-8")
            self.assertRegex(gateway.command("import", "business-scopes", once).stdout, r"^15\d\d rows")
            self.assertRegex(gateway.command("import", "industries", SHARED_DATA / "industry" / "gbt4754_2017.csv").stdout, r"^19\d\d rows")
            for table in ("provinces", "areas"):
                gateway.command("import", "place-names", SHARED_DATA / "region" / f"{table}.csv")
            answer = gateway.get("/v1/registration/industries?q=" + urllib.parse.quote("互联网零售"))
            self.assertEqual(answer.json["items"][0]["code"], "5292")
            self.assertEqual(Database(gateway).sql("SELECT count(*) FROM place_names WHERE name = '海沧'"), ["1"])


if __name__ == "__main__":
    tap.main()
