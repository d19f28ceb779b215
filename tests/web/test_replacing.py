"""What lies with the gemeente: see it, write about it, change it, take it back, and make a new one."""

import pytest
from flask import Flask

from portal import demo
from portal.actions import drafts as draft_acts
from portal.actions import handling, replying
from portal.actions.installation import Installation
from portal.domain.states import Handling
from portal.domain.ways import Form
from portal.store import drafts
from portal.store.submissions import Submission
from portal.web.client.closed import DONE, TAKEN_UP, WAITS
from portal.web.client.replacing import GONE
from tests.fixtures.people import actor
from tests.fixtures.plans import read
from tests.fixtures.ways import HELP, send_form
from tests.web.cases import case_url, claim, submission_of
from tests.web.conftest import Signed
from tests.web.helping import helper_of
from tests.web.page import Page
from tests.web.visitor import Visitor, in_language

TASK = "Soep koken in het buurthuis."
PLAN, CARE = "/mijn/plan/", "/mijn/mantelzorg/"
CHECK = "/mijn/plan/controleren"


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def sent(portal: Installation) -> Submission:
    """The plan that lies with the gemeente."""
    return submission_of(portal, "sent")


def change(client: Visitor, sent: Submission) -> Page:
    """Press the button on the page of what was sent, and change a word."""
    page = client.get(f"/mijn/ingestuurd/{sent.id}")
    check = client.send(page, action=f"{page.url}/veranderen")
    assert check.url == CHECK
    client.send(client.get(f"{PLAN}wat?wijzig=1"), {"task": TASK})
    return client.get(CHECK)


def draft_of(portal: Installation) -> drafts.Draft | None:
    with portal.store.read() as connection:
        return drafts.get(connection, demo.key("sent"), Form.PLAN)


class TestWhatLiesThere:
    @pytest.mark.parametrize("address", [PLAN, CARE])
    def test_it_is_named_with_everything_that_one_can_do_with_it(
        self, visit: Signed, sent: Submission, address: str
    ) -> None:
        page = visit("sent", "nl").get(address)
        assert in_language("nl", WAITS) in page.alerts
        assert sent.number in page.text
        there = f"/mijn/ingestuurd/{sent.id}"
        assert {there, f"{there}/bericht", f"{there}/intrekken"} <= set(page.links("main"))
        assert page.form(f"{there}/veranderen")

    def test_what_somebody_took_up_is_not_changed_but_written_about(
        self, visit: Signed, portal: Installation, sent: Submission
    ) -> None:
        claim(visit("noor"), case_url(portal, "sent"))
        client = visit("sent", "nl")
        for page in (client.get(PLAN), client.get(f"/mijn/ingestuurd/{sent.id}")):
            assert page.soup.select("form[action$='/veranderen']") == []
            assert f"/mijn/ingestuurd/{sent.id}/bericht" in page.links("main")

    def test_after_taking_it_back_one_makes_a_new_one(self, visit: Signed, sent: Submission) -> None:
        client = visit("sent", "nl")
        done = client.send(client.get(f"/mijn/ingestuurd/{sent.id}/intrekken"))
        start = client.get(done.link(in_language("nl", "Maak een nieuw formulier")))
        assert start.url == PLAN
        assert start.link(in_language("nl", "Begin"))

    def test_a_helper_sees_nothing_of_it(self, sent: Submission, app: Flask) -> None:
        page = helper_of(app, "sent").get(PLAN)
        assert sent.number not in page.text
        assert page.soup.select("main form") == []


