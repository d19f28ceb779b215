"""Form K4 without an ontheffing: refused, or nothing imposed at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from portal.actions.deciding.decide import decide
from portal.actions.deciding.exemption_letters import WHERE_SOMETHING_RUNS
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, Incomplete, Unanswered
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation
from portal.languages import translations
from portal.letters.contexts import ExemptionRefused, NotImposed
from portal.letters.markup import page
from portal.rules import library
from portal.rules.asked import Asked
from portal.store import beschikkingen
from portal.wording.grounds import BY_THE_ACT
from tests.actions.deciding import decide_now, everything
from tests.actions.test_exemption import LASTS, exempt_until, exemption_of
from tests.actions.test_exemption import UNKNOWN as UNTOLD
from tests.actions.test_existing import said_by_rules
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import obligation
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import read, save_draft, send, verify
from tests.fixtures.ways import CANNOT, NOT_GRANTED, NOT_IMPOSED, send_and_claim


class TestNotGranted:
    def test_nobody_is_refused_unheard(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        with pytest.raises(Incomplete) as missing:
            decide_now(installation, ingrid, claim(), replace(NOT_GRANTED, talk_on=None))
        assert missing.value.fields == ("talk_on",)

    @on_each_database
    def test_a_refusal_leaves_everything_as_it_was(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        imposed: str,
        claim: Callable[..., str],
    ) -> None:
        decide_now(installation, ingrid, claim(), NOT_GRANTED)
        assert exemption_of(installation, fatima) is None
        assert exempt_until(installation, fatima) is None
        assert obligation(installation, fatima) is Obligation.IMPOSED

    def test_the_letter_says_why_what_was_looked_at_and_what_now(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str], press: FakePress
    ) -> None:
        decide_now(installation, ingrid, claim(), NOT_GRANTED)
        [(template, _, letter)] = press.made
        assert template == "besluit-geen-ontheffing"
        assert isinstance(letter, ExemptionRefused)
        assert (letter.talk_on, letter.reasons) == (date(2026, 3, 2), tuple(NOT_GRANTED.reasons.splitlines()))
        assert letter.looked_at == (
            "Participatiewet, art. 9 lid 2: Wij zien geen dringende redenen voor een ontheffing.",
        )
        assert {(rule.source, rule.article) for rule in letter.rules} == {("Participatiewet", "art. 9 lid 2")}
        assert letter.next_steps != ()

    def test_who_lastingly_cannot_gets_no_refusal(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        key = claim(**LASTS)
        assert "permanently_unable" in {f.code for f in said_by_rules(installation, key).blocking}
        before = everything(installation)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, key, NOT_GRANTED)
        assert blocked.value.asked == [Asked.LASTING_INABILITY]
        assert everything(installation) == before

    def test_nobody_is_refused_while_it_is_unknown_whether_it_lasts(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        key = claim(**UNTOLD)
        before = everything(installation)
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, key, NOT_GRANTED)
        assert unanswered.value.asked == [Asked.LASTING_INABILITY]
        assert everything(installation) == before

    def test_nobody_is_refused_before_it_was_asked_whether_the_law_spares_him(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor
    ) -> None:
        key = send_and_claim(installation, fatima, noor, CANNOT)
        before = everything(installation)
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, key, NOT_GRANTED)
        assert unanswered.value.asked == [Asked.INCAPACITATED, Asked.SINGLE_PARENT]
        assert everything(installation) == before

    def test_a_reader_of_another_language_hears_what_carries_it_in_his_own(
        self,
        installation: Installation,
        jan: Actor,
        noor: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        press: FakePress,
    ) -> None:
        for_jan = send_and_claim(installation, jan, noor, CANNOT)
        verify(installation, noor, for_jan, {})
        for key in (claim(), for_jan):
            decide_now(installation, ingrid, key, NOT_GRANTED)
        why = translations("ar").gettext(BY_THE_ACT[Asked.EXEMPTION])
        explained = [letter.reasons_explained for _, _, letter in press.made]  # type: ignore[union-attr]
        assert explained == [(why,), ()]

    def test_a_refusal_asks_for_no_judgement(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        key = claim()
        decide(installation, ingrid, key, read(installation, key).revision, NOT_GRANTED)
        assert read(installation, key).state is Handling.DECIDED


class TestWhatRuns:
    """No ontheffing leaves what runs as it is: the letter names it, and asks for nothing else."""

    def test_it_goes_on_and_no_plan_is_asked(
        self,
        installation: Installation,
        ingrid: Actor,
        imposed: str,
        claim: Callable[..., str],
        press: FakePress,
    ) -> None:
        decide_now(installation, ingrid, claim(), NOT_GRANTED)
        letter = press.made[-1][2]
        assert isinstance(letter, ExemptionRefused)
        [runs] = letter.earlier
        assert (runs.becomes, runs.last_day) == ("goes_on", date(2026, 8, 31))
        assert (letter.may_ask, letter.stood_still) == (True, False)  # it begins in June
        assert letter.next_steps == WHERE_SOMETHING_RUNS
        assert "Wij mogen u dus" not in page("besluit-geen-ontheffing", "nl", letter)

    @pytest.mark.parametrize("gemeente", ["voorbeeldgemeente"])
    @pytest.mark.parametrize(("day", "goes_on"), [(date(2026, 7, 6), 1), (date(2026, 9, 3), 0)])
    def test_after_a_step_nothing_new_is_imposed(
        self,
        installation: Installation,
        ingrid: Actor,
        running: str,
        claim: Callable[..., str],
        press: FakePress,
        moment: Callable[[datetime], None],
        day: date,
        goes_on: int,
    ) -> None:
        key = claim()
        moment(datetime.combine(day, time(9), UTC))
        known = installation.library
        stepped = replace(installation.gemeente, participation_from=date(2026, 7, 1))
        gemeenten = {**known.gemeenten, installation.gemeente_id: stepped}
        portal = replace(installation, library=library.Library(gemeenten, known.regelingen, known.wetten))
        decide_now(portal, ingrid, key, replace(NOT_GRANTED, talk_on=date(2026, 7, 1)))
        letter = press.made[-1][2]
        assert isinstance(letter, ExemptionRefused)
        assert (letter.may_ask, len(letter.earlier)) == (False, goes_on)
        for code in ("nl", "en"):
            said = page("besluit-geen-ontheffing", code, letter)
            for sentence in ("Wij mogen u dus om een tegenprestatie vragen.", "U mag zelf een plan maken."):
                assert translations(code).gettext(sentence) not in said
            new = "Er gelden nu andere regels. Wat u verder doet, spreken wij samen af."
            assert translations(code).gettext(new) in said


class TestNotImposed:
    @pytest.mark.parametrize("before", ["nothing", "imposed"])
    def test_nothing_is_imposed_any_more(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        before: str,
        request: pytest.FixtureRequest,
    ) -> None:
        if before == "imposed":
            request.getfixturevalue("imposed")
        decide_now(installation, ingrid, claim(**LASTS), NOT_IMPOSED)
        assert obligation(installation, fatima) is Obligation.NOT_IMPOSED
        assert exemption_of(installation, fatima) is None

    @pytest.mark.parametrize(
        ("gemeente", "found", "carries"),
        [
            ("hoogezand-sappemeer", True, Asked.LASTING_INABILITY),
            ("hoogezand-sappemeer", False, Asked.ABILITY),
            ("hoogezand-sappemeer", None, Asked.ABILITY),
            ("rotterdam", True, Asked.ABILITY),
            ("rotterdam", None, Asked.ABILITY),
            ("beleidsregels", True, Asked.ABILITY),
        ],
    )
    def test_it_rests_on_what_lasts_only_where_that_was_found_and_the_regeling_says_so(
        self,
        installation: Installation,
        noor: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        press: FakePress,
        found: bool | None,
        carries: Asked,
    ) -> None:
        key = claim(**UNTOLD)
        verify(installation, noor, key, {"permanent": found})
        decide_now(installation, ingrid, key, NOT_IMPOSED)
        [(template, _, letter)] = press.made
        assert template == "besluit-geen-tegenprestatie"
        assert isinstance(letter, NotImposed)
        with installation.store.read() as connection:
            decision = beschikkingen.of_submission(connection, key)
            assert decision is not None
            kept = beschikkingen.assessment_of(connection, decision.id)
        assert kept is not None
        assert [one["asks"] for one in kept["grounds"] if one["carries"]] == [carries]
        assert letter.is_lasting is (carries is Asked.LASTING_INABILITY)
        assert len(letter.reasons_explained) == 1
        assert kept["facts"]["inability"]["permanent"] is found, "a decision makes up no fact"

    def test_who_can_do_something_again_may_come_with_a_plan(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        decide_now(installation, ingrid, claim(), NOT_IMPOSED)
        send(installation, fatima, save_draft(installation, fatima))
        assert obligation(installation, fatima) is Obligation.NOT_IMPOSED, "until that plan is decided on"
