"""Asking to go on as it was agreed: the form filled in, so that the client only looks and sends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.actions import drafts as draft_actions
from portal.actions.deciding.verdict import Becomes, Fate
from portal.actions.installation import Installation
from portal.domain.errors import DraftInTheWay, Forbidden, NotFound
from portal.domain.roles import Actor
from portal.store import drafts, uploads
from portal.store.base import new_id
from portal.store.drafts import Draft
from tests.actions.deciding import decide_now
from tests.actions.test_several import ENDED
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import CARE, COUNTS, judge_report, report
from tests.fixtures.files import photo
from tests.fixtures.papers import add_paper
from tests.fixtures.plans import ANSWERS, FLOW, judge, read
from tests.fixtures.verdicts import CHANGED, DESIGN, REFUSED
from tests.fixtures.ways import CANNOT, CHANGE, GRANTED, NOT_IMPOSED, send_and_claim, send_draft


def draft_of(portal: Installation, client: Actor, flow: str) -> Draft:
    """What a client is filling in."""
    with portal.store.read() as connection:
        draft = drafts.get(connection, client.id, flow)
    assert draft is not None
    return draft


@on_each_database
def test_the_plan_stands_filled_in_from_the_day_after_it_ends(
    installation: Installation, fatima: Actor, running: str
) -> None:
    assert draft_actions.extend(installation, fatima, running) == FLOW
    draft = draft_of(installation, fatima, FLOW)
    assert draft.answers == {**ANSWERS, "starts_on": "2026-09-01"}
    assert draft.follows_id == running


def test_it_is_the_hours_that_were_agreed_and_not_those_that_were_asked(
    installation: Installation, fatima: Actor, ingrid: Actor, judged: str
) -> None:
    design = replace(DESIGN, minutes_per_week=5 * 60)
    decide_now(installation, ingrid, judged, replace(CHANGED, design=design))
    draft_actions.extend(installation, fatima, judged)
    answers = draft_of(installation, fatima, FLOW).answers
    assert (answers["minutes"], answers["starts_on"]) == (300, "2026-09-01")


def test_who_asks_after_the_end_goes_on_from_today(
    installation: Installation, fatima: Actor, imposed: str, moment: Callable[[datetime], None]
) -> None:
    moment(datetime(2026, 9, 15, 9, tzinfo=UTC))
    draft_actions.extend(installation, fatima, imposed)
    assert draft_of(installation, fatima, FLOW).answers["starts_on"] == "2026-09-15"


@on_each_database
def test_another_draft_goes_only_when_its_owner_says_so(
    installation: Installation, fatima: Actor, running: str
) -> None:
    draft_actions.save_answers(installation, fatima, FLOW, {"task": "Koffie schenken in het buurthuis."})
    add_paper(installation, fatima, FLOW, photo())
    begun = draft_of(installation, fatima, FLOW)
    for allowed in ("", new_id()):
        with pytest.raises(DraftInTheWay):
            draft_actions.extend(installation, fatima, running, allowed)
    assert draft_of(installation, fatima, FLOW) == begun
    assert draft_actions.in_the_way(installation, fatima, running) == begun
    draft_actions.extend(installation, fatima, running, begun.id)
    agreed = draft_of(installation, fatima, FLOW)
    assert agreed.answers == {**ANSWERS, "starts_on": "2026-09-01"}
    with installation.store.read() as connection:
        assert [uploads.of_draft(connection, one.id) for one in (begun, agreed)] == [[], []]


def test_asking_twice_fills_in_once_and_keeps_the_papers_added_since(
    installation: Installation, fatima: Actor, running: str
) -> None:
    draft_actions.extend(installation, fatima, running)
    first = draft_of(installation, fatima, FLOW)
    add_paper(installation, fatima, FLOW, photo())
    draft_actions.extend(installation, fatima, running)
    assert draft_of(installation, fatima, FLOW) == first
    with installation.store.read() as connection:
        assert len(uploads.of_draft(connection, first.id)) == 1


def test_the_same_answers_typed_by_oneself_follow_nothing_yet(
    installation: Installation, fatima: Actor, running: str
) -> None:
    draft_actions.save_answers(installation, fatima, FLOW, {**ANSWERS, "starts_on": "2026-09-01"})
    with pytest.raises(DraftInTheWay):
        draft_actions.extend(installation, fatima, running)


def test_what_is_sent_says_what_it_goes_on_from(
    installation: Installation, fatima: Actor, running: str
) -> None:
    draft_actions.extend(installation, fatima, running)
    assert read(installation, send_draft(installation, fatima, FLOW)).follows_id == running


def test_what_somebody_already_does_goes_on_as_it_was_told(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor
) -> None:
    key = report(installation, fatima, CARE)
    judge_report(installation, noor, key)
    decide_now(installation, ingrid, key, COUNTS)
    assert draft_actions.extend(installation, fatima, key) == CARE
    assert draft_of(installation, fatima, CARE).answers == read(installation, key).answers


@pytest.mark.parametrize("decided", ["refused", "not yet", "ontheffing"])
def test_what_was_never_agreed_does_not_go_on(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, judged: str, decided: str
) -> None:
    key = judged
    if decided == "refused":
        decide_now(installation, ingrid, key, REFUSED)
    if decided == "ontheffing":
        key = send_and_claim(installation, fatima, noor, CANNOT)
        decide_now(installation, ingrid, key, GRANTED)
    with pytest.raises(NotFound):
        draft_actions.extend(installation, fatima, key)


class TestWhatWasEnded:
    """By which decision it was: nobody asks to go on with it, also not while it still runs."""

    def refused(self, portal: Installation, client: Actor, key: str) -> None:
        for act in (draft_actions.extend, draft_actions.in_the_way):
            with pytest.raises(NotFound):
                act(portal, client, key)

    def test_by_the_stop_that_the_client_told_of(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, running: str
    ) -> None:
        job = send_and_claim(installation, fatima, noor, CHANGE, kind="job", since="2026-07-01", until=None)
        draft_actions.extend(installation, fatima, running)
        draft_actions.discard(installation, fatima, FLOW)
        decide_now(installation, ingrid, job, ENDED)
        self.refused(installation, fatima, running)

    def test_by_a_decision_that_nothing_is_imposed(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, running: str
    ) -> None:
        claim = send_and_claim(installation, fatima, noor, CANNOT)
        decide_now(installation, ingrid, claim, NOT_IMPOSED)
        self.refused(installation, fatima, running)

    def test_by_care_that_counts(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, running: str
    ) -> None:
        key = report(installation, fatima, CARE)
        judge_report(installation, noor, key)
        decide_now(installation, ingrid, key, replace(COUNTS, becomes=Becomes(running=Fate.ENDS)))
        self.refused(installation, fatima, running)
        assert draft_actions.extend(installation, fatima, key) == CARE

    @pytest.mark.parametrize("starts_on", [date(2026, 7, 6), date(2026, 9, 7)], ids=["in its place", "after"])
    def test_by_another_plan_in_its_place_and_not_by_one_that_comes_after(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        running: str,
        starts_on: date,
    ) -> None:
        key = send_and_claim(installation, fatima, noor, FLOW, starts_on=starts_on.isoformat())
        judge(installation, noor, key)
        is_in_its_place = starts_on.month == 7
        becomes = Becomes(running=Fate.ENDS if is_in_its_place else None)
        design = replace(DESIGN, starts_on=starts_on)
        decide_now(installation, ingrid, key, replace(CHANGED, design=design, becomes=becomes))
        if is_in_its_place:
            self.refused(installation, fatima, running)
        else:
            assert draft_actions.extend(installation, fatima, running) == FLOW
        draft_actions.discard(installation, fatima, FLOW)
        assert draft_actions.extend(installation, fatima, key) == FLOW

    def test_by_a_decision_that_it_never_begins(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, running: str
    ) -> None:
        job = send_and_claim(installation, fatima, noor, CHANGE, kind="job", since="2026-06-01", until=None)
        never = replace(ENDED, last_day=date(2026, 5, 31), never_begun=True)
        decide_now(installation, ingrid, job, never)
        self.refused(installation, fatima, running)


def test_nobody_goes_on_from_what_is_anothers(
    installation: Installation, jan: Actor, noor: Actor, running: str
) -> None:
    for act in (draft_actions.extend, draft_actions.in_the_way):
        for key in (running, new_id()):
            with pytest.raises(NotFound):
                act(installation, jan, key)
        with pytest.raises(Forbidden):
            act(installation, noor, running)
