"""What the rules may object to in a form, said before it is sent: the same rules that the caseworker sees."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal import clock
from portal.actions.assessing import assess_answers
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.ways import Form
from portal.rules.findings import Finding, Severity
from portal.wording.findings import sentence

ALLOWANCE = frozenset({"allowance_above_maximum", "allowance_counts_under_27"})


def of_plan(portal: Installation, actor: Actor, answers: Mapping[str, Any], language: str) -> Sequence[str]:
    """What stands in the way of a plan, and what the law says about its money."""
    found = _found(portal, actor, Form.PLAN, answers)
    return [
        sentence(one, language) for one in found if one.severity is Severity.BLOCK or one.code in ALLOWANCE
    ]


def of_volunteering(
    portal: Installation, actor: Actor, answers: Mapping[str, Any], language: str
) -> Sequence[str]:
    """What the law says about the money: information, no bar."""
    found = _found(portal, actor, Form.VOLUNTEERING, answers)
    return [sentence(one, language) for one in found if one.code in ALLOWANCE]


def _found(portal: Installation, actor: Actor, flow: Form, answers: Mapping[str, Any]) -> Sequence[Finding]:
    return assess_answers(portal, actor.id, flow, answers, clock.today()).findings
