"""Words that may mean a filter: what is read in them, what is left to look for, and that nothing else is spoilt."""

import csv
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from programs.fields import TRACK_KINDS
from search.choices import IMGS, VISAS
from search.index import Index
from search.matched.filters import MatchedFilter
from search.presenters.offered import Asker, offered
from search.states import STATES
from search.words.everyday import SPECIALTY_WORDS, STATES_IN_SPANISH, apart
from search.words.naming import NOT_ALONE, namings
from search.words.read import read
from search.words.text import words_of
from tests.search.profiles import DAY

with (settings.BASE_DIR / "fixtures/feeds/specialties/specialties.csv").open(encoding="utf-8") as lines:
    SPECIALTIES = {row["acgme_code"]: row["common_name"] for row in csv.DictReader(lines)}

NAMES = frozenset(
    map(
        words_of,
        [
            *("University of Washington", "George Washington University", "New York Presbyterian", "Kansas City"),
            *("Texas Children's Hospital", "New York City", "Center for Family Medicine", "New York"),
        ],
    )
)
"""As a directory might call institutions and cities."""

READ = [
    # What the issue asks for.
    ("h1b psychiatry texas", "visa=h1b specialty=400 state=TX", ""),
    ("medicina interna nueva york", "specialty=140 state=NY", ""),
    ("j-1 pediatría florida", "visa=j1 specialty=320 state=FL", ""),
    ("preliminary surgery", "kind=P specialty=440", ""),
    ("residencia de psiquiatría en texas", "specialty=400 state=TX", ""),
    # Visas, as they are written.
    ("H-1B", "visa=h1b", ""),
    ("h1-b neurology", "visa=h1b specialty=180", ""),
    ("visa J1", "visa=j1", ""),
    ("J-1 visa sponsorship psychiatry", "visa=j1 specialty=400", ""),
    ("programas que patrocinan visa h1b", "visa=h1b", ""),
    ("psiquiatria con visa j-1 en ohio", "specialty=400 visa=j1 state=OH", ""),
    ("j1 h1b pathology", "visa=j1 visa=h1b specialty=300", ""),
    ("visa", "", "visa"),
    # International graduates.
    ("img friendly family medicine ohio", "accepts_img=yes specialty=120 state=OH", ""),
    ("IMG psychiatry", "accepts_img=yes specialty=400", ""),
    ("graduados internacionales medicina familiar", "accepts_img=yes specialty=120", ""),
    # Kinds.
    ("categorical internal medicine", "kind=C specialty=140", ""),
    ("cirugía general preliminar", "specialty=440 kind=P", ""),
    ("prelim year medicine", "kind=P", ""),
    ("advanced radiology california", "kind=A specialty=420 state=CA", ""),
    ("anestesiología avanzada", "specialty=040 kind=A", ""),
    ("primary care boston", "kind=M", "boston"),
    ("atención primaria texas", "kind=M state=TX", ""),
    # Specialties, everyday and official, the longest name first.
    ("psych", "specialty=400", ""),
    ("OB/GYN Michigan", "specialty=220 state=MI", ""),
    ("ginecología y obstetricia", "specialty=220", ""),
    ("med peds", "specialty=700", ""),
    ("medicina interna y pediatría", "specialty=700", ""),
    ("internal medicine texas", "specialty=140 state=TX", ""),
    ("general surgery", "specialty=440", ""),
    ("vascular surgery", "specialty=451", ""),
    ("cirugía torácica", "specialty=461", ""),
    ("PM&R", "specialty=340", ""),
    ("rehabilitación florida", "specialty=340 state=FL", ""),
    ("radiología", "specialty=420", ""),
    ("transitional year", "specialty=999", ""),
    ("año transicional nueva jersey", "specialty=999 state=NJ", ""),
    ("medicina de emergencia", "specialty=110", ""),
    ("neurocirugía", "specialty=160", ""),
    ("patología carolina del norte", "specialty=300 state=NC", ""),
    ("pediatrics", "specialty=320", ""),
    ("ortopedia", "specialty=260", ""),
    # States, in both languages and by code.
    ("dermatology new mexico", "specialty=080 state=NM", ""),
    ("dermatología nuevo méxico", "specialty=080 state=NM", ""),
    ("IM in NY", "specialty=140 state=NY", ""),
    ("IM tx", "specialty=140 state=TX", ""),
    ("psychiatry OH", "specialty=400 state=OH", ""),
    ("psychiatry oh", "specialty=400", "oh"),
    ("residency in me", "", "me"),
    ("PSYCHIATRY IN TEXAS", "specialty=400 state=TX", ""),
    ("Luisiana", "state=LA", ""),
    ("misisipi medicina familiar", "state=MS specialty=120", ""),
    ("Misuri", "state=MO", ""),
    ("pensilvania", "state=PA", ""),
    ("oregón neurología", "state=OR specialty=180", ""),
    ("hawái", "state=HI", ""),
    ("tejas", "state=TX", ""),
    ("virginia occidental", "state=WV", ""),
    ("west virginia", "state=WV", ""),
    ("distrito de columbia", "state=DC", ""),
    ("washington dc psychiatry", "state=DC specialty=400", ""),
    ("state of washington", "state=WA", ""),
    ("estado de nueva york", "state=NY", ""),
    ("puerto rico", "state=PR", ""),
    ("hospitals in texas", "state=TX", ""),
    ("new york new jersey psychiatry", "state=NY state=NJ specialty=400", ""),
    # Who shares a name: offered where the words stand alone, never inside the name of a place.
    ("washington", "state=WA", ""),
    ("University of Washington", "", "University of Washington"),
    ("university of washington psychiatry", "specialty=400", "university of washington"),
    ("George Washington University", "", "George Washington University"),
    ("washington university", "", "washington university"),
    ("georgia", "state=GA", ""),
    ("Georgia Southern", "", "Georgia Southern"),
    ("medical college of georgia", "", "medical college of georgia"),
    ("new york", "state=NY", ""),
    ("new york presbyterian", "", "new york presbyterian"),
    ("New York City psychiatry", "specialty=400", "New York City"),
    ("kansas city family medicine", "specialty=120", "kansas city"),
    ("texas children's hospital pediatrics", "specialty=320", "texas children's hospital"),
    ("center for family medicine", "", "center for family medicine"),
    ("universidad de puerto rico", "", "universidad de puerto rico"),
    ("hospital de nueva york", "", "hospital de nueva york"),
    ("maine medical center", "", "maine medical center"),
    ("texas tech", "", "texas tech"),
    ("los angeles psychiatry", "specialty=400", "los angeles"),
    ("baylor college of medicine psychiatry", "specialty=400", "baylor college of medicine"),
    # Nothing to read.
    ("mayo", "", "mayo"),
    ("nephrology", "", "nephrology"),
    ("1428140C0", "", "1428140C0"),
    ("", "", ""),
    ("☃ !!!", "", ""),
]


