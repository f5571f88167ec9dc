# SPDX-License-Identifier: LGPL-2.1-or-later
"""Receipts through the spool of a running gateway: none lost, none doubled, whatever their order and whatever dies."""
import http.server
import os
import pathlib
import random
import sqlite3
import subprocess
import threading
import time
import unittest

import receipts
import tap
from gateway import SERVER, Gateway
from receipts import ceb, dec_result, inventory_return, put, waiting

NUMBER = "370120261000700001"
UNIFIED = "I20260000000700002"
FACTOR = "700002"

TABLES = {
    "events": "SELECT record, code, at, info FROM customs_events",
    "details": "SELECT record, field, value, at FROM customs_details",
    "factors": "SELECT record, factor FROM customs_factors",
    "links": "SELECT record, kind, number FROM customs_links",
}


def stored(database):
    """All that the store holds of receipts, without what depends on the hour and the order of arrival."""
    with sqlite3.connect(database) as connection:
        ledger = sorted(row[0] for row in connection.execute("SELECT digest FROM customs_messages"))
        taxes = sorted(connection.execute("SELECT * FROM customs_taxes"))
        records = {id: {"kind": kind, "numbers": []} for id, kind in connection.execute("SELECT id, kind FROM customs_records")}
        for record, *number in connection.execute("SELECT record, kind, number, issuer FROM customs_numbers"):
            records[record]["numbers"].append(tuple(number))
        for name, sql in TABLES.items():
            for record, *rest in connection.execute(sql):
                records[record].setdefault(name, []).append(tuple(rest))
    return ledger, taxes, sorted(sorted((key, repr(sorted(value))) for key, value in record.items()) for record in records.values())


class SpoolTest(unittest.TestCase):
    def setUp(self):
        self.gateway = Gateway()

    def tearDown(self):
        self.gateway.close()

    def start(self):
        self.gateway.start()
        return self.gateway

    def settle(self, timeout=30):
        self.gateway.wait_for(lambda: not waiting(self.gateway.spool), timeout, "an empty inbox")

    def put(self, name, data):
        put(self.gateway.spool, name, data)

    def names(self, folder):
        return sorted(path.name for path in (self.gateway.spool / folder).rglob("*") if path.is_file())

    def status(self, number=NUMBER, factor=FACTOR):
        answer = self.gateway.look_up(number, factor)
        self.assertEqual(answer.status, 200, answer.body)
        status = answer.json["status"]
        return status["stage"], status["kind"], status["code"]


