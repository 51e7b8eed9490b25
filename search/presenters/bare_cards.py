"""What a card says while the database does not answer: which program it is, and that the rest comes back.

Names are kept beside the index for that alone: a few megabytes in a web process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.dispatch import receiver
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programs.models import Program
from programs.specialty_names import specialty_name
from search.current import HeldIndex, index_built
from search.index import Index
from search.presenters.places import place_words

TEMPLATE = "components/program_card_bare.html"
OF_PROGRAM = ("public_id", "site", "site_city", "state", "specialty__common_name")
OF_INSTITUTION = tuple(f"institution__{name}" for name in ("plain_name", "listed_name", "name_certainty", "city"))


@dataclass(frozen=True, slots=True)
class Named:
    id: str
    slug: str
    name: str
    specialty: str
    city: str
    state: str


_named: Mapping[int, Named] = {}


@receiver(index_built, sender=HeldIndex)
def keep_names(*, index: Index, **_: Any) -> None:
    """One query, where the index is built; none for one that finds nothing."""
    global _named
    if not isinstance(index, Index) or not len(index.pks):
        return
    _named = {program.pk: _of(program) for program in _programs()}


def bare_card(pk: int) -> SafeString | None:
    """None for a program that was published since the names were read."""
    named = _named.get(pk)
    if named is None:
        return None
    told = {"specialty": specialty_name(named.specialty), "place": place_words(named.city, named.state)}
    return render_to_string(TEMPLATE, {"named": named, **told})


def _programs() -> Any:
    return Program.objects.published().select_related("institution", "specialty").only(*OF_PROGRAM, *OF_INSTITUTION)


def _of(program: Program) -> Named:
    return Named(
        id=program.public_id,
        slug=program.slug,
        name=program.place_name,
        specialty=program.specialty.common_name,
        city=program.city,
        state=program.state,
    )
