# SPDX-License-Identifier: LGPL-2.1-or-later
"""Terminals as the gateway hears them, and the staff who look after them.

    with TimedGateway() as gateway:
        fleet = Fleet(gateway)
        fleet.beat(state="visit")
        assert fleet.terminal("test-terminal")["colour"] == "green"
"""
import json

JSON = {"Content-Type": "application/json"}
REPORT = {"version": "0.1.0", "state": "attract", "run": "one", "uptime": 4000, "frame_age": 12, "touch_age": None, "visits": 3, "crashes": 0,
          "hangs": 0, "outbox": {"size": 0, "parked": 0, "oldest": None}, "quarantine": [], "devices": {"network": "ok"}, "settings_version": 0}


def report(**changes):
    return {name: value for name, value in {**REPORT, **changes}.items() if value is not ...}


class Fleet:
    def __init__(self, gateway):
        self.gateway = gateway
        self.staff = gateway.command("staff", "add", "fleet-staff").stdout.strip()

    def post(self, path, body, token):
        return self.gateway.request("POST", path, JSON, json.dumps(body).encode(), token=token)

    # as a terminal

    def beat(self, token=True, **changes):
        """Returns what it is told."""
        answer = self.post("/v1/fleet/heartbeat", report(**changes), token)
        assert answer.status == 200, answer
        return answer.json

    def fetch(self, token=True):
        return self.gateway.get("/v1/fleet/settings", token=token)

    def tell(self, *entries, token=True):
        return self.post("/v1/fleet/audit", {"entries": list(entries)}, token)

    # as staff

    def ask(self, path, token=None):
        return self.gateway.get(f"/v1/staff/{path}", token=token or self.staff)

    def do(self, path, body=None, token=None):
        return self.post(f"/v1/staff/fleet/{path}", body if body is not None else {}, token or self.staff)

    def publish(self, scope, settings, **more):
        """Returns the version, or the preview."""
        answer = self.do("settings", {"scope": scope, "settings": settings, **more})
        assert answer.status == 200, answer
        return answer.json.get("version") or answer.json["preview"]["id"]

    def sites(self, token=None):
        return {site["park"]: site for site in self.ask("fleet/sites", token).json["sites"]}

    def terminal(self, name, token=None):
        return next(terminal for site in self.sites(token).values() for terminal in site["terminals"] if terminal["id"] == name)

    def causes(self, name):
        return {cause["code"]: cause.get("detail") for cause in self.terminal(name)["causes"]}

    def audit(self, token=None, query=""):
        return self.ask(f"audit{query}", token).json["entries"]
