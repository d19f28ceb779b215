"""Going through the self-check as a visitor does: page by page, with what was answered carried along."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal.actions.installation import Installation
from portal.rules.engine import assess
from portal.rules.facts import ClientFacts, Facts, MantelzorgFacts, VolunteeringFacts
from portal.rules.findings import Finding
from tests.web.page import tree

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
HERE, DONE = "vraag", "klaar"
ANSWERS: Mapping[str, Any] = {
    "birth_date": ["20", "5", "1984"],
    "benefit": "participatiewet",
    "can_seek_work": "nee",
    "paid_hours": "2,5",
    "volunteer_hours": "8",
    "care_hours": "10",
    "care_since": ["1", "5", "2026"],
    "care_beyond_usual": "nee",
    "care_paid": "nee",
    "incapacitated": "nee",
    "single_parent": "weet-niet",
    "in_reintegration": "ja",
    "leaves_time": "ja",
}


def facts(gemeente: str, seen: Collection[str]) -> Facts:
    """The same answers, as facts, as far as they were asked for."""

    def told(name: str, fact: Any) -> Any:
        return fact if name in seen else None

    care = MantelzorgFacts(
        hours_per_week=10,
        since=told("care_since", date(2026, 5, 1)),
        exceeds_usual_care=told("care_beyond_usual", False),
        professional=told("care_paid", False),
    )
    return Facts(
        regeling=gemeente,
        ref_date=NOW.date(),
        client=ClientFacts(
            birth_date=date(1984, 5, 20),
            benefit="participatiewet",
            can_seek_work=told("can_seek_work", False),
            paid_work_hours_per_week=told("paid_hours", 2.5),
            fully_incapacitated=told("incapacitated", False),
            in_reintegration=told("in_reintegration", True),
            reintegration_leaves_time=told("leaves_time", True),
        ),
        mantelzorg=told("care_hours", care),
        volunteering=told("volunteer_hours", VolunteeringFacts(hours_per_week=8)),
    )


def lead(answer: TestResponse) -> str:
    """The line that sums up."""
    return tree(answer.get_data(as_text=True)).select_one(".p-lead").get_text()


def found(installation: Installation, case: Facts) -> tuple[Finding, ...]:
    return assess(case, installation.law(case.ref_date)).findings


def shown(answer: TestResponse) -> list[str]:
    """The findings on a page, in its order, without their articles."""
    soup = tree(answer.get_data(as_text=True))
    return [item.contents[0].strip() for item in soup.select(".p-articles li, .p-doubts li")]


def hidden(answer: TestResponse) -> MultiDict[str, str]:
    """What the page takes along unseen."""
    soup = tree(answer.get_data(as_text=True))
    return MultiDict((box["name"], box["value"]) for box in soup.select("#antwoord input[type=hidden]"))


def asked(answer: TestResponse) -> str:
    """The question on the page; DONE on the last one."""
    return hidden(answer)[HERE]


def next_page(visitor: FlaskClient, answer: TestResponse, given: Any = (), lang: str = "nl") -> TestResponse:
    """Answer the question on a page, or leave it open, and go on."""
    sent = hidden(answer)
    sent.setlist(asked(answer), [given] if isinstance(given, str) else list(given))
    return visitor.post(f"/{lang}/zelftest", data=sent)


def walk(
    visitor: FlaskClient, answers: Mapping[str, Any], lang: str = "nl", until: str = DONE
) -> tuple[TestResponse, list[str]]:
    """Answer page after page; the last page, and the questions that were asked."""
    page, seen = visitor.get(f"/{lang}/zelftest"), []
    while asked(page) != until:
        seen.append(asked(page))
        page = next_page(visitor, page, answers.get(seen[-1], ()), lang)
        assert page.status_code == 200, seen
        assert len(seen) < 20, seen
    return page, seen


def check(visitor: FlaskClient, answers: Mapping[str, Any], lang: str = "nl") -> TestResponse:
    """What the self-check says in the end."""
    return walk(visitor, answers, lang)[0]


def standing(answer: TestResponse) -> list[str]:
    """What stands in the question on a page."""
    boxes = tree(answer.data).select("#antwoord .p-field input")
    return [box.get("value", "") for box in boxes if box["type"] != "radio" or box.has_attr("checked")]


def walk_on(visitor: FlaskClient, page: TestResponse) -> tuple[TestResponse, list[str]]:
    """Go on from a page without changing what stands on it."""
    seen: list[str] = []
    while asked(page) != DONE:
        seen.append(asked(page))
        page = next_page(visitor, page, standing(page))
        assert page.status_code == 200, seen
        assert len(seen) < 20, seen
    return page, seen


def press(
    visitor: FlaskClient, answer: TestResponse, name: str, value: str, lang: str = "nl"
) -> TestResponse:
    """A button of the page that is there, with all that the page takes along."""
    assert tree(answer.data).select_one(f'button[name="{name}"][value="{value}"]') is not None
    sent = hidden(answer)
    sent.setlist(asked(answer), standing(answer))
    sent[name] = value
    return visitor.post(f"/{lang}/zelftest", data=sent)
