# SPDX-License-Identifier: LGPL-2.1-or-later
"""Invented requests for help with a dispute abroad, and talks with an adviser."""
import datetime
import itertools

_phones = itertools.count(13900100000)
COMPANY = "91350205MADEM0011D"


def today():
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()


def case(**changes):
    """What someone hands in; None leaves a member out."""
    made = {"applicant": "厦门鹭海通跨境电子商务有限公司", "uscc": COMPANY, "contact": "陈海燕", "phone": "13900007788", "jurisdiction": "US",
            "dispute": "tro", "role": "accused", "case_number": "26-cv-01234", "authority": "N.D. Illinois", "opponent": "Example Holdings LLC",
            "right_kind": "trademark", "right_number": "5000001", "goods": "折叠阳伞", "platform": "示例平台 B0EXAMPLE1", "amount": "25000.00",
            "currency": "USD", "received": str(today()), "reply_by": str(today() + datetime.timedelta(days=14)), "wish": "店铺资金被冻结，想知道怎样应诉。",
            "materials": ["order", "notice"], "declaration": True, "consent": True, **changes}
    return {name: value for name, value in made.items() if value is not None}


def talk(begins, **changes):
    made = {"begins": begins, "topic": "abroad", "name": "陈海燕", "phone": str(next(_phones)), "consent": True, **changes}
    return {name: value for name, value in made.items() if value is not None}


def slots(gateway, token=True):
    return [slot for day in gateway.get("/v1/ip/talks", token=token).json["days"] for slot in day["slots"]]


def first_free(gateway, token=True):
    return next(slot["begins"] for slot in slots(gateway, token) if slot["free"])
