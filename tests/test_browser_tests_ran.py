"""The gate's own check: a green run without its browser tests is no green run."""

from pathlib import Path

import pytest

from tests.browser_tests_ran import complaint

BROWSER = '<testcase classname="tests.browser.test_search" name="test_it_filters"'
OTHER = '<testcase classname="tests.search.test_filters" name="test_it_filters"/>'


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        (f"{OTHER}{BROWSER}/>", None),
        (OTHER, "no browser test ran"),
        ("", "no browser test ran"),
        (f'{BROWSER}><skipped message="no browser"/></testcase>', "browser tests were skipped: test_it_filters"),
    ],
)
def test_it_wants_browser_tests_that_ran(cases: str, expected: str | None, tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
    assert complaint(results) == expected


def test_it_wants_results(tmp_path: Path) -> None:
    assert complaint(tmp_path / "absent.xml") == f"there are no test results in {tmp_path / 'absent.xml'}"
