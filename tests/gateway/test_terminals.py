# SPDX-License-Identifier: LGPL-2.1-or-later
"""Who is let in: tokens of terminals, their making, copying and revoking."""

import time
import unittest

import tap
from gateway import FACTOR, Gateway

PATH = "/v1/customs/tax-rules"


class TerminalsTest(unittest.TestCase):
    def setUp(self):
        self.gateway = Gateway().start()

    def tearDown(self):
        self.gateway.close()

    def assert_unknown(self, answer):
        self.assertEqual((answer.status, answer.problem), (401, "terminal-unknown"))
        self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")

    def test_token(self):
        self.assertRegex(self.gateway.token, "^[0-9a-f]{64}$")
        self.assertEqual(self.gateway.get(PATH).status, 200)
        for scheme in ("bearer ", "BEARER "):
            self.assertEqual(self.gateway.get(PATH, headers={"Authorization": scheme + self.gateway.token}).status, 200)

    def test_wrong_tokens(self):
        token = self.gateway.token
        for value in ("", "Bearer", "Bearer ", f"Basic {token}", token, f"Bearer{token}", f"Bearer  {token}", f"Bearer {token}x",
                      f"Bearer {token[:-1]}", f"Bearer {token.upper()}", f"Bearer {token},Bearer {token}", "Bearer " + "a" * 5000,
                      f"Bearer {'0' * 64}", "Bearer test-terminal"):
            with self.subTest(value=value[:80]):
                self.assert_unknown(self.gateway.get(PATH, headers={"Authorization": value}))
        self.assert_unknown(self.gateway.get(PATH, token=False))

    def test_only_a_digest_is_kept(self):
        token = self.gateway.token
        self.gateway.get(PATH)
        self.assertNotIn(token, self.gateway.command("terminals", "list").stdout)
        self.gateway.stop()
        for path in self.gateway.files():
            self.assertNotIn(token.encode(), path.read_bytes(), path)

    def test_revoked_at_once(self):
        connection = self.gateway.connect()
        self.assertEqual(self.gateway.ask(connection, "GET", PATH).status, 200)
        self.gateway.command("terminals", "revoke", "test-terminal")
        time.sleep(1.1)
        self.assert_unknown(self.gateway.ask(connection, "GET", PATH))
        connection.close()

    def test_revoking_one_spares_the_others(self):
        other = self.gateway.add_terminal("kiosk-2")
        self.gateway.command("terminals", "revoke", "test-terminal")
        time.sleep(1.1)
        self.assert_unknown(self.gateway.get(PATH))
        self.assertEqual(self.gateway.get(PATH, token=other).status, 200)

    def test_new_token_after_revoking(self):
        done = self.gateway.command("terminals", "add", "test-terminal", "--park", "xiangyu", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("revoke that one first", done.stderr)

        self.gateway.command("terminals", "revoke", "test-terminal")
        token = self.gateway.add_terminal("test-terminal", "xiangyu")
        time.sleep(1.1)
        self.assertNotEqual(token, self.gateway.token)
        self.assertEqual(self.gateway.get(PATH, token=token).status, 200)
        self.assert_unknown(self.gateway.get(PATH))
        self.assertEqual(self.gateway.command("terminals", "list").stdout, "test-terminal\txiangyu\tvalid\n")

    def test_list(self):
        self.gateway.add_terminal("a-terminal", "dadeng")
        self.gateway.command("terminals", "revoke", "test-terminal")
        self.assertEqual(self.gateway.command("terminals", "list").stdout, "a-terminal\tdadeng\tvalid\ntest-terminal\thaicang\trevoked\n")

    def test_whose_token(self):
        answer = self.gateway.get("/v1/terminal").json
        self.assertEqual((answer["terminal"], answer["park"]), ("test-terminal", "haicang"))
        self.assert_unknown(self.gateway.get("/v1/terminal", token=False))

    def test_code(self):
        """What it holds is read by a camera in ui/journey_staff_pages.py."""
        *code, token = self.gateway.command("terminals", "add", "lobby-9", "--park", "xiangyu", "--qr", "https://gateway.example.cn").stdout.splitlines()
        self.assertEqual(self.gateway.get("/v1/terminal", token=token).json["terminal"], "lobby-9")
        widths = {len(line) for line in code}
        self.assertEqual(len(widths), 1, "the code is no square")
        self.assertNotIn(token, "".join(code))

    def test_no_code_no_terminal(self):
        for url in ("ftp://gateway", "gateway", "http://name:word@gateway", ""):
            with self.subTest(url=url):
                done = self.gateway.command("terminals", "add", "lobby-9", "--park", "xiangyu", "--qr", url, check=False)
                self.assertEqual(done.returncode, 1, done.stderr)
        self.assertNotIn("lobby-9", self.gateway.command("terminals", "list").stdout)

    def test_bad_commands(self):
        for words in (["terminals"], ["terminals", "add"], ["terminals", "add", "x"], ["terminals", "paint", "x"], ["terminals", "revoke"],
                      ["paint"], [], ["import"], ["import", "hs"]):
            with self.subTest(words=words):
                done = self.gateway.command(*words, check=False)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertTrue(done.stderr.startswith("park-gateway: "))
        for words in (["terminals", "revoke", "none"], ["terminals", "add", "../x", "--park", "p"], ["terminals", "add", "", "--park", "p"],
                      ["terminals", "add", "x\ny", "--park", "p"], ["terminals", "add", "x", "--park", "=1+1"],
                      ["terminals", "add", "a" * 65, "--park", "p"]):
            with self.subTest(words=words):
                done = self.gateway.command(*words, check=False)
                self.assertEqual(done.returncode, 1, done.stderr)

    def test_rate_is_each_terminal_s_own(self):
        other = self.gateway.add_terminal("kiosk-2")
        self.gateway.stop()
        self.gateway.options = ["--rate", "2"]
        self.gateway.start()
        answers = [self.gateway.get(PATH) for _ in range(12)]
        self.assertEqual([answer.status for answer in answers[:8]], [200] * 8)
        self.assertEqual((answers[-1].status, answers[-1].problem), (429, "too-many-requests"))
        self.assertEqual(self.gateway.get(PATH, token=other).status, 200)
        time.sleep(int(answers[-1].headers["Retry-After"]))
        self.assertEqual(self.gateway.get(PATH).status, 200)

    def test_open_paths_need_no_token(self):
        self.assertEqual(self.gateway.get("/healthz", token=False).json, {"status": "ok", "version": "0.1.0"})
        self.assertEqual(self.gateway.get("/metrics", token=False).status, 200)

    def test_version(self):
        self.assertRegex(self.gateway.command("--version").stdout, r"^park-gateway 0\.1\.0\n$")

    def test_address_forms(self):
        for listen in ("nowhere", "127.0.0.1:99999", "256.1.1.1:1"):
            with self.subTest(listen=listen):
                done = self.gateway.command("serve", "--listen", listen, check=False)
                self.assertEqual(done.returncode, 1)
                self.assertIn(listen, done.stderr)
        done = self.gateway.command("serve", "--listen", f"127.0.0.1:{self.gateway.port}", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("Cannot listen", done.stderr)

    def test_factor_is_no_token(self):
        self.assert_unknown(self.gateway.get(PATH, token=False, headers={"Kiosk-Factor": FACTOR}))


if __name__ == "__main__":
    tap.main()
