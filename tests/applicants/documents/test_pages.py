"""The pages of papers: what they show, what they keep, and what they refuse."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applicants.models import Applicant, Document
from tests.applicants.calendars import made_up
from tests.applicants.calendars.made_up import YEAR
from tests.search import made_up as directory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
MOST_QUERIES = 14
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def page(client, address="/documents/", status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def add(client, kind, **more):
    return client.post(f"/documents/new/{kind}/", {"status": "to_do", **more})


def letter(owner, title="Dr Test", **more):
    return owner.documents.create(match_year=YEAR, kind="letter", title=title, **more)


def test_who_keeps_nothing_is_offered_the_usual_papers_and_is_not_kept(client):
    made_up.the_season()
    text = page(client)
    assert "Lay out the usual papers" in text
    assert "Answer the questions" in text
    assert not Applicant.objects.exists()


def test_laying_out_makes_what_is_missing_and_a_second_time_nothing(client):
    assert client.post("/documents/lay-out/").status_code == 303
    owner = Applicant.objects.get()
    first = set(owner.documents.values_list("pk", "kind", "match_year"))
    assert {kind for _, kind, _ in first} >= {"mspe", "oet", "pathway", "token", "personal_statement", "contract"}
    assert {year for _, _, year in first} == {YEAR}
    assert client.post("/documents/lay-out/").status_code == 303
    assert set(owner.documents.values_list("pk", "kind", "match_year")) == first
    assert "All the usual papers are there already." in page(client)


def test_the_papers_fit_what_was_told(client):
    client.post("/match/", {"work_status": "none", "visas": ["j1"], "step1": "pass", "specialties": []})
    client.post("/documents/lay-out/")
    kinds = dict(Applicant.objects.get().documents.values_list("kind", "status"))
    assert kinds["step1"] == "done"
    assert {"ds2019", "statement_of_need"} <= kinds.keys()
    assert not {"h1b_petition", "step3"} & kinds.keys()


def test_laying_out_takes_post_alone(client):
    assert client.get("/documents/lay-out/").status_code == 405


def test_a_paper_is_added_changed_and_deleted(reader, owner):
    assert add(reader, "letter", title="Dr Test", waived="yes", from_us="no", of_specialty="other").status_code == 303
    document = owner.documents.get()
    assert (document.waived, document.from_us, document.text, document.revision) == (True, False, "other", 1)
    address = f"/documents/{document.pk}/"
    assert 'value="Dr Test"' in page(reader, address)
    sent = {"title": "Dr Test", "status": "done", "due_on": "2026-12-01", "revision": "1"}
    assert reader.post(address, sent).status_code == 303
    document.refresh_from_db()
    assert (document.status, document.due_on, document.waived, document.revision) == (
        "done",
        dt.date(2026, 12, 1),
        None,
        2,
    )
    assert "uploaded" in page(reader)
    assert "Delete this paper?" in page(reader, f"{address}delete/")
    assert owner.documents.count() == 1
    assert reader.post(f"{address}delete/").status_code == 303
    assert owner.documents.count() == 0


def test_a_reader_without_an_account_keeps_papers_too(client):
    assert add(client, "letter", title="Dr Test").status_code == 303
    assert "Dr Test" in page(client)
    assert Applicant.objects.get().user is None


def test_what_another_tab_changed_is_shown_and_what_was_typed_is_kept(reader, owner):
    document = owner.documents.create(match_year=YEAR, kind="personal_statement", title="Test", text="first words")
    address = f"/documents/{document.pk}/"
    Document.objects.update(text="words of another tab", status="started", revision=2)
    typed = {"title": "Test", "text": "typed words", "status": "to_do", "revision": "1"}
    answer = reader.post(address, typed)
    text = words(answer)
    assert answer.status_code == 409
    for told in ("It was changed elsewhere in the meantime", "words of another tab", "typed words", "started"):
        assert told in text, told
    document.refresh_from_db()
    assert document.text == "words of another tab"
    revision = re.search(r'name="revision" value="(\d+)"', text)[1]
    assert reader.post(address, {**typed, "revision": revision}).status_code == 303
    document.refresh_from_db()
    assert (document.text, document.revision) == ("typed words", 3)


def test_ten_experiences_are_the_most_and_three_marks(reader, owner):
    for number in range(9):
        row = {"match_year": YEAR, "kind": "experience", "title": f"Test {number}", "meaningful": number < 3}
        owner.documents.create(**row)
    refused = add(reader, "experience", title="Test marked", meaningful="on")
    assert refused.status_code == 422
    assert "3 are marked as most meaningful already" in words(refused)
    assert 'value="Test marked"' in words(refused)
    assert add(reader, "experience", title="Test tenth").status_code == 303
    refused = add(reader, "experience", title="Test eleventh")
    assert refused.status_code == 422
    assert "An application holds 10 experiences at most." in words(refused)
    assert "10 of 10 at most; 3 of 3 marked as most meaningful" in page(reader)


def test_experiences_of_another_season_do_not_count(reader, owner):
    for number in range(10):
        owner.documents.create(match_year=2026, kind="experience", title=f"Test {number}")
    assert add(reader, "experience", title="Test first").status_code == 303


def test_of_most_kinds_a_season_has_one(reader, owner):
    assert add(reader, "mspe").status_code == 303
    refused = add(reader, "mspe")
    assert refused.status_code == 422
    assert "There is one already in this season" in words(refused)
    assert add(reader, "mspe").status_code == 422
    assert owner.documents.count() == 1


def test_at_most_four_letters_go_to_one_program(reader, owner):
    entry = made_up.entry(owner)
    letters = [letter(owner, f"Dr {number}") for number in range(5)]
    address = f"/documents/programs/{entry.pk}/"
    refused = reader.post(address, {"letters": [one.pk for one in letters], "statement": "", "seen": ""})
    assert refused.status_code == 422
    assert "At most 4 letters go to one program. Take one away first at Test Hospital, Test Medicine." in words(refused)
    assert words(refused).count("checked") == 5
    kept = reader.post(address, {"letters": [one.pk for one in letters[:4]], "statement": "", "seen": ""})
    assert kept.status_code == 303
    assert entry.documents.count() == 4
    fifth = letters[4]
    refused = reader.post(
        f"/documents/{fifth.pk}/", {"title": "Dr 4", "status": "to_do", "entries": [entry.pk], "revision": "1"}
    )
    assert refused.status_code == 422
    assert "At most 4 letters go to one program" in words(refused)
    fifth.refresh_from_db()
    assert (fifth.entries.count(), fifth.revision) == (0, 1)


def test_a_refusal_names_a_few_programs_and_counts_the_rest(reader, owner):
    entries = [made_up.entry(owner, directory.program(f"Test {number}")) for number in range(5)]
    for number in range(4):
        letter(owner, f"Dr {number}").entries.set(entries)
    refused = add(reader, "letter", title="Dr fifth", every_of=["140"])
    assert "and at 2 more." in words(refused)
    assert owner.documents.count() == 4


def test_a_letter_can_go_to_every_program_of_a_specialty(reader, owner):
    made_up.entry(owner, directory.program("Test A"))
    made_up.entry(owner, directory.program("Test B", code="440"))
    assert add(reader, "letter", title="Dr Test", every_of=["140"]).status_code == 303
    assert [one.program.specialty.code for one in owner.documents.get().entries.all()] == ["140"]


def test_a_program_has_one_statement_and_a_new_one_takes_its_place(reader, owner):
    entry = made_up.entry(owner)
    add(reader, "personal_statement", title="Test one", text="words", entries=[entry.pk])
    add(reader, "personal_statement", title="Test two", text="words", entries=[entry.pk])
    assert [one.title for one in entry.documents.all()] == ["Test two"]
    assert owner.documents.get(title="Test one").revision == 2


def test_what_goes_to_a_program_changed_in_another_tab_is_shown(reader, owner):
    entry, first, second = made_up.entry(owner), letter(owner, "Dr First"), letter(owner, "Dr Second")
    first.entries.add(entry)
    address = f"/documents/programs/{entry.pk}/"
    answer = reader.post(address, {"letters": [second.pk], "statement": "", "seen": ""})
    text = words(answer)
    assert answer.status_code == 409
    assert "What goes there now: Dr First" in text
    seen = re.search(r'name="seen" value="([\d,]*)"', text)[1]
    assert reader.post(address, {"letters": [second.pk], "statement": "", "seen": seen}).status_code == 303
    assert [one.title for one in entry.documents.all()] == ["Dr Second"]


def test_each_programs_demand_stands_beside_its_letters_with_source_and_age(reader, owner):
    entry = made_up.entry(owner)
    directory.fact(entry.program, "letters", "3", strength="required")
    directory.fact(entry.program, "letters_us", "2", strength="preferred")
    letter(owner).entries.add(entry)
    text = page(reader)
    for told in ("Letters of recommendation: 3 required", "Letters from US doctors: 2 preferred", "Undated", "1 of 4"):
        assert told in text, told
    assert "Letters of recommendation: 3 required" in page(reader, f"/documents/programs/{entry.pk}/")


def test_what_nobody_states_of_letters_is_said_to_be_unstated(reader, owner):
    made_up.entry(owner)
    letter(owner)
    assert "Not stated" in page(reader)


def test_characters_of_a_statement_are_counted_and_no_limit_is_made_up(reader, owner):
    add(reader, "personal_statement", title="Test", text="ab\r\ncd é")
    assert owner.documents.get().text == "ab\ncd é"
    assert "7 characters" in page(reader)
    assert "We hold no confirmed limit" in page(reader, "/documents/new/personal_statement/")


def test_the_last_sensible_sitting_is_an_estimate_whose_weeks_can_be_changed_and_kept(reader, owner):
    made_up.the_season()
    document = owner.documents.create(match_year=YEAR, kind="step2")
    assert "3 February 2027 (estimate)" in page(reader)
    assert "less the 4 weeks that we assume" in page(reader)
    assert "20 January 2027 (estimate)" in page(reader, "/documents/?weeks=6")
    assert reader.post(f"/documents/{document.pk}/due/", {"weeks": "6"}).status_code == 303
    document.refresh_from_db()
    assert document.due_on == dt.date(2027, 1, 20)
    assert "your own day" in page(reader)


@pytest.mark.parametrize("weeks", ["-1", "27", "many", "9" * 5000, "1.5"])
def test_weeks_that_are_none_are_refused_and_ours_stand(reader, owner, weeks):
    made_up.the_season()
    owner.documents.create(match_year=YEAR, kind="step2")
    text = page(reader, f"/documents/?weeks={weeks}")
    assert "Give a whole number from 0 to 26." in text
    assert "3 February 2027 (estimate)" in text


def test_what_expires_says_so(reader, owner):
    row = {"match_year": YEAR, "status": "done"}
    owner.documents.create(**row, kind="oet", expires_on=dt.date(2026, 11, 1))
    owner.documents.create(**row, kind="pathway", expires_on=dt.date(2028, 12, 31))
    text = page(reader)
    assert "Expired on 1 November 2026" in text
    assert "Expires on 31 December 2028" in text


def test_notes_carry_their_season_and_how_sure_they_are(reader):
    text = page(reader)
    assert "valid to 31 December 2028 until made permanent" in text
    assert "within seven years of the first pass" in text
    assert text.count('class="grade reported"') >= 4
    assert "said for 2026" in text


def test_deadlines_of_programs_already_applied_to_no_longer_press(reader, owner):
    entry = made_up.entry(owner, status="applied")
    directory.deadline(entry.program, "--12-01")
    letter(owner)
    assert "1 December 2026" not in page(reader)
    entry.status = "applying"
    entry.save()
    text = page(reader)
    assert "1 December 2026" in text
    assert "Deadline: Test Hospital, Test Medicine (1 December, as stated for every season)" in text


BAD = [
    ("letter", {"title": ""}, "This field is required"),
    ("letter", {"title": "x" * 201}, "at most 200 characters"),
    ("letter", {"title": "T", "note": "x" * 1_000_000}, "at most 2000 characters"),
    ("personal_statement", {"title": "T", "text": "x" * 40_001}, "at most 40000 characters"),
    ("letter", {"title": "nul\x00"}, "characters that cannot be read"),
    ("letter", {"title": "T", "note": "half \ufffd"}, "characters that cannot be read"),
    ("letter", {"title": "T", "status": "lost"}, "Select a valid choice"),
    ("letter", {"title": "T", "waived": "perhaps"}, "Select a valid choice"),
    ("letter", {"title": "T", "due_on": "2026-02-30"}, "Enter a valid date"),
    ("letter", {"title": "T", "due_on": "9999-01-01"}, "less than or equal to"),
    ("letter", {"title": "T", "of_specialty": "140"}, "Select a valid choice"),
    ("oet", {"expires_on": "tomorrow"}, "Enter a valid date"),
]


@pytest.mark.parametrize(("kind", "sent", "said"), BAD)
def test_what_cannot_be_kept_is_said_beside_its_field_and_stays_typed(reader, owner, kind, sent, said):
    answer = add(reader, kind, **sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert owner.documents.count() == 0
    for value in sent.values():
        assert value[:50].replace("\x00", "\ufffd") in text or value in ("lost", "perhaps", "140")


def test_markup_in_a_title_is_text(reader, owner):
    made_up.entry(owner)
    add(reader, "letter", title="<script>alert(1)</script>")
    assert "<script>alert" not in page(reader)
    assert "&lt;script&gt;alert(1)" in page(reader)


def test_programs_that_are_not_on_ones_list_cannot_be_chosen(reader, owner):
    made_up.entry(owner)
    others = made_up.entry(made_up.applicant("stranger@example.test"), directory.program("Test Other"))
    answer = add(reader, "letter", title="Dr Test", entries=[others.pk])
    assert answer.status_code == 422
    assert others.documents.count() == 0


def test_letters_of_somebody_else_cannot_be_chosen(reader, owner):
    entry = made_up.entry(owner)
    others = letter(made_up.applicant("stranger@example.test"))
    answer = reader.post(f"/documents/programs/{entry.pk}/", {"letters": [others.pk], "statement": "", "seen": ""})
    assert answer.status_code == 422
    assert entry.documents.count() == 0


@pytest.mark.parametrize("seen", ["x", "1,,2", "9" * 1999, "<b>"])
def test_a_mangled_form_is_a_conflict_and_no_error(reader, owner, seen):
    entry, one = made_up.entry(owner), letter(owner)
    one.entries.add(entry)
    answer = reader.post(f"/documents/programs/{entry.pk}/", {"letters": [], "statement": "", "seen": seen})
    assert answer.status_code == 409
    assert entry.documents.count() == 1


def test_a_stranger_finds_nothing_of_it(owner):
    entry, document = made_up.entry(owner), letter(owner, "Dr Private")
    stranger = Client()
    stranger.force_login(made_up.applicant("stranger@example.test").user, BACKEND)
    addresses = [
        f"/documents/{document.pk}/",
        f"/documents/{document.pk}/delete/",
        f"/documents/programs/{entry.pk}/",
    ]
    for who in (Client(), stranger):
        for address in addresses:
            assert who.get(address).status_code == 404
            assert who.post(address, {"title": "Dr Taken", "status": "done", "revision": "1"}).status_code == 404
        assert who.post(f"/documents/{document.pk}/due/").status_code == 404
        assert "Dr Private" not in page(who)
    assert owner.documents.get().title == "Dr Private"


NOWHERE = ["0", "9" * 30, "new/diploma", f"programs/{'9' * 5000}"]


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_not_found(reader, address):
    page(reader, f"/documents/{address}/", status=404)


def test_pages_are_kept_by_no_cache(reader, owner):
    document = letter(owner)
    for address in ("/documents/", "/documents/new/letter/", f"/documents/{document.pk}/"):
        assert "no-store" in reader.get(address).headers["Cache-Control"], address


@pytest.mark.parametrize("kind", [kind for kind, _label in Document._meta.get_field("kind").choices])
def test_every_kind_has_a_form_that_can_be_kept(reader, owner, kind):
    made_up.entry(owner)
    assert 'name="status"' in page(reader, f"/documents/new/{kind}/")
    assert add(reader, kind, title="Test").status_code == 303
    assert owner.documents.get().kind == kind


def test_another_season_has_papers_of_its_own(reader, owner):
    owner.documents.create(match_year=2026, kind="letter", title="Dr Last")
    assert "Dr Last" not in page(reader)
    assert "Dr Last" in page(reader, "/documents/?season=2026")
    answer = reader.post("/documents/new/letter/?season=2026", {"status": "to_do", "title": "Dr Too"})
    assert answer.url.startswith("/documents/?season=2026#paper-")
    assert owner.documents.filter(match_year=2026).count() == 2


def test_two_hundred_programs_and_forty_papers_take_no_more_queries_than_one(reader, owner):
    made_up.the_season()
    long_list(owner, 1, 1)
    few = queries_of(reader)
    long_list(owner, 199, 39)
    many = queries_of(reader)
    assert owner.entries.count() == 200
    assert owner.documents.count() == 40
    assert many == few <= MOST_QUERIES


def queries_of(client):
    with CaptureQueriesContext(connection) as seen:
        page(client)
    return len(seen)


def long_list(owner, entries, documents):
    sponsor = directory.institution("Test Sponsor")
    for number in range(entries):
        program = directory.program(institution=sponsor, public_id=f"{sponsor.code}-140-s{number}", kinds="")
        made_up.entry(owner, program)
        directory.deadline(program, "--12-01")
        directory.fact(program, "letters", "3", strength="required")
    for number in range(documents):
        letter(owner, f"Dr {number}").entries.set(owner.entries.all()[number * 3 : number * 3 + 3])


def test_a_program_that_wants_step_2_with_the_application_moves_the_sitting_forward(reader, owner):
    made_up.the_season()
    entry = made_up.entry(owner)
    directory.deadline(entry.program, "--01-15")
    owner.documents.create(match_year=YEAR, kind="step2")
    assert "3 February 2027 (estimate)" in page(reader)
    directory.fact(entry.program, "step2_by", "application", strength="required")
    text = page(reader)
    assert "18 December 2026 (estimate)" in text
    assert "which wants the result with the application, 15 January 2027" in text


def test_of_a_letter_changed_elsewhere_each_field_that_differs_is_shown(reader, owner):
    entry, document = made_up.entry(owner), letter(owner)
    document.entries.add(entry)
    changed = {"waived": True, "text": "140", "due_on": dt.date(2026, 12, 24), "status": "done", "revision": 2}
    Document.objects.update(**changed)
    answer = reader.post(f"/documents/{document.pk}/", {"title": "Dr Test", "status": "to_do", "revision": "1"})
    text = words(answer)
    assert answer.status_code == 409
    for told in ("<dd>yes</dd>", "24 December 2026", "Test Medicine", "<dd>uploaded</dd>", "Programs it goes to now"):
        assert told in text, told
    assert [one.pk for one in document.entries.all()] == [entry.pk]
