# SPDX-License-Identifier: LGPL-2.1-or-later
"""The tables that an operator brings: what is taken, and what is told of files that are not."""
import unittest

import tap
from gateway import SHARED_DATA, Gateway, quoted
from receipts import ceb, dec_result, inventory_return, put, waiting

NUMBER = "370120261000700001"
UNIFIED = "I20260000000700002"
COMPANY = "91350205MADEM0011D"


class ImportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway().start()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def load(self, table, content):
        path = self.gateway.directory / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.gateway.command("import", table, path, check=False)

    def assert_taken(self, table, content, rows):
        result = self.load(table, content)
        self.assertEqual((result.returncode, result.stdout), (0, f"{rows} rows\n"), result.stderr)

    def assert_refused(self, table, content, *reasons):
        result = self.load(table, content)
        self.assertNotEqual(result.returncode, 0)
        for reason in reasons:
            self.assertIn(reason, result.stderr)
        return result.stderr

    def goods(self, code):
        answer = self.gateway.get(f"/v1/customs/hs/{code}")
        return answer.json if answer.status == 200 else None


class TablesTest(ImportTest):
    def test_forms_of_csv(self):
        text = '\ufeffcode,name,elements\r\n0902101000,"绿茶,""净重""小于3千克\r\n的",品名|用途\r\n\r\n0902109000, 其他绿茶 ,'
        self.assert_taken("hs", text, 2)
        self.assertEqual(self.goods("0902101000")["name"], '绿茶,"净重"小于3千克\r\n的')
        self.assertEqual(self.goods("0902101000")["elements"], ["品名", "用途"])
        self.assertEqual(self.goods("0902109000")["name"], "其他绿茶")
        self.assertNotIn("elements", self.goods("0902109000"))

    def test_columns_in_any_order(self):
        self.assert_taken("hs", "note,name,x,code\n1,绿茶,2,0902101000\n", 1)
        self.assertEqual(self.goods("0902101000")["name"], "绿茶")

    def test_again_replaces(self):
        self.assert_taken("hs", "code,name\n0902101000,绿茶\n0902109000,其他绿茶\n", 2)
        self.assert_taken("hs", "code,name\n0902109000,红茶\n", 1)
        self.assertIsNone(self.goods("0902101000"))
        found = self.gateway.get("/v1/customs/hs?q=" + quoted("茶")).json["items"]
        self.assertEqual([item["name"] for item in found], ["红茶"])
        self.assertEqual(self.gateway.get("/v1/customs/hs?q=" + quoted("绿茶")).json["items"], [])

    def test_all_or_nothing(self):
        self.assert_taken("hs", "code,name\n0902101000,绿茶\n", 1)
        self.assert_refused("hs", "code,name\n0902109000,红茶\n12,坏\n", "nothing was imported", "Line 3")
        self.assertEqual(self.goods("0902101000")["name"], "绿茶")
        self.assertIsNone(self.goods("0902109000"))
        self.assertEqual(len(self.gateway.get("/v1/customs/hs?q=" + quoted("茶")).json["items"]), 1)

    def test_all_faults_are_told(self):
        text = 'code,name\n12,a\n0902101000,"two\nlines"\n,b\n0902109000,\n00000000,c\n0902101000,d\n'
        told = self.assert_refused("hs", text, "Line 2: ", "Line 5: code is empty", "Line 6: name is empty", "Line 7: ", "Line 8: it repeats")
        self.assertNotIn("Line 3", told)
        told = self.assert_refused("hs", "code,name\n" + "x,y\n" * 1000, "Line 2", "Line 21")
        self.assertNotIn("Line 22", told)

    def test_files_that_are_none(self):
        for content, reason in [(b"", "empty"), (b"\n\n", "empty"), ("编码,名称\n1,2\n", "column code is missing"),
                                ("code,name\n1,绿茶\n".encode("gbk"), "not UTF-8"), (b"code,name\n1,\0\n", "not UTF-8"),
                                (b'code,name\n0902101000,"open\n', "Line 2: a quotation mark is never closed"),
                                (b'code,name\n"a"b,c\n', "Line 2: there is text behind a quotation mark"),
                                ("code\tname\n1\t2\n", "column code is missing")]:
            with self.subTest(content=content):
                self.assert_refused("hs", content, reason)

    def test_no_table_no_file(self):
        self.assert_refused("prices", "code,name\n", "There is no table")
        missing = self.gateway.command("import", "hs", "/nowhere/table.csv", check=False)
        self.assertNotEqual(missing.returncode, 0)
        self.assertIn("No such file", missing.stderr)
        self.assertEqual(self.gateway.command("import", "hs", check=False).returncode, 2)

    def test_text_stays_text(self):
        evil = "'); DROP TABLE hs_codes; --"
        self.assert_taken("hs", f'code,name\n0902101000,"{evil}"\n', 1)
        self.assertEqual(self.goods("0902101000")["name"], evil)

    def test_rates(self):
        self.assert_taken("hs", "code,name\n0902101000,绿茶\n3304100011,口红\n", 2)
        self.assert_taken("tariff", "hs8,name,mfn_rate_pct_2014\n09021010,绿茶,15\n", 1)
        self.assert_taken("tariff", "hs,rate,year\n09,20,2020\n0902,15.5,2024\n", 2)
        self.assert_taken("consumption-tax", "hs,rate\n330410,15\n", 1)
        self.assert_taken("vat-rates", "effective_from,effective_to,standard_pct,reduced_pct,source\n2018-05-01,2019-03-31,16,10,a\n"
                                       "2019-04-01,,13,9,b\n", 2)
        self.assert_taken("reduced-vat", "hs,rate\n0902,9\n", 1)
        tea, lipstick = self.goods("0902101000"), self.goods("3304100011")
        self.assertEqual((tea["duty"], tea["vat"], tea["consumption"]), ("15.5000", "9.0000", "0.0000"))
        self.assertEqual(tea["rate_note"], "2024年税率，仅供参考")
        self.assertEqual((lipstick["vat"], lipstick["consumption"]), ("13.0000", "15.0000"))
        self.assertNotIn("duty", lipstick)
        self.assert_refused("tariff", "hs,rate\n0902,much\n9,5\nABCD,5\n", "Line 2", "Line 3", "Line 4")

    def test_rules(self):
        columns = "effective_from,effective_to,single_limit_cny,annual_limit_cny,vat_ct_factor,over_single_single_item_rule,source\n"
        self.assert_taken("tax-policies", columns + "2019-01-01,,5000,26000,0.7,yes,49号\n", 1)
        policy = self.gateway.get("/v1/customs/tax-rules").json["policies"]
        self.assertEqual(policy, [{"effective_from": "2019-01-01", "single_limit": "5000.00", "annual_limit": "26000.00", "factor": "0.70",
                                   "source": "49号", "single_item_over_limit": True}])
        self.assert_refused("tax-policies", columns + "2019-13-01,,5000,26000,0.7,yes,a\n2019-01-01,,five,26000,0.7,yes,a\n", "Line 2", "Line 3")


