"""Who may be written to, and who is due: those alone whose address they have confirmed themselves."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from applicants.mailing import periods
from applicants.models import Applicant, HowOften, Mailing, ShortlistEntry
from applicants.models.applicant import ApplicantQuerySet
from applicants.models.shortlist import OVER
from programs.models import Program

Kind = Mailing.Kind


def mailable() -> ApplicantQuerySet:
    confirmed = EmailAddress.objects.filter(user=OuterRef("user"), verified=True, primary=True)
    return Applicant.objects.filter(Exists(confirmed), user__is_active=True)


def wanting(kind: str) -> ApplicantQuerySet:
    if kind == Kind.REMINDER:
        return mailable().filter(reminders=True)
    return mailable().exclude(digest=HowOften.NEVER)


def address_of(mailing: Mailing) -> str | None:
    """Where it goes. None: it is not wanted any more, or the address is not confirmed any more. Two queries."""
    if not wanting(mailing.kind).filter(pk=mailing.applicant_id).exists():
        return None
    confirmed = EmailAddress.objects.filter(user__applicant=mailing.applicant_id, verified=True, primary=True)
    address: str | None = confirmed.values_list("email", flat=True).first()
    return address


def live_entries(applicants: Collection[Applicant], season: int) -> QuerySet[ShortlistEntry]:
    """Of that season and later ones. Many applicants keep the same programs: each is loaded once. Two queries."""
    live = ShortlistEntry.objects.filter(applicant__in=applicants, match_year__gte=season).exclude(status__in=OVER)
    programs = Program.objects.select_related("institution", "specialty")
    return live.defer("notes").prefetch_related(Prefetch("program", programs))


def often_of(kind: str, applicant: Applicant) -> str:
    return HowOften.DAILY.value if kind == Kind.REMINDER else applicant.digest


def due(kind: str, now: dt.datetime, most: int) -> list[int]:
    """Applicants whose morning has come and who were not asked about in this period of theirs. A digest that still
    waits holds the next one back: that would tell the same. Two queries for each rhythm and day of the earth."""
    found: list[int] = []
    for often, who in _rhythms(kind):
        zones = who.order_by().values_list("time_zone", flat=True).distinct()
        for key, within in _by_period(zones, often, now).items():
            asked = Mailing.objects.filter(applicant=OuterRef("pk"), kind=kind, key=key)
            waits = Mailing.objects.filter(applicant=OuterRef("pk"), kind=kind, sent_at=None, failed_at=None)
            left = who.filter(~Exists(asked), time_zone__in=within).order_by("pk")
            left = left.filter(~Exists(waits)) if kind == Kind.DIGEST else left
            found += left.values_list("pk", flat=True)[: most - len(found)]
    return found


def _rhythms(kind: str) -> list[tuple[str, ApplicantQuerySet]]:
    if kind == Kind.REMINDER:
        return [(HowOften.DAILY.value, wanting(kind))]
    return [(often.value, wanting(kind).filter(digest=often)) for often in (HowOften.DAILY, HowOften.WEEKLY)]


def _by_period(zones: Iterable[str], often: str, now: dt.datetime) -> Mapping[str, list[str]]:
    """Time zones by the period that runs there, those left out where it is not yet morning."""
    found: dict[str, list[str]] = {}
    for zone in zones:
        if periods.is_day(zone, now):
            found.setdefault(periods.period(often, zone, now), []).append(zone)
    return found
