"""A decision rests on its grounds: none on what is unknown; the letter says what carries it and no more."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.actions.deciding.decide import decide
from portal.actions.deciding.verdict import AnyVerdict, Verdict
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, Unanswered
from portal.domain.roles import Actor
from portal.domain.states import Handling
from portal.letters.contexts import ExistingDecision, PlanDecision
from portal.rules.asked import Asked
from portal.rules.citation import is_article
from portal.store import beschikkingen
from tests.actions.deciding import decide_now, everything
from tests.fixtures.existing import CARE, COUNTS, DOES_NOT_COUNT, judge_report, report
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import judge, read
from tests.fixtures.verdicts import AGREED, CHANGED, DESIGN, REFUSED, WEIGHING, reasoned
from tests.fixtures.ways import GRANTED, NOT_GRANTED, NOT_IMPOSED

HS, RTM, BR, VB = "hoogezand-sappemeer", "rotterdam", "beleidsregels", "voorbeeldgemeente"
EVERYWHERE = pytest.mark.parametrize("gemeente", [HS, RTM, BR, VB])
ON_ABILITY = replace(REFUSED, carried_by=(Asked.ABILITY,))
NO_CARE = {"professional": True}
Ground = Mapping[str, Any]


def fitting(gemeente: str) -> Verdict:
    """An agreement with as many hours as fit the regeling: one counts them a year, so they change."""
    return replace(CHANGED, design=replace(DESIGN, minutes_per_week=150)) if gemeente == VB else AGREED


def kept(portal: Installation, beschikking_id: str) -> Mapping[str, Any]:
    """What was kept of how a decision was reached."""
    with portal.store.read() as connection:
        found = beschikkingen.assessment_of(connection, beschikking_id)
    assert found is not None
    return found


def carrying(portal: Installation, beschikking_id: str) -> list[Ground]:
    """The grounds that carry it."""
    return [one for one in kept(portal, beschikking_id)["grounds"] if one["carries"]]


def articles(ground: Ground) -> set[tuple[str, str]]:
    """Where the law asks it: in articles, or else in the note that explains them."""
    places = {(source, article) for source, article in ground["articles"]}
    return {one for one in places if one[1].startswith(("art. ", "nr. ", "ECLI:"))} or places


class TestANoOnAJudgement:
    """Whoever refuses says which judgement carries it, after every question that could have helped."""

    @EVERYWHERE
    def test_on_an_empty_toets_a_plan_is_not_refused_either(
        self, installation: Installation, ingrid: Actor, claimed: str, gemeente: str
    ) -> None:
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, claimed, ON_ABILITY)
        assert Asked.DISPLACEMENT in unanswered.value.asked

    @EVERYWHERE
    def test_the_only_judgement_that_could_carry_it_is_not_taken_for_the_one_that_does(
        self, installation: Installation, ingrid: Actor, noor: Actor, claimed: str, gemeente: str
    ) -> None:
        judge(installation, noor, claimed, **({"hours_per_week": 2} if gemeente == VB else {}))
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, claimed, replace(REFUSED, carried_by=()))
        assert "carried_by" in incomplete.value.fields


class TestAnEmptyToets:
    @EVERYWHERE
    def test_nothing_is_imposed_on_it_and_nothing_changes(
        self, installation: Installation, ingrid: Actor, claimed: str, gemeente: str
    ) -> None:
        before = everything(installation)
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, claimed, fitting(gemeente))
        spared = {Asked.INCAPACITATED, Asked.SINGLE_PARENT, Asked.EXEMPTION_RUNNING}
        assert {*spared, Asked.EXISTING_ACTIVITY, Asked.DISPLACEMENT} <= set(unanswered.value.asked)
        assert everything(installation) == before

    @EVERYWHERE
    def test_filled_in_the_same_decision_is_let_through(
        self, installation: Installation, noor: Actor, ingrid: Actor, claimed: str, gemeente: str
    ) -> None:
        judge(installation, noor, claimed)
        decide_now(installation, ingrid, claimed, fitting(gemeente))
        assert read(installation, claimed).state is Handling.DECIDED

    @EVERYWHERE
    @pytest.mark.parametrize("verdict", [COUNTS, DOES_NOT_COUNT], ids=["a yes", "a no"])
    def test_care_that_nobody_looked_at_neither_counts_nor_is_refused(
        self, installation: Installation, fatima: Actor, ingrid: Actor, verdict: AnyVerdict
    ) -> None:
        key = report(installation, fatima, CARE, minutes=30 * 60, paid="")
        before = everything(installation)
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, key, verdict)
        assert Asked.CARE_DEFINITION in unanswered.value.asked
        assert everything(installation) == before


class TestTheLetter:
    @pytest.fixture
    def decided(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        request: pytest.FixtureRequest,
        claim: Callable[..., str],
    ) -> Callable[[AnyVerdict], str]:
        """A case in which a verdict can be given, with that verdict; returns the key of the beschikking."""

        def make(verdict: AnyVerdict) -> str:
            if verdict in (COUNTS, DOES_NOT_COUNT):
                key = report(installation, fatima, CARE)
                judge_report(installation, noor, key, **({} if verdict is COUNTS else NO_CARE))
            elif verdict in (GRANTED, NOT_GRANTED, NOT_IMPOSED):
                key = claim()
            else:
                key = request.getfixturevalue("judged")
            return decide_now(installation, ingrid, key, verdict)

        return make

    @EVERYWHERE
    @pytest.mark.parametrize(
        "verdict",
        [AGREED, ON_ABILITY, COUNTS, DOES_NOT_COUNT, GRANTED, NOT_GRANTED, NOT_IMPOSED],
        ids=lambda verdict: verdict.outcome,
    )
    def test_it_cites_the_articles_that_carry_the_decision_and_no_other(
        self,
        installation: Installation,
        press: FakePress,
        decided: Callable[[AnyVerdict], str],
        gemeente: str,
        verdict: AnyVerdict,
    ) -> None:
        key = decided(fitting(gemeente) if verdict is AGREED else verdict)
        [(_, _, letter)] = press.made
        cited = [(rule.source, rule.article) for rule in letter.rules]  # type: ignore[union-attr]
        carried = {place for ground in carrying(installation, key) for place in articles(ground)}
        in_articles = {place for place in carried if is_article(place[1])}
        assert set(cited) == (in_articles or carried) != set()
        assert len(cited) == len(set(cited))

    @EVERYWHERE
    def test_the_words_of_the_officer_on_each_question_that_he_judged_stand_in_it(
        self,
        installation: Installation,
        noor: Actor,
        ingrid: Actor,
        judged: str,
        press: FakePress,
        gemeente: str,
    ) -> None:
        judge(installation, noor, judged, organisation_kind="commercial")
        asked = reasoned(installation, judged, fitting(gemeente))
        judgements = {one: f"Wij vroegen ernaar: {one}." for one in asked.judgements}
        words = {one.value: text for one, text in judgements.items()}
        verdict, revision = replace(asked, judgements=judgements), read(installation, judged).revision
        key = decide(installation, ingrid, judged, revision, verdict)
        [(_, _, letter)] = press.made
        assert isinstance(letter, PlanDecision)
        assert {one.words for one in letter.weighed} == set(words.values())
        written: dict[str, str] = {**vars_of(WEIGHING), **words}
        grounds = kept(installation, key)["grounds"]
        to_judge = {one["asks"] for one in grounds if one["standing"] == "to_judge"}
        assert to_judge <= set(written)
        assert [one for one in to_judge if written[one] not in repr(letter)] == []

    @pytest.mark.parametrize("gemeente", [RTM])
    def test_what_was_found_about_what_one_already_does_is_judged_in_it(
        self, decided: Callable[[AnyVerdict], str], press: FakePress
    ) -> None:
        decided(COUNTS)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExistingDecision)
        assert letter.reasons == tuple(COUNTS.reasons.splitlines())


def vars_of(weighing: object) -> dict[str, str]:
    """What was weighed, by the question that it answers."""
    names = {
        Asked.ABILITY: "ability",
        Asked.SITUATION: "situation",
        Asked.WISHES: "wishes",
        Asked.EXISTING_ACTIVITY: "existing",
        Asked.DISPLACEMENT: "no_displacement",
    }
    return {str(asked): getattr(weighing, name) for asked, name in names.items()}


class TestWhatIsKept:
    @EVERYWHERE
    def test_an_agreement_keeps_every_ground_and_that_all_it_needs_carries_it(
        self, installation: Installation, ingrid: Actor, judged: str, gemeente: str
    ) -> None:
        key = decide_now(installation, ingrid, judged, fitting(gemeente))
        grounds = kept(installation, key)["grounds"]
        assert "unknown" not in {one["standing"] for one in grounds}
        so = [one for one in grounds if one["lean"] == "holds" and one["standing"] in {"met", "to_judge"}]
        assert [one for one in grounds if one["carries"]] == so

    def test_what_the_regeling_does_not_ask_is_kept_as_not_asked(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        grounds = kept(installation, decide_now(installation, ingrid, judged))["grounds"]
        [year] = [one for one in grounds if one["asks"] == "year_hours"]
        assert (year["standing"], year["articles"], year["carries"]) == ("not_applicable", [], False)

    @pytest.mark.parametrize("carried_by", [(Asked.ABILITY,), (Asked.SITUATION, Asked.WISHES)])
    def test_a_refusal_keeps_on_which_questions_it_rests(
        self, installation: Installation, ingrid: Actor, judged: str, carried_by: tuple[Asked, ...]
    ) -> None:
        key = decide_now(installation, ingrid, judged, replace(REFUSED, carried_by=carried_by))
        assert [one["asks"] for one in carrying(installation, key)] == list(carried_by)

    def test_what_certainly_is_not_so_carries_a_refusal_by_itself(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, replaces_paid_work=True)
        key = decide_now(installation, ingrid, judged, replace(REFUSED, carried_by=()))
        assert [one["asks"] for one in carrying(installation, key)] == ["displacement"]

    @pytest.mark.parametrize("carried_by", [(), (Asked.DISPLACEMENT,), (Asked.ABILITY, Asked.HOURS)])
    def test_a_refusal_rests_on_nothing_that_does_not_fail(
        self, installation: Installation, ingrid: Actor, judged: str, carried_by: tuple[Asked, ...]
    ) -> None:
        before = everything(installation)
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, judged, replace(REFUSED, carried_by=carried_by))
        assert incomplete.value.fields == ("carried_by",)
        assert everything(installation) == before


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2026, 3, 1), 3, date(2026, 5, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 11, 28), 3, date(2027, 2, 27)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 1), 3, date(2027, 2, 28)),
    ],
)
def test_no_term_ends_before_the_months_that_were_asked(starts_on: date, months: int, ends_on: date) -> None:
    assert replace(DESIGN, starts_on=starts_on, months=months).ends_on == ends_on
