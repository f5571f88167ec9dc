# SPDX-License-Identifier: LGPL-2.1-or-later
"""Test cases that tell of themselves in the Test Anything Protocol, which meson reads.

    @case("the name")
    def _(): assert ...
    run()
"""
import sys
import traceback

_cases = []


class Skip(Exception):
    """Raised with the reason for which a case cannot run here."""


def case(name):
    def add(function):
        _cases.append((name, function))
        return function
    return add


def run():
    print(f"1..{len(_cases)}", flush=True)
    failures = 0
    for number, (name, function) in enumerate(_cases, 1):
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception:
            failures += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
    sys.exit(1 if failures else 0)
