"""The way down to a page: what stands above it, and itself last."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from programs.models import Program, Specialty
from programs.specialty_names import specialty_name
from search.presenters.places import state_name
from search.states import slugs


@dataclass(frozen=True, slots=True)
class Crumb:
    name: str
    path: str


Trail = tuple[Crumb, ...]


def to_specialty(specialty: Specialty) -> Trail:
    above = Crumb(_("Specialties"), reverse("search:specialty-list"))
    return above, Crumb(
        specialty_name(specialty.common_name), reverse("search:specialty-detail", args=[specialty.slug])
    )


def to_state(specialty: Specialty, code: str) -> Trail:
    return *to_specialty(specialty), Crumb(state_name(code), state_path(specialty, code))


def to_program(program: Program) -> Trail:
    """Needs institution and specialty. A program whose state is not confirmed stands right under its specialty."""
    known = program.state in slugs()
    above = to_state(program.specialty, program.state) if known else to_specialty(program.specialty)
    path = reverse("search:program-detail", args=[program.public_id, program.slug])
    return *above, Crumb(program.place_name, path)


def state_path(specialty: Specialty, code: str) -> str:
    return reverse("search:specialty-state", args=[specialty.slug, slugs()[code]])
