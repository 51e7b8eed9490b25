"""The search parameters, declared once: for the page, the API and its description. Their meanings: meanings.py."""

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any, ClassVar, Self

import django_filters
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.models import Program, Specialty
from programs.models.directory import ProgramQuerySet
from programs.normalise import match_year_of
from search.choices import IMGS, VISAS
from search.flags import with_flags
from search.meanings import MEANINGS, MEANINGS_WITH_SILENT, NOT_ONLY_PRELIMINARY_OR_RESTRICTED, all_of
from search.orders import BEST_MATCH, SORTS
from search.parameters import Codes, Day, Number, One, ParametersForm, Several, Words, copied
from search.states import STATES
from search.words import word_index

__all__ = ["INCLUDE", "ONLY", "PER_PAGE", "SORTS", "ProgramFilter", "known_specialties", "unknown_parameters"]

ONLY, INCLUDE = "only", "include"
PER_PAGE = 25
SILENT_TOO = _("Whether visa, accepts_img and dates also keep programs that have not said, or whose sources differ.")


class Asks(django_filters.Filter):  # type: ignore[misc]
    """A parameter. Its meaning stands in MEANINGS, so the ORM's own filtering is never asked."""

    def __init__(self, field_class: type, label: Any, **field: Any) -> None:
        self.field_class = field_class
        super().__init__(label=label, **field)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """A search copies every filter, and its form every field again. Options and field are not changed by either,
        so the copies share them: copying some two hundred labels took longer than answering."""
        assert self.field is not None  # noqa: S101 - made here once, then shared
        return copied(self)


def known_specialties(codes: Collection[str]) -> set[str]:
    return set(Specialty.objects.filter(code__in=codes).values_list("code", flat=True))


class ProgramFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The programs that answer a search; none at all while any value is wrong.

    `page_default`: without `kind`, leave out programs that offer only P or R tracks, as the search page does.
    `day`: whose season counts; today when left out. `specialties`: the codes that exist, where they are at hand; the
    database is asked when left out.
    """

    q = Asks(Words, _("Words"), help_text=_("Words and codes: program, institution, city, NRMP code."))
    specialty = Asks(
        Codes,
        _("Specialty"),
        known=known_specialties,
        pattern="[0-9]{3}",
        help_text=_("ACGME code of the specialty. Repeat it for any of several."),
    )
    state = Asks(Several, _("State"), options=dict(STATES), help_text=_("Two letters. Repeat it for any of several."))
    kind = Asks(
        Several,
        _("Kind of track"),
        options=dict(fields.TRACK_KINDS),
        help_text=_("Has a listed track of this kind. Repeat it for any of several."),
    )
    visa = Asks(
        Several,
        _("Visa"),
        options=VISAS,
        help_text=_("States that it sponsors this visa, always or case by case. Repeat it for any of several."),
    )
    accepts_img = Asks(
        One,
        _("International graduates"),
        options=IMGS,
        help_text=_("States that it takes international graduates."),
    )
    step2 = Asks(
        Number,
        _("Step 2 CK score"),
        low=1,
        high=300,
        help_text=_("Your score. Drops programs that state a higher one as required."),
    )
    attempts = Asks(
        Number,
        _("Failed attempts"),
        low=0,
        high=20,
        help_text=_("Your failed attempts at any Step. Drops programs that state they allow fewer."),
    )
    graduated = Asks(
        Number,
        _("Year of graduation"),
        low=1950,
        high=2100,
        help_text=_("Your year. Drops programs that state a limit you miss when applying and when starting."),
    )
    usce = Asks(
        Number,
        _("Months of US clinical experience"),
        low=0,
        high=120,
        help_text=_("Your months. Drops programs that state more as required."),
    )
    letters_us = Asks(
        Number,
        _("Letters from US doctors"),
        low=0,
        high=20,
        help_text=_("Your letters. Drops programs that state more as required."),
    )
    ecfmg = Asks(
        One,
        _("ECFMG certificate"),
        options={"no": _("Not yet certified")},
        help_text=_("Drops programs that state they demand the certificate when applying."),
    )
    stated = Asks(
        One,
        _("Programs that have not said"),
        options={ONLY: _("Leave out"), INCLUDE: _("Include, marked")},
        default=ONLY,
        help_text=SILENT_TOO,
    )
    open_on = Asks(
        Day, _("Open on"), help_text=_("Takes applications on this day of the current season, by its own dates.")
    )
    deadline_before = Asks(
        Day,
        _("Deadline on or before"),
        help_text=_("The deadline stated for the current season is this day or before."),
    )
    deadline_after = Asks(
        Day, _("Deadline on or after"), help_text=_("The deadline stated for the current season is no earlier.")
    )
    filings_min = Asks(
        Number,
        _("H-1B positions filed"),
        low=1,
        high=100_000,
        help_text=_("At least so many physician positions in the employer's H-1B filings of fiscal year 2025."),
    )
    resident_filings = Asks(
        One,
        _("H-1B filings for residents"),
        options={"yes": _("A case with a resident's job title is on file")},
        help_text=_("The employer has filed for a resident-titled job. None on file is not a no."),
    )
    has = Asks(
        Several,
        _("States something about"),
        options={name: fields.FIELDS[name].label for name in fields.SHOWN_FIELDS},
        help_text=_("A source states this field, whatever it says. Repeat it for all of several."),
    )
    sort = Asks(
        One,
        _("Sort by"),
        options={
            "name": _("Name"),
            "deadline": _("Deadline, soonest first"),
            "state": _("State"),
            "positions": _("Most positions first"),
            "filings": _("Most H-1B positions filed first"),
            "stated": _("Most facts first"),
        },
        help_text=_("Order of the results. Without it: with words, the best match first; else by name."),
    )
    page = Asks(
        Number,
        _("Page"),
        low=1,
        high=1_000_000_000,
        default=1,
        help_text=_("Page of the results; past the end it is empty."),
    )
    per_page = Asks(
        Number,
        _("Results on a page"),
        low=1,
        high=100,
        default=PER_PAGE,
        help_text=_("Results on a page."),
    )

    class Meta:
        model = Program
        fields: list[str] = []
        form = ParametersForm

    def __init__(
        self,
        data: Any = None,
        queryset: ProgramQuerySet | None = None,
        *,
        page_default: bool = False,
        day: dt.date | None = None,
        specialties: Collection[str] | None = None,
        **more: Any,
    ) -> None:
        programs = Program.objects.published() if queryset is None else queryset
        # No data is a search that asks nothing, not a form that was never sent.
        super().__init__({} if data is None else data, programs, **more)
        self.page_default = page_default
        self.season = match_year_of(day or timezone.localdate())
        self.form.fields["graduated"].high = self.season
        if specialties is not None:
            self.form.fields["specialty"].known = lambda codes: {code for code in codes if code in specialties}

    _form_class: ClassVar[type[ParametersForm]]

    def get_form_class(self) -> type[ParametersForm]:
        """Kept: it is the same for each search of a kind, and making a class takes longer than answering."""
        kind = type(self)
        if "_form_class" not in vars(kind):
            kind._form_class = super().get_form_class()
        return kind._form_class

    @property
    def qs(self) -> ProgramQuerySet:
        if not self.is_valid():
            return Program.objects.none()
        if self.order == BEST_MATCH:
            ids = Value(self.ids_by_words, output_field=ArrayField(BigIntegerField()))
            return self.matching().order_by(Func(ids, F("pk"), function="array_position"))
        return self.matching().order_by(*SORTS[self.order])

    @property
    def order(self) -> str:
        """A name in SORTS, or BEST_MATCH: words were given and no other order asked for."""
        return self.asked("sort") or (BEST_MATCH if self.asked("q") else "name")

    def asked(self, name: str) -> Any:
        """The cleaned value; the default, None or empty when not asked. Only while valid."""
        return self.form.cleaned_data[name]

    def is_asked(self, name: str) -> bool:
        """Zero is asked; nothing given is not. Only while valid."""
        return self.asked(name) not in (None, "", [])

    @property
    def includes_silent(self) -> bool:
        return bool(self.asked("stated") == INCLUDE)

    def matching(self, *, leaving_out: str = "", silent_too: bool | None = None) -> ProgramQuerySet:
        """In no order. A facet leaves its own parameter out; `silent_too` stands in for `stated`. Only while valid."""
        asked = self.conditions(silent_too=self.includes_silent if silent_too is None else silent_too)
        asked.pop(leaving_out, None)
        found = with_flags(self.queryset, self.asked("has")).filter(all_of(asked.values()))
        if self.ids_by_words is not None:
            found = found.filter(pk__in=self.ids_by_words)
        return found

    @cached_property
    def ids_by_words(self) -> list[int] | None:
        """The programs that the words name, best match first; None: no words. Builds the word index of the moment."""
        return word_index().search(self.asked("q")).ids.tolist() if self.asked("q") else None

    def conditions(self, *, silent_too: bool) -> dict[str, Q]:
        """What is asked by parameter, all but words. Without a `kind`, the page's own default stands in its place."""
        meanings = {**MEANINGS, **MEANINGS_WITH_SILENT} if silent_too else MEANINGS
        asked = {name: meaning(self._meant(name)) for name, meaning in meanings.items() if self.is_asked(name)}
        if self.page_default and "kind" not in asked:
            asked["kind"] = NOT_ONLY_PRELIMINARY_OR_RESTRICTED
        return asked

    def _meant(self, name: str) -> Any:
        """The value as its meaning takes it. A year of graduation becomes the years until one applies: the season's
        applications stand a year before its match year. Who meets the limit then is not dropped, whatever the start."""
        value = self.asked(name)
        return self.season - 1 - value if name == "graduated" else value

    def meets_silence(self) -> bool:
        """Whether something is asked that programs may be silent about."""
        return any(self.is_asked(name) for name in MEANINGS_WITH_SILENT)

    def not_stated_count(self) -> int:
        """How many more would answer if those that have not said what visa, accepts_img and dates ask were kept."""
        if not self.is_valid() or not self.meets_silence():
            return 0
        return self.matching(silent_too=True).count() - self.matching(silent_too=False).count()


def unknown_parameters(data: Mapping[str, Any], search: type[ProgramFilter] = ProgramFilter) -> list[str]:
    """Names in `data` that no parameter of the search has, sorted."""
    return sorted(set(data) - set(search.base_filters))
