# SPDX-License-Identifier: LGPL-2.1-or-later
"""Figures for the report: each is a comment in the test's output and a row of artifacts/report/SUITE.json, a list of
{name, value, unit, aim, note}.

    report = Report("proof-visits")
    report.add("visits in a row", 1000)
    report.add("memory gained between visit 100 and visit 1000", 12, "kB", aim="at most 256")
"""
import json
import os

from gateway import BUILD


class Report:
    def __init__(self, suite):
        self.file = BUILD / "artifacts" / "report" / f"{suite}.json"
        self.rows = []

    def add(self, name, value, unit="", aim="", note=""):
        value = round(value, 3) if isinstance(value, float) else value
        self.rows.append({"name": name, "value": value, "unit": unit, "aim": aim, "note": note})
        print(f"# {name}: {value} {unit}".rstrip() + (f" (aim: {aim})" if aim else "") + (f" - {note}" if note else ""), flush=True)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(self.rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(new, self.file)