class ArrivalTest(SpoolTest):
    """Files of all kinds in many orders, with repetitions and with the gateway killed among them."""

    @classmethod
    def setUpClass(cls):
        if SERVER is not None:
            raise tap.Skip("What is stored is compared in SQLite")
        cls.shared = receipts.shared_files()
        cls.files = {**receipts.own_files(), **cls.shared}
        cls.expected = receipts.distinct(cls.files)
        with Gateway() as gateway:
            for name, data in sorted(cls.files.items()):
                put(gateway.spool, name, data)
            gateway.wait_for(lambda: not waiting(gateway.spool), 30, "an empty inbox")
            cls.taken = gateway.metric("gateway_receipts_stored_total")
            cls.refused = gateway.metric("gateway_receipt_files_refused_total")
            cls.reference = stored(gateway.database)

    def assert_complete(self):
        self.assertEqual(stored(self.gateway.database), self.reference)
        self.assertEqual(self.names("failed"), [])

    def feed(self, seed):
        """Puts each file at least once, in a random order, in bursts."""
        chance = random.Random(seed)
        puts = [(name, name) for name in self.files] + [(f"{name}.again", name) for name in self.files if chance.random() < 0.3]
        chance.shuffle(puts)
        for name, source in puts:
            self.put(name, self.files[source])
            if chance.random() < 0.02:
                yield chance

    def test_each_is_stored_once(self):
        self.assertEqual(self.refused, 0)
        self.assertEqual(self.taken, len(self.expected))
        self.assertEqual(len(self.reference[0]), len(self.expected))

    def test_any_order(self):
        for seed in range(3):
            with self.subTest(seed=seed):
                self.start()
                for chance in self.feed(seed):
                    time.sleep(chance.random() * 0.1)
                self.settle()
                self.assert_complete()
                self.assertEqual(self.gateway.metric("gateway_receipts_stored_total"), len(self.expected))
                self.gateway.close()
                self.gateway = Gateway()

    def test_killed_at_any_moment(self):
        for seed in range(10, 14):
            with self.subTest(seed=seed):
                self.start()
                for chance in self.feed(seed):
                    if chance.random() < 0.4:
                        time.sleep(chance.random() * 0.6)
                        self.gateway.kill()
                        self.start()
                self.settle()
                self.assert_complete()
                self.gateway.close()
                self.gateway = Gateway()

    def test_killed_between_storing_and_moving(self):
        self.gateway.spool.mkdir()
        (self.gateway.spool / "done").write_text("in the way of the folder")
        for name, data in self.files.items():
            self.put(name, data)
        self.start()
        self.gateway.wait_for(lambda: self.gateway.metric("gateway_receipts_stored_total") == len(self.expected), 30, "all stored")
        self.gateway.wait_for(lambda: self.gateway.metric("gateway_receipt_files_waiting") > 0, 30, "files that wait")
        self.gateway.kill()

        (self.gateway.spool / "done").unlink()
        self.start()
        self.settle()
        self.assert_complete()
        self.assertEqual(self.gateway.metric("gateway_receipts_stored_total"), 0)
        self.assertEqual(len(self.names("done")), len(self.files))

    def test_states_are_those_of_the_receipts(self):
        """The last step in time, and the later stage where two have the same second."""
        stages = [("declare", "progress", "7"), ("store", "progress", "L"), ("review", "progress", "J"), ("inspect", "attention", "C"),
                  ("tax", "attention", "T"), ("release", "done", "P"), ("close", "done", "R")]
        self.start()
        for _ in self.feed(99):
            pass
        self.settle()
        for serial in range(1, 61):
            last = min(serial % 10, len(stages) - 1)
            number, factor = receipts.declaration_number(serial), f"{serial + 500:06}"
            if last == 0:
                self.assertEqual(self.gateway.look_up(number, factor).status, 404, "only its unified number is known")
            else:
                self.assertEqual(self.status(number, factor), stages[last])

    def test_states_of_the_samples(self):
        if not self.shared:
            raise tap.Skip("The shared data are not there")
        self.start()
        for _ in self.feed(77):
            pass
        self.settle()
        self.assertEqual(self.status("371520181000012345", "015879"), ("close", "done", "R"))
        inventory = self.gateway.get("/v1/customs/inventories/37152018I000000123", "W68007").json
        self.assertEqual((inventory["status"]["stage"], inventory["status"]["code"]), ("close", "899"))
        self.assertEqual(inventory["tax"], {"duty": "0.00", "consumption": "123.53", "vat": "131.76", "total": "255.29"})
        self.assertEqual(inventory["tax_no"], "371520181000000456")

    def test_orders_of_the_samples(self):
        """Every order, waybill and payment of the samples shows the status that was said last of it."""
        if not self.shared:
            raise tap.Skip("The shared data are not there")
        ends = {}
        for kind, fields in receipts.distinct(self.shared):
            leaf = dict(reversed(fields))
            if kind == "OrderReturn":
                key = leaf["orderNo"], leaf["ebcCode"][-6:]
                ends[key] = max(ends.get(key, ("", "")), (leaf["returnTime"], leaf["returnStatus"]))
        self.assertGreater(len(ends), 0)

        self.start()
        for _ in self.feed(55):
            pass
        self.settle()
        for (number, factor), (_, code) in ends.items():
            documents = self.gateway.get(f"/v1/customs/orders/{number}", factor).json["documents"]
            self.assertEqual([entry["document"] for entry in documents], ["order", "payment", "waybill", "inventory"])
            self.assertEqual(documents[0]["status"]["code"], code)


