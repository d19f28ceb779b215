# ruff: noqa: E501 - one wrong line a row reads better than a row in pieces
"""A malformed law file stops the start, and the message names file, key and reason."""

from datetime import date
from pathlib import Path

import pytest

from portal.rules import library
from portal.rules.library import LawError
from tests.rules.support import copied_law, edit

HS = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
GEMEENTE = "gemeente/rotterdam/gemeente.toml"
AOW = "wet/aow/2015-01-01.toml"
AWB = "wet/algemene-wet-bestuursrecht/2015-01-01.toml"

# fmt: off
WRONG = [
    (HS, "[doelgroep]", "[doelgroup]", "doelgroup", "is geen bekende sleutel"),
    (HS, 'id = "hoogezand-sappemeer"', 'id = "rotterdam"', "regeling.id", "is rotterdam, maar het bestand staat onder hoogezand-sappemeer"),
    (HS, 'id = "hoogezand-sappemeer"', "id = 3", "regeling.id", "moet tekst zijn"),
    (HS, 'soort = "verordening"', "", "regeling.soort", "ontbreekt"),
    (HS, 'soort = "verordening"', 'soort = "verordening"\nkleur = "rood"', "regeling.kleur", "is geen bekende sleutel"),
    (HS, 'regime = "tegenprestatie"', 'regime = "anders"', "regeling.regime", "moet een van deze zijn: tegenprestatie, maatschappelijke-participatie"),
    (HS, 'regime = "tegenprestatie"', 'regime = "maatschappelijke-participatie"', "regeling.regime", "is maatschappelijke-participatie, maar het bestand staat onder tegenprestatie"),
    (HS, "geldig_vanaf = 2015-01-01", "geldig_vanaf = 2015-02-01", "regeling.geldig_vanaf", "is 2015-02-01, maar het bestand staat onder 2015-01-01"),
    (HS, "geldig_vanaf = 2015-01-01", 'geldig_vanaf = "2015-01-01"', "regeling.geldig_vanaf", "moet een datum zijn"),
    (
        HS,
        "geldig_vanaf = 2015-01-01",
        "geldig_vanaf = 2015-01-01\ngeldig_tot_en_met = 2014-12-31",
        "regeling.geldig_tot_en_met",
        "ligt voor geldig_vanaf",
    ),
    (HS, 'grondslag = ["Part', 'grondslag = [1, "Part', "regeling.grondslag", "moet een lijst van teksten zijn"),
    (HS, 'grondslag = ["Participatiewet art. 8a lid 1 onder b"]', "grondslag = 8", "regeling.grondslag", "moet een lijst zijn"),
    (HS, 'aanduiding = "Doel"', "", "artikel.doel.aanduiding", "ontbreekt"),
    (HS, 'aanduiding = "Doel"', 'aanduiding = "Doel"\nnummer = 1', "artikel.doel.nummer", "is geen bekende sleutel"),
    (HS, 'wordt = { brief = ["L1 uitleg"], geen', 'wordt = { brieven = ["L1"], geen', "artikel.doel.wordt.brieven", "is geen bekende sleutel"),
    (HS, 'wordt = { brief = ["L1 uitleg"], geen', 'wordt = { brief = "L1", geen', "artikel.doel.wordt.brief", "moet een lijst zijn"),
    (HS, "uren_minimum = { waarde = 4, artikel", "uren_minst = { waarde = 4, artikel", "omvang.uren_minst", "is geen bekende sleutel"),
    (HS, "uren_minimum = { waarde = 4,", 'uren_minimum = { waarde = "4",', "omvang.uren_minimum.waarde", "moet een getal zijn, nul of meer"),
    (HS, "uren_minimum = { waarde = 4,", "uren_minimum = { waarde = true,", "omvang.uren_minimum.waarde", "moet een getal zijn, nul of meer"),
    (HS, "uren_minimum = { waarde = 4,", "uren_minimum = { waarde = -1,", "omvang.uren_minimum.waarde", "moet een getal zijn, nul of meer"),
    (HS, "uren_minimum = { waarde = 4,", "uren_minimum = { waarde = inf,", "omvang.uren_minimum.waarde", "moet een getal zijn, nul of meer"),
    (HS, "uren_minimum = { waarde = 4,", "uren_minimum = { waarde = nan,", "omvang.uren_minimum.waarde", "moet een getal zijn, nul of meer"),
    (HS, "uren_minimum = { waarde = 4,", "uren_minimum = {", "omvang.uren_minimum.waarde", "ontbreekt"),
    (HS, "uren_minimum = { waarde = 4,", "uren_minimum = { per = 1, waarde = 4,", "omvang.uren_minimum.per", "is geen bekende sleutel"),
    (HS, 'uren_minimum = { waarde = 4, artikel = "4.1" }', "uren_minimum = 4", "omvang.uren_minimum", "moet een tabel zijn met artikel, en met waarde waar die hoort"),
    (HS, 'uren_minimum = { waarde = 4, artikel = "4.1" }', "uren_minimum = { waarde = 4 }", "omvang.uren_minimum.artikel", "ontbreekt"),
    (HS, 'waarde = 4, artikel = "4.1"', 'waarde = 4, artikel = "44"', "omvang.uren_minimum.artikel", "artikel 44 staat niet in dit bestand"),
    (HS, 'alleen_zonder_inspanning = { ', "alleen_zonder_inspanning = { waarde = true, ", "doelgroep.alleen_zonder_inspanning.waarde", "is geen bekende sleutel"),
    (HS, 'uitkeringen = { waarde = ["part', 'uitkeringen = { waarde = ["bijstand", "part', "doelgroep.uitkeringen.waarde", "moet een van deze zijn: participatiewet, ioaw, ioaz, other"),
    (HS, 'uitkeringen = { waarde = ["participatiewet"]', 'uitkeringen = { waarde = "ioaw"', "doelgroep.uitkeringen.waarde", "moet een lijst van teksten zijn"),
    (HS, 'soorten = { waarde = ["vol', 'soorten = { waarde = ["zingen", "vol', "inhoud.soorten.waarde", "moet een van deze zijn: volunteering, mantelzorg, other_useful_work, language_training, exercise_training, personal_problems"),
    (HS, 'waarde = "geen_verplichting", artikel = "3.2.b"', 'waarde = "soms", artikel = "3.2.b"', "bestaand.mantelzorg_gevolg.waarde", "moet een van deze zijn: geen_verplichting, kan_meetellen, telt_mee"),
    (HS, 'waarde = "geen_verplichting", artikel = "3.2.b"', 'waarde = 3, artikel = "3.2.b"', "bestaand.mantelzorg_gevolg.waarde", "moet tekst zijn"),
    (HS, "[afweging]", '[afweging]\nafwijken_van = { waarde = [], artikel = "4.1" }', "afweging.afwijken_van.waarde", "noemt geen enkel artikel"),
    (HS, "[afweging]", '[afweging]\nafwijken_van = { waarde = ["44"], artikel = "4.1" }', "afweging.afwijken_van.waarde", "artikel 44 staat niet in dit bestand"),
    (HS, "[afweging]", '[afweging]\nafwijken_van = { waarde = ["4.1"], artikel = "4.1" }', "afweging.afwijken_van.waarde", "noemt het artikel dat dit zegt"),
    (HS, "[afweging]", '[afweging]\nafwijken_van = { waarde = ["3.1", "3.1"], artikel = "4.1" }', "afweging.afwijken_van.waarde", "noemt iets dubbel"),
    (HS, "[afweging]", '[afweging]\nafwijken_van = { waarde = "3.1", artikel = "4.1" }', "afweging.afwijken_van.waarde", "moet een lijst van teksten zijn"),
    (HS, 'vlag = "flag_fifth_condition"', 'vlag = "flag_sixth"', "tegenstrijdigheid.C10.vlag", "flag_sixth is geen bekende vlag; de gids noemt ze alle"),
    (HS, 'kanten = ["2.1.5", "toelichting.2"]', 'kanten = ["2.1.5"]', "tegenstrijdigheid.C10.kanten", "moet beide kanten noemen"),
    (HS, 'kanten = ["2.1.5", "toelichting.2"]', 'kanten = ["2.1.5", "99"]', "tegenstrijdigheid.C10.kanten", "artikel 99 staat niet in dit bestand"),
    (HS, 'standaard = "vijf"', 'standaard = "zes"', "tegenstrijdigheid.C10.standaard", "moet een van deze zijn: vijf, vier"),
    (HS, 'standaard = "vijf"', 'standaard = "vijf"\nkleur = 1', "tegenstrijdigheid.C10.kleur", "is geen bekende sleutel"),
    (HS, 'standaard = "vijf"', 'standaard = "vijf"\nkeuze = { lezing = "zes", door = "x", op = 2026-01-01 }', "tegenstrijdigheid.C10.keuze.lezing", "moet een van deze zijn: vijf, vier"),
    (HS, 'standaard = "vijf"', 'standaard = "vijf"\nkeuze = { lezing = "vier", op = 2026-01-01 }', "tegenstrijdigheid.C10.keuze.door", "ontbreekt"),
    (HS, 'standaard = "vijf"', 'standaard = "vijf"\nkeuze = { lezing = "vier", door = "x" }', "tegenstrijdigheid.C10.keuze.op", "ontbreekt"),
    (HS, 'standaard = "vijf"', 'standaard = "vijf"\nkeuze = { lezing = "vier", wie = "x" }', "tegenstrijdigheid.C10.keuze.wie", "is geen bekende sleutel"),
    (HS, 'standaard = "vijf"', 'standaard = "vijf"\nkeuze = "vier"', "tegenstrijdigheid.C10.keuze", "moet een tabel zijn"),
    (HS, "[maatregel]", '[afstemmingsverordening]\ntitel = "x"\n[maatregel]', "afstemmingsverordening.artikel", "ontbreekt"),
    (HS, "[maatregel]", '[afstemmingsverordening]\nnaam = "x"\n[maatregel]', "afstemmingsverordening.naam", "is geen bekende sleutel"),
    (GEMEENTE, 'id = "rotterdam"', 'id = "assen"', "gemeente.id", "moet de naam van de map zijn, 'rotterdam'"),
    (GEMEENTE, "verzonnen = true", 'verzonnen = "ja"', "gemeente.verzonnen", "moet true of false zijn"),
    (GEMEENTE, 'naam = "Rotterdam"', "", "gemeente.naam", "ontbreekt"),
    (GEMEENTE, 'naam = "Rotterdam"', 'naam = "Rotterdam"\nvlag = 1', "gemeente.vlag", "is geen bekende sleutel"),
    (GEMEENTE, "[gemeente]", "[stad]\n[gemeente]", "stad", "is geen bekende sleutel"),
    (AOW, 'id = "aow"', 'id = "wao"', "wet.id", "moet de naam van de map zijn, 'aow'"),
    (AOW, "geldig_vanaf = 2015-01-01", "geldig_vanaf = 2016-01-01", "wet.geldig_vanaf", "moet de dag in de bestandsnaam zijn, 2015-01-01"),
    (AOW, "geboren_vanaf = 1950-10-01", "geboren_vanaf = 1950-10-02", "stap[2].geboren_vanaf", "moet de dag na de vorige stap zijn"),
    (AOW, "jaren = 66", 'jaren = "66"', "stap[4].jaren", "moet een heel getal zijn"),
    (AOW, "jaren = 66", "dagen = 66", "stap[4].dagen", "is geen bekende sleutel"),
    (AOW, 'artikel = "7a"', 'artikel = "7b"', "waarden.artikel", "artikel 7b staat niet in dit bestand"),
    (AOW, 'artikel = "7a"', 'artikel = "7a"\nx = 1', "waarden.x", "is geen bekende sleutel"),
    (AOW, "[wet]", "[kleur]\n[wet]", "kleur", "is geen bekende sleutel"),
    (AOW, "[wet]", "[wet]\nkleur = 1", "wet.kleur", "is geen bekende sleutel"),
    (AWB, 'horen = { artikel = "4:8" }', "", "waarden.horen", "ontbreekt"),
    (AWB, "bezwaar_weken = { waarde = 6,", 'bezwaar_weken = { waarde = "6",', "waarden.bezwaar_weken.waarde", "moet een getal zijn, nul of meer"),
]
# fmt: on


