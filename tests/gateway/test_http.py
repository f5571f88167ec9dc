# SPDX-License-Identifier: LGPL-2.1-or-later
"""Requests that no terminal sends: each gets a clear answer or a closed connection, and the next one is served."""

import json
import unittest
import urllib.parse

import tap
from gateway import DECLARATION, FACTOR, Gateway

CANARY = "K4N4RY7Q"
OTHERS = ["370820260000223344", "371120261000334455", "371520260000445566", "371420261000556677", "372220260000667788"]

INJECTIONS = [
    "' OR '1'='1", "'; DROP TABLE terminals; --", "1); DELETE FROM audit; --", "\" OR \"\"=\"", "$1", "?1", "%s%n%x", "NULL",
    "../../etc/passwd", "..%2f..%2fetc", "/etc/passwd", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "${jndi:ldap://x}", "<script>",
    "a\tb", "a OR b NEAR c*", "words : \"x\"", "\\", "海关' --", "\u202e\u200b", "🚢", "{number}", "a" * 60,
]

# of no use to any route: none takes a body
BODIES = {
    "deep": b"[" * 100000,
    "duplicate names": b'{"a":1,"a":2}',
    "mistyped": b'{"number":{"a":[]}}',
    "not JSON": b"\xff\xfe\x00{",
    "truncated": b'{"number": "3701',
    "huge number": b"1" * 200000,
    "empty": b"",
}


class HttpTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.gateway.get("/healthz")
        cls.memory = cls.gateway.memory()

    @classmethod
    def tearDownClass(cls):
        log = cls.gateway.read_log()
        grown = cls.gateway.memory() - cls.memory
        status = cls.gateway.stop()
        files = b"".join(path.read_bytes() for path in cls.gateway.files())
        cls.gateway.close()
        assert status == 0, log
        assert grown < 8192, f"memory grew by {grown} kB"
        for word in (CANARY, cls.gateway.token, FACTOR, DECLARATION, "critical"):
            assert word not in log, f"{word} is in the log"
        for word in (CANARY, cls.gateway.token):
            assert word.encode() not in files, f"{word} is in the database"

    def tearDown(self):
        answer = self.gateway.look_up()
        self.assertEqual((answer.status, answer.json["number"]), (200, DECLARATION))

    def new_terminal(self):
        """The token of a terminal that has made no wrong guesses yet."""
        self.terminals = getattr(self, "terminals", 0) + 1
        return self.gateway.add_terminal(f"{self._testMethodName}-{self.terminals}")

    def status_of_raw(self, data):
        """The status of the first answer to raw bytes; 0 if the connection was closed without one."""
        answer = self.gateway.raw(data, timeout=3)
        return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0

    def head(self, path=f"/v1/customs/declarations/{DECLARATION}", method="GET"):
        return (f"{method} {path} HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer {self.gateway.token}\r\n"
                f"Kiosk-Factor: {FACTOR}\r\n").encode()

    # bodies

    def test_bodies_are_refused(self):
        connection = self.gateway.connect()
        for name, body in BODIES.items():
            for media_type in ("application/json", "text/html", "multipart/form-data; boundary=x", ""):
                with self.subTest(body=name, media_type=media_type):
                    answer = self.gateway.ask(connection, "POST", f"/v1/customs/declarations/{DECLARATION}", body=body,
                                              headers={"Content-Type": media_type, "Kiosk-Factor": FACTOR})
                    self.assertEqual((answer.status, answer.problem), (405, "method-not-allowed"))
        connection.close()

    def test_body_of_a_get_is_ignored(self):
        answer = self.gateway.request("GET", f"/v1/customs/declarations/{DECLARATION}", body=BODIES["deep"],
                                      headers={"Kiosk-Factor": FACTOR})
        self.assertEqual(answer.status, 200)

    def test_too_long_body_is_refused_before_it_is_sent(self):
        for length in (256 * 1024 + 1, 10**12, 2**63):
            with self.subTest(length=length):
                status = self.status_of_raw(self.head(method="POST") + f"Content-Length: {length}\r\n\r\n".encode())
                self.assertEqual(status, 413)

    def test_endless_body_is_cut_off(self):
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        answer = self.gateway.raw(self.head(method="POST") + b"Transfer-Encoding: chunked\r\n\r\n" + piece * 64)
        self.assertNotIn(b"200 OK", answer)

    def test_bad_framing(self):
        for header in ("Content-Length: -1", "Content-Length: x", "Content-Length: 99999999999999999999999",
                       "Transfer-Encoding: chunked\r\n\r\nzz", "Content-Length: 3\r\nTransfer-Encoding: chunked"):
            with self.subTest(header=header):
                self.assertIn(self.status_of_raw(self.head(method="POST") + header.encode() + b"\r\n\r\n"), (0, 400, 405, 413))

    # lines and headers

    def test_overlong_lines(self):
        for name, data in {
            "path": self.head("/" + "a" * 100000),
            "query": self.head("/v1/customs/hs?q=" + "a" * 100000),
            "header": self.head() + b"X: " + b"a" * 100000 + b"\r\n",
            "headers": self.head() + b"X: a\r\n" * 20000,
            "method": self.head(method="A" * 100000),
        }.items():
            with self.subTest(name):
                self.assertIn(self.status_of_raw(data + b"\r\n"), (0, 400, 413, 414, 431))

    def test_garbage(self):
        for data in (b"\x00" * 100, b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00" * 50, b"\r\n" * 1000, b"GET / HTTP/9.9\r\n\r\n",
                     b"GET http://elsewhere/healthz HTTP/1.1\r\nHost: x\r\n\r\n", b"CONNECT elsewhere:80 HTTP/1.1\r\nHost: x\r\n\r\n"):
            with self.subTest(data=data[:20]):
                self.assertNotEqual(self.status_of_raw(data), 200)

    def test_host_is_required(self):
        self.assertEqual(self.status_of_raw(b"GET /healthz HTTP/1.1\r\n\r\n"), 400)

    def test_headers_cannot_be_injected(self):
        folded = self.head("/v1/customs/hs?q=a%0d%0aInjected:%20yes") + b"\r\n"
        self.assertNotIn(b"Injected", self.gateway.raw(folded, timeout=1))
        for path in ("/v1/customs/orders/a%0d%0aInjected:%20yes", "/v1/customs/hs?q=a%0aInjected:%20yes", "/%0d%0aInjected:%20yes"):
            with self.subTest(path=path):
                answer = self.gateway.get(path, headers={"Kiosk-Factor": FACTOR})
                self.assertIn(answer.status, (400, 404))
                self.assertNotIn("Injected", answer.headers)

    # texts

    def test_text_that_is_none(self):
        for code in ("%00", "a%00b", "%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%zz", "%", "%1", "%0A", "%7F", "%1B[2J"):
            for path in (f"/v1/customs/declarations/{code}", f"/v1/customs/orders/{code}", f"/v1/customs/hs/{code}",
                         f"/v1/customs/hs?q={code}", f"/v1/customs/hs?q=a&limit={code}"):
                with self.subTest(path=path):
                    answer = self.gateway.get(path, headers={"Kiosk-Factor": FACTOR})
                    self.assertEqual(answer.status, 400)
                    self.assertIn(answer.problem, ("invalid-path", "invalid-query"))

    def test_injections(self):
        for text in INJECTIONS:
            quoted = urllib.parse.quote(text, safe="")
            token = self.new_terminal()
            for path in (f"/v1/customs/declarations/{quoted}", f"/v1/customs/inventories/{quoted}", f"/v1/customs/orders/{quoted}",
                         f"/v1/customs/waybills/{quoted}", f"/v1/customs/hs/{quoted}", f"/v1/customs/hs?q={quoted}",
                         f"/v1/customs/hs?q=a&limit={quoted}", f"/v1/customs/tax-rules?{quoted}=1", f"/{quoted}"):
                with self.subTest(path=path):
                    answer = self.gateway.get(path, headers={"Kiosk-Factor": "'" + FACTOR}, token=token)
                    if path.startswith("/v1/customs/hs?q=") and answer.status == 200:
                        self.assertEqual(answer.json, {"items": [], "truncated": False} | answer.json)
                    else:
                        self.assertIn(answer.status, (400, 404))
                        self.assertNotIn(text, answer.body.decode())

    def test_injections_in_headers(self):
        for i, text in enumerate(INJECTIONS):
            value = text.encode()
            token = self.new_terminal()
            with self.subTest(text=text):
                answer = self.gateway.get("/v1/customs/tax-rules", headers={"Authorization": b"Bearer " + value})
                self.assertEqual((answer.status, answer.problem), (401, "terminal-unknown"))
                answer = self.gateway.look_up(OTHERS[i % len(OTHERS)], factor=value, token=token)
                self.assertIn(answer.status, (400, 404))
                answer = self.gateway.get(f"/v1/customs/orders/DEMO-ORDER-00{i % 4 + 1}", headers={"Kiosk-Factor": value}, token=token)
                self.assertIn(answer.status, (400, 404))

    def test_nothing_typed_is_told_or_kept(self):
        with Gateway() as gateway:
            for path in (f"/v1/customs/orders/{CANARY}", f"/v1/customs/hs?q={CANARY}", f"/v1/customs/hs/{CANARY}",
                         f"/{CANARY}", f"/v1/customs/hs?{CANARY}=1", f"/v1/customs/declarations/{CANARY}"):
                for factor in (CANARY, "", CANARY * 10):
                    answer = gateway.get(path, headers={"Kiosk-Factor": factor})
                    self.assertNotIn(CANARY, answer.body.decode())
                    self.assertNotIn(CANARY, str(answer.headers))
            gateway.get("/healthz", token=CANARY)
            gateway.get("/v1/customs/tax-rules", token=CANARY)
            self.assertNotIn(CANARY, gateway.get("/metrics").body.decode())
            self.assertNotIn(CANARY, gateway.read_log())
            self.assertEqual(gateway.stop(), 0)
            for path in gateway.files():
                self.assertNotIn(CANARY.encode(), path.read_bytes())

    # paths and methods

    def test_paths_that_are_none(self):
        for path in ("/", "//healthz", "/healthz/", "/HEALTHZ", "/v1", "/v1/customs/declarations", "/v1/customs/declarations/",
                     f"/v1/customs/declarations/{DECLARATION}/", f"/v1/customs/declarations//{DECLARATION}",
                     f"/v1/customs/../customs/declarations/{DECLARATION}", "/v1/customs/hs/", "*"):
            with self.subTest(path=path):
                answer = self.gateway.get(path, headers={"Kiosk-Factor": FACTOR})
                self.assertEqual((answer.status, answer.problem), (404, "no-such-path"))

    def test_methods_that_are_none(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"):
            with self.subTest(method=method):
                answer = self.gateway.request(method, "/healthz")
                self.assertEqual((answer.status, answer.headers["Allow"]), (405, "GET"))

    # what holds of good answers

    def test_metrics(self):
        self.gateway.get("/nowhere")
        self.gateway.look_up()
        text = self.gateway.get("/metrics").body.decode()
        self.assertIn('gateway_requests_total{route="none",status="404"}', text)
        self.assertIn('gateway_requests_total{route="/v1/customs/declarations/{number}",status="200"}', text)
        self.assertEqual(self.gateway.metric("gateway_store_waiting"), 0)
        self.assertEqual(self.gateway.metric("gateway_terminals_seen") >= 1, True)
        self.assertEqual(self.gateway.metric("gateway_receipts_stored_total"), 0)
        for line in text.splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$')

    def test_log_lines_are_json(self):
        token = self.gateway.add_terminal("guesser")
        for _ in range(10):
            self.gateway.get("/v1/customs/orders/NO-SUCH-THING", headers={"Kiosk-Factor": "none"}, token=token)
        lines = [json.loads(line) for line in self.gateway.read_log().splitlines()]
        refusals = [line for line in lines if line.get("route") == "/v1/customs/orders/{number}"]
        self.assertTrue(refusals)
        self.assertEqual(refusals[-1]["terminal"], "guesser")
        self.assertEqual(refusals[-1]["level"], "message")


if __name__ == "__main__":
    tap.main()
