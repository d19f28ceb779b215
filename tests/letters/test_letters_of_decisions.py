"""Each outcome in each gemeente: the letter rests on the grounds that carry it and on no other."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from bs4 import BeautifulSoup

from portal import paths
from portal.demo.letters import HOME, SHOWN, Decided, decided, home
from portal.demo.stories import STORIES
from portal.domain.regimes import Regime
from portal.domain.states import Obligation, Outcome
from portal.languages import LANGUAGES, translations
from portal.letters.contexts import LETTERS, Decision, ExemptionRefused, PlanRefusal
from portal.letters.markup import page
from portal.rules import library
from portal.rules.asked import Asked
from portal.rules.citation import is_article
from portal.wording.grounds import FAILED
from portal.wording.speech import speaking
from tests.letters.test_words import day_in, words_of

HS, RTM, BR, VB = "hoogezand-sappemeer", "rotterdam", "beleidsregels", "voorbeeldgemeente"
GEMEENTEN = (HS, RTM, BR, VB)
Told = tuple[str, str]


def of_regime(regime: Regime) -> list[str]:
    """The stories that end in an outcome of this regime."""
    return [story for story, one in STORIES.items() if one.verdict.outcome.regime is regime]


TOLD: list[Told] = [
    *((gemeente, story) for gemeente in GEMEENTEN for story in of_regime(Regime.TEGENPRESTATIE)),
    *((HOME[Regime.PARTICIPATION], story) for story in of_regime(Regime.PARTICIPATION)),
]
"""Each story where it can happen."""
EVERY = [pytest.param(one, id="-".join(one)) for one in TOLD]
ONLY: Mapping[str, frozenset[Outcome]] = {
    "een tegenprestatie doet.": frozenset({Outcome.AGREED, Outcome.AGREED_WITH_CHANGES}),
    "Wij volgen uw eigen plan": frozenset({Outcome.AGREED}),
    "Wij volgen uw plan, maar veranderen iets": frozenset({Outcome.AGREED_WITH_CHANGES}),
    "Wat als u niet meedoet?": frozenset({Outcome.AGREED, Outcome.AGREED_WITH_CHANGES}),
    "Dit is geen betaald werk en het neemt geen baan weg": frozenset(
        {Outcome.AGREED, Outcome.AGREED_WITH_CHANGES}
    ),
    "niet akkoord gaan met uw plan": frozenset({Outcome.REFUSED, Outcome.PART_NOT_AGREED}),
    "U kunt een nieuw plan maken": frozenset({Outcome.REFUSED, Outcome.PART_NOT_AGREED}),
    "Wij vragen nu geen plan van u": frozenset({Outcome.REFUSED}),
    "Wij vinden die zorg nodig": frozenset({Outcome.EXISTING_COUNTS}),
    "dat dit telt als uw tegenprestatie": frozenset({Outcome.EXISTING_COUNTS}),
    "niet meetelt voor de tegenprestatie": frozenset({Outcome.EXISTING_DOES_NOT_COUNT}),
    "Dit heet een ontheffing": frozenset({Outcome.EXEMPTION_GRANTED}),
    "dat u geen ontheffing krijgt": frozenset({Outcome.EXEMPTION_REFUSED}),
    "Wij mogen u dus om een tegenprestatie vragen": frozenset({Outcome.EXEMPTION_REFUSED}),
    "Tijdens uw aanvraag stond dit stil": frozenset({Outcome.EXEMPTION_REFUSED}),
    "Wij verwachten dat u ook later geen tegenprestatie kunt doen": frozenset({Outcome.NOT_IMPOSED}),
    "Dit besluit heeft geen einddatum": frozenset({Outcome.NOT_IMPOSED}),
    "geen tegenprestatie hoeft te doen": frozenset(
        {Outcome.EXISTING_COUNTS, Outcome.EXEMPTION_GRANTED, Outcome.NOT_IMPOSED}
    ),
    "dat uw tegenprestatie stopt": frozenset({Outcome.ENDED}),
    "dat een eerder besluit niet meer geldt": frozenset({Outcome.SPARING_ENDED}),
    "Wat kunt u nu doen?": frozenset(
        {
            Outcome.REFUSED,
            Outcome.EXISTING_DOES_NOT_COUNT,
            Outcome.EXEMPTION_REFUSED,
            Outcome.PART_NOT_AGREED,
            Outcome.PART_DOES_NOT_COUNT,
        }
    ),
    "akkoord gaan met hoe u wilt meedoen": frozenset({Outcome.PART_AGREED}),
    "dat dit telt als meedoen": frozenset({Outcome.PART_COUNTS}),
    "niet meetelt als meedoen": frozenset({Outcome.PART_DOES_NOT_COUNT}),
    "dat onze afspraak stopt": frozenset({Outcome.PART_ENDED}),
}
"""What only the letter of these outcomes says."""


@cache
def text(gemeente: str, story: str) -> str:
    """The Dutch letter of a decision."""
    one = decided(gemeente, story)
    return words_of(BeautifulSoup(page(one.template, "nl", one.letter), "html.parser").article)


def articles(ground: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Where the law asks it: in articles, or else in the note that explains them."""
    places = {(source, article) for source, article in ground["articles"]}
    return {one for one in places if is_article(one[1])} or places