class DeclarationsTest(ImportTest):
    HEAD = "number,unified_number,supervision_mode,direction,company,uscc,customs,declared\n"

    def put(self, name, xml):
        put(self.gateway.spool, name, xml)
        self.gateway.wait_for(lambda: not waiting(self.gateway.spool), 10, "an empty inbox")

    def test_head_before_and_after_its_receipts(self):
        receipt = dec_result("P", "2026-03-02T10:00:00", UNIFIED, NUMBER, D_DATE="2026-02-27T09:00:00")
        head = self.HEAD + f"{NUMBER},{UNIFIED},9710,export,厦门鹭海通跨境电子商务有限公司,{COMPANY},3712,2026-03-01\n"
        answers = []
        for first in (True, False):
            with Gateway() as gateway:
                self.gateway, kept = gateway, self.gateway
                try:
                    if first:
                        self.assert_taken("declarations", head, 1)
                    self.put("receipt.xml", receipt)
                    if not first:
                        self.assert_taken("declarations", head, 1)
                    answers.append(gateway.look_up(NUMBER, "M0011D").json)
                    self.assertEqual(gateway.look_up(NUMBER, "700002").json, answers[-1])
                finally:
                    self.gateway = kept
        self.assertEqual(answers[0], answers[1])
        self.assertEqual((answers[0]["company"], answers[0]["declared"], answers[0]["direction"]), ("厦门鹭***有限公司", "2026-03-01", "export"))
        self.assertEqual((answers[0]["supervision_mode"]["code"], answers[0]["customs"]["code"]), ("9710", "3712"))

    def test_without_receipts(self):
        self.assert_taken("declarations", self.HEAD + f"370120261000800001,,0110,import,甲公司,{COMPANY},3701,2026-03-01\n", 1)
        answer = self.gateway.look_up("370120261000800001", "M0011D").json
        self.assertEqual((answer["status"]["stage"], answer["status"]["kind"]), ("declare", "progress"))
        self.assertNotIn("updated", answer)

    def test_again_replaces(self):
        line = "370120261000800002,,0110,import,{},%s,3701,2026-03-01\n" % COMPANY
        self.assert_taken("declarations", self.HEAD + line.format("厦门甲有限公司"), 1)
        self.assert_taken("declarations", self.HEAD + line.format("厦门乙有限公司"), 1)
        self.assertEqual(self.gateway.look_up("370120261000800002", "M0011D").json["company"], "厦门乙***有限公司")
        self.assert_taken("declarations", self.HEAD + line.format("厦门丙有限公司"), 1)
        self.assertEqual(self.gateway.look_up("370120261000800002", "M0011D").json["company"], "厦门丙***有限公司")

    def test_faults(self):
        lines = ["12345,,,,,,,", f"{NUMBER},X1,,,,,,", f"{NUMBER},,,sideways,,,,", f"{NUMBER},,,,,91350205MADEM0011E,,", f"{NUMBER},,,,,,,yesterday"]
        self.assert_refused("declarations", self.HEAD + "\n".join(lines), *[f"Line {line}: " for line in range(2, 7)])