def reading(text: str) -> tuple[str, str]:
    found = read(text, namings(tuple(SPECIALTIES.items())), NAMES)
    return " ".join("=".join(one.meaning) for one in found.named), found.without(found.named)


@pytest.mark.parametrize(("text", "meanings", "left"), READ)
def test_words_are_read(text: str, meanings: str, left: str) -> None:
    assert reading(text) == (meanings, left)


def test_the_table_is_long_and_in_both_languages() -> None:
    assert len(READ) >= 60
    assert sum(not text.isascii() or " de " in f" {text} " for text, *_rest in READ) >= 15


def test_every_everyday_name_of_a_specialty_means_it_but_for_those_that_say_too_much() -> None:
    table = namings(tuple(SPECIALTIES.items()))
    called = [(code, words_of(one)) for code, words in SPECIALTY_WORDS.items() for one in apart(words)]
    meant = [words for code, words in called if table.get(words) == ("specialty", code)]
    others = {" ".join(words) for code, words in called if table.get(words) != ("specialty", code)}
    assert others <= NOT_ALONE
    assert len(meant) > 150


def test_every_state_is_read_by_its_name_in_either_language_and_by_its_code() -> None:
    names = 0
    for code, name in STATES.items():
        with translation.override("es"):
            spanish = str(name)
        with translation.override("en"):
            english = str(name)
        for called in (english, spanish, STATES_IN_SPANISH.get(code, english)):
            assert reading(called) == (f"state={code}", ""), called
            names += 1
    assert names == 3 * len(STATES)
    assert [code for code in STATES if reading(f"x {code} x")[0] != f"state={code}"] == ["LA"]


