"""What is known of papers and exams, with the season it was said for and how sure it is.

`page`: where it was read, or, for what third parties report, the official page on which to check it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applicants.models import DocumentKind as Kind
from programs.models.season import Grade
from programs.vocabulary import Label
from search.presenters.dates import GRADES
from search.presenters.places import host

FAQ = (
    "https://students-residents.aamc.org/eras-tools-and-worksheets-residency-applicants/"
    "faqs-eras-residency-applicants?topic=myeras-documents"
)
PATHWAYS = "https://www.ecfmg.org/certification-pathways/"
EVSP = "https://www.ecfmg.org/evsp/applying-general.html"


@dataclass(frozen=True, slots=True)
class Note:
    """`of`: the season or year it was said for, as words; empty: the page bears no date."""

    words: Label
    of: str
    grade: Grade
    page: str

    @property
    def grade_words(self) -> str:
        return str(GRADES[self.grade])

    @property
    def host(self) -> str:
        return host(self.page)

    @property
    def reported(self) -> bool:
        return self.grade in {Grade.THIRD_PARTY, Grade.THIRD_PARTIES_AGREE}


_SEVEN_YEARS = Note(
    _("All required exams are to be passed within seven years of the first pass."),
    "2026",
    Grade.THIRD_PARTY,
    "https://www.ecfmg.org/",
)
_AFTER_START = Note(
    _("The Match expects that a resident can begin on 1 July of the Match year."),
    "",
    Grade.OFFICIAL,
    "https://www.nrmp.org/topic/match-participants/programs/?post_type=help",
)

NOTES: Mapping[str, tuple[Note, ...]] = {
    Kind.EXPERIENCE: (
        Note(
            _("Up to ten experiences, three of them marked as most meaningful."),
            "2027",
            Grade.SECONDARY,
            "https://ismms-md-program.gitbook.io/career-and-professional-development/"
            "prepare-for-residency-residency-application-resources/the-residency-application/"
            "application-timeline-regular-match-2027",
        ),
    ),
    Kind.PERSONAL_STATEMENT: (
        Note(
            _("You may write several; each program is given one, and you may change it at any time."),
            "2025",
            Grade.OFFICIAL,
            FAQ,
        ),
    ),
    Kind.LETTER: (
        Note(
            _("Any number may be uploaded, at most four go to one program, and the writers upload them themselves."),
            "2025",
            Grade.OFFICIAL,
            FAQ,
        ),
    ),
    Kind.MSPE: (
        Note(
            _("For international graduates ECFMG uploads it. Who has none says so; a neutral letter stands for it."),
            "",
            Grade.OFFICIAL,
            "https://www.ecfmg.org/eras/applicants-documents-overview.html",
        ),
    ),
    Kind.PHOTO: (Note(_("Giving it to a program is optional."), "2025", Grade.OFFICIAL, FAQ),),
    Kind.SCORES: (Note(_("Giving them to a program is optional."), "2025", Grade.OFFICIAL, FAQ),),
    Kind.TOKEN: (
        Note(
            _("International graduates get it from ECFMG, which is their dean's office in ERAS."),
            "2026",
            Grade.OFFICIAL,
            "https://students-residents.aamc.org/applying-residencies-eras/publication-chapters/"
            "fellowship-and-residency-applicant-responsibilities",
        ),
    ),
    Kind.STEP1: (_SEVEN_YEARS,),
    Kind.STEP2: (_SEVEN_YEARS,),
    Kind.OET: (
        Note(
            _("For the Pathways of the 2027 season a test taken from 1 January 2025 on counts."),
            "2027",
            Grade.THIRD_PARTY,
            PATHWAYS,
        ),
        Note(
            _("Every Pathway asks for OET Medicine, of native speakers too."),
            "2026",
            Grade.THIRD_PARTIES_AGREE,
            PATHWAYS,
        ),
    ),
    Kind.PATHWAY: (
        Note(
            _("A certificate by a Pathway of the 2026 season is valid to 31 December 2028 until made permanent."),
            "2026",
            Grade.THIRD_PARTY,
            PATHWAYS,
        ),
    ),
    Kind.ECFMG_CERTIFICATE: (
        Note(
            _("One may register for the Match without it; ECFMG must confirm that its requirements are met."),
            "",
            Grade.OFFICIAL,
            "https://www.nrmp.org/topic/match-participants/programs/?post_type=help",
        ),
    ),
    Kind.STEP3: (
        Note(
            _("Only after ECFMG certification. Neither that nor the Match needs it; an H-1B petition does."),
            "",
            Grade.SECONDARY,
            "https://residency.dom.pitt.edu/visa-guidelines/",
        ),
    ),
    Kind.STATEMENT_OF_NEED: (
        Note(_("From the country of your last legal permanent residence."), "", Grade.OFFICIAL, EVSP),
    ),
    Kind.DS2019: (
        Note(
            _("ECFMG is the sponsor of every clinical J-1; the program applies through its liaison."),
            "",
            Grade.OFFICIAL,
            "https://www.ecfmg.org/evsp/application-supporting.html",
        ),
    ),
    Kind.H1B_PETITION: (
        Note(
            _("Needs the degree, a state licence or training authorisation, ECFMG certification and Steps 1 to 3."),
            "",
            Grade.SECONDARY,
            "http://aa-law.com/index.php?option=com_content&view=article&task=view&Itemid=544&id=487&view=article&Item=102",
        ),
    ),
    Kind.TRAINING_LICENCE: (
        Note(
            _("Each state has its own rules; it is usually arranged after the Match."),
            "",
            Grade.SECONDARY,
            "https://www.ama-assn.org/education/international-medical-education/"
            "international-medical-graduates-img-toolkit-state-medical",
        ),
    ),
    Kind.ORIENTATION: (_AFTER_START,),
}
