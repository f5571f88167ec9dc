# SPDX-License-Identifier: LGPL-2.1-or-later
"""Invented applications to set up a company."""
import copy
import itertools

_brands = itertools.count()


def resident_id(serial=1, born="19900101", region="350203"):
    """An invented number with a check character that fits."""
    digits = f"{region}{born}{serial:03}"
    weight = sum(int(digit) * (1 << (17 - place)) for place, digit in enumerate(digits))
    return digits + "10X98765432"[weight % 11]


COMPANIES = ["91350205MADEM0011D", "91350205MADEM002X5"]


def person(name, serial, **more):
    return {"name": name, "id_type": "resident_id", "id_number": resident_id(serial), **more}


def new_brand():
    """A brand that no other test has used, unlike all the others."""
    characters = "澜汀屿樟榕棠枫柏栀芷荞蔚霁霖霏昕昀晗晟朗珩玥琅璟瑾"
    number = next(_brands)
    picked = [characters[number % 25], characters[number // 25 % 25], characters[number // 625 % 25]]
    return "甲乙丙丁戊己庚辛"[number % 8] + picked[0] + "鲸鲤鲈鳐"[number // 2 % 4] + picked[1] + picked[2]


APPLICATION = {
    "name": {"region": "厦门", "brand": "鹭白帆", "industry": "跨境电子商务", "form": "有限公司"},
    "company_type": "limited",
    "address": {"province": "福建省", "city": "厦门市", "district": "海沧区", "street": "海沧街道", "road": "海景路", "number": "268号501室"},
    "phone": "13900007788", "postcode": "361026", "employees": 8, "capital": "1000000.00", "planned_date": "2026-12-01",
    "licence_copies": 2, "electronic_licence": True,
    "legal_representative": person("林安和", 1, phone="13900001234", position="director"),
    "directors": [person("林安和", 1)],
    "manager": person("苏晓帆", 2),
    "supervisors": [person("郑明渠", 3)],
    "finance_head": person("许静远", 4, phone="13900005678"),
    "liaison": person("苏晓帆", 2, phone="13900004321"),
    "shareholders": [
        {"kind": "person", "name": "林安和", "id_type": "resident_id", "id_number": resident_id(1), "amount": "600000.00",
         "ratio": "60", "method": "money", "due": "2031-12-01"},
        {"kind": "company", "name": "厦门试验投资有限公司", "id_type": "uscc", "id_number": COMPANIES[0], "amount": "400000.00",
         "ratio": "40", "method": "money", "due": "2028-06-30"},
    ],
    "scope": [{"code": "F2068", "permit": False}, {"code": "F4001"}, {"code": "F2011", "permit": True}],
    "declaration": True, "consent": True,
}


def application(**changes):
    """A copy with a brand of its own; a change names its place: {"shareholders.0.amount": "1"}, None to leave it out."""
    made = copy.deepcopy(APPLICATION)
    made["name"]["brand"] = new_brand()
    return change(made, changes)


def change(made, changes):
    for path, value in changes.items():
        *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        target = made
        for part in way:
            target = target[part]
        if value is None:
            del target[last]
        elif isinstance(target, list) and last == len(target):
            target.append(value)
        else:
            target[last] = value
    return made
