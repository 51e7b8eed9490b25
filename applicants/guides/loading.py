"""Brings the rows of guides in line with their files. What was edited in the admin since is left as it is, and told."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from applicants.guides import markdown
from applicants.guides.addresses import guide_named
from applicants.guides.files import FOLDERS, GuideFileError, paths, read
from applicants.guides.text import Text, Written, text_of
from applicants.models import Form, Guide, Reference

ROOT = settings.BASE_DIR / "fixtures"
FROM_FILE = "loaded from its file"


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    EDITED = "edited in the admin since it was loaded; the file was not taken"
    GONE = "its file is gone; it stays as it is"


@dataclass(slots=True)
class Report:
    """`wrong`: a line for each thing that is wrong with a file. `texts`: what became of which, in order."""

    texts: list[tuple[str, Outcome]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        return sum(one is outcome for _name, one in self.texts)


@transaction.atomic
def load(root: Path = ROOT, *, only_check: bool = False) -> Report:
    """`only_check`: says what would become of each, and writes nothing. A file that is wrong changes nothing."""
    report = Report()
    texts, given = _read(root, report)
    rows = {(one.form, one.language, one.slug): one for one in Guide.objects.prefetch_related("references")}
    for text in texts:
        row = rows.get(text.address)
        outcome = _outcome(text, row)
        report.texts.append((name_of(*text.address), outcome))
        if outcome in {Outcome.NEW, Outcome.CHANGED} and not only_check:
            _write(text, row or Guide())
    gone = [address for address, row in rows.items() if row.loaded and address not in given]
    report.texts += [(name_of(*address), Outcome.GONE) for address in sorted(gone)]
    return report


def _read(root: Path, report: Report) -> tuple[list[Text], set[tuple[str, str, str]]]:
    """What can be read, and the addresses of all files, those that are wrong included."""
    texts, given = [], set()
    for path in paths(root):
        given.add((str(FOLDERS[path.parts[-3]]), path.parts[-2], path.stem))
        try:
            texts.append(read(path))
        except GuideFileError as error:
            report.wrong += error.lines
    guides = {slug for form, _language, slug in given if form == Form.GUIDE}
    guides |= set(Guide.objects.filter(form=Form.GUIDE).values_list("slug", flat=True))
    for text in texts:
        report.wrong += [f"{name_of(*text.address)}: {words}" for words in missing_guides(text.body, guides)]
    return texts, given


def missing_guides(body: str, guides: Iterable[str]) -> list[str]:
    """A line for each guide that is linked to and that is not there."""
    links = (link.to for part in markdown.parts(body) for link in markdown.links(part.tokens))
    named = {guide_named(to.removeprefix(markdown.PAGE)) for to in links if markdown.is_page(to)}
    return [_("There is no guide “%(slug)s”.") % {"slug": slug} for slug in sorted(named - {""} - set(guides))]


def name_of(form: str, language: str, slug: str) -> str:
    return f"{form} {language}/{slug}"


def _outcome(text: Text, row: Guide | None) -> Outcome:
    """`loaded` tells what the row was made of: where it says something else now, somebody has edited it."""
    if row is None:
        return Outcome.NEW
    given, stands = text.fingerprint(), text_of(row).fingerprint()
    if given == row.loaded:
        return Outcome.SAME
    if given == stands:
        # The file has caught up with what was edited: from here on it leads again.
        return Outcome.CHANGED
    return Outcome.CHANGED if stands == row.loaded else Outcome.EDITED


def _write(text: Text, row: Guide) -> None:
    row.form, row.language, row.slug = text.address
    row.title, row.summary, row.section = text.title, text.summary, text.section
    row.place, row.phases, row.body = text.place, list(text.phases), text.body
    row.reviewed_on, row.expires_on = text.reviewed_on, text.expires_on
    row.loaded = text.fingerprint()
    row._change_reason = FROM_FILE  # type: ignore[attr-defined]
    row.save()
    _write_sources(text.sources, row)


def _write_sources(sources: tuple[Written, ...], row: Guide) -> None:
    """Row by row, for each change is part of the history."""
    held = {one.key: one for one in row.references.all()}
    for key in held.keys() - {one.key for one in sources}:
        held[key].delete()
    for one in sources:
        reference = held.get(one.key) or Reference(guide=row, key=one.key)
        told = {"name": one.name, "url": one.url, "grade": one.grade, "note": one.note, "check_url": one.check}
        if any(getattr(reference, name) != value for name, value in told.items()) or reference.pk is None:
            for name, value in told.items():
                setattr(reference, name, value)
            reference.save()
