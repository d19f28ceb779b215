"""What a caseworker looks at again: it was decided under rules that no longer hold, and goes on."""

from datetime import date, datetime

from flask import Blueprint

from portal import clock, languages
from portal.actions.regimes import rules_to_come
from portal.domain.permissions import Permission
from portal.domain.regimes import OtherRules
from portal.domain.states import Outcome
from portal.store import goingon
from portal.store.base import Connection
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.casework.case import YES
from portal.web.portal import installation, reading
from portal.wording.regimes import came
from portal.wording.speech import speaking
from portal.wording.states import OUTCOMES

casework_again = Blueprint("casework_again", __name__, url_prefix="/werk/andere-regels")
MOST = 200
"""So many decisions stand on the page."""


@casework_again.get("")
@needs(Permission.CASEWORK_CASE_VIEW)
def going_on() -> str:
    """The decisions of before the other rules that still give something, the newest first."""
    rules, today, code = _that_came(clock.today()), clock.today(), locale.code()
    found: list[goingon.GoingOn] = []
    if rules:
        with reading() as connection:
            found = goingon.of(connection, _of_before(rules), _begin(rules), today, MOST + 1)
    return pages.render(
        "casework/again.html",
        told=came(rules, code) if rules else "",
        found=found[:MOST],
        has_more=len(found) > MOST,
        words=lambda outcome: _words(outcome, code),
    )


def to_look_at_again(connection: Connection) -> int:
    """How many decisions wait for a look, for the worklist; ``MOST + 1`` or more is: many."""
    rules = _that_came(clock.today())
    if rules is None:
        return 0
    return goingon.count(connection, _of_before(rules), _begin(rules), clock.today(), MOST)


def _that_came(today: date) -> OtherRules | None:
    """The other rules, once their day is there; before it what is decided stands under rules that hold."""
    found = rules_to_come(installation())
    return found if found and found.starts_on <= today else None


def _of_before(rules: OtherRules) -> frozenset[Outcome]:
    return frozenset(one for one in YES if one.regime is not rules.regime)


def _begin(rules: OtherRules) -> datetime:
    return clock.moment_on(rules.starts_on, 0)


def _words(outcome: Outcome, code: str) -> str:
    """What was decided, in the words of the rules under which it was."""
    with speaking(outcome.regime):
        return languages.translations(code).gettext(OUTCOMES[outcome])
