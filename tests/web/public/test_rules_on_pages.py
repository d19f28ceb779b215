"""The numbers on the pages are those of the law files: of this gemeente, each with its article."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from portal.rules.law import Law
from portal.rules.regeling import Choice, Reduction
from portal.wording import existinglines, rulelines
from portal.wording.rulelines import Subject
from portal.wording.teller import Line, Teller
from tests.fixtures.installations import law as library
from tests.web.public.places import main_text

Read = Callable[[str], BeautifulSoup]
TODAY = date(2026, 6, 1)

ON_PAGES = [
    (
        "hoogezand-sappemeer",
        "wat-is-een-tegenprestatie",
        "In uw gemeente is het 4 tot 16 uur per week. ( art. 4 lid 1 )",
    ),
    ("hoogezand-sappemeer", "wat-is-een-tegenprestatie", "Het duurt minstens 3 maanden. ( art. 4 lid 1 )"),
    (
        "hoogezand-sappemeer",
        "mantelzorg",
        "meer dan 8 uur per week, of langer dan 3 maanden. ( art. 1 lid 2 )",
    ),
    (
        "hoogezand-sappemeer",
        "mantelzorg",
        "Dan hoeft u geen tegenprestatie te doen. ( art. 3 lid 2 onder b )",
    ),
    ("hoogezand-sappemeer", "uw-rechten", "hoogstens 50 procent lager, 1 maand lang. ( art. 6 )"),
    ("hoogezand-sappemeer", "ik-kan-niet", "6 maanden lang zelf iets voorstellen. ( art. 5 lid 2 )"),
    (
        "rotterdam",
        "wat-is-een-tegenprestatie",
        "In uw gemeente is het 20 uur per week, of wat u kunt. ( art. 6 lid 1 )",
    ),
    ("rotterdam", "wat-is-een-tegenprestatie", "Participatiewet, IOAW en IOAZ."),
    ("rotterdam", "mantelzorg", "Uw mantelzorg kan meetellen als tegenprestatie."),
    ("rotterdam", "uw-rechten", "Na 6 maanden kunt u iets anders gaan doen."),
    ("rotterdam", "ik-kan-niet", "De gemeente kan u ontheffing geven. ( art. 7 )"),
    (
        "rotterdam",
        "verdringing",
        "Een commissie kijkt naar meldingen. Zij geeft de gemeente advies. ( art. 4 lid 6 )",
    ),
    (
        "beleidsregels",
        "wat-is-een-tegenprestatie",
        "In uw gemeente staat geen vast aantal uren in de regels.",
    ),
    ("beleidsregels", "mantelzorg", "Uw mantelzorg telt als tegenprestatie. ( nr. 2 )"),
    ("beleidsregels", "voor-organisaties", "Het mag bij een bedrijf."),
    (
        "voorbeeldgemeente",
        "wat-is-een-tegenprestatie",
        "In uw gemeente is het 104 tot 156 uur per jaar. ( art. 3 lid 1 )",
    ),
    ("voorbeeldgemeente", "wat-is-een-tegenprestatie", "Dan krijgt u 150 euro per jaar. ( art. 5 )"),
    ("voorbeeldgemeente", "vrijwilligerswerk", "U doet het 8 uur per week of meer. ( art. 4 )"),
    ("voorbeeldgemeente", "uw-rechten", "Uw gemeente legt geen maatregel op. ( art. 6 )"),
]


@pytest.mark.parametrize(("gemeente", "slug", "told"), ON_PAGES)
def test_a_page_tells_the_rule_of_its_own_gemeente(page: Read, slug: str, told: str) -> None:
    assert told in main_text(page(f"/nl/{slug}"))


OWN_CHOICE = "Dat aantal koos zij zelf. ( Keuze van de gemeente, tijd voor een eigen plan )"


@pytest.mark.parametrize("gemeente", ["hoogezand-sappemeer", "rotterdam", "beleidsregels"])
def test_a_number_that_no_text_names_is_told_as_the_choice_of_the_gemeente(page: Read, gemeente: str) -> None:
    assert f"De gemeente geeft u daarvoor 28 dagen. {OWN_CHOICE}" in main_text(page("/nl/uw-rechten"))


@pytest.mark.parametrize("gemeente", ["voorbeeldgemeente"])
def test_a_number_of_the_verordening_is_told_with_its_article(page: Read, gemeente: str) -> None:
    assert "De gemeente geeft u daarvoor 42 dagen. ( art. 6 )" in main_text(page("/nl/uw-rechten"))


FACTORS = {
    "hoogezand-sappemeer": [
        "De gemeente weegt mee wat u al doet voor anderen. ( art. 3 lid 4 onder d )",
        "De gemeente kijkt naar uw situatie. ( art. 3 lid 4 onder b )",
        "De gemeente kijkt ook naar wat u kunt. ( art. 3 lid 4 onder a )",
        "De gemeente kijkt ook naar wat u wilt. ( art. 3 lid 4 onder c )",
        "De gemeente kijkt ook waar u goed in bent. ( art. 3 lid 4 onder c )",
    ],
    "rotterdam": [
        "De gemeente kijkt naar uw situatie. ( art. 6 lid 1 )",
        "De gemeente kijkt ook naar wat u kunt. ( art. 6 lid 1 )",
        "De gemeente kijkt ook naar wat u wilt. ( toelichting, Werkwijze )",
    ],
    "beleidsregels": [
        "De gemeente kijkt ook naar wat u kunt. ( nr. 5 onder a )",
        "De gemeente kijkt ook naar wat u wilt. ( nr. 5 onder b )",
    ],
    "voorbeeldgemeente": ["De gemeente kijkt ook naar wat u kunt. ( Participatiewet, art. 9 lid 1 onder c )"],
}


@pytest.mark.parametrize("gemeente", FACTORS)
def test_everything_that_the_regeling_has_weighed_stands_on_the_page(page: Read, gemeente: str) -> None:
    text = main_text(page("/nl/uw-rechten"))
    assert [factor for factor in FACTORS[gemeente] if factor not in text] == []


TALKS = {
    "hoogezand-sappemeer": None,
    "rotterdam": "( toelichting, Werkwijze )",
    "beleidsregels": "( nr. 5 )",
    "voorbeeldgemeente": None,
}


@pytest.mark.parametrize("gemeente", TALKS)
def test_a_talk_is_promised_only_where_the_regeling_does_so(page: Read, gemeente: str) -> None:
    promise = "De gemeente praat met u over de tegenprestatie."
    rights, meaning = (main_text(page(f"/nl/{slug}")) for slug in ("uw-rechten", "wat-is-een-tegenprestatie"))
    assert "U mag om een gesprek vragen." in rights
    assert "eerst een gesprek" not in rights
    assert "praat daar eerst" not in meaning
    article = TALKS[gemeente]
    assert f"{promise} {article}" in rights if article else promise not in rights


@pytest.mark.parametrize(
    ("gemeente", "slug", "not_told"),
    [
        ("hoogezand-sappemeer", "verdringing", "commissie"),
        ("beleidsregels", "uw-rechten", "procent"),
        ("rotterdam", "uw-rechten", "procent"),
        ("rotterdam", "mantelzorg", "uur per week, of langer"),
        ("voorbeeldgemeente", "uw-rechten", "zienswijze"),
        ("voorbeeldgemeente", "wat-is-een-tegenprestatie", "per week."),
        ("voorbeeldgemeente", "mantelzorg", "Hier is de tekst niet duidelijk"),
    ],
)
def test_a_page_invents_no_rule(page: Read, slug: str, not_told: str) -> None:
    assert not_told not in main_text(page(f"/nl/{slug}"))


def test_where_the_text_says_two_things_the_page_says_that_the_gemeente_chooses(page: Read) -> None:
    text = main_text(page("/nl/wat-is-een-tegenprestatie"))
    assert "Op deze punten zegt de tekst twee dingen. De gemeente kiest wat geldt." in text
    assert "( art. 4 lid 1; toelichting, art. 4, Maximale duur in dagen )" in text


@pytest.mark.parametrize("gemeente", ["rotterdam"])
def test_the_regeling_links_to_its_official_text(page: Read, gemeente: str) -> None:
    link = page("/en/uw-rechten").find("a", href="https://lokaleregelgeving.overheid.nl/CVDR348721/1")
    assert (link["lang"], link.get_text()) == (
        "nl",
        "Verordening tegenprestatie Participatiewet Rotterdam 2015",
    )


def of(gemeente: str) -> Law:
    return library().in_force(gemeente, TODAY)


def chosen(law: Law, flag: str, reading: str) -> Law:
    """The same law, once its lawyer chose how a contradiction is read."""
    one = law.flags[flag]
    settled = replace(one, choice=Choice(reading, "mr. A. Jurist", date(2026, 3, 2)))
    contradictions = {**law.regeling.contradictions, one.number: settled}
    return replace(law, regeling=replace(law.regeling, contradictions=contradictions))


def told(law: Law, subject: Subject) -> list[str]:
    return [line.sentence for line in subject(Teller(law, "nl"))]


READINGS = [
    (
        "hoogezand-sappemeer",
        "flag_term_minimum_or_maximum",
        "maximum",
        rulelines.size,
        "hoogstens 3 maanden",
    ),
    ("hoogezand-sappemeer", "flag_mantelzorg_one_threshold_only", "en", existinglines.care, "en langer dan"),
    ("hoogezand-sappemeer", "flag_exempt_or_count", "telt_mee", existinglines.care, "Uw mantelzorg telt als"),
    (
        "rotterdam",
        "flag_recognition_may_or_must",
        "wordt",
        existinglines.volunteering,
        "Uw vrijwilligerswerk telt als",
    ),
    (
        "rotterdam",
        "flag_legal_basis_ioaw_ioaz",
        "buiten",
        rulelines.target_group,
        "uitkering: Participatiewet.",
    ),
]


@pytest.mark.parametrize(("gemeente", "flag", "reading", "subject", "words"), READINGS)
def test_the_choice_of_the_lawyer_changes_what_is_told(
    gemeente: str, flag: str, reading: str, subject: Subject, words: str
) -> None:
    before = told(of(gemeente), subject)
    after = told(chosen(of(gemeente), flag, reading), subject)
    assert not any(words in line for line in before)
    assert any(words in line for line in after)


LEFT_OUT = [
    (
        "hoogezand-sappemeer",
        "flag_mantelzorg_definition_outdated",
        "wmo_2015",
        existinglines.care,
        "gewone zorg",
    ),
    ("hoogezand-sappemeer", "flag_fifth_condition", "vier", rulelines.conditions, "Niemand wil"),
    ("hoogezand-sappemeer", "flag_permanent_inability", "tijdelijk", rulelines.exemption, "blijvend niet"),
    ("rotterdam", "flag_exemption_always_temporary", "artikel", rulelines.exemption, "einddatum"),
    ("rotterdam", "flag_training_is_no_work", "niet_toegestaan", rulelines.kinds, "taaltraining"),
    (
        "rotterdam",
        "flag_volunteering_organised",
        "toelichting",
        existinglines.volunteering,
        "zonder organisatie",
    ),
    ("rotterdam", "flag_allowance_for_tegenprestatie", "alleen_onkosten", rulelines.allowance, "220"),
]


@pytest.mark.parametrize(("gemeente", "flag", "reading", "subject", "words"), LEFT_OUT)
def test_what_the_lawyer_left_out_is_not_told(
    gemeente: str, flag: str, reading: str, subject: Subject, words: str
) -> None:
    before = told(of(gemeente), subject)
    after = told(chosen(of(gemeente), flag, reading), subject)
    assert any(words in line for line in before)
    assert not any(words in line for line in after)


def test_a_choice_is_told_with_its_day() -> None:
    flag = "flag_term_minimum_or_maximum"
    law = of("hoogezand-sappemeer")
    assert [doubt.chosen_on for doubt in Teller(law, "nl").doubts(flag)] == [None]
    assert [doubt.chosen_on for doubt in Teller(chosen(law, flag, "minimum"), "nl").doubts(flag)] == [
        date(2026, 3, 2)
    ]


def test_the_milder_verordening_on_lowering_is_the_one_that_is_told() -> None:
    reduction = Reduction(
        title="Afstemmingsverordening", article="art. 9", percent=30, months=1, by="mr. A. Jurist", on=TODAY
    )
    law = of("hoogezand-sappemeer")
    milder = replace(law, regeling=replace(law.regeling, reduction=reduction))
    lines = list(rulelines.maatregel(Teller(milder, "nl")))
    assert (
        Line(
            "Uw uitkering wordt dan hoogstens 30 procent lager, 1 maand lang.",
            "Afstemmingsverordening, art.\N{NO-BREAK SPACE}9",
        )
        in lines
    )
