# SPDX-License-Identifier: LGPL-2.1-or-later
"""The running server against gateway/openapi.yaml: every route, method and status of the file is provoked, every answer
fits its schema, and the server has no route that the file lacks."""

import re
import unittest

import jsonschema
import yaml

import tap
from gateway import ABSENT, DECLARATION, FACTOR, ROOT, Gateway

TEXT = (ROOT / "gateway" / "openapi.yaml").read_text(encoding="utf-8")
API = yaml.safe_load(TEXT)

METHODS = {"get", "put", "post", "delete", "patch", "head", "options"}

# How each status of each operation comes about: path, headers. "default" is asked for by a wrong method.
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
}
MISSING = {
    "getDeclaration": [(f"/v1/customs/declarations/{ABSENT}", FACTOR), (f"/v1/customs/declarations/{DECLARATION}", "XXXXXX")],
    "getInventory": ["/v1/customs/inventories/37152026I999999999"],
    "getOrder": ["/v1/customs/orders/NO-SUCH-ORDER"],
    "getWaybill": ["/v1/customs/waybills/RR000000005CN"],
    "getCommodity": ["/v1/customs/hs/9999999999"],
}


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


def ways_to(operation, status):
    """Paths with factors by which the operation gives the status."""
    paths = {"200": GOOD, "400": BAD, "404": MISSING}[status][operation["operationId"]]
    return [path if isinstance(path, tuple) else (path, FACTOR) for path in paths]


class ContractTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(demo=True).start()
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

    def ask_all(self, status):
        for method, _, operation in operations():
            if status not in operation["responses"]:
                continue
            for path, factor in ways_to(operation, status):
                with self.subTest(path=path, factor=factor):
                    answer = self.gateway.request(method, path, headers={"Kiosk-Factor": factor})
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

    def test_5_missing(self):
        self.ask_all("404")

    def test_6_unknown_terminal(self):
        for method, _, operation in operations():
            path, factor = ways_to(operation, "200")[0]
            with self.subTest(path=path):
                answer = self.gateway.request(method, path, headers={"Kiosk-Factor": factor}, token=False)
                if "401" not in operation["responses"]:
                    self.assertEqual((answer.status, operation["security"]), (200, []))
                    continue
                self.assertEqual(answer.status, 401)
                self.check(operation, "401", answer)

    def test_7_too_many(self):
        with Gateway(demo=True, rate=1) as slow:
            for method, _, operation in operations():
                if "429" not in operation["responses"]:
                    continue
                path, factor = ways_to(operation, "200")[0]
                with self.subTest(path=path):
                    for _ in range(20):
                        answer = slow.request(method, path, headers={"Kiosk-Factor": factor})
                        if answer.status == 429:
                            break
                    self.assertEqual(answer.status, 429)
                    self.check(operation, "429", answer)

    def test_8_others(self):
        for _, _, operation in operations():
            path, factor = ways_to(operation, "200")[0]
            with self.subTest(path=path):
                answer = self.gateway.request("POST", path, headers={"Kiosk-Factor": factor})
                self.assertEqual(answer.status, 405)
                self.assertEqual(answer.headers["Allow"], "GET")
                self.check(operation, "default", answer)

    def test_9_nothing_was_left_out(self):
        promised = {(operation["operationId"], status) for _, _, operation in operations() for status in operation["responses"]}
        self.assertEqual(promised, self.seen)

    def test_factor_is_required(self):
        answer = self.gateway.get(f"/v1/customs/declarations/{DECLARATION}")
        self.assertEqual((answer.status, answer.problem), (400, "factor-required"))


if __name__ == "__main__":
    tap.main()
