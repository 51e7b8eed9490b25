"""What became of a program in other seasons of the same reader."""

from applicants.models import ShortlistEntry


def earlier_of(found: ShortlistEntry) -> list[ShortlistEntry]:
    """The latest season first. One query."""
    same = found.applicant.entries.filter(program=found.program_id).exclude(match_year=found.match_year)
    return list(same.defer("notes").order_by("-match_year"))
