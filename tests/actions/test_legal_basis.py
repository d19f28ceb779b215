"""On which texts a decision rests, each in the version of the day; a wrong date is worse than none."""

from datetime import date

from portal.actions.installation import Installation
from portal.actions.legal_basis import basis, versions
from portal.rules.citation import Citation

DAY = date(2026, 3, 2)


def cited(source: str) -> Citation:
    """An article of a text."""
    return Citation(source=source, article="art. 1", printed=None, gist="Fictief.", url=None)


def test_the_law_and_the_regeling_are_dated_by_their_own_versions(installation: Installation) -> None:
    law = installation.law(DAY)
    [*national, own] = versions(
        installation, [*basis(law), cited(law.regeling.title)], installation.law(DAY), DAY
    )
    assert {since for _, _, since in national} == {date(2026, 1, 1)}
    assert own == (law.regeling.title, "art. 1", law.regeling.valid_from)


def test_a_text_outside_the_library_has_no_date(installation: Installation) -> None:
    wmo = "Wet maatschappelijke ondersteuning 2015"
    assert versions(installation, [cited(wmo)], installation.law(DAY), DAY) == [(wmo, "art. 1", None)]


def test_an_article_that_is_cited_twice_stands_there_once(installation: Installation) -> None:
    twice = [cited("Participatiewet"), cited("Participatiewet")]
    assert len(versions(installation, twice, installation.law(DAY), DAY)) == 1


def test_a_judgment_has_no_version(installation: Installation) -> None:
    name = "Rechtbank Zeeland-West-Brabant 25 februari 2013"
    judgment = Citation(name, "ECLI:NL:RBZWB:2013:BZ5171", None, "Fictief.", None)
    assert any(wet.title == name for wet in installation.library.wetten)
    assert versions(installation, [judgment], installation.law(DAY), DAY) == [(name, judgment.article, None)]
