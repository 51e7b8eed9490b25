"""Every feed, given hundreds of wrong versions of its files: nothing is lost, and a curator is told in words."""

import os
import random
import re
from collections import Counter
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from programs.feeds import FEEDS
from programs.models import Decision, Fact, Fetch, RejectedRow, Statement
from programs.refresh import refresh
from programs.statements import programs_said_of
from tests.programs.feeds.garbling import BROKEN, HARMLESS
from tests.programs.rows import DAY

FULL = bool(os.environ.get("FULL"))
VERSIONS = 200
LARGE = ("program_pages", "nrmp_list", "employer_links", "us_cities", "dol_filings", "dol_cases")
LARGE += ("cms_hospitals", "hifld_hospitals")
SLOW_KINDS = 6
"""So many kinds that must be read to the end are tried on a large feed in the gate; those held at sight, all."""
OF_THE_RUN = {"Fetch", "RejectedRow", "Source", "DirectoryVersion", "Heartbeat"}
REWRITTEN_AS_A_WHOLE = {"Fact", "FactEvidence", "ProgramDate", "ProgramDate_differing", "InstitutionAlias"}
REWRITTEN_AS_A_WHOLE |= {"Wording_programs"}
"""What one cell or one fact says, written anew under other ids when that says something else: counted as turned."""
LISTS_IN_A_CELL = {"InstitutionAlias", "Wording_programs"}
OF_A_LINK = {"Fact", "FactEvidence", "ProgramDate", "ProgramDate_differing"}
"""What was said under a link ends when that is corrected: of the feed of links, these may become fewer."""
MOST_TURNED = 20, 0.2
"""More rows of a table than both (so many, such a share) are never changed by one run; see programs/holding.py."""
AT_SIGHT = {
    *("UTF-16 without a mark", "UTF-16 of the other order", "UTF-32", "empty", "blank lines only", "header only"),
    *("no header", "HTML", "gzip", "PDF", "noise", "JSON error", "JSON with an empty list", "JSON nested deep"),
    *("semicolons", "tabs"),
}
OF_ONE_FEED = {
    "City": {"us_cities"},
    "Hospital": {"cms_hospitals", "hifld_hospitals"},
    "SponsorFiling": {"dol_filings"},
    "FilingCase": {"dol_cases"},
}
OF_THE_MACHINE = re.compile(r"\b\w+(Error|Exception)\b|<\w+ |0x[0-9a-f]{6}|Traceback|/(tmp|home|root|var|usr)/")
IN_ORDER = {"wordings"}
"""The first of several wordings names a sponsor that no list holds, so the order of these rows says something."""


@dataclass(frozen=True)
class Version:
    kind: str
    file: int
    seed: str


