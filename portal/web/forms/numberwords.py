"""Numbers and halves in words, a table for each language: "anderhalf", "3 buçuk", "ثلاث ساعات ونصف".

All languages are read at once, as with the words of :mod:`portal.web.forms.measures`. Only what is a number
to every reader stands here: no "about", no "a few", no article.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from portal.web.forms.digits import folded


@dataclass(frozen=True)
class NumberWords:
    """How one language says numbers. A slash parts words for the same; a low line stands for a space."""

    count: str
    """From one to twelve, in order."""
    half: str
    """A half, before its unit: "een half uur"."""
    one_and_half: str
    and_half: str
    """A half more, behind a whole number or behind its unit: "3 and a half hours", "3 hours and a half"."""

    def words(self) -> Iterator[tuple[str, Decimal]]:
        """Each word that stands for a number, folded, with its number."""
        said = {Decimal(place): alike for place, alike in enumerate(self.count.split(), start=1)}
        said |= {Decimal("0.5"): self.half, Decimal("1.5"): self.one_and_half}
        for number, alike in said.items():
            yield from ((word, number) for word in _folded(alike))


TABLES = {
    "nl": NumberWords(
        count="een twee drie vier vijf zes zeven acht negen tien elf twaalf",
        half="half/halve/een_half/een_halve",
        one_and_half="anderhalf/anderhalve",
        and_half="en_een_half/en_een_halve/en_half/enhalf/enhalve",
    ),
    "en": NumberWords(
        count="one two three four five six seven eight nine ten eleven twelve",
        half="half/half_a/half_an/a_half",
        one_and_half="",
        and_half="and_a_half/and_half",
    ),
    "tr": NumberWords(
        count="bir iki üç dört beş altı yedi sekiz dokuz on on_bir/onbir on_iki/oniki",
        half="yarım",
        one_and_half="",
        and_half="buçuk",
    ),
    "pl": NumberWords(
        count="jeden/jedna/jedną dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć "
        "jedenaście dwanaście",
        half="pół",
        one_and_half="półtorej/półtora",
        and_half="i_pół",
    ),
    "uk": NumberWords(
        count="один/одна/одну два/дві три чотири п'ять/пять шість сім вісім дев'ять/девять десять "
        "одинадцять дванадцять",
        half="пів",
        one_and_half="півтори/півтора",
        and_half="з_половиною/і_пів/та_пів",
    ),
    "ar": NumberWords(
        count="واحد/واحدة اثنان/اثنتان ثلاث/ثلاثة أربع/أربعة خمس/خمسة ست/ستة سبع/سبعة "
        "ثمان/ثماني/ثمانية تسع/تسعة عشر/عشرة أحد_عشر/إحدى_عشرة اثنا_عشر/اثني_عشر/اثنتا_عشرة",
        half="نصف",
        one_and_half="",
        and_half="ونصف/و_نصف",
    ),
    "fa": NumberWords(
        count="یک/یه دو سه چهار پنج شش هفت هشت نه ده یازده دوازده",
        half="نیم",
        one_and_half="",
        and_half="و_نیم/ونیم",
    ),
}


NO = "نه"
"""Nine in Persian, and "no": without a unit it can be either."""


@cache
def numbers() -> dict[str, Decimal]:
    """Every word that is a number before a unit, folded, with its number."""
    return {word: number for table in TABLES.values() for word, number in table.words()}


@cache
def and_a_half() -> frozenset[str]:
    """What adds a half to a whole number, folded."""
    return frozenset(word for table in TABLES.values() for word in _folded(table.and_half))


def not_alone() -> frozenset[str]:
    """What says no amount without its unit: "half" may be half of anything."""
    return frozenset({NO, *(word for word, number in numbers().items() if number < 1)})


def _folded(alike: str) -> Iterator[str]:
    yield from (folded(word.replace("_", " ")) for word in alike.split("/") if word)