def test_a_specialty_that_the_directory_lacks_means_nothing() -> None:
    assert read("psychiatry texas", namings((("140", "Internal medicine"),))).named[0].meaning == ("state", "TX")


def test_words_that_are_left_stay_as_they_were_typed() -> None:
    found = read("St. Luke's OB/GYN h-1b", namings(tuple(SPECIALTIES.items())))
    assert found.without(found.named) == "St. Luke's"
    assert found.without(found.named[1:]) == "St. Luke's OB/GYN"
    assert found.without(found.named[:1]) == "St. Luke's h-1b"
    assert found.without(()) == "St. Luke's OB/GYN h-1b"


ALLOWED = {
    *(("specialty", code) for code in SPECIALTIES),
    *(("state", code) for code in STATES),
    *(("visa", visa) for visa in VISAS),
    *(("kind", kind) for kind in TRACK_KINDS),
    *(("accepts_img", answer) for answer in IMGS),
}


def test_every_meaning_is_a_value_of_a_parameter() -> None:
    table = namings(tuple(SPECIALTIES.items()))
    assert set(table.values()) <= ALLOWED
    assert len(table) > 500


WORDS = st.lists(
    st.one_of(
        st.sampled_from([word for text, *_rest in READ for word in text.split()]),
        st.sampled_from([*STATES, *map(str.lower, STATES), "o", "or", "j1", "h1b", "H-1B", "of", "de", "/", "Ω"]),
        st.text(max_size=8),
    ),
    max_size=14,
).map(" ".join)


@given(WORDS)
@example("st st st " * 20)
@example("ⓗ①ⓑ ﬁ İstanbul ß")
def test_anything_can_be_read(text: str) -> None:
    found = read(text, namings(tuple(SPECIALTIES.items())), NAMES)
    assert {one.meaning for one in found.named} <= ALLOWED
    places = [place for one in found.named for place in range(one.start, one.end)]
    assert places == sorted(set(places)), "no word means two things"
    for taken in (found.named, found.named[:1], ()):
        assert set(found.without(taken).split()) <= {*text.split(), *(word.word for word in found.words)}


@given(WORDS, st.sampled_from(["", "specialty=140", "state=TX&visa=j1&sort=name&page=3", "visa=both&kind=C"]))
def test_every_offered_address_is_a_valid_search(text: str, beside: str) -> None:
    data = QueryDict(beside, mutable=True)
    data["q"] = text
    held = cast(Index, SimpleNamespace(specialties=SPECIALTIES))
    found = read(text, namings(tuple(SPECIALTIES.items())), NAMES)
    asked = MatchedFilter(data, profile=None, day=DAY, specialties=SPECIALTIES)
    if not asked.is_valid():
        return
    for taken in (found.named, *([one] for one in found.named)):
        offer = Asker(data, held, DAY, None).offer(found, taken)
        search = MatchedFilter(QueryDict(offer.query[1:]), profile=None, day=DAY, specialties=SPECIALTIES)
        assert search.is_valid(), search.errors
        assert "page" not in QueryDict(offer.query[1:])


# On the page


def offers(held: Index, query: str) -> Any:
    return offered(Asker(QueryDict(query), held, DAY, None))


def links(held: Index, query: str) -> list[str]:
    found = offers(held, query)
    return [one.query for one in (found.together, *found.each)] if found else []


