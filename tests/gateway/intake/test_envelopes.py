# SPDX-License-Identifier: LGPL-2.1-or-later
"""Submissions: stored once whatever is repeated, refused where they were altered, checked, and told nowhere."""

import base64
import concurrent.futures
import json
import pathlib
import stat
import unittest

import tap
from database import Database
from envelope import ENQUIRY, Sender, envelope, new_key, new_pair
from gateway import SERVER, Gateway

HOSTILE = [
    "' OR '1'='1", "'); DROP TABLE enquiries; --", "$1", "?1", "%s%n%x", "=HYPERLINK(\"http://x\")", "@SUM(1)", "<script>alert(1)</script>",
    "{{7*7}}", "../../etc/passwd", "\\u0000", "𠮷野家🚢", "'; SELECT pg_sleep(9); --", "${jndi:x}", "a\nb",
]
STEERING = ["a\u202eb", "a\u200bb", "a\u2066b", "a\x07b", "a\x1b[2J", "a\rb", "a\tb", "\ufeffa", "a\x7fb", "\ufffe"]


def page(size):
    """A photographed page of that many bytes, of which the first three are a JPEG's."""
    return {"label": "营业执照", "type": "image/jpeg", "data": base64.b64encode(b"\xff\xd8\xff" + b"\0" * (size - 3)).decode()}


class EnvelopesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway().start()
        cls.post = Sender(cls.gateway)
        cls.database = Database(cls.gateway)

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def count(self, table="submissions"):
        return int(self.database.sql(f"SELECT count(*) FROM {table}")[0])

    def assert_refused(self, answer, *reasons):
        self.assertEqual((answer.status, answer.problem), (422, "envelope-refused"), answer.body)
        if reasons:
            self.assertIn(answer.json["detail"], reasons)

    # once

    def test_repeats_get_the_first_answer(self):
        body = self.post.seal("enquiry", ENQUIRY)
        first = self.post.send(body)
        self.assertEqual(first.status, 201)
        before = self.count()
        for _ in range(3):
            again = self.post.send(body)
            self.assertEqual((again.status, again.body), (200, first.body))
        resealed = self.post.seal("enquiry", ENQUIRY, key=json.loads(body)["key"])
        self.assertNotEqual(resealed, body)
        self.assertEqual(self.post.send(resealed).body, first.body)
        self.assertEqual(self.count(), before)

    def test_used_key(self):
        key = new_key()
        first = self.post("enquiry", ENQUIRY, key=key)
        for kind, payload, service in (("enquiry", {**ENQUIRY, "message": "other"}, "registration"), ("rating", {"level": 5}, "registration"),
                                       ("enquiry", ENQUIRY, "training")):
            answer = self.post(kind, payload, key=key, service=service)
            self.assertEqual((answer.status, answer.problem), (409, "key-reused"))
        self.assertEqual(self.post("enquiry", ENQUIRY, key=key).body, first.body)

    def test_same_key_at_once(self):
        for _ in range(10):
            body = self.post.seal("enquiry", ENQUIRY)
            before = self.count("enquiries")
            with concurrent.futures.ThreadPoolExecutor(16) as pool:
                answers = list(pool.map(lambda _: self.post.send(body), range(16)))
            self.assertEqual(sorted(answer.status for answer in answers), [200] * 15 + [201])
            self.assertEqual(len({answer.body for answer in answers}), 1)
            self.assertEqual(self.count("enquiries"), before + 1)

    def test_references_are_all_different(self):
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda i: self.post("enquiry", {**ENQUIRY, "subject": str(i)}), range(200)))
        references = [answer.json["reference"] for answer in answers]
        self.assertEqual(len(set(references)), 200)
        for reference in references:
            self.assertRegex(reference, r"^HC-\d{8}-\d{4}$")

    def test_references_of_each_park(self):
        for park, prefix in (("xiangyu", "XY"), ("dadeng", "DD"), ("qianchang", "QC"), ("z9", "ZX")):
            post = Sender(self.gateway, self.gateway.add_terminal(f"kiosk-{park}", park))
            self.assertEqual(post("rating", {"level": 3}).json["reference"][:3], prefix + "-")

    def test_reference_is_not_given_again(self):
        first = self.post("rating", {"level": 3}).json["reference"]
        self.database.sql(f"DELETE FROM ratings WHERE reference = '{first}'; DELETE FROM submissions WHERE reference = '{first}'; SELECT 1")
        self.assertNotEqual(self.post("rating", {"level": 3}).json["reference"], first)

    # altered

    def test_altered_is_refused_and_reported(self):
        before, audited = self.count(), self.count("audit")
        body = self.post.seal("enquiry", ENQUIRY)
        outer = json.loads(body)
        sealed = base64.b64decode(outer["sealed"])
        others = [{"service": "training"}, {"kind": "rating"}, {"created": outer["created"] + 1}, {"key": new_key()},
                  {"sealed": base64.b64encode(sealed[:-1] + bytes([sealed[-1] ^ 1])).decode()},
                  {"sealed": base64.b64encode(bytes([sealed[0] ^ 1]) + sealed[1:]).decode()}]
        for change in others:
            with self.subTest(change=list(change)):
                self.assert_refused(self.post.send(json.dumps({**outer, **change}).encode()), "The envelope is not what was sealed")
        self.assertEqual(self.count(), before)
        self.assertEqual(self.count("audit"), audited + len(others))
        self.assertEqual(set(self.database.sql("SELECT actor FROM audit WHERE action = 'envelope-altered'")), {"test-terminal"})
        self.assertIn("The envelope is not what was sealed", self.gateway.read_log())
        self.assertGreaterEqual(self.gateway.metric("gateway_envelopes_refused_total"), len(others))
        self.assertEqual(self.post.send(body).status, 201)

    def test_for_another(self):
        public_key, _ = new_pair()
        self.assert_refused(self.post.send(envelope(public_key, "enquiry", ENQUIRY)), "The envelope is for another key")
        forged = envelope(public_key, "enquiry", ENQUIRY, recipient=json.loads(self.post.seal("enquiry", ENQUIRY))["recipient"])
        self.assert_refused(self.post.send(forged), "The envelope is not what was sealed")

    def test_no_envelopes(self):
        good = json.loads(self.post.seal("enquiry", ENQUIRY))
        bodies = [b"", b"{}", b"[]", b"null", b"{" * 100000, b"[" * 1000000, b"\xff\xfe", b'{"v":1,"v":1}', b"<xml/>", b'{"v":1e999}',
                  b'{"a":' * 200 + b"1" + b"}" * 200, json.dumps({**good, "more": 1}).encode(), json.dumps({**good, "v": 2}).encode(),
                  json.dumps({**good, "sealed": [1]}).encode(), json.dumps({**good, "key": 5}).encode(), json.dumps(good).encode()[:-1],
                  json.dumps({**good, "service": "../x"}).encode(), json.dumps({**good, "sealed": ""}).encode()]
        for body in bodies:
            with self.subTest(body=body[:40]):
                self.assert_refused(self.post.send(body, key=good["key"]))
        self.assertEqual(self.post.send(json.dumps(good).encode()).status, 201)

    def test_large(self):
        answer = self.post("draft", {"phone_end": "7788", "content": {"photo": "A" * 5_000_000}})
        self.assertEqual(answer.status, 201)
        memory = self.gateway.memory()
        for _ in range(10):
            self.assert_refused(self.post.send(b"[" * (8 * 1024 * 1024), key=new_key()))
        self.assertLess(self.gateway.memory(), memory + 60_000)

    def test_key_header(self):
        body = self.post.seal("enquiry", ENQUIRY)
        for key, problem in ((new_key(), "invalid-key"), ("x", "invalid-key"), (json.loads(body)["key"].upper(), "invalid-key")):
            answer = self.post.send(body, key=key)
            self.assertEqual((answer.status, answer.problem), (400, problem))
        answer = self.gateway.request("POST", "/v1/envelopes", {"Content-Type": "application/json"}, body)
        self.assertEqual((answer.status, answer.problem), (400, "key-required"))

    # what is in it

    def test_enquiry_is_kept(self):
        reference = self.post("enquiry", ENQUIRY, service="finance").json["reference"]
        row, = self.database.sql("SELECT service || '/' || park || '/' || subject || '/' || name || '/' || phone || '/' || answers "
                                 f"FROM enquiries WHERE reference = '{reference}'")
        self.assertEqual(row, "finance/haicang/退税结汇咨询/陈海燕/13900007788/[{\"label\":\"币种\",\"value\":\"USD\"}]")

    def test_all_that_is_wrong_is_told_at_once(self):
        answer = self.post("enquiry", {"subject": "x" * 201, "phone": "12", "name": 5, "more": "x", "answers": [{"label": "a"}, 7]})
        self.assertEqual((answer.status, answer.problem), (422, "invalid-enquiry"))
        self.assertEqual({(error["field"], error["reason"]) for error in answer.json["errors"]},
                         {("", "unknown-member"), ("subject", "too-long"), ("name", "wrong-type"), ("phone", "format"),
                          ("answers.0.value", "required"), ("answers.1.", "wrong-type")})

    def test_texts_that_steer(self):
        for text in STEERING:
            with self.subTest(text=text):
                answer = self.post("enquiry", {**ENQUIRY, "message": text})
                self.assertEqual([(error["field"], error["reason"]) for error in answer.json["errors"]], [("message", "characters")])

    def test_hostile_texts_are_texts(self):
        for text in HOSTILE:
            with self.subTest(text=text):
                reference = self.post("enquiry", {**ENQUIRY, "message": text, "name": text.replace("\n", "")}).json["reference"]
                found = self.database.sql(f"SELECT replace(message, '\n', '\\n') FROM enquiries WHERE reference = '{reference}'"
                                          if SERVER is None else
                                          f"SELECT replace(message, E'\\n', '\\n') FROM enquiries WHERE reference = '{reference}'")
                self.assertEqual("".join(found).replace(" ", ""), text.replace("\n", "\\n").replace(" ", ""))

    def test_photos_are_kept(self):
        pages = [page(size) for size in (10, 500_000, 7)]
        reference = self.post("enquiry", {**ENQUIRY, "photos": pages}).json["reference"]
        rows = self.database.sql(f"SELECT page || '/' || label || '/' || type || '/' || length(data) FROM photos WHERE reference = '{reference}' ORDER BY page")
        self.assertEqual(rows, [f"{number}/营业执照/image/jpeg/{len(each['data'])}" for number, each in enumerate(pages, 1)])

    def test_as_many_photos_as_fit(self):
        answer = self.post("enquiry", {**ENQUIRY, "photos": [page(500_000)] * 6})
        self.assertEqual(answer.status, 201, answer.body)
        again = self.post("enquiry", {**ENQUIRY, "photos": [page(10)] * 7})
        self.assertEqual([(error["field"], error["reason"]) for error in again.json["errors"]], [("photos", "too-many")])

    def test_photos_that_are_none(self):
        before = self.count("photos")
        for change, field, reason in (({"data": page(500_003)["data"]}, "data", "too-long"), ({"data": "PHN2Zy8+"}, "data", "format"),
                                      ({"data": "/9j/4A==\n"}, "data", "format"), ({"data": "/9j/4"}, "data", "format"),
                                      ({"data": "/9j/4A=A"}, "data", "format"), ({"data": 5}, "data", "wrong-type"), ({"data": None}, "data", "wrong-type"),
                                      ({"type": "image/svg+xml"}, "type", "not-offered"), ({"label": "x" * 101}, "label", "too-long"),
                                      ({"more": 1}, "", "unknown-member")):
            with self.subTest(change=str(change)[:40]):
                answer = self.post("enquiry", {**ENQUIRY, "photos": [page(10), {**page(10), **change}]})
                self.assertEqual([(error["field"], error["reason"]) for error in answer.json["errors"]], [(f"photos.1.{field}", reason)])
        answer = self.post("enquiry", {**ENQUIRY, "photos": ["x"]})
        self.assertEqual([(error["field"], error["reason"]) for error in answer.json["errors"]], [("photos.0.", "wrong-type")])
        self.assertEqual(self.count("photos"), before)

    def test_ratings(self):
        rated = self.post("enquiry", ENQUIRY).json["reference"]
        payload = {"level": 2, "reference": rated.lower(), "reasons": ["等候时间长"], "comment": "窗口没人", "phone": "13900007788"}
        self.assertEqual(self.post("rating", payload).status, 201)
        answer = self.post("rating", {"level": 5, "reference": rated})
        self.assertEqual((answer.status, answer.problem), (422, "already-rated"))
        answer = self.post("rating", {"level": 5, "reference": "HC-20200101-9999"})
        self.assertEqual((answer.status, answer.problem), (422, "no-such-reference"))
        for level in (0, 6, "5", 4.5, None, -1, 10**18):
            self.assertEqual(self.post("rating", {"level": level}).problem, "invalid-rating", level)
        self.assertEqual(self.post("rating", {"level": 10**30}).problem, "envelope-refused")
        self.assertEqual([self.post("rating", {"level": level}).status for level in (1, 5)], [201, 201])

    # what is told

    def test_nothing_typed_is_logged(self):
        canary = "Canary48151623"
        self.post("enquiry", {**ENQUIRY, "name": canary, canary: canary})
        self.post("enquiry", {**ENQUIRY, "phone": canary})
        self.post(canary.lower(), {canary: canary})
        self.assertNotIn(canary, self.gateway.read_log())
        self.assertNotIn(canary, self.gateway.get("/metrics").body.decode())

    def test_key_file(self):
        self.assertEqual(stat.S_IMODE(self.gateway.key.stat().st_mode), 0o600)
        secret = self.gateway.key.read_text()
        self.assertNotIn(secret, self.gateway.read_log())
        with Gateway() as other:
            self.assertNotEqual(other.key.read_text(), secret)
            first = Sender(other).public_key
            other.stop()
            self.assertEqual(Sender(other.start()).public_key, first)
            other.stop()
            other.key.chmod(0o644)
            self.assertEqual(other.command("serve", "--key", other.key, "--listen", "127.0.0.1:0", check=False).returncode, 1)
            other.key.chmod(0o600)
            other.key.write_text("no key")
            done = other.command("serve", "--key", other.key, "--listen", "127.0.0.1:0", check=False)
            self.assertIn("it holds no key", done.stderr)
        self.assertFalse(pathlib.Path(other.key).exists())


if __name__ == "__main__":
    tap.main()
