"""What words find. The hospitals of the tables are made up; the everyday words are the real ones."""

import csv
from collections import Counter

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.relevance import Answer, Asked, answers, hit_rate, read_queries, table
from programs.normalise import folded
from search.words import Entry, WordIndex, word_index
from search.words.everyday import CITY_WORDS, SPECIALTY_WORDS, STATES_IN_SPANISH
from search.words.text import initials, run_together, words_of
from search.words.vocabulary import edits
from tests.search import made_up

NAMES = {
    "140": ("Internal medicine", "Internal Medicine"),
    "220": ("Obstetrics and gynecology", "Obstetrics and Gynecology"),
    "320": ("Pediatrics", "Pediatrics"),
    "400": ("Psychiatry", "Psychiatry"),
    "440": ("General surgery", "Surgery"),
    "700": ("Medicine-pediatrics", "Internal Medicine/Pediatrics"),
}
SPONSOR = ("plain_name", "listed_name", "aliases", "city", "state", "state_name")
INSTITUTIONS = {
    "1001": (
        *("Larkspur Memorial Medical Center", "Larkspur Mem Med Ctr-NY"),
        *(("LMMC", "Old Harbor Hospital", "Larkspur"), "Bronx", "NY", "New York"),
    ),
    "1002": (
        *("Saint Alder's Hospital, Millbrook (formerly Presence)", "St Alders Hosp-NJ"),
        *(("St. Alder's Millbrook",), "Millbrook", "NJ", "New Jersey"),
    ),
    "1003": (
        *("Cardónville University Health", "U Cardonville-PR"),
        *(("U.C.H.", "NewBridge Clinic"), "Bayamón", "PR", "Puerto Rico"),
    ),
}


def entry(number: int, institution: str, specialty: str, **more: object) -> Entry:
    """A program of a made-up institution."""
    sponsor = dict(zip(SPONSOR, INSTITUTIONS[institution], strict=True))
    own = {"id": number, "public_id": f"{institution}-{specialty}", "nrmp_codes": (f"{institution}{specialty}C0",)}
    of_specialty = {"specialty": specialty, "specialty_names": NAMES[specialty]}
    row = {**sponsor, "sponsors_city": sponsor["city"], "institution": institution, **own, **of_specialty, **more}
    return Entry(**row)  # type: ignore[arg-type]


ENTRIES = [
    entry(1, "1001", "140", acgme_id="1403500001"),
    entry(2, "1001", "140", site="Fairport", city="Fairport", public_id="1001-140-fairport", nrmp_codes=("1001140C1",)),
    entry(3, "1001", "400"),
    entry(4, "1001", "220"),
    entry(5, "1001", "700"),
    entry(6, "1002", "140"),
    entry(7, "1002", "440"),
    entry(8, "1003", "320"),
    entry(9, "1003", "400"),
]
INDEX = WordIndex.build(ENTRIES)
LARKSPUR = {1, 2, 3, 4, 5}


def found(text: str) -> list[int]:
    return [program for program, _ in INDEX.search(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("larkspur internal medicine", 1),
        ("IM larkspur", 1),
        ("larkspur med peds", 5),
        ("larkspur psych", 3),
        ("OB/GYN Larkspur", 4),
        ("larkspur obgyn", 4),
        ("medicina interna larkspur", 1),
        ("psiquiatría en el Bronx", 3),
        ("ginecologia nueva york", 4),
        ("pediatria cardonville", 8),
        ("residencia de cirugía general nueva jersey", 7),
        ("old harbor psychiatry", 3),
        ("larkspur fairport", 2),
        ("1001140C1", 2),
        ("1001-140-fairport", 2),
        ("1001-140", 1),
        ("1403500001", 1),
        ("10014", 3),
        ("saint alders surgery", 7),
        ("sanit alders surgery", 7),
        ("St. Alder's gen surg", 7),
        ("U.C.H. peds", 8),
        ("new bridge peds", 8),
        ("newbridge peds", 8),
        ("old harbour hospital psych", 3),
    ],
)
def test_a_search_finds_its_program_first(text, first):
    assert found(text)[0] == first


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("larkspur", LARKSPUR),
        ("larkspurr", LARKSPUR),
        ("lrakspur", LARKSPUR),
        ("larkpsur memoriel", LARKSPUR),
        ("larks", LARKSPUR),
        ("lmmc", LARKSPUR),
        ("oldharbor", LARKSPUR),
        ("hospital larkspur", LARKSPUR),
        ("the larkspur residency program", LARKSPUR),
        ("new york", LARKSPUR),
        ("NY", LARKSPUR),
        ("nyc", {1, 3, 4, 5}),
        ("millbrook", {6, 7}),
        ("bayamon", {8, 9}),
        ("1003", {8, 9}),
        ("psychiatry", {3, 9}),
        ("larkspur cardonville", set()),
        ("larkspur dermatology", set()),
        ("psychology", set()),
        ("cardiology", set()),
        ("1101140C1", set()),
        ("", set()),
        ("!?", set()),
        ("内科", set()),
        ("\x00\ud800", set()),
    ],
)
def test_a_search_finds_these_and_no_others(text, programs):
    assert set(found(text)) == programs


def test_the_main_site_stands_first_then_by_specialty():
    assert found("larkspur") == [1, 5, 4, 3, 2]


def test_the_larger_institution_stands_first_among_equals():
    assert found("psychiatry") == [3, 9]


def test_a_specialty_stands_before_its_combinations():
    assert found("internal medicine")[-1] == 5


