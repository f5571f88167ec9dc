# SPDX-License-Identifier: LGPL-2.1-or-later
"""A hand-off of a terminal to a phone, both sides of it, without a browser."""
import base64
import json

JSON = {"Content-Type": "application/json"}
SEALED = base64.b64encode(b"what only the terminal can open").decode()


class Handoff:
    def __init__(self, gateway, most=6, token=True):
        self.gateway, self.terminal = gateway, token
        self.begun = self.ask("POST", "/v1/handoffs", {"most": most}).json
        self.id, self.token = self.begun["id"], self.begun["token"]
        self.path = f"/v1/handoffs/{self.id}"

    # the terminal

    def ask(self, method, path, body=None, token=None):
        data = json.dumps(body).encode() if body is not None else None
        return self.gateway.request(method, path, JSON if body is not None else {}, data, token=token or self.terminal)

    def fetch(self, have=0, token=None):
        return self.ask("POST", self.path + "/pages", {"have": have}, token)

    def end(self):
        return self.ask("DELETE", self.path)

    # the phone

    def open(self, cookie=None, token=None):
        return self.from_phone("/v1/phone/open", {"token": token or self.token}, cookie)

    def open_first(self):
        """The cookie of the phone that has it from now on."""
        return self.open().headers["Set-Cookie"].split(";")[0]

    def send(self, number, cookie, data=SEALED, token=None):
        return self.from_phone("/v1/phone/pages", {"token": token or self.token, "number": number, "data": data}, cookie)

    def from_phone(self, path, body, cookie=None):
        return self.gateway.request("POST", path, {**JSON, **({"Cookie": cookie} if cookie else {})}, json.dumps(body).encode(), token=False)
