"""A telephone number in a line of text stays in one piece."""

import pytest

from portal.wording.wholenumbers import kept_whole


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Het Juridisch Loket: 0800 8020, gratis", "Het Juridisch Loket: 0800\u00a08020, gratis"),
        ("Bel 010 - 267 16 25.", "Bel 010\u00a0\u2011\u00a0267\u00a016\u00a025."),
        ("Bel +31 (0)10 000 00 01", "Bel +31\u00a0(0)10\u00a0000\u00a000\u00a001"),
        ("Loket 2, kamer 3", "Loket 2, kamer 3"),
        ("Bel 112", "Bel 112"),
    ],
)
def test_spaces_and_hyphens_in_a_number_break_no_line(line: str, whole: str) -> None:
    assert kept_whole(line) == whole
