from tests.shared_out import scopes

COLLECTED = [
    "tests/browser/test_a.py::test_one[1/2]",
    "tests/browser/test_b.py::test_one",
    "tests/search/test_c.py::test_one",
    "tests/search/test_c.py::test_two",
    "tests/search/test_d.py::test_one",
    "tests/search/test_c.py::test_that_empties",
]


def test_a_file_stays_together_and_what_empties_the_database_stays_last() -> None:
    assert list(scopes(COLLECTED).values()) == [
        "1 tests/browser/",
        "1 tests/browser/",
        "2 tests/search/test_c.py",
        "2 tests/search/test_c.py",
        "3 tests/search/test_d.py",
        "4 tests/search/test_c.py",
    ]
