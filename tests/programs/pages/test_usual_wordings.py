"""The sentences that most programs use, each with several names for the same thing: what they state, and no more."""

from typing import NamedTuple

import pytest

from programs.pages.extract import extract
from tests.programs.pages.test_hard_sentences import told


class Way(NamedTuple):
    """Sentences with `{v}` or `{V}`, where one of the names stands; what they state of the fields in question."""

    states: str
    sentences: tuple[str, ...]


class Subject(NamedTuple):
    names: tuple[str, ...]
    fields: tuple[str, ...]
    ways: tuple[Way, ...]


SUBJECTS = {
    **{
        field: Subject(
            (f"{visa} visas",),
            (field,),
            (
                Way(
                    f"{field}=yes",
                    (
                        "We sponsor {v}.",
                        "We do sponsor {v}.",
                        "We accept {v}.",
                        "We will accept {v}.",
                        "{V} are accepted.",
                        "{V} are sponsored.",
                        "{V} are sponsored by our institution.",
                        "Our hospital sponsors {v} for residents.",
                        "The program supports {v}.",
                        "Applicants with {v} are welcome.",
                        "{V} are available.",
                        "{V} sponsorship is available.",
                        "We offer sponsorship of {v}.",
                        "We are able to sponsor {v}.",
                        "We can sponsor {v}.",
                        "We are happy to sponsor {v}.",
                        "Yes, we sponsor {v}.",
                        "We currently sponsor {v}.",
                        "We have sponsored {v} for many years and continue to do so.",
                        "The institution participates in {v} sponsorship.",
                        "{V} can be sponsored.",
                        "Our program accepts applicants who need {v}.",
                    ),
                ),
                Way(
                    f"{field}=no",
                    (
                        "We do not sponsor {v}.",
                        "We don't sponsor {v}.",
                        "We are not able to sponsor {v}.",
                        "We are unable to sponsor {v}.",
                        "We cannot sponsor {v}.",
                        "{V} are not accepted.",
                        "{V} are not sponsored.",
                        "{V} will not be sponsored.",
                        "No {v} are sponsored.",
                        "We no longer sponsor {v}.",
                        "We have stopped sponsoring {v}.",
                        "We have never sponsored {v}.",
                        "{V} are not available.",
                        "{V} sponsorship is not available.",
                        "Sponsorship of {v} is not offered.",
                        "The program does not offer {v}.",
                        "The hospital will not support {v}.",
                        "Unfortunately, we do not accept {v}.",
                        "At this time we do not accept {v}.",
                        "We regret that we cannot accept {v}.",
                        "Applicants who require {v} are not eligible.",
                        "Applicants requiring {v} will not be considered.",
                        "We do not consider applicants who need {v}.",
                        "Please note that {v} are not supported.",
                        "Our institution does not participate in {v} sponsorship.",
                        "{V} are excluded.",
                        "We do not currently offer {v}.",
                        "There is no sponsorship for {v}.",
                        "Neither our program nor our hospital sponsors {v}.",
                        "{V} holders are not eligible.",
                    ),
                ),
                Way(
                    f"{field}=case_by_case",
                    (
                        "{V} are considered on a case-by-case basis.",
                        "We may sponsor {v}.",
                        "{V} are sponsored in exceptional cases.",
                        "{V} may be considered.",
                        "We sponsor {v} only in rare circumstances.",
                        "{V} are rarely sponsored.",
                        "We occasionally sponsor {v}.",
                        "{V} are sponsored at the discretion of the program director.",
                        "Requests for {v} are decided individually.",
                        "{V} are offered on a limited basis.",
                        "We will consider {v} for exceptional candidates.",
                        "{V} are possible in select cases.",
                    ),
                ),
            ),
        )
        for field, visa in (("visa_j1", "J-1"), ("visa_h1b", "H-1B"))
    },
    "taken": Subject(
        (
            "international medical graduates",
            "IMGs",
            "foreign medical graduates",
            "graduates of international medical schools",
        ),
        ("accepts_img",),
        (
            Way(
                "accepts_img=yes",
                (
                    "We accept {v}.",
                    "We welcome applications from {v}.",
                    "{V} are welcome to apply.",
                    "{V} are encouraged to apply.",
                    "{V} are considered.",
                    "{V} are eligible to apply.",
                    "Our program accepts {v}.",
                    "We consider applications from {v}.",
                    "Yes, we do accept {v}.",
                    "We interview and rank {v}.",
                    "Applications from {v} are accepted.",
                    "Many of our residents are {v}.",
                    "{V} must be ECFMG certified.",
                ),
            ),
            Way(
                "accepts_img=no",
                (
                    "We do not accept {v}.",
                    "We do not accept applications from {v}.",
                    "{V} are not eligible.",
                    "{V} are not accepted.",
                    "{V} will not be considered.",
                    "We are unable to consider {v}.",
                    "We cannot accept {v}.",
                    "Our program does not interview {v}.",
                    "At this time we are not accepting applications from {v}.",
                    "Unfortunately, {v} are not considered.",
                    "Applications from {v} are not accepted.",
                    "We do not currently consider {v}.",
                    "No {v} are accepted.",
                ),
            ),
            Way(
                "accepts_img=rarely",
                (
                    "We rarely interview {v}.",
                    "{V} are rarely accepted.",
                    "We seldom accept {v}.",
                    "Only exceptional {v} are considered.",
                ),
            ),
            Way(
                "",
                (
                    "We do not discriminate against {v}.",
                    "{V} may contact the ECFMG for more information.",
                    "Information for {v} can be found on the ECFMG website.",
                ),
            ),
        ),
    ),
    "step 2": Subject(
        (
            "Step 2 CK scores",
            "USMLE Step 2 CK scores",
            "passing Step 2 CK scores",
        ),
        ("step2_by",),
        (
            Way(
                "step2_by=application required",
                (
                    "{V} must be submitted with the application.",
                    "{V} must be available at the time of application.",
                    "{V} are required at the time of application.",
                    "{V} are required to apply.",
                    "Applicants must have {v} when they apply.",
                    "{V} are required for your application to be considered complete.",
                    "We require {v} at the time of application.",
                    "{V} must be received before we review your application.",
                ),
            ),
            Way(
                "step2_by=interview required",
                (
                    "{V} are required before an interview is offered.",
                    "We require {v} before offering an interview.",
                    "Applicants must have {v} before being interviewed.",
                    "{V} must be available prior to interview.",
                    "We do not interview applicants without {v}.",
                ),
            ),
            Way(
                "step2_by=ranking required",
                (
                    "{V} are required before ranking.",
                    "{V} must be received before we submit our rank list.",
                    "Applicants must have {v} to be ranked.",
                    "We will not rank applicants without {v}.",
                    "{V} must be available by the rank order list deadline.",
                    "{V} must be received by January 31.",
                ),
            ),
            Way(
                "step2_by=start required",
                (
                    "{V} are required before the start of residency.",
                    "{V} must be received before July 1.",
                    "{V} are required prior to matriculation.",
                ),
            ),
            Way(
                "step2_by=application preferred",
                (
                    "{V} are preferred at the time of application.",
                    "We prefer to see {v} at the time of application.",
                    "{V} are recommended at the time of application.",
                    "We encourage applicants to submit {v} with their application.",
                ),
            ),
            Way(
                "",
                (
                    "{V} are not required at the time of application.",
                    "{V} are not required to apply.",
                    "We do not require {v}.",
                    "You do not need {v} for an interview.",
                    "You may apply without {v}.",
                    "We do not have a cutoff for {v}.",
                ),
            ),
        ),
    ),
    "certificate": Subject(
        (
            "ECFMG certification",
            "an ECFMG certificate",
            "a valid ECFMG certificate",
        ),
        ("ecfmg_certificate_by",),
        (
            Way(
                "ecfmg_certificate_by=application required",
                (
                    "{V} is required at the time of application.",
                    "IMGs must have {v} when they apply.",
                    "Applicants must hold {v} to apply.",
                    "{V} must be submitted with the application.",
                    "We require {v} at the time of application.",
                ),
            ),
            Way(
                "ecfmg_certificate_by=interview required",
                (
                    "{V} is required before an interview is offered.",
                    "We do not interview IMGs without {v}.",
                    "IMGs must have {v} before the interview.",
                ),
            ),
            Way(
                "ecfmg_certificate_by=ranking required",
                (
                    "{V} is required before ranking.",
                    "IMGs must have {v} to be ranked.",
                    "{V} must be obtained before our rank list is submitted.",
                    "{V} must be received by January 31.",
                ),
            ),
            Way(
                "ecfmg_certificate_by=start required",
                (
                    "{V} is required before the start of training.",
                    "IMGs must have {v} before July 1.",
                    "{V} must be obtained before residency begins.",
                    "{V} is not required to apply but must be obtained by the start of residency.",
                ),
            ),
            Way(
                "ecfmg_certificate_by=application preferred",
                (
                    "{V} is preferred at the time of application.",
                    "We prefer applicants who have {v} when they apply.",
                ),
            ),
            Way(
                "",
                (
                    "{V} is not required at the time of application.",
                    "You do not need {v} to apply.",
                    "{V} is issued by the ECFMG.",
                ),
            ),
        ),
    ),
    "experience": Subject(
        (
            "US clinical experience",
            "U.S. clinical experience",
            "clinical experience in the United States",
        ),
        (
            "usce_kind",
            "usce_months",
        ),
        (
            Way(
                "usce_months=3 required",
                (
                    "At least three months of {v} are required.",
                    "We require a minimum of 3 months of {v}.",
                    "Applicants must have at least three months of {v}.",
                    "A minimum of 12 weeks of {v} is required.",
                    "{V}: at least 3 months required.",
                ),
            ),
            Way(
                "usce_months=3 preferred",
                (
                    "At least three months of {v} are preferred.",
                    "We prefer applicants with at least 3 months of {v}.",
                    "Three months of {v} are recommended.",
                    "Ideally, applicants have three months of {v}.",
                ),
            ),
            Way(
                "usce_kind=us_experience_unspecified required",
                (
                    "{V} is required.",
                    "Applicants must have {v}.",
                    "We require {v}.",
                    "{V} is mandatory.",
                ),
            ),
            Way(
                "usce_kind=us_experience_unspecified preferred",
                (
                    "{V} is preferred.",
                    "We prefer applicants with {v}.",
                    "{V} is strongly recommended.",
                    "{V} is a plus.",
                    "Preference is given to applicants with {v}.",
                    "{V} is desirable.",
                ),
            ),
            Way(
                "usce_months=0",
                (
                    "{V} is not required.",
                    "We do not require {v}.",
                    "{V} is not mandatory.",
                    "No {v} is required.",
                    "There is no requirement for {v}.",
                ),
            ),
            Way(
                "",
                (
                    "We do not offer {v}.",
                    "Our students gain {v}.",
                ),
            ),
        ),
    ),
    "graduation": Subject(
        (
            "within the last five years",
            "within the past 5 years",
            "in the last 5 years",
            "no more than five years ago",
            "within 5 years of applying",
        ),
        ("max_years_since_graduation",),
        (
            Way(
                "max_years_since_graduation=5 required",
                (
                    "Applicants must have graduated from medical school {v}.",
                    "Graduation from medical school {v} is required.",
                    "We only consider applicants who graduated {v}.",
                    "We require graduation {v}.",
                ),
            ),
            Way(
                "max_years_since_graduation=5 preferred",
                (
                    "We prefer applicants who graduated {v}.",
                    "Graduation {v} is preferred.",
                    "Preference is given to those who graduated from medical school {v}.",
                    "Ideally, applicants graduated {v}.",
                ),
            ),
            Way("", ("Our faculty graduated {v}.",)),
        ),
    ),
    "one failure": Subject(
        (
            "one failure",
            "one failed attempt",
            "1 failed attempt",
        ),
        ("max_failed_attempts",),
        (
            Way(
                "max_failed_attempts=1 required",
                (
                    "No more than {v} is allowed on the USMLE.",
                    "We do not consider applicants with more than {v} on the USMLE.",
                    "Applicants with more than {v} on the USMLE will not be considered.",
                    "Applicants must have no more than {v} on the USMLE.",
                    "A maximum of {v} on the USMLE is accepted.",
                ),
            ),
        ),
    ),
    "no failure": Subject(
        (
            "no failures",
            "no failed attempts",
            "first-attempt passes",
        ),
        ("max_failed_attempts",),
        (
            Way(
                "max_failed_attempts=0 required",
                (
                    "Applicants must have {v} on the USMLE.",
                    "We require {v} on the USMLE.",
                    "{V} on the USMLE are required.",
                ),
            ),
            Way(
                "max_failed_attempts=0 preferred",
                (
                    "We prefer applicants with {v} on the USMLE.",
                    "{V} on the USMLE are preferred.",
                ),
            ),
        ),
    ),
    "deadline": Subject(
        (
            "October 31",
            "October 31st",
            "Oct 31",
        ),
        ("application_deadline",),
        (
            Way(
                "application_deadline=--10-31",
                (
                    "The deadline for applications is {v}.",
                    "Applications are due {v}.",
                    "Applications must be received by {v}.",
                    "We accept applications until {v}.",
                    "Applications received after {v} will not be considered.",
                    "All materials must be submitted by {v}.",
                    "Our application deadline is {v}.",
                    "Please apply by {v}.",
                    "The deadline to apply is {v}.",
                    "Applications close on {v}.",
                    "No applications will be accepted after {v}.",
                ),
            ),
            Way(
                "",
                (
                    "Interviews begin on {v}.",
                    "Interview invitations are sent on {v}.",
                    "We begin reviewing applications on {v}.",
                    "The page was updated on {v}.",
                    "Our open house is on {v}.",
                    "Elective applications for students are due {v}.",
                ),
            ),
        ),
    ),
    "positions": Subject(
        (
            "eight",
            "8",
        ),
        ("positions",),
        (
            Way(
                "positions=8",
                (
                    "We have {v} positions per year.",
                    "We accept {v} residents each year.",
                    "Each year we take {v} residents.",
                    "{V} residents are accepted each year.",
                    "The program offers {v} positions each year.",
                    "We match {v} residents annually.",
                    "There are {v} positions in each class.",
                    "{V} residents per year.",
                    "Our class size is {v}.",
                ),
            ),
            Way(
                "",
                (
                    "We have {v} hospitals.",
                    "We have {v} faculty members.",
                    "We have {v} fellows per year.",
                    "Our program has {v} chief residents.",
                    "{V} of our residents are from abroad.",
                    "{V} residents graduated last year.",
                ),
            ),
        ),
    ),
    "interviews": Subject(
        ("virtual",),
        ("interview_format",),
        (
            Way(
                "interview_format=virtual",
                (
                    "All interviews will be {v}.",
                    "Interviews will be {v} this year.",
                    "Our interviews are {v}.",
                    "We will conduct {v} interviews.",
                    "Interviews are {v} only.",
                ),
            ),
            Way(
                "",
                (
                    "Last year's interviews were {v}.",
                    "Our open house is {v}.",
                    "Our lectures are {v}.",
                ),
            ),
        ),
    ),
    "letters": Subject(
        (
            "three",
            "3",
            "three (3)",
        ),
        ("letters",),
        (
            Way(
                "letters=3 required",
                (
                    "{V} letters of recommendation are required.",
                    "We require {v} letters of recommendation.",
                    "Applicants must submit {v} letters of recommendation.",
                    "{V} letters of recommendation must be submitted.",
                    "Please submit {v} letters of recommendation.",
                    "A minimum of {v} letters of recommendation is required.",
                    "At least {v} letters of recommendation are needed.",
                    "You need {v} letters of recommendation.",
                ),
            ),
            Way(
                "",
                (
                    "Up to {v} letters of recommendation may be submitted.",
                    "No more than {v} letters of recommendation will be reviewed.",
                    "We do not require {v} letters of recommendation.",
                ),
            ),
        ),
    ),
}
CASES = [
    (subject.fields, way.states, sentence.format(v=name, V=name[0].upper() + name[1:]))
    for subject in SUBJECTS.values()
    for way in subject.ways
    for sentence in way.sentences
    for name in subject.names
]


@pytest.mark.parametrize(("fields", "expected", "sentence"), CASES, ids=[sentence for _, _, sentence in CASES])
def test_a_usual_sentence_says_this(fields: tuple[str, ...], expected: str, sentence: str) -> None:
    said = {told(one).removesuffix(" img") for one in extract(sentence) if one.field in fields}
    assert said == ({expected} if expected else set())


def test_they_are_many() -> None:
    assert len(CASES) > 500
