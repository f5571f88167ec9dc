# SPDX-License-Identifier: LGPL-2.1-or-later
"""Databases of other versions, and programs that die while they write."""

import pathlib
import random
import subprocess
import time
import unittest

import tap
from database import MIGRATIONS, Database
from gateway import PROGRAM, SERVER, Gateway

PATH = "/v1/customs/tax-rules"


def newest_version():
    foreign = ".postgresql." if SERVER is None else ".sqlite."
    return max(int(path.name[:3]) for path in MIGRATIONS.glob("*.sql") if foreign not in path.name)


class VersionsTest(unittest.TestCase):
    def setUp(self):
        self.gateway = Gateway()
        self.database = Database(self.gateway)

    def tearDown(self):
        self.gateway.close()

    def test_older_is_migrated(self):
        self.database.make_version_1()
        self.assertEqual(self.gateway.command("terminals", "list").stdout, "old-one\tqianchang\tvalid\n")
        self.assertEqual(self.database.version(), newest_version())
        self.gateway.token = self.gateway.add_terminal("new-one")
        self.gateway.start()
        self.assertEqual(self.gateway.get(PATH).status, 200)

    def test_migration_is_all_or_nothing(self):
        self.database.make_version_1()
        self.database.sql("CREATE TABLE customs_records (stray INTEGER)")
        before = self.database.tables()
        done = self.gateway.command("terminals", "list", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("Migration 002-customs.sql", done.stderr)
        self.assertEqual(self.database.version(), 1)
        self.assertEqual(self.database.tables(), before)

        self.database.sql("DROP TABLE customs_records")
        self.assertEqual(self.gateway.command("terminals", "list").stdout, "old-one\tqianchang\tvalid\n")
        self.assertEqual(self.database.version(), newest_version())

    def test_newer_is_refused(self):
        self.database.sql(f"INSERT INTO schema_version VALUES ({newest_version() + 1})")
        for words in (["terminals", "list"], ["serve", "--listen", "127.0.0.1:0"]):
            with self.subTest(words=words):
                done = self.gateway.command(*words, check=False)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(done.stderr, f"park-gateway: The database is of version {newest_version() + 1}, "
                                              f"this program knows {newest_version()}: please update the program\n")
        self.database.sql(f"DELETE FROM schema_version WHERE version > {newest_version()}")
        self.assertEqual(self.gateway.command("terminals", "list").stdout, "test-terminal\thaicang\tvalid\n")

    def test_made_by_many_at_once(self):
        self.database.empty()
        programs = [subprocess.Popen([PROGRAM, "terminals", "add", f"t{i}", "--park", "p", "--database", self.gateway.database],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for i in range(8)]
        for program in programs:
            _, complaint = program.communicate(timeout=60)
            self.assertEqual(program.returncode, 0, complaint)
        self.assertEqual(self.database.version(), newest_version())
        self.assertEqual(len(self.gateway.command("terminals", "list").stdout.splitlines()), 8)

    @unittest.skipIf(SERVER is not None, "is about files")
    def test_no_database(self):
        path = pathlib.Path(self.gateway.database)
        for content in (b"not a database at all, but a long enough text" * 100, b"SQLite format 3\x00" + b"\xff" * 4096):
            with self.subTest(content=content[:20]):
                self.database.empty()
                path.write_bytes(content)
                done = self.gateway.command("terminals", "list", check=False)
                self.assertEqual(done.returncode, 1)
                self.assertRegex(done.stderr, "^park-gateway: .*(not a database|malformed)")
                self.assertEqual(path.read_bytes(), content)


class KillTest(unittest.TestCase):
    def test_acknowledged_terminals_are_there(self):
        """Commands are killed while they write beside a running gateway; each token that was printed works."""
        with Gateway() as gateway:
            tokens = {}
            programs = []
            for i in range(60):
                programs.append((f"t{i}", subprocess.Popen([PROGRAM, "terminals", "add", f"t{i}", "--park", "p",
                                                            "--database", gateway.database], stdout=subprocess.PIPE, text=True)))
                time.sleep(random.uniform(0, 0.02))
                name, program = random.choice(programs[-3:])
                program.kill()
            for name, program in programs:
                token = program.communicate(timeout=60)[0].strip()
                if token:
                    tokens[name] = token
            gateway.kill()
            gateway.start()

            print(f"# {len(tokens)} of {len(programs)} were told their token")
            self.assertGreater(len(tokens), 5)
            for token in tokens.values():
                self.assertEqual(gateway.get(PATH, token=token).status, 200)
            listed = {line.split("\t")[0] for line in gateway.command("terminals", "list").stdout.splitlines()}
            self.assertLessEqual(tokens.keys(), listed)
            audited = set(Database(gateway).sql("SELECT object FROM audit WHERE action = 'terminal-added'"))
            self.assertEqual(audited, listed)

    def test_gateway_killed_again_and_again(self):
        with Gateway(demo=True) as gateway:
            for _ in range(5):
                for _ in range(20):
                    self.assertEqual(gateway.look_up().status, 200)
                gateway.kill()
                gateway.start()
            if SERVER is None:
                self.assertEqual(Database(gateway).sql("PRAGMA integrity_check"), ["ok"])


if __name__ == "__main__":
    tap.main()
