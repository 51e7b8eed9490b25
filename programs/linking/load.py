"""The directory as the linker needs it. Six queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from programs.linking.candidates import Directory, Offer, Point, Sponsor
from programs.models import City, Institution, InstitutionAlias, Program, Statement, Track
from programs.normalise import folded

ACGME_ID = "acgme_id"


def directory() -> Directory:
    """Every sponsor, also one that nothing published names: pages may speak of it first."""
    aliases = _grouped(InstitutionAlias.objects.values_list("institution_id", "name"))
    offers = _offers()
    rows = Institution.objects.order_by("pk")
    sponsors = tuple(_sponsor(row, aliases.get(row.pk, []), offers.get(row.pk, ())) for row in rows)
    cities = City.objects.values_list("state", "name", "latitude", "longitude")
    return Directory(sponsors, {(state, folded(name)): (north, east) for state, name, north, east in cities})


def _sponsor(row: Institution, aliases: list[str], offers: Iterable[Offer]) -> Sponsor:
    names = dict.fromkeys(name for name in (row.plain_name, row.short_name, row.listed_name, *aliases) if name)
    place: Point | None = None
    if row.latitude is not None and row.longitude is not None:
        place = row.latitude, row.longitude
    return Sponsor(row.pk, row.code, tuple(names), row.city, row.state, place, tuple(offers))


def _offers() -> Mapping[int, list[Offer]]:
    codes = _grouped(Track.objects.values_list("program_id", "nrmp_code"))
    ids = _grouped(Statement.objects.filter(field=ACGME_ID, program__isnull=False).values_list("program_id", "value"))
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
