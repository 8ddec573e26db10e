#!/usr/bin/env python3
"""Runs the journeys (*_journey.py) in Chromium: `SAATHI_PROGRAM=… run.py [NAME]`, NAME being part of their names.

The last line is `N passed, N failed`; pictures and logs of the run lie in var/browser.
"""

import os
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "var" / "browser"


class Result(unittest.TextTestResult):
    """Counts what passed and takes the pictures while the pages are still open."""

    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._picture(test)

    def addError(self, test, err):
        super().addError(test, err)
        self._picture(test)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._picture(test)

    def _picture(self, test):
        try:
            test.keep_screenshots()
        except Exception as error:  # a picture is a courtesy: the failure itself is what must be told
            self.stream.writeln(f"no picture of {test}: {error}")


def main():
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{name}*" for name in sys.argv[1:]] or None
    suite = loader.discover(str(HERE), pattern="*_journey.py")
    failed = len(loader.errors)
    passed = 0
    for error in loader.errors:
        print(error, file=sys.stderr)
    if suite.countTestCases() > 0 and failed == 0:
        passed, failed = run(suite)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def run(suite):
    """Numbers of journeys that passed and failed."""
    from journey import Journey, Setting

    try:
        with Setting(os.environ["SAATHI_PROGRAM"], FOLDER) as setting:
            Journey.setting = setting
            result = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(suite)
    except Exception as error:
        print(f"The journeys could not start or end: {error}", file=sys.stderr)
        return 0, suite.countTestCases()
    return result.passed, result.testsRun - result.passed - len(result.skipped)


if __name__ == "__main__":
    sys.exit(main())
