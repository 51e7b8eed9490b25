"""A short question to copy for each rule. In English in every language: it goes to the program."""

from collections.abc import Mapping
from types import MappingProxyType

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "img": "Does your program consider graduates of international medical schools?",
        "visa": "Does your program currently sponsor visas for residents, and which (J-1, H-1B)?",
        "visa_j1": "Does your program currently sponsor the J-1 (ECFMG) visa?",
        "visa_h1b": "Does your program currently sponsor the H-1B for residents, and by when do you need Step 3?",
        "h1b_step3": "By when do you need a Step 3 result to file an H-1B petition?",
        "work_permit": "Does your program accept residents who hold an employment authorization document (EAD)?",
        "graduation": "Do you have a limit on years since graduation, and from which date do you count it?",
        "attempts": "Do you have a limit on failed USMLE attempts, and does it count each exam or all of them?",
        "step1": "How do you read a pass in Step 1 where your page states a minimum score?",
        "step2": "Is the minimum Step 2 CK score on your page in force this season?",
        "step2_by": "By when do you need the Step 2 CK result?",
        "step3": "Do you ask for Step 3 before the start of training?",
        "ecfmg": "By when do you need the ECFMG certificate?",
        "nrmp": "By when do you need the ECFMG certificate?",
        "usce": "How much US clinical experience do you ask for, and do observerships count?",
        "usce_kind": "Do observerships count as US clinical experience for your program?",
        "usce_recency": "How recent should US clinical experience be?",
        "clinical_recency": "How recent should clinical work be?",
        "us_training": "Do you ask for prior accredited training in the United States or Canada?",
        "letters": "How many letters of recommendation do you ask for?",
        "letters_us": "How many letters from US physicians do you ask for?",
        "letters_specialty": "How many letters from your specialty do you ask for?",
        "school": "Which medical schools do you accept graduates of?",
        "track": "Do you offer positions to applicants without prior accredited training?",
        "deadline": "Until when do you take applications this season?",
    }
)