@pytest.mark.usefixtures("plain_styles")
def test_a_count_is_what_the_link_finds(held_opening: Index, client: Client) -> None:
    for query in ("q=medicina+interna+nueva+york", "q=h1b+ohio", "q=Psychiatry&state=TX", "q=preliminary+surgery"):
        found = offers(held_opening, query)
        assert found.count > 0
        page = client.get(f"/programs/{found.together.query}")
        assert page.context["count"] == found.count
        assert "offered" not in page.content.decode(), "nothing is left to offer"


def test_filters_that_are_on_are_neither_lost_nor_offered_again(held_opening: Index) -> None:
    assert links(held_opening, "q=psychiatry&visa=j1&sort=state&page=2") == ["?visa=j1&sort=state&specialty=400"]
    assert links(held_opening, "q=psychiatry&specialty=400") == []
    assert links(held_opening, "q=psychiatry+texas&specialty=400")[0] == "?specialty=400&state=TX"


def test_what_names_no_program_goes_along_as_a_filter(held_opening: Index) -> None:
    assert links(held_opening, "q=h1b+psychiatry+ohio") == [
        "?specialty=400&state=OH&visa=h1b",
        "?visa=h1b&q=psychiatry+ohio",
        "?specialty=400&visa=h1b&q=ohio",
        "?state=OH&visa=h1b&q=psychiatry",
    ]


@pytest.mark.parametrize(
    ("words", "visas"), [("j1 h1b", ["both"]), ("j-1 y h-1b", ["both"]), ("j1 or h1b", ["j1", "h1b"])]
)
def test_two_visas_are_both_unless_the_words_say_either(held_opening: Index, words: str, visas: list[str]) -> None:
    data = QueryDict(mutable=True)
    data["q"] = f"{words} psychiatry"
    found = offered(Asker(data, held_opening, DAY, None))
    assert found is not None
    assert QueryDict(found.together.query[1:]).getlist("visa") == visas


def test_a_state_that_belongs_to_a_name_is_not_offered_but_the_rest_is(held_opening: Index) -> None:
    assert links(held_opening, "q=george+washington") == []
    assert links(held_opening, "q=george+washington+psychiatry") == ["?specialty=400&q=george+washington"]


def test_without_words_and_without_meaning_nothing_is_offered(held_opening: Index) -> None:
    for query in ("", "q=", "q=mayo", "q=University+of+Washington", "state=TX"):
        assert offers(held_opening, query) is None


def test_a_state_that_is_a_city_too_says_which(held_opening: Index) -> None:
    assert offers(held_opening, "q=new+york").together.label == "New York (state)"
    assert offers(held_opening, "q=texas").together.label == "Texas"


@pytest.mark.usefixtures("plain_styles")
@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
def test_the_page_offers_and_applies_nothing(held_opening: Index, client: Client, headers: dict[str, str]) -> None:
    response = client.get("/programs/?q=medicina+interna+nueva+york", headers=headers)
    shown = " ".join(response.content.decode().split())
    found = offers(held_opening, "q=medicina+interna+nueva+york")
    counted = f"show these {found.count} programs"
    together = (
        f'<a href="/programs/?specialty=140&amp;state=NY"><b>Internal medicine · New York (state)</b> → {counted}</a>'
    )
    assert together in shown
    assert 'href="/programs/?specialty=140&amp;q=nueva+york">Internal medicine</a>' in shown
    assert [one.value for one in response.context["asked"]] == ["medicina interna nueva york"]


@pytest.mark.usefixtures("plain_styles")
def test_what_is_typed_cannot_break_out_of_an_offer(held_opening: Index, client: Client) -> None:
    shown = client.get("/programs/", {"q": 'texas "><script>alert(1)</script>'}).content.decode()
    assert "<script>alert(1)" not in shown


def test_the_api_is_as_it_was(held_opening: Index, client: Client) -> None:
    answer = client.get("/api/v1/programs", {"q": "medicina interna nueva york"}).json()
    assert "offered" not in answer
    assert answer["count"] > 0
