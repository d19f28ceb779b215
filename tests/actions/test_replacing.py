"""Changing what was sent, while nobody took it up: the old lies there until the new is sent."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from portal import clock
from portal.actions import drafts as draft_acts
from portal.actions import handling, intake, relief, replacing, withdrawing
from portal.actions.installation import Installation
from portal.domain.errors import DraftInTheWay, Forbidden, MovedOn, NotFound, TakenUp
from portal.domain.roles import Actor, Role
from portal.domain.states import Handling, Obligation
from portal.domain.ways import WAYS, Form, Lane
from portal.store import dossiers, drafts, fingerprints, submissions, trail, uploads
from portal.store.drafts import Draft
from tests.fixtures.databases import on_each_database
from tests.fixtures.files import photo
from tests.fixtures.papers import add_paper
from tests.fixtures.plans import FLOW, read
from tests.fixtures.threads import at_once
from tests.fixtures.ways import ANSWERS, CANNOT, HELP, OBJECTION, send_draft, send_form

TASK = {"task": "Soep koken in het buurthuis."}
ABOUT_WHAT_ONE_SENDS = [form for form, way in WAYS.items() if not way.is_final and not way.keeps_its_day]


def draft_of(portal: Installation, client: Actor, flow: str = FLOW) -> Draft | None:
    """What a client is filling in."""
    with portal.store.read() as connection:
        return drafts.get(connection, client.id, Form(flow))


def papers_of(portal: Installation, draft_id: str) -> list[bytes]:
    """The papers that go with a form."""
    with portal.store.read() as connection:
        return [uploads.content_of(connection, one.id) for one in uploads.of_draft(connection, draft_id)]


def events_of(portal: Installation, key: str) -> list[str]:
    """What the trail says of a submission."""
    with portal.store.read() as connection:
        return [one.event for one in trail.of(connection, key)]


def change(portal: Installation, client: Actor, key: str) -> None:
    """Fill in what was sent, and change a word of it."""
    replacing.begin(portal, client, key)
    draft_acts.save_answers(portal, client, Form(FLOW), TASK)


class TestFilledIn:
    @on_each_database
    @pytest.mark.parametrize("flow", ABOUT_WHAT_ONE_SENDS)
    def test_the_form_stands_there_as_it_was_sent_and_what_was_sent_lies_there_still(
        self, installation: Installation, fatima: Actor, flow: str
    ) -> None:
        key = send_form(installation, fatima, flow)
        sent = read(installation, key)
        assert replacing.begin(installation, fatima, key) == flow
        draft = draft_of(installation, fatima, flow)
        assert draft is not None
        assert (dict(draft.answers), draft.replaces_id) == (dict(sent.answers), key)
        assert read(installation, key) == sent

    def test_twice_fills_in_once_and_what_was_changed_since_stays(
        self, installation: Installation, fatima: Actor
    ) -> None:
        key = send_form(installation, fatima, FLOW)
        change(installation, fatima, key)
        changed = draft_of(installation, fatima)
        replacing.begin(installation, fatima, key)
        assert draft_of(installation, fatima) == changed

    @on_each_database
    def test_its_papers_go_along_and_what_was_sent_keeps_its_own(
        self, installation: Installation, fatima: Actor
    ) -> None:
        draft_acts.save_answers(installation, fatima, Form(FLOW), ANSWERS[FLOW])
        add_paper(installation, fatima, FLOW, photo())
        key = send_draft(installation, fatima, FLOW)
        replacing.begin(installation, fatima, key)
        draft = draft_of(installation, fatima)
        assert draft is not None
        [old], [new] = (
            papers_of(installation, read(installation, key).draft_id),
            papers_of(installation, draft.id),
        )
        assert old == new
        draft_acts.discard(installation, fatima, Form(FLOW))
        assert papers_of(installation, draft.id) == []
        assert papers_of(installation, read(installation, key).draft_id) == [old]

    def test_another_draft_of_the_form_goes_only_when_its_owner_says_so(
        self, installation: Installation, fatima: Actor
    ) -> None:
        key = send_form(installation, fatima, HELP)
        draft_acts.save_answers(installation, fatima, Form(HELP), {"story": "Iets anders."})
        begun = draft_of(installation, fatima, HELP)
        assert begun is not None
        with pytest.raises(DraftInTheWay):
            replacing.begin(installation, fatima, key)
        assert replacing.in_the_way(installation, fatima, key) == begun
        replacing.begin(installation, fatima, key, begun.id)
        filled = draft_of(installation, fatima, HELP)
        assert filled is not None
        assert filled.replaces_id == key
        assert replacing.in_the_way(installation, fatima, key) is None

    def test_a_bezwaar_keeps_its_day_and_hours_are_given_anew(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        key = send_form(installation, fatima, OBJECTION)
        with pytest.raises(TakenUp):
            replacing.begin(installation, fatima, key)
        for form, way in WAYS.items():
            assert way.keeps_its_day is (form is Form.OBJECTION)

    def test_it_is_for_its_client_alone(self, installation: Installation, fatima: Actor, jan: Actor) -> None:
        key = send_form(installation, fatima, FLOW)
        for act in (replacing.begin, replacing.in_the_way, replacing.let_go):
            with pytest.raises(NotFound):
                act(installation, jan, key)
            with pytest.raises(Forbidden):
                act(installation, Actor(fatima.id, "Bea", frozenset({Role.HELPER})), key)


class TestSent:
    @on_each_database
    def test_the_new_takes_the_place_of_the_old_in_one_act_of_the_client(
        self, installation: Installation, fatima: Actor, noor: Actor, moment: Callable[[datetime], None]
    ) -> None:
        intake.announce(installation, fatima.id, noor.id, date(2026, 3, 30))
        key = send_form(installation, fatima, FLOW)
        moment(datetime(2026, 3, 10, 9, tzinfo=UTC))
        change(installation, fatima, key)
        new = send_draft(installation, fatima, FLOW)
        first, second = read(installation, key), read(installation, new)
        assert (first.state, second.state) == (Handling.WITHDRAWN, Handling.RECEIVED)
        assert (second.replaces_id, second.answers["task"]) == (key, TASK["task"])
        assert second.decide_by > first.decide_by
        assert events_of(installation, key)[-1] == "form:withdrawn"
        assert events_of(installation, new) == ["form:submitted"]
        with installation.store.read() as connection:
            assert dossiers.require_of_client(connection, fatima.id).obligation is Obligation.PROPOSED
            assert submissions.in_place_of(connection, key) == second
            assert submissions.open_forms(connection, fatima.id) == {Form.PLAN}
        assert draft_of(installation, fatima) is None

    def test_that_it_took_the_place_of_another_can_t_be_changed_unseen(self) -> None:
        assert "replaces_id" in fingerprints.KINDS["submission"].frozen

    @on_each_database
    def test_a_double_click_makes_one(self, installation: Installation, fatima: Actor) -> None:
        key = send_form(installation, fatima, FLOW)
        change(installation, fatima, key)
        draft = draft_of(installation, fatima)
        assert draft is not None

        def send() -> str:
            return send_draft(installation, fatima, FLOW)

        sent = at_once(send, send)
        found = {one for one in sent if isinstance(one, str)}
        assert len(found) == 1
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            assert len(submissions.list_of_dossier(connection, dossier.id)) == 2

    @on_each_database
    def test_what_somebody_took_up_meanwhile_stays_and_nothing_is_lost(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        key = send_form(installation, fatima, FLOW)
        change(installation, fatima, key)
        handling.claim(installation, noor, key)
        changed = draft_of(installation, fatima)
        with pytest.raises(TakenUp):
            send_draft(installation, fatima, FLOW)
        assert read(installation, key).state is Handling.RECEIVED
        assert draft_of(installation, fatima) == changed
        with pytest.raises(TakenUp):
            replacing.begin(installation, fatima, key)
        handling.release(installation, noor, key)
        assert read(installation, send_draft(installation, fatima, FLOW)).replaces_id == key

    @on_each_database
    def test_who_takes_it_up_at_the_same_moment_is_before_or_after_and_never_beside(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        key = send_form(installation, fatima, FLOW)
        change(installation, fatima, key)
        at_once(
            lambda: send_draft(installation, fatima, FLOW),
            lambda: handling.claim(installation, noor, key) or "",
        )
        old = read(installation, key)
        is_taken = old.caseworker_id == noor.id
        assert old.state is (Handling.RECEIVED if is_taken else Handling.WITHDRAWN)
        assert (draft_of(installation, fatima) is not None) is is_taken

    def test_after_taking_the_old_back_it_is_a_form_by_itself(
        self, installation: Installation, fatima: Actor
    ) -> None:
        key = send_form(installation, fatima, FLOW)
        change(installation, fatima, key)
        withdrawing.withdraw(installation, fatima, key)
        assert read(installation, send_draft(installation, fatima, FLOW)).replaces_id is None

    def test_what_can_t_be_sent_in_its_place_can_be_made_a_form_by_itself(
        self, installation: Installation, fatima: Actor, noor: Actor
    ) -> None:
        key = send_form(installation, fatima, HELP)
        replacing.begin(installation, fatima, key)
        with pytest.raises(MovedOn):
            replacing.let_go(installation, fatima, key)
        handling.claim(installation, noor, key)
        assert replacing.let_go(installation, fatima, key) == HELP
        new = read(installation, send_draft(installation, fatima, HELP))
        assert (new.replaces_id, read(installation, key).state) == (None, Handling.RECEIVED)

    @on_each_database
    def test_a_request_for_an_ontheffing_counts_from_its_first_day(
        self, installation: Installation, fatima: Actor, running: str, moment: Callable[[datetime], None]
    ) -> None:
        key = send_form(installation, fatima, CANNOT)
        since = clock.today()
        for days in (1, 2):
            moment(datetime.combine(since, datetime.min.time(), UTC).replace(hour=9, day=since.day + days))
            replacing.begin(installation, fatima, key)
            key = send_draft(installation, fatima, CANNOT)
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            [claim] = relief.of_dossier(installation, connection, dossier.id, clock.today())
        assert (claim.starts_on, claim.until) == (since, clock.today())
        assert WAYS[Form.CANNOT].lane is Lane.EXEMPTION
