"""The page of a task that a term made: taking it, letting it wait, ending it, and taking it over."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.domain.tasks import Followed, TaskState, Term, Waits
from portal.store import conversation, dossiers, tasks
from portal.store.tasks import Task
from portal.wording.tasks import FOLLOWED, TERMS, TO_DO, WAITS
from tests.fixtures.rows import add_term
from tests.web.cases import case_url, claim, submission_of
from tests.web.conftest import Signed
from tests.web.visitor import in_language

NOTE = "Ik sprak de inwoner. Volgende week komen er weer uren."
REASON = "Mijn collega is met verlof."
Made = Callable[..., str]


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def term(portal: Installation) -> Made:
    """A task about the one whose activity runs: ``term("noor")``, or of nobody; returns its address."""

    def make(who: str = "", kind: Term = Term.HOURS_MISSING) -> str:
        with portal.store.write() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("working"))
            desk = demo.key(who) if who else None
            key = add_term(connection, dossier.id, kind, staff_id=desk, urgent_on=clock.today())
        return f"/werk/taak/{key}"

    return make


def task_at(portal: Installation, url: str) -> Task:
    """The task with this address."""
    with portal.store.read() as connection:
        return tasks.require(connection, url.rsplit("/", 1)[1])


def notes(portal: Installation, url: str) -> list[str]:
    """What was noted about the person."""
    with portal.store.read() as connection:
        return [one.text for one in conversation.notes_of_person(connection, task_at(portal, url).dossier_id)]


def typed(day: date) -> list[str]:
    """A day as it is typed."""
    return [str(day.day), str(day.month), str(day.year)]


@pytest.mark.parametrize("kind", Term)
def test_the_page_says_about_whom_what_and_what_is_asked(visit: Signed, term: Made, kind: Term) -> None:
    page = visit("noor").get(term(kind=kind))
    assert page.heading.endswith(in_language("nl", TERMS[kind]))
    assert in_language("nl", TO_DO[kind]) in page.text


def test_of_two_who_take_a_task_the_second_hears_who_has_it(
    visit: Signed, portal: Installation, term: Made
) -> None:
    url = term()
    noor, thomas = visit("noor"), visit("thomas")
    seen_by_thomas = thomas.get(url)
    taken = noor.send(noor.get(url), action=f"{url}/oppakken")
    assert taken.alerts[0] == in_language("nl", "U hebt deze taak opgepakt.")
    late = thomas.send(seen_by_thomas, action=f"{url}/oppakken")
    already = in_language("nl", "%(name)s heeft deze taak al opgepakt.", name="Noor Visser")
    assert late.alerts[0] == already
    assert task_at(portal, url).staff_id == demo.key("noor")


def test_what_was_put_back_is_nobodys(visit: Signed, portal: Installation, term: Made) -> None:
    url, noor = term("noor"), visit("noor")
    page = noor.send(noor.get(url), action=f"{url}/teruggeven")
    assert page.alerts[0] == in_language("nl", "De taak staat weer in de werklijst, zonder naam.")
    assert task_at(portal, url).staff_id is None


def test_only_who_has_it_is_offered_to_end_it(visit: Signed, term: Made) -> None:
    url = term("noor")
    offered = {who: visit(who).get(url).links("main") for who in ("noor", "thomas", "karim")}
    assert f"{url}/klaar" in offered["noor"]
    assert f"{url}/later" in offered["noor"]
    assert f"{url}/overnemen" not in offered["noor"]
    assert f"{url}/overnemen" in offered["thomas"]
    assert f"{url}/klaar" not in offered["thomas"]
    assert not any(link.startswith(url) for link in offered["karim"]), "who only looks does nothing"


def test_a_task_is_ended_with_what_followed_and_a_note(
    visit: Signed, portal: Installation, term: Made
) -> None:
    url, noor = term("noor"), visit("noor")
    page = noor.send(noor.get(f"{url}/klaar"), {"followed": "spoken", "note": NOTE})
    assert page.alerts[0] == in_language("nl", "De taak is klaar.")
    assert in_language("nl", FOLLOWED[Followed.SPOKEN]) in page.text
    assert NOTE in page.text
    task = task_at(portal, url)
    assert (task.state, task.followed, notes(portal, url)) == (TaskState.DONE, Followed.SPOKEN, [NOTE])
    for form in ("klaar", "later", "overnemen"):
        assert noor.get(f"{url}/{form}", status=409).heading == in_language(
            "nl", "Er is intussen iets veranderd"
        )


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({}, ["Kies wat hieruit volgde.", "Schrijf op wat er besproken of bekeken is."]),
        ({"followed": "spoken", "note": " "}, ["Schrijf op wat er besproken of bekeken is."]),
        ({"followed": "reminded", "note": NOTE}, None),
        ({"followed": "settled", "note": NOTE}, None),
    ],
)
def test_a_task_is_not_ended_without_words_or_in_a_way_that_is_not_offered(
    visit: Signed, portal: Installation, term: Made, answers: dict[str, str], errors: list[str] | None
) -> None:
    url, noor = term("noor"), visit("noor")
    page = noor.send(noor.get(f"{url}/klaar"), answers, status=422)
    assert len(page.errors) == len(errors or [""])
    assert errors is None or page.errors == [in_language("nl", one) for one in errors]
    assert (task_at(portal, url).state, notes(portal, url)) == (TaskState.OPEN, [])


def test_a_task_waits_until_a_day_and_says_for_whom(visit: Signed, portal: Installation, term: Made) -> None:
    url, noor = term("noor"), visit("noor")
    until = clock.today() + timedelta(days=10)
    answers = {"waits_for": "others", "until": typed(until), "note": NOTE}
    page = noor.send(noor.get(f"{url}/later"), answers)
    said = in_language("nl", "De taak staat stil. Op de dag die u koos, gaat hij vanzelf verder.")
    assert page.alerts[0] == said
    assert in_language("nl", WAITS[Waits.OTHERS]) in page.text
    assert f"{url}/later" not in page.links("main")
    task = task_at(portal, url)
    assert (task.state, task.urgent_on, task.waits_for) == (TaskState.STILL, until, Waits.OTHERS)
    assert notes(portal, url) == [NOTE]


@pytest.mark.parametrize(
    ("ahead", "said"), [(0, "Kies een dag na vandaag."), (-1, None)], ids=["today", "yesterday"]
)
def test_a_task_does_not_wait_until_today_or_before(
    visit: Signed, portal: Installation, term: Made, ahead: int, said: str | None
) -> None:
    url, noor = term("noor"), visit("noor")
    until = typed(clock.today() + timedelta(days=ahead))
    answers = {"waits_for": "day", "until": until, "note": NOTE}
    page = noor.send(noor.get(f"{url}/later"), answers, status=422)
    [error] = page.errors
    assert said is None or error == in_language("nl", said)
    assert page.value("note") == NOTE, "what was typed stays"
    assert (task_at(portal, url).state, notes(portal, url)) == (TaskState.OPEN, [])


def test_a_task_does_not_wait_without_a_reason_and_a_day(visit: Signed, term: Made) -> None:
    url, noor = term("noor"), visit("noor")
    page = noor.send(noor.get(f"{url}/later"), {}, status=422)
    assert page.errors == [
        in_language("nl", one)
        for one in (
            "Kies waar u op wacht.",
            "Vul in op welke dag u verder gaat.",
            "Schrijf op waarom u wacht.",
        )
    ]


@pytest.mark.parametrize("form", ["klaar", "later"])
def test_who_does_not_have_it_ends_nothing(
    visit: Signed, portal: Installation, term: Made, form: str
) -> None:
    url, thomas = term("noor"), visit("thomas")
    until = typed(clock.today() + timedelta(days=10))
    answers = {"followed": "spoken", "waits_for": "day", "until": until, "note": NOTE}
    page = thomas.get(f"{url}/{form}")
    asked = {str(one["name"]).partition("-")[0] for one in page.form().select("[name]")}
    sent = {name: value for name, value in answers.items() if name in asked}
    thomas.send(page, sent, status=409)
    assert task_at(portal, url).state is TaskState.OPEN


def test_a_page_that_is_old_by_now_ends_nothing(visit: Signed, portal: Installation, term: Made) -> None:
    url, noor = term("noor"), visit("noor")
    old = noor.get(f"{url}/klaar")
    noor.send(noor.get(url), action=f"{url}/teruggeven")
    noor.send(noor.get(url), action=f"{url}/oppakken")
    noor.send(old, {"followed": "spoken", "note": NOTE}, status=409)
    assert task_at(portal, url).state is TaskState.OPEN


class TestTakingOver:
    def test_a_task_is_taken_over_with_a_reason_that_stays_as_a_note(
        self, visit: Signed, portal: Installation, term: Made
    ) -> None:
        url, thomas = term("noor"), visit("thomas")
        page = thomas.send(thomas.get(f"{url}/overnemen"), {"reason": REASON})
        assert page.alerts[0] == in_language("nl", "U hebt dit overgenomen.")
        assert (task_at(portal, url).staff_id, notes(portal, url)) == (demo.key("thomas"), [REASON])
        assert f"{url}/klaar" in page.links("main")

    def test_the_example_that_the_page_gives_is_taken_as_it_is(
        self, visit: Signed, portal: Installation, term: Made
    ) -> None:
        url, thomas = term("noor"), visit("thomas")
        page = thomas.get(f"{url}/overnemen")
        assert "mijn collega is er deze week niet" in page.text
        thomas.send(page, {"reason": "Mijn collega is er deze week niet."})
        assert task_at(portal, url).staff_id == demo.key("thomas")

    def test_a_form_is_taken_over_from_its_own_page_and_leads_back_there(
        self, visit: Signed, portal: Installation
    ) -> None:
        case = case_url(portal, "sent")
        claim(visit("noor"), case)
        thomas = visit("thomas")
        [way] = [link for link in thomas.get(case).links("main") if link.endswith("/overnemen")]
        page = thomas.send(thomas.get(way), {"reason": REASON})
        assert page.url == case
        assert submission_of(portal, "sent").caseworker_id == demo.key("thomas")
        assert REASON in page.text

    def test_without_a_reason_it_is_not(self, visit: Signed, portal: Installation, term: Made) -> None:
        url, thomas = term("noor"), visit("thomas")
        page = thomas.send(thomas.get(f"{url}/overnemen"), {"reason": " "}, status=422)
        assert page.errors == [in_language("nl", "Schrijf op waarom u dit overneemt.")]
        assert task_at(portal, url).staff_id == demo.key("noor")

    def test_what_went_to_another_meanwhile_is_not(
        self, visit: Signed, portal: Installation, term: Made
    ) -> None:
        url, thomas = term("noor"), visit("thomas")
        old, noor = thomas.get(f"{url}/overnemen"), visit("noor")
        noor.send(noor.get(url), action=f"{url}/teruggeven")
        thomas.send(old, {"reason": REASON}, status=409)
        assert task_at(portal, url).staff_id is None


def test_the_page_of_a_form_is_not_that_of_a_term(visit: Signed, portal: Installation) -> None:
    with portal.store.read() as connection:
        key = tasks.of_form(connection, submission_of(portal, "sent").id).id
    for form in ("", "/klaar", "/later"):
        visit("noor").get(f"/werk/taak/{key}{form}", status=404)


@pytest.mark.parametrize("who", ["working", "els", "bram"])
def test_neither_a_client_nor_who_handles_no_cases_sees_a_task(visit: Signed, term: Made, who: str) -> None:
    visit(who).get(term(), status=403)
