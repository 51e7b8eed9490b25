"""Fails unless a run's results hold browser tests, none of them skipped: `python tests/browser_tests_ran.py FILE`."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def complaint(results: Path) -> str | None:
    """What is wrong with the results, or None. They are our own test runner's, so the parser may trust them."""
    if not results.exists():
        return f"there are no test results in {results}"
    cases = [case for case in ET.parse(results).iter("testcase") if is_browser_test(case)]  # noqa: S314
    if not cases:
        return "no browser test ran"
    skipped = [case.get("name") for case in cases if case.find("skipped") is not None]
    if skipped:
        return f"browser tests were skipped: {', '.join(map(str, skipped))}"
    return None


def is_browser_test(case: ET.Element) -> bool:
    return case.get("classname", "").startswith("tests.browser.")


if __name__ == "__main__":
    found = complaint(Path(sys.argv[1]))
    if found:
        sys.exit(f"The browser tests: {found}.")
