"""Yes-or-no columns of a program that look into other tables: `has_kind_c` and so on, `has_field_visa_j1` and so on."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from programs import fields
from programs.models import Fact, ProgramDate, Track
from programs.models.directory import ProgramQuerySet


def kind_flag(kind: str) -> str:
    return f"has_kind_{kind.lower()}"


def field_flag(field: str) -> str:
    return f"has_field_{field}"


def with_flags(programs: ProgramQuerySet, stated: Collection[str] = ()) -> ProgramQuerySet:
    """With the flags to filter by: whether a listed track is of a kind, and whether a source states a field.

    `stated` names the fields whose flags are wanted. A flag that no condition names costs the database nothing.
    """
    listed = Track.objects.filter(program=OuterRef("pk"), published=True)
    return programs.alias(
        **{kind_flag(kind): Exists(listed.filter(kind=kind)) for kind in fields.TRACK_KINDS},
        **{field_flag(field): Exists(_stating(field)) for field in stated},
    )


def _stating(field: str) -> QuerySet[Fact] | QuerySet[ProgramDate]:
    if field in fields.DATE_FIELDS:
        return ProgramDate.objects.filter(program=OuterRef("pk"), event=field)
    return Fact.objects.filter(program=OuterRef("pk"), field=field)
