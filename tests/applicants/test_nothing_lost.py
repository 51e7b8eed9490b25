"""What was noted stays: through an undo, a newer list, a second click, another window and the turn of the season."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from applicants.models import PairChoice, RankChoice, RankList, SoapLine
from applicants.shortlist.moving import reorder
from tests.applicants.ranking.rows import applicant, codes, entry, interview, ranked, signed_in
from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]
CERTIFIED = dt.date(2027, 2, 20)


@pytest.fixture
def who():
    return applicant()


@pytest.fixture
def own(client, who):
    return signed_in(client, who)


def page(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def certify(own, **more):
    sent = {"certified_on": timezone.localdate().isoformat(), "mark_ranked": "on", "revision": 1, **more}
    return own.post("/rank-list/certified/?season=2027", sent)


# On the list


def test_what_was_taken_off_comes_back_in_place_of_a_bare_entry_saved_anew(own, who):
    kept = entry(who, status="interviewed")
    kept.notes = "Test note"
    kept.save()
    interview(kept, notes="Test people")
    program = kept.program.public_id
    own.post(f"/list/{program}/remove/?season=2027")
    own.post(f"/list/save/?id={program}&season=2027")
    own.post("/list/back/?season=2027")
    back = who.entries.get()
    assert (back.notes, back.status, back.interviews.get().notes) == ("Test note", "interviewed", "Test people")


def test_what_was_noted_since_stands_against_what_was_taken_off(own, who):
    kept = entry(who)
    program = kept.program.public_id
    own.post(f"/list/{program}/remove/?season=2027")
    own.post(f"/list/save/?id={program}&season=2027")
    who.entries.update(notes="Test newer note", revision=2)
    own.post("/list/back/?season=2027")
    assert who.entries.get().notes == "Test newer note"


def test_an_entry_comes_back_without_a_track_that_is_gone(own, who):
    program = made_up.program("Test", kinds="CP")
    entry(who, program)
    own.post(f"/list/{program.public_id}/remove/?season=2027")
    program.tracks.get(kind="P").delete()
    own.post("/list/back/?season=2027")
    connection.check_constraints()
    assert [track.kind for track in who.entries.get().tracks.all()] == ["C"]


def test_tracks_that_are_ticked_are_kept_where_none_were(own, who):
    program = made_up.program("Test", kinds="CP")
    kept = entry(who, program, tracks=[])
    save = f"/list/save/?id={program.public_id}&season=2027"
    for kind in "CP":
        own.post(save, {"tracks": [program.tracks.get(kind=kind).nrmp_code]})
    assert [track.kind for track in kept.tracks.all()] == ["C"]


def test_the_rest_of_a_list_can_follow_into_the_next_season(own, who):
    one, other = (entry(who, made_up.program(name), season=2026) for name in ("Test A", "Test B"))
    address = re.search(r'href="(/list/next-season/[^"]*)"', page(own.get("/list/?season=2026")))[1]
    for _click in range(2):
        assert own.post(address, {"entries": [one.pk]}).status_code == 303
    assert f'id="entry-{other.pk}"' in page(own.get(address))
    own.post(address, {"entries": [other.pk]})
    assert who.entries.filter(match_year=2027).count() == 2


def test_an_interview_that_is_sent_twice_is_one(own, who):
    kept = entry(who)
    sent = {"day": "2026-12-01", "clock": "09:00", "zone": "America/Chicago"}
    for _click in range(2):
        own.post(f"/interviews/{kept.pk}/add/", sent)
    own.post(f"/interviews/{kept.pk}/add/", {**sent, "clock": "11:00"})
    assert kept.interviews.count() == 2


# The rank list


def test_a_certified_list_that_nothing_moved_stays_certified(own, who):
    kept, rows = ranked(who, *(entry(who, made_up.program(f"Test {name}")).tracks.get() for name in "ABC"))
    RankList.objects.update(certified_on=CERTIFIED)
    sent = {"do": "numbers", "revision": 1} | {f"to_{row.pk}": number for number, row in enumerate(rows, 1)}
    shown = page(own.post("/rank-list/change/?season=2027", sent, follow=True))
    kept.refresh_from_db()
    assert kept.certified_on == CERTIFIED
    assert "It has changed since" not in shown


def test_a_setting_that_holds_already_changes_nothing(own, who):
    kept, _rows = ranked(who, entry(who).tracks.get())
    RankList.objects.update(certified_on=CERTIFIED, as_couple=True)
    shown = page(own.post("/rank-list/couple/set/?season=2027", {"as_couple": "yes"}, follow=True))
    kept.refresh_from_db()
    assert kept.certified_on == CERTIFIED
    assert "It has changed since" not in shown
    shown = page(own.post("/rank-list/couple/set/?season=2027", {"as_couple": "no"}, follow=True))
    assert "It has changed since" in shown


def test_all_of_a_list_are_ranked_in_its_own_order(own, who):
    kept = [entry(who, made_up.program(f"Test {name}")) for name in "ABCDE"]
    reorder(applicant=who, match_year=2027, change=lambda order: list(reversed(order)))
    own.post("/rank-list/fill/?season=2027")
    assert codes(RankList.objects.get()) == [one.tracks.get().nrmp_code for one in reversed(kept)]


def test_first_years_of_a_certified_list_are_ranked_as_well(own, who):
    advanced, first = (entry(who, made_up.program(f"Test {kind}", kinds=kind)) for kind in "AP")
    kept, [row] = ranked(who, advanced.tracks.get())
    RankChoice.objects.create(rank_list=kept, supplements=row, track=first.tracks.get(), position=1)
    certify(own)
    assert set(who.entries.values_list("status", flat=True)) == {"ranked"}


def test_of_a_couples_list_only_pairs_are_ranked(own, who):
    paired, alone = (entry(who, made_up.program(name)) for name in ("Test A", "Test B"))
    kept, _rows = ranked(who, paired.tracks.get(), alone.tracks.get())
    RankList.objects.update(as_couple=True)
    PairChoice.objects.create(rank_list=kept, track=paired.tracks.get(), partner_code="", position=1)
    certify(own)
    statuses = dict(who.entries.values_list("pk", "status"))
    assert (statuses[paired.pk], statuses[alone.pk]) == ("ranked", "interviewed")


def test_a_list_is_certified_on_the_applicants_own_day(own, who, monkeypatch):
    """Nine in the evening in New York is the next day in Karachi."""
    today = timezone.localdate()
    evening = dt.datetime.combine(today, dt.time(21), tzinfo=ZoneInfo("America/New_York")).astimezone(dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: evening)
    kept, _rows = ranked(who, entry(who).tracks.get())
    tomorrow = today + dt.timedelta(days=1)
    assert certify(own, certified_on=tomorrow.isoformat()).status_code == 400
    who.time_zone = "Asia/Karachi"
    who.save()
    assert certify(own, certified_on=tomorrow.isoformat()).status_code == 303
    kept.refresh_from_db()
    assert kept.certified_on == tomorrow


def hidden(answer):
    """What "Do it on this list" sends."""
    said = answer.content.decode().split('role="alert"')[1].split("</section>")[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', said))


def fields(page, begins):
    form = page.split(begins)[1].split("</form>")[0]
    return dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', form))


def test_what_is_done_once_more_leaves_another_windows_order(own, who):
    kept, rows = ranked(who, *(entry(who, made_up.program(f"Test {name}")).tracks.get() for name in "ABCD"))
    first, second, third, fourth = codes(kept)
    typed = fields(own.get("/rank-list/?season=2027").content.decode(), 'id="order"')
    own.post("/rank-list/change/?season=2027", {"do": f"top:{rows[3].pk}", "revision": 1})
    late = own.post("/rank-list/change/?season=2027", {**typed, f"to_{rows[1].pk}": "1", "do": "numbers"})
    assert late.status_code == 409
    assert own.post("/rank-list/change/?season=2027", hidden(late)).status_code == 303
    assert codes(kept) == [second, fourth, first, third]


def test_the_most_pairs_can_be_ordered_and_nothing_typed_is_lost(own, who):
    kept, [choice] = ranked(who, entry(who).tracks.get())
    row = {"rank_list": kept, "track": choice.track}
    PairChoice.objects.bulk_create(
        PairChoice(partner_code=f"{1000 + number}140C0", position=number, **row) for number in range(1, 1001)
    )
    last = kept.pairs.last()
    typed = fields(own.get("/rank-list/couple/?season=2027").content.decode(), 'class="order"')
    RankList.objects.update(revision=7)
    sent = {**typed, "csrfmiddlewaretoken": "x", f"to_{last.pk}": "1", "do": "numbers"}
    late = own.post("/rank-list/couple/change/?season=2027", sent)
    assert late.status_code == 409
    assert own.post("/rank-list/couple/change/?season=2027", hidden(late)).status_code == 303
    assert kept.pairs.order_by("position").first() == last


# Papers and interviews


def test_a_letter_keeps_its_specialty_without_a_program_of_it(own, who):
    kept = entry(who)
    letter = who.documents.create(match_year=2027, kind="letter", title="Dr Test", text="140")
    kept.delete()
    shown = own.get(f"/documents/{letter.pk}/").content.decode()
    select = re.search(r'<select name="of_specialty".*?</select>', shown, re.DOTALL)[0]
    chosen = re.search(r'<option value="([^"]*)" selected', select)[1]
    sent = {"title": "Dr Test", "status": "done", "revision": "1", "of_specialty": chosen}
    assert own.post(f"/documents/{letter.pk}/", sent).status_code == 303
    letter.refresh_from_db()
    assert letter.text == "140"


def test_a_time_in_the_hour_that_comes_twice_stays(own, who):
    who.time_zone = "Asia/Karachi"
    who.save()
    kept = entry(who)
    own.post(f"/interviews/{kept.pk}/add/", {"day": "2026-11-01", "clock": "11:30", "zone": "Asia/Karachi"})
    noted = kept.interviews.get()
    address = f"/interviews/{kept.pk}/{noted.pk}/"
    shown = own.get(address).content.decode()
    typed = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', shown))
    zones = re.search(r'<select name="zone".*?</select>', shown, re.DOTALL)[0]
    sent = {name: typed[name] for name in ("day", "clock", "revision")}
    own.post(address, {**sent, "zone": re.search(r'value="([^"]*)" selected', zones)[1], "notes": "Test"})
    was = noted.starts_at
    noted.refresh_from_db()
    assert (noted.notes, noted.starts_at) == ("Test", was)


# In SOAP week


def test_marks_stay_beside_a_code_that_comes_again_in_other_words(own, who):
    code = made_up.program("Test Hospital Zyx").tracks.get().nrmp_code
    own.post("/soap/?season=2027", {"text": f"{code} Test Hospital 3 positions"})
    own.post(f"/soap/lines/{SoapLine.objects.get().pk}/", {"applied": "on", "words": "Test call"})
    own.post("/soap/?season=2027", {"text": f"{code} Test Hospital 2 positions"})
    line = SoapLine.objects.get()
    assert (line.text.endswith("2 positions"), line.applied, line.note) == (True, True, "Test call")


def test_another_window_takes_nothing_back_that_it_did_not_change(own, who):
    own.post("/soap/?season=2027", {"text": "Qwx Zzk Hospital"})
    line = SoapLine.objects.get()
    seen = {"was_words": "", "was_applied": ""}
    own.post(f"/soap/lines/{line.pk}/", {"words": "Test call", **seen})
    own.post(f"/soap/lines/{line.pk}/", {"applied": "on", "words": "", **seen})
    line.refresh_from_db()
    assert (line.applied, line.note) == (True, "Test call")
    own.post(f"/soap/lines/{line.pk}/", {"words": "", "was_words": "Test call", "was_applied": "on"})
    line.refresh_from_db()
    assert (line.applied, line.note) == (False, "")


def test_a_list_of_another_season_is_shown_once_it_is_pasted(own, who):
    assert "Qwx Zzk Hospital" in page(own.post("/soap/?season=2026", {"text": "Qwx Zzk Hospital"}, follow=True))
