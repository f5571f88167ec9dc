# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whatever stands in the place of a member, of what a terminal hands in or tells of itself, or of what staff send: it is taken or
refused in words, and the gateway serves the next."""
import copy
import json
import unittest

import tap
from application import application
from envelope import ENQUIRY, Sender
from fleet import Fleet, report
from ip import case, first_free, talk
from training import COURSE, School, TimedGateway, form

OTHERS = [None, True, 7, -1, 1.5, 10 ** 30, "", "x", "字" * 3000, [], [[]], [None], {}, {"x": None}]
JSON = {"Content-Type": "application/json"}
PHOTO = {"label": "营业执照", "type": "image/jpeg", "data": "/9j/4AAQ"}
ENTRY = {"number": 1, "time": "2026-11-20T10:00:00+08:00", "actor": "staff", "action": "settings-changed", "object": "volume"}


def places(value, way=()):
    """The way to each member and to each element, the outermost first."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield (*way, name)
        yield from places(part, (*way, name))


def put(made, way, other):
    made = copy.deepcopy(made)
    *above, last = way
    target = made
    for part in above:
        target = target[part]
    target[last] = other
    return made


class TypesTest(unittest.TestCase):
    def setUp(self):
        self.gateway = TimedGateway(demo=True).start()
        self.addCleanup(self.gateway.close)
        self.post = Sender(self.gateway)

    def try_all(self, send, make):
        """Sends what is good, and all that differs from it in one place; what has to be unlike any other is made anew."""
        self.assertIn(send(make()).status, (200, 201))
        tried, refused = 0, 0
        for way in places(make()):
            for other in OTHERS:
                answer = send(put(make(), way, other))
                self.assertIn(answer.status, (200, 201, 400, 413, 422), (way, other, answer.body))
                tried += 1
                refused += answer.status >= 400
        self.assertEqual(self.gateway.get("/healthz", token=None).status, 200)
        self.assertGreater(refused, tried / 3)
        print(f"# {tried} tried, {refused} refused")

    def hand_in(self, kind, make):
        self.try_all(lambda payload: self.post(kind, payload), make)

    def test_registration(self):
        self.hand_in("registration", application)

    def test_enquiry(self):
        self.hand_in("enquiry", lambda: {**ENQUIRY, "photos": [PHOTO]})

    def test_rating(self):
        self.hand_in("rating", lambda: {"level": 1, "reasons": ["unclear"]})

    def test_draft(self):
        self.hand_in("draft", lambda: {"phone_end": "7788", "content": {"a": ["b"]}})

    def test_end_of_a_draft(self):
        self.hand_in("draft-end", lambda: {"code": "7KQ4M2XP", "phone_end": "7788"})

    def test_dispute_abroad(self):
        self.hand_in("ip-case", case)

    def test_talk(self):
        self.hand_in("ip-talk", lambda: talk(first_free(self.gateway)))

    def test_signup(self):
        session = School(self.gateway).plan(capacity=500)
        self.hand_in("training-signup", lambda: form(session))

    def test_heartbeat(self):
        self.try_all(lambda body: self.gateway.request("POST", "/v1/fleet/heartbeat", JSON, json.dumps(body).encode()), report)

    def test_audit(self):
        self.try_all(lambda body: self.gateway.request("POST", "/v1/fleet/audit", JSON, json.dumps(body).encode()), lambda: {"entries": [ENTRY]})

    def test_course(self):
        school = School(self.gateway)
        self.try_all(lambda body: school.put("courses/KJ-2", body), lambda: {**COURSE, "summary": "出口", "summary_en": "Exports", "video": "9810.webm"})

    def test_session(self):
        school = School(self.gateway)
        self.try_all(lambda body: school.put("sessions/S-1", body), school.body)

    def test_settings(self):
        fleet = Fleet(self.gateway)
        self.try_all(lambda body: fleet.do("settings", body), lambda: {"scope": "zone", "settings": {"Kiosk/hotline": "'0592-0000100'"}})


if __name__ == "__main__":
    tap.main()