def versions(name: str) -> list[Version]:
    """Each kind of garbling in turn, over the feed's files in turn."""
    kinds = [*HARMLESS, *BROKEN]
    files = len(FEEDS[name].files)
    whole = [Version(kinds[at % len(kinds)], at // len(kinds) % files, f"{name} {at}") for at in range(VERSIONS)]
    if FULL:
        return whole
    start = list(FEEDS).index(name)
    once = [Version(kind, (start + at) % files, f"{name} {at}") for at, kind in enumerate(kinds)]
    if name not in LARGE:
        return once
    slow = [one for one in once if one.kind not in AT_SIGHT]
    of_this_feed = slow[LARGE.index(name) :: len(LARGE)][:SLOW_KINDS]
    return [*of_this_feed, *(one for one in once if one.kind in AT_SIGHT)]


def tables() -> dict[str, tuple[str, str]]:
    """Each model's table and the column that tells its rows apart."""
    models = apps.get_app_config("programs").get_models(include_auto_created=True)
    kept = [model for model in models if not model.__name__.startswith("Historical")]
    named = {model.__name__: (model._meta.db_table, model._meta.pk.column) for model in kept}
    return {name: told for name, told in named.items() if name not in OF_THE_RUN}


def digests(name: str) -> dict[str, tuple[int, int]]:
    """How many rows each table has, and a sum over all that they say; of other feeds' own large tables, the count."""
    with connection.cursor() as cursor:
        found = {}
        for model, (table, _) in tables().items():
            said = "0" if name not in OF_ONE_FEED.get(model, {name}) else "hashtext(t::text)::bigint"
            cursor.execute(f'SELECT count(*), coalesce(sum({said}), 0)::bigint FROM "{table}" t')
            found[model] = cursor.fetchone()
        return found


def rows_of(name: str) -> dict[object, int]:
    table, key = tables()[name]
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{key}", hashtext(t::text) FROM "{table}" t')
        return dict(cursor.fetchall())


@pytest.fixture(scope="module")
def before() -> dict[str, dict[object, int]]:
    """The rows of tables as they stood, kept from the first version that moves one."""
    return {}


@pytest.mark.parametrize("name", FEEDS)
def test_a_garbled_version_takes_nothing_away_and_says_what_is_wrong(opening, name, tmp_path, before):
    stood = digests(name)
    for table in set(tables()) - set(before):
        before[table] = rows_of(table)
    told = Counter()
    for version in versions(name):
        with transaction.atomic():
            told[try_one(name, version, tmp_path, stood, before)] += 1
            transaction.set_rollback(True)
    assert sum(told.values()) == len(versions(name)) >= (VERSIONS if FULL else 20)
    assert told["held"] >= len(AT_SIGHT) or name == "resident_schools"
    assert digests(name) == stood


def try_one(name, version, folder, stood, before) -> str:
    feed, garble = FEEDS[name], {**HARMLESS, **BROKEN}[version.kind]
    said = f"{name}, {version}"
    for at, file in enumerate(feed.files):
        content = (settings.FEEDS_DIR / name / file.name).read_bytes()
        garbled = garble(content, random.Random(version.seed)) if at == version.file else content  # noqa: S311
        (folder / file.name).write_bytes(garbled)
    report = refresh(feed, day=DAY, place=folder)
    after = digests(name)
    run = Fetch.objects.filter(source__name=name).first()
    assert run.outcome in {"ok", "held"}, f"{said}: {run.outcome} {run.reason}"
    if version.kind in HARMLESS and not (name in IN_ORDER and version.kind == "rows shuffled"):
        assert (run.outcome, run.rejected, after) == ("ok", 0, stood), f"{said}: {run.reason}"
    if run.outcome == "held":
        assert after == stood, f"{said}: held, and yet something changed"
        assert clear(run.reason), f"{said}: {run.reason!r}"
        assert report.held_why == run.reason
    for rejected in RejectedRow.objects.filter(fetch=run):
        assert clear(rejected.reason), f"{said}: {rejected}"
        assert rejected.file == feed.files[version.file].name or len(feed.files) > 1, f"{said}: {rejected}"
        assert rejected.line >= 1
    for table in (table for table in after if after[table] != stood[table]):
        may_shrink = table in LISTS_IN_A_CELL or (name == "wordings" and table in OF_A_LINK)
        nothing_lost(table, before[table], f"{said}: {table}", may_shrink=may_shrink)
    few_facts_ended(len(before["Fact"]), before["Decision"], said)
    return run.outcome


def nothing_lost(table, stood, said, *, may_shrink):
    now = rows_of(table)
    lost = stood.keys() - now.keys()
    turned = sum(now[pk] != stood[pk] for pk in stood.keys() & now.keys()) + len(lost)
    assert len(now) >= len(stood) or may_shrink, f"{said}: {len(stood)} rows became {len(now)}"
    assert not lost or table in REWRITTEN_AS_A_WHOLE, f"{said}: {len(lost)} rows are gone"
    few, share = MOST_TURNED
    assert turned <= max(few, share * len(stood)), f"{said}: {turned} of {len(stood)} rows say something else"


def few_facts_ended(stood, decisions, said):
    """Of the programs that new decisions speak of: a share of all facts would be thousands."""
    ended = stood - Fact.objects.count()
    if ended > 0:
        decided = Statement.objects.filter(decisions__in=Decision.objects.exclude(pk__in=decisions))
        left = Fact.objects.filter(program__in=programs_said_of(decided)).count()
        few, share = MOST_TURNED
        assert ended <= max(few, share * (left + ended)), f"{said}: {ended} of {left + ended} facts ended"


def clear(reason: str) -> bool:
    """A sentence: words, no name of an exception, no address in memory and no path of this machine."""
    machine = re.search(
        r"\b\w+(Error|Exception)\b|<\w+ |0x[0-9a-f]{6}|Traceback|/(tmp|home|root|var|work|usr)/", reason
    )
    return len(reason.split()) >= 2 and machine is None


def test_each_kind_of_garbling_meets_each_feed():
    """In the gate, a large feed meets those that are held at sight, and with the other large ones all the rest."""
    kinds = {*HARMLESS, *BROKEN}
    assert len(kinds) == len(HARMLESS) + len(BROKEN) == 49
    small = [name for name in FEEDS if name not in LARGE]
    assert all({version.kind for version in versions(name)} == kinds for name in small)
    assert {version.kind for name in LARGE for version in versions(name)} == kinds
    assert len(FEEDS) == 16


def test_a_reason_that_only_a_programmer_understands_is_told_from_a_clear_one():
    assert clear("fees.csv: the header lacks amount_usd")
    assert not clear("ValueError: invalid literal")
    assert not clear("cannot open /tmp/test/fees.csv")
    assert not clear("")
