# SPDX-License-Identifier: LGPL-2.1-or-later
"""Records as visitors see them: what opens them, what they say, and what stays another's."""
import unittest

import tap
from gateway import ROOT, Gateway, quoted
from receipts import ceb, dec_result, element, inventory_return, put, waiting

UNIFIED = "I20260000000700002"
NUMBER = "370120261000700001"
FACTOR = "700002"
INVENTORY = "37152026I000000001"


def order(number, company, phone="13900001111", **fields):
    return ceb(311, "<Order>" + element("OrderHead", {"orderNo": number, "ebcCode": company, "ebcName": "厦门甲有限公司", "buyerTelephone": phone,
                                                      "appTime": "20260301080000", **fields}) + "</Order>")


def order_return(number, company, status="120", time="20260301090000000"):
    return ceb(312, element("OrderReturn", {"orderNo": number, "ebcCode": company, "returnStatus": status, "returnTime": time}))


def payment(number, order_number, company):
    return ceb(411, "<Payment>" + element("PaymentHead", {"payCode": company, "payTransactionId": number, "orderNo": order_number}) + "</Payment>")


def waybill(number, order_number, company="3502W6L001"):
    return ceb(511, "<Logistics>" + element("LogisticsHead", {"logisticsNo": number, "logisticsCode": company, "orderNo": order_number}) + "</Logistics>")


def inventory(cop, order_number, waybill_number, company, phone="13900001111", agent="3502980A01"):
    return ceb(621, "<Inventory>" + element("InventoryHead", {
        "orderNo": order_number, "logisticsNo": waybill_number, "logisticsCode": "3502W6L001", "ebcCode": company, "copNo": cop,
        "agentCode": agent, "buyerTelephone": phone, "tradeMode": "9610", "ieFlag": "I", "declTime": "20260301"}) + "</Inventory>")


class LookupTest(unittest.TestCase):
    def setUp(self):
        self.gateway = Gateway().start()
        self.count = 0

    def tearDown(self):
        self.gateway.close()

    def take(self, *files):
        for xml in files:
            self.count += 1
            put(self.gateway.spool, f"{self.count}.xml", xml)
        self.gateway.wait_for(lambda: not waiting(self.gateway.spool), 10, "an empty inbox")

    def declaration(self, number=NUMBER, factor=FACTOR):
        return self.gateway.look_up(number, factor)

    def inventory(self, number=INVENTORY, factor="W6A001"):
        return self.gateway.get(f"/v1/customs/inventories/{number}", factor)

    def order(self, number, factor):
        return self.gateway.get(f"/v1/customs/orders/{quoted(number)}", factor)

    def waybill(self, number, factor):
        return self.gateway.get(f"/v1/customs/waybills/{quoted(number)}", factor)

    def assert_closed(self, answer):
        self.assertEqual((answer.status, answer.problem), (404, "not-found"))