@pytest.mark.parametrize(("file", "old", "new", "key", "reason"), WRONG)
def test_a_wrong_line_is_named(tmp_path: Path, file: str, old: str, new: str, key: str, reason: str) -> None:
    root = copied_law(tmp_path)
    edit(root / file, old, new)
    with pytest.raises(LawError) as caught:
        library.load(root)
    assert (caught.value.path, caught.value.key, caught.value.reason) == (file, key, reason)
    assert str(caught.value).splitlines()[0] == f"{file}: {key}: {reason}"


@pytest.mark.parametrize("file", [HS, AOW])
def test_a_file_name_must_be_a_day(tmp_path: Path, file: str) -> None:
    root = copied_law(tmp_path)
    misnamed = file.replace("2015-01-01", "nieuw")
    (root / file).rename(root / misnamed)
    with pytest.raises(LawError) as caught:
        library.load(root)
    assert (caught.value.path, caught.value.key) == (misnamed, "")
    assert str(caught.value) == (
        f"{misnamed}: de bestandsnaam moet de dag zijn waarop het in werking treedt: JJJJ-MM-DD.toml"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"[regeling", r"is geen TOML: Expected '\]' at the end of a table declaration"),
        (b"\xff\xfe", r"is geen UTF-8 \(byte 0\); bewaar het als UTF-8"),
        (b"x = " + b"1" * 5000, "is geen TOML: "),
    ],
)
def test_a_file_must_be_toml_in_utf8(tmp_path: Path, text: bytes, reason: str) -> None:
    root = copied_law(tmp_path)
    (root / HS).write_bytes(text)
    with pytest.raises(LawError, match=f"^{HS}: {reason}") as caught:
        library.load(root)
    assert (caught.value.path, caught.value.key) == (HS, "")


