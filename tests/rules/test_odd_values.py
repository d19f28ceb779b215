"""What cannot be meant in a law file is refused with its key and a reason; and all of it at once."""

from datetime import date
from pathlib import Path

import pytest

from portal.rules import lawcheck, lawtext, library
from portal.rules.library import LawError
from tests.rules.support import copied_law, edit

HS = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
GEMEENTE = "gemeente/hoogezand-sappemeer/gemeente.toml"
PW = "wet/participatiewet/2026-01-01.toml"
ON = date(2026, 6, 1)
WEBSITE = "moet een webadres zijn, zoals https://www.gemeente.nl"
PHONE = "moet een telefoonnummer zijn, zoals 14 020 of 010 000 00 00"
EMPTY = "mag niet leeg zijn"
DAY = "moet tussen 1900-01-01 en 2199-12-31 liggen"

ODD: list[tuple[str, str, str, str, str]] = [
    (GEMEENTE, "website", '"javascript:alert(1)"', "gemeente.website", WEBSITE),
    (GEMEENTE, "website", '"ftp://gemeente.nl"', "gemeente.website", WEBSITE),
    (GEMEENTE, "website", '"https://"', "gemeente.website", WEBSITE),
    (GEMEENTE, "website", '"https://gemeente.nl@kwaad.nl"', "gemeente.website", WEBSITE),
    (GEMEENTE, "website", '"https://[x"', "gemeente.website", WEBSITE),
    (GEMEENTE, "website", '"www.gemeente.nl"', "gemeente.website", WEBSITE),
    (GEMEENTE, "website", r'"https://gemeente.nl/\"onclick"', "gemeente.website", WEBSITE),
    (GEMEENTE, "telefoon", '"bel maar"', "gemeente.telefoon", PHONE),
    (GEMEENTE, "telefoon", '"info@gemeente.nl"', "gemeente.telefoon", PHONE),
    (GEMEENTE, "telefoon", '"12"', "gemeente.telefoon", PHONE),
    (GEMEENTE, "telefoon", '"0598 12 34 56 78 90 12 34"', "gemeente.telefoon", PHONE),
    (GEMEENTE, "naam", '"   "', "gemeente.naam", EMPTY),
    (GEMEENTE, "naam", '"Hoogezand "', "gemeente.naam", "begint of eindigt met een spatie"),
    (GEMEENTE, "naam", '"Hooge\\u202Ezand"', "gemeente.naam",
     "heeft een onzichtbaar teken (U+202E) op plaats 6; haal het weg"),
    (GEMEENTE, "college", '"het college\\nvan B en W"', "gemeente.college",
     "heeft een onzichtbaar teken (U+000A) op plaats 12; haal het weg"),
    (GEMEENTE, "rechtbank", f'"{"de rechtbank " * 9}x"', "gemeente.rechtbank",
     "is te lang: 118 tekens, hoogstens 80 passen"),
    (GEMEENTE, "openingstijden", '["Elke dag", ""]', "gemeente.openingstijden", EMPTY),
    (GEMEENTE, "openingstijden", '["Elke dag", "Elke dag"]', "gemeente.openingstijden", "noemt iets dubbel"),
    (GEMEENTE, "bezoekadres", '["a", "b", "c", "d", "e", "f", "g"]', "gemeente.bezoekadres",
     "heeft 7 regels; in het venster van een envelop passen er 6"),
    (GEMEENTE, "bezwaaradres", '["Straat 1", "  "]', "gemeente.bezwaaradres",
     "mag niet leeg zijn, en geen lege regel hebben"),
    (PW, "url", '"javascript:x"', "wet.url", WEBSITE),
    (HS, "titel", '""', "regeling.titel", EMPTY),
    (HS, "citeertitel", '"\\u0007"', "regeling.citeertitel",
     "heeft een onzichtbaar teken (U+0007) op plaats 1; haal het weg"),
    (HS, "vastgesteld", "9999-01-01", "regeling.vastgesteld", DAY),
    (HS, "grondslag", '["Participatiewet", "Participatiewet"]', "regeling.grondslag", "noemt iets dubbel"),
    (HS, "maanden_minimum", '{ waarde = 1.5, artikel = "4.1" }', "omvang.maanden_minimum.waarde",
     "moet een heel getal zijn, in maanden"),
    (HS, "maanden_minimum", '{ waarde = 0, artikel = "4.1" }', "omvang.maanden_minimum.waarde",
     "moet tussen 1 en 120 maanden liggen"),
    (HS, "uren_minimum", '{ waarde = 169, artikel = "4.1" }', "omvang.uren_minimum.waarde",
     "moet tussen 0 en 168 uur liggen"),
    (PW, "heroverwegen_binnen_maanden", '{ waarde = 1.5, artikel = "18.3" }',
     "waarden.heroverwegen_binnen_maanden.waarde", "moet een heel getal zijn, in maanden"),
    (PW, "bevestigd_tot_en_met", '{ waarde = 9999-12-31, artikel = "9.1.c" }',
     "waarden.bevestigd_tot_en_met.waarde", DAY),
    (PW, "leeftijd_vanaf", '{ waarde = 1800, artikel = "9.1" }', "waarden.leeftijd_vanaf.waarde",
     "moet tussen 1 en 120 jaar liggen"),
]  # fmt: skip


