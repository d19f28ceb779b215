"""Whatever the template of a new law file offers, the file may have."""

import re
from pathlib import Path

import pytest

from portal import paths
from portal.cli import newlaw
from portal.domain.regimes import Regime
from portal.rules.reading import open_source
from portal.rules.regeling import Regeling
from portal.rules.regelingfile import parse, subjects
from portal.rules.values import LawError

VALUES = {"id": "nieuwdorp", "name": "Nieuwdorp", "date": "2027-01-01"}
KEY = re.compile(r"^# (\w+ = \{.*\})$")
CHOICES = re.compile(r"^#     Te kiezen: (.+)\.$")
TABLE = re.compile(r"^# (\[[\w.]+\])$")
ELSEWHERE = (('"6"', '"1"'), ('["4", "toelichting.4"]', '["1", "2"]'))
"""Articles that the example of a block names, and those that a file of two articles has."""
every_regime = pytest.mark.parametrize("regime", list(Regime))


def text_of(regime: Regime) -> list[str]:
    """The lines of a new file, as its author gets them."""
    return newlaw.filled(paths.LAW, regime, VALUES).splitlines()


def read(lines: list[str], folder: Path) -> Regeling:
    """The file with these lines."""
    file = folder / "2027-01-01.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return parse(open_source(file, folder))


def _words(line: str) -> list[str]:
    """The words that a line offers for a key."""
    offers = CHOICES.match(line)
    return offers[1].split(", ") if offers else []


def offered(lines: list[str]) -> list[list[str]]:
    """The file once for each key, each word and each table that it offers, with that one switched on."""
    found = []
    for number, line in enumerate(lines):
        before, after = lines[:number], [*lines[number + 1 :], ""]
        key = KEY.match(line)
        if key and after[0].startswith("#     "):
            found.append([*before, key[1], *after])
            for word in _words(after[1]):
                value = f'["{word}"]' if "waarde = [" in key[1] else f'"{word}"'
                chosen = re.sub(r'waarde = (\[.*?\]|".*?")', f"waarde = {value}", key[1])
                found.append([*before, chosen, *after])
        elif TABLE.match(line):
            length = next((at for at, one in enumerate(after) if not re.match(r"# \w+ = ", one)), len(after))
            told = [re.sub(r"^# |\s{3,}.*$", "", one) for one in lines[number : number + 1 + length]]
            found.append([*before, *told, *after[length:]])
    return found


@every_regime
def test_everything_that_a_template_offers_is_accepted(regime: Regime, tmp_path: Path) -> None:
    text = "\n".join(text_of(regime))
    for named, known in ELSEWHERE:
        text = text.replace(named, known)
    lines = text.splitlines()
    refused = {}
    for variant in offered(lines):
        try:
            read(variant, tmp_path)
        except LawError as error:
            refused[str(error)] = variant
    assert list(refused) == []
    assert len(offered(lines)) > 40


@every_regime
def test_a_template_names_what_a_clause_can_be_about(regime: Regime) -> None:
    [line] = [one for one in text_of(regime) if one.startswith("# gaat_over:")]
    named = [
        one.strip()
        for one in re.split(r",| of ", re.sub(r"\(.*?\)", "", line.partition(":")[2].partition(".")[0]))
    ]
    assert named == subjects(regime)


def test_a_clause_about_what_the_regime_does_not_know_is_refused(tmp_path: Path) -> None:
    """A clause about an ontheffing would be asked in no case: there is none."""
    regime = Regime.PARTICIPATION
    for about in ("ontheffing", "maatregel"):
        clause = ["[clausule.x]", 'artikel = "1"', 'vraag = "Is het zo?"', f'gaat_over = ["{about}"]']
        with pytest.raises(LawError, match=r"clausule\.x\.gaat_over: moet een van deze zijn: opleggen"):
            read([*text_of(regime), *clause], tmp_path)
