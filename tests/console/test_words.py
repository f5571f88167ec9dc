# SPDX-License-Identifier: LGPL-2.1-or-later
"""The words of the console: the same in each language, none missing that a page or the gateway uses."""
import json
import re

import yaml

from gateway import ROOT
from tap import case, run

FOLDER = ROOT / "gateway" / "console"
LANGUAGES = ("zh_CN", "en")
WORDS = {language: json.loads((FOLDER / "words" / f"{language}.json").read_text(encoding="utf-8")) for language in LANGUAGES}
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.js")))
API = yaml.safe_load((ROOT / "gateway" / "openapi.yaml").read_text(encoding="utf-8"))


def blanks(text):
    return sorted(re.findall(r"\{(\w+)\}", text))


def missing(keys):
    return sorted(key for key in keys if key not in WORDS["en"])


@case("both languages have the same keys, with the same blanks to fill in")
def _():
    zh, en = (WORDS[language] for language in LANGUAGES)
    assert list(zh) == list(en), set(zh) ^ set(en)
    assert len(zh) > 300
    odd = [key for key in zh if blanks(zh[key]) != blanks(en[key]) or not zh[key].strip(" ") or not en[key].strip(" ")]
    assert not odd, odd


@case("every text is in its language")
def _():
    names = re.compile(r"(language|words-in)\.")
    han = re.compile(r"[\u4e00-\u9fff]")
    assert not [key for key, text in WORDS["en"].items() if han.search(text) and not names.match(key)]
    few = [key for key, text in WORDS["zh_CN"].items() if not han.search(re.sub(r"\{\w+\}", "", text))]
    assert set(few) <= {"language.en", "comma", "signed-in", "by-at", "seats", "fault", "device-state", "colour-count", "stage-count"}, few


@case("every word that a page asks for is there")
def _():
    asked = set(re.findall(r'\bt\("([^"]+)"', SCRIPTS)) | set(re.findall(r'\bt\([^()"]*\? "([^"]+)" : "[^"]+"', SCRIPTS)) | set(re.findall(r'\bt\([^()"]*\? "[^"]+" : "([^"]+)"', SCRIPTS))
    assert len(asked) > 100
    assert not missing(asked), missing(asked)
    pages = re.search(r"const pages = \{([^}]+)\}", SCRIPTS)[1].split(", ")
    assert not missing(f"{what}.{page}" for page in pages for what in ("page", "lead"))
    dynamic = {"ended": ("left", "idle", "unknown"), "level": "12345", "words-in": ("zh_CN", "zh_TW", "en"), "colour": ("green", "amber", "red", "grey"),
               "command": ("end-visit", "restart", "retry-outbox", "release-quarantine"), "matter": ("application", "case", "enquiry"), "move": ("up", "down")}
    assert not missing([f"{group}.{code}" if group != "move" else f"move-{code}" for group, codes in dynamic.items() for code in codes])
    assert not missing(f"command-explain.{kind}" for kind in dynamic["command"])


@case("every park and service of the kiosk has its name")
def _():
    parks = [path.stem for path in (ROOT / "data" / "parks").glob("*.park")]
    services = [path.name.removesuffix(".plugin.in") for path in (ROOT / "plugins").glob("*/*.plugin.in")]
    assert len(parks) == 6 and len(services) == 7
    assert not missing([*(f"park.{park}" for park in parks), *(f"service.{service}" for service in services)])
    for name, known in (("parks", parks), ("services", services)):
        listed = re.search(rf"export const {name} = \[([^\]]+)\]", SCRIPTS)[1]
        assert sorted(re.findall(r'"([^"]+)"', listed)) == sorted(known)


@case("every stage, state, choice and field that the gateway tells has its words")
def _():
    schemas = API["components"]["schemas"]
    for name, group in (("ApplicationStage", "application"), ("CaseStage", "case"), ("EnquiryStage", "enquiry"), ("Subject", "value.subject")):
        assert not missing(f"{group}.{stage}" for stage in schemas[name]["enum"]), name
    for path, members in (("registration/registration-check-company.c", "members"), ("registration/registration-check-people.c", "person_members"),
                          ("registration/registration-check-shares.c", "members"), ("ip/ip-case.c", "members"), ("ip/ip-talk.c", "members"),
                          ("training/training-plan.c", "session_members"), ("training/training-plan.c", "course_members"), ("enquiry/enquiry-kind.c", "members")):
        text = (ROOT / "gateway" / path).read_text(encoding="utf-8")
        names = re.findall(r'"([a-z_]+)"', re.search(rf"const {members}\[\] = \{{([^}}]+)\}}", text)[1])
        assert names and not missing(f"field.{name}" for name in names if name not in ("photos", "certified", "closed")), (path, missing(f"field.{name}" for name in names))
    text = (ROOT / "gateway" / "ip" / "ip-case.c").read_text(encoding="utf-8")
    for variable, field in (("disputes", "dispute"), ("roles", "role"), ("rights", "right_kind"), ("materials", "materials")):
        codes = re.findall(r'"([a-z0-9-]+)"', re.search(rf"const {variable}\[\] = \{{([^}}]+)\}}", text)[1])
        assert codes and not missing(f"value.{field}.{code}" for code in codes), field


run()