@cache
def own_texts(gemeente: str) -> frozenset[str]:
    """The titles of the texts of a gemeente: the only ones whose articles are named without them."""
    return frozenset(one.title for one in library.load(paths.LAW).versions(gemeente))


def carrying(one: Decided) -> list[Mapping[str, Any]]:
    """The grounds that carry a decision, as they were kept."""
    return [ground for ground in one.kept["grounds"] if ground["carries"]]


def carried(one: Decided) -> set[tuple[str, str]]:
    """Every place that carries a decision: articles, or where it has none what stands beside them."""
    found = {place for ground in carrying(one) for place in articles(ground)}
    return {place for place in found if is_article(place[1])} or found


@pytest.fixture(params=EVERY)
def told(request: pytest.FixtureRequest) -> Told:
    """A gemeente and a story."""
    given: Told = request.param
    return given


def test_every_outcome_is_told_and_every_beschikking_has_an_example() -> None:
    assert {story.verdict.outcome for story in STORIES.values()} == set(Outcome)
    assert SHOWN.keys() == {letter for letter, kind in LETTERS.items() if issubclass(kind, Decision)}
    assert {folder: decided(home(story), story).template for folder, story in SHOWN.items()} == {
        folder: folder for folder in SHOWN
    }


def test_it_cites_the_articles_of_the_grounds_that_carry_it_and_no_other(told: Told) -> None:
    one = decided(*told)
    allowed = carried(one)
    assert isinstance(one.letter, Decision)
    assert {(rule.source, rule.article) for rule in one.letter.rules} == allowed != set()
    said = text(*told)
    for source, article in sorted(allowed, key=lambda place: -len(place[1])):
        assert article in said
        said = said.replace(source, "").replace(article, "")
    assert re.findall(r"\b(?:art\.|nr\.|ECLI|toelichting)[^.]*", said) == []


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_of_who_is_spared_by_the_law(gemeente: str, language: str) -> None:
    """Participatiewet art. 9 lid 5: another plan would be refused for the same reason."""
    one = decided(gemeente, "plan of somebody spared")
    assert isinstance(one.letter, PlanRefusal)
    assert (one.letter.answer_by, one.stands) == (None, Obligation.INTAKE)
    [point] = one.letter.looked_at[-1:]
    assert point == "Participatiewet, art. 9 lid 5: " + FAILED[Asked.INCAPACITATED]
    said = words_of(BeautifulSoup(page(one.template, language, one.letter), "html.parser"))
    translate = translations(language).gettext
    for sentence in ("U kunt een nieuw plan maken.", "Weet u niets? Wij denken met u mee."):
        assert translate(sentence) not in said
    for sentence in ("Wij vragen nu geen plan van u.", "Dan krijgt u een brief van ons."):
        assert translate(sentence) in said


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_ontheffing_what_runs_goes_on_from_the_day_of_the_letter(
    gemeente: str, language: str
) -> None:
    one = decided(gemeente, "not exempt beside")
    assert isinstance(one.letter, ExemptionRefused)
    [runs] = one.letter.earlier
    assert (runs.becomes, one.letter.answer_by) == ("goes_on", None)
    assert (one.letter.stood_still, one.letter.resumes_on) == (True, one.letter.sent_on)
    said = words_of(BeautifulSoup(page(one.template, language, one.letter), "html.parser"))
    translate = translations(language).gettext
    day = day_in(language, one.letter.sent_on)
    again = translate("Vanaf %(day)s gaat het weer door.") % {"day": day}
    for sentence in (again, translate("Tijdens uw aanvraag stond dit stil."), runs.task):
        assert sentence in said
    for sentence in ("Wij mogen u dus om een tegenprestatie vragen.", "U mag zelf een plan maken."):
        assert translate(sentence) not in said


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_no_heading_and_no_note_stands_as_an_article_that_carries_an_obligation(gemeente: str) -> None:
    """What a text says before or behind its articles is no article that a reader can look up."""
    letter = decided(gemeente, "agreed").letter
    assert isinstance(letter, Decision)
    assert [rule.article for rule in letter.rules if not is_article(rule.article)] == []


