# SPDX-License-Identifier: LGPL-2.1-or-later
"""Figures that tests and benchmarks leave for docs/report.md, which tools/make-report writes.

    report("swap", "end of a visit to attract, median", 41.3, "ms", aim="< 100")

An aim is a comparison and a number: "<", "<=", ">", ">=" or "=". A figure of the same name replaces the last run's.
"""
import fcntl
import json
import os
import re
import time

from gateway import BUILD

DIRECTORY = BUILD / "artifacts" / "report"


def report(suite, name, value, unit, aim=None, note=""):
    """Prints the figure too, as a comment of the test's output."""
    if aim is not None and not re.fullmatch(r"(<|<=|>|>=|=) \d+(\.\d+)?", aim):
        raise ValueError(f"{name}: “{aim}” is no aim")
    DIRECTORY.mkdir(parents=True, exist_ok=True)
    figure = {"name": name, "value": value, "unit": unit, "aim": aim, "note": note, "date": time.strftime("%Y-%m-%d")}
    # programs of one suite run at the same time
    with open(DIRECTORY / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        path = DIRECTORY / f"{suite}.json"
        figures = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        figures = [old for old in figures if old["name"] != name] + [figure]
        unfinished = path.with_suffix(".new")
        unfinished.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(unfinished, path)
    print(f"# {suite}: {name}: {value} {unit}" + (f" (aim {aim})" if aim else "") + (f"; {note}" if note else ""), flush=True)
