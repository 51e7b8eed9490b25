"""What the pages of changes tell, and what they leave out. Every row is made up and says so."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from programs import curation
from programs.models import Change, Fetch, Institution, Program, Source, Statement
from search.changes import rows
from tests.search import made_up
from tests.search.made_up_changes import NOON, change, first_run, moved, plain, says, side, told
from tests.search.test_pages import DAY, address, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]

CURATOR = "test.curator.named@page.example"


# What a change says


def test_a_change_tells_before_and_after_why_and_by_whom(client: Client) -> None:
    about = made_up.program("Test Hospital")
    old = made_up.statement(about, "min_step2", "220", strength="required")
    new = made_up.statement(about, "min_step2", "230", strength="required", stated_cycle="2027", match_year=2027)
    change(about, new, old)
    page = text(client, "/changes/")
    words = plain(page)
    assert f'<a href="{address(about)}">Test Hospital, Test Medicine</a>' in page
    assert "21 November 2026" in words
    assert "New York" in words
    assert "Step 2 CK score Before: 220 required → now: 230 required" in words
    assert "Source read again: Test source." in words
    assert '<a href="https://example.test/page" rel="noopener noreferrer">Program&#x27;s own page</a>' in page
    assert "stated for 2027; stored copy, date unknown" in words


def test_what_was_not_stated_and_what_is_no_longer_stated_are_words(client: Client) -> None:
    about = made_up.program("Test Hospital")
    said = made_up.statement(about, "visa_h1b", "no")
    change(about, said)
    change(about, None, said, at=NOON + dt.timedelta(minutes=1), why="statement rejected: a test")
    words = told(client)
    assert "H-1B visa Before: Not stated → now: No " in words
    assert "Before: No → now: No longer stated by a source we show A curator rejected a statement." in words
    assert "What stood before was said by: Program&#x27;s own page" in words


def test_what_reads_as_before_is_told_once_with_what_moved(client: Client) -> None:
    about = made_up.program("Test Hospital")
    one, other = (made_up.statement(about, "visa_j1", "yes", page_url=f"https://example.test/{n}") for n in "ab")
    change(about, one, one, after=side(one, "agreed"))
    change(about, other, one)
    change(about, one, one, before=side(one, "agreed"), after=side(one, "disputed"))
    change(about, one, one, before=side(one, "disputed"))
    words = told(client)
    assert words.count("J-1 visa Yes") == 4
    assert "→" not in words
    notes = [
        "More than one page says so.",
        "The same, now by another statement.",
        "Sources differ.",
        "longer differ.",
    ]
    assert [words.count(note) for note in notes] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("statement accepted: link: a test", "A curator accepted a statement."),
        ("statement rejected", "A curator rejected a statement."),
        ("source published", "A source was published again."),
        ("the day has moved", "Time has passed: what has grown old gives way to what is fresher."),
        ("reconciled by command", "Worked out again from what sources state."),
    ],
)
def test_each_reason_is_told_in_words_of_its_own(client: Client, why: str, words: str) -> None:
    moved(why=why)
    assert words in told(client)


def test_no_curator_is_named_and_what_they_wrote_stays_with_them(client: Client) -> None:
    about = made_up.program("Test Hospital")
    curator = get_user_model().objects.create_user(CURATOR, "test password")
    said = made_up.statement(about, "visa_j1", "yes")
    change(about, said, by=curator, why=f"statement accepted: {CURATOR} asked the coordinator")
    paths = ["/changes/", "/changes/feed.atom", address(about), f"/programs/{about.public_id}/changes.atom"]
    for path in [*paths, "/api/v1/changes", f"/api/v1/programs/{about.public_id}"]:
        page = text(client, path)
        assert "accepted a statement" in page or '"why": "statement accepted"' in page, path
        assert "named" not in page, path
        assert "asked the coordinator" not in page, path


def test_what_an_office_says_for_all_its_programs_is_told_once(client: Client) -> None:
    sponsor = made_up.institution("Test Sponsor")
    programs = [made_up.program(institution=sponsor, code=code) for code in ("140", "320")]
    said = Statement.objects.create(
        institution=sponsor, field="visa_j1", value="no", source=made_up.source("test-office", kind="gme_office")
    )
    for about in programs:
        change(about, said)
    page = text(client, "/changes/")
    words = plain(page)
    assert words.count("Before: Not stated → now: No ") == 1
    assert f'<h3><a href="/institutions/{sponsor.code}/test-sponsor/">Test Sponsor</a></h3>' in page
    assert "2 programs" in words
    assert all(f'<a href="{address(about)}">' in page for about in programs)


def test_days_and_programs_stand_newest_first(client: Client) -> None:
    moved("Older Test Hospital", at=NOON - dt.timedelta(days=1))
    moved("Newer Test Hospital")
    # Two in the morning of the next day in London is still the evening of the day before on the site's clock.
    moved("Newest Test Hospital", at=NOON + dt.timedelta(hours=9))
    words = told(client)
    order = ["21 November 2026", "Newest", "Newer", "20 November 2026", "Older"]
    assert sorted(order, key=words.index) == order
    assert words.count("21 November 2026") == 1


# What is no news


def test_what_a_source_brought_at_first_is_one_line(client: Client) -> None:
    opening = made_up.source("test-opening")
    about = made_up.program("Test Hospital")
    change(about, made_up.statement(about, "visa_j1", "yes", source=opening), at=NOON + dt.timedelta(minutes=1))
    first_run(opening, facts=1234)
    words = told(client)
    assert "Openward took in “Test source”: 1,234 facts." in words
    assert "Test Hospital" not in words


def test_in_the_opening_a_second_source_that_says_otherwise_is_no_news_either() -> None:
    about = made_up.program("Test Hospital")
    first, second, later = (made_up.source(f"test-{name}") for name in ("first", "second", "later"))
    one, two, three = (made_up.statement(about, "visa_j1", "yes", source=by) for by in (first, second, later))
    first_run(first)
    first_run(second, at=NOON + dt.timedelta(minutes=10))
    change(about, two, one, at=NOON + dt.timedelta(minutes=11))
    assert not rows.news(rows.every(), rows.taken_in()).exists()
    # A source that is added later has readers: what it changes is news, what it brings where nothing stood is not.
    at = NOON + dt.timedelta(days=30)
    first_run(later, at=at)
    inside = at + dt.timedelta(minutes=1)
    differs = change(about, three, two, at=inside)
    change(about, made_up.statement(about, "step3", "yes", source=later), at=inside)
    assert list(rows.news(rows.every(), rows.taken_in())) == [differs]


def test_only_the_first_run_with_facts_takes_in() -> None:
    source = made_up.source()
    for more in ({"outcome": "failed"}, {"dry_run": True}, {"changed_facts": 0}):
        row = {"started": NOON, "finished": NOON, "outcome": "ok", "changed_facts": 5}
        Fetch.objects.create(source=source, **{**row, **more})
    first = first_run(source, at=NOON + dt.timedelta(hours=1))
    first_run(source, at=NOON + dt.timedelta(hours=2))
    assert rows.taken_in() == [first]


def test_what_a_curator_does_while_a_source_is_taken_in_is_news() -> None:
    curator = get_user_model().objects.create_user(CURATOR, "test password")
    moved(by=curator, why="statement accepted: a test")
    first_run(Source.objects.get())
    assert rows.news(rows.every(), rows.taken_in()).count() == 1


def test_a_source_that_was_taken_down_is_quoted_nowhere(client: Client) -> None:
    about = made_up.program("Test Hospital")
    down = made_up.source("test-down")
    hidden = made_up.statement(about, "min_step2", "251", source=down, strength="required")
    shown = made_up.statement(about, "min_step2", "249", strength="required")
    change(about, hidden)
    change(about, shown, hidden)
    change(about, None, hidden)
    change(about, shown, source=down, why="refresh of test-down")
    first_run(down, at=NOON - dt.timedelta(days=9))
    paths = ["/changes/", "/changes/feed.atom", address(about), "/api/v1/changes"]
    assert all(says(251, text(client, path)) for path in paths)
    Source.objects.filter(pk=down.pk).update(published=False, title="Withdrawn test source")
    for path in [*paths, f"/api/v1/programs/{about.public_id}"]:
        page = text(client, path)
        assert says(249, page), path
        assert not says(251, page), path
        assert "Withdrawn" not in page, path
    assert "A source was read again." in told(client)


def test_a_take_down_by_the_curator_hides_the_line_and_says_nothing_of_it(client: Client) -> None:
    about = made_up.program("Test Hospital")
    said = made_up.statement(about, "visa_j1", "yes")
    curation.decide(statement=said, verdict="accepted", by=None, day=DAY)
    assert "J-1 visa" in told(client)
    curation.publish(source=said.source, published=False, by=None, day=DAY)
    assert Change.objects.count() == 2
    assert "Test Hospital" not in told(client)


def test_programs_that_left_the_directory_and_fields_that_left_the_registry_are_not_told() -> None:
    about = moved()
    Program.objects.filter(pk=about.pk).update(published=False)
    moved("Other Test Hospital")
    Change.objects.filter(program__institution__plain_name="Other Test Hospital").update(field="chance_of_matching")
    assert not rows.every().exists()


# One program


def test_a_program_tells_what_changed_and_folds_what_is_long(client: Client) -> None:
    about = made_up.program("Test Hospital")
    for number in range(7):
        change(about, made_up.statement(about, "positions", str(number)), at=NOON + dt.timedelta(minutes=number))
    page = text(client, address(about))
    words = plain(page)
    assert "What changed First-year positions Before: Not stated → now: 6 21 November 2026 · Source read again" in words
    assert "2 earlier changes" in words
    assert words.count("now:") == 7
    assert f'href="/programs/{about.public_id}/changes.atom"' in page


def test_a_program_that_only_the_opening_moved_has_no_such_section(client: Client) -> None:
    about = moved()
    assert 'id="changed"' in text(client, address(about))
    first_run(Source.objects.get())
    assert 'id="changed"' not in text(client, address(about))


def test_pages_say_nothing_of_institutions_that_wait(client: Client) -> None:
    about = moved()
    Institution.objects.filter(pk=about.institution_id).update(name_certainty="likely", city="Testburg")
    words = told(client)
    assert "Test Hospital listed" in words
    assert "Testburg" not in words
