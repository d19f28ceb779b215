# ruff: noqa: E501 - one wrong line a row reads better than a row in pieces
"""``portal law check`` refuses what has no effect and what cannot be, in Dutch, with file, key and reason."""

from datetime import date
from pathlib import Path

import pytest

from portal.rules import lawcheck, library
from portal.rules.codes import FLAGS
from portal.rules.effects import LAW_KEYS
from portal.rules.flags import BY_CODE
from portal.rules.library import LawError
from tests.rules.support import copied_law, edit, the_library

HS = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
RTM = "gemeente/rotterdam/tegenprestatie/2015-01-01.toml"
BR = "gemeente/beleidsregels/tegenprestatie/2015-01-01.toml"
VB = "gemeente/voorbeeldgemeente/tegenprestatie/2025-01-01.toml"
TODAY = date(2026, 6, 1)


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in lawcheck.problems(library.load(root), TODAY)]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (VB, "mantelzorg_gevolg = { waarde", "# mantelzorg_gevolg = { waarde", "bestaand.mantelzorg_uren_vanaf: doet niets zonder bestaand.mantelzorg_gevolg"),
        (VB, "ondersteuning = { artikel", 'voorstel_maatregel = { artikel = "6" }\nondersteuning = { artikel', "verloop.voorstel_maatregel: doet niets naast maatregel.geen_maatregel"),
        (VB, "mantelzorg_uren_vanaf = {", 'mantelzorg_maanden_langer_dan = { waarde = 3, artikel = "4" }\nmantelzorg_uren_vanaf = {', "bestaand.mantelzorg_grenzen: ontbreekt"),
        (VB, "mantelzorg_uren_vanaf = {", 'mantelzorg_grenzen = { waarde = "en", artikel = "4" }\nmantelzorg_uren_vanaf = {', "bestaand.mantelzorg_grenzen: doet niets zonder een grens voor uren"),
        (HS, "mantelzorg_uren_meer_dan = {", 'mantelzorg_grenzen = { waarde = "en", artikel = "1.2" }\nmantelzorg_uren_meer_dan = {', "bestaand.mantelzorg_grenzen: doet niets naast de tegenstrijdigheid"),
        (VB, 'maanden_maximum = { waarde = 12, artikel = "3.2" }', 'maanden_maximum = { waarde = 12, artikel = "4" }', "omvang.maanden_maximum: verwijst naar art. 4, maar volgens wordt staat het in art. 3 lid 2"),
        (HS, 'lezingen = ["vijf", "vier"]', 'lezingen = ["vijf", "drie"]', "tegenstrijdigheid.C10.lezingen: moet een van deze zijn: vijf, vier"),
        (HS, 'standaard = "vijf"', 'standaard = "vijf"\nkeuze = { lezing = "vier", door = "mr. X", op = 2026-06-02 }', "tegenstrijdigheid.C10.keuze.op: 2026-06-02 ligt in de toekomst"),
        (HS, "niemand_betaalt = {", "# niemand_betaalt = {", "tegenstrijdigheid.C10: geen zaak kan dit raken zonder inhoud.niemand_betaalt"),
        (HS, "uren_minimum = { waarde = 4", 'uren_standaard = { waarde = 2, artikel = "4.1" }\nuren_minimum = { waarde = 4', "omvang.uren_standaard: is minder dan het minimum"),
        (HS, "[afweging]", '[afweging]\nafwijken_van = { waarde = ["doel"], artikel = "4.1" }', "afweging.afwijken_van: noemt artikel doel, maar daarop rust geen vraag waarvan kan worden afgeweken"),
        (HS, "[afweging]", '[afweging]\nafwijken_van = { waarde = ["2.1.4"], artikel = "4.1" }', "afweging.afwijken_van: noemt artikel 2.1.4, maar daarop rust geen vraag waarvan kan worden afgeweken"),
        (BR, "[verordening]", "[afstemmingsverordening]", "verordening: ontbreekt: beleidsregels leggen alleen niets op"),
        (VB, "[maatregel]", '[verordening]\ntitel = "V"\nartikel = "art. 1"\ndoor = "X"\nop = 2026-01-01\n[maatregel]', "verordening: doet niets bij soort verordening"),
        (VB, "[maatregel]", '[afstemmingsverordening]\ntitel = "V"\nartikel = "art. 1"\npercentage = 30\nmaanden = 1\ndoor = "X"\nop = 2026-01-01\n[maatregel]', "afstemmingsverordening: doet niets naast maatregel.geen_maatregel"),
        (VB, "[maatregel]", '[clausule.x]\nartikel = "5"\nvraag = "Is het zo?"\ngaat_over = ["opleggen"]\n[maatregel]', "clausule: art. 5 zegt niet dat het clause_to_judge wordt"),
        (VB, 'brief = ["L11"] }', 'regel = ["clause_to_judge"] }', "artikel.5.wordt: noemt clause_to_judge, maar geen [clausule] verwijst naar dit artikel"),
        (VB, "uren_per_jaar_minimum =", 'uren_minimum = { waarde = 20, artikel = "3.1" }\nuren_per_jaar_minimum =', "omvang: de uren per week, per maand en per jaar laten samen geen enkel aantal toe"),
        (RTM, "uren_standaard = { waarde = 20", "uren_minimum = { waarde = 33", "omvang: vanaf 32 uur per week is het te groot"),
        (RTM, "uren_standaard = { waarde = 20", 'uren_maximum = { waarde = 16, artikel = "6.1" }\nuren_standaard = { waarde = 20', "omvang.uren_standaard: is meer dan het maximum"),
    ],
)  # fmt: skip
def test_what_has_no_effect_is_refused(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    root = copied_law(tmp_path)
    edit(root / file, old, new)
    if "afstemmingsverordening" in new and file == BR:
        edit(root / file, "op = 2026-01-01", "percentage = 30\nmaanden = 1\nop = 2026-01-01")
    assert any(line.startswith(f"{file}: {expected}") for line in problems(root)), problems(root)


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "reason"),
    [
        (HS, "percentage_hoogste = { waarde = 50", "percentage_hoogste = { waarde = 250", "maatregel.percentage_hoogste.waarde", "moet tussen 1 en 100 procent liggen"),
        (HS, "uren_maximum = { waarde = 16", "uren_maximum = { waarde = 169", "omvang.uren_maximum.waarde", "moet tussen 0 en 168 uur liggen"),
        (HS, "maanden_minimum = { waarde = 3", "maanden_minimum = { waarde = 2.5", "omvang.maanden_minimum.waarde", "moet een heel getal zijn, in maanden"),
        (HS, 'soort = "verordening"', 'soort = "besluit"', "regeling.soort", "moet een van deze zijn: verordening, beleidsregels, voorbeeld"),
        (VB, 'soorten = { waarde = ["volunteering", "other_useful_work"]', "soorten = { waarde = []", "inhoud.soorten.waarde", "moet een van deze zijn: "),
        (VB, 'waarde = ["volunteering", "other_useful_work"]', 'waarde = ["volunteering", "volunteering"]', "inhoud.soorten.waarde", "noemt iets dubbel"),
        (VB, "[maatregel]", '[clausule.x]\nartikel = "5"\nvraag = "Zo?"\ngaat_over = ["alles"]\n[maatregel]', "clausule.x.gaat_over", "moet een van deze zijn: opleggen"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_once(
    tmp_path: Path, file: str, old: str, new: str, key: str, reason: str
) -> None:
    root = copied_law(tmp_path)
    edit(root / file, old, new)
    with pytest.raises(LawError) as caught:
        library.load(root)
    assert (caught.value.path, caught.value.key) == (file, key)
    assert caught.value.reason.startswith(reason)


def test_a_key_needs_and_excludes_only_keys_that_there_are() -> None:
    for key, says in LAW_KEYS.items():
        assert says.does, key
        assert says.without, key
        assert {*says.needs, *says.not_with} <= set(LAW_KEYS), key


def test_each_flag_is_told_once() -> None:
    assert sorted(BY_CODE) == sorted(FLAGS)


def test_a_flag_needs_only_keys_that_there_are() -> None:
    for flag in BY_CODE.values():
        assert {key for group in flag.needs for key in group} <= set(LAW_KEYS)


def test_the_shipped_contradictions_name_known_readings() -> None:
    assert [line for line in lawcheck.problems(the_library(), TODAY) if "lezingen" in line.key] == []