def said_anew(file: Path, key: str, value: str) -> None:
    """The file with another value for the first line of a key."""
    lines = file.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith(f"{key} ="))
    lines[place] = f"{key} = {value}"
    file.write_text("\n".join([*lines, ""]), "utf-8")


@pytest.mark.parametrize(("file", "key", "value", "named", "reason"), ODD)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, file: str, key: str, value: str, named: str, reason: str
) -> None:
    root = copied_law(tmp_path)
    said_anew(root / file, key, value)
    with pytest.raises(LawError) as caught:
        library.load(root)
    assert [str(one) for one in caught.value.all] == [f"{file}: {named}: {reason}"]


@pytest.mark.parametrize(
    "website",
    ["https://www.gemeente.nl", "http://gemeente.nl:8080/a?b=c", "https://é.example", "INVULLEN"],
)
@pytest.mark.parametrize("phone", ["14 020", "+31 598 123 456", "(0598) 12-34", "010 000 00 00"])
def test_what_can_be_meant_is_taken(tmp_path: Path, website: str, phone: str) -> None:
    root = copied_law(tmp_path)
    said_anew(root / GEMEENTE, "website", f'"{website}"')
    said_anew(root / GEMEENTE, "telefoon", f'"{phone}"')
    assert library.load(root).gemeenten["hoogezand-sappemeer"].website == website


@pytest.mark.parametrize("name", ["--law-dir", "a/b", "Assen", "assen-", "as sen", "ässen", "", "a--b"])
def test_an_id_is_a_plain_word(name: str) -> None:
    assert lawtext.gemeente_id(name)


