"""What an application of another season needs again, and what ages or runs out. Written out, each with its source.

Grades as in programs.models.season.Grade; no address: the source is a third party's page that names no official one.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from programs.models.season import Grade
from programs.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Note:
    """`told_for`: the season or year for which the source says it."""

    title: Label
    words: Label
    grade: Grade
    told_for: str
    url: str = ""


AGAIN: tuple[Note, ...] = (
    Note(
        _("ERAS token"),
        _("A new one each season, bought from Intealth (ECFMG)."),
        Grade.OFFICIAL,
        "2024",
        "https://ecfmg.org/eras/",
    ),
    Note(
        _("USMLE transcript"),
        _("Paid once per season, so again for the next one."),
        Grade.OFFICIAL,
        "2024",
        "https://students-residents.aamc.org/applying-residencies-eras/fees-eras-residency-applications",
    ),
    Note(
        _("Letters of recommendation"),
        _("Ask each author whether the letter still holds, and for a new date. At most four go to a program."),
        Grade.OFFICIAL,
        "2025",
        "https://students-residents.aamc.org/eras-tools-and-worksheets-residency-applicants/"
        "faqs-eras-residency-applicants?topic=myeras-documents",
    ),
    Note(
        _("Match registration"),
        _("Each Match has its own, with its own fee."),
        Grade.OFFICIAL,
        "2026",
        "https://www.nrmp.org/match-calendars/",
    ),
)

AGES: tuple[Note, ...] = (
    Note(
        _("Seven years for the exams"),
        _("All exams for the ECFMG certificate within seven years of the first one passed."),
        Grade.THIRD_PARTY,
        "2026",
    ),
    Note(
        _("ECFMG certificate by a Pathway"),
        _("Certificates by a Pathway of 2026 hold until 31 December 2028, unless they have become permanent."),
        Grade.THIRD_PARTY,
        "2026",
        "https://www.ecfmg.org/certification-pathways/",
    ),
    Note(
        _("OET Medicine"),
        _("For the Pathways of 2027, tests from 1 January 2025 count."),
        Grade.THIRD_PARTY,
        "2027",
        "https://www.ecfmg.org/certification-pathways/",
    ),
)