class TestChanging:
    def test_it_is_filled_in_and_sent_in_the_place_of_the_other(
        self, visit: Signed, portal: Installation, sent: Submission
    ) -> None:
        client = visit("sent", "nl")
        check = change(client, sent)
        for words in (
            "U verandert wat u eerder stuurde.",
            "Wij krijgen dan opnieuw de tijd om te antwoorden.",
        ):
            assert in_language("nl", words) in check.text
        assert read(portal, sent.id).state is Handling.RECEIVED
        thanks = client.send(check)
        new = submission_of(portal, "sent")
        assert new.number in thanks.text
        assert (new.replaces_id, new.answers["task"]) == (sent.id, TASK)
        assert read(portal, sent.id).state is Handling.WITHDRAWN
        assert f"/mijn/ingestuurd/{new.id}" in client.get(f"/mijn/ingestuurd/{sent.id}").links("main")
        assert f"/mijn/ingestuurd/{sent.id}" in client.get(f"/mijn/ingestuurd/{new.id}").links("main")
        noor = visit("noor")
        assert f"/werk/{sent.id}" in noor.get(f"/werk/{new.id}").links("main")
        assert f"/werk/{new.id}" in noor.get(f"/werk/{sent.id}").links("main")

    def test_the_same_page_sent_twice_makes_one(
        self, visit: Signed, portal: Installation, sent: Submission
    ) -> None:
        client = visit("sent", "nl")
        check = change(client, sent)
        first = client.send(check)
        assert client.send(check).url == first.url

    def test_while_it_is_changed_the_form_is_open_and_says_what_it_is_about(
        self, visit: Signed, sent: Submission
    ) -> None:
        client = visit("sent", "nl")
        change(client, sent)
        start = client.get(PLAN)
        assert start.alerts == []
        assert sent.number in start.text
        assert client.get(CARE).alerts == [in_language("nl", WAITS)]
        client.send(start, action=f"{PLAN}opnieuw")
        assert client.get(PLAN).alerts == [in_language("nl", WAITS)]

    def test_what_was_taken_up_meanwhile_is_refused_in_words_with_all_that_was_filled_in(
        self, visit: Signed, portal: Installation, sent: Submission
    ) -> None:
        client = visit("sent", "nl")
        check = change(client, sent)
        claim(visit("noor"), case_url(portal, "sent"))
        page = client.send(check)
        assert (page.url, page.alerts) == (PLAN, [in_language("nl", TAKEN_UP)])
        assert TASK in page.text
        assert f"/mijn/ingestuurd/{sent.id}/bericht" in page.links("main")
        assert page.soup.select("form[action$='/nieuw']") == []
        again = client.post_raw(f"/mijn/ingestuurd/{sent.id}/veranderen", {"csrf_token": client.token()})
        assert in_language("nl", TAKEN_UP) in client.follow(again).alerts
        draft = draft_of(portal)
        assert draft is not None
        assert draft.answers["task"] == TASK

    def test_the_button_of_a_page_that_stood_open_changes_nothing_once_it_was_taken_back(
        self, visit: Signed, portal: Installation, sent: Submission
    ) -> None:
        client = visit("sent", "nl")
        page = client.get(f"/mijn/ingestuurd/{sent.id}")
        client.send(client.get(f"{page.url}/intrekken"))
        again = client.send(page, action=f"{page.url}/veranderen")
        assert again.url == page.url
        assert again.alerts[0] == in_language("nl", GONE), "nobody of the staff began with it"
        assert draft_of(portal) is None


class TestOfSomethingThatIsOnlyAnswered:
    """A form of which more than one can lie with the gemeente."""

    @pytest.fixture
    def key(self, portal: Installation) -> str:
        """A question for help that lies there."""
        return send_form(portal, actor(portal, demo.key("sent")), HELP)

    def test_another_draft_is_asked_about(self, visit: Signed, portal: Installation, key: str) -> None:
        client = visit("sent", "nl")
        draft_acts.save_answers(portal, actor(portal, demo.key("sent")), HELP, {"story": "Iets anders."})
        url = f"/mijn/ingestuurd/{key}/veranderen"
        asked = client.send(client.get(f"/mijn/ingestuurd/{key}"), action=url)
        assert (asked.url, asked.heading) == (url, in_language("nl", "Wilt u verder met wat u begon?"))
        assert client.send(asked).url == "/mijn/hulp/controleren"
        assert client.open(url).url == f"/mijn/ingestuurd/{key}"

    def test_what_was_answered_meanwhile_can_go_as_a_new_form(
        self, visit: Signed, portal: Installation, key: str
    ) -> None:
        client, noor = visit("sent", "nl"), actor(portal, demo.key("noor"))
        url = f"/mijn/ingestuurd/{key}/veranderen"
        check = client.send(client.get(f"/mijn/ingestuurd/{key}"), action=url)
        handling.claim(portal, noor, key)
        replying.answer(portal, noor, key, read(portal, key).revision, "Wij helpen u.")
        page = client.send(check)
        assert (page.url, page.alerts) == ("/mijn/hulp/", [in_language("nl", DONE)])
        check = client.send(page, action=f"{url}/nieuw")
        assert check.url == "/mijn/hulp/controleren"
        client.send(check)
        assert read(portal, key).state is Handling.ANSWERED
        assert submission_of(portal, "sent").id != key
