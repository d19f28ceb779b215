"""What is read is what the file says, and each key is missed, and its type checked, under its own name."""

import json
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from portal import paths
from portal.rules import library
from portal.rules.library import LawError, Library
from portal.rules.national import Wet
from portal.rules.regeling import Regeling
from portal.wording import lawpage
from tests.law.test_answers import ANSWERS, answers_under
from tests.rules.support import copied_law, edit

HS = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
GEMEENTE = "gemeente/rotterdam/gemeente.toml"
AOW = "wet/aow/2015-01-01.toml"
AWB = "wet/algemene-wet-bestuursrecht/2015-01-01.toml"
REDUCTION = """
[afstemmingsverordening]
titel = "Verordening"
artikel = "art. 9"
percentage = 30
maanden = 1
door = "mr. X"
op = 2026-01-02
"""

REQUIRED = {
    HS: {
        "regeling": "id titel citeertitel soort regime bron geldig_vanaf",
        "artikel.doel": "aanduiding kern wordt",
        "tegenstrijdigheid.C1": "kern standaard gevolg",
        "afstemmingsverordening": "titel artikel percentage maanden door op",
        "omvang.uren_minimum": "artikel",
    },
    GEMEENTE: {"gemeente": "naam college rechtbank telefoon website verzonnen"},
    AOW: {
        "wet": "id titel geldig_vanaf",
        "waarden": "artikel",
        "stap[0]": "geboren_vanaf geboren_tot_en_met jaren maanden",
    },
    AWB: {"wet": "id titel geldig_vanaf", "artikel.1:3": "aanduiding kern wordt"},
}
OPTIONAL = {
    HS: {
        "regeling": "url vastgesteld geldig_tot_en_met grondslag",
        "artikel.doel": "gedrukt bron",
        "tegenstrijdigheid.C1": "vlag lezingen kanten keuze",
    },
    GEMEENTE: {
        "gemeente": "bezoekadres openingstijden bezwaaradres gratis_hulp nieuw_regime_vanaf"
        " bezwaarcommissie verzoek_schort_op"
    },
    AOW: {"wet": "url geldig_tot_en_met"},
}
NO_TEXT = {
    "een datum": "geldig_vanaf geldig_tot_en_met geboren_vanaf geboren_tot_en_met vastgesteld op"
    " nieuw_regime_vanaf",
    "een lijst": "grondslag lezingen kanten bezoekadres openingstijden bezwaaradres gratis_hulp",
    "een tabel": "wordt keuze",
    "een heel getal": "percentage maanden jaren",
    "true of false": "verzonnen bezwaarcommissie verzoek_schort_op",
}