class DeclarationTest(LookupTest):
    def test_what_it_says(self):
        self.take(dec_result("7", "2026-03-01T10:00:00", UNIFIED, note="申报成功"),
                  dec_result("L", "2026-03-01T10:00:40", UNIFIED, NUMBER, "入库成功", D_DATE="2026-03-01T10:00:00"),
                  dec_result("C", "2026-03-01T11:15:00", UNIFIED, NUMBER, "布控查验"))
        self.assertEqual(self.declaration().json, {
            "number": NUMBER, "unified_number": UNIFIED, "direction": "import", "customs": {"code": "3701", "name": "3701"},
            "declared": "2026-03-01", "source": "single-window",
            "status": {"stage": "inspect", "kind": "attention", "code": "C", "text": "查验通知"},
            "updated": "2026-03-01T11:15:00+08:00", "reason": {"code": "", "text": "布控查验"},
            "stages": [
                {"stage": "declare", "state": "done", "time": "2026-03-01T10:00:00+08:00", "code": "7", "note": "申报成功"},
                {"stage": "store", "state": "done", "time": "2026-03-01T10:00:40+08:00", "code": "L", "note": "入库成功"},
                {"stage": "review", "state": "done"},
                {"stage": "inspect", "state": "attention", "time": "2026-03-01T11:15:00+08:00", "code": "C", "note": "布控查验"},
                {"stage": "tax", "state": "pending"}, {"stage": "release", "state": "pending"}, {"stage": "close", "state": "pending"}]})

    def test_release_and_closing_in_the_same_second(self):
        self.take(dec_result("R", "2026-03-01T16:30:05", UNIFIED, NUMBER))
        self.take(dec_result("P", "2026-03-01T16:30:05", UNIFIED, NUMBER))
        self.assertEqual(self.declaration().json["status"]["code"], "R")

    def test_unknown_code(self):
        self.take(dec_result("L", "2026-03-01T10:00:00", UNIFIED, NUMBER), dec_result("Q9", "2026-03-01T11:00:00", UNIFIED, NUMBER))
        self.assertEqual(self.declaration().json["status"], {"stage": "unknown", "kind": "progress", "code": "Q9", "text": "处理中（代码 Q9）"})

    def test_times_in_any_form(self):
        for second, time in enumerate(["20260301100000", "2026-03-01 10:00:01", "2026-03-01T10:00:02.500", "2026-03-01T02:00:03Z",
                                       "2026-03-01T10:00:04+08:00"]):
            self.take(dec_result("7JCTP"[second], time, UNIFIED, NUMBER))
            self.assertEqual(self.declaration().json["updated"], f"2026-03-01T10:00:0{second}+08:00")

    def test_senseless_time(self):
        self.take(dec_result("L", "2026-13-45T99:00:00", UNIFIED, NUMBER))
        self.assertNotIn("updated", self.declaration().json)

    def test_upload_that_failed(self):
        self.take(f"<DecImportResponse><ResponseCode>1</ResponseCode><ErrorMessage>校验失败</ErrorMessage><SeqNo>{UNIFIED}</SeqNo></DecImportResponse>",
                  dec_result("L", "2026-03-01T10:00:00", UNIFIED, NUMBER))
        self.assertEqual(self.declaration().json["status"]["code"], "L")
        self.assertEqual(self.declaration().json["stages"][0], {"stage": "declare", "state": "done"}, "of the attempt that failed nothing is told")

    def test_factors(self):
        self.take(dec_result("L", "2026-03-01T10:00:00", UNIFIED, NUMBER))
        self.assertEqual(self.declaration().status, 200)
        for factor in ["700001", "00002", "7000022", UNIFIED, "WRONG1"]:
            self.assert_closed(self.declaration(factor=factor))

    def test_end_of_its_own_number_opens_nothing(self):
        """Where the unified number ends like the declaration's, its end is no secret."""
        self.take(dec_result("L", "2026-03-01T10:00:00", "I20260000000700001", NUMBER))
        self.assert_closed(self.declaration(factor="700001"))

    def test_without_a_factor_in_it(self):
        self.take(f"<DEC_RESULT><ENTRY_ID>{NUMBER}</ENTRY_ID><CHANNEL>P</CHANNEL></DEC_RESULT>")
        self.assert_closed(self.declaration())

    def test_small_letters_fit(self):
        self.take(ceb(622, inventory_return("800", "20260301100000000", INVENTORY)))
        self.assertEqual(self.inventory(factor="w6a001").status, 200)

    def test_numbers_that_stand_for_none_join_nothing(self):
        self.take(dec_result("P", "2026-03-01T10:00:00", "0", NUMBER), dec_result("E", "2026-03-01T11:00:00", "0", "370120261000700009"),
                  dec_result("L", "2026-03-01T09:00:00", UNIFIED, NUMBER))
        self.assertEqual(self.declaration().json["status"]["code"], "P")

    def test_declared_anew(self):
        """A second number under the same unified one: either shows where the matter stands, by the number that was asked for."""
        other = "370120261000700077"
        self.take(dec_result("E", "2026-03-01T10:00:00", UNIFIED, NUMBER, "退单"), dec_result("7", "2026-03-01T11:00:00", UNIFIED, other),
                  dec_result("P", "2026-03-01T12:00:00", UNIFIED, other))
        for number in [NUMBER, other]:
            answer = self.declaration(number).json
            self.assertEqual((answer["number"], answer["status"]["code"]), (number, "P"))


