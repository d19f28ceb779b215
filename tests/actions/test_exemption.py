"""Form K4: a claim beside whatever runs, and the three ways to decide on it (W11)."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from portal.actions import handling
from portal.actions.deciding.verdict import ExemptionVerdict
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, Forbidden, Incomplete, MovedOn, NotFound
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation, Outcome
from portal.domain.ways import WAYS, Lane, in_lane
from portal.letters.contexts import ExemptionGranted
from portal.rules.asked import Asked
from portal.store import beschikkingen, dossiers, exemptions, outbox, trail
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now, everything
from tests.actions.test_existing import said_by_rules
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import obligation
from tests.fixtures.installations import FakePress
from tests.fixtures.people import add_client
from tests.fixtures.plans import judge, read, save_draft, send
from tests.fixtures.verdicts import AGREED, CHANGED, DESIGN, REFUSED
from tests.fixtures.ways import (
    ANSWERS,
    CANNOT,
    GRANTED,
    HELP,
    NOT_GRANTED,
    NOT_IMPOSED,
    send_and_claim,
    send_draft,
    send_form,
)

LASTS: Mapping[str, Any] = {"until_kind": "lasting", "until": None}
UNKNOWN: Mapping[str, Any] = {"until_kind": "unknown", "until": None}
EVERYWHERE = pytest.mark.parametrize(
    "gemeente", ["hoogezand-sappemeer", "rotterdam", "beleidsregels", "voorbeeldgemeente"]
)


def exemption_of(portal: Installation, client: Actor) -> exemptions.Exemption | None:
    """The ontheffing that a client has."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        return next(reversed(exemptions.of_dossier(connection, dossier.id)), None)


