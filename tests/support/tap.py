# SPDX-License-Identifier: LGPL-2.1-or-later
"""Test cases that tell of themselves in the Test Anything Protocol, which meson reads.

    @case("the name")
    def _(): assert ...
    run()

or, for the classes of unittest in the calling program, main().
"""
import sys
import traceback
import unittest

Skip = unittest.SkipTest  # raised with the reason for which a case cannot run here

_cases = []


def case(name):
    def add(function):
        _cases.append(unittest.FunctionTestCase(function, description=name))
        return function
    return add


class _Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0
        self.failed_in_part = None

    def report(self, word, test, comment=""):
        self.count += 1
        name = test.shortDescription() if isinstance(test, unittest.FunctionTestCase) else test.id().removeprefix("__main__.")
        print(f"{word} {self.count} {name}{comment}", flush=True)

    def explain(self, error):
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print(f"# {line}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report("ok", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.failed_in_part = None
        self.explain(error)
        self.report("not ok", test)

    addError = addFailure

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report("ok", test, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            print(f"# in {subtest}", flush=True)
            self.explain(error)
            self.failed_in_part = test

    def stopTest(self, test):
        super().stopTest(test)
        if self.failed_in_part is test:
            self.failed_in_part = None
            self.report("not ok", test)


def _run(suite):
    print(f"1..{suite.countTestCases()}", flush=True)
    result = _Result()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)


def run():
    """Runs all, or the cases whose names have one of the arguments in them."""
    _run(unittest.TestSuite(case for case in _cases
                            if len(sys.argv) < 2 or any(words in case.shortDescription() for words in sys.argv[1:])))


def main():
    """Runs all, or those that the arguments name."""
    module = sys.modules["__main__"]
    loader = unittest.defaultTestLoader
    _run(loader.loadTestsFromNames(sys.argv[1:], module) if len(sys.argv) > 1 else loader.loadTestsFromModule(module))
