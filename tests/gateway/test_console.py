# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the console of the staff is made of and asks for: its files and their headers, who is asking, enquiries and talks at the
desk, and figures that tell of nobody."""

import base64
import datetime
import json
import unittest

import tap
from database import Database
from envelope import ENQUIRY, Sender
from gateway import Gateway, quoted
from ip import first_free, talk
from training import TimedGateway

JSON = {"Content-Type": "application/json"}
PHONE = ENQUIRY["phone"]


class ConsoleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.database = Database(cls.gateway)
        cls.post = Sender(cls.gateway)
        cls.haicang, cls.dadeng = (cls.gateway.command("staff", "add", f"of-{park}", "--park", park).stdout.strip() for park in ("haicang", "dadeng"))
        cls.all = cls.gateway.command("staff", "add", "of-all", "--personal").stdout.strip()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def files(self):
        """Every file that the page or one of its modules names."""
        seen, left = set(), {"/console/", "/console/words/zh_CN.json", "/console/words/en.json"}
        while left:
            path = left.pop()
            seen.add(path)
            answer = self.gateway.get(path, token=False)
            self.assertEqual(answer.status, 200, path)
            text = answer.body.decode()
            named = {part for part in text.replace("'", '"').split('"') if part.startswith("/console/") and "." in part and "$" not in part}
            folder = path.rpartition("/")[0]
            for part in text.split('from "')[1:]:
                name = part.split('"')[0]
                named.add(f"{folder}/{name[2:]}" if name.startswith("./") else f"{folder.rpartition('/')[0]}/{name[3:]}")
            left |= named - seen
        return seen

    def test_files(self):
        """All files that are asked for are there, each of its type, and nothing of them is outside."""
        types = {"css": "text/css", "js": "text/javascript", "json": "application/json", "svg": "image/svg+xml", "console/": "text/html"}
        files = self.files()
        self.assertGreater(len(files), 20)
        for path in files:
            with self.subTest(path=path):
                answer = self.gateway.get(path, token=False)
                end = path.rpartition(".")[2] if "." in path else "console/"
                self.assertEqual(answer.headers["Content-Type"].split(";")[0], types[end])
                self.assertEqual((answer.headers["X-Content-Type-Options"], answer.headers["Referrer-Policy"]), ("nosniff", "no-referrer"))
                policy = answer.headers["Content-Security-Policy"].split("; ")
                self.assertIn("default-src 'none'", policy)
                self.assertIn("script-src 'self'", policy)
                self.assertIn("require-trusted-types-for 'script'", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertNotIn("unsafe", answer.headers["Content-Security-Policy"])
                outside = [part for part in answer.body.decode().split('"') if part.startswith(("http://", "https://")) and "www.w3.org" not in part]
                self.assertEqual(outside, [])
                for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "<script>", " onclick="):
                    self.assertNotIn(way, answer.body.decode())

    def test_kept_files(self):
        first = self.gateway.get("/console/console.css", token=False)
        again = self.gateway.get("/console/console.css", headers={"If-None-Match": first.headers["ETag"]}, token=False)
        self.assertEqual((again.status, again.body, again.headers["ETag"]), (304, b"", first.headers["ETag"]))
        other = self.gateway.get("/console/console.css", headers={"If-None-Match": '"0000000000000000"'}, token=False)
        self.assertEqual((other.status, other.body), (200, first.body))
        self.assertEqual(first.headers["Cache-Control"], "no-cache")

    def test_no_other_files(self):
        for path in ("/console/..%2f..%2fetc%2fpasswd", "/console/%2e%2e/store", "/console/kit", "/console/kit/", "/console/migrations/001-terminals.sql"):
            self.assertEqual(self.gateway.get(path, token=False).status, 404, path)

    def test_me(self):
        self.assertEqual(self.gateway.get("/v1/staff/me", token=self.haicang).json, {"id": "of-haicang", "park": "haicang", "all_parks": False, "personal": False})
        self.assertEqual(self.gateway.get("/v1/staff/me", token=self.all).json, {"id": "of-all", "all_parks": True, "personal": True})
        self.assertEqual(self.gateway.get("/v1/staff/me").problem, "staff-unknown")

    # enquiries

    def ask_something(self, **changes):
        return self.post("enquiry", {**ENQUIRY, **changes}, service="finance").json["reference"]

    def move(self, reference, before, to, token=None, **more):
        body = json.dumps({"from": before, "to": to, **more}).encode()
        return self.gateway.request("POST", f"/v1/staff/enquiries/{reference}/moves", JSON, body, token=token or self.haicang)

    def read(self, reference, token=None):
        return self.gateway.get(f"/v1/staff/enquiries/{reference}", token=token or self.haicang)

    def test_enquiry_at_the_desk(self):
        reference = self.ask_something()
        item, = (item for item in self.gateway.get("/v1/staff/enquiries?limit=200", token=self.haicang).json["items"] if item["reference"] == reference)
        self.assertEqual((item["subject"], item["service"], item["stage"], item["park"]), (ENQUIRY["subject"], "finance", "received", "haicang"))
        whole = self.read(reference).json
        self.assertEqual(whole["content"], ENQUIRY)
        self.assertEqual(whole["next"], ["in-hand", "unreachable", "answered", "dropped"])
        for before, to in (("received", "unreachable"), ("unreachable", "in-hand"), ("in-hand", "answered")):
            self.assertEqual(self.move(reference, before, to, note=f"到{to}").status, 200)
        whole = self.read(reference).json
        self.assertEqual((whole["status"], whole["next"], whole["note"]), ({"stage": "answered", "kind": "done"}, [], "到answered"))
        self.assertEqual([move["stage"] for move in whole["moves"]], ["received", "unreachable", "in-hand", "answered"])
        self.assertEqual(self.move(reference, "answered", "received").problem, "no-such-move")
        self.assertEqual(self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{reference}' ORDER BY id"),
                         ["of-haicang enquiry-read", "of-haicang enquiry-unreachable", "of-haicang enquiry-in-hand", "of-haicang enquiry-answered", "of-haicang enquiry-read"])

    def test_enquiry_without_what_may_be_left_out(self):
        reference = self.post("enquiry", {"subject": "s", "name": "n", "phone": PHONE}).json["reference"]
        self.assertEqual(self.read(reference).json["content"], {"subject": "s", "name": "n", "phone": PHONE})

    def test_photographs_of_an_enquiry(self):
        """Page by page, each look noted."""
        pages = [{"label": "营业执照", "type": "image/jpeg", "data": base64.b64encode(b"\xff\xd8\xff" + bytes([n]) * 30).decode()} for n in (1, 2)]
        reference = self.ask_something(photos=pages)
        path = f"/v1/staff/enquiries/{reference}"
        whole = self.read(reference).json
        self.assertEqual((whole["photos"], whole["content"]), (2, ENQUIRY))
        self.assertEqual(self.gateway.get(f"{path}/photos/2", token=self.haicang).json, {"reference": reference, "page": 2, **pages[1]})
        for token, page, status in ((self.dadeng, 1, 404), (True, 1, 401), (self.haicang, 3, 404)):
            self.assertEqual(self.gateway.get(f"{path}/photos/{page}", token=token).status, status, page)
        self.assertEqual(self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{reference}' ORDER BY id"),
                         ["of-haicang enquiry-read", "of-haicang enquiry-photo-read"])

    def test_enquiries_of_another_park(self):
        reference = self.ask_something()
        self.assertEqual((self.read(reference, self.dadeng).status, self.move(reference, "received", "answered", self.dadeng).status), (404, 404))
        listed = self.gateway.get("/v1/staff/enquiries", token=self.dadeng).json
        self.assertEqual((listed["items"], {stage["count"] for stage in listed["stages"]}), ([], {0}))
        self.assertEqual(self.read(reference).json["status"]["stage"], "received")
        self.assertNotIn(PHONE, self.gateway.get("/v1/staff/enquiries", token=self.all).body.decode())

    def test_counts_of_stages(self):
        before = {stage["stage"]: stage["count"] for stage in self.gateway.get("/v1/staff/enquiries", token=self.haicang).json["stages"]}
        self.assertEqual(list(before), ["received", "in-hand", "unreachable", "answered", "dropped"])
        self.move(self.ask_something(), "received", "dropped")
        after = {stage["stage"]: stage["count"] for stage in self.gateway.get("/v1/staff/enquiries", token=self.haicang).json["stages"]}
        self.assertEqual({stage: after[stage] - before[stage] for stage in after}, {**dict.fromkeys(after, 0), "dropped": 1})

    # talks

    def test_talks(self):
        begins = first_free(self.gateway)
        reference = self.post("ip-talk", talk(begins, name="欧阳试探", phone="13900009901"), service="ip").json["reference"]
        path = f"/v1/staff/ip/talks/{reference}"
        listed = self.gateway.get("/v1/staff/ip/talks", token=self.haicang)
        item, = (item for item in listed.json["items"] if item["reference"] == reference)
        self.assertEqual((item["name"], item["state"], item["begins"]), ("欧阳**", "booked", begins))
        self.assertNotIn("13900009901", listed.body.decode())
        self.assertEqual(self.gateway.get(path, token=self.haicang).json["content"]["phone"], "13900009901")

        self.assertEqual(self.gateway.get(path, token=self.dadeng).status, 404)
        self.assertEqual(self.gateway.request("POST", f"{path}/cancel", token=self.dadeng).status, 404)
        self.assertNotIn(reference, self.gateway.get("/v1/staff/ip/talks", token=self.dadeng).body.decode())
        self.assertNotEqual(first_free(self.gateway), begins)
        self.assertEqual(self.gateway.request("POST", f"{path}/cancel", token=self.haicang).json, {"reference": reference})
        self.assertEqual(first_free(self.gateway), begins)
        self.assertEqual(self.gateway.request("POST", f"{path}/cancel", token=self.haicang).problem, "not-found")
        self.assertEqual(self.database.sql(f"SELECT actor || ' ' || action FROM audit WHERE object = '{reference}' ORDER BY id"),
                         ["of-haicang talk-read", "of-haicang talk-cancelled"])


class FiguresTest(unittest.TestCase):
    """Over four weeks, at two parks."""

    @classmethod
    def setUpClass(cls):
        cls.gateway = TimedGateway().start()
        cls.one, cls.all = (cls.gateway.command("staff", "add", name, *park).stdout.strip() for name, park in (("one", ["--park", "haicang"]), ("all", [])))
        here, there = Sender(cls.gateway), Sender(cls.gateway, cls.gateway.add_terminal("far", "dadeng"))
        now = cls.gateway.now()
        cls.first = (now - datetime.timedelta(days=now.weekday())).date()
        for week in range(3):
            for post, n in ((here, week + 1), (there, 1)):
                for _ in range(n):
                    reference = post("enquiry", {**ENQUIRY, "name": "欧阳试探"}, service="finance").json["reference"]
                post("rating", {"level": 5 - week, "reference": reference, "comment": "欧阳试探 很好", "phone": PHONE}, service="finance")
            cls.gateway.ahead(days=7)

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def monday(self, week):
        return str(self.first + datetime.timedelta(weeks=week))

    def figures(self, what, token, weeks=8):
        answer = self.gateway.get(f"/v1/staff/{what}?weeks={quoted(str(weeks))}", token=token)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json

    def test_use(self):
        found = self.figures("use", self.one)
        self.assertEqual(found["items"], [{"week": self.monday(week), "park": "haicang", "service": "finance", "kind": "enquiry", "count": week + 1} for week in range(3)])
        self.assertEqual(found["from"], self.monday(3 - 7))
        parks = [(item["park"], item["count"]) for item in self.figures("use", self.all)["items"]]
        self.assertEqual(parks, [("dadeng", 1)] * 3 + [("haicang", 1), ("haicang", 2), ("haicang", 3)])

    def test_ratings(self):
        found = [(item["week"], item["level"], item["count"]) for item in self.figures("ratings", self.one)["items"]]
        self.assertEqual(found, [(self.monday(2), "3", 1), (self.monday(1), "4", 1), (self.monday(0), "5", 1)])

    def test_weeks(self):
        self.assertEqual({item["week"] for item in self.figures("use", self.one, 2)["items"]}, {self.monday(2)})
        self.assertEqual(self.figures("use", self.one, 1)["items"], [])

    def test_nobody_is_told_of(self):
        for what in ("use", "ratings"):
            said = json.dumps(self.figures(what, self.all), ensure_ascii=False)
            for word in ("欧阳", PHONE, "HC-", "DD-"):
                self.assertNotIn(word, said)


if __name__ == "__main__":
    tap.main()
