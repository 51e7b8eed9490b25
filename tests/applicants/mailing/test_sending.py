"""Each mail goes once: a real mail server and a real parser see what arrives."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from applicants import tasks
from applicants.mailing import owed, sending
from applicants.models import Applicant, Mailing
from applicants.models.mailing import MOST_ATTEMPTS
from tests.applicants.mailing.conftest import NOW, Sink, reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]

WORDS = {
    "language": "en",
    "subject": "1 test change",
    "sections": [
        {
            "title": "Test section",
            "items": [
                {"name": "Test <b>Hospital</b> & Sons", "path": "/programs/T001-140/", "lines": ["J-1: No → Yes"]}
            ],
            "more": "",
        }
    ],
}


def clock() -> dt.datetime:
    return NOW


def owing(applicant: Applicant | None = None, key: str = "daily 2026-11-22", **content: Any) -> Mailing:
    who = applicant or reader()
    return Mailing.objects.create(
        applicant=who, kind="digest", key=key, due_at=NOW, content={**WORDS, "until": NOW.isoformat(), **content}
    )


def again(mailing: Mailing) -> Mailing:
    mailing.refresh_from_db()
    return mailing


def test_it_arrives_as_text_and_html_with_whole_links_and_a_way_out(sink: Sink, settings: Any) -> None:
    settings.SITE_ADDRESS = "https://openward.test"
    mailing = owing()
    assert sending.send([mailing.pk], clock) == 1
    (letter,) = sink.letters
    assert letter["X-To"] == letter["To"] == mailing.applicant.user.email
    assert (letter["Subject"], letter["Auto-Submitted"]) == ("1 test change", "auto-generated")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    out = re.fullmatch(r"<(https://openward\.test/mail/unsubscribe/[^>\s]+/)>", letter["List-Unsubscribe"].strip())
    assert out is not None
    text, html = (letter.get_body((kind,)).get_content().replace("\r", "") for kind in ("plain", "html"))
    assert "- Test <b>Hospital</b> & Sons\n  J-1: No → Yes\n  https://openward.test/programs/T001-140/\n" in text
    assert '<a href="https://openward.test/programs/T001-140/">Test &lt;b&gt;Hospital&lt;/b&gt; &amp; Sons</a>' in html
    assert '<html lang="en">' in html
    assert out[1] in text
    assert out[1] in html
    assert letter.defects == []
    assert again(mailing).sent_at == NOW
    assert "sections" not in mailing.content, "what was said is not kept longer than it is needed"


def test_it_speaks_the_language_that_it_was_written_down_in(sink: Sink, settings: Any) -> None:
    mailing = owing(language="es")
    sending.send([mailing.pk], clock)
    (letter,) = sink.letters
    assert "/es/mail/unsubscribe/" in letter["List-Unsubscribe"]
    assert '<html lang="es">' in letter.get_body(("html",)).get_content()


def test_what_was_sent_goes_no_second_time(sink: Sink) -> None:
    mailing = owing()
    assert [sending.send([mailing.pk, mailing.pk], clock), sending.send([mailing.pk], clock)] == [1, 0]
    assert len(sink.letters) == 1


def test_what_another_worker_has_claimed_is_left_to_it_until_the_claim_runs_out(sink: Sink) -> None:
    mailing = owing()
    held = owed.claim(mailing.pk, NOW)
    assert held is not None
    assert sending.send([mailing.pk], clock) == 0
    later = NOW + owed.CLAIM + dt.timedelta(seconds=1)
    assert sending.send([mailing.pk], lambda: later) == 1
    assert not owed.begin(held, later), "who lost the claim sends nothing"
    assert len(sink.letters) == 1


def test_one_that_was_cut_short_is_given_up_and_says_why(sink: Sink) -> None:
    mailing = owing()
    held = owed.claim(mailing.pk, NOW)
    assert held is not None
    assert owed.begin(held, NOW)
    later = NOW + owed.CLAIM + dt.timedelta(seconds=1)
    assert sending.send([mailing.pk], lambda: later) == 0
    assert owed.settle_lapsed(NOW) == 0
    assert owed.settle_lapsed(later) == 1
    assert again(mailing).failed_at == later
    assert mailing.error == owed.UNSURE
    assert sink.letters == []


def test_a_worker_that_was_only_slow_puts_it_right(sink: Sink) -> None:
    mailing = owing()
    held = owed.claim(mailing.pk, NOW)
    assert held is not None
    owed.begin(held, NOW)
    owed.settle_lapsed(NOW + dt.timedelta(hours=1))
    owed.sent(held, NOW + dt.timedelta(hours=1))
    assert (again(mailing).failed_at, mailing.error) == (None, "")
    assert mailing.sent_at is not None


def test_a_line_that_breaks_while_the_letter_goes_over_is_no_reason_to_send_again(sink: Sink) -> None:
    sink.drop = True
    mailing = owing()
    assert sending.send([mailing.pk], clock) == 0
    assert len(sink.letters) == 1
    assert again(mailing).error == owed.UNSURE
    assert sending.send([mailing.pk], lambda: NOW + dt.timedelta(days=1)) == 0
    assert len(sink.letters) == 1


def test_a_server_that_is_down_is_tried_six_times_ever_later_and_then_given_up(port: int, caplog: Any) -> None:
    mailings = [owing(), owing()]
    waits = []
    now = NOW
    for attempt in range(1, MOST_ATTEMPTS + 1):
        moment = now
        assert sending.send([one.pk for one in mailings], lambda at=moment: at) == 0  # type: ignore[misc]
        first = again(mailings[0])
        assert (first.attempts, first.sending_since, first.claimed_until) == (attempt, None, None)
        if attempt < MOST_ATTEMPTS:
            waits.append((first.due_at - now).total_seconds() / 60)
            assert sending.send([first.pk], lambda at=moment: at) == 0  # type: ignore[misc]
            assert again(first).attempts == attempt, "not before it is due"
            now = max(first.due_at, again(mailings[1]).due_at)
    assert [5 * 3**n <= wait <= 5 * 3**n * 4 / 3 for n, wait in enumerate(waits)] == [True] * (MOST_ATTEMPTS - 1)
    assert again(mailings[0]).failed_at == now
    assert mailings[0].error == "ConnectionRefusedError"
    assert mailings[0].applicant.user.email not in caplog.text


def test_a_refusal_is_tried_again_and_then_says_the_same(sink: Sink) -> None:
    sink.refusing = "451 try later"
    mailing = owing()
    assert sending.send([mailing.pk], clock) == 0
    assert again(mailing).error == "SMTPDataError 451"
    assert mailing.sending_since is None
    sink.refusing = ""
    due = mailing.due_at
    assert sending.send([mailing.pk], lambda: due) == 1
    assert sink.letters[0]["Subject"] == "1 test change"


def test_each_attempt_carries_the_same_message_id(sink: Sink) -> None:
    mailing = owing()
    sending.send([mailing.pk], clock)
    Mailing.objects.filter(pk=mailing.pk).update(failed_at=NOW, sent_at=None, content={**WORDS})
    assert owed.try_again(Mailing.objects.all(), NOW) == 1
    sending.send([mailing.pk], clock)
    assert len({letter["Message-ID"] for letter in sink.letters}) == 1
    assert len(sink.letters) == 2


def test_one_letter_that_is_refused_holds_no_other_back(sink: Sink) -> None:
    first, second = owing(), owing()
    sink.refusing = "550 no"
    sending.send([first.pk], clock)
    sink.refusing = ""
    assert sending.send([second.pk, again(first).pk], clock) == 1
    assert [letter["X-To"] for letter in sink.letters] == [second.applicant.user.email]


@pytest.mark.parametrize("how", ["never", "not confirmed", "not active"])
def test_whoever_does_not_want_it_any_more_gets_none(how: str, sink: Sink) -> None:
    mailing = owing()
    user = mailing.applicant.user
    assert user is not None
    if how == "never":
        Applicant.objects.update(digest="never")
    elif how == "not confirmed":
        user.emailaddress_set.update(verified=False)
    else:
        user.is_active = False
        user.save()
    assert sending.send([mailing.pk], clock) == 0
    assert sink.letters == []
    assert again(mailing).error == owed.NOT_WANTED


def test_a_letter_that_cannot_be_written_is_given_up_in_the_end(sink: Sink) -> None:
    mailing = owing(language="es")
    Mailing.objects.filter(pk=mailing.pk).update(content={"language": "en"})
    now = NOW
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(KeyError, match="subject"):
            sending.send([mailing.pk], lambda at=now: at)  # type: ignore[misc]
        now += owed.CLAIM + dt.timedelta(seconds=1)
    assert owed.settle_lapsed(now) == 1
    assert again(mailing).error == owed.KEEPS_FAILING


def test_old_rows_go_and_the_latest_of_each_applicant_stays() -> None:
    who = reader()
    for days in (200, 100, 95):
        due_at = NOW - dt.timedelta(days=days)
        Mailing.objects.create(applicant=who, kind="digest", key=f"{days}", due_at=due_at, sent_at=NOW, attempts=1)
    Mailing.objects.create(applicant=who, kind="reminder", key="x", due_at=NOW - dt.timedelta(days=300))
    assert owed.forget_old(NOW) == 2
    assert set(Mailing.objects.values_list("key", flat=True)) == {"95", "x"}


def test_a_batch_costs_the_same_queries_for_each_mail(sink: Sink, django_assert_max_num_queries: Any) -> None:
    pks = [owing().pk for _ in range(5)]
    with django_assert_max_num_queries(5 * 10):
        assert sending.send(pks, clock) == 5


def test_the_sweep_hands_out_what_waits(sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    mailing = owing()
    Mailing.objects.filter(pk=mailing.pk).update(due_at=timezone.now())
    Applicant.objects.update(digest="weekly", reminders=False)
    handed: list[list[int]] = []
    monkeypatch.setattr(tasks.send_mail, "delay", handed.append)
    monkeypatch.setattr(tasks.write_mail, "delay", lambda *_: None)
    tasks.sweep()
    assert handed == [[mailing.pk]]


def way_out(sink: Sink) -> str:
    mailing = owing()
    sending.send([mailing.pk], clock)
    return str(sink.letters[-1]["List-Unsubscribe"]).strip(" <>").removeprefix("http://localhost:8000")


def test_one_click_unsubscribes_without_cookies_and_without_a_redirect(sink: Sink) -> None:
    path = way_out(sink)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert not answer.cookies
    who = Applicant.objects.get()
    assert (who.digest, who.reminders) == ("never", True)


def test_looking_at_the_link_changes_nothing_and_shows_one_button(sink: Sink, client: Client) -> None:
    path = way_out(sink)
    page = client.get(path)
    assert (page.status_code, page["Referrer-Policy"], page["X-Robots-Tag"]) == (
        200,
        "no-referrer",
        "noindex, nofollow",
    )
    assert page.content.decode().count("<button") == 1
    assert "no-store" in page["Cache-Control"]
    assert Applicant.objects.get().digest == "weekly"


def test_a_link_that_nobody_signed_is_unknown_and_a_gone_applicant_gets_no_mail_either(
    sink: Sink, client: Client
) -> None:
    path = way_out(sink)
    assert client.post(path[:-4] + "abc/").status_code == 404
    assert client.post("/mail/unsubscribe/%00/").status_code == 404
    Applicant.objects.all().delete()
    assert client.post(path).status_code == 200
