"""The names under which pages speak of a specialty, folded to plain words, and the ACGME code of each."""

from collections.abc import Mapping
from types import MappingProxyType

_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "040": ("anesthesiology", "anesthesia"),
    "080": ("dermatology",),
    "110": ("emergency medicine",),
    "120": ("family medicine", "family practice", "family and community medicine"),
    "140": ("internal medicine", "medicine"),
    "160": ("neurological surgery", "neurosurgery"),
    "180": ("neurology", "adult neurology"),
    "185": ("child neurology", "pediatric neurology"),
    "200": ("nuclear medicine",),
    "220": ("obstetrics and gynecology", "ob/gyn", "obstetrics/gynecology", "ob-gyn"),
    "240": ("ophthalmology",),
    "260": ("orthopaedic surgery", "orthopedic surgery", "orthopaedics", "orthopedics"),
    "275": ("osteopathic neuromusculoskeletal medicine",),
    "280": ("otolaryngology", "otolaryngology - head and neck surgery", "ent"),
    "300": ("pathology", "anatomic and clinical pathology"),
    "320": ("pediatrics",),
    "340": ("physical medicine and rehabilitation", "pm and r"),
    "362": ("plastic surgery", "integrated plastic surgery"),
    "380": ("preventive medicine",),
    "400": ("psychiatry", "general psychiatry", "adult psychiatry"),
    "416": ("interventional radiology", "integrated interventional radiology"),
    "420": ("diagnostic radiology", "radiology"),
    "430": ("radiation oncology",),
    "440": ("surgery", "general surgery"),
    "451": ("vascular surgery", "integrated vascular surgery"),
    "461": ("thoracic surgery", "cardiothoracic surgery"),
    "480": ("urology",),
    "700": (
        "internal medicine/pediatrics",
        "internal medicine-pediatrics",
        "medicine/pediatrics",
        "med-peds",
        "med/peds",
    ),
    "999": ("transitional year",),
}

NAMES: Mapping[str, str] = MappingProxyType({name: code for code, names in _WRITTEN.items() for name in names})

IN_SENTENCES = (
    r"(?:anesthesi\w+|dermatolog\w+|emergency (?:medicine|department|physicians?)|em|family medicine|family "
    r"practice|family (?:physicians?|doctors?)|"
    r"internal medicine|internists?|im|neurosurg\w+|neurolog\w+|obstetric\w*|gynecolog\w+|ob-?/?gyns?|ophthalmolog\w+|"
    r"orthop\w+|otolaryngolog\w+|ent|patholog\w+|pediatric\w*|peds|physiatr\w+|physical medicine(?: "
    r"(?:and|&) rehabilitation)?|pm&r|plastic surg\w+|"
    r"preventive medicine|psychiatr\w+|radiation oncolog\w+|radiolog\w+|surg(?:ery|eons?|ical)|urolog\w+|"
    r"med-?/?peds|nuclear medicine|vascular surg\w+|cardiothoracic surg\w+)"
)
"""A specialty, or those who work in it, within a sentence in canonical spelling."""
