# SPDX-License-Identifier: LGPL-2.1-or-later
"""Each program has a manual page, which tells of each of its options: manuals.py SOURCES PROGRAM..."""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from tap import case, run  # noqa: E402

SOURCES, *PROGRAMS = map(pathlib.Path, sys.argv[1:])
del sys.argv[1:]
PAGES = SOURCES / "docs" / "man"


def page(program):
    return (PAGES / f"{program.name}.1").read_text(encoding="utf-8").replace("\\-", "-")


@case("every program has a page, and every page a program")
def _():
    assert {path.stem for path in PAGES.glob("*.1")} == {program.name for program in PROGRAMS}


for program in PROGRAMS:
    @case(f"{program.name}: the page has the options and commands that the program has")
    def _(program=program):
        shown = subprocess.run([program, "--help"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=60).stdout
        options = set(re.findall(r"--[a-z][a-z-]+", shown)) - {"--help", "--help-all", "--help-gapplication"}
        written = set(re.findall(r"--[a-z][a-z-]+", page(program)))
        assert options and not options - written, f"not on the page: {options - written}"
        assert not written - options, f"there is no {written - options}"


@case("the pages can be read by man")
def _():
    for path in PAGES.glob("*.1"):
        read = subprocess.run(["groff", "-man", "-Tutf8", "-ww", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert read.returncode == 0 and not read.stderr, f"{path.name}: {read.stderr}"


run()
