"""Somebody who was invited for one form sees and fills in that one, and no action lets him at another."""

from collections.abc import Callable

import pytest

from portal.actions import drafts as draft_acts
from portal.actions import papers, together
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden
from portal.domain.roles import Actor
from portal.domain.ways import Form
from portal.store import drafts, uploads
from tests.actions.test_together import SISTER, joined
from tests.fixtures.databases import on_each_database
from tests.fixtures.files import photo
from tests.fixtures.papers import add_paper

pytestmark = on_each_database

STORY = {"story": "Ik zoek een plek."}
Act = Callable[[Installation, Actor], object]


@pytest.fixture
def helper(installation: Installation, fatima: Actor) -> Actor:
    """Her sister, invited for the form about help."""
    return joined(installation, together.invite(installation, fatima, SISTER, Form.HELP))[1]


def test_the_form_for_which_he_was_invited_is_his_to_fill_in(
    installation: Installation, fatima: Actor, helper: Actor
) -> None:
    assert helper.only is Form.HELP
    draft_acts.save_answers(installation, helper, Form.HELP, STORY)
    with installation.store.read() as connection:
        draft = drafts.get(connection, fatima.id, Form.HELP)
    assert draft is not None
    assert (draft.answers, draft.helper) == (STORY, SISTER)
    draft_acts.discard(installation, helper, Form.HELP)


@pytest.mark.parametrize(
    "act",
    [
        lambda portal, actor: draft_acts.save_answers(portal, actor, Form.PLAN, {"task": "Iets."}),
        lambda portal, actor: draft_acts.leave(portal, actor, Form.PLAN),
        lambda portal, actor: draft_acts.discard(portal, actor, Form.PLAN),
        lambda portal, actor: papers.arrive(portal, actor, Form.PLAN, photo()),
    ],
)
def test_another_is_not(installation: Installation, fatima: Actor, helper: Actor, act: Act) -> None:
    draft_acts.save_answers(installation, fatima, Form.PLAN, {"task": "Koffie schenken."})
    with pytest.raises(Forbidden):
        act(installation, helper)
    with installation.store.read() as connection:
        draft = drafts.get(connection, fatima.id, Form.PLAN)
    assert draft is not None
    assert (draft.answers, draft.helper) == ({"task": "Koffie schenken."}, None)


def test_nor_are_its_papers(installation: Installation, fatima: Actor, helper: Actor) -> None:
    draft_acts.save_answers(installation, fatima, Form.PLAN, {"task": "Koffie schenken."})
    add_paper(installation, fatima, Form.PLAN, photo())
    with installation.store.read() as connection:
        draft = drafts.get(connection, fatima.id, Form.PLAN)
        assert draft is not None
        [paper] = uploads.of_draft(connection, draft.id)
    with pytest.raises(Forbidden):
        papers.remove(installation, helper, paper.id)
    with installation.store.read() as connection:
        assert uploads.of_draft(connection, draft.id) == [paper]


def test_without_a_form_it_is_for_all(installation: Installation, fatima: Actor) -> None:
    helper = joined(installation, together.invite(installation, fatima, SISTER))[1]
    assert helper.only is None
    draft_acts.save_answers(installation, helper, Form.PLAN, {"task": "Koffie schenken."})


def test_a_new_invitation_for_another_form_ends_the_first(
    installation: Installation, fatima: Actor, helper: Actor
) -> None:
    other = joined(installation, together.invite(installation, fatima, SISTER, Form.PLAN))[1]
    assert (helper.only, other.only) == (Form.HELP, Form.PLAN)