class FolderTest(SpoolTest):
    def good(self, channel="L", second=0):
        return dec_result(channel, f"2026-03-01T10:00:{second:02}", UNIFIED, NUMBER)

    def test_answered_within_a_second(self):
        self.start()
        self.put("a.xml", self.good())
        begun = time.monotonic()
        self.gateway.wait_for(lambda: self.gateway.metric("gateway_receipts_stored_total") == 1, 5, "the receipt")
        self.assertEqual(self.status(), ("store", "progress", "L"))
        self.assertLess(time.monotonic() - begun, 1)

    def test_taken_when_it_starts(self):
        self.put("a.xml", self.good())
        self.start()
        self.settle()
        self.assertEqual(self.status(), ("store", "progress", "L"))

    def test_what_is_not_for_it_stays(self):
        spool = self.gateway.spool
        self.start()
        for name in ["a.xml.tmp", "b.XML.TMP", ".hidden.xml", ".~lock"]:
            (spool / name).write_text(self.good())
        (spool / "folder.xml").mkdir()
        (spool / "link.xml").symlink_to("/etc/hostname")
        os.mkfifo(spool / "pipe.xml")
        self.put("good.xml", self.good())
        self.gateway.wait_for(lambda: not (spool / "good.xml").exists(), 10, "the good one")
        time.sleep(1)
        for name in ["a.xml.tmp", "b.XML.TMP", ".hidden.xml", ".~lock", "folder.xml", "link.xml", "pipe.xml"]:
            self.assertTrue(os.path.lexists(spool / name), name)
        self.assertEqual(self.names("failed"), [])

    def test_slow_writer_is_waited_for(self):
        self.start()
        half = self.good()
        with open(self.gateway.spool / "slow.xml", "w") as file:
            for begin in range(0, len(half), 60):
                file.write(half[begin:begin + 60])
                file.flush()
                time.sleep(0.4)
        self.settle()
        self.assertEqual(self.names("failed"), [])
        self.assertEqual(self.status(), ("store", "progress", "L"))

    def test_same_name_again(self):
        self.start()
        for second, channel in enumerate(["7", "L", "J"]):
            self.put("receipt.xml", self.good(channel, second))
            self.settle()
        self.assertEqual(len(self.names("done")), 3)
        self.assertEqual(self.status(), ("review", "progress", "J"))

    def test_same_bad_name_again(self):
        self.start()
        for text in ["<Invoice/>", "<Letter/>"]:
            self.put("bad.xml", text)
            self.settle()
        self.assertEqual(len(self.names("failed")), 4)

    def test_done_is_dated(self):
        self.start()
        self.put("a.xml", self.good())
        self.settle()
        self.assertRegex(str(next((self.gateway.spool / "done").iterdir()).name), r"^\d{4}-\d\d-\d\d$")

    def test_strange_names(self):
        self.start()
        names = ["回执 1.xml", "a\nb.xml", "-rf", "%s%n.xml", "'; DROP TABLE customs_records; --.xml", "x" * 255, "no-ending"]
        for second, name in enumerate(names):
            (self.gateway.spool / name).write_text(self.good("L", second))
        (self.gateway.spool / os.fsdecode(b"\xb7\xc5.xml")).write_text(self.good("J", 59))
        self.settle()
        self.assertEqual(len(self.names("done")), len(names) + 1)
        self.assertEqual(self.status(), ("review", "progress", "J"))

    def test_no_folder_any_more(self):
        """Taken away and put back, as on a network drive."""
        self.start()
        self.gateway.spool.rename(self.gateway.directory / "away")
        time.sleep(0.6)
        (self.gateway.directory / "away").rename(self.gateway.spool)
        self.put("a.xml", self.good())
        self.settle()
        self.assertEqual(self.status(), ("store", "progress", "L"))

    def test_stops_at_once(self):
        self.start()
        self.gateway.get("/healthz", token=False)
        begun = time.monotonic()
        self.assertEqual(self.gateway.stop(), 0)
        self.assertLess(time.monotonic() - begun, 2)

    def test_metrics_and_log(self):
        self.start()
        self.put("a.xml", dec_result("P", "2026-03-01T10:00:00", UNIFIED, NUMBER))
        self.put("b.xml", ceb(622, inventory_return("2", "20260301100000000", "37152026I000000001"),
                              inventory_return("3", "20260301100001000", "37152026I000000001")))
        self.put("bad.xml", f"<Invoice>{NUMBER}</Invoice>")
        self.settle()
        self.assertEqual(self.gateway.metric("gateway_receipts_stored_total"), 3)
        self.assertEqual(self.gateway.metric("gateway_receipt_files_refused_total"), 1)
        self.assertEqual(self.gateway.metric("gateway_receipt_files_waiting"), 0)
        log = self.gateway.read_log()
        for secret in [NUMBER, UNIFIED, FACTOR, "37152026I000000001"]:
            self.assertNotIn(secret, log)