def test_a_folder_that_can_be_no_id_is_refused(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    (root / "gemeente/rotterdam").rename(root / "gemeente/Rotterdam")
    edit(root / "gemeente/Rotterdam/gemeente.toml", 'id = "rotterdam"', 'id = "Rotterdam"')
    edit(root / "gemeente/Rotterdam/tegenprestatie/2015-01-01.toml", 'id = "rotterdam"', 'id = "Rotterdam"')
    with pytest.raises(LawError, match=r"gemeente\.id: mag alleen kleine letters hebben"):
        library.load(root)


@pytest.mark.parametrize("stem", ["20150101", "2015-W01-4", "2015-1-1"])
def test_a_file_has_its_day_in_one_way(tmp_path: Path, stem: str) -> None:
    root = copied_law(tmp_path)
    (root / HS).rename(root / HS.replace("2015-01-01", stem))
    with pytest.raises(LawError, match="JJJJ-MM-DD"):
        library.load(root)


def told(root: Path) -> list[str]:
    return [str(one) for one in lawcheck.everything(library.survey(root), ON)]


def test_every_fault_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    said_anew(root / GEMEENTE, "website", '"javascript:x"')
    said_anew(root / GEMEENTE, "telefoon", '"x"')
    said_anew(root / HS, "citeertitel", '""')
    said_anew(root / HS, "uren_minimum", '{ waarde = "vier", artikel = "4.9" }')
    said_anew(root / HS, "soort", '"wet"')
    edit(root / HS, "[doelgroep]", "[doelgroup]\n[doelgroep]")
    said_anew(root / "gemeente/rotterdam/gemeente.toml", "naam", '"INVULLEN"')
    said_anew(root / PW, "leeftijd_vanaf", "18")
    keys = [(line.split(": ")[0], line.split(": ")[1]) for line in told(root)]
    assert keys == [
        (GEMEENTE, "gemeente.telefoon"),
        (GEMEENTE, "gemeente.website"),
        (HS, "doelgroup"),
        (HS, "regeling.citeertitel"),
        (HS, "regeling.soort"),
        (HS, "omvang.uren_minimum.artikel"),
        (HS, "omvang.uren_minimum.waarde"),
        (PW, "waarden.leeftijd_vanaf"),
        ("gemeente/rotterdam/gemeente.toml", "gemeente.naam"),
    ]


def test_a_file_with_a_fault_is_looked_at_for_what_else_is_wrong(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    said_anew(root / HS, "citeertitel", '""')
    said_anew(root / HS, "uren_minimum", '{ waarde = 17, artikel = "4.1" }')
    assert [line.split(": ", 1)[1] for line in told(root)] == [
        "regeling.citeertitel: mag niet leeg zijn",
        "omvang.uren_minimum: art. 4 lid 1 noemt 17 niet; is het een keuze van de gemeente?",
        "omvang.uren_minimum: is meer dan het maximum",
    ]


def test_what_only_follows_from_a_fault_is_not_told(tmp_path: Path) -> None:
    """Article 4.1 says that it becomes the value that could not be read."""
    root = copied_law(tmp_path)
    said_anew(root / HS, "uren_minimum", '{ waarde = "4", artikel = "4.1" }')
    assert [line.split(": ")[1] for line in told(root)] == ["omvang.uren_minimum.waarde"]
    edit(root / HS, 'aanduiding = "art. 4 lid 1"\n', "")
    assert [line.split(": ")[1] for line in told(root)] == [
        "artikel.4.1.aanduiding",
        "omvang.uren_minimum.waarde",
    ]


@pytest.mark.parametrize(
    "stray",
    [
        "gemeente/rotterdam/tegenprestatie.toml",
        "gemeente/rotterdam/tegenprestatie/2027-01-01.toml.txt",
        "gemeente/rotterdam/tegenprestatie/oud/2014-01-01.toml",
        "verordening.docx",
    ],
)
def test_a_file_that_nobody_reads_is_told(tmp_path: Path, stray: str) -> None:
    root = copied_law(tmp_path)
    (root / stray).parent.mkdir(exist_ok=True)
    (root / stray).write_text("")
    (root / ".DS_Store").write_text("")
    [line] = told(root)
    assert line.startswith(f"{stray}: leest niemand")


def test_a_folder_without_the_acts_is_told_so(tmp_path: Path) -> None:
    assert "wet/participatiewet: ontbreekt; zonder deze wet kan niets worden beoordeeld" in told(tmp_path)


def test_a_flag_stands_at_one_contradiction(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    again = '[tegenstrijdigheid.C99]\nvlag = "flag_fifth_condition"\nkanten = ["2.1.5", "toelichting.2"]\n'
    again += 'kern = "Nog eens."\nlezingen = ["vijf", "vier"]\nstandaard = "vier"\ngevolg = "Anders."\n'
    with (root / HS).open("a", encoding="utf-8") as file:
        file.write(f"\n{again}")
    expected = f"{HS}: tegenstrijdigheid.C99.vlag: flag_fifth_condition staat al bij een andere"
    assert told(root) == [f"{expected} tegenstrijdigheid"]


def test_a_regeling_names_the_act_of_everybody_for_whom_it_is(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    own = "gemeente/voorbeeldgemeente/tegenprestatie/2025-01-01.toml"
    said_anew(root / own, "grondslag", '["Participatiewet art. 8a lid 1 onder b", "IOAZ art. 35 onder d"]')
    [line] = told(root)
    assert line.startswith(f"{own}: regeling.grondslag: noemt de IOAW niet")
    said_anew(root / own, "grondslag", "[]")
    assert told(root)[0].startswith(f"{own}: regeling.grondslag: ontbreekt")


def test_hours_that_leave_no_plan_at_all_are_told(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    said_anew(root / HS, "uren_minimum", '{ waarde = 0, artikel = "4.1" }')
    said_anew(root / HS, "uren_maximum", '{ waarde = 0, artikel = "4.1" }')
    assert f"{HS}: omvang: hoogstens nul uur laat geen enkel plan toe" in told(root)
