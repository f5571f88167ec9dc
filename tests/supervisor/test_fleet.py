# SPDX-License-Identifier: LGPL-2.1-or-later
"""A terminal and its gateway: how it is, what is published, what it is told to do, and what happened at it."""
import atexit
import contextlib
import http.server
import os
import pathlib
import shutil
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from fleet import Fleet  # noqa: E402
from gateway import ROOT, Gateway  # noqa: E402
from publisher import Publisher  # noqa: E402
from supervisor import Supervisor, until  # noqa: E402
from tap import case, run  # noqa: E402

HEARTBEAT = 150  # milliseconds


class Park(Gateway):
    """A gateway, and what terminals of it are made of."""

    def __init__(self):
        super().__init__()
        self.start()
        self.publisher_key = self.command("settings", "key").stdout.strip()
        self.fleet = Fleet(self)

    def publish(self, text, *words, action="publish"):
        """By the operator's command."""
        file = self.directory / "layer"
        file.write_text(text)
        return int(self.command("settings", action, "zone", file, *words).stdout)


PARK = Park()  # for all cases, each of which has terminals of its own
atexit.register(PARK.close)


class Terminal(Supervisor):
    def __init__(self, park, name, mode="steady", url=None, key=None, token=None, copy_of=None, own=""):
        self.folder = tempfile.TemporaryDirectory(prefix="terminal-")
        place = pathlib.Path(self.folder.name)
        self.name = name
        if copy_of is not None:
            shutil.copytree(copy_of.state, place / "state")
        (place / "token").write_text(token or park.add_terminal(name))
        (place / "own").write_text(f"[Kiosk]\npark='haicang'\nterminal-name='{name}'\npublisher-key='{key or park.publisher_key}'\n"
                                   f"gateway-url='{url or park.url}'\ntoken-file='{place}/token'\n{own}")
        super().__init__(mode, options=["--settings", place / "own", "--data-dir", ROOT / "data", "--heartbeat", str(HEARTBEAT)], directory=place)

    def __exit__(self, *reason):
        super().__exit__(*reason)
        self.folder.cleanup()

    def effective(self):
        return (self.runtime / "settings").read_text()

    def lines(self):
        """Of its audit."""
        file = self.state / "audit.log"
        return file.read_text().splitlines() if file.exists() else []


class FalseGateway(http.server.ThreadingHTTPServer):
    """Stands in the network before the real one: hands settings of its own out, and may lose answers."""

    daemon_threads = True

    def __init__(self, url):
        super().__init__(("127.0.0.1", 0), Relay)
        self.real, self.settings, self.losing, self.asked = url, None, 0, 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __exit__(self, *reason):
        self.shutdown()
        super().__exit__(*reason)


class Relay(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.pass_on(None)

    def do_POST(self):
        self.pass_on(self.rfile.read(int(self.headers["Content-Length"])))

    def pass_on(self, body):
        self.server.asked += 1
        headers = {name: value for name, value in self.headers.items() if name in ("Authorization", "Content-Type")}
        try:
            with urllib.request.urlopen(urllib.request.Request(self.server.real + self.path, body, headers, method=self.command), timeout=10) as answer:
                status, kind, data = answer.status, answer.headers["Content-Type"], answer.read()
        except urllib.error.HTTPError as error:
            status, kind, data = error.code, error.headers["Content-Type"], error.read()
        except OSError:  # it is away
            self.close_connection = True
            return
        if self.path == "/v1/fleet/audit" and self.server.losing > 0:
            self.server.losing -= 1
            self.close_connection = True
            return
        if self.path == "/v1/fleet/settings" and self.server.settings is not None:
            status, kind, data = 200, "text/plain", self.server.settings
        with contextlib.suppress(ConnectionError):  # the terminal may have been killed
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, *_):
        pass


def heard(status):
    return status["fleet"]["last_heard_ms_ago"] is not None and status["spare_ready"]


def has(version):
    return lambda status: status["settings_version"] == version


def is_shown(park, kiosk, condition, what):
    park.wait_for(lambda: condition(park.fleet.terminal(kiosk.name)), 20, what)


@case("a terminal is heard of, and what is published holds from the next visitor on")
def _():
    park = PARK
    with Terminal(park, "published") as kiosk:
        before = kiosk.wait_for(lambda s: heard(s) and s["state"] == "attract", "a heartbeat")
        is_shown(park, kiosk, lambda told: told["colour"] == "green" and told["state"] == "attract", "green")
        version = park.publish("[Kiosk]\nhotline='0592-7'\n")
        old = {before["visit_pid"], before["spare_pid"]}
        kiosk.wait_for(lambda s: has(version)(s) and s["spare_ready"] and not {s["visit_pid"], s["spare_pid"]} & old, "other visits")
        assert "hotline='0592-7'" in kiosk.effective()
        is_shown(park, kiosk, lambda told: told["settings_version"] == told["wanted_version"] == version, "its version")
        kiosk.kill()
        kiosk.start()
        kiosk.wait_for(lambda s: heard(s) and has(version)(s), "what it had, after a restart")
        is_shown(park, kiosk, lambda told: told["causes"] == [], "no alarm for a restart")


