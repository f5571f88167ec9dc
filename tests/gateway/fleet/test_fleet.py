# SPDX-License-Identifier: LGPL-2.1-or-later
"""Terminals that tell how they are, what is published to them and what they are told to do: the gateway's half."""

import json
import unittest

import tap
from database import Database
from fleet import JSON, Fleet, report
from gateway import BUILD
from publisher import is_signed
from training import TimedGateway

NAME = "test-terminal"
HOTLINE = {"Kiosk/hotline": "'0592-0000100'"}


def body_of(file):
    return file.body.partition(b"\n\n")[2].decode()


class FleetTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = TimedGateway(options=["--plugin-dir", str(BUILD / "tests" / "supervisor")]).start()
        cls.fleet = Fleet(cls.gateway)
        cls.database = Database(cls.gateway)
        cls.haicang = cls.gateway.command("staff", "add", "of-haicang", "--park", "haicang").stdout.strip()
        cls.dadeng = cls.gateway.command("staff", "add", "of-dadeng", "--park", "dadeng").stdout.strip()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def setUp(self):
        """Nothing was ever published, told or done."""
        tables = ("terminals", "runs", "publications", "previews", "own_versions", "commands")
        self.database.sql(";".join(f"DELETE FROM fleet_{table}" for table in tables)
                          + f"; DELETE FROM audit; DELETE FROM bearers WHERE role = 'terminal' AND id <> '{NAME}' RETURNING id")

    # colours

    def assert_is(self, colour, *codes):
        terminal = self.fleet.terminal(NAME)
        self.assertEqual((terminal["colour"], [cause["code"] for cause in terminal["causes"]]), (colour, list(codes)))

    def test_green_until_it_is_silent(self):
        self.assertEqual(self.fleet.terminal(NAME), {"id": NAME, "park": "haicang", "colour": "grey", "causes": [], "heard": None, "wanted_version": 0})
        self.fleet.beat(visits=41)
        self.assert_is("green")
        told = self.fleet.terminal(NAME)
        self.assertEqual((told["visits"], told["state"], told["version"]), (41, "attract", "0.1.0"))
        self.gateway.ahead(seconds=125)
        self.assert_is("green")
        self.gateway.ahead(seconds=30)
        self.assert_is("red", "silent")
        self.fleet.beat()
        self.assert_is("green")

    def test_colours(self):
        for changes, *wanted in [
            ({"quarantine": ["customs"]}, "amber", "quarantine"),
            ({"outbox": {"size": 3, "parked": 2, "oldest": 9}}, "amber", "outbox-parked"),
            ({"outbox": {"size": 3, "parked": 0, "oldest": 9}}, "green"),
            ({"devices": {"network": "ok", "printer": "trouble"}}, "amber", "device-trouble"),
            ({"devices": {"camera": "missing"}}, "amber", "device-missing"),
            ({"frame_age": 61}, "green"),
            ({"frame_age": 90}, "amber", "no-frame"),
            ({"frame_age": 301}, "red", "screen-dead"),
            ({"state": "starting", "frame_age": None, "uptime": 20}, "green"),
            ({"state": "starting", "frame_age": None, "uptime": 61}, "red", "screen-dead"),
            ({"settings_refused": "the signature is not the publisher's"}, "amber", "settings-refused"),
            ({"quarantine": ["a", "b"], "frame_age": 400}, "red", "screen-dead", "quarantine", "quarantine"),
        ]:
            with self.subTest(changes=changes):
                self.fleet.beat(**changes)
                self.assert_is(*wanted)

    def test_park_is_as_bad_as_its_worst(self):
        tokens = [self.gateway.add_terminal(f"lobby-{i}", park) for i, park in enumerate(["haicang", "dadeng", "dadeng"])]
        self.assertEqual({park: site["colour"] for park, site in self.fleet.sites().items()}, {"dadeng": "grey", "haicang": "grey"})
        self.fleet.beat()
        self.fleet.beat(tokens[0], quarantine=["x"])
        self.fleet.beat(tokens[1])
        self.assertEqual({park: site["colour"] for park, site in self.fleet.sites().items()}, {"dadeng": "green", "haicang": "amber"})
        self.assertEqual([self.gateway.metric(f"gateway_fleet_{colour}") for colour in ("grey", "green", "amber", "red")], [1, 2, 1, 0])
        self.assertEqual(list(self.fleet.sites(self.dadeng)), ["dadeng"])

    def test_bad_reports(self):
        for changes in ({"state": "asleep"}, {"uptime": -1}, {"uptime": "1"}, {"uptime": ...}, {"visits": 1.5}, {"quarantine": ["a b"]}, {"quarantine": [1]},
                        {"devices": {"printer": "broken"}}, {"devices": []}, {"outbox": {}}, {"visitor": "林"}, {"version": "a\u202eb"}, {"version": "x" * 41},
                        {"settings_version": 2 ** 53}, {"done": ["1"]}, {"run": "x" * 65}):
            with self.subTest(changes=changes):
                answer = self.fleet.post("/v1/fleet/heartbeat", report(**changes), True)
                self.assertEqual((answer.status, answer.problem), (422, "invalid-report"), answer.body)
        self.assert_is("grey")

    # two machines

    def test_clone_raises_an_alarm(self):
        token, twins = self.gateway.add_terminal("lobby-1"), self.gateway.metric("gateway_fleet_twins_total")
        for run in ("one", "one", "two", "two"):
            self.fleet.beat(token, run=run)
        self.assertEqual(self.fleet.causes("lobby-1"), {})
        self.fleet.beat(token, run="one")
        told = self.fleet.terminal("lobby-1")
        self.assertEqual((told["colour"], told["causes"]), ("amber", [{"code": "twin"}]))
        self.fleet.beat(token, run="two")
        self.fleet.beat(token, run="one")
        self.assertEqual(self.gateway.metric("gateway_fleet_twins_total"), twins + 3)
        self.assertEqual([entry["action"] for entry in self.fleet.audit(self.haicang) if entry["object"] == "lobby-1"], ["terminal-twin", "terminal-added"])
        self.assertIn("Two machines", self.gateway.read_log())

        # the alarm ends with the token
        self.assertEqual(self.fleet.do("terminals/lobby-1/revoke", token=self.dadeng).status, 404)
        self.assertEqual(self.fleet.do("terminals/lobby-1/revoke", token=self.haicang).json, {"id": "lobby-1"})
        self.gateway.wait_for(lambda: self.fleet.post("/v1/fleet/heartbeat", report(), token).status == 401, what="a token that is refused")
        self.assertEqual([terminal["id"] for site in self.fleet.sites().values() for terminal in site["terminals"]], [NAME])
        token = self.gateway.add_terminal("lobby-1")
        self.assertEqual(self.fleet.terminal("lobby-1")["colour"], "grey")
        self.fleet.beat(token, run="one")
        self.assertEqual(self.fleet.terminal("lobby-1")["colour"], "green")

    # settings

    def test_layers(self):
        self.assertEqual(self.fleet.fetch().status, 404)
        self.assertEqual(self.fleet.beat()["settings_version"], 0)
        self.assertEqual(self.fleet.publish("zone", {"Kiosk/hotline": "'1'", "Kiosk/key-sound": "false", "services/trial/turns": "7"}), 1)
        self.assertEqual(self.fleet.publish("park:haicang", {"Kiosk/hotline": "'2'", "Kiosk/form-seconds": "90"}), 2)
        self.assertEqual(self.fleet.publish("park:dadeng", {"Kiosk/hotline": "'x'"}), 3)
        self.assertEqual(self.fleet.publish(f"terminal:{NAME}", {"Kiosk/form-seconds": "uint32 60"}), 4)
        self.assertEqual(self.fleet.beat()["settings_version"], 4)

        file = self.fleet.fetch()
        key = self.gateway.command("settings", "key").stdout.strip()
        self.assertTrue(is_signed(file.body, key))
        self.assertFalse(is_signed(file.body.replace(b"'2'", b"'9'"), key))
        self.assertEqual(file.headers["ETag"], '"4"')
        self.assertEqual(set(body_of(file).split()), {"[Published]", "Version=4", "Park=haicang", f"Terminal={NAME}", "[Kiosk]", "hotline='2'",
                                                      "key-sound=false", "form-seconds=60", "[services/trial]", "turns=7"})
        shown = self.fleet.ask("fleet/settings?scope=park:haicang").json
        self.assertEqual((shown["version"], shown["settings"], shown["preview"]), (2, {"Kiosk/hotline": "'2'", "Kiosk/form-seconds": "90"}, None))
        self.assertEqual(shown["history"][0]["by"], "fleet-staff")

    def test_wrong_settings_are_named(self):
        for name, value, reason in [("Kiosk/hot-line", "'1'", "no-such-setting"), ("hotline", "'1'", "no-such-setting"), ("services/none/x", "1", "no-such-setting"),
                                    ("Kiosk/hotline", "1", "wrong-type"), ("Kiosk/hotline", 1, "wrong-type"), ("Kiosk/form-seconds", "1", "out-of-range"),
                                    ("Kiosk/park", "'dadeng'", "cannot-be-published"), ("Kiosk/token-file", "'/x'", "cannot-be-published"),
                                    ("Kiosk/publisher-key", "'x'", "cannot-be-published"), ("Other/x", "1", "no-such-setting")]:
            with self.subTest(name=name, value=value):
                answer = self.fleet.do("settings", {"scope": "zone", "settings": {**HOTLINE, name: value}})
                self.assertEqual((answer.status, answer.problem), (422, "invalid-settings"))
                self.assertEqual(answer.json["errors"], [{"field": name, "reason": reason}])
        self.assertEqual(self.fleet.fetch().status, 404)

    def test_preview_reaches_one_alone(self):
        other = self.gateway.add_terminal("lobby-2")
        first = self.fleet.publish("zone", HOTLINE)
        preview = self.fleet.publish("zone", {"Kiosk/hotline": "'new'"}, preview_terminal=NAME)
        self.assertGreater(preview, first)
        self.assertEqual((self.fleet.beat()["settings_version"], self.fleet.beat(other)["settings_version"]), (preview, first))
        self.assertIn("'new'", body_of(self.fleet.fetch()))
        self.assertNotIn("'new'", body_of(self.fleet.fetch(other)))
        self.assertEqual(self.fleet.ask("fleet/settings?scope=zone").json["preview"]["terminal"], NAME)

        self.assertEqual(self.fleet.do(f"previews/{preview}/drop").status, 200)
        told = self.fleet.beat(settings_version=preview)["settings_version"]
        self.assertGreater(told, preview)
        self.assertNotIn("'new'", body_of(self.fleet.fetch()))
        self.assertEqual(self.fleet.do(f"previews/{preview}/drop").status, 404)

        again = self.fleet.publish("zone", {"Kiosk/hotline": "'new'"}, preview_terminal=NAME)
        released = self.fleet.do(f"previews/{again}/release").json["version"]
        for token in (True, other):
            self.assertEqual(self.fleet.beat(token)["settings_version"], released)
            self.assertIn("'new'", body_of(self.fleet.fetch(token)))
        self.assertIsNone(self.fleet.ask("fleet/settings?scope=zone").json["preview"])

    def test_preview_stays_where_it_belongs(self):
        self.gateway.add_terminal("far", "dadeng")
        for scope in ("park:haicang", f"terminal:{NAME}"):
            answer = self.fleet.do("settings", {"scope": scope, "settings": HOTLINE, "preview_terminal": "far"})
            self.assertEqual((answer.status, answer.problem), (422, "terminal-elsewhere"))

    def test_rollback(self):
        self.assertEqual(self.fleet.do("rollback", {"scope": "zone"}).problem, "nothing-published")
        self.fleet.publish("zone", HOTLINE)
        self.fleet.publish("zone", {"Kiosk/hotline": "'bad'"}, note="新热线")
        version = self.fleet.do("rollback", {"scope": "zone"}).json["version"]
        self.assertEqual(version, 3)
        self.assertIn("0592-0000100", body_of(self.fleet.fetch()))
        self.assertEqual(self.fleet.beat(settings_version=2)["settings_version"], 3)
        history = self.fleet.ask("fleet/settings?scope=zone").json["history"]
        self.assertEqual([(entry["version"], entry.get("note")) for entry in history], [(3, None), (2, "新热线"), (1, None)])
        self.assertEqual(self.fleet.publish("park:haicang", HOTLINE), 4)
        self.assertEqual(self.fleet.do("rollback", {"scope": "park:haicang"}).status, 200)
        self.assertEqual(self.fleet.ask("fleet/settings?scope=park:haicang").json["settings"], {})

    def test_two_at_once(self):
        first = {"scope": "zone", "settings": {"Kiosk/hotline": "'1'"}, "seen": 0}
        answers = [self.fleet.do("settings", body) for body in (first, {**first, "settings": {"Kiosk/hotline": "'2'"}}, {**first, "seen": 1})]
        self.assertEqual([answer.status for answer in answers], [200, 409, 200])
        self.assertEqual(answers[1].problem, "settings-changed")
        self.assertEqual(self.fleet.ask("fleet/settings?scope=zone").json["settings"], {"Kiosk/hotline": "'1'"})

    def test_behind_for_long(self):
        self.fleet.publish("zone", HOTLINE)
        self.fleet.beat()
        for _ in range(5):
            self.gateway.ahead(seconds=100)
            self.fleet.beat()
            self.assert_is("green")
        self.gateway.ahead(seconds=110)
        self.fleet.beat()
        self.assert_is("amber", "settings-behind")
        self.fleet.beat(settings_version=1)
        self.assert_is("green")

    def test_terminal_with_newer_settings_gets_its_own_again(self):
        """It was moved from a park with more of them, or the database was put back from a copy."""
        self.fleet.publish("zone", HOTLINE)
        self.assertEqual(self.fleet.beat(settings_version=90)["settings_version"], 91)
        self.assertIn("Version=91", body_of(self.fleet.fetch()))
        self.assertEqual(self.fleet.publish("zone", HOTLINE), 92)
        # a lie does not use all numbers up
        self.assertEqual(self.fleet.beat(settings_version=10 ** 15)["settings_version"], 92)

    def test_only_one_s_own_park(self):
        self.gateway.add_terminal("far", "dadeng")
        for token, path, body, status in [
            (self.haicang, "settings", {"scope": "zone", "settings": HOTLINE}, 403), (self.haicang, "settings", {"scope": "park:dadeng", "settings": HOTLINE}, 403),
            (self.haicang, "settings", {"scope": "terminal:far", "settings": HOTLINE}, 404), (self.haicang, "rollback", {"scope": "zone"}, 403),
            (self.haicang, "commands", {"terminal": "far", "kind": "restart"}, 404), (self.haicang, "settings", {"scope": "park:haicang", "settings": HOTLINE}, 200),
            (self.haicang, "settings", {"scope": f"terminal:{NAME}", "settings": HOTLINE}, 200),
        ]:
            with self.subTest(path=path, body=body):
                self.assertEqual(self.fleet.do(path, body, token).status, status)
        preview = self.fleet.publish("zone", HOTLINE, preview_terminal="far")
        self.assertEqual(self.fleet.do(f"previews/{preview}/release", token=self.dadeng).status, 403)
        self.assertEqual([self.fleet.ask(f"fleet/settings?scope={scope}", self.haicang).status for scope in ("zone", "park:haicang", "park:dadeng", "terminal:far", "x")],
                         [200, 200, 403, 404, 400])
        self.assertEqual(self.fleet.ask("fleet/commands?terminal=far", self.haicang).status, 404)
        self.assertEqual(self.fleet.beat(self.gateway.add_terminal("third"))["settings_version"], 1)
        # a terminal is no staff, and staff are no terminals
        self.assertEqual(self.fleet.ask("fleet/sites", self.gateway.token).status, 401)
        self.assertEqual(self.fleet.fetch(self.haicang).status, 401)

    def test_by_command(self):
        file = self.gateway.directory / "layer"
        file.write_text("[Kiosk]\nhotline='0592-1'\n[services/customs]\nx=1\n")
        done = self.gateway.command("settings", "publish", "zone", file, check=False)
        self.assertEqual((done.returncode, "services/customs/x" in done.stderr), (1, True), done.stderr)
        file.write_text("[Kiosk]\nhotline='0592-1'\n")
        self.assertEqual(self.gateway.command("settings", "publish", "zone", file, "--note", "第一版").stdout, "1\n")
        file.write_text("[Kiosk]\nhotline='0592-2'\n")
        self.assertEqual(self.gateway.command("settings", "preview", "zone", file, NAME).stdout, "2\n")
        self.assertIn("0592-2", body_of(self.fleet.fetch()))
        self.assertEqual(self.gateway.command("settings", "release", "2").stdout, "3\n")
        self.assertEqual(self.gateway.command("settings", "rollback", "zone").stdout, "4\n")
        self.assertIn("0592-1", body_of(self.fleet.fetch()))
        shown = json.loads(self.gateway.command("settings", "show", "zone").stdout)
        self.assertEqual((shown["version"], shown["history"][-1]["note"]), (4, "第一版"))
        for words in (["settings"], ["settings", "paint"], ["settings", "publish", "zone"]):
            self.assertEqual(self.gateway.command(*words, check=False).returncode, 2)
        self.assertEqual(self.gateway.command("settings", "show", "nowhere", check=False).returncode, 1)

    def test_key_stays(self):
        key = self.gateway.command("settings", "key").stdout
        self.gateway.kill()
        self.gateway.start()
        self.assertEqual(self.gateway.command("settings", "key").stdout, key)
        secret = self.gateway.directory / "gateway.key.publisher"
        self.assertEqual(secret.stat().st_mode & 0o777, 0o600)

    # commands

    def test_commands_wait_and_are_done_once(self):
        ids = [self.fleet.do("commands", {"terminal": NAME, "kind": kind, **more}).json["id"] for kind, more in
               (("end-visit", {}), ("restart", {}), ("release-quarantine", {"argument": "customs"}), ("retry-outbox", {}))]
        self.assertEqual({command["state"] for command in self.fleet.ask(f"fleet/commands?terminal={NAME}").json["commands"]}, {"waiting"})
        self.gateway.ahead(days=3)
        self.gateway.kill()
        self.gateway.start()
        told = self.fleet.beat()["commands"]
        self.assertEqual([command["id"] for command in told], ids)
        self.assertEqual(told[2], {"id": ids[2], "kind": "release-quarantine", "argument": "customs"})
        # the answer was lost, or it could not be done yet: once more
        self.assertEqual(len(self.fleet.beat()["commands"]), 4)
        self.assertEqual([command["id"] for command in self.fleet.beat(done=ids[:3])["commands"]], ids[3:])
        listed = self.fleet.ask(f"fleet/commands?terminal={NAME}").json["commands"]
        self.assertEqual([command["state"] for command in listed], ["sent", "done", "done", "done"])
        self.fleet.beat(done=ids)
        self.assertEqual(self.fleet.beat()["commands"], [])
        actions = [entry["action"] for entry in self.fleet.audit(self.haicang)]
        self.assertEqual((actions.count("command-done"), actions.count("command-restart")), (4, 1))

    def test_bad_commands(self):
        for body in ({"terminal": NAME, "kind": "reboot"}, {"terminal": NAME}, {"kind": "restart"}, {"terminal": NAME, "kind": "release-quarantine"},
                     {"terminal": NAME, "kind": "restart", "argument": "now"}, {"terminal": NAME, "kind": "release-quarantine", "argument": "a b"},
                     {"terminal": NAME, "kind": "restart", "more": 1}):
            with self.subTest(body=body):
                self.assertEqual(self.fleet.do("commands", body).problem, "invalid-command")
        self.assertEqual(self.fleet.do("commands", {"terminal": "none", "kind": "restart"}).status, 404)
        answers = [self.fleet.do("commands", {"terminal": NAME, "kind": "retry-outbox"}) for _ in range(17)]
        self.assertEqual([answer.status for answer in answers], [200] * 16 + [422])

    def test_done_by_another(self):
        command = self.fleet.do("commands", {"terminal": NAME, "kind": "restart"}).json["id"]
        self.fleet.beat(self.gateway.add_terminal("lobby-2"), done=[command])
        self.assertEqual(len(self.fleet.beat()["commands"]), 1)

    # the audit

    def test_audit_is_taken_once(self):
        entry = {"number": 7, "time": "2026-11-28T09:00:00+08:00", "actor": "engineer", "action": "set", "object": "Kiosk: hotline: '1' → '2'"}
        self.assertEqual(self.fleet.tell(entry, {**entry, "number": 8, "action": "enter", "object": ""}).json, {"stored": 2})
        self.assertEqual(self.fleet.tell(entry, {**entry, "number": 9}).json, {"stored": 1})
        self.assertEqual(self.fleet.tell(entry, token=self.gateway.add_terminal("lobby-2", "dadeng")).json, {"stored": 1})
        mine = [told for told in self.fleet.audit(self.haicang) if told.get("terminal") == NAME]
        self.assertEqual([told["action"] for told in mine], ["set", "enter", "set"])
        self.assertEqual(mine[0], {"time": "2026-11-28T01:00:00Z", "actor": "engineer", "action": "set", "object": entry["object"], "park": "haicang",
                                   "terminal": NAME})

    def test_bad_entries(self):
        good = {"number": 1, "time": "2026-11-28T09:00:00+08:00", "actor": "kiosk", "action": "crash", "object": "customs"}
        for change in ({"number": 0}, {"time": "yesterday"}, {"time": "2026-11-28T09:00:00"}, {"actor": ""}, {"action": 1}, {"object": "x" * 501}, {"object": "a\x1b[2J"},
                       {"more": 1}):
            with self.subTest(change=change):
                answer = self.fleet.tell({**good, "number": 2}, {**good, **change})
                self.assertEqual((answer.status, answer.problem), (422, "invalid-entries"), answer.body)
        self.assertEqual(self.fleet.tell().status, 422)
        self.assertEqual(self.fleet.tell(*[{**good, "number": i + 1} for i in range(201)]).status, 422)
        self.assertEqual([told for told in self.fleet.audit() if told.get("terminal")], [])

    def test_audit_pages_and_parks(self):
        entries = [{"number": i, "time": "2026-11-28T09:00:00+08:00", "actor": "kiosk", "action": "crash", "object": str(i)} for i in range(1, 151)]
        self.assertEqual(self.fleet.tell(*entries).json, {"stored": 150})
        first = self.fleet.ask("audit?park=haicang").json
        second = self.fleet.ask(f"audit?park=haicang&before={first['before']}").json
        objects = [told["object"] for page in (first, second) for told in page["entries"] if told.get("terminal")]
        self.assertEqual(objects, [str(i) for i in range(150, 0, -1)])
        self.assertIsNone(second["before"])
        self.assertEqual([told for told in self.fleet.audit(self.dadeng) if told["park"] != "dadeng"], [])
        for query in ("?before=x", "?before=0", "?park=a%20b", "?page=2"):
            self.assertEqual(self.fleet.ask(f"audit{query}").status, 400)

    def test_changes_are_audited(self):
        self.fleet.publish("park:haicang", HOTLINE)
        preview = self.fleet.publish("park:haicang", HOTLINE, preview_terminal=NAME)
        self.fleet.do(f"previews/{preview}/release")
        self.fleet.do("rollback", {"scope": "park:haicang"})
        told = [(entry["actor"], entry["action"], entry["object"]) for entry in self.fleet.audit(self.haicang)]
        self.assertEqual(told[:4], [("fleet-staff", f"settings-{deed}", f"park:haicang {version}") for deed, version in
                                    (("rolled-back", 4), ("released", 3), ("previewed", 2), ("published", 1))])

    def test_nothing_is_lost_when_killed(self):
        for i in range(5):
            version = self.fleet.publish("zone", {"Kiosk/hotline": f"'{i}'"})
            self.gateway.kill()
            self.gateway.start()
            self.assertEqual(self.fleet.beat()["settings_version"], version)
            self.assertIn(f"hotline='{i}'", body_of(self.fleet.fetch()))

    def test_injections(self):
        for text in ("'; DROP TABLE audit; --", "$1", "%s", "=1+1"):
            with self.subTest(text=text):
                entry = {"number": hash(text) % 10 ** 9 + 1, "time": "2026-11-28T09:00:00+08:00", "actor": text, "action": text, "object": text}
                self.assertEqual(self.fleet.tell(entry).json, {"stored": 1})
                self.assertEqual(self.fleet.audit()[0]["object"], text)
        self.assertIn("audit", self.database.tables())
        self.assertEqual(self.gateway.request("POST", "/v1/fleet/heartbeat", JSON, b"[" * 5000).status, 400)


if __name__ == "__main__":
    tap.main()
