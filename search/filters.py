"""The search parameters, declared once: for the page, the API and its description. Their meanings: meanings.py."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Collate, Lower, NullIf
from django.utils.translation import gettext_lazy as _

from programs import fields
from programs.models import Program, Specialty, Track
from programs.models.directory import Certainty, ProgramQuerySet
from search.meanings import MEANINGS, MEANINGS_WITH_SILENT, NOT_ONLY_PRELIMINARY_OR_RESTRICTED, all_of
from search.parameters import Codes, Number, One, ParametersForm, Several, Words
from search.states import STATES

ONLY, INCLUDE = "only", "include"
PER_PAGE = 25


def with_kinds(programs: ProgramQuerySet) -> ProgramQuerySet:
    """With `has_kind_c` and so on to filter by: whether a listed track is of the kind. Unused ones cost nothing."""
    listed = Track.objects.filter(program=OuterRef("pk"), published=True)
    return programs.alias(
        **{f"has_kind_{kind.lower()}": Exists(listed.filter(kind=kind)) for kind in fields.TRACK_KINDS}
    )


SHOWN_NAME = Case(
    When(
        Q(institution__plain_name="")
        | Q(institution__name_certainty__in=[Certainty.LIKELY, Certainty.UNSURE, Certainty.UNKNOWN]),
        then=F("institution__listed_name"),
    ),
    default=F("institution__plain_name"),
    output_field=CharField(),
)
"""`Institution.name` in SQL."""

# Collation "C" gives one order on every install, and the one that Python sorts by.
BY_NAME = (Collate(Lower(SHOWN_NAME), "C"), Collate(Lower("specialty__common_name"), "C"), "public_id")
SORTS: Mapping[str, tuple[Any, ...]] = {
    "name": BY_NAME,
    "state": (NullIf("state", Value("")).asc(nulls_last=True), *BY_NAME),
    "stated": ("-stated_fields", *BY_NAME),
}


class Asks(django_filters.Filter):  # type: ignore[misc]
    """A parameter. Its meaning stands in MEANINGS, so the ORM's own filtering is never asked."""

    def __init__(self, field_class: type, label: Any, **field: Any) -> None:
        self.field_class = field_class
        super().__init__(label=label, **field)


def known_specialties(codes: Collection[str]) -> set[str]:
    return set(Specialty.objects.filter(code__in=codes).values_list("code", flat=True))


class ProgramFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The programs that answer a search; none at all while any value is wrong.

    `page_default`: without `kind`, leave out programs that offer only P or R tracks, as the search page does.
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
        options={"j1": _("J-1"), "h1b": _("H-1B"), "both": _("J-1 and H-1B")},
        help_text=_("States that it sponsors this visa, always or case by case. Repeat it for any of several."),
    )
    accepts_img = Asks(
        One,
        _("International graduates"),
        options={"yes": _("Takes international graduates")},
        help_text=_("States that it takes international graduates."),
    )
    stated = Asks(
        One,
        _("Programs that have not said"),
        options={ONLY: _("Leave out"), INCLUDE: _("Include, marked")},
        default=ONLY,
        help_text=_("Whether visa and accepts_img also keep programs that have not said, or whose sources differ."),
    )
    sort = Asks(
        One,
        _("Sort by"),
        options={"name": _("Name"), "state": _("State"), "stated": _("Most facts first")},
        default="name",
        help_text=_("Order of the results."),
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
        **more: Any,
    ) -> None:
        programs = Program.objects.published() if queryset is None else queryset
        # No data is a search that asks nothing, not a form that was never sent.
        super().__init__({} if data is None else data, programs, **more)
        self.page_default = page_default

    @property
    def qs(self) -> ProgramQuerySet:
        if not self.is_valid():
            return Program.objects.none()
        return self.matching().order_by(*SORTS[self.asked("sort")])

    def asked(self, name: str) -> Any:
        """The cleaned value; the default, or empty, when not asked. Only while valid."""
        return self.form.cleaned_data[name]

    def matching(self, *, leaving_out: str = "", silent_too: bool | None = None) -> ProgramQuerySet:
        """In no order. A facet leaves its own parameter out; `silent_too` stands in for `stated`. Only while valid."""
        if silent_too is None:
            silent_too = self.asked("stated") == INCLUDE
        found = with_kinds(self.queryset).filter(self._meaning(leaving_out, silent_too=silent_too))
        if self._ids_by_words is not None:
            found = found.filter(pk__in=self._ids_by_words)
        return found

    @cached_property
    def _ids_by_words(self) -> list[int] | None:
        """The programs that hold every word of `q`, looked up once however often they are counted; None: no words."""
        found = Program.objects.all()
        for word in self.asked("q").split():
            # One subquery a word: the joins of several in one query would multiply each other.
            found = found.filter(pk__in=Program.objects.with_words(word).values("pk"))
        return list(found.values_list("pk", flat=True)) if self.asked("q") else None

    def _meaning(self, leaving_out: str, *, silent_too: bool) -> Q:
        meanings = {**MEANINGS, **MEANINGS_WITH_SILENT} if silent_too else MEANINGS
        asked = [name for name in meanings if name != leaving_out and self.asked(name)]
        together = all_of(meanings[name](self.asked(name)) for name in asked)
        if self.page_default and leaving_out != "kind" and not self.asked("kind"):
            together &= NOT_ONLY_PRELIMINARY_OR_RESTRICTED
        return together

    def not_stated_count(self) -> int:
        """How many more would answer if those that have not said what `visa` and `accepts_img` ask were kept."""
        if not self.is_valid() or not any(self.asked(name) for name in MEANINGS_WITH_SILENT):
            return 0
        return self.matching(silent_too=True).count() - self.matching(silent_too=False).count()


def unknown_parameters(data: Mapping[str, Any]) -> list[str]:
    """Names in `data` that no parameter has, sorted."""
    return sorted(set(data) - set(ProgramFilter.base_filters))
