"""Recognises what does not belong in free text: medical words and BSN-like numbers. Pure."""

import re

from stdnum.nl import bsn

from portal.web.forms.digits import ascii_digits

# Beginnings of words that name an illness, a treatment or a medicine, in the languages clients write in.
# Words for places of voluntary work (ziekenhuis, verpleeghuis) and for care as such are left out on purpose.
MEDICAL_BEGINNINGS = (
    # Dutch
    *(
        "diagnos",
        "medicijn",
        "medicatie",
        "depressi",
        "kanker",
        "diabet",
        "suikerziekte",
        "hernia",
        "burn-out",
    ),
    *(
        "burnout",
        "psychiat",
        "psychos",
        "ptss",
        "autis",
        "adhd",
        "epilep",
        "reuma",
        "astma",
        "copd",
        "hartinfarct",
    ),
    *(
        "beroerte",
        "chemo",
        "dialyse",
        "verslaaf",
        "verslaving",
        "hiv",
        "schizofr",
        "bipolair",
        "dement",
        "alzheimer",
    ),
    *("zwanger", "miskraam", "tumor", "chronisch ziek", "hoge bloeddruk", "angststoornis"),
    # English
    *(
        "medication",
        "medicine",
        "cancer",
        "depress",
        "asthma",
        "addict",
        "pregnan",
        "stroke",
        "schizophren",
        "ptsd",
    ),
    # Arabic
    *("اكتئاب", "سرطان", "السكري", "أدوية", "دواء", "تشخيص", "حامل", "ربو", "صرع", "إدمان"),
    # Turkish
    *("depresyon", "kanser", "şeker hastalı", "ilaç", "teşhis", "hamile", "astım", "bağımlı"),
    # Polish
    *("depresj", "nowotw", "cukrzyc", "lekarstw", "diagnoz", "ciąż", "uzależni", "padaczk"),
    # Ukrainian
    *("депресі", "рак ", "діабет", "ліки", "діагноз", "вагітн", "астма", "епілепс"),
    # Persian
    *("افسردگی", "دیابت", "دارو", "باردار", "حامله", "آسم", "اعتیاد", "معتاد", "سکته", "شیمی‌درمانی"),
)
_MEDICAL = re.compile(
    r"(?<!\w)(?:ال)?(?:" + "|".join(map(re.escape, MEDICAL_BEGINNINGS)) + ")", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\d+])\d(?:[ .-]?\d){7,8}(?![ .-]?\d)")


def has_medical_word(text: str) -> bool:
    """True when a word in the text begins like the name of an illness, treatment or medicine."""
    return bool(_MEDICAL.search(text))


def has_bsn_like_number(text: str) -> bool:
    """True when eight or nine digits in the text pass the eleven-proof of the BSN."""
    return any(bsn.is_valid(number) for number in _NUMBER.findall(ascii_digits(text)))