def test_the_mark_that_windows_writes_first_is_no_fault(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    file = root / HS
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert library.load(root).in_force("hoogezand-sappemeer", date(2026, 3, 2))


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    (root / HS).unlink()
    (root / HS).mkdir()
    with pytest.raises(LawError, match="is niet te lezen"):
        library.load(root)


@pytest.mark.parametrize("line", ['naam = ""', 'telefoon = " "', "bezwaaradres = []", 'bezoekadres = [""]'])
def test_what_every_letter_prints_of_a_gemeente_is_never_empty(tmp_path: Path, line: str) -> None:
    root = copied_law(tmp_path)
    file = root / "gemeente/hoogezand-sappemeer/gemeente.toml"
    key = line.partition(" ")[0]
    kept = [one for one in file.read_text("utf-8").splitlines() if not one.startswith(f"{key} =")]
    file.write_text("\n".join([*kept, line, ""]), "utf-8")
    with pytest.raises(LawError, match=rf"gemeente\.{key}: mag niet leeg zijn"):
        library.load(root)


def test_a_national_text_that_nobody_reads_stops_the_start(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    (root / "wet/aow").rename(root / "wet/aow2")
    edit(root / "wet/aow2/2015-01-01.toml", 'id = "aow"', 'id = "aow2"')
    with pytest.raises(LawError, match=r"wet\.id: moet een van deze zijn: aow, participatiewet"):
        library.load(root)


def test_pension_steps_must_be_tables(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    text = (root / AOW).read_text()
    (root / AOW).write_text("stap = [1]\n" + text[: text.index("[[stap]]")])
    with pytest.raises(LawError, match=r"stap\[0\]: moet een tabel zijn"):
        library.load(root)


def test_a_recorded_reduction_and_choice_are_read(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    recorded = '[afstemmingsverordening]\ntitel = "A"\nartikel = "art. 9"\npercentage = 30\nmaanden = 1\n'
    edit(root / HS, "[maatregel]", recorded + 'door = "mr. X"\nop = 2026-01-02\n[maatregel]')
    edit(
        root / HS,
        'standaard = "vijf"',
        'standaard = "vijf"\nkeuze = { lezing = "vier", door = "mr. X", op = 2026-01-01 }',
    )
    (regeling,) = library.load(root).versions("hoogezand-sappemeer")
    assert regeling.reduction is not None
    assert (regeling.reduction.title, regeling.reduction.article) == ("A", "art. 9")
    assert (regeling.reduction.percent, regeling.reduction.months) == (30, 1)
    assert (regeling.reduction.by, str(regeling.reduction.on)) == ("mr. X", "2026-01-02")
    assert regeling.contradictions["C10"].reading == "vier"
    assert regeling.contradictions["C1"].reading == "minimum"


MP = "gemeente/voorbeeldgemeente/maatschappelijke-participatie/2026-01-01.toml"
UNKNOWN = "bestaat niet onder het regime maatschappelijke-participatie"


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("ontheffing", ""),
        ("maatregel", "percentage_hoogste"),
        ("verloop", "voorsteltermijn_dagen"),
        ("doelgroep", "niet_vanaf_leeftijd"),
    ],
)
def test_a_file_may_not_say_what_its_regime_does_not_know(tmp_path: Path, table: str, key: str) -> None:
    root = copied_law(tmp_path)
    line = f'{key} = {{ waarde = 30, artikel = "1" }}' if key else 'mogelijk = { artikel = "1" }'
    text = (root / MP).read_text("utf-8")
    opened = f"[{table}]\n"
    changed = text.replace(opened, f"{opened}{line}\n") if opened in text else f"{text}\n{opened}{line}\n"
    (root / MP).write_text(changed, "utf-8")
    with pytest.raises(LawError) as told:
        library.load(root)
    assert (told.value.path, told.value.key) == (MP, f"{table}.{key}" if key else table)
    assert told.value.reason == UNKNOWN


def test_where_nothing_is_owed_nothing_can_take_it_away(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    edit(
        root / MP,
        'mantelzorg_gevolg = { waarde = "telt_mee"',
        'mantelzorg_gevolg = { waarde = "geen_verplichting"',
    )
    with pytest.raises(LawError, match="er is geen verplichting"):
        library.load(root)


def test_an_agreement_belongs_to_no_file_of_the_tegenprestatie(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    with (root / HS).open("a", encoding="utf-8") as file:
        file.write('\n[meedoen]\nafspraak = { artikel = "1.1" }\n')
    with pytest.raises(LawError, match="meedoen: bestaat niet onder het regime tegenprestatie"):
        library.load(root)
