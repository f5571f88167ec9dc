# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can only happen with PostgreSQL: the server goes away and comes back, has another order of texts, serves several
gateways."""

import subprocess
import unittest

import tap
from gateway import SERVER, Gateway

RECEIPT = """<?xml version="1.0" encoding="UTF-8"?>
<DEC_RESULT><CUS_CIQ_NO>I202600000009{number:05}</CUS_CIQ_NO><ENTRY_ID>371520261000{number:06}</ENTRY_ID>
<NOTICE_DATE>2026-11-20T10:00:00</NOTICE_DATE><CHANNEL>P</CHANNEL><NOTE>released</NOTE></DEC_RESULT>
"""


def psql(database, text):
    done = subprocess.run(["psql", "-qtA", "-v", "ON_ERROR_STOP=1", "-d", str(database), "-c", text], check=True, capture_output=True, text=True)
    return done.stdout.split()


@unittest.skipIf(SERVER is None, "runs under with-postgresql")
class PostgresqlTest(unittest.TestCase):
    def cut_connections(self, gateway):
        psql(gateway.database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                               "WHERE datname = current_database() AND pid <> pg_backend_pid()")

    def drop(self, gateway, number):
        (gateway.spool / f"{number}.xml").write_text(RECEIPT.format(number=number))

    def assert_stored(self, gateway, number):
        self.assertEqual(gateway.look_up(f"371520261000{number:06}", f"9{number:05}").status, 200)

    def wait_for_receipts(self, how_many, *gateways):
        gateways[0].wait_for(lambda: sum(gateway.metric("gateway_receipts_stored_total") for gateway in gateways) == how_many, 60)

    def test_connections_are_made_again(self):
        with Gateway(demo=True) as gateway:
            for round in range(3):
                self.assertEqual(gateway.look_up().status, 200)
                self.drop(gateway, round)
                self.wait_for_receipts(round + 1, gateway)
                self.assert_stored(gateway, round)
                self.cut_connections(gateway)
            self.assertEqual([gateway.look_up().status for _ in range(10)], [200] * 10)
            self.assertEqual(gateway.stop(), 0)

    def test_no_connection_is_to_be_had(self):
        with Gateway(demo=True) as gateway:
            name, = psql(gateway.database, "SELECT current_database()")
            psql(SERVER, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            psql(SERVER, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            answer = gateway.look_up()
            self.assertEqual((answer.status, answer.problem), (503, "store-unavailable"))
            self.assertEqual(gateway.get("/healthz").status, 503)
            self.assertEqual(gateway.get("/metrics").status, 503)
            self.drop(gateway, 7)

            psql(SERVER, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
            self.assertEqual(gateway.look_up().status, 200)
            self.wait_for_receipts(1, gateway)
            self.assert_stored(gateway, 7)

    def test_order_of_texts(self):
        with Gateway() as gateway:
            psql(SERVER, "CREATE DATABASE sorted_otherwise LOCALE_PROVIDER icu ICU_LOCALE 'en' TEMPLATE template0")
            gateway.database = SERVER.replace("/postgres?", "/sorted_otherwise?")
            done = gateway.command("terminals", "list", check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("LC_COLLATE", done.stderr)

    def test_several_gateways(self):
        with Gateway(demo=True) as one, Gateway() as other:
            other.stop()
            other.database = one.database
            other.token = one.add_terminal("at-the-other")
            other.start()
            numbers = range(100, 140)
            for number in numbers:
                self.drop(one, number)
                self.drop(other, number)
            self.wait_for_receipts(len(numbers), one, other)
            for number in numbers:
                self.assert_stored(one, number)
                self.assert_stored(other, number)
            self.assertEqual(psql(one.database, "SELECT count(*) FROM customs_numbers WHERE number LIKE '371520261000%'"), ["40"])

    def test_wrong_urls(self):
        with Gateway() as gateway:
            for url in ("postgresql://127.0.0.1:1/none", "postgresql://nobody@/none?host=/nonexistent", "postgresql://%zz", "postgres:"):
                with self.subTest(url=url):
                    gateway.database = url
                    done = gateway.command("terminals", "list", check=False)
                    self.assertEqual(done.returncode, 1)
                    self.assertTrue(done.stderr.startswith("park-gateway: Cannot open the database: "), done.stderr)


if __name__ == "__main__":
    tap.main()