def rows(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [
        (file, where, key)
        for file, tables in table.items()
        for where, names in tables.items()
        for key in names.split()
    ]


def must_be(key: str) -> str:
    """What a message says of a value of the wrong type."""
    kinds = {name: kind for kind, names in NO_TEXT.items() for name in names.split()}
    return f"moet {kinds.get(key, 'tekst')} zijn"


def table_at(tables: dict[str, Any], where: str) -> dict[str, Any]:
    """The table that a message calls ``where``: "regeling", "artikel.doel", "stap[0]"."""
    first, _, rest = where.partition(".")
    name, _, number = first.rstrip("]").partition("[")
    found = tables[name][int(number)] if number else tables[name]
    return found[rest] if rest else found


def plain(value: object) -> str:
    """A value in TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{name}" = {plain(one)}' for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(plain, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    return str(value)


def rewritten(root: Path, file: str, where: str, **changed: object) -> Path:
    """The law folder with one table of one file changed; None takes a key away."""
    text = (root / file).read_text(encoding="utf-8") + (REDUCTION if file == HS else "")
    tables = tomllib.loads(text)
    table = table_at(tables, where)
    for key, value in changed.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    (root / file).write_text(
        "\n".join(f"{name} = {plain(value)}" for name, value in tables.items()), encoding="utf-8"
    )
    return root


def refused(root: Path) -> LawError:
    with pytest.raises(LawError) as caught:
        library.load(root)
    return caught.value


@pytest.mark.parametrize(("file", "where", "key"), rows(REQUIRED))
def test_a_key_that_is_missed_is_named(tmp_path: Path, file: str, where: str, key: str) -> None:
    error = refused(rewritten(copied_law(tmp_path), file, where, **{key: None}))
    assert (error.path, error.key) == (file, f"{where}.{key}")
    assert error.reason == "ontbreekt"


@pytest.mark.parametrize(("file", "where", "key"), rows(REQUIRED) + rows(OPTIONAL))
def test_a_value_of_the_wrong_type_is_named(tmp_path: Path, file: str, where: str, key: str) -> None:
    error = refused(rewritten(copied_law(tmp_path), file, where, **{key: 1.5}))
    assert (error.path, error.key, error.reason) == (file, f"{where}.{key}", must_be(key))


@pytest.mark.parametrize(
    ("file", "table", "kind"),
    [
        (HS, "regeling", "een tabel"),
        (HS, "artikel", "een tabel"),
        (GEMEENTE, "gemeente", "een tabel"),
        (AOW, "wet", "een tabel"),
        (AOW, "artikel", "een tabel"),
        (AOW, "waarden", "een tabel"),
        (AOW, "stap", "een lijst"),
    ],
)
def test_a_table_that_is_missed_or_no_table_is_named(
    tmp_path: Path, file: str, table: str, kind: str
) -> None:
    root = copied_law(tmp_path)
    tables = tomllib.loads((root / file).read_text(encoding="utf-8"))
    for value, reason in ((None, "ontbreekt"), (1.5, f"moet {kind} zijn")):
        kept = {name: one for name, one in tables.items() if name != table} | (
            {} if value is None else {table: value}
        )
        (root / file).write_text("\n".join(f"{name} = {plain(one)}" for name, one in kept.items()))
        error = refused(root)
        assert (error.path, error.key, error.reason) == (file, table, reason)


@pytest.mark.parametrize(
    ("file", "table"),
    [
        (HS, "tegenstrijdigheid"),
        (HS, "omvang"),
        (HS, "afstemmingsverordening"),
        (AOW, "tegenstrijdigheid"),
    ],
)
def test_a_table_that_may_be_absent_must_be_a_table(tmp_path: Path, file: str, table: str) -> None:
    root = copied_law(tmp_path)
    tables = tomllib.loads((root / file).read_text(encoding="utf-8")) | {table: 1.5}
    (root / file).write_text("\n".join(f"{name} = {plain(one)}" for name, one in tables.items()))
    error = refused(root)
    assert (error.path, error.key, error.reason) == (file, table, "moet een tabel zijn")


@pytest.mark.parametrize(("key", "kind"), [("lezing", "tekst"), ("door", "tekst"), ("op", "een datum")])
def test_the_choice_of_a_reading_is_whole(tmp_path: Path, key: str, kind: str) -> None:
    choice = {"lezing": "minimum", "door": "mr. X", "op": date(2026, 1, 2)}
    for spoilt, reason in (({}, "ontbreekt"), ({key: 1.5}, f"moet {kind} zijn")):
        kept = {name: one for name, one in choice.items() if name != key} | spoilt
        root = rewritten(copied_law(tmp_path / reason), HS, "tegenstrijdigheid.C1", keuze=kept)
        error = refused(root)
        assert (error.path, error.key) == (HS, f"tegenstrijdigheid.C1.keuze.{key}")
        assert error.reason == reason


@pytest.mark.parametrize("value", ["", "tekst", 3, []])
@pytest.mark.parametrize("name", ["artikel.doel", "tegenstrijdigheid.C1"])
def test_an_article_and_a_contradiction_must_be_tables(tmp_path: Path, name: str, value: object) -> None:
    table, _, key = name.partition(".")
    error = refused(rewritten(copied_law(tmp_path), HS, table, **{key: value}))
    assert (error.path, error.key, error.reason) == (HS, name, "moet een tabel zijn")


@pytest.mark.parametrize("hours", [0, 0.5])
def test_a_number_may_be_zero_or_broken(tmp_path: Path, hours: float) -> None:
    root = rewritten(copied_law(tmp_path), HS, "omvang.uren_minimum", waarde=hours)
    minimum = library.load(root).versions("hoogezand-sappemeer")[0].size.hours_minimum
    assert minimum is not None
    assert minimum.value == hours


@pytest.fixture
def fresh() -> Library:
    """The law files read anew, nothing remembered."""
    return library.load(paths.LAW)


def test_each_version_is_what_its_file_says(fresh: Library) -> None:
    for version in (*fresh.regelingen, *fresh.wetten):
        raw = (paths.LAW / version.path).read_bytes()
        tables = tomllib.loads(raw.decode())
        head = tables["wet" if isinstance(version, Wet) else "regeling"]
        assert version.sha256 == sha256(raw).hexdigest()
        assert (version.id, version.title) == (head["id"], head["titel"])
        assert (version.valid_from, version.valid_to) == (head["geldig_vanaf"], head.get("geldig_tot_en_met"))
        assert list(version.articles) == list(tables["artikel"])
        assert list(version.contradictions) == list(tables.get("tegenstrijdigheid", {}))
        for name, article in version.articles.items():
            stated, citation = tables["artikel"][name], article.citation
            own = "bron" not in stated
            assert article.key == name
            assert citation.source == stated.get("bron", head["titel"])
            assert citation.url == (head.get("url") if own else None)
            assert (citation.article, citation.gist) == (stated["aanduiding"], stated["kern"])
            assert citation.printed == stated.get("gedrukt")
            assert article.becomes == {kind: tuple(names) for kind, names in stated["wordt"].items()}


def test_each_contradiction_is_what_its_file_says(fresh: Library) -> None:
    for version in (*fresh.regelingen, *fresh.wetten):
        tables = tomllib.loads((paths.LAW / version.path).read_text(encoding="utf-8"))
        for number, one in version.contradictions.items():
            stated = tables["tegenstrijdigheid"][number]
            assert (one.number, one.flag, one.choice) == (number, stated.get("vlag"), None)
            assert (one.gist, one.default, one.effect) == (
                stated["kern"],
                stated["standaard"],
                stated["gevolg"],
            )
            assert one.readings == tuple(stated["lezingen"])
            assert one.sides == tuple(version.articles[side].citation for side in stated["kanten"])


def test_a_regeling_knows_where_it_comes_from(fresh: Library) -> None:
    for version in fresh.regelingen:
        head = tomllib.loads((paths.LAW / version.path).read_text(encoding="utf-8"))["regeling"]
        assert isinstance(version, Regeling)
        assert (version.cite, version.kind, version.regime) == (
            head["citeertitel"],
            head["soort"],
            head["regime"],
        )
        assert (version.source, version.url, version.adopted) == (
            head["bron"],
            head.get("url"),
            head.get("vastgesteld"),
        )
        assert version.legal_bases == tuple(head["grondslag"])
        stated = tomllib.loads((paths.LAW / version.path).read_text(encoding="utf-8"))
        assert (version.reduction is None) == ("afstemmingsverordening" not in stated)


def test_a_gemeente_is_what_its_file_says(fresh: Library) -> None:
    for gemeente in fresh.gemeenten.values():
        stated = tomllib.loads((paths.LAW / "gemeente" / gemeente.id / "gemeente.toml").read_text())[
            "gemeente"
        ]
        assert (gemeente.id, gemeente.name, gemeente.college) == (
            stated["id"],
            stated["naam"],
            stated["college"],
        )
        assert gemeente.court == stated["rechtbank"]
        assert (gemeente.phone, gemeente.website) == (stated["telefoon"], stated["website"])
        assert gemeente.fictional == stated["verzonnen"]
        assert gemeente.participation_from == stated.get("nieuw_regime_vanaf")
        assert gemeente.visit == tuple(stated["bezoekadres"])
        assert gemeente.opening_hours == tuple(stated["openingstijden"])
        assert gemeente.objection_address == tuple(stated["bezwaaradres"])
        assert gemeente.free_help == tuple(stated["gratis_hulp"])


@pytest.mark.parametrize(
    ("settings", "committee", "suspends"),
    [
        ({"bezwaarcommissie": None, "verzoek_schort_op": None}, False, True),
        ({"bezwaarcommissie": True, "verzoek_schort_op": True}, True, True),
        ({"bezwaarcommissie": False, "verzoek_schort_op": False}, False, False),
    ],
)
def test_a_gemeente_says_who_judges_a_bezwaar_and_whether_a_request_suspends(
    tmp_path: Path, settings: dict[str, bool | None], committee: bool, suspends: bool
) -> None:
    loaded = library.load(rewritten(copied_law(tmp_path), GEMEENTE, "gemeente", **settings))
    gemeente = loaded.gemeenten["rotterdam"]
    assert (gemeente.objection_committee, gemeente.suspend_during_claim) == (committee, suspends)


@pytest.mark.parametrize(("says", "days"), [(None, 1), (1, 1), (10, 10)])
def test_a_gemeente_says_after_how_many_working_days_its_letters_leave(
    tmp_path: Path, says: int | None, days: int
) -> None:
    loaded = library.load(rewritten(copied_law(tmp_path), GEMEENTE, "gemeente", post_na_werkdagen=says))
    assert loaded.gemeenten["rotterdam"].post_after == days


@pytest.mark.parametrize("says", [0, 11, True, "twee"])
def test_letters_do_not_leave_before_the_next_working_day_nor_lie_for_weeks(
    tmp_path: Path, says: object
) -> None:
    root = rewritten(copied_law(tmp_path), GEMEENTE, "gemeente", post_na_werkdagen=says)
    with pytest.raises(LawError, match=r"post_na_werkdagen"):
        library.load(root)


def test_pension_steps_are_what_the_file_says(fresh: Library) -> None:
    steps = fresh.national(date(2026, 1, 1)).pension.steps
    stated = tomllib.loads((paths.LAW / AOW).read_text(encoding="utf-8"))["stap"]
    assert [(step.first, step.last, step.months) for step in steps] == [
        (row["geboren_vanaf"], row["geboren_tot_en_met"], row["jaren"] * 12 + row["maanden"])
        for row in stated
    ]


def test_law_read_anew_gives_the_same_answers_and_the_same_page(fresh: Library) -> None:
    assert answers_under(fresh) == json.loads(ANSWERS.read_text(encoding="utf-8"))
    assert lawpage.page(fresh) == (paths.ROOT / "docs" / "regelingen.md").read_text(encoding="utf-8")


def test_the_files_of_a_law_are_those_of_its_day(fresh: Library) -> None:
    law = fresh.in_force("rotterdam", date(2026, 5, 1))
    assert law.files[0] == (law.regeling.path, law.regeling.sha256)
    on_that_day = {
        "wet/algemene-termijnenwet/2015-01-01.toml",
        "wet/algemene-wet-bestuursrecht/2015-01-01.toml",
        "wet/aow/2015-01-01.toml",
        "wet/ioaw/2015-01-01.toml",
        "wet/ioaz/2015-01-01.toml",
        "wet/participatiewet/2026-01-01.toml",
        "wet/rechtspraak/2015-01-01.toml",
        "wet/vrijwilligersvergoeding/2026-01-01.toml",
    }
    assert {path for path, _ in law.files[1:]} == on_that_day


def test_a_law_is_made_once_for_each_set_of_files(fresh: Library) -> None:
    (regeling,) = fresh.versions("rotterdam")
    assert fresh.law(regeling, date(2026, 5, 1)) is fresh.law(regeling, date(2026, 6, 1))
    assert fresh.law(regeling, date(2026, 5, 1)) is not fresh.law(regeling, date(2025, 6, 1))
    assert fresh.national(date(2026, 5, 1)) is fresh.national(date(2026, 6, 1))


def test_gaps_between_pension_steps_are_refused_on_both_sides(tmp_path: Path) -> None:
    for wrong in ("1950-09-29", "1950-10-01"):
        root = copied_law(tmp_path / wrong)
        edit(root / AOW, "geboren_tot_en_met = 1950-09-30", f"geboren_tot_en_met = {wrong}")
        error = refused(root)
        assert (error.key, error.reason) == (
            "stap[2].geboren_vanaf",
            "moet de dag na de vorige stap zijn",
        )


def test_a_version_may_hold_for_one_day_but_not_for_less(tmp_path: Path) -> None:
    for end, holds in (("2015-01-01", True), ("2014-12-31", False)):
        root = copied_law(tmp_path / end)
        rewritten(root, HS, "regeling", geldig_tot_en_met=date.fromisoformat(end))
        if holds:
            assert library.load(root).versions("hoogezand-sappemeer")[0].valid_to == date(2015, 1, 1)
        else:
            error = refused(root)
            assert (error.key, error.reason) == ("regeling.geldig_tot_en_met", "ligt voor geldig_vanaf")