class InventoryTest(LookupTest):
    def test_reason(self):
        self.take(ceb(622, inventory_return("100", "20260301100000000", INVENTORY, info="[Code:1313;Desc:订购人购买超过年度限额]")))
        answer = self.inventory().json
        self.assertEqual(answer["reason"], {"code": "1313", "text": "订购人购买超过年度限额"})
        self.assertEqual((answer["status"]["stage"], answer["status"]["kind"]), ("review", "error"))

    def test_exception(self):
        self.take(ceb(622, inventory_return("120", "20260301100000000", INVENTORY), inventory_return("-621018", "20260301110000000", INVENTORY, info="超过年度限额")))
        answer = self.inventory().json
        self.assertEqual((answer["status"]["kind"], answer["status"]["code"], answer["reason"]["text"]), ("error", "-621018", "超过年度限额"))

    def tax(self, number, status, at, amounts=None):
        fields = {"returnTime": at, "invtNo": INVENTORY, "taxNo": number, "status": status, **(amounts or {})}
        return ceb(816 if amounts else 818, "<Tax>" + element("TaxHeadRd" if amounts else "TaxHeadStatus", fields) + "</Tax>")

    def test_tax(self):
        amounts = {"customsTax": "0.00000", "valueAddedTax": "107.06500", "consumptionTax": "123.53000"}
        self.take(ceb(622, inventory_return("800", "20260301100000000", INVENTORY)))
        self.assertNotIn("tax", self.inventory().json)
        self.take(self.tax("T1", "2", "20260303100000000"))
        self.assertNotIn("tax", self.inventory().json, "its state came before the bill")
        self.take(self.tax("T1", "1", "20260302100000000", amounts))
        self.assertEqual(self.inventory().json["tax"], {"duty": "0.00", "consumption": "123.53", "vat": "107.07", "total": "230.60"})
        self.take(self.tax("T1", "3", "20260304100000000"))
        self.assertNotIn("tax", self.inventory().json, "the bill was made void")
        self.take(self.tax("T2", "1", "20260305100000000", {**amounts, "customsTax": "10"}))
        answer = self.inventory().json
        self.assertEqual((answer["tax_no"], answer["tax"]["duty"]), ("T2", "10.00"))

    def test_known_by_its_enterprise_s_number_first(self):
        self.take(ceb(622, inventory_return("2", "20260301100000000", cop="C-9")))
        self.take(inventory("C-9", "O-9", "W-9", "3502W6A001"))
        self.take(ceb(622, inventory_return("120", "20260301100030000", INVENTORY, cop="C-9")))
        answer = self.inventory().json
        self.assertEqual([stage["code"] for stage in answer["stages"][:2]], ["2", "120"])
        self.assertEqual((answer["order_no"], answer["waybill_no"], answer["supervision_mode"]["code"]), ("O-9", "W-9", "9610"))

    def test_same_enterprise_s_number_of_two_brokers(self):
        self.take(ceb(622, inventory_return("800", "20260301100000000", INVENTORY, cop="1", agent="3502980A01", company="3502W6A001")),
                  ceb(622, inventory_return("100", "20260301110000000", "37152026I000000002", cop="1", agent="3502980A02", company="3502W6B002")))
        self.assertEqual(self.inventory().json["status"]["code"], "800")
        self.assert_closed(self.inventory(factor="W6B002"))

    def test_export_has_up_to_twenty_characters(self):
        self.take(ceb(604, inventory_return("800", "20260301100000000", "37152026E00000000123", preNo="B20260301000000123")))
        self.assertEqual(self.inventory("37152026E00000000123").json["direction"], "export")


