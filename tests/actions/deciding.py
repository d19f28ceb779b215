"""Deciding in tests, and all that a decision can change."""

from typing import Any

import sqlalchemy as sa

from portal.actions.deciding.decide import decide
from portal.actions.deciding.verdict import AnyVerdict
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.states import Outcome
from portal.store.base import metadata
from tests.fixtures.plans import read
from tests.fixtures.verdicts import AGREED, CHANGED, REFUSED, reasoned

VERDICTS = {Outcome.AGREED: AGREED, Outcome.AGREED_WITH_CHANGES: CHANGED, Outcome.REFUSED: REFUSED}


def decide_now(portal: Installation, decider: Actor, submission_id: str, verdict: AnyVerdict = AGREED) -> str:
    """Decide at the present revision, with reasons for each finding that asks for them."""
    revision = read(portal, submission_id).revision
    return decide(portal, decider, submission_id, revision, reasoned(portal, submission_id, verdict))


def everything(portal: Installation) -> dict[str, list[Any]]:
    """All rows of all tables."""
    with portal.store.read() as connection:
        return {
            name: sorted(map(str, connection.execute(sa.select(table))))
            for name, table in metadata.tables.items()
        }
