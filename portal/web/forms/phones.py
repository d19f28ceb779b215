"""Telephone numbers as people write them, and how many digits one has."""

import re

from portal.web.forms.digits import ascii_digits

DIGITS = range(8, 16)
"""Of a number with its country, at most fifteen (ITU E.164); fewer than eight nobody has here."""
DUTCH = 10
"""Digits of a Dutch number, with the 0 (nummerplan telefoon- en ISDN-diensten)."""
SERVICES = re.compile(r"0(?:800|90[069])\d{4}|097\d{9}")
"""Dutch numbers of another length: information numbers, and those of machines."""
_TRUNK = re.compile(r"^((?:\+|00)[\d ]+)\( ?0 ?\)")
_BRACKETS = re.compile(r"[()./]")
_NUMBER = re.compile(r"\+?[\d -]+")
_DUTCH_TRUNK = re.compile(r"^((?:\+|00)31[ -]*)0[ -]*(?=[1-9])")
_NOT_DIALLED = re.compile(r"[ -]")
_NETHERLANDS = re.compile(r"(?:\+|00)31")


def read(typed: str) -> str:
    """The number with digits 0 to 9; spaces and hyphens stay where they were.

    The ``(0)`` that one leaves out behind the number of a country is left out. Behind that of the Netherlands
    also without brackets; in other countries, such as Italy, a bare 0 is dialled.
    """
    number = _BRACKETS.sub("", _TRUNK.sub(r"\1", ascii_digits(typed))).strip()
    return _DUTCH_TRUNK.sub(r"\1", number)


def is_number(number: str) -> bool:
    """Whether this can be a telephone number of some country."""
    digits = _NOT_DIALLED.sub("", number).lstrip("+").removeprefix("00")
    return bool(_NUMBER.fullmatch(number)) and len(digits) in DIGITS


def is_whole(number: str) -> bool:
    """Whether a Dutch number has all its digits and no more; of foreign ones nobody can tell."""
    dialled = _NETHERLANDS.sub("0", _NOT_DIALLED.sub("", number), count=1)
    if re.match(r"0[1-9]", dialled):
        return len(dialled) == DUTCH or bool(SERVICES.fullmatch(dialled))
    return not re.fullmatch(r"6\d{7,8}", dialled)  # the 0 of a mobile number forgotten
