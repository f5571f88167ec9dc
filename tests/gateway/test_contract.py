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
from fleet import report
from gateway import ABSENT, DECLARATION, FACTOR, ROOT, Gateway
from handoff import JSON, SEALED, Handoff
from ip import case, first_free, talk
from training import COURSE, DEMO_DOCUMENT, form

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


def new_case(sender):
    return sender("ip-case", case(), service="ip").json["reference"]


def case_progress(sender):
    return f"/v1/ip/cases/{new_case(sender)}", {"Kiosk-Factor": "7788"}, None


def read_case(sender):
    return f"/v1/staff/ip/cases/{new_case(sender)}", {}, None


PAPER = {"label": "papers", "type": "image/jpeg", "data": "/9j/4AAQ"}


def case_photo(page=1, query=""):
    """A way to read a page of a new case that has one."""
    return lambda sender: (f"/v1/staff/ip/cases/{sender('ip-case', case(photos=[PAPER]), service='ip').json['reference']}/photos/{page}{query}", {}, None)


def enquiry_photo(page=1, query=""):
    """The same of an enquiry."""
    return lambda sender: (f"/v1/staff/enquiries/{sender('enquiry', {**ENQUIRY, 'photos': [PAPER]}).json['reference']}/photos/{page}{query}", {}, None)


def read_photographed_case(sender):
    return f"/v1/staff/ip/cases/{sender('ip-case', case(photos=[PAPER]), service='ip').json['reference']}", {}, None


def give_up_talk():
    """A way for a visitor to give up a new talk."""
    def way(sender):
        booking = talk(first_free(sender.gateway))
        reference = sender("ip-talk", booking, service="ip").json["reference"]
        return f"/v1/ip/talks/{reference}/cancel", {"Kiosk-Factor": booking["phone"][-4:]}, None
    return way


def move_case(to="review", **changes):
    """As move(), of a case."""
    def way(sender):
        _, headers, body = move(to, **changes)(sender)
        return f"/v1/staff/ip/cases/{changes.get('reference') or new_case(sender)}/moves", headers, body
    return way


def new_enquiry(sender):
    return sender("enquiry", ENQUIRY).json["reference"]


def read_enquiry(sender):
    return f"/v1/staff/enquiries/{new_enquiry(sender)}", {}, None


def move_enquiry(to="in-hand", **changes):
    """As move(), of an enquiry."""
    def way(sender):
        _, headers, body = move(to, **{"before": "received", **changes})(sender)
        return f"/v1/staff/enquiries/{changes.get('reference') or new_enquiry(sender)}/moves", headers, body
    return way


def talk_path(end=""):
    """A way to a talk that has just been booked."""
    def way(sender):
        booked = sender("ip-talk", talk(first_free(sender.gateway)), service="ip")
        return f"/v1/staff/ip/talks/{booked.json['reference']}{end}", {}, None
    return way


def known(path):
    """A way to ask for a file that one has already."""
    return lambda sender: (path, {"If-None-Match": sender.gateway.get(path, token=False).headers["ETag"]}, None)


def book(**changes):
    """A way to book the first hour that is free."""
    return post(lambda sender: sender.seal("ip-talk", talk(**{"begins": first_free(sender.gateway), **changes}), service="ip"))


SIGNUPS, STAFF_TRAINING = "/v1/training/signups", "/v1/staff/training"
PHONE = {"Kiosk-Factor": "7788"}
SESSION = {"course": "KJ-9810", "park": "haicang", "room": "海沧园区 3 号楼 201", "teacher": "林安和", "begins": "2036-11-26T14:00:00+08:00",
           "ends": "2036-11-26T17:00:00+08:00", "opens": "2026-01-01T00:00:00+08:00", "closes": "2036-11-26T14:00:00+08:00", "capacity": 4000,
           "waiting_most": 20}


def sign_up(session="QC-TW-1", **changes):
    """A way to sign up for a session of the demo."""
    return post(lambda sender: sender.seal("training-signup", form(session, **changes), service="training"))


def signed_up(sender, session="QC-TW-1"):
    return sender("training-signup", form(session)).json


def deed(name, session="QC-TW-1"):
    """A way to do something with a new signup."""
    return lambda sender: (f"{SIGNUPS}/{signed_up(sender, session)['code']}/{name}", PHONE, None)


def ticket(code, name="", factor="7788"):
    return lambda sender: (f"{SIGNUPS}/{code}{name}", {"Kiosk-Factor": factor} if factor else {}, None)