def test_a_whole_name_stands_before_all_that_hold_its_words():
    rows = [
        Entry(id=number, public_id=f"x-{number}", institution=f"x-{number}", listed_name=name)
        for number, name in enumerate(["North River Health of Elm", "River Health", "River Health Elm"])
    ]
    assert WordIndex.build(rows).search("river health").ids.tolist()[0] == 1


def test_one_listed_under_a_waiting_name_is_found_by_both():
    assert set(found("larkspur mem med ctr")) == set(found("larkspur memorial medical center")) == LARKSPUR


def test_short_words_and_codes_are_never_mistyped():
    assert found("nk im") == found("1001140X1") == []
    assert found("NJ im") == [6]


def test_scores_fall():
    answer = INDEX.search("internal medicine new york")
    assert list(answer) == sorted(answer, key=lambda pair: -pair[1])
    assert len(answer) > 1


def test_an_empty_directory_finds_nothing():
    assert not len(WordIndex.build([]).search("larkspur"))


@given(st.text(st.characters()) | st.text("abl -/.'&19", max_size=300))
def test_no_text_raises(text):
    answer = INDEX.search(text)
    assert len(set(answer.ids.tolist())) == len(answer.scores)


def test_a_thousand_words_are_bounded():
    assert found("larkspur " + " ".join(f"w{number}" for number in range(1000))) == []


TYPED = "larkspur larkspurr new bridge york newyork medicine internal psych hospital the de old harbor 1001 140 im"
WORDS = st.sampled_from(TYPED.split())


@given(st.lists(WORDS, min_size=1, max_size=6), st.randoms())
def test_the_order_of_words_does_not_change_what_is_found(words, random):
    shuffled = list(words)
    random.shuffle(shuffled)
    assert set(found(" ".join(words))) == set(found(" ".join(shuffled)))


NAME_WORDS = st.sampled_from(["north", "river", "elm", "health", "hospital", "of", "the", "st"])
MADE_NAMES = st.lists(st.lists(NAME_WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8)


@given(MADE_NAMES, st.data())
def test_an_exact_name_always_comes_first(names, data):
    rows = [Entry(n, f"x-{n}", f"x-{n}", name, aliases=(f"Clinic {n}",)) for n, name in enumerate(names)]
    asked = data.draw(st.sampled_from(names))
    first = WordIndex.build(rows).search(asked).ids.tolist()[0]
    assert set(names[first].split()) == set(asked.split())


def distance(one: str, other: str) -> int:
    """The oracle: the recursive definition."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]:
        ways.append(distance(one[2:], other[2:]) + 1)
    return min(ways)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 3))
def test_edits_are_counted_up_to_the_most_allowed(one, other, most):
    assert min(edits(one, other, most), most + 1) == min(distance(one, other), most + 1)


@given(st.text("abcABCxyz019 -/&é,;:_", max_size=30))
def test_words_are_folded_the_house_way(text):
    assert words_of(text) == words_of(folded(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("St. Luke's", ("saint", "lukes")),
        ("Saint Luke’s Hosp", ("saint", "lukes", "hospital")),
        ("OB/GYN", ("ob", "gyn")),
        ("U.S.C. Health", ("usc", "health")),
        ("PM&R", ("pm", "and", "r")),
        ("Bayamón", ("bayamon",)),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


def test_initials_and_words_run_together():
    assert initials(("brigham", "and", "womens", "hospital")) == "bwh"
    assert initials(("two", "words")) == ""
    assert run_together(("b", "i", "deaconess")) == {"bi", "ideaconess"}


def test_every_specialty_has_everyday_words():
    with (settings.BASE_DIR / "fixtures/feeds/specialties/specialties.csv").open() as lines:
        codes = {row["acgme_code"] for row in csv.DictReader(lines)}
    assert set(SPECIALTY_WORDS) == codes
    assert len(codes) == 48
    assert all(words_of(words) for words in [*SPECIALTY_WORDS.values(), *STATES_IN_SPANISH.values()])
    assert all(words_of(words) for words in CITY_WORDS.values())


@pytest.mark.django_db
def test_the_published_directory_is_read_in_four_queries(django_assert_num_queries):
    one = made_up.program("Larkspur Center", site="Fairport", site_city="Fairport")
    one.institution.aliases.create(name="Old Harbor")
    made_up.fact(one, "acgme_id", "1403500001")
    made_up.track(one, "P", published=False)
    made_up.program("Larkspur Hidden", published=False)
    with django_assert_num_queries(4):
        index = word_index()
    for text in ["larkspur", "larkspur center listed", "old harbor", "fairport", "1403500001", "nueva york", "test"]:
        assert index.search(text).ids.tolist() == [one.pk], text
    assert not len(index.search(f"{one.institution.code}140P1"))


def test_the_relevance_set_is_eighty_searches_half_of_them_held_out():
    queries = read_queries()
    assert len({asked.query for asked in queries}) == 80
    assert Counter(asked.half for asked in queries) == {"tuned": 40, "held_out": 40}
    assert all(asked.expected for asked in queries)


def test_relevance_counts_ranks():
    names = {1: frozenset({"1428-140", "1428"}), 2: frozenset({"1261-140", "1261"})}
    told = answers(lambda text: [2, 1], names)
    ranks = {answer.asked.query: answer.rank for answer in told}
    assert (ranks["MGH"], ranks["maimonides"], ranks["NYU"]) == (1, 2, None)
    assert table(told)[0].split() == ["n", "hit@1", "hit@5", "median", "ms", "most", "ms"]


def test_hit_rates_are_shares():
    asked = Asked("q", frozenset({"a"}), "city", "tuned")
    told = [Answer(asked, rank, 0.001) for rank in (1, 3, None, 1)]
    assert (hit_rate(told, 1), hit_rate(told, 5)) == (0.5, 0.75)
