# SPDX-License-Identifier: LGPL-2.1-or-later
"""The running server against gateway/openapi.yaml: every route, method and status of the file is provoked, every answer
fits its schema, and the server has no route that the file lacks."""

import json
import re
import unittest

import jsonschema
import yaml

import tap
from application import application
from envelope import ENQUIRY, Sender, new_key
from gateway import ABSENT, DECLARATION, FACTOR, ROOT, Gateway

TEXT = (ROOT / "gateway" / "openapi.yaml").read_text(encoding="utf-8")
API = yaml.safe_load(TEXT)

METHODS = {"get", "put", "post", "delete", "patch", "head", "options"}



def post(body=None, again=False, **headers):
    """A way to submit: @body is made of the sender; headers as keywords, None to leave one out."""
    def way(sender):
        data = body(sender) if body is not None else sender.seal("enquiry", ENQUIRY)
        key = json.loads(data)["key"] if data.startswith(b'{"v"') else new_key()
        if again:
            sender.send(sender.seal("enquiry", ENQUIRY, key=key))
        sent = {"Content-Type": "application/json", "Idempotency-Key": key, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return "/v1/envelopes", {name: value for name, value in sent.items() if value is not None}, data
    return way


def resume(sender):
    code = sender("draft", {"phone_end": "7788", "content": {"step": 2}}).json["code"]
    return f"/v1/drafts/{code[:4].lower()}-{code[4:]}", {"Kiosk-Factor": "7788"}, None


def new_application(sender):
    return sender("registration", application()).json["reference"]


def progress(sender):
    return f"/v1/registration/applications/{new_application(sender)}", {"Kiosk-Factor": "7788"}, None


def read(sender):
    return f"/v1/staff/applications/{new_application(sender)}", {}, None


def move(to="accepted", **changes):
    """A way to move a new application; changes of the body or of the headers."""
    def way(sender):
        headers = {"Content-Type": changes.get("media_type", "application/json"), **changes.get("headers", {})}
        body = changes.get("body", json.dumps({"from": changes.get("before", "submitted"), "to": to, "note": "请带章程原件"}).encode())
        return f"/v1/staff/applications/{new_application(sender)}/moves", headers, body
    return way


def move_of_none(sender):
    return "/v1/staff/applications/HC-20200101-0001/moves", *move()(sender)[1:]


NAME_CHECK = "/v1/registration/name-check?region=%E5%8E%A6%E9%97%A8&industry=%E8%B4%B8%E6%98%93&form=%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8&brand="

# How each status of each operation comes about: a path; path and factor; or a way, which makes path, headers and body.
# "default" is asked for by a wrong method.
GOOD = {
    "getHealth": ["/healthz"],
    "getMetrics": ["/metrics"],
    "getDeclaration": [
        (f"/v1/customs/declarations/{DECLARATION}", FACTOR),
        ("/v1/customs/declarations/370820260000223344", "M0011D"),
        ("/v1/customs/declarations/371120261000334455", "M002X5"),
        ("/v1/customs/declarations/371520260000445566", "M002X5"),
        ("/v1/customs/declarations/371420261000556677", "M00385"),
        ("/v1/customs/declarations/372220260000667788", "M00385"),
    ],
    "getInventory": [
        ("/v1/customs/inventories/37152026I000000123", "5678"),
        ("/v1/customs/inventories/37152026I000000124", "6789"),
        ("/v1/customs/inventories/37152026I000000125", "7890"),
        ("/v1/customs/inventories/37152026I000000126", "8901"),
    ],
    "getOrder": [(f"/v1/customs/orders/DEMO-ORDER-00{i}", factor) for i, factor in enumerate(["5678", "6789", "7890", "8901"], 1)],
    "getWaybill": [("/v1/customs/waybills/RR123456785CN", "5678"), ("/v1/customs/waybills/RB123456785CN", "6789")],
    "searchCommodities": ["/v1/customs/hs?q=%E5%92%96%E5%95%A1", "/v1/customs/hs?q=kf&limit=1", "/v1/customs/hs?q=0901",
                          "/v1/customs/hs?q=zzzz", "/v1/customs/hs?q=%F0%9F%9A%A2"],
    "getCommodity": ["/v1/customs/hs/0901210000"],
    "getTaxRules": ["/v1/customs/tax-rules"],
    "getEnvelopeKey": ["/v1/envelope-key"],
    "postEnvelope": [post(again=True)],
    "getDraft": [resume],
    "checkName": [NAME_CHECK + "%E9%B9%AD%E7%99%BD%E5%B8%86", NAME_CHECK + "%E9%97%BD%E5%8F%B0%E6%B1%87", NAME_CHECK + "a"],
    "searchIndustries": ["/v1/registration/industries?q=%E4%BA%92%E8%81%94%E7%BD%91", "/v1/registration/industries?q=52&limit=1"],
    "searchScopes": ["/v1/registration/scopes?q=%E8%BF%9B%E5%87%BA%E5%8F%A3", "/v1/registration/scopes?q=zz"],
    "getApplication": [progress],
    "listApplications": ["/v1/staff/applications", "/v1/staff/applications?stage=review&limit=1&after=HC-20200101-0001"],
    "readApplication": [read],
    "moveApplication": [move()],
}
CREATED = {
    "postEnvelope": [post(), post(lambda sender: sender.seal("registration", application())), post(lambda sender: sender.seal("rating", {"level": 4})),
                     post(lambda sender: sender.seal("draft", {"phone_end": "7788", "content": {}}))],
}
BAD = {
    "getHealth": ["/healthz?deep=1"],
    "getMetrics": ["/metrics?name=x"],
    "getDeclaration": ["/v1/customs/declarations/123", f"/v1/customs/declarations/{DECLARATION}?x=1",
                       "/v1/customs/declarations/%FF"],
    "getInventory": ["/v1/customs/inventories/123", "/v1/customs/inventories/37152026I000000123?x"],
    "getOrder": ["/v1/customs/orders/a%20b", "/v1/customs/orders/%00"],
    "getWaybill": ["/v1/customs/waybills/%E6%B5%B7"],
    "searchCommodities": ["/v1/customs/hs", "/v1/customs/hs?q=", "/v1/customs/hs?q=a&limit=0", "/v1/customs/hs?q=a&limit=51",
                          "/v1/customs/hs?q=a&limit=x", "/v1/customs/hs?q=a&q=b", "/v1/customs/hs?q=a&page=2"],
    "getCommodity": ["/v1/customs/hs/12", "/v1/customs/hs/coffee"],
    "getTaxRules": ["/v1/customs/tax-rules?date=2026-01-01"],
    "getEnvelopeKey": ["/v1/envelope-key?id=1"],
    "postEnvelope": [post(Idempotency_Key=None), post(Idempotency_Key=new_key())],
    "getDraft": ["/v1/drafts/123", "/v1/drafts/0O1IL000"],
    "checkName": ["/v1/registration/name-check", "/v1/registration/name-check?brand=a", NAME_CHECK, NAME_CHECK + "a" * 41],
    "searchIndustries": ["/v1/registration/industries", "/v1/registration/industries?q=a&limit=51"],
    "searchScopes": ["/v1/registration/scopes?q=", "/v1/registration/scopes?q=a&page=1"],
    "getApplication": ["/v1/registration/applications/1", "/v1/registration/applications/HC-2026"],
    "listApplications": ["/v1/staff/applications?stage=lost", "/v1/staff/applications?after=x", "/v1/staff/applications?limit=0"],
    "readApplication": [lambda sender: (read(sender)[0] + "?deep=1", {}, None)],
    "moveApplication": [move(body=b"["), move(body=b"")],
}
MISSING = {
    "getDeclaration": [(f"/v1/customs/declarations/{ABSENT}", FACTOR), (f"/v1/customs/declarations/{DECLARATION}", "XXXXXX")],
    "getInventory": ["/v1/customs/inventories/37152026I999999999"],
    "getOrder": ["/v1/customs/orders/NO-SUCH-ORDER"],
    "getWaybill": ["/v1/customs/waybills/RR000000005CN"],
    "getCommodity": ["/v1/customs/hs/9999999999"],
    "getDraft": ["/v1/drafts/ABCDEFGH"],
    "getApplication": ["/v1/registration/applications/HC-20200101-0001"],
    "readApplication": ["/v1/staff/applications/HC-20200101-0001", "/v1/staff/applications/none"],
    "moveApplication": [move_of_none],
}
CONFLICT = {"postEnvelope": [post(lambda sender: sender.seal("enquiry", {**ENQUIRY, "name": "other"}), again=True)],
            "moveApplication": [move(before="review", to="approved")]}
NO_LENGTH = {"postEnvelope": [lambda sender: (*post()(sender)[:2], iter([b"{", b"}"]))],
             "moveApplication": [lambda sender: (*move()(sender)[:2], iter([b"{", b"}"]))]}
TOO_LARGE = {"postEnvelope": [lambda sender: ("/v1/envelopes", {"Content-Type": "application/json", "Content-Length": str(8 * 1024 * 1024 + 1)}, None)],
             "moveApplication": [move(body=b" " * 20000)]}
NOT_JSON = {"postEnvelope": [post(Content_Type="text/plain"), post(Content_Type=None)], "moveApplication": [move(media_type="text/json")]}
REFUSED = {
    "postEnvelope": [post(lambda sender: b"[]"), post(lambda sender: b""), post(lambda sender: sender.seal("enquiry", {})),
                     post(lambda sender: sender.seal("parcel", {})), post(lambda sender: sender.seal("enquiry", ENQUIRY).replace(b'"enquiry"', b'"rating"')),
                     post(lambda sender: sender.seal("rating", {"level": 5, "reference": "HC-20200101-0001"})),
                     post(lambda sender: sender.seal("registration", {})),
                     post(lambda sender: sender.seal("registration", application(capital="1")))],
    "moveApplication": [move("bank"), move("nowhere"), move(body=b"{}"), move(body=b'{"from":1,"to":"accepted","x":1}')],
}
WAYS = {"200": GOOD, "201": CREATED, "400": BAD, "404": MISSING, "409": CONFLICT, "411": NO_LENGTH, "413": TOO_LARGE, "415": NOT_JSON,
        "422": REFUSED}


def resolve(part):
    """Follows a reference in the file."""
    while "$ref" in part:
        target = API
        for name in part["$ref"].removeprefix("#/").split("/"):
            target = target[name]
        part = target
    return part


def operations():
    for path, item in API["paths"].items():
        for method in METHODS & item.keys():
            yield method.upper(), path, item[method]


def ways_to(sender, operation, status):
    """Paths, headers and bodies by which the operation gives the status."""
    for way in WAYS[status][operation["operationId"]]:
        if callable(way):
            yield way(sender)
        else:
            path, factor = way if isinstance(way, tuple) else (way, FACTOR)
            yield path, {"Kiosk-Factor": factor}, None


def good_way(sender, operation):
    return next(ways_to(sender, operation, "200"))


class ContractTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
        cls.sender = Sender(cls.gateway)
        cls.staff = cls.gateway.command("staff", "add", "lin").stdout.strip()
        cls.seen = set()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def check(self, operation, status, answer):
        """That the answer is one that the file promises for the status."""
        response = resolve(operation["responses"][status])
        media_type = answer.headers["Content-Type"].split(";")[0]
        self.assertIn(media_type, response["content"])
        if media_type.endswith("json"):
            schema = {"components": API["components"]} | response["content"][media_type]["schema"]
            jsonschema.Draft202012Validator(schema).validate(answer.json)
        for name, header in response.get("headers", {}).items():
            jsonschema.Draft202012Validator(header["schema"]).validate(answer.headers[name])
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.seen.add((operation["operationId"], status))

    def token_for(self, operation):
        return self.staff if operation.get("security") == [{"staff": []}] else True

    def ask_all(self, status):
        for method, _, operation in operations():
            if status not in operation["responses"]:
                continue
            for path, headers, body in ways_to(self.sender, operation, status):
                with self.subTest(path=path, headers=headers):
                    answer = self.gateway.request(method, path, headers=headers, body=body, token=self.token_for(operation))
                    self.assertEqual(answer.status, int(status), answer.body)
                    self.check(operation, status, answer)

    def test_1_file_is_openapi(self):
        self.assertEqual(API["openapi"], "3.1.0")
        for schema in API["components"]["schemas"].values():
            jsonschema.Draft202012Validator.check_schema(schema)
        names = [operation["operationId"] for _, _, operation in operations()]
        self.assertEqual(len(names), len(set(names)))
        for reference in re.findall(r"\$ref: \"(#[^\"]+)\"", TEXT):
            resolve({"$ref": reference})

    def test_2_routes_are_those_of_the_file(self):
        told = set(self.gateway.command("serve", "--routes").stdout.split("\n")) - {""}
        self.assertEqual(told, {f"{method} {path}" for method, path, _ in operations()})

    def test_3_good(self):
        self.ask_all("200")

    def test_4_bad(self):
        self.ask_all("400")

    def test_5_others_that_are_told(self):
        for status in WAYS.keys() - {"200", "400"}:
            self.ask_all(status)

    def test_6_unknown_terminal(self):
        for method, _, operation in operations():
            path, headers, body = good_way(self.sender, operation)
            with self.subTest(path=path):
                answer = self.gateway.request(method, path, headers=headers, body=body, token=False)
                if "401" not in operation["responses"]:
                    self.assertEqual((answer.status, operation["security"]), (200, []))
                    continue
                self.assertEqual(answer.status, 401)
                self.check(operation, "401", answer)

    def test_7_too_many(self):
        with Gateway(demo=True, rate=1) as slow:
            staff = slow.command("staff", "add", "lin").stdout.strip()
            for method, _, operation in operations():
                if "429" not in operation["responses"]:
                    continue
                path, headers, body = good_way(self.sender, operation)
                with self.subTest(path=path):
                    for _ in range(20):
                        token = True if self.token_for(operation) is True else staff
                        answer = slow.request(method, path, headers=headers, body=body, token=token)
                        if answer.status == 429:
                            break
                    self.assertEqual(answer.status, 429)
                    self.check(operation, "429", answer)

    def test_8_others(self):
        for method, _, operation in operations():
            path, headers, _ = good_way(self.sender, operation)
            with self.subTest(path=path):
                answer = self.gateway.request("PATCH", path, headers=headers)
                self.assertEqual(answer.status, 405)
                self.assertIn(method, answer.headers["Allow"].split(", "))
                self.check(operation, "default", answer)

    def test_9_nothing_was_left_out(self):
        promised = {(operation["operationId"], status) for _, _, operation in operations() for status in operation["responses"]}
        self.assertEqual(promised, self.seen)

    def test_factor_is_required(self):
        answer = self.gateway.get(f"/v1/customs/declarations/{DECLARATION}")
        self.assertEqual((answer.status, answer.problem), (400, "factor-required"))


if __name__ == "__main__":
    tap.main()