class OrderTest(LookupTest):
    COMPANY, OTHER = "3502W6A001", "3502W6B002"

    def lamps(self, answer):
        self.assertEqual(answer.status, 200, answer.body)
        return [entry["present"] for entry in answer.json["documents"]]

    def take_all(self, number="O-1", company=COMPANY, phone="13900001111", waybill_number="W-1", cop="C-1", inventory_number=INVENTORY, agent="3502980A01"):
        self.take(order(number, company, phone), order_return(number, company), payment(f"P-{number}-{company}", number, "3502W6P001"),
                  waybill(waybill_number, number), inventory(cop, number, waybill_number, company, phone, agent),
                  ceb(622, inventory_return("800", "20260301100000000", inventory_number, cop, agent=agent, company=company)))

    def test_four_documents(self):
        self.take_all()
        answer = self.order("O-1", "W6A001")
        self.assertEqual(self.lamps(answer), [True] * 4)
        self.assertEqual((answer.json["order_no"], answer.json["waybill_no"], answer.json["inventory"]["number"]), ("O-1", "W-1", INVENTORY))
        self.assertEqual(answer.json["documents"][0]["status"], {"stage": "store", "kind": "done", "code": "120", "text": "海关入库"})
        self.assertEqual(self.order("O-1", "1111").json, answer.json)
        self.assertEqual(self.waybill("W-1", "1111").json, answer.json)

    def test_as_they_come_in(self):
        self.take(order("O-1", self.COMPANY))
        self.assertEqual(self.lamps(self.order("O-1", "1111")), [True, False, False, False])
        self.take(waybill("W-1", "O-1"))
        self.assertEqual(self.lamps(self.order("O-1", "1111")), [True, False, True, False])
        self.assertEqual(self.lamps(self.waybill("W-1", "1111")), [True, False, True, False])
        self.take(payment("P-1", "O-1", "3502W6P001"), inventory("C-1", "O-1", "W-1", self.COMPANY))
        self.assertEqual(self.lamps(self.order("O-1", "1111")), [True] * 4)

    def test_export_documents(self):
        self.take(ceb(303, "<Order>" + element("OrderHead", {"orderNo": "E-1", "ebcCode": self.COMPANY}) + "</Order>"),
                  ceb(403, "<Receipts>" + element("ReceiptsHead", {"payNo": "R-1", "payCode": "3502W6P001", "ebcCode": self.COMPANY, "orderNo": "E-1"}) + "</Receipts>"),
                  ceb(404, element("ReceiptsReturn", {"payNo": "R-1", "ebcCode": self.COMPANY, "orderNo": "E-1", "returnStatus": "120",
                                                      "returnTime": "20260301100000000"})))
        answer = self.order("E-1", "W6A001")
        self.assertEqual(self.lamps(answer), [True, True, False, False])
        self.assertEqual(answer.json["documents"][1]["status"]["code"], "120")

    def test_mismatch(self):
        self.take_all()
        self.take(ceb(622, inventory_return("100", "20260302100000000", INVENTORY, "C-1", "[Code:1322;Desc:订单清单表体商品项不一致]")))
        documents = self.order("O-1", "1111").json["documents"]
        self.assertEqual((documents[3]["status"]["kind"], documents[3]["reason"]), ("error", {"code": "1322", "text": "订单清单表体商品项不一致"}))

    def test_signed_for(self):
        self.take_all()
        self.take(ceb(513, element("LogisticsStatus", {"logisticsNo": "W-1", "logisticsCode": "3502W6L001", "logisticsStatus": "S",
                                                       "logisticsTime": "20260303120000"})))
        document = self.order("O-1", "1111").json["documents"][2]
        self.assertEqual((document["status"]["text"], document["updated"]), ("已签收", "2026-03-03T12:00:00+08:00"))

    def test_same_number_of_two_enterprises(self):
        """Each sees its own documents, and nothing of the other's."""
        self.take_all()
        self.take_all("O-1", self.OTHER, "13900002222", "W-2", "C-2", "37152026I000000002", "3502980A02")
        for factors, waybill_number, inventory_number in [(("W6A001", "1111"), "W-1", INVENTORY), (("W6B002", "2222"), "W-2", "37152026I000000002")]:
            for factor in factors:
                answer = self.order("O-1", factor).json
                self.assertEqual((answer["waybill_no"], answer["inventory"]["number"]), (waybill_number, inventory_number))
        self.assert_closed(self.waybill("W-1", "2222"))

    def test_inventory_of_another_with_the_same_order_number(self):
        """One has the order, the other the inventory: they are not one matter."""
        self.take(order("O-1", self.COMPANY, "13900001111"), inventory("C-2", "O-1", "W-2", self.OTHER, "13900002222"))
        self.assertEqual(self.lamps(self.order("O-1", "1111")), [True, False, False, False])
        self.assertNotIn("waybill_no", self.order("O-1", "1111").json)
        self.assertEqual(self.lamps(self.order("O-1", "2222")), [False, False, False, True])

    def test_waybill_of_one_of_two_orders_with_the_same_number(self):
        """As long as no inventory tells whose it is, it is nobody's."""
        self.take(order("O-1", self.COMPANY, "13900001111"), order("O-1", self.OTHER, "13900002222"), waybill("W-1", "O-1"))
        self.assert_closed(self.waybill("W-1", "1111"))
        self.assert_closed(self.waybill("W-1", "2222"))
        self.take(inventory("C-1", "O-1", "W-1", self.COMPANY, "13900001111"))
        self.assertEqual(self.lamps(self.waybill("W-1", "1111")), [True, False, True, True])
        self.assert_closed(self.waybill("W-1", "2222"))

    def test_numbers_that_cannot_be(self):
        for number in ["O 1", "订单1", "O'1", "x" * 61, "a\"b"]:
            answer = self.order(number, "1111")
            self.assertEqual((answer.status, answer.problem), (400, "invalid-number"), number)
        self.take(order("a-B_c.d/1", self.COMPANY))
        self.assertEqual(self.order("a-B_c.d/1", "1111").status, 200)
        self.assertEqual(self.order("A-b_C.d/1", "1111").status, 200)