@pytest.mark.parametrize(
    ("gemeente", "point"),
    [
        (RTM, "art. 7: Wij zien geen reden voor een ontheffing."),
        (HS, "Participatiewet, art. 9 lid 2: Wij zien geen dringende redenen voor een ontheffing."),
    ],
)
def test_each_article_gets_only_what_it_asks(gemeente: str, point: str) -> None:
    """Rotterdam art. 7 asks circumstances, Participatiewet art. 9 lid 2 compelling reasons."""
    assert getattr(decided(gemeente, "not exempt").letter, "looked_at", ()) == (point,)


def test_it_gives_the_reasons_of_this_decision_and_what_carries_it(told: Told) -> None:
    one, verdict, said = decided(*told), STORIES[told[1]].verdict, text(*told)
    written = "\n".join((verdict.why, *one.kept["judgements"].values())).splitlines()
    assert [reason for reason in written if reason not in said] == []
    assert verdict.client_words in said
    points: tuple[str, ...] = getattr(one.letter, "looked_at", ())
    if points:
        assert len(points) == len(carrying(one))
        for ground, point in zip(carrying(one), points, strict=True):
            own = own_texts(told[0])
            places = {place if source in own else f"{source}, {place}" for source, place in articles(ground)}
            assert point.partition(":")[0] in places


def test_nothing_stands_in_it_twice(told: Told) -> None:
    one = decided(*told)
    for code in ("nl", "en"):
        soup = BeautifulSoup(page(one.template, code, one.letter), "html.parser")
        for part in soup.select("article, section.sheet"):
            headings = [words_of(heading) for heading in part.select("h2")]
            assert sorted(set(headings)) == sorted(headings)


@pytest.mark.parametrize(
    ("story", "becomes", "last_day", "stands"),
    [
        ("part agreed anew", "stops", date(2026, 5, 3), Obligation.AGREED),
        ("part counts beside", "goes_on", date(2026, 6, 1), Obligation.AGREED),
    ],
)
def test_under_participation_too_what_runs_ends_or_goes_on(
    story: str, becomes: str, last_day: date, stands: Obligation
) -> None:
    one = decided(VB, story)
    assert isinstance(one.letter, Decision)
    assert [(told.becomes, told.last_day) for told in one.letter.earlier] == [(becomes, last_day)]
    assert one.stands is stands


def test_no_two_sentences_stand_against_each_other(told: Told) -> None:
    one = decided(*told)
    for code in ("nl", "en"):
        said = BeautifulSoup(page(one.template, code, one.letter), "html.parser").get_text()
        assert re.findall(r"[a-z]{2}\.[A-Z][a-z]+", said) == []


