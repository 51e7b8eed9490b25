"""What people call specialties and places, in English and Spanish, beside what the directory calls them."""

from collections.abc import Mapping

SPECIALTY_WORDS: Mapping[str, str] = {
    "040": "anesthesia; anes; gas; anestesia; anestesiología",
    "080": "derm; dermatología",
    "110": "EM; ER; emergency; emergencias; medicina de emergencia; medicina de emergencias; medicina de urgencias",
    "120": "FM; family med; family practice; fam med; FP; medicina familiar; medicina de familia",
    "140": "IM; int med; internal med; medicine; internist; medicina interna",
    "160": "NSGY; neurosurg; neurosurgery; neurocirugía",
    "180": "neuro; neurología",
    "185": "peds neuro; pediatric neurology; neurología pediátrica; neurología infantil; neuropediatría",
    "186": "NDD; trastornos del neurodesarrollo",
    "200": "nuc med; nuclear med; medicina nuclear",
    "220": (
        "OB; OB/GYN; OBGYN; OBG; GYN; obstetrics; gynecology; ginecología; obstetricia; ginecología y obstetricia; "
        "gineco obstetricia"
    ),
    "240": "ophtho; eye; oftalmología",
    "260": "ortho; orthopedics; orthopedic surgery; ortopedia; traumatología; cirugía ortopédica",
    "275": "ONMM; OMM; OMT; medicina osteopática",
    "280": "ENT; oto; ear nose throat; otorrino; otorrinolaringología",
    "300": "path; AP/CP; patología; anatomía patológica",
    "320": "peds; paeds; pediatric; pediatría",
    "340": "PM&R; PMR; physiatry; rehab; physical medicine; rehabilitation; fisiatría; rehabilitación; medicina física",
    "362": "plastics; plastic surg; cirugía plástica",
    "380": "prev med; public health; occupational medicine; medicina preventiva; salud pública",
    "400": "psych; psychiatric; psiquiatría",
    "416": "IR; VIR; interventional; radiología intervencionista",
    "420": "DR; rads; radiology; imaging; radiología; radiodiagnóstico; diagnóstico por imagen",
    "430": "rad onc; radonc; radiotherapy; oncología radioterápica; radioterapia; oncología",
    "440": "GS; gen surg; surg; surgery; cirugía; cirugía general",
    "451": "vascular; vascular surg; cirugía vascular",
    "461": "CT surgery; cardiothoracic surgery; cirugía torácica; cirugía cardiotorácica",
    "480": "uro; urology; urología",
    "700": "med peds; medpeds; IM/peds; medicine pediatrics; medicina interna y pediatría",
    "705": "EM/IM; IM/EM",
    "715": "med psych; IM/psych",
    "720": "FM/psych; psych/FM",
    "725": "EM/peds; peds/EM",
    "726": "peds/anesthesia",
    "730": "triple board; peds/psych",
    "735": "peds/PM&R",
    "742": "IM/anesthesia",
    "751": "IM/preventive",
    "752": "FM/preventive",
    "753": "FM/ONMM",
    "755": "psych/neuro; neuropsychiatry; neuropsiquiatría",
    "765": "peds/genetics",
    "766": "IM/genetics",
    "770": "DR/nuclear",
    "785": "med derm; IM/derm",
    "795": "EM/FM; FM/EM",
    "796": "EM/anesthesia",
    "999": "TY; transitional; prelim year; intern year; año transicional; año de transición; transicional",
}
"""By ACGME code, apart by "; "."""

STATES_IN_SPANISH: Mapping[str, str] = {
    "DC": "Distrito de Columbia",
    "HI": "Hawái",
    "LA": "Luisiana",
    "MI": "Míchigan",
    "MO": "Misuri",
    "MS": "Misisipi",
    "NC": "Carolina del Norte",
    "ND": "Dakota del Norte",
    "NH": "Nuevo Hampshire",
    "NJ": "Nueva Jersey",
    "NM": "Nuevo México",
    "NY": "Nueva York",
    "PA": "Pensilvania",
    "SC": "Carolina del Sur",
    "SD": "Dakota del Sur",
    "TN": "Tenesí",
    "TX": "Tejas",
    "VI": "Islas Vírgenes",
    "WV": "Virginia Occidental",
}
"""Where the name differs from the English one by more than accents."""

CITY_WORDS: Mapping[tuple[str, str], str] = {
    ("New York", "NY"): "NYC; New York City; Manhattan; Nueva York; Ciudad de Nueva York",
    ("Bronx", "NY"): "NYC; New York City; Nueva York; El Bronx",
    ("Brooklyn", "NY"): "NYC; New York City; Nueva York",
    ("Staten Island", "NY"): "NYC; New York City; Nueva York",
    ("Elmhurst", "NY"): "NYC; New York City; Queens; Nueva York",
    ("Flushing", "NY"): "NYC; New York City; Queens; Nueva York",
    ("Forest Hills", "NY"): "NYC; New York City; Queens; Nueva York",
    ("Glen Oaks", "NY"): "NYC; New York City; Queens; Nueva York",
    ("Jamaica", "NY"): "NYC; New York City; Queens; Nueva York",
    ("Queens Village", "NY"): "NYC; New York City; Queens; Nueva York",
    ("Los Angeles", "CA"): "LA; L.A.",
    ("San Francisco", "CA"): "SF",
    ("New Orleans", "LA"): "NOLA; Nueva Orleans",
    ("Philadelphia", "PA"): "Philly; Filadelfia",
    ("Washington", "DC"): "Washington DC",
    ("Las Vegas", "NV"): "Vegas",
}


def apart(words: str) -> list[str]:
    """The phrases of "IM; int med", in their order."""
    return [phrase.strip() for phrase in words.split(";") if phrase.strip()]