@case("a camera that goes turns the terminal amber at the gateway, and one that comes back green again")
def _():
    park = PARK
    with tempfile.TemporaryDirectory() as folder:
        camera = pathlib.Path(folder, "camera.png")
        camera.touch()
        with Terminal(park, "seeing", own=f"camera='{camera.as_uri()}'\n") as kiosk:
            is_shown(park, kiosk, lambda told: told.get("devices") == {"network": "ok", "camera": "ok"} and told["colour"] == "green", "a camera")
            camera.unlink()
            is_shown(park, kiosk, lambda told: told["colour"] == "amber" and told["devices"]["camera"] == "missing", "no camera")
            assert kiosk.status()["devices"] == {"camera": "missing"}
            camera.touch()
            is_shown(park, kiosk, lambda told: told["colour"] == "green", "the camera again")


@case("a preview reaches one terminal alone, and a rollback by one command all of them")
def _():
    park = PARK
    with Terminal(park, "tried") as first, Terminal(park, "other") as second:
        version = park.publish("[Kiosk]\nhotline='0592-1'\n")
        for kiosk in (first, second):
            kiosk.wait_for(has(version), "the first version")
        preview = park.publish("[Kiosk]\nhotline='0592-2'\n", "other", action="preview")
        second.wait_for(has(preview), "the preview")
        first_heard = first.status()["fleet"]["last_heard_ms_ago"]
        first.wait_for(lambda s: s["fleet"]["last_heard_ms_ago"] < first_heard or s["fleet"]["last_heard_ms_ago"] < HEARTBEAT, "one more heartbeat")
        assert "0592-2" in second.effective() and "0592-1" in first.effective() and first.status()["settings_version"] == version
        released = int(park.command("settings", "release", preview).stdout)
        for kiosk in (first, second):
            kiosk.wait_for(has(released), "what was released")
            assert "0592-2" in kiosk.effective()
        back = int(park.command("settings", "rollback", "zone").stdout)
        for kiosk in (first, second):
            kiosk.wait_for(has(back), "what was before")
            assert "0592-1" in kiosk.effective()


@case("forged, old and foreign settings are refused, those in force stay, and staff are told the reason here and there")
def _():
    park = PARK
    with FalseGateway(park.url) as false, Terminal(park, "relayed", url=false.url) as kiosk:
        good = park.publish("[Kiosk]\nhotline='0592-1'\n")
        kiosk.wait_for(has(good), "the first version")
        old = park.fleet.fetch(token=(kiosk.home / "token").read_text()).body
        false.settings = old
        wanted = park.publish("[Kiosk]\nhotline='0592-2'\n")
        for content, reason in [(old, f"not newer than {good}"), (old.replace(b"Version=", b"Version=9"), "signature"),
                                (Publisher().sign(wanted, "haicang", "relayed", "[Kiosk]\nhotline='666'\n"), "signature"),
                                (park.fleet.fetch(token=park.token).body, "another terminal"), (b"<html>", "no such file"), (b"", "no such file")]:
            false.settings = content
            kiosk.wait_for(lambda s: reason in (s["fleet"]["settings_refused"] or ""), reason)
            is_shown(park, kiosk, lambda told: told["colour"] == "amber" and any(c["code"] == "settings-refused" and reason in c["detail"] for c in told["causes"]),
                     reason)
            assert "0592-1" in kiosk.effective() and kiosk.status()["settings_version"] == good
        false.settings = None
        kiosk.wait_for(lambda s: has(wanted)(s) and s["fleet"]["settings_refused"] is None, "the true ones")
        is_shown(park, kiosk, lambda told: told["colour"] == "green", "green")


@case("settings that another publisher signed are refused though the gateway is the right one")
def _():
    park = PARK
    with Terminal(park, "foreign", key=Publisher().key) as kiosk:
        park.publish("[Kiosk]\nhotline='0592-1'\n")
        kiosk.wait_for(lambda s: "signature" in (s["fleet"]["settings_refused"] or ""), "the reason")
        assert kiosk.status()["settings_version"] == 0