def test_no_sentence_of_another_outcome_stands_in_it(told: Told) -> None:
    outcome, said = STORIES[told[1]].verdict.outcome, text(*told)
    assert [phrase for phrase, outcomes in ONLY.items() if phrase in said and outcome not in outcomes] == []


@pytest.mark.parametrize("phrase", ONLY)
def test_each_of_those_sentences_is_said_where_it_belongs(phrase: str) -> None:
    saying = {STORIES[story].verdict.outcome for gemeente, story in TOLD if phrase in text(gemeente, story)}
    assert saying == ONLY[phrase]


def test_a_lower_benefit_is_spoken_of_only_where_the_regeling_knows_a_maatregel(told: Told) -> None:
    """Participatiewet art. 18 lid 2; the made-up verordening of the voorbeeldgemeente knows none."""
    gemeente, story = told
    is_imposed = STORIES[story].verdict.outcome in {Outcome.AGREED, Outcome.AGREED_WITH_CHANGES}
    may_be_lowered = "Dan kunnen wij uw uitkering een tijd lager maken" in text(*told)
    assert may_be_lowered == (is_imposed and gemeente != VB)
    if is_imposed:  # the letter about an end says it whatever the regeling knows
        assert ("Wij kunnen uw uitkering hiervoor niet lager maken" in text(*told)) == (gemeente == VB)


FOREIGN = re.compile(r"tegenprestatie|ontheffing|lager maken|art\. 9 lid|art\. 18|maatregel", re.IGNORECASE)
"""What a regime that imposes nothing does not know."""


@pytest.mark.parametrize("story", of_regime(Regime.PARTICIPATION))
def test_a_letter_under_participation_says_nothing_of_another_regime(story: str) -> None:
    assert FOREIGN.findall(text(home(story), story)) == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "nl"])
@pytest.mark.parametrize("story", of_regime(Regime.PARTICIPATION))
def test_its_sheet_says_nothing_of_another_regime_either(story: str, language: str) -> None:
    one = decided(home(story), story)
    with speaking(Regime.PARTICIPATION):
        sheet = words_of(BeautifulSoup(page(one.template, language, one.letter), "html.parser"))
    assert FOREIGN.findall(sheet) == []


def test_policy_is_named_only_where_the_gemeente_has_policy(told: Told) -> None:
    """Awb 4:82: a verordening is no policy."""
    assert ("Beleid van de gemeente:" in text(*told)) == (told[0] == BR)


OF_ALL_ACTS = sorted(
    {*of_regime(Regime.TEGENPRESTATIE)} - {"incapacitated", "plan of somebody spared", "never"}
)
"""The IOAW has no sister of Participatiewet art. 9 lid 5; and of two questions that can carry that nothing is
imposed, whoever decides names one, which these stories do not."""


@pytest.mark.parametrize("story", OF_ALL_ACTS)
def test_a_letter_to_who_gets_ioaw_rests_on_that_act(story: str) -> None:
    """Rotterdam art. 1 names the IOAW too; its duty stands in IOAW art. 37 lid 1 onder f."""
    one, other = decided(RTM, story), decided(RTM, story, "ioaw")
    assert other.template == one.template
    asked = {ground["asks"] for ground in carrying(other)} - {Asked.DEPENDS_ON_WORK}
    assert asked == {ground["asks"] for ground in carrying(one)}
    assert isinstance(other.letter, Decision)
    assert not [rule for rule in other.letter.rules if rule.source == "Participatiewet"]
    assert not [rule for rule in other.letter.rules if "art. 35" in rule.article]  # C27: not its basis


@pytest.mark.parametrize("benefit", ["ioaw", "ioaz"])
def test_while_its_legal_basis_is_unsettled_no_letter_speaks_of_a_lower_benefit(benefit: str) -> None:
    """Contradiction C27 of Rotterdam: without a choice no maatregel is possible under these acts."""
    letter = decided(RTM, "agreed", benefit).letter
    assert "een tijd lager maken" not in page("besluit-tegenprestatie", "nl", letter)
    assert "een tijd lager maken" in page("besluit-tegenprestatie", "nl", decided(RTM, "agreed").letter)
