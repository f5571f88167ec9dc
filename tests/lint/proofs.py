# SPDX-License-Identifier: LGPL-2.1-or-later
"""The checklist of accessibility names tests that there are, and leaves nothing out."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from tap import case, run  # noqa: E402

LIST = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split(" |")] for line in LIST.splitlines() if re.match(r"\| \d", line)]
STANDINGS = {"met", "met, untested", "in part", "not met", "does not apply"}

CLAUSES = """5.1.2.1 5.1.2.2 5.1.3.1 5.1.3.2 5.1.3.3 5.1.3.4 5.1.3.5 5.1.3.6 5.1.3.7 5.1.3.8 5.1.3.9 5.1.3.10 5.1.3.11 5.1.3.12 5.1.3.13
5.1.3.14 5.1.3.15 5.1.3.16 5.1.4 5.1.5 5.1.6.1 5.1.6.2 5.1.7 5.2 5.3 5.4 5.5.1 5.5.2 5.6.1 5.6.2 5.7 5.8 5.9""".split()
CRITERIA = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2
2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3
3.3.4 3.3.8 4.1.3""".split()


@case("each clause and each criterion has a line")
def _():
    assert [row[0].split()[0] for row in ROWS] == CLAUSES + CRITERIA


@case("each line says how it stands, and what is met names a test")
def _():
    bad = [row[0] for row in ROWS if len(row) != 4 or row[1] not in STANDINGS or (row[1] == "met") > ("::" in row[3])]
    assert not bad, bad


@case("the tests that are named are there")
def _():
    proofs = re.findall(r"`([\w/.-]+)::([^`]+)`", LIST)
    bad = []
    for file, words in proofs:
        path = ROOT / "tests" / file
        if not path.is_file() or words not in path.read_text(encoding="utf-8"):
            bad.append(f"{file}::{words}")
    assert len(proofs) > 60 and not bad, bad


run()