@case("commands wait while a terminal is off, and each is done once")
def _():
    park = PARK
    with Terminal(park, "off") as kiosk:
        kiosk.wait_for(heard, "a heartbeat")
        kiosk.kill()
        number = park.fleet.do("commands", {"terminal": "off", "kind": "restart"}).json["id"]
        retry = park.fleet.do("commands", {"terminal": "off", "kind": "retry-outbox"}).json["id"]
        kiosk.start()
        assert kiosk.process.wait(20) == 0, "it was to be restarted"
        kiosk.start()
        park.wait_for(lambda: {command["state"] for command in park.fleet.ask("fleet/commands?terminal=off").json["commands"]} == {"done"}, 20,
                      "both are done")
        kiosk.wait_for(heard, "it runs on")
        done = [line.split("  ") for line in kiosk.lines() if "  command  " in line]
        assert [(line[1], line[3].split()[0]) for line in done] == [("gateway", "restart"), ("gateway", "retry-outbox")], (done, number, retry)
        told = [entry["action"] for entry in park.fleet.audit() if entry.get("terminal") is None and entry["actor"] == "off"]
        assert told.count("command-done") == 2, told


@case("no command takes the screen from a visitor; a service in quarantine is released from afar")
def _():
    park = PARK
    with Terminal(park, "resting", mode="crash") as kiosk:
        kiosk.wait_for(lambda s: s["quarantine"], "quarantine")
        is_shown(park, kiosk, lambda told: {"code": "quarantine", "detail": "trial"} in told["causes"], "amber")
        number = park.fleet.do("commands", {"terminal": "resting", "kind": "release-quarantine", "argument": "trial"}).json["id"]
        park.wait_for(lambda: number in [command["id"] for command in park.fleet.ask("fleet/commands?terminal=resting").json["commands"]
                                         if command["state"] == "done"], 20, "the release")
        assert any("release-quarantine trial" in line for line in kiosk.lines())
    park = PARK
    with Terminal(park, "busy", mode="long") as kiosk:
        shown = kiosk.wait_for(lambda s: heard(s) and s["state"] == "visit", "a visit")
        for kind in ("end-visit", "restart"):
            park.fleet.do("commands", {"terminal": "busy", "kind": kind})
        park.wait_for(lambda: {command["state"] for command in park.fleet.ask("fleet/commands?terminal=busy").json["commands"]} == {"sent"}, 20, "told")
        beats = park.metric("gateway_fleet_heartbeats_total")
        park.wait_for(lambda: park.metric("gateway_fleet_heartbeats_total") > beats + 3, 20, "more heartbeats")
        now = kiosk.status()
        assert now["visit_pid"] == shown["visit_pid"] and now["state"] == "visit", (shown, now)


@case("the audit arrives, each line once, whatever answers are lost and however often it is killed")
def _():
    park = PARK
    with FalseGateway(park.url) as false:
        false.losing = 3
        with Terminal(park, "told", mode="crash", url=false.url) as kiosk:
            kiosk.wait_for(lambda s: s["crashes"] >= 3, "crashes")
            kiosk.kill()
            kiosk.start()
            kiosk.wait_for(lambda s: s["crashes"] >= 3, "crashes")
            until(lambda: false.losing == 0, "answers are lost")
            kiosk.stop()
            # what was not told before it ended is told after the next start
            kiosk.command[-1] = "steady"
            kiosk.start()
            kiosk.wait_for(heard, "a heartbeat")
            lines = kiosk.lines()

            def arrived():
                return [entry["action"] for entry in reversed(park.fleet.audit()) if entry.get("terminal") == "told"]

            assert 6 <= len(lines) <= 90, lines
            park.wait_for(lambda: len(arrived()) >= len(lines), 20, "all lines")
            assert arrived() == [line.split("  ")[2] for line in lines], (arrived(), lines)


@case("while the gateway is away it goes on serving, tries ever less often, tells why, and comes back by itself")
def _():
    park = PARK
    with FalseGateway(park.url) as false, Terminal(park, "alone", url=false.url) as kiosk:
        kiosk.wait_for(heard, "a heartbeat")
        park.kill()
        kiosk.wait_for(lambda s: s["fleet"]["trouble"], "the trouble")
        assert kiosk.status()["state"] == "attract"
        before = false.asked
        time.sleep(3)
        # the outbox asks, too; at the usual pace there were twenty
        assert 0 < false.asked - before <= 14, false.asked - before
        park.start()
        kiosk.wait_for(lambda s: s["fleet"]["trouble"] is None, "the gateway is back")


@case("a copy of a terminal raises an alarm, and without its token neither is let in")
def _():
    park = PARK
    with Terminal(park, "cloned") as kiosk:
        kiosk.wait_for(heard, "a heartbeat")
        token = (kiosk.home / "token").read_text()
        with Terminal(park, "cloned", token=token, copy_of=kiosk) as copy:
            is_shown(park, kiosk, lambda told: {"code": "twin"} in told["causes"], "the alarm")
            assert park.fleet.do("terminals/cloned/revoke").status == 200
            for terminal in (kiosk, copy):
                terminal.wait_for(lambda s: s["fleet"]["trouble"], "it is refused")
            assert park.fleet.fetch(token).status == 401


os.environ.setdefault("LC_ALL", "C.UTF-8")
run()
