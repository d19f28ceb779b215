"""What somebody already does and that does not count: heard first, and never against the rules."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, Incomplete
from portal.domain.roles import Actor
from portal.domain.states import Obligation
from portal.languages import translations
from portal.letters.contexts import ExistingRefusal
from portal.rules.asked import Asked
from portal.store import beschikkingen
from portal.wording.grounds import FAILED
from tests.actions.deciding import decide_now, everything
from tests.actions.test_existing import BOTH, EFFECT, MONDAY
from tests.fixtures.existing import CARE, DOES_NOT_COUNT, obligation
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import save_draft, send


class TestRefusal:
    @BOTH
    def test_what_does_not_count_leaves_the_client_free_to_come_with_something_else(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
        flow: str,
    ) -> None:
        key = judged_report(flow, **({"necessary": False} if flow == CARE else {"proven": False}))
        decide_now(installation, ingrid, key, replace(DOES_NOT_COUNT, talk_on=MONDAY))
        [(template, _, letter)] = press.made
        assert template == "besluit-telt-niet-mee"
        assert isinstance(letter, ExistingRefusal)
        assert (letter.kind, letter.talk_on) == (flow, MONDAY)
        assert letter.reasons == tuple(DOES_NOT_COUNT.reasons.splitlines())
        assert obligation(installation, fatima) is Obligation.INTAKE  # nobody asked her anything
        send(installation, fatima, save_draft(installation, fatima))
        assert obligation(installation, fatima) is Obligation.PROPOSED

    def test_nobody_gets_a_no_without_being_heard(
        self, installation: Installation, ingrid: Actor, judged_report: Callable[..., str]
    ) -> None:
        unheard = replace(DOES_NOT_COUNT, talk_on=None)
        with pytest.raises(Incomplete) as missing:
            decide_now(installation, ingrid, judged_report(CARE, professional=True), unheard)
        assert missing.value.fields == ("talk_on",)

    def test_a_refusal_gives_reasons(
        self, installation: Installation, ingrid: Actor, judged_report: Callable[..., str]
    ) -> None:
        key = judged_report(CARE, necessary=False)
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, key, replace(DOES_NOT_COUNT, reasons="\n"))
        assert tuple(incomplete.value.fields) == ("reasons",)

    @BOTH
    def test_there_is_no_no_where_the_regeling_says_that_nothing_may_be_imposed(
        self, installation: Installation, ingrid: Actor, judged_report: Callable[..., str], flow: str
    ) -> None:
        key = judged_report(flow)
        before = everything(installation)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, key, DOES_NOT_COUNT)
        assert EFFECT[flow] in blocked.value.asked
        assert everything(installation) == before

    @pytest.mark.parametrize("gemeente", ["beleidsregels"])
    def test_there_is_no_no_where_the_regeling_says_that_it_counts(
        self, installation: Installation, ingrid: Actor, judged_report: Callable[..., str]
    ) -> None:
        key = judged_report(CARE)
        before = everything(installation)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, key, DOES_NOT_COUNT)
        assert Asked.CARE_COUNTS in blocked.value.asked
        assert everything(installation) == before

    @pytest.mark.parametrize("gemeente", ["rotterdam"])
    def test_a_no_where_the_regeling_leaves_it_to_a_person_rests_on_his_judgement_with_reasons(
        self, installation: Installation, ingrid: Actor, judged_report: Callable[..., str]
    ) -> None:
        key = judged_report(CARE)
        with pytest.raises(Incomplete) as missing:
            decide_now(installation, ingrid, key, replace(DOES_NOT_COUNT, reasons=" \n"))
        assert tuple(missing.value.fields) == ("reasons",)
        beschikking = decide_now(installation, ingrid, key, DOES_NOT_COUNT)
        with installation.store.read() as connection:
            decision = beschikkingen.of_submission(connection, key)
            kept = beschikkingen.assessment_of(connection, beschikking)
        assert decision is not None
        assert decision.reasons == DOES_NOT_COUNT.reasons
        assert kept is not None
        assert [one["asks"] for one in kept["grounds"] if one["carries"]] == ["care_counts"]

    @pytest.mark.parametrize("gemeente", ["rotterdam"])
    def test_only_what_carries_it_explains_a_refusal(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
    ) -> None:
        decide_now(installation, ingrid, judged_report(CARE), DOES_NOT_COUNT)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExistingRefusal)
        assert letter.reasons_explained == (translations("ar").gettext(FAILED[Asked.CARE_COUNTS]),)

    def test_what_was_looked_at_names_the_article(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
    ) -> None:
        decide_now(installation, ingrid, judged_report(CARE, professional=True), DOES_NOT_COUNT)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExistingRefusal)
        assert any(line.startswith("art. 1 lid 2:") for line in letter.looked_at)

    def test_care_that_the_gemeente_does_not_find_necessary_is_refused_because_of_that(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
    ) -> None:
        """Hoogezand-Sappemeer art. 3 lid 2 onder b: what is weighed is no reason (Awb 3:46)."""
        decide_now(installation, ingrid, judged_report(CARE, necessary=False), DOES_NOT_COUNT)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExistingRefusal)
        assert letter.looked_at == (
            "art. 3 lid 2 onder b: Wij vinden deze zorg niet redelijkerwijs nodig.",
            "art. 3 lid 2 onder b: Uw zorg telt volgens deze regels niet mee.",
        )
        assert letter.reasons == tuple(DOES_NOT_COUNT.reasons.splitlines())
