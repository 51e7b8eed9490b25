"""The papers that an application like this usually is made of. Pure."""

from collections.abc import Iterator

from applicants.models import DocumentKind as Kind
from applicants.models import DocumentStatus as Status
from search.profile import ApplicantProfile

EVERYBODY = (Kind.PERSONAL_STATEMENT, Kind.MSPE, Kind.TRANSCRIPT, Kind.PHOTO, Kind.SCORES, Kind.STEP1, Kind.STEP2)
INTERNATIONAL = (Kind.TOKEN, Kind.OET, Kind.PATHWAY, Kind.CREDENTIALS, Kind.ECFMG_CERTIFICATE)
J1 = (Kind.STATEMENT_OF_NEED, Kind.DS2019, Kind.CONSULATE)
H1B = (Kind.STEP3, Kind.H1B_PETITION, Kind.CONSULATE)
MATCHED = (Kind.CONTRACT, Kind.TRAINING_LICENCE, Kind.ORIENTATION)
OF_CERTIFICATION = (Kind.STEP1, Kind.STEP2, Kind.OET, Kind.PATHWAY, Kind.CREDENTIALS, Kind.ECFMG_CERTIFICATE)


def usual_papers(profile: ApplicantProfile | None) -> dict[Kind, Status]:
    """With how far each is, as far as the profile tells. Nobody told: an international graduate, and no visa."""
    told = profile or ApplicantProfile()
    kinds = [*EVERYBODY, *(INTERNATIONAL if told.is_img else ()), *MATCHED]
    kinds += J1 if "j1" in told.visas_open else ()
    kinds += H1B if "h1b" in told.visas_open else ()
    known = dict(_known(told))
    return {kind: known.get(kind, Status.TO_DO) for kind in kinds}


def _known(told: ApplicantProfile) -> Iterator[tuple[Kind, Status]]:
    """The last that is said of a kind holds."""
    if told.step2_expected:
        yield Kind.STEP2, Status.EXPECTED
    if told.step3_expected:
        yield Kind.STEP3, Status.EXPECTED
    if told.ecfmg_expected:
        yield Kind.ECFMG_CERTIFICATE, Status.EXPECTED
    if told.step1 not in (None, "fail"):
        yield Kind.STEP1, Status.DONE
    if told.step2 is not None:
        yield Kind.STEP2, Status.DONE
    if told.step3:
        yield Kind.STEP3, Status.DONE
    if told.ecfmg_certified:
        yield from ((kind, Status.DONE) for kind in OF_CERTIFICATION)
