"""Which forms fit what was answered in the self-check, and which of their questions are answered already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.domain.answers import Able, Known, YesNo
from portal.domain.ways import Form
from portal.rules.asked import Asked
from portal.web.flows import FLOWS
from portal.web.public.questions import Questions, SelfCheck

NOTHING_ASKED = frozenset({Asked.AGE, Asked.EXEMPTING_AGE, Asked.BENEFIT})
"""Who is spared by this has nothing to tell; who got a letter all the same can ask for help."""
DECIDED = frozenset({Asked.INCAPACITATED, Asked.SINGLE_PARENT, Asked.EXEMPTION_RUNNING})
"""UWV or the gemeente decided this before."""
WITHOUT_A_WISH = (Form.PLAN, Form.CANNOT, Form.HELP)


@dataclass(frozen=True)
class Fitting:
    """A form that fits, and the answers that stand in it already, by the names of its questions."""

    form: Form
    answers: Mapping[str, Any]


def fitting(check: SelfCheck) -> list[Fitting]:
    """The forms that fit, the first one best. Only what asks the same is answered; the rest stays open."""
    settled, form = check.settled_by(check.asked), check.form
    if settled in NOTHING_ASKED:
        return [Fitting(Form.HELP, {})]
    if settled in DECIDED:
        return [_fit(Form.CANNOT, {"decided": Known.YES})]
    given = []
    if form.care_hours.data and "care_hours" in check.asked:
        given.append(_fit(Form.CARE, _of_care(form)))
    if form.volunteer_hours.data and "volunteer_hours" in check.asked:
        given.append(_fit(Form.VOLUNTEERING, {"minutes": form.volunteer_hours.data}))
    if settled and not given:
        return [Fitting(Form.CANNOT, {}), Fitting(Form.HELP, {})]
    return given or _by_wish(form)


def _of_care(form: Questions) -> dict[str, Any]:
    """Who gets a wage for it gets money; who gets no wage may get money all the same."""
    since: date | None = form.care_since.data
    return {
        "minutes": form.care_hours.data,
        "since": since and since.replace(day=1),
        "paid": YesNo.YES if form.care_paid.data else None,
    }


def _by_wish(form: Questions) -> list[Fitting]:
    wish = form.wish.data
    if wish in {Able.NOTHING, Able.SOME}:
        minutes = form.able_hours.data if wish == Able.SOME else None
        return [_fit(Form.CANNOT, {"able": wish, "minutes": minutes})]
    if wish:
        return [Fitting(Form(wish), {})]
    return [Fitting(one, {}) for one in WITHOUT_A_WISH]


def _fit(slug: Form, told: Mapping[str, Any]) -> Fitting:
    """The answers as the form keeps them, without those that it would refuse."""
    flow = FLOWS[slug]
    kept = {name: flow.questions[name].to_json(value) for name, value in told.items() if value is not None}
    for step in flow.steps:
        page = step.form.from_answers(kept)
        page.validate()
        for question in page.wrong:
            kept.pop(question.short_name, None)
    return Fitting(slug, kept)
