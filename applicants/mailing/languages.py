from django.conf import settings

from applicants.models import Applicant

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def language_of(applicant: Applicant) -> str:
    """Hers, or English where hers is not one of ours any more."""
    return applicant.language if applicant.language in LANGUAGES else settings.LANGUAGE_CODE
