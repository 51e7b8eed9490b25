"""The directory as the linkers need it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from programs.linking.candidates import Directory, Offer, Point, Sponsor
from programs.linking.employers import Called, Employer, Known, Tie
from programs.models import City, EmployerLink, Institution, InstitutionAlias, Program, Statement, Track
from programs.normalise import folded

ACGME_ID = "acgme_id"
LINKED = ("employer_key", "state", "institution_id", "relation")


def directory() -> Directory:
    """Every sponsor, also one that nothing published names: pages may speak of it first. Six queries."""
    aliases = _grouped(InstitutionAlias.objects.values_list("institution_id", "name"))
    offers = _offers()
    rows = Institution.objects.order_by("pk")
    sponsors = tuple(_sponsor(row, aliases.get(row.pk, []), offers.get(row.pk, ())) for row in rows)
    cities = City.objects.values_list("state", "name", "latitude", "longitude")
    return Directory(sponsors, {(state, folded(name)): (north, east) for state, name, north, east in cities})


def employers() -> Known:
    """What newly filed employers are compared with: links that count, and names of listed sponsors. Two queries."""
    linked: dict[Employer, frozenset[Tie]] = {}
    for key, state, institution, relation in EmployerLink.objects.counting().values_list(*LINKED):
        at = Employer(key, state)
        linked[at] = linked.get(at, frozenset()) | {Tie(institution, relation)}
    listed = Institution.objects.filter(nrmp_code__isnull=False)
    rows = listed.values_list("pk", "state", "plain_name", "short_name", "listed_name")
    names = (Called(pk, state, name) for pk, state, *called in rows for name in called if name)
    return Known.of(linked, names)


def _sponsor(row: Institution, aliases: list[str], offers: Iterable[Offer]) -> Sponsor:
    names = dict.fromkeys(name for name in (row.plain_name, row.short_name, row.listed_name, *aliases) if name)
    place: Point | None = None
    if row.latitude is not None and row.longitude is not None:
        place = row.latitude, row.longitude
    return Sponsor(row.pk, row.code, tuple(names), row.city, row.state, place, tuple(offers))


def _offers() -> Mapping[int, list[Offer]]:
    codes = _grouped(Track.objects.values_list("program_id", "nrmp_code"))
    stated = Statement.objects.standing().filter(field=ACGME_ID, program__isnull=False)
    ids = _grouped(stated.values_list("program_id", "value"))
    found: dict[int, list[Offer]] = defaultdict(list)
    columns = ("pk", "institution_id", "public_id", "specialty__code", "site", "site_city")
    for pk, institution, public_id, specialty, site, city in Program.objects.order_by("pk").values_list(*columns):
        own = frozenset([*codes.get(pk, []), *ids.get(pk, [])])
        found[institution].append(Offer(pk, public_id, specialty, site, city, own))
    return found


def _grouped(pairs: Iterable[tuple[int, str]]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for at, text in pairs:
        found[at].append(text)
    return found
