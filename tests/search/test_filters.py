"""Which programs each search parameter finds, alone and together, and that no wrong value ever finds them all."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs import fields
from programs.models import Institution, InstitutionAlias, Program
from programs.normalise import match_year_of
from search.filters import PER_PAGE, ProgramFilter, unknown_parameters
from search.meanings import MEANINGS, MEANINGS_WITH_SILENT
from search.states import STATES
from search.words import word_index
from tests.search import made_up

pytestmark = pytest.mark.django_db


def found(query: str = "", **more: Any) -> list[str]:
    """Institution names in the order found."""
    search = ProgramFilter(QueryDict(query), **more)
    assert not search.errors
    return [program.institution.plain_name for program in search.qs]


def errors(query: str) -> dict[str, list[str]]:
    """What is wrong; and nothing may be found meanwhile."""
    search = ProgramFilter(QueryDict(query))
    assert list(search.qs) == []
    assert search.not_stated_count() == 0
    return {name: list(map(str, sentences)) for name, sentences in search.errors.items()}


def test_without_parameters_every_published_program_is_found() -> None:
    made_up.program("Beta")
    made_up.program("Alpha")
    made_up.program("Hidden", published=False)
    assert found() == ["Alpha", "Beta"]
    assert [p.institution.plain_name for p in ProgramFilter().qs] == ["Alpha", "Beta"]


def test_the_registry_follows_the_order_of_the_interface() -> None:
    names = list(ProgramFilter.base_filters)
    assert names[:6] == ["q", "specialty", "state", "kind", "visa", "accepts_img"]
    assert names[6:12] == ["step2", "attempts", "graduated", "usce", "letters_us", "ecfmg"]
    assert names[12:16] == ["stated", "open_on", "deadline_before", "deadline_after"]
    assert names[16:] == ["filings_min", "resident_filings", "has", "sort", "page", "per_page"]
    assert list(MEANINGS) == [name for name in names if name in MEANINGS]
    assert set(MEANINGS_WITH_SILENT) <= set(MEANINGS)


# Words


def test_words_are_looked_for_in_names_aliases_places_and_codes() -> None:
    lake = made_up.program("Lake Clinic", state="OH")
    InstitutionAlias.objects.create(institution=lake.institution, name="Old Mercy")
    made_up.program("Hill Clinic", state="VT", site="North Campus", site_city="Testburg")
    assert found("q=lake") == ["Lake Clinic"]
    assert found("q=MERCY") == ["Lake Clinic"]
    assert found("q=oh") == ["Lake Clinic"]
    assert found(f"q={lake.public_id}") == ["Lake Clinic"]
    assert found("q=testburg+clinic") == ["Hill Clinic"]
    assert found("q=clinic") == ["Hill Clinic", "Lake Clinic"]
    assert found("q=lake+testburg") == []


def test_words_find_a_program_once_however_many_tracks_and_aliases_it_has() -> None:
    lake = made_up.program("Lake Clinic", kinds="CPR")
    for name in ("Lake A", "Lake B"):
        InstitutionAlias.objects.create(institution=lake.institution, name=name)
    assert found("q=lake+clinic+test+medicine") == ["Lake Clinic"]


@pytest.mark.parametrize("query", ["q=%00", "q=a%00b", "q=%ED%A0%80", "q=%FF"])
def test_words_that_cannot_be_read_are_an_error(query: str) -> None:
    made_up.program()
    assert errors(query) == {"q": ["This holds characters that cannot be read."]}


def test_half_a_surrogate_pair_is_an_error() -> None:
    made_up.program()
    search = ProgramFilter({"q": "\ud800"})
    assert search.errors["q"] == ["This holds characters that cannot be read."]
    assert list(search.qs) == []


def test_words_are_limited_in_length_and_number() -> None:
    assert errors(f"q={'a' * 201}") == {"q": ["Write at most 200 characters."]}
    assert errors("q=" + "+".join("abcdefghijklm")) == {"q": ["Write at most 12 words."]}
    assert errors("q=" + "+".join("a" * 50)) == {"q": ["Write at most 12 words."]}


def test_signs_that_sql_would_read_are_plain_characters() -> None:
    made_up.program("Lake Clinic")
    assert found("q=%25") == []
    assert found("q=_") == []
    assert found("q='") == []


# Specialty, state, kind


def test_specialties_are_any_of_those_given() -> None:
    made_up.program("Alpha", code="140")
    made_up.program("Beta", code="320")
    made_up.program("Gamma", code="440")
    assert found("specialty=140") == ["Alpha"]
    assert found("specialty=440&specialty=140") == ["Alpha", "Gamma"]


@pytest.mark.parametrize("code", ["999", "14", "abc", "140%00", "%D9%A1%D9%A4%D9%A0", "140'--", "1" * 5000])
def test_a_specialty_the_directory_does_not_know_is_an_error(code: str) -> None:
    made_up.program(code="140")
    assert errors(f"specialty={code}") == {"specialty": ["A code here is not one of the directory's."]}
    assert "specialty" in errors(f"specialty=140&specialty={code}")


def test_states_are_any_of_those_given() -> None:
    made_up.program("Alpha", state="NY")
    made_up.program("Beta", state="PR")
    made_up.program("Gamma", state="")
    assert found("state=NY") == ["Alpha"]
    assert found("state=NY&state=PR&state=NY") == ["Alpha", "Beta"]
    assert found("state=GU") == []


@pytest.mark.parametrize("code", ["XX", "ny", "New York", "N", "%00", "NY,PR"])
def test_what_is_no_state_is_an_error(code: str) -> None:
    made_up.program(state="NY")
    assert errors(f"state={code}") == {"state": ["A value here is not one of the choices."]}


def test_kinds_are_of_listed_tracks() -> None:
    made_up.program("Alpha", kinds="C")
    made_up.program("Beta", kinds="CP")
    gamma = made_up.program("Gamma", kinds="R")
    made_up.track(gamma, "P", published=False)
    assert found("kind=C") == ["Alpha", "Beta"]
    assert found("kind=P") == ["Beta"]
    assert found("kind=P&kind=R") == ["Beta", "Gamma"]
    assert errors("kind=X") == {"kind": ["Choose from: C, P, A, R, M."]}


def test_the_page_leaves_out_programs_with_only_preliminary_or_restricted_tracks() -> None:
    for name, kinds in {"C": "C", "P": "P", "R": "R", "PR": "PR", "PC": "PC", "A": "A", "M": "MR", "None": ""}.items():
        made_up.program(name, kinds=kinds)
    assert found(page_default=True) == ["A", "C", "M", "None", "PC"]
    assert found("kind=P", page_default=True) == ["P", "PC", "PR"]
    assert len(found()) == 8


# Visas and international graduates


@pytest.fixture
def visas() -> None:
    """Named j1/h1b: y yes, c case by case, n no, t transfer only, d disputed, - not stated."""
    said = {"y": "yes", "c": "case_by_case", "n": "no", "t": "transfer_only", "d": "disputed", "-": None}
    for name in ("yy", "cc", "yn", "ny", "nn", "yt", "y-", "-y", "--", "yd", "dn"):
        made_up.program(name, visa_j1=said[name[0]], visa_h1b=said[name[1]])


@pytest.mark.usefixtures("visas")
@pytest.mark.parametrize(
    ("query", "only", "with_silent"),
    [
        ("visa=j1", "cc y- yd yn yt yy", "-- -y cc dn y- yd yn yt yy"),
        ("visa=h1b", "-y cc ny yy", "-- -y cc ny y- yd yy"),
        ("visa=both", "cc yy", "-- -y cc y- yd yy"),
        ("visa=j1&visa=h1b", "-y cc ny y- yd yn yt yy", "-- -y cc dn ny y- yd yn yt yy"),
        ("visa=both&visa=h1b", "-y cc ny yy", "-- -y cc ny y- yd yy"),
    ],
)
def test_visas_find_programs_that_state_them_and_on_wish_those_that_have_not_said(
    query: str, only: str, with_silent: str
) -> None:
    assert found(query) == only.split()
    assert found(f"{query}&stated=only") == only.split()
    assert found(f"{query}&stated=include") == with_silent.split()
    more = len(with_silent.split()) - len(only.split())
    assert ProgramFilter(QueryDict(query)).not_stated_count() == more
    assert ProgramFilter(QueryDict(f"{query}&stated=include")).not_stated_count() == more


def test_taking_international_graduates_is_a_stated_yes() -> None:
    for name, value in {"Yes": "yes", "Rarely": "rarely", "No": "no", "Disputed": "disputed", "Silent": None}.items():
        made_up.program(name, accepts_img=value)
    assert found("accepts_img=yes") == ["Yes"]
    assert found("accepts_img=yes&stated=include") == ["Disputed", "Silent", "Yes"]
    assert ProgramFilter(QueryDict("accepts_img=yes")).not_stated_count() == 2
    assert errors("accepts_img=no") == {"accepts_img": ["Choose from: yes."]}


def test_who_has_not_said_is_counted_among_what_every_other_filter_finds() -> None:
    made_up.program("Answers both", accepts_img="yes", visa_j1="yes")
    made_up.program("Silent on visa", accepts_img="yes")
    made_up.program("Silent on both")
    made_up.program("Silent but says no", accepts_img="no")
    made_up.program("Silent elsewhere", state="PR")
    search = ProgramFilter(QueryDict("state=NY&visa=j1&accepts_img=yes"))
    assert [p.institution.plain_name for p in search.qs] == ["Answers both"]
    assert search.not_stated_count() == 2
    assert ProgramFilter(QueryDict("state=NY")).not_stated_count() == 0


def test_filters_hold_together() -> None:
    wanted = {"code": "320", "state": "PR", "kinds": "C", "visa_h1b": "yes", "accepts_img": "yes"}
    made_up.program("Wanted", **wanted)
    for number, other in enumerate(
        [{"code": "140"}, {"state": "NY"}, {"kinds": "P"}, {"visa_h1b": "no"}, {"accepts_img": None}]
    ):
        made_up.program(f"Wanted but {number}", **{**wanted, **other})
    made_up.program("Another name", **wanted)
    assert found("q=wanted&specialty=320&state=PR&kind=C&visa=h1b&accepts_img=yes") == ["Wanted"]


# Sorting and pages


def test_names_sort_as_shown_whatever_their_case_then_by_specialty_then_by_id() -> None:
    made_up.specialty("320", "Another Medicine")
    beta = made_up.institution("beta")
    made_up.program(institution=beta, code="140")
    made_up.program(institution=beta, code="320")
    made_up.program("Alpha")
    waits = made_up.institution("AAA awaiting a curator", listed_name="Zeta", name_certainty="likely")
    made_up.program(institution=waits)
    unnamed = made_up.institution("", listed_name="Gamma")
    made_up.program(institution=unnamed)
    shown = [program.name for program in ProgramFilter({}).qs]
    assert shown == [
        "Alpha, Test Medicine",
        "beta, Another Medicine",
        "beta, Test Medicine",
        "Gamma, Test Medicine",
        "Zeta, Test Medicine",
    ]


def test_every_certainty_sorts_by_the_name_that_is_shown() -> None:
    for certainty in ("sure", "city_only", "likely", "unsure", "unknown"):
        made_up.program(institution=made_up.institution(f"P {certainty}", name_certainty=certainty))
    programs = list(ProgramFilter({}).qs)
    assert [p.institution.name for p in programs] == sorted((p.institution.name for p in programs), key=str.lower)
    assert {certainty for certainty, _ in Institution._meta.get_field("name_certainty").choices or ()} == {
        p.institution.name_certainty for p in programs
    }


def test_sorting_by_state_puts_unknown_places_last() -> None:
    for name, state in {"A": "", "B": "NY", "C": "AL"}.items():
        made_up.program(name, state=state)
    assert found("sort=state") == ["C", "B", "A"]


def test_sorting_by_what_is_stated_puts_most_facts_first() -> None:
    for name, stated in {"A": 0, "B": 7, "C": 7}.items():
        made_up.program(name, stated_fields=stated)
    assert found("sort=stated") == ["B", "C", "A"]
    assert errors("sort=fit") == {"sort": ["Choose from: name, deadline, state, positions, filings, stated."]}


def test_pages_have_defaults_and_limits() -> None:
    search = ProgramFilter({})
    assert search.is_valid()
    assert (search.asked("page"), search.asked("per_page"), PER_PAGE) == (1, 25, 25)
    assert errors("per_page=101") == {"per_page": ["Give a whole number from 1 to 100."]}
    for wrong in ("0", "-1", "1.5", "1e3", "9" * 5000, "%D9%A3", "a", "%00", "0x10", "1_0"):
        assert list(errors(f"page={wrong}")) == ["page"]
        assert list(errors(f"per_page={wrong}")) == ["per_page"]


# What is wrong


def test_a_parameter_that_holds_one_value_may_not_be_given_twice() -> None:
    made_up.program()
    for name in ("q", "accepts_img", "stated", "sort", "page", "per_page"):
        assert errors(f"{name}=&{name}=")[name] == ["Give this once."]


def test_an_empty_value_asks_nothing() -> None:
    made_up.program("Alpha")
    every = "&".join(f"{name}=" for name in ProgramFilter.base_filters)
    assert found(every) == ["Alpha"]


@pytest.mark.parametrize("name", ["specialty", "state", "kind", "visa"])
def test_too_many_values_are_an_error_that_costs_no_query(name: str, django_assert_num_queries: Any) -> None:
    data = {name: [str(number) for number in range(10_000)]}
    with django_assert_num_queries(0):
        search = ProgramFilter(data)
        assert search.errors[name] == ["Give at most 100 values."]
        assert list(search.qs) == []


def test_parameters_nobody_knows_are_named_in_order() -> None:
    assert unknown_parameters(QueryDict("verdict=open&q=a&fit=1&%00=1")) == ["\x00", "fit", "verdict"]
    assert unknown_parameters({"q": "a", "page": "2"}) == []


def test_a_search_is_one_query_and_more_for_specialties_and_words(django_assert_num_queries: Any) -> None:
    made_up.program()
    with django_assert_num_queries(6):
        query = "specialty=140&state=NY&visa=j1&stated=include&accepts_img=yes&q=test+hospital&kind=C"
        assert len(ProgramFilter(QueryDict(query)).qs) == 1


ANYTHING = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["\x00", "\ud800", "140", "NY", "C", "j1", "both", "yes", "only", "include", "1", "-1", "9" * 400]),
    st.sampled_from(["no", "letters", "0", "2", "2010", "2026-09-01", "2026-12-01", "2026-13-01", "2026-12-02"]),
    st.integers().map(str),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.dictionaries(
        st.sampled_from([*ProgramFilter.base_filters, "verdict"]), st.lists(ANYTHING, max_size=4), max_size=5
    )
)
def test_whatever_is_sent_raises_nothing_and_an_error_finds_nothing(data: dict[str, list[str]]) -> None:
    if not Program.objects.exists():
        made_up.program("Alpha", visa_j1="yes", accepts_img="yes", required_step2=1, required_attempts=1)
        made_up.program("Beta", state="PR", filings_latest=1, required_usce_months=1, required_letters_us=1)
        made_up.fact(made_up.program("Gamma", ecfmg_by="application", resident_filings=True), "letters", "3")
        made_up.program("Delta", opens_on=dt.date(2026, 9, 1), deadline_on=dt.date(2026, 12, 1), required_years=1)
    query = QueryDict(mutable=True)
    for name, values in data.items():
        query.setlist(name, values)
    search = ProgramFilter(query, page_default=True)
    programs = list(search.qs)
    search.not_stated_count()
    if search.errors:
        assert programs == []
    else:
        assert {p.pk for p in programs} == {p.pk for p in Program.objects.all() if answers(p, query)}


def answers(program: Program, query: QueryDict) -> bool:
    """The same meanings told again in plain Python, one program at a time."""
    given = {name: [v for v in query.getlist(name) if v] for name in query}
    silent_too = given.get("stated") == ["include"]

    def stands(column: str, wanted: set[str]) -> bool:
        value = getattr(program, column)
        return value in wanted or (silent_too and value in {None, "disputed"})

    sponsors = {"yes", "case_by_case"}
    j1, h1b = stands("visa_j1", sponsors), stands("visa_h1b", sponsors)
    kinds = {track.kind for track in program.tracks.all() if track.published}
    return all(
        (
            not " ".join(given.get("q", [])) or words_stand(program, " ".join(given["q"])),
            not given.get("specialty") or program.specialty.code in given["specialty"],
            not given.get("state") or program.state in given["state"],
            bool(kinds & set(given["kind"])) if given.get("kind") else not kinds or bool(kinds - {"P", "R"}),
            not given.get("visa") or any({"j1": j1, "h1b": h1b, "both": j1 and h1b}[v] for v in given["visa"]),
            not given.get("accepts_img") or stands("accepts_img", {"yes"}),
            meets(program, given),
            dates_stand(program, given, silent_too=silent_too),
            {fact.field for fact in program.facts.all()} >= set(given.get("has", [])),
        )
    )


def meets(program: Program, given: dict[str, list[str]]) -> bool:
    """None is no requirement."""

    def own(name: str) -> int | None:
        return int(given[name][0]) if given.get(name) else None

    most = {"step2": program.required_step2, "usce": program.required_usce_months}
    most["letters_us"] = program.required_letters_us
    too_few = [name for name, asked in most.items() if None not in (own(name), asked) and own(name) < asked]
    attempts, year, filed = own("attempts"), own("graduated"), own("filings_min")
    limit, years = program.required_attempts, program.required_years
    return not (
        too_few
        or (attempts is not None and limit is not None and attempts > limit)
        or (year is not None and years is not None and match_year_of(timezone.localdate()) - 1 - year > years)
        or (filed is not None and (program.filings_latest or 0) < filed)
        or (given.get("ecfmg") and program.ecfmg_by == "application")
        or (given.get("resident_filings") and not program.resident_filings)
    )


def dates_stand(program: Program, given: dict[str, list[str]], *, silent_too: bool) -> bool:
    opens, deadline = program.opens_on, program.deadline_on
    for name in ("open_on", "deadline_before", "deadline_after"):
        day = dt.date.fromisoformat(given[name][0]) if given.get(name) else None
        if day is None:
            continue
        if name == "open_on" and opens and opens > day:
            return False
        if deadline is None:
            if not silent_too:
                return False
        elif not (deadline <= day if name == "deadline_before" else deadline >= day):
            return False
    return True


def words_stand(program: Program, words: str) -> bool:
    """What words find is held by tests of its own (test_words.py)."""
    return program.pk in word_index().search(words).ids.tolist()


def test_every_state_and_kind_is_two_letters_or_one() -> None:
    assert len(STATES) == 56
    assert all(len(code) == 2 and code.isupper() for code in STATES)
    assert list(fields.TRACK_KINDS) == ["C", "P", "A", "R", "M"]
