"""A small directory with one of everything, and one signed-in client a role."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant, Guide, Mailing, Story, User
from programs import coordinators, curation, models

DAY = dt.date(2026, 11, 21)
AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
PAGE = "https://example.org/residency/eligibility"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass
class Directory:
    """`page` and `tracker` are sources; `accepted` stands and makes a fact; `waiting` waits as unclear,
    `linked` because its wording is only likely."""

    institution: models.Institution
    program: models.Program
    other: models.Program
    page: models.Source
    tracker: models.Source
    accepted: models.Statement
    waiting: models.Statement
    linked: models.Statement
    wording: models.Wording
    link: models.EmployerLink
    run: models.Fetch


def make_user(email: str, group: str = "") -> User:
    user = User.objects.create_user(email=email, password="a long enough secret", is_staff=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def signed_in(user: User, **more: Any) -> Client:
    """By password and second step, without their pages."""
    client = Client(**more)
    client.force_login(user)
    row, _ = Authenticator.objects.get_or_create(user=user, type="totp", defaults={"data": {"secret": TOTP_SECRET}})
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", id=row.pk, type=row.type)
    request.session.save()
    return client


@pytest.fixture
def curator(db: None) -> User:
    return make_user("curator@example.org", "Curator")


@pytest.fixture
def administrator(db: None) -> User:
    return make_user("administrator@example.org", "Administrator")


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser(email="root@example.org", password="a long enough secret")


@pytest.fixture
def as_curator(curator: User) -> Client:
    return signed_in(curator)


@pytest.fixture
def as_administrator(administrator: User) -> Client:
    return signed_in(administrator)


@pytest.fixture
def as_superuser(superuser: User) -> Client:
    return signed_in(superuser)


def make_source(name: str, kind: str, rank: int) -> models.Source:
    return models.Source.objects.create(
        name=name, title=name.replace("-", " ").title(), kind=kind, rank=rank, about="x", terms="facts"
    )


def waiting_statement(source: models.Source, program: models.Program, **said: Any) -> models.Statement:
    return models.Statement.objects.create(
        source=source, program=program, page_url=PAGE, needs_review=True, strength=said.pop("strength", ""), **said
    )


@pytest.fixture
def directory(curator: User) -> Directory:
    institution = models.Institution.objects.create(
        code="1022", nrmp_code="1022", listed_name="Cedar Grove Hosp-TX", plain_name="Cedar Grove Hospital",
        city="Austin", state="TX", name_certainty="likely",
    )  # fmt: skip
    models.InstitutionAlias.objects.create(institution=institution, name="The Grove")
    medicine = models.Specialty.objects.create(
        code="140", name="Internal Medicine", common_name="Internal medicine", slug="internal-medicine", years=3,
        years_grade="s", application_service="ERAS", match_service="NRMP",
    )  # fmt: skip
    models.SpecialtySignal.objects.create(specialty=medicine, match_year=2027, gold=3, silver=12, grade="C")
    program, other = (
        models.Program.objects.create(
            public_id=public_id, institution=institution, specialty=medicine, site=site, state="TX", published=True
        )
        for public_id, site in (("1022-140", ""), ("1022-140-north", "North"))
    )
    models.Track.objects.create(nrmp_code="1022140C0", program=program, kind="C", name="Categorical", listed_for=2023)
    page, tracker = make_source("program-pages", "program_page", 1), make_source("new-programs", "tracker", 4)
    wording = models.Wording.objects.create(
        institution_wording="Cedar Grove Med Ctr", city="Austin", state="TX", specialty_code="140", certainty="likely",
        reason="same city",
    )  # fmt: skip
    wording.programs.add(program)
    accepted = curation.add_statement(
        source=page, subject=program, field="visa_j1", value="yes", page_url=PAGE, by=curator, day=DAY
    )
    return Directory(
        institution=institution,
        program=program,
        other=other,
        page=page,
        tracker=tracker,
        accepted=accepted,
        waiting=waiting_statement(
            page, program, field="usce_months", value="12", strength="required",
            review_reason="unclear reading: 12 months of experience",
        ),
        linked=waiting_statement(
            tracker, other, field="visa_h1b", value="no", wording=wording, review_reason="likely link"
        ),
        wording=wording,
        link=make_filings(institution, tracker),
        run=make_run(tracker),
    )  # fmt: skip


def make_filings(institution: models.Institution, source: models.Source) -> models.EmployerLink:
    spelled = {"employer": "CEDAR GROVE INC", "employer_key": "cedar grove inc"}
    for year, positions in ((2024, 3), (2025, 7)):
        models.SponsorFiling.objects.create(source=source, state="TX", fiscal_year=year, positions=positions, **spelled)
    models.FilingCase.objects.create(
        source=source, case_number="I-200-1", job_title="PGY 1", soc_code="29-1216", **spelled
    )
    return models.EmployerLink.objects.create(
        state="TX", institution=institution, relation="same", certainty="likely", **spelled
    )


def make_run(source: models.Source) -> models.Fetch:
    run = models.Fetch.objects.create(
        source=source, started=AT, address="fixtures/x.csv", outcome="held", rejected=1, reason="too many changes"
    )
    models.RejectedRow.objects.create(fetch=run, file="x.csv", line=7, field="value", reason="not a number")
    return run


@pytest.fixture
def everything(directory: Directory, curator: User) -> Directory:
    """One row of every registered model, so that every change page can be opened."""
    season = models.Season.objects.create(match_year=2027)
    models.SeasonEvent.objects.create(
        season=season, event="rank-lists-due", starts_at=AT, all_day=False, service="NRMP", grade="A"
    )
    models.Fee.objects.create(
        match_year=2027, fee="eras", amount_usd=11, unit="program", per="specialty", grade="A", from_count=1
    )
    models.Hospital.objects.create(source=directory.tracker, source_key="1", name="Cedar", city="Austin", state="TX")
    models.ResidentSchool.objects.create(
        source=directory.page, program=directory.program, school="Test University", school_key="test university",
        count=3, page_url=PAGE,
    )  # fmt: skip
    models.City.objects.create(state="TX", name="Austin", county="Travis", latitude=30, longitude=-97)
    curation.add_statement(
        source=directory.page, subject=directory.program, field="application_deadline", value="--12-01",
        page_url=PAGE, by=curator, day=DAY,
    )  # fmt: skip
    page = models.Page.objects.create(url=PAGE, host="example.org")
    check = models.PageCheck.objects.create(page=page, at=AT, outcome="first")
    models.Proposal.objects.create(kind="gone", page=page, check_of=check, standing=directory.accepted, at=AT)
    models.Report.objects.create(program=directory.program, said="test report", page_url=PAGE, at=AT)
    models.Upkeep.objects.create(name="test-task", owner=curator)
    applicant = Applicant.objects.create(seen_at=AT)
    Mailing.objects.create(applicant=applicant, kind="digest", key="test key", due_at=AT, error="a test server is down")
    # Of a process not heard of for a day nothing is shown.
    models.Heartbeat.objects.create(name="test-worker", kind="worker", at=timezone.now())
    Guide.objects.create(
        language="en", slug="test-guide", title="Test guide", summary="test", section="road", place=1, body="test text",
        reviewed_on=DAY, expires_on=DAY.replace(year=2096),
    )  # fmt: skip
    Story.objects.create(title="Test road", text="test story", language="en", consented_at=AT)
    return directory


def replied(directory: Directory, field: str = "visa_h1b", value: str = "no") -> models.Statement:
    """What a coordinator states by a signed link: it stands on no page."""
    said = [coordinators.Stated(field, value)]
    coordinators.state(program=directory.program, domain="example.org", said=said, season=2027, day=DAY)
    return models.Statement.objects.get(source__kind="coordinator", field=field, value=value)


def proposed(directory: Directory, kind: str, *, passage: str = "", **sides: Any) -> models.Proposal:
    """What a look at the page on DAY proposes."""
    page, _ = models.Page.objects.get_or_create(url=PAGE, defaults={"host": "example.org"})
    check = page.checks.first() or models.PageCheck.objects.create(page=page, at=AT, outcome="changed")
    return models.Proposal.objects.create(kind=kind, page=page, check_of=check, at=AT, passage=passage, **sides)


@pytest.fixture
def differing(directory: Directory) -> models.Proposal:
    """The page says no of the J-1 visa, where yes stands."""
    said = waiting_statement(
        directory.page, directory.program, field="visa_j1", value="no", review_reason="the page differs"
    )
    passage = "TEST <b>words</b>: we do not sponsor J-1 visas."
    return proposed(directory, "differs", statement=said, standing=directory.accepted, passage=passage)
