# SPDX-License-Identifier: LGPL-2.1-or-later
"""Invented courses, sessions and people who sign up, and a gateway whose clock the test sets.

    with TimedGateway() as gateway:
        school = School(gateway)
        session = school.plan(capacity=2)
        receipt = school.sign_up(session)
        gateway.ahead(days=3)
"""
import datetime
import itertools
import json

from application import resident_id
from envelope import Sender
from gateway import Gateway

JSON = {"Content-Type": "application/json"}
BEIJING = datetime.timezone(datetime.timedelta(hours=8))
_serials = itertools.count(1)
_sessions = itertools.count(1)

# of the demo data
DEMO_DOCUMENT = {"id_type": "resident_id", "id_number": "350203199001010018"}
COURSE = {"subject": "clearance", "title": "9810 海外仓出口实务", "title_en": "Exporting to overseas warehouses", "certified": True}


def new_document(born="19900101"):
    """An invented resident number that no other person of this test has."""
    serial = next(_serials)
    return resident_id(serial % 1000, born, f"35020{1 + serial // 1000 % 6}")


def form(session, **changes):
    """What someone fills in; None leaves a member out."""
    filled = {"session": session, "name": "林小满", "id_type": "resident_id", "id_number": None, "phone": "13900007788", "education": "bachelor",
              "status": "student", "interests": ["logistics"], "language": "zh_CN", "access": ["wheelchair"], "consent": True, **changes}
    if "id_number" not in changes:
        filled["id_number"] = new_document()
    return {name: value for name, value in filled.items() if value is not None}


class TimedGateway(Gateway):
    """Its clock is ahead by what the test says."""

    def __init__(self, **keywords):
        super().__init__(**keywords)
        self.clock = self.directory / "clock"
        self.seconds = 0
        self.ahead()
        self.options += ["--clock", str(self.clock)]

    def ahead(self, days=0, hours=0, minutes=0, seconds=0):
        """Moves the clock on."""
        self.seconds += round(datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds).total_seconds())
        new = self.directory / "clock.new"
        new.write_text(str(self.seconds))
        new.rename(self.clock)

    def now(self):
        return datetime.datetime.now(BEIJING) + datetime.timedelta(seconds=self.seconds)

    def moment(self, now=None, **later):
        return ((now or self.now()) + datetime.timedelta(**later)).isoformat(timespec="seconds")

    def close(self):
        # a sanitizer tells what it found at the end
        if self.process is not None and self.stop(30) != 0:
            raise AssertionError(self.read_log())
        super().close()


class School:
    """Plans sessions and signs people up."""

    def __init__(self, gateway):
        self.gateway = gateway
        self.post = Sender(gateway)
        self.staff = gateway.command("staff", "add", "school").stdout.strip()
        assert self.put("courses/KJ-1", COURSE).status == 201

    def put(self, path, body, token=None):
        return self.gateway.request("PUT", f"/v1/staff/training/{path}", JSON, json.dumps(body).encode(), token=token or self.staff)

    def body(self, begins_in=72, hours=3, **changes):
        """A session that begins in so many hours."""
        now = self.gateway.now()
        begins, ends, opens = (self.gateway.moment(now, hours=hours) for hours in (begins_in, begins_in + hours, -1))
        planned = {"course": "KJ-1", "park": "haicang", "room": "3 号楼 201", "teacher": "林安和", "begins": begins, "ends": ends, "opens": opens, "closes": begins,
                   "capacity": 2, "waiting_most": 10, **changes}
        return {name: value for name, value in planned.items() if value is not None}

    def plan(self, code=None, **changes):
        """Returns the code of a new session."""
        code = code or f"S-{next(_sessions)}"
        answer = self.put(f"sessions/{code}", self.body(**changes))
        assert answer.status in (200, 201), answer
        return code

    def apply(self, session, **changes):
        return self.post("training-signup", form(session, **changes), service="training")

    def sign_up(self, session, **changes):
        """Returns the receipt."""
        answer = self.apply(session, **changes)
        assert answer.status == 201, answer
        return answer.json

    def do(self, receipt, deed, factor="7788"):
        headers = {"Kiosk-Factor": factor} if factor is not None else {}
        return self.gateway.request("POST", f"/v1/training/signups/{receipt['code']}/{deed}", headers)

    def ticket(self, receipt, factor="7788"):
        answer = self.gateway.get(f"/v1/training/signups/{receipt['code']}", factor)
        assert answer.status == 200, answer
        return next(item for item in answer.json["items"] if item["code"] == receipt["code"])

    def session(self, code):
        return self.gateway.get(f"/v1/staff/training/sessions/{code}", token=self.staff).json

    def result(self, receipt, attendance, score, token=None):
        return self.put(f"signups/{receipt['reference']}/result", {"attendance": attendance, "score": score}, token)