class BadFilesTest(SpoolTest):
    BAD = {
        "truncated.xml": ("<DEC_RESULT><CHANNEL>P</CHANN", "Line 1"),
        "empty.xml": ("", "empty"),
        "html.xml": ("<html><body>502 Bad Gateway</body></html>", "no message"),
        "json.xml": ('{"code": 200}', "Line 1"),
        "wrong-encoding.xml": (b'<?xml version="1.0" encoding="UTF-8"?><DEC_RESULT><NOTE>\xb7\xc5\xd0\xd0</NOTE></DEC_RESULT>', "UTF-8"),
        "bomb.xml": ('<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">' + "".join(
            f'<!ENTITY {chr(c + 1)} "{"".join([f"&{chr(c)};"] * 10)}">' for c in range(ord("a"), ord("k"))) +
            "]><DEC_RESULT><NOTE>&k;</NOTE></DEC_RESULT>", "document type"),
        "file-entity.xml": ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><DEC_RESULT><NOTE>&x;</NOTE></DEC_RESULT>', "document type"),
        "deep.xml": ("<DEC_RESULT>" + "<a>" * 200000, "deeply"),
        "huge.xml": ("<DEC_RESULT><NOTE>" + "x" * (9 << 20) + "</NOTE></DEC_RESULT>", "too large"),
        "many.xml": ("<CEB622Message>" + "<a/>" * 1000000 + "</CEB622Message>", "too many"),
        "wide.xml": ("<CEB622Message><InventoryReturn " + " ".join(f'a{i}="1"' for i in range(200000)) + "/></CEB622Message", "too many attributes"),
        "nested-envelope.xml": (receipts.envelope(receipts.envelope("<DEC_RESULT/>")), "In the envelope"),
        "zip.xml": (b"PK\x03\x04" + bytes(range(256)) * 40, "Line 1"),
        "nul.xml": (b"<DEC_RESULT>\0</DEC_RESULT>", "Line 1"),
    }

    def test_set_aside_with_their_reasons(self):
        self.start()
        before = self.gateway.memory()
        for name, (data, _) in self.BAD.items():
            self.put(name, data)
        self.put("good.xml", dec_result("L", "2026-03-01T10:00:00", UNIFIED, NUMBER))
        self.settle()

        self.assertEqual(self.status(), ("store", "progress", "L"))
        self.assertEqual(self.names("failed"), sorted(list(self.BAD) + [name + ".reason" for name in self.BAD]))
        for name, (data, reason) in self.BAD.items():
            failed = self.gateway.spool / "failed" / name
            self.assertEqual(failed.read_bytes(), data if isinstance(data, bytes) else data.encode())
            self.assertIn(reason, (failed.parent / (name + ".reason")).read_text(), name)
        self.assertEqual(self.gateway.metric("gateway_receipt_files_refused_total"), len(self.BAD))
        self.assertLess(self.gateway.memory() - before, 100_000)

    def test_nothing_is_fetched(self):
        asked = []

        class Listener(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

        server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        self.start()
        self.put("1.xml", f'<!DOCTYPE DEC_RESULT SYSTEM "{url}/subset"><DEC_RESULT><NOTE>1</NOTE></DEC_RESULT>')
        self.put("2.xml", f'<!DOCTYPE r [<!ENTITY x SYSTEM "{url}/entity">]><DEC_RESULT><NOTE>&x;</NOTE></DEC_RESULT>')
        self.put("3.xml", f'<!DOCTYPE r [<!ENTITY % x SYSTEM "{url}/parameter">%x;]><DEC_RESULT><NOTE>1</NOTE></DEC_RESULT>')
        self.put("4.xml", f'<DEC_RESULT xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="{url}/include"/><NOTE>1</NOTE></DEC_RESULT>')
        self.settle()
        server.shutdown()
        self.assertEqual(asked, [])

    def test_bom_and_encodings(self):
        self.start()
        texts = {
            "utf-8-sig": "utf-8", "utf-16": "utf-16", "gb18030": "GB18030", "gbk": "GBK",
        }
        for second, (codec, declared) in enumerate(texts.items()):
            text = f'<?xml version="1.0" encoding="{declared}"?>' + dec_result("L", f"2026-03-01T10:00:0{second}", UNIFIED, NUMBER, "入库成功")
            self.put(f"{codec}.xml", text.encode(codec))
        self.settle()
        self.assertEqual(self.names("failed"), [])
        self.assertEqual(self.gateway.look_up(NUMBER, FACTOR).json["stages"][1]["note"], "入库成功")


class TroubleTest(SpoolTest):
    def limit_files(self, size):
        subprocess.run(["prlimit", f"--fsize={size}:unlimited", "--pid", str(self.gateway.process.pid)], check=True)

    def test_full_disk(self):
        """Files stay until there is room, and then all get in."""
        if SERVER is not None:
            raise tap.Skip("The disk is another one's")
        limit = 400_000
        self.gateway.prefix = ["sh", "-c", f"trap '' XFSZ; exec prlimit --fsize={limit}:unlimited \"$@\"", "sh"]
        self.start()
        files = {f"{serial}.xml": dec_result("L", "2026-03-01T10:00:00", f"I2026{serial:013}", f"37012026{1}{serial:09}")
                 for serial in range(1, 3001)}
        for name, xml in files.items():
            self.put(name, xml)
        self.gateway.wait_for(lambda: self.gateway.metric("gateway_receipt_files_waiting") > 0, 20, "files that wait")
        self.assertGreater(len(waiting(self.gateway.spool)), 0)
        self.assertEqual(self.names("failed"), [])
        self.assertEqual(self.gateway.read_log().count("cannot be stored"), 1)

        # what was written last was small and may have fitted
        self.limit_files("4096")
        self.gateway.wait_for(lambda: self.gateway.get("/healthz", token=False).status == 503, 20, "a store that says it is full")

        self.limit_files("unlimited")
        self.settle(60)
        self.assertEqual(self.gateway.get("/healthz", token=False).status, 200)
        self.assertEqual(self.gateway.metric("gateway_receipts_stored_total"), len(files))
        self.assertEqual(self.gateway.metric("gateway_receipt_files_waiting"), 0)

    def test_folder_that_cannot_be_made(self):
        """A file in the way of done/: receipts are stored, the files stay, and are not asked about all the time."""
        self.gateway.spool.mkdir()
        (self.gateway.spool / "done").symlink_to("/proc/no-such-folder")
        self.put("a.xml", dec_result("L", "2026-03-01T10:00:00", UNIFIED, NUMBER))
        self.start()
        self.gateway.wait_for(lambda: self.gateway.metric("gateway_receipt_files_waiting") == 1, 5, "the file that waits")
        time.sleep(1.5)
        self.assertEqual(self.status(), ("store", "progress", "L"))
        self.assertEqual(self.gateway.read_log().count("stays and is tried again"), 1)

        (self.gateway.spool / "done").unlink()
        self.settle()
        self.gateway.wait_for(lambda: self.gateway.metric("gateway_receipt_files_waiting") == 0, 5, "no file that waits")
        self.assertEqual(self.gateway.metric("gateway_receipts_stored_total"), 1)


class PrivacyTest(SpoolTest):
    def test_persons_are_not_kept(self):
        secrets = ["11010519491231002X", "陈晓明", "13900005678", "林建国", "13900009999", "海沧区沧虹路1号", "110105194912310038"]
        name, telephone, consignee = secrets[1], secrets[2], secrets[3]
        head = (f"<orderNo>PRIV-1</orderNo><ebcCode>3502W6A001</ebcCode><buyerName>{name}</buyerName><buyerIdNumber>{secrets[0]}</buyerIdNumber>"
                f"<buyerTelephone>{telephone}</buyerTelephone><consignee>{consignee}</consignee><consigneeTelephone>{secrets[4]}</consigneeTelephone>"
                f"<consigneeAddress>{secrets[5]}</consigneeAddress>")
        self.start()
        self.put("order.xml", ceb(311, f"<Order><OrderHead>{head}</OrderHead></Order>"))
        self.put("payment.xml", ceb(411, f"<Payment><PaymentHead><payCode>3502W6P001</payCode><payTransactionId>T1</payTransactionId><orderNo>PRIV-1"
                                         f"</orderNo><payerName>{name}</payerName><payerIdNumber>{secrets[0]}</payerIdNumber>"
                                         f"<telephone>{telephone}</telephone></PaymentHead></Payment>"))
        self.put("inventory.xml", ceb(621, f"<Inventory><InventoryHead>{head}<copNo>C1</copNo><agentCode>3502980A01</agentCode></InventoryHead></Inventory>"))
        self.put("receipt.xml", ceb(622, inventory_return("-621018", "20260301100000000", "37152026I000000009", "C1",
                                                          f"清单中购买人[{name}]已用额度，证件{secrets[0]}，电话{telephone}")))
        self.put("error.xml", ceb(900, f"<x><returnStatus>-1</returnStatus><oriBizMessage><![CDATA[<a>{name}{secrets[0]}</a>]]></oriBizMessage></x>"))
        self.settle()
        self.assertEqual(self.gateway.get("/v1/customs/orders/PRIV-1", "5678").status, 200)
        answer = self.gateway.get("/v1/customs/inventories/37152026I000000009", "5678")
        self.assertIn("购买人[***]", answer.json["reason"]["text"])
        self.gateway.stop()

        kept = b"".join(path.read_bytes() for path in self.gateway.files() if "spool" not in path.parts)
        for secret in secrets:
            self.assertNotIn(secret.encode(), kept, secret)
            self.assertNotIn(secret.encode(), answer.body)
        self.assertIn(b"5678", kept)


if __name__ == "__main__":
    tap.main()