class DemoTest(unittest.TestCase):
    """What docs/demo-data.md promises."""

    DECLARATIONS = [
        ("370120260000123456", "M0011D", "release", "done"), ("370820260000223344", "M0011D", "inspect", "attention"),
        ("371120261000334455", "M002X5", "tax", "attention"), ("371520260000445566", "M002X5", "review", "error"),
        ("371420261000556677", "M00385", "unknown", "progress"), ("372220260000667788", "M00385", "close", "done"),
    ]
    INVENTORIES = [
        ("37152026I000000123", "5678", "release", "done"), ("37152026I000000124", "6789", "review", "error"),
        ("37152026I000000125", "7890", "inspect", "attention"), ("37152026I000000126", "8901", "review", "error"),
    ]

    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def test_declarations(self):
        for number, factor, stage, kind in self.DECLARATIONS:
            answer = self.gateway.look_up(number, factor)
            self.assertEqual(answer.status, 200, number)
            self.assertEqual((answer.json["status"]["stage"], answer.json["status"]["kind"]), (stage, kind))
            self.assertEqual(answer.json["source"], "demo")
            for member in ["company", "declared", "customs", "supervision_mode", "updated"]:
                self.assertIn(member, answer.json)
            self.assertNotEqual(answer.json["customs"]["name"], answer.json["customs"]["code"])

    def test_inventories(self):
        for number, factor, stage, kind in self.INVENTORIES:
            for given in [factor, "W6A001"]:
                answer = self.gateway.get(f"/v1/customs/inventories/{number}", given)
                self.assertEqual((answer.json["status"]["stage"], answer.json["status"]["kind"]), (stage, kind))

    def test_orders_and_waybills(self):
        waybills = ["RR123456785CN", "RB123456785CN", "SF1234567890123", "EB123456785CN"]
        for place, waybill_number in enumerate(waybills):
            by_order = self.gateway.get(f"/v1/customs/orders/DEMO-ORDER-00{place + 1}", "W6A001")
            by_waybill = self.gateway.get(f"/v1/customs/waybills/{waybill_number}", self.INVENTORIES[place][1])
            self.assertEqual(by_order.status, 200)
            self.assertEqual(by_order.json, by_waybill.json)
            self.assertEqual(by_order.json["inventory"]["number"], self.INVENTORIES[place][0])

    def test_loaded_twice(self):
        before = self.gateway.look_up().json
        self.gateway.command("demo", "--data", ROOT / "data" / "demo")
        self.assertEqual(self.gateway.look_up().json, before)


if __name__ == "__main__":
    tap.main()
