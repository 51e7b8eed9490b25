"""What so many programs in this and that specialty would cost: no list needed, and nothing kept."""

from collections.abc import Mapping, Sequence

from applicants.plan import Entry, Plan, Prices, plan
from applicants.planning.forms import CountForm
from programs.models import Specialty
from programs.specialty_names import specialty_name


def specialties() -> Mapping[str, Specialty]:
    """By code, in order of their names. One query."""
    return {one.code: one for one in Specialty.objects.all()}


def counted_plan(forms: Sequence[CountForm], known: Mapping[str, Specialty], prices: Prices) -> Plan | None:
    """Of valid forms; None where nothing is counted."""
    entries = [
        _entry(known[told["specialty"]], row, number)
        for row, form in enumerate(forms)
        if form.is_bound and (told := form.cleaned_data).get("specialty")
        for number in range(told["count"] or 0)
    ]
    return plan(entries, prices, {}) if entries else None


def counts_asked(forms: Sequence[CountForm]) -> list[tuple[str, str]]:
    """As they stand in an address."""
    return [(name, str(form.data.get(name, ""))) for form in forms if form.is_bound for name in ("specialty", "count")]


def _entry(specialty: Specialty, row: int, number: int) -> Entry:
    return Entry(
        program=f"{row}.{number}",
        name="",
        specialty=specialty.code,
        specialty_name=specialty_name(specialty.common_name),
        service=specialty.application_service,
        match_service=specialty.match_service,
        seen=True,
    )