class SharedTablesTest(ImportTest):
    ROWS = {
        "districts": ("customs/customs_districts.csv", 1085), "hs": ("customs/customs_hs_codes.csv", 11929),
        "units": ("customs/customs_units.csv", 123), "currencies": ("customs/customs_currencies.csv", 26),
        "countries": ("customs/customs_countries.csv", 245), "supervision-modes": ("customs/supervision_modes.csv", 100),
        "transport-modes": ("customs/transport_modes.csv", 18), "trade-terms": ("customs/trade_terms.csv", 7),
        "wrap-types": ("customs/wrap_types.csv", 13), "levy-nature": ("customs/levy_nature.csv", 45),
        "tariff": ("hs/cn_mfn_tariff_2014.csv", 8277), "tax-policies": ("tax/cbec_policy.csv", 2), "vat-rates": ("tax/vat_rates.csv", 4),
    }

    def test_all_of_them(self):
        if not SHARED_DATA.exists():
            raise tap.Skip("The shared data are not there")
        for table, (path, rows) in self.ROWS.items():
            with self.subTest(table=table):
                result = self.gateway.command("import", table, SHARED_DATA / path, check=False)
                self.assertEqual((result.returncode, result.stdout), (0, f"{rows} rows\n"), result.stderr)

        horse = self.goods("0101290090")
        self.assertEqual((horse["unit1"], horse["duty"], horse["rate_note"]), ("千克", "10.0000", "2014年税率，仅供参考"))
        rules = self.gateway.get("/v1/customs/tax-rules").json
        self.assertEqual([policy["single_item_over_limit"] for policy in rules["policies"]], [False, True])
        self.assertEqual(rules["vat"][-1]["standard"], "13")

        put(self.gateway.spool, "a.xml", ceb(621, "<Inventory><InventoryHead><copNo>C1</copNo><agentCode>3502980A01</agentCode>"
                                                  "<tradeMode>9610</tradeMode><customsCode>3715</customsCode></InventoryHead></Inventory>"))
        put(self.gateway.spool, "b.xml", ceb(622, inventory_return("800", "20260301100000000", "37152026I000000001", "C1")))
        self.gateway.wait_for(lambda: not waiting(self.gateway.spool), 10, "an empty inbox")
        inventory = self.gateway.get("/v1/customs/inventories/37152026I000000001", "W6A001").json
        self.assertEqual(inventory["supervision_mode"], {"code": "9610", "name": "电子商务"})
        self.assertEqual(inventory["customs"], {"code": "3715", "name": "高崎机场海关"})


if __name__ == "__main__":
    tap.main()