def certificate(sender, factor="7788"):
    items = sender.gateway.get(f"{SIGNUPS}/DEME2345", "7788").json["items"]
    number, = (item["certificate"] for item in items if "certificate" in item)
    return f"/v1/training/certificates/{number}", {"Kiosk-Factor": factor}, None


def send(path, body, media_type="application/json", **headers):
    """A way to send a body; bytes as they are."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda sender: (path, {"Content-Type": media_type, **headers}, data)


def check_in_by(document, **changes):
    return send("/v1/training/check-ins", document, **{**PHONE, **changes})


def result(body=None, code="DEME2345", **changes):
    """A way to note the result of a signup of the demo."""
    def way(sender):
        items = sender.gateway.get(f"{SIGNUPS}/{code}", "7788").json["items"]
        reference, = (item["reference"] for item in items if item["code"] == code)
        noted = {"attendance": 100, "score": 90} if body is None else body
        return send(f"{STAFF_TRAINING}/signups/{reference}/result", noted, **changes)(sender)
    return way


def of_handoff(name="", body=None):
    """A way for the terminal to do something with a new hand-off, in which a picture waits."""
    def way(sender):
        handoff = Handoff(sender.gateway)
        handoff.send(1, handoff.open_first())
        return handoff.path + name, JSON if body is not None else {}, json.dumps(body).encode() if body is not None else None
    return way


def phone_opens(sender):
    return send("/v1/phone/open", {"token": Handoff(sender.gateway).token})(sender)


def phone_opens_again(sender):
    handoff = Handoff(sender.gateway)
    handoff.open()
    return send("/v1/phone/open", {"token": handoff.token})(sender)


def phone_sends(**changes):
    """A way to send a picture; changes of the body."""
    def way(sender):
        handoff = Handoff(sender.gateway)
        picture = {"token": handoff.token, "number": 1, "data": SEALED, **changes}
        return send("/v1/phone/pages", picture, **{"Cookie": handoff.open_first()})(sender)
    return way


def another_phone_sends(sender):
    return send("/v1/phone/pages", {"token": Handoff(sender.gateway).token, "number": 1, "data": SEALED})(sender)


PHONE_BODIES = {"openHandoff": "/v1/phone/open", "sendPicture": "/v1/phone/pages", "beginHandoff": "/v1/handoffs", "fetchPicture": "/v1/handoffs/none/pages"}

COURSE_PATH, SESSION_PATH = f"{STAFF_TRAINING}/courses/KJ-9810", f"{STAFF_TRAINING}/sessions/HC-9810-1"
PUTS = {"saveCourse": (COURSE_PATH, COURSE), "saveSession": (SESSION_PATH, SESSION)}

FLEET, STAFF_FLEET = "/v1/fleet", "/v1/staff/fleet"
AUDIT_ENTRY = {"number": 1, "time": "2026-11-28T09:00:00+08:00", "actor": "engineer", "action": "set", "object": "Kiosk: hotline"}
LAYER = {"scope": "park:haicang", "settings": {"Kiosk/hotline": "'0592-0000100'"}, "note": "新热线"}
FLEET_POSTS = {"postHeartbeat": (f"{FLEET}/heartbeat", report()), "postAudit": (f"{FLEET}/audit", {"entries": [AUDIT_ENTRY]}),
               "publishSettings": (f"{STAFF_FLEET}/settings", LAYER), "rollBackSettings": (f"{STAFF_FLEET}/rollback", {"scope": "park:haicang"}),
               "addCommand": (f"{STAFF_FLEET}/commands", {"terminal": "test-terminal", "kind": "retry-outbox"})}


def staff_of(sender, park):
    """The token of somebody of one park."""
    known = sender.gateway.__dict__.setdefault("staff_of", {})
    if park not in known:
        known[park] = sender.gateway.command("staff", "add", f"of-{park}", "--park", park).stdout.strip()
    return {"Authorization": f"Bearer {known[park]}"}


def publish(sender, **changes):
    """Makes sure that something is published; returns the answer."""
    return sender.gateway.request("POST", f"{STAFF_FLEET}/settings", {"Content-Type": "application/json"}, json.dumps({**LAYER, **changes}).encode(),
                                  token=sender.staff).json


def fetch(sender):
    publish(sender)
    return f"{FLEET}/settings", {}, None


def fetch_nothing(sender):
    """As a terminal of a park for which nothing was published."""
    token = sender.gateway.add_terminal("far-away", "nowhere")
    return f"{FLEET}/settings", {"Authorization": f"Bearer {token}"}, None


def end_preview(deed, park=None):
    def way(sender):
        preview = publish(sender, preview_terminal="test-terminal")["preview"]["id"]
        return f"{STAFF_FLEET}/previews/{preview}/{deed}", staff_of(sender, park) if park else {}, None
    return way


def roll_back(sender):
    publish(sender)
    return send(*FLEET_POSTS["rollBackSettings"])(sender)


def revoke(sender):
    name = f"stolen-{new_key()}"
    sender.gateway.add_terminal(name)
    return f"{STAFF_FLEET}/terminals/{name}/revoke", {}, None


def of_dadeng(path, body=None):
    """The same, asked by somebody of another park."""
    return lambda sender: (path, {**staff_of(sender, "dadeng"), **({"Content-Type": "application/json"} if body else {})},
                           json.dumps(body).encode() if body else None)


NAME_CHECK = "/v1/registration/name-check?region=%E5%8E%A6%E9%97%A8&industry=%E8%B4%B8%E6%98%93&form=%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8&brand="

# How each status of each operation comes about: a path; path and factor; or a way, which makes path, headers and body.
# "default" is asked for by a wrong method.
GOOD = {
    "getHealth": ["/healthz"],
    "getMetrics": ["/metrics"],
    "getConsole": ["/console"],
    "openConsole": ["/console/"],
    "getConsoleFile": ["/console/index.html", "/console/console.css", "/console/console.js", "/console/icon.svg"],
    "getConsolePart": ["/console/kit/api.js", "/console/words/en.json", "/console/words/zh_CN.json"],
    "getMe": ["/v1/staff/me"],
    "getUse": ["/v1/staff/use", "/v1/staff/use?weeks=53"],
    "getRatings": ["/v1/staff/ratings", "/v1/staff/ratings?weeks=1"],
    "listEnquiries": ["/v1/staff/enquiries", "/v1/staff/enquiries?stage=received&limit=1&after=HC-20200101-0001"],
    "readEnquiry": [read_enquiry],
    "readEnquiryPhoto": [enquiry_photo()],
    "moveEnquiry": [move_enquiry()],
    "listTalks": ["/v1/staff/ip/talks"],
    "readTalk": [talk_path()],
    "cancelTalk": [talk_path("/cancel")],
    "getTerminal": ["/v1/terminal"],
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
    "searchRecordations": ["/v1/ip/recordations?q=%E9%B9%AD", "/v1/ip/recordations?q=t20&kind=trademark&limit=1", "/v1/ip/recordations?q=zzzz"],
    "listJurisdictions": ["/v1/ip/jurisdictions"],
    "getJurisdiction": ["/v1/ip/jurisdictions/US", "/v1/ip/jurisdictions/TW"],
    "getTalks": ["/v1/ip/talks"],
    "giveUpTalk": [give_up_talk()],
    "getCase": [case_progress],
    "listCases": ["/v1/staff/ip/cases", "/v1/staff/ip/cases?stage=review&limit=1&after=HC-20200101-0001"],
    "readCase": [read_case, read_photographed_case],
    "readCasePhoto": [case_photo()],
    "moveCase": [move_case()],
    "getSeats": ["/v1/training/seats", "/v1/training/seats?park=haicang", "/v1/training/seats?park=nowhere"],
    "listSessions": ["/v1/training/sessions", "/v1/training/sessions?park=haicang&subject=clearance&from=2020-01-01&to=2036-12-31&limit=1"],
    "getSession": ["/v1/training/sessions/HC-9810-1", "/v1/training/sessions/DD-LIVE-1", "/v1/training/sessions/HC-9810-0"],
    "listSignups": [ticket("DEMA2345"), ticket("demb-2345")],
    "cancelSignup": [deed("cancel"), deed("cancel", "DD-LIVE-1")],
    "acceptOffer": [ticket("DEMC2345", "/accept"), ticket("DEMC2345", "/accept"), ticket("DEMA2345", "/accept")],
    "checkIn": [ticket("DEMD2345", "/check-in", None), ticket("DEMD2345", "/check-in")],
    "checkInByDocument": [check_in_by(DEMO_DOCUMENT)],
    "getCertificate": [certificate, lambda sender: certificate(sender, "DEME2345")],
    "listCourses": [f"{STAFF_TRAINING}/courses"],
    "saveCourse": [send(*PUTS["saveCourse"])],
    "listStaffSessions": [f"{STAFF_TRAINING}/sessions", f"{STAFF_TRAINING}/sessions?from=2020-01-01"],
    "getStaffSession": [SESSION_PATH],
    "saveSession": [send(*PUTS["saveSession"])],
    "closeSession": [f"{STAFF_TRAINING}/sessions/ZS-1210-1/close"],
    "exportSignups": [f"{SESSION_PATH}/signups", f"{SESSION_PATH}/signups?names=masked"],
    "noteResult": [result()],
    "getFleetSettings": [fetch],
    "listSites": [f"{STAFF_FLEET}/sites"],
    "getSettings": [f"{STAFF_FLEET}/settings?scope={scope}" for scope in ("park:haicang", "zone", "terminal:test-terminal")],
    "releasePreview": [end_preview("release")],
    "dropPreview": [end_preview("drop")],
    "listCommands": [f"{STAFF_FLEET}/commands?terminal=test-terminal"],
    "revokeTerminal": [revoke],
    "listAudit": ["/v1/staff/audit", "/v1/staff/audit?park=haicang&before=1000"],
    **{name: [send(path, body)] for name, (path, body) in FLEET_POSTS.items()},
    "publishSettings": [send(*FLEET_POSTS["publishSettings"]), send(f"{STAFF_FLEET}/settings", {**LAYER, "preview_terminal": "test-terminal"})],
    "rollBackSettings": [roll_back],
    "beginHandoff": [send("/v1/handoffs", {"most": 6})],
    "endHandoff": [of_handoff(), "/v1/handoffs/none"],
    "fetchPicture": [of_handoff("/pages", {"have": 0}), of_handoff("/pages", {"have": 1})],
    "getPhonePage": ["/phone"],
    "getPhoneStyle": ["/phone/page.css"],
    "getPhoneScript": ["/phone/page.js"],
    "openHandoff": [phone_opens],
    "sendPicture": [phone_sends()],
}
CREATED = {
    "postEnvelope": [post(), post(lambda sender: sender.seal("registration", application())), post(lambda sender: sender.seal("rating", {"level": 4})),
                     post(lambda sender: sender.seal("draft", {"phone_end": "7788", "content": {}})),
                     post(lambda sender: sender.seal("ip-case", case(), service="ip")), book(), sign_up(), sign_up("DD-LIVE-1"), sign_up(id_number=DEMO_DOCUMENT["id_number"])],
    "saveCourse": [send(f"{STAFF_TRAINING}/courses/KJ-NEW", COURSE)],
    "saveSession": [send(f"{STAFF_TRAINING}/sessions/HC-NEW", SESSION)],
}
BAD = {
    "getHealth": ["/healthz?deep=1"],
    "getMetrics": ["/metrics?name=x"],
    "getConsole": ["/console?x=1"],
    "openConsole": ["/console/?x=1"],
    "getConsoleFile": ["/console/index.html?x=1", "/console/%FF"],
    "getConsolePart": ["/console/kit/api.js?x=1", "/console/kit/%00"],
    "getMe": ["/v1/staff/me?id=lin"],
    "getUse": ["/v1/staff/use?weeks=0", "/v1/staff/use?weeks=54", "/v1/staff/use?weeks=x", "/v1/staff/use?park=haicang"],
    "getRatings": ["/v1/staff/ratings?weeks=0", "/v1/staff/ratings?weeks=-1"],
    "listEnquiries": ["/v1/staff/enquiries?stage=lost", "/v1/staff/enquiries?after=x", "/v1/staff/enquiries?limit=0"],
    "readEnquiry": [lambda sender: (read_enquiry(sender)[0] + "?deep=1", {}, None)],
    "moveEnquiry": [move_enquiry(body=b"["), move_enquiry(body=b"")],
    "listTalks": ["/v1/staff/ip/talks?park=dadeng"],
    "readTalk": [talk_path("?deep=1")],
    "cancelTalk": [talk_path("/cancel?now=1")],
    "getTerminal": ["/v1/terminal?deep=1"],
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
    "searchRecordations": [f"/v1/ip/recordations{query}" for query in ("", "?q=", "?q=%20", "?q=a%7Cb", "?q=a&kind=plant", "?q=a&limit=51", "?q=" + "a" * 61, "?q=a&page=2")],
    "listJurisdictions": ["/v1/ip/jurisdictions?q=US"],
    "getJurisdiction": ["/v1/ip/jurisdictions/US?deep=1"],
    "getTalks": ["/v1/ip/talks?park=dadeng"],
    "giveUpTalk": [("/v1/ip/talks/1/cancel", "7788"), lambda sender: ("/v1/ip/talks/HC-20200101-0001/cancel", {}, None)],
    "getCase": ["/v1/ip/cases/1", "/v1/ip/cases/HC-2026"],
    "listCases": ["/v1/staff/ip/cases?stage=lost", "/v1/staff/ip/cases?after=x", "/v1/staff/ip/cases?limit=0"],
    "readCase": [lambda sender: (read_case(sender)[0] + "?deep=1", {}, None)],
    "readCasePhoto": [case_photo(query="?whole=1")],
    "readEnquiryPhoto": [enquiry_photo(query="?whole=1")],
    "moveCase": [move_case(body=b"["), move_case(body=b"")],
    "getSeats": ["/v1/training/seats?from=2026-01-01"],
    "listSessions": [f"/v1/training/sessions?{query}" for query in ("from=tomorrow", "to=2026-13-01", "from=2026-02-30", "limit=0", "limit=201",
                                                                    "subject=cooking", "page=2", "to=9999-12-31", "from=")],
    "getSession": ["/v1/training/sessions/HC-9810-1?deep=1"],
    "listSignups": [ticket("123"), ticket("0O1IL000"), ticket("DEMA2345", factor=None)],
    "cancelSignup": [ticket("123", "/cancel"), ticket("DEMA2345", "/cancel", None)],
    "acceptOffer": [ticket("123", "/accept"), ticket("DEMA2345", "/accept", None)],
    "checkIn": [ticket("123", "/check-in"), ticket("DEMD2345", "/check-in", "x" * 40)],
    "checkInByDocument": [check_in_by(b""), check_in_by(b"["), send("/v1/training/check-ins", DEMO_DOCUMENT)],
    "getCertificate": [f"/v1/training/certificates/{number}" for number in ("1", "XM-KJ-2026-0000015", "XM-KJ-2026-00000144", "XMKJ20260000014%20X")],
    "listCourses": [f"{STAFF_TRAINING}/courses?page=1"],
    "listStaffSessions": [f"{STAFF_TRAINING}/sessions?park=dadeng"],
    "getStaffSession": [f"{SESSION_PATH}?x"],
    "closeSession": [f"{SESSION_PATH}/close?now=1"],
    "exportSignups": [f"{SESSION_PATH}/signups?names=all"],
    "noteResult": [result(b"[]"), result(b"")],
    **{name: [send(path, body) for body in (b"", b"[", b"[]")] for name, (path, _) in (PUTS | FLEET_POSTS).items()},
    "getFleetSettings": [f"{FLEET}/settings?version=1"],
    "listSites": [f"{STAFF_FLEET}/sites?park=haicang"],
    "getSettings": [f"{STAFF_FLEET}/settings{query}" for query in ("", "?scope=", "?scope=park:", "?scope=terminal:a%20b")],
    "releasePreview": [f"{STAFF_FLEET}/previews/1/release?now=1"],
    "dropPreview": [f"{STAFF_FLEET}/previews/1/drop?now=1"],
    "listCommands": [f"{STAFF_FLEET}/commands"],
    "revokeTerminal": [f"{STAFF_FLEET}/terminals/test-terminal/revoke?now=1"],
    "listAudit": ["/v1/staff/audit?before=x", "/v1/staff/audit?page=2"],
    "endHandoff": ["/v1/handoffs/none?now=1"],
    "getPhonePage": ["/phone?token=1"],
    "getPhoneStyle": ["/phone/page.css?1"],
    "getPhoneScript": ["/phone/page.js?1"],
    **{name: [send(path, body) for body in (b"", b"[", b"[]")] for name, path in PHONE_BODIES.items()},
}
ABSENT_SIGNUP = "ABCDEFGH"
MISSING = {
    "getDeclaration": [(f"/v1/customs/declarations/{ABSENT}", FACTOR), (f"/v1/customs/declarations/{DECLARATION}", "XXXXXX")],
    "getInventory": ["/v1/customs/inventories/37152026I999999999"],
    "getConsoleFile": ["/console/nothing.js", "/console/.."],
    "getConsolePart": ["/console/kit/nothing.js", "/console/kit/..", "/console/%2e%2e/migrations"],
    "readEnquiry": ["/v1/staff/enquiries/HC-20200101-0001", "/v1/staff/enquiries/none"],
    "readEnquiryPhoto": [enquiry_photo(2), enquiry_photo("none"), "/v1/staff/enquiries/HC-20200101-0001/photos/1", "/v1/staff/enquiries/none/photos/1"],
    "moveEnquiry": [move_enquiry(reference="HC-20200101-0001"), move_enquiry(reference="none")],
    "readTalk": ["/v1/staff/ip/talks/HC-20200101-0001", "/v1/staff/ip/talks/none"],
    "cancelTalk": ["/v1/staff/ip/talks/HC-20200101-0001/cancel", "/v1/staff/ip/talks/none/cancel"],
    "getOrder": ["/v1/customs/orders/NO-SUCH-ORDER"],
    "getWaybill": ["/v1/customs/waybills/RR000000005CN"],
    "getCommodity": ["/v1/customs/hs/9999999999"],
    "getDraft": ["/v1/drafts/ABCDEFGH"],
    "getApplication": ["/v1/registration/applications/HC-20200101-0001"],
    "readApplication": ["/v1/staff/applications/HC-20200101-0001", "/v1/staff/applications/none"],
    "moveApplication": [move_of_none],
    "getJurisdiction": ["/v1/ip/jurisdictions/XX", "/v1/ip/jurisdictions/%E6%B5%B7"],
    "getCase": ["/v1/ip/cases/HC-20200101-0001"],
    "giveUpTalk": [("/v1/ip/talks/HC-20200101-0001/cancel", "7788")],
    "readCase": ["/v1/staff/ip/cases/HC-20200101-0001", "/v1/staff/ip/cases/none"],
    "readCasePhoto": [case_photo(2), case_photo("none"), "/v1/staff/ip/cases/HC-20200101-0001/photos/1", "/v1/staff/ip/cases/none/photos/1"],
    "moveCase": [move_case(reference="HC-20200101-0001"), move_case(reference="none")],
    "getSession": ["/v1/training/sessions/none", "/v1/training/sessions/%E6%B5%B7"],
    "listSignups": [ticket(ABSENT_SIGNUP), ticket("DEMA2345", factor="7789")],
    "cancelSignup": [ticket(ABSENT_SIGNUP, "/cancel"), ticket("DEMA2345", "/cancel", "0000")],
    "acceptOffer": [ticket(ABSENT_SIGNUP, "/accept")],
    "checkIn": [ticket(ABSENT_SIGNUP, "/check-in", None), ticket("DEMD2345", "/check-in", "0000")],
    "checkInByDocument": [check_in_by(DEMO_DOCUMENT, **{"Kiosk-Factor": "0000"}), check_in_by({"id_type": "passport", "id_number": "NOBODY1"})],
    "getCertificate": ["/v1/training/certificates/XM-KJ-2020-0000012"],
    "getStaffSession": [f"{STAFF_TRAINING}/sessions/none"],
    "closeSession": [f"{STAFF_TRAINING}/sessions/none/close"],
    "exportSignups": [f"{STAFF_TRAINING}/sessions/none/signups"],
    "noteResult": [send(f"{STAFF_TRAINING}/signups/HC-20200101-0001/result", {"attendance": 1, "score": 1}),
                   send(f"{STAFF_TRAINING}/signups/none/result", {"attendance": 1, "score": 1})],
    "getFleetSettings": [fetch_nothing],
    "getSettings": [f"{STAFF_FLEET}/settings?scope=terminal:none"],
    "publishSettings": [send(f"{STAFF_FLEET}/settings", {**LAYER, "scope": "terminal:none"})],
    "rollBackSettings": [send(f"{STAFF_FLEET}/rollback", {"scope": "terminal:none"})],
    "releasePreview": [f"{STAFF_FLEET}/previews/{preview}/release" for preview in ("999999", "x", "-1")],
    "dropPreview": [f"{STAFF_FLEET}/previews/999999/drop"],
    "listCommands": [f"{STAFF_FLEET}/commands?terminal=none"],
    "addCommand": [send(f"{STAFF_FLEET}/commands", {"terminal": "none", "kind": "restart"})],
    "revokeTerminal": [f"{STAFF_FLEET}/terminals/none/revoke"],
    "fetchPicture": [send("/v1/handoffs/none/pages", {"have": 0})],
    "openHandoff": [send("/v1/phone/open", {"token": "A" * 22})],
    "sendPicture": [phone_sends(token="A" * 22)],
}
CONFLICT = {"postEnvelope": [post(lambda sender: sender.seal("enquiry", {**ENQUIRY, "name": "other"}), again=True)],
            "moveApplication": [move(before="review", to="approved")], "moveCase": [move_case(before="review", to="accepted")],
            "moveEnquiry": [move_enquiry(before="in-hand", to="answered")],
            "publishSettings": [send(f"{STAFF_FLEET}/settings", {**LAYER, "seen": 10 ** 6})],
            "openHandoff": [phone_opens_again], "sendPicture": [another_phone_sends]}
KNOWN = {"getConsole": [known("/console")], "openConsole": [known("/console/")], "getConsoleFile": [known("/console/console.css")],
         "getConsolePart": [known("/console/words/zh_CN.json")]}
NO_LENGTH = {"postEnvelope": [lambda sender: (*post()(sender)[:2], iter([b"{", b"}"]))],
             "moveApplication": [lambda sender: (*move()(sender)[:2], iter([b"{", b"}"]))],
             "moveCase": [lambda sender: (*move_case()(sender)[:2], iter([b"{", b"}"]))],
             "moveEnquiry": [lambda sender: (*move_enquiry()(sender)[:2], iter([b"{", b"}"]))],
             "noteResult": [lambda sender: (*result()(sender)[:2], iter([b"{", b"}"]))],
             "checkInByDocument": [lambda sender: ("/v1/training/check-ins", {"Content-Type": "application/json"}, iter([b"{", b"}"]))],
             **{name: [lambda sender, path=path: (path, {"Content-Type": "application/json"}, iter([b"{", b"}"]))] for name, path in {**PHONE_BODIES, **{name: path for name, (path, _) in (PUTS | FLEET_POSTS).items()}}.items()}}
TOO_LARGE = {"postEnvelope": [lambda sender: ("/v1/envelopes", {"Content-Type": "application/json", "Content-Length": str(8 * 1024 * 1024 + 1)}, None)],
             "moveApplication": [move(body=b" " * 20000)], "moveCase": [move_case(body=b" " * 20000)],
             "moveEnquiry": [move_enquiry(body=b" " * 20000)], "noteResult": [result(b" " * 20000)], "checkInByDocument": [check_in_by(b" " * 20000)],
             **{name: [send(path, b" " * 300000)] for name, (path, _) in (PUTS | FLEET_POSTS).items()},
             **{name: [send(path, b" " * 20000)] for name, path in PHONE_BODIES.items()},
             "sendPicture": [lambda sender: ("/v1/phone/pages", {"Content-Type": "application/json", "Content-Length": "700000"}, None)]}
NOT_JSON = {"postEnvelope": [post(Content_Type="text/plain"), post(Content_Type=None)], "moveApplication": [move(media_type="text/json")],
            "moveCase": [move_case(media_type="text/json")], "moveEnquiry": [move_enquiry(media_type="text/json")],
            "noteResult": [result(media_type="text/json")], "checkInByDocument": [check_in_by(DEMO_DOCUMENT, media_type="text/json")],
            **{name: [send(path, body, "text/plain")] for name, (path, body) in (PUTS | FLEET_POSTS).items()},
            **{name: [send(path, {}, "text/plain")] for name, path in PHONE_BODIES.items()}}
FORBIDDEN = {"exportSignups": [f"{SESSION_PATH}/signups?names=whole"],
             "getSettings": [of_dadeng(f"{STAFF_FLEET}/settings?scope=park:haicang")],
             "publishSettings": [of_dadeng(*FLEET_POSTS["publishSettings"])],
             "rollBackSettings": [of_dadeng(*FLEET_POSTS["rollBackSettings"])],
             "releasePreview": [end_preview("release", "dadeng")],
             "dropPreview": [end_preview("drop", "dadeng")]}
REFUSED = {
    "postEnvelope": [post(lambda sender: b"[]"), post(lambda sender: b""), post(lambda sender: sender.seal("enquiry", {})),
                     post(lambda sender: sender.seal("parcel", {})), post(lambda sender: sender.seal("enquiry", ENQUIRY).replace(b'"enquiry"', b'"rating"')),
                     post(lambda sender: sender.seal("rating", {"level": 5, "reference": "HC-20200101-0001"})),
                     post(lambda sender: sender.seal("registration", {})),
                     post(lambda sender: sender.seal("registration", application(capital="1"))),
                     post(lambda sender: sender.seal("ip-case", {}, service="ip")), book(topic="cooking"), book(begins="2026-02-30T10:00:00+08:00"),
                     sign_up(phone="1", consent=None, interests=["sleep"]), sign_up("none"), sign_up("JC-AIR-1"), sign_up("ZS-1210-1"), sign_up("XY-FX-1"),
                     sign_up("HC-9810-1", id_number=DEMO_DOCUMENT["id_number"])],
    "moveApplication": [move("bank"), move("nowhere"), move(body=b"{}"), move(body=b'{"from":1,"to":"accepted","x":1}')],
    "moveEnquiry": [move_enquiry("received"), move_enquiry("nowhere"), move_enquiry(body=b"{}")],
    "moveCase": [move_case("archived"), move_case("nowhere"), move_case(body=b"{}")],
    "cancelSignup": [ticket("DEME2345", "/cancel")],
    "acceptOffer": [ticket("DEMB2345", "/accept")],
    "checkIn": [ticket("DEMA2345", "/check-in"), ticket("DEMB2345", "/check-in"), ticket("DEME2345", "/check-in")],
    "checkInByDocument": [check_in_by({"id_type": "resident_id", "id_number": "1"}), check_in_by({**DEMO_DOCUMENT, "more": 1}), check_in_by({})],
    "saveCourse": [send(COURSE_PATH, {}), send(f"{STAFF_TRAINING}/courses/a%20b", COURSE), send(COURSE_PATH, {**COURSE, "video": "../x"})],
    "saveSession": [send(SESSION_PATH, {}), send(SESSION_PATH, {**SESSION, "ends": "2036-11-26T13:00:00+08:00"}), send(SESSION_PATH, {**SESSION, "capacity": 1}),
                    send(SESSION_PATH, {**SESSION, "course": "none"})],
    "noteResult": [result({}), result({"attendance": 101, "score": "1"}), result(code="DEMA2345"), result(code="DEMB2345"),
                   result({"attendance": 10, "score": 10})],
    "postHeartbeat": [send(f"{FLEET}/heartbeat", {}), send(f"{FLEET}/heartbeat", report(state="asleep"))],
    "postAudit": [send(f"{FLEET}/audit", {"entries": []}), send(f"{FLEET}/audit", {"entries": [{**AUDIT_ENTRY, "visitor": "x"}]})],
    "publishSettings": [send(f"{STAFF_FLEET}/settings", {**LAYER, "settings": {"Kiosk/park": "'dadeng'"}}), send(f"{STAFF_FLEET}/settings", {})],
    "rollBackSettings": [send(f"{STAFF_FLEET}/rollback", {"scope": "park:empty"}), send(f"{STAFF_FLEET}/rollback", {"scope": "park"})],
    "addCommand": [send(f"{STAFF_FLEET}/commands", {"terminal": "test-terminal", "kind": "dance"})],
    "sendPicture": [phone_sends(data="no base64"), phone_sends(number=7), phone_sends(number=2), phone_sends(more=1)],
    **{name: [send(path, {})] for name, path in PHONE_BODIES.items() if name != "sendPicture"},
}
WAYS = {"200": GOOD, "201": CREATED, "304": KNOWN, "400": BAD, "403": FORBIDDEN, "404": MISSING, "409": CONFLICT, "411": NO_LENGTH, "413": TOO_LARGE, "415": NOT_JSON,
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
        cls.staff = cls.sender.staff = cls.gateway.command("staff", "add", "lin").stdout.strip()
        cls.seen = set()

    @classmethod
    def tearDownClass(cls):
        cls.gateway.close()

    def check(self, operation, status, answer):
        """That the answer is one that the file promises for the status."""
        response = resolve(operation["responses"][status])
        media_type = answer.headers["Content-Type"].split(";")[0]
        if "content" in response:
            self.assertIn(media_type, response["content"])
        else:
            self.assertEqual(answer.body, b"")
        if media_type.endswith("json") and "content" in response:
            schema = {"components": API["components"]} | response["content"][media_type]["schema"]
            jsonschema.Draft202012Validator(schema).validate(answer.json)
        for name, header in response.get("headers", {}).items():
            jsonschema.Draft202012Validator(resolve(header)["schema"]).validate(answer.headers[name])
        if "Cache-Control" not in response.get("headers", {}):
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
        for _, path, operation in operations():
            for body in [operation.get("requestBody", {}), *operation["responses"].values()]:
                for part in body.get("content", {}).values():
                    if "example" in part:
                        with self.subTest(path=path):
                            jsonschema.Draft202012Validator({"components": API["components"]} | part["schema"]).validate(part["example"])
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
