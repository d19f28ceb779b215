"""Form K4 without an ontheffing: refused, or nothing imposed at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from portal.actions.decide import decide
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation
from portal.letters.contexts import ExemptionRefused, NotImposed
from portal.store import beschikkingen
from tests.actions.deciding import decide_now
from tests.actions.test_exemption import LASTS, UNKNOWN, exempt_until, exemption_of
from tests.actions.test_existing import said_by_rules
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import obligation
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import read, save_draft, send
from tests.fixtures.ways import NOT_GRANTED, NOT_IMPOSED


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
        assert any(line.startswith("art. 5 lid 1") for line in letter.looked_at)
        assert letter.next_steps != ()

    def test_that_somebody_can_lastingly_not_explains_no_refusal(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str], press: FakePress
    ) -> None:
        key = claim(**LASTS)
        assert "permanently_unable" in {f.code for f in said_by_rules(installation, key).blocking}
        decide_now(installation, ingrid, key, NOT_GRANTED)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExemptionRefused)
        assert letter.reasons_explained == ()

    def test_a_refusal_asks_for_no_judgement(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        key = claim()
        decide(installation, ingrid, key, read(installation, key).revision, NOT_GRANTED)
        assert read(installation, key).state is Handling.DECIDED


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
        ("gemeente", "explained"),
        [("hoogezand-sappemeer", ["permanently_unable"]), ("rotterdam", []), ("beleidsregels", [])],
    )
    def test_the_letter_explains_what_lasts_and_asks_for_no_end(
        self,
        installation: Installation,
        ingrid: Actor,
        claim: Callable[..., str],
        press: FakePress,
        explained: list[str],
    ) -> None:
        key = claim(**UNKNOWN)
        decide_now(installation, ingrid, key, NOT_IMPOSED)
        [(template, _, letter)] = press.made
        assert template == "besluit-geen-tegenprestatie"
        assert isinstance(letter, NotImposed)
        with installation.store.read() as connection:
            decision = beschikkingen.of_submission(connection, key)
            assert decision is not None
            kept = beschikkingen.assessment_of(connection, decision.id)
        assert kept is not None
        assert len(letter.reasons_explained) == len(explained)
        assert {one["code"] for one in kept["findings"]} >= set(explained)
        assert kept["facts"]["inability"]["permanent"] is True

    def test_who_can_do_something_again_may_come_with_a_plan(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        decide_now(installation, ingrid, claim(), NOT_IMPOSED)
        send(installation, fatima, save_draft(installation, fatima))
        assert obligation(installation, fatima) is Obligation.PROPOSED
