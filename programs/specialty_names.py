"""Specialties as the reader's language calls them. The directory's own names are English and stay so."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.models import Specialty
from programs.normalise import folded

NAMES = (
    _("Anesthesiology"),
    _("Child neurology"),
    _("Dermatology"),
    _("Diagnostic radiology"),
    _("Diagnostic radiology and nuclear medicine"),
    _("Emergency and family medicine"),
    _("Emergency medicine"),
    _("Emergency medicine and anesthesiology"),
    _("Family and neuromusculoskeletal medicine"),
    _("Family and preventive medicine"),
    _("Family medicine"),
    _("General surgery"),
    _("Internal medicine"),
    _("Interventional radiology"),
    _("Medicine and anesthesiology"),
    _("Medicine and dermatology"),
    _("Medicine and emergency medicine"),
    _("Medicine and medical genetics"),
    _("Medicine and preventive medicine"),
    _("Medicine and psychiatry"),
    _("Medicine-pediatrics"),
    _("Neurodevelopmental disabilities"),
    _("Neurology"),
    _("Neurosurgery"),
    _("Nuclear medicine"),
    _("Obstetrics and gynecology"),
    _("Ophthalmology"),
    _("Orthopaedic surgery"),
    _("Osteopathic neuromusculoskeletal medicine"),
    _("Otolaryngology"),
    _("Pathology"),
    _("Pediatrics"),
    _("Pediatrics and anesthesiology"),
    _("Pediatrics and emergency medicine"),
    _("Pediatrics and medical genetics"),
    _("Pediatrics and rehabilitation"),
    _("Pediatrics, psychiatry and child psychiatry"),
    _("Physical medicine and rehabilitation"),
    _("Plastic surgery"),
    _("Preventive medicine"),
    _("Psychiatry"),
    _("Psychiatry and family medicine"),
    _("Psychiatry and neurology"),
    _("Radiation oncology"),
    _("Thoracic surgery"),
    _("Transitional year"),
    _("Urology"),
    _("Vascular surgery"),
)
"""The common names of the opening directory. Any other is shown as it stands."""


@cache
def by_english() -> Mapping[str, Promise]:
    with translation.override(None):
        return MappingProxyType({str(name): name for name in NAMES})


def specialty_name(common_name: str) -> str:
    return str(by_english().get(common_name, common_name))


def in_spoken_order(specialties: Iterable[Specialty]) -> list[Specialty]:
    """From the order of their English names to that of the reader's language."""
    if get_language() == "en":
        return list(specialties)
    return sorted(specialties, key=lambda one: folded(specialty_name(one.common_name)))


def specialty_names(by_code: Mapping[str, str]) -> Mapping[str, str]:
    """Common names by code, in the reader's language and in its order."""
    return _spoken(tuple(by_code.items()), get_language() or "")


@lru_cache(maxsize=20)
def _spoken(pairs: tuple[tuple[str, str], ...], _language: str) -> Mapping[str, str]:
    """In the language of the moment, which is `_language`. Kept: every search shows them all."""
    spoken = [(code, specialty_name(name)) for code, name in pairs]
    if any(name != known for (_code, name), (_same, known) in zip(spoken, pairs, strict=True)):
        spoken.sort(key=lambda pair: (folded(pair[1]), pair[0]))
    return MappingProxyType(dict(spoken))