def exempt_until(portal: Installation, client: Actor) -> date | None:
    """The last day on which nothing is asked: the rules look at it."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        return exemptions.nothing_asked_until(connection, dossier.id)


class TestClaiming:
    @on_each_database
    def test_a_claim_lies_beside_a_plan_that_runs_and_changes_nothing_about_it(
        self, installation: Installation, fatima: Actor, imposed: str
    ) -> None:
        key = send_form(installation, fatima, CANNOT)
        assert obligation(installation, fatima) is Obligation.IMPOSED
        assert read(installation, key).state is Handling.RECEIVED
        assert read(installation, key).decide_by == date(2026, 4, 28)  # eight weeks, past Koningsdag

    def test_a_claim_and_a_plan_can_lie_with_the_gemeente_together(
        self, installation: Installation, fatima: Actor, sent: str
    ) -> None:
        send_form(installation, fatima, CANNOT)
        assert obligation(installation, fatima) is Obligation.PROPOSED

    def test_a_second_claim_is_refused_and_stays_a_draft(
        self, installation: Installation, fatima: Actor, claim: Callable[..., str]
    ) -> None:
        claim()
        with pytest.raises(MovedOn):
            send_form(installation, fatima, CANNOT, ground="health")
        before = everything(installation)
        with pytest.raises(MovedOn):
            send_draft(installation, fatima, CANNOT)
        assert everything(installation) == before

    def test_once_it_was_decided_one_may_ask_again(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        decide_now(installation, ingrid, claim(), NOT_GRANTED)
        assert read(installation, claim()).state is Handling.RECEIVED

    def test_a_form_that_is_only_answered_never_waits_for_another(
        self, installation: Installation, fatima: Actor, sent: str, claim: Callable[..., str]
    ) -> None:
        claim()
        keys = {send_form(installation, fatima, HELP) for _ in range(3)}
        assert len(keys) == 3
        assert set(in_lane(Lane.SERVICE)) == {
            flow for flow, way in WAYS.items() if way.replies_under(Regime.TEGENPRESTATIE)
        }


class TestGranted:
    @on_each_database
    def test_until_a_day_nothing_is_asked_and_the_rules_know_it(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        decide_now(installation, ingrid, claim(), GRANTED)
        found = exemption_of(installation, fatima)
        assert found is not None
        assert (found.until, found.minutes_left) == (date(2026, 6, 30), None)
        assert exempt_until(installation, fatima) == date(2026, 6, 30)
        plan = send(installation, fatima, save_draft(installation, fatima))
        assert "exemption_running" in {f.code for f in said_by_rules(installation, plan).blocking}

    def test_after_the_last_day_the_rules_no_longer_stop_a_plan(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        moment: Callable[[datetime], None],
    ) -> None:
        decide_now(installation, ingrid, claim(), GRANTED)
        plan = send(installation, fatima, save_draft(installation, fatima, starts_on="2026-07-01"))
        agreed = replace(AGREED, design=replace(DESIGN, starts_on=date(2026, 7, 1)))
        handling.claim(installation, noor, plan)
        judge(installation, noor, plan)
        moment(datetime(2026, 6, 30, 12, tzinfo=UTC))
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, plan, agreed)
        assert blocked.value.asked == [Asked.EXEMPTION_RUNNING]
        moment(datetime(2026, 7, 1, 12, tzinfo=UTC))
        decide_now(installation, ingrid, plan, agreed)
        assert obligation(installation, fatima) is Obligation.IMPOSED

    def test_with_hours_left_those_may_still_be_asked(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        decide_now(installation, ingrid, claim(able="some", minutes=120), replace(GRANTED, minutes_left=120))
        found = exemption_of(installation, fatima)
        assert found is not None
        assert (found.until, found.minutes_left) == (date(2026, 6, 30), 120)
        assert exempt_until(installation, fatima) is None

    @pytest.mark.usefixtures("imposed")
    def test_what_was_decided_before_stays_decided(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        decide_now(installation, ingrid, claim(), GRANTED)
        assert obligation(installation, fatima) is Obligation.IMPOSED

    @EVERYWHERE
    @pytest.mark.parametrize("told", [{}, UNKNOWN, LASTS])
    def test_no_regeling_knows_an_ontheffing_without_an_end(
        self,
        installation: Installation,
        ingrid: Actor,
        claim: Callable[..., str],
        told: Mapping[str, Any],
    ) -> None:
        key = claim(**told)
        before = everything(installation)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, key, replace(GRANTED, until=None))
        assert blocked.value.asked == [Asked.END_DATE]
        assert everything(installation) == before

    @EVERYWHERE
    @pytest.mark.parametrize("told", [{}, UNKNOWN, LASTS])
    def test_with_an_end_it_can_be_given_whatever_the_client_expected(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
        told: Mapping[str, Any],
    ) -> None:
        decide_now(installation, ingrid, claim(**told), GRANTED)
        assert exempt_until(installation, fatima) == date(2026, 6, 30)

    @pytest.mark.parametrize(
        ("gemeente", "asked"),
        [
            ("hoogezand-sappemeer", {Asked.EXEMPTION, Asked.AGREED_TERM}),
            ("rotterdam", {Asked.EXEMPTION}),
            ("beleidsregels", {Asked.EXEMPTION}),
        ],
    )
    def test_a_person_judges_what_the_regeling_leaves_to_him_and_nothing_else(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str], asked: set[Asked]
    ) -> None:
        key = claim(**LASTS)
        with pytest.raises(Incomplete) as missing:
            decide_now(installation, ingrid, key, replace(GRANTED, reasons=" \n"))
        assert missing.value.fields == ["reasons"]
        beschikking = decide_now(installation, ingrid, key, GRANTED)
        with installation.store.read() as connection:
            kept = beschikkingen.assessment_of(connection, beschikking)
        assert kept is not None
        assert {one["asks"] for one in kept["grounds"] if one["standing"] == "to_judge"} == asked
        assert kept["judgements"] == dict.fromkeys(asked, GRANTED.reasons)

    def test_no_plan_asks_more_than_it_leaves(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        claim: Callable[..., str],
    ) -> None:
        decide_now(installation, ingrid, claim(able="some", minutes=240), replace(GRANTED, minutes_left=240))
        plan = send(installation, fatima, save_draft(installation, fatima))
        handling.claim(installation, noor, plan)
        judge(installation, noor, plan)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, plan, AGREED)
        assert blocked.value.asked == [Asked.HOURS_LEFT]
        fewer = replace(CHANGED, design=replace(DESIGN, minutes_per_week=240))
        assert decide_now(installation, ingrid, plan, fewer)

    def test_the_letter_says_until_when_what_is_left_and_why(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str], press: FakePress
    ) -> None:
        decide_now(installation, ingrid, claim(), replace(GRANTED, minutes_left=90))
        [(template, language, letter)] = press.made
        assert (template, language) == ("besluit-ontheffing", "ar")
        assert isinstance(letter, ExemptionGranted)
        assert (letter.until, letter.minutes_left) == (date(2026, 6, 30), 90)
        assert letter.reasons == tuple(GRANTED.reasons.splitlines())
        assert letter.reasons_explained == (), "what was not decided is not said"
        assert letter.objection_until == date(2026, 4, 13)

    def test_the_letter_the_notice_and_the_trail_say_the_same(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        key = claim()
        decide_now(installation, ingrid, key, GRANTED)
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            decision = beschikkingen.of_submission(connection, key)
            [letter] = beschikkingen.letters_of_dossier(connection, dossier.id)
            pdf = beschikkingen.pdf_of(connection, letter.id)
            [told] = [one for one in trail.of(connection, key) if one.event == "case:decided"]
        assert decision is not None
        assert (letter.beschikking_id, letter.submission_id) == (decision.id, key)
        assert letter.sha256 == hashlib.sha256(pdf).hexdigest() == json.loads(told.fields)["letter_sha256"]
        assert json.loads(told.fields)["outcome"] == "exemption_granted"
        with installation.store.write() as connection:
            notices = [outbox.take(connection, MONDAY) for _ in range(2)]
        assert [one and one.event for one in notices] == ["form-received", "decision-sent"]

    def test_an_ontheffing_that_ended_before_its_letter_is_not_given(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        before = everything(installation)
        with pytest.raises(BlockedByRule) as wrong:
            decide_now(installation, ingrid, claim(), replace(GRANTED, until=date(2026, 3, 1)))
        assert Asked.END_DATE in wrong.value.asked
        assert everything(installation)["beschikking"] == before["beschikking"]


class TestWho:
    @pytest.mark.parametrize("verdict", [GRANTED, NOT_GRANTED, NOT_IMPOSED])
    def test_a_caseworker_does_not_decide(
        self, installation: Installation, noor: Actor, claim: Callable[..., str], verdict: ExemptionVerdict
    ) -> None:
        with pytest.raises(Forbidden):
            decide_now(installation, noor, claim(), verdict)

    @pytest.mark.parametrize("verdict", [GRANTED, NOT_GRANTED, NOT_IMPOSED])
    def test_a_plan_is_no_claim(
        self, installation: Installation, ingrid: Actor, judged: str, verdict: ExemptionVerdict
    ) -> None:
        with pytest.raises(NotFound):
            decide_now(installation, ingrid, judged, verdict)

    @pytest.mark.parametrize("verdict", [AGREED, REFUSED])
    def test_a_claim_is_no_plan(
        self, installation: Installation, ingrid: Actor, claim: Callable[..., str], verdict: Any
    ) -> None:
        with pytest.raises(NotFound):
            decide_now(installation, ingrid, claim(), verdict)

    @pytest.mark.parametrize("verdict", [GRANTED, NOT_GRANTED, NOT_IMPOSED])
    @pytest.mark.parametrize("name", ["client_words", "reasons"])
    def test_a_letter_without_a_part_is_not_sent(
        self,
        installation: Installation,
        ingrid: Actor,
        claim: Callable[..., str],
        verdict: ExemptionVerdict,
        name: str,
    ) -> None:
        with pytest.raises(Incomplete) as missing:
            decide_now(installation, ingrid, claim(), replace(verdict, **{name: " "}))
        assert tuple(missing.value.fields) == (name,)

    def test_a_caseworker_judges_how_long_and_never_an_illness(
        self, installation: Installation, noor: Actor, claim: Callable[..., str]
    ) -> None:
        key = claim(**LASTS)
        found = {"permanent": False, "until": "2026-05-01"}
        handling.judge(installation, noor, key, read(installation, key).revision, {}, found)
        codes = said_by_rules(installation, key).codes
        assert "permanently_unable" not in codes
        assert "temporarily_unable_agree_term" in codes
        assert not any("illness" in name or "diagnosis" in name for name in ANSWERS[CANNOT])

    def test_who_falls_outside_the_law_gets_an_ontheffing_if_he_wants_it(
        self, installation: Installation, noor: Actor, ingrid: Actor
    ) -> None:
        retired = add_client(installation, birth_date=date(1950, 1, 1))
        decide_now(installation, ingrid, send_and_claim(installation, retired, noor, CANNOT), GRANTED)
        assert exempt_until(installation, retired) == date(2026, 6, 30)


def test_every_outcome_of_the_claim_is_tested_here() -> None:
    assert {GRANTED.outcome, NOT_GRANTED.outcome, NOT_IMPOSED.outcome} == set(WAYS[CANNOT].outcomes)
    assert Outcome.EXEMPTION_GRANTED is GRANTED.outcome
