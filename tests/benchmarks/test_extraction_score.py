"""What counts as a hit of the extractor, held by made-up pages."""

from benchmarks.extracting import verdicts
from benchmarks.extraction_score import (
    Fact,
    Key,
    Page,
    Score,
    exactly,
    key_of,
    key_read,
    pair_of,
    score,
    shares_beside,
    wrong,
)
from programs.pages.bars import bar
from programs.pages.extract import Extracted


def key(field: str, value: str, strength: str = "", **more: str) -> Key:
    return key_of(
        {"scope": "", "kind": "", "applies_to": "all", **more, "field": field, "value": value, "strength": strength}
    )


def fact(field: str, value: str, strength: str = "", *, optional: bool = False, **more: str) -> Fact:
    beside = {name: more.pop(name, "") for name in ("unless", "cycle")}
    return Fact(key(field, value, strength, **more), beside["unless"], beside["cycle"], optional)


def page(facts: list[Fact], *readings: Extracted) -> Page:
    return Page("1.html", tuple(facts), readings)


def test_a_reading_of_another_strength_is_a_loose_hit_only() -> None:
    pages = [page([fact("letters", "3", "required")], Extracted("letters", "3", "preferred"))]
    assert score(pages, exactly) == Score(facts=1, found=0, right=0, wrong=1)
    assert score(pages, pair_of) == Score(facts=1, found=1, right=1, wrong=0)


def test_scope_kind_and_whom_it_applies_to_are_part_of_an_exact_hit() -> None:
    facts = [
        fact("max_failed_attempts", "1", "required", scope="step1"),
        fact("positions", "8", kind="C"),
        fact("min_step2", "230", "required", applies_to="img"),
    ]
    readings = (
        Extracted("max_failed_attempts", "1", "required", scope="step2"),
        Extracted("positions", "8", kind="P"),
        Extracted("min_step2", "230", "required"),
    )
    assert score([page(facts, *readings)], exactly) == Score(facts=3, found=0, right=0, wrong=3)
    assert score([page(facts, *readings)], pair_of).recall == 1


def test_any_step_is_as_good_as_no_step_said_and_a_code_carries_its_kind() -> None:
    facts = [fact("max_failed_attempts", "0", "required", scope="any"), fact("nrmp_code", "9000140C0")]
    readings = Extracted("max_failed_attempts", "0", "required"), Extracted("nrmp_code", "9000140C0", kind="C")
    assert score([page(facts, *readings)], exactly) == Score(facts=2, found=2, right=2, wrong=0)


def test_what_is_about_international_graduates_by_nature_needs_no_word_of_it() -> None:
    facts = [fact("visa_j1", "yes"), fact("letters_us", "1", "required")]
    readings = Extracted("visa_j1", "yes", applies_to="img"), Extracted("letters_us", "1", "required", applies_to="img")
    assert score([page(facts, *readings)], exactly) == Score(facts=2, found=1, right=1, wrong=1)


def test_an_optional_fact_is_neither_demanded_nor_wrong() -> None:
    facts = [fact("visa_j1", "yes"), fact("accepts_img", "yes", optional=True)]
    with_it = page(facts, Extracted("visa_j1", "yes"), Extracted("accepts_img", "yes"))
    without = page(facts, Extracted("visa_j1", "yes"))
    assert score([with_it], exactly) == score([without], exactly) == Score(facts=1, found=1, right=1, wrong=0)


def test_another_way_to_code_a_fact_finds_it() -> None:
    facts = [fact("letters", "3", "required"), fact("letters", "3", "", optional=True)]
    assert score([page(facts, Extracted("letters", "3"))], exactly) == Score(facts=1, found=1, right=1, wrong=0)
    assert score([page(facts, Extracted("letters", "3", "preferred"))], exactly).recall == 0
    assert wrong([page(facts, Extracted("letters", "3"))]) == []


def test_what_is_read_twice_counts_once_and_a_page_without_facts_can_only_lose_precision() -> None:
    twice = page([fact("step3", "yes", "preferred")], *[Extracted("step3", "yes", "preferred")] * 2)
    assert score([twice], exactly) == Score(facts=1, found=1, right=1, wrong=0)
    blog = page([], Extracted("letters", "3", "required"))
    assert score([twice, blog], exactly).precision == 0.5
    assert score([twice, blog], exactly).recall == 1


def test_one_field_and_what_is_above_the_bar_can_be_counted_apart() -> None:
    facts = [fact("visa_j1", "yes"), fact("letters", "3", "required")]
    sure = Extracted("visa_j1", "yes", confidence=bar("visa_j1"))
    unsure = Extracted("letters", "3", "required", confidence=bar("letters") - 0.01)
    pages = [page(facts, sure, unsure)]
    assert score(pages, exactly, field="letters") == Score(facts=1, found=1, right=1, wrong=0)
    assert score(pages, exactly, sure=True) == Score(facts=2, found=1, right=1, wrong=0)


def test_exceptions_and_seasons_are_told_apart() -> None:
    facts = [
        fact("max_years_since_graduation", "5", "required", unless="in practice", cycle="2025-2026"),
        fact("letters", "3", "required", cycle="2025-2026"),
    ]
    readings = (
        Extracted("max_years_since_graduation", "5", "required", unless="clinically active", cycle="2026"),
        Extracted("letters", "3", "required"),
    )
    assert shares_beside([page(facts, *readings)]) == {"unless": (1, 1), "cycle": (2, 1)}


def test_what_is_wrong_is_listed_with_its_place() -> None:
    reading = Extracted("letters", "4", "required", where="Requirements, list")
    lines = wrong([page([fact("letters", "3", "required"), fact("visa_h1b", "no")], reading)])
    assert lines == [
        "1.html - letters=3 required",
        "1.html - visa_h1b=no",
        "1.html + letters=4 required   [Requirements, list]",
    ]


def test_a_key_is_the_same_from_a_table_and_from_a_reading() -> None:
    row = {"field": "letters", "value": "3", "strength": "", "scope": "", "kind": "P", "applies_to": ""}
    assert key_of(row) == key_read(Extracted("letters", "3", kind="P"))


def test_goals_are_told_as_met_or_missed() -> None:
    assert verdicts(Score(facts=10, found=8, right=97, wrong=3)) == [
        "precision 0.970, wanted at least 0.97: met",
        "recall 0.800, wanted at least 0.8: met",
    ]
    assert verdicts(Score(facts=10, found=7, right=96, wrong=4))[1] == "recall 0.700, wanted at least 0.8: MISSED"
