"""Run by `manage.py shell` of a tagged version: what people would have written there. All of it is test data."""

import datetime as dt

from django.apps import apps
from django.contrib.auth.models import Group

from programs import curation
from programs.models import Program, Source, Statement

DAY = dt.date(2026, 11, 22)
NOON = dt.datetime(2026, 11, 22, 17, tzinfo=dt.UTC)
SAYS_SO = "Test data, written for upgrades: ñ, 日本, “quotes”, 'one', \\N."


def model(name):
    """None in a version that has no such model yet."""
    app, _, kind = name.partition(".")
    return apps.get_model(name) if kind.lower() in apps.all_models[app] else None


users = apps.get_model("applicants.User").objects
curator = users.create_superuser("curator@test-data.invalid", "only-for-an-upgrade-1")
curator.groups.add(*Group.objects.all())
reader = users.create_user("reader@test-data.invalid", "only-for-an-upgrade-1", first_name="Test data")

program = Program.objects.get(public_id="1187-110")
curation.add_statement(
    source=Source.objects.get(name="program_pages"),
    subject=program,
    field="min_step2",
    value="231",
    strength="required",
    page_url="https://test-data.invalid/upgrades",
    by=curator,
    day=DAY,
    stated_cycle="2027",
    read_live=True,
)
rejected = Statement.objects.filter(field="letters").order_by("pk").first()
curation.decide(statement=rejected, verdict="rejected", by=curator, day=DAY, why=SAYS_SO)

if model("applicants.Applicant"):
    applicant = model("applicants.Applicant").objects.create(
        user=reader, profile={"step2": "240"}, language="es", time_zone="Asia/Kolkata", seen_at=NOON
    )
    listed = Program.objects.exclude(tracks=None).order_by("public_id")[:4]
    entries = [
        applicant.entries.create(
            program=one,
            match_year=2027,
            position=place,
            notes=SAYS_SO,
            tags=["test data"],
            added_at=NOON,
            changed_at=NOON,
        )
        for place, one in enumerate(listed, 1)
    ]
    for entry in entries:
        entry.tracks.set(entry.program.tracks.all()[:1])
    letter = applicant.documents.create(match_year=2027, kind="letter", title="Test data", text=SAYS_SO, waived=True)
    letter.entries.set(entries[:2])
    entries[0].interviews.create(starts_at=NOON, minutes=30, format="virtual", notes=SAYS_SO)
    criterion = applicant.criteria.create(name="Test data", weight=3)
    entries[0].scores.create(criterion=criterion, points=7)
    applicant.searches.create(name="Test data", query="state=TX", known=[program.pk])
    ranked = applicant.rank_lists.create(match_year=2027)
    for place, entry in enumerate(entries[:2], 1):
        ranked.choices.create(track=entry.program.tracks.first(), position=place)
    applicant.calendar_tokens.create(token="test-data-of-a-calendar")
    applicant.own_reminders.create(entry=entries[0], day=DAY, text="Test data")
    link = applicant.share_links.create(match_year=2027, name="Test data", token="test-data-of-a-link")
    link.comments.create(entry=entries[1], author="Test data", text=SAYS_SO)
    applicant.vacancies.create(title="Test data", seen_on=DAY)

if model("applicants.Story"):
    model("applicants.Story").objects.create(
        user=reader, token="test-data-of-a-story", language="en", title="Test data", text=SAYS_SO, consented_at=NOON
    )
if model("account.EmailAddress"):
    for user in (curator, reader):
        model("account.EmailAddress").objects.create(user=user, email=user.email, verified=True, primary=True)
if model("mfa.Authenticator"):
    model("mfa.Authenticator").objects.create(user=curator, type="totp", data={"secret": "test data"})
