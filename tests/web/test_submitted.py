"""What a client can still do with what he sent in: read it back, write, withdraw, object, go on."""

import pytest
from flask import Flask

from portal import demo
from portal.actions.installation import Installation
from portal.domain.states import Handling, Outcome
from portal.store import drafts, messages
from portal.web.casework.forms.decision import TO_MEND
from portal.web.client import timeline, todo
from portal.wording.states import FOR_CLIENT, OUTCOMES
from tests.web.cases import case_url, claim, lines, open_letters, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page
from tests.web.staff import claim_and_reply
from tests.web.test_overview import COURSE
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CARE, CHANGE, OBJECTION, VOLUNTEERING, fill_in

BACK = "Het adres is nummer 12."
NO = "U maakte bezwaar tegen dit besluit."
JOB = {"wat": {"kind": "job"}}
END = {
    "last_day": ["16", "9", "2026"],
    "client_words": "Ik heb werk gevonden.",
    "reasons": "U vond werk voor vier dagen.\nWerk gaat altijd voor.",
}


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def page_of(visitor: Visitor, persona: str, rest: str = "") -> str:
    """The address of the page of what somebody sent in last."""
    return f"/mijn/ingestuurd/{submission_of(visitor.portal, persona).id}{rest}"


def written(portal: Installation, persona: str) -> list[str]:
    with portal.store.read() as connection:
        return [one.text for one in messages.about(connection, submission_of(portal, persona).id)]


class TestReadingBack:
    def test_the_question_and_ones_own_answer_stand_there(self, visit: Signed) -> None:
        client = visit("question", "nl")
        client.send(client.get(page_of(client, "question", "/vraag")), {"answer": "Met zuster Els."})
        said = client.get(page_of(client, "question")).text
        assert said.index("Met wie sprak u?") < said.index("Met zuster Els.")


class TestMessages:
    @pytest.mark.parametrize("persona", ["sent", "care", "cannot", "question", "against"])
    def test_about_everything_that_is_open_one_can_write(self, visit: Signed, persona: str) -> None:
        client = visit(persona, "nl")
        page = client.get(page_of(client, persona))
        form = client.get(page.link(in_language("nl", "Schrijf een bericht")))
        assert client.send(form, {"text": BACK}).text.count(BACK) == 1
        noor, case = visit("noor"), case_url(client.portal, persona)
        assert BACK in noor.get(case).text

    def test_the_same_page_sent_twice_is_one_message(self, visit: Signed, portal: Installation) -> None:
        client = visit("sent", "nl")
        form = client.get(page_of(client, "sent", "/bericht"))
        for _ in range(2):
            client.send(form, {"text": BACK})
        client.send(client.get(form.url), {"text": BACK})
        assert written(portal, "sent") == [BACK, BACK]

    def test_a_page_that_had_to_be_mended_keeps_its_key(self, visit: Signed, portal: Installation) -> None:
        client = visit("sent", "nl")
        form = client.get(page_of(client, "sent", "/bericht"))
        mended = client.send(form, {"text": ""}, status=422)
        assert mended.value("verzoek") == form.value("verzoek")
        client.send(mended, {"text": BACK})
        client.send(form, {"text": BACK})
        assert written(portal, "sent") == [BACK]

    def test_a_page_without_a_key_loses_nothing(self, visit: Signed, portal: Installation) -> None:
        client = visit("sent", "nl")
        form = client.get(page_of(client, "sent", "/bericht"))
        client.send(form, {"text": BACK, "verzoek": "geen sleutel"})
        assert written(portal, "sent") == [BACK]

    def test_after_a_decision_one_does_not_write_but_object(self, visit: Signed) -> None:
        client = visit("refused", "nl")
        page = client.get(page_of(client, "refused"))
        assert page.soup.select('[href$="/bericht"]') == []
        assert client.get(page_of(client, "refused", "/bericht"), status=404)


class TestWithdrawing:
    def test_it_is_asked_once_and_then_what_was_asked_is_asked_again(self, visit: Signed) -> None:
        client = visit("sent", "nl")
        page = client.get(page_of(client, "sent"))
        sure = client.get(page.link(in_language("nl", "Ik trek dit in")))
        assert submission_of(client.portal, "sent").state is Handling.RECEIVED
        done = client.send(sure)
        assert in_language("nl", "U trok dit in. Wij doen er niets meer mee.") in done.alerts
        assert in_language("nl", FOR_CLIENT[Handling.WITHDRAWN][1]) in done.text
        overview = client.get("/mijn/").text
        assert in_language("nl", todo.TELL_BY, date="14 november 2026").rpartition(" Doe")[0] in overview
        withdrawn = in_language("nl", timeline.WITHDRAWN_FORM, form=in_language("nl", "Mijn plan"))
        assert withdrawn in client.get(COURSE).text
        assert client.open(sure.url).url == page.url
        client.send(sure)  # the back button

    def test_the_desk_sees_that_it_was_withdrawn_and_has_nothing_to_do(self, visit: Signed) -> None:
        client, noor = visit("sent", "nl"), visit("noor")
        case = case_url(client.portal, "sent")
        claim(noor, case)
        client.send(client.get(page_of(client, "sent", "/intrekken")))
        page = noor.get(case)
        assert in_language("nl", "Ingetrokken") in page.text
        assert [link for link in page.links("main") if "/antwoord/" in link or "/vraag" in link] == []
        assert case not in lines(noor.get("/werk/?wie=ik"))
        assert case in lines(noor.get("/werk/?wie=ik&staat=klaar"))
        assert visit("ingrid").browser.get(f"{case}/besluit/akkoord").status_code == 303

    def test_what_was_decided_meanwhile_is_not_withdrawn(self, visit: Signed) -> None:
        client = visit("refused", "nl")
        assert client.open(page_of(client, "refused", "/intrekken")).url == page_of(client, "refused")
        values = {"csrf_token": client.token()}
        assert client.post_raw(page_of(client, "refused", "/intrekken"), values).status_code == 409


class TestObjecting:
    def begin(self, client: Visitor, persona: str) -> Page:
        page = client.get(page_of(client, persona))
        return client.send(page, action=f"{page.url}/bezwaar")

    def test_the_decision_that_one_came_from_stands_chosen(self, visit: Signed) -> None:
        client = visit("refused", "nl")
        number = submission_of(client.portal, "refused").number
        page = self.begin(client, "refused")
        assert page.url == f"/mijn/{OBJECTION}/welke-brief"
        [chosen] = page.soup.select("[name=letter][checked]")
        assert str(chosen["value"]).startswith(f"{number}/")

    def test_what_was_written_before_stays(self, visit: Signed, portal: Installation) -> None:
        client = visit("refused", "nl")
        fill_in(client, OBJECTION)
        self.begin(client, "refused")
        with portal.store.read() as connection:
            draft = drafts.get(connection, demo.key("refused"), OBJECTION)
        assert draft is not None
        assert draft.answers["why"] == "De school wil mij wel."

    def test_where_nothing_was_decided_there_is_nothing_to_object_to(self, visit: Signed) -> None:
        client = visit("sent", "nl")
        answer = client.post_raw(page_of(client, "sent", "/bezwaar"), {"csrf_token": client.token()})
        assert answer.status_code == 404

    def test_once_made_it_is_not_asked_again_and_the_day_of_the_decision_is_said(self, visit: Signed) -> None:
        client, noor = visit("refused", "nl"), visit("noor")
        decided = page_of(client, "refused")
        assert in_language("nl", timeline.BEZWAAR_UNTIL) in client.get(COURSE).text
        self.begin(client, "refused")
        letter = client.get(f"/mijn/{OBJECTION}/welke-brief").soup.select_one("[name=letter][checked]")
        assert letter is not None
        client.send(fill_in(client, OBJECTION, {"welke-brief": {"letter": str(letter["value"])}})[-1])
        assert in_language("nl", timeline.BEZWAAR_UNTIL) not in client.get(COURSE).text
        page = client.get(decided)
        assert in_language("nl", NO) in page.text
        assert page.soup.select("form[action$='/bezwaar']") == []
        claim_and_reply(noor, case_url(client.portal, "refused"), "bezwaar")
        said, course = client.get(page_of(client, "refused")).text, client.get(COURSE).text
        assert in_language("nl", "Uw bezwaar is geregistreerd.") in said
        assert in_language("nl", "Wij beslissen uiterlijk op %(date)s.", date="18 november 2026") in said
        for line in (timeline.REGISTERED, timeline.ON_OBJECTION):
            assert in_language("nl", line) in course
        client.send(client.get(page_of(client, "refused", "/intrekken")))
        course = client.get(COURSE).text
        assert in_language("nl", timeline.BEZWAAR_UNTIL) in course
        assert in_language("nl", timeline.ON_OBJECTION) not in course


class TestGoingOn:
    def test_what_counts_goes_on_with_one_button_from_its_own_page(self, visit: Signed) -> None:
        client = visit("volunteer", "nl")
        first = submission_of(client.portal, "volunteer")
        page = client.get(page_of(client, "volunteer"))
        check = client.send(page, action=f"{page.url}/doorgaan")
        assert check.url == f"/mijn/{VOLUNTEERING}/controleren"
        client.send(check)
        assert submission_of(client.portal, "volunteer").follows_id == first.id
        assert (
            client.get(page.url).soup.select("form[action$='/doorgaan']") == []
        )  # it lies with the gemeente

    @pytest.mark.parametrize("persona", ["refused", "agreed", "exempt"])
    def test_what_is_not_enough_by_itself_has_no_such_button(self, visit: Signed, persona: str) -> None:
        client = visit(persona, "nl")
        assert client.get(page_of(client, persona)).soup.select("form[action$='/doorgaan']") == []

    def test_another_form_that_lies_with_the_gemeente_goes_first(self, visit: Signed) -> None:
        client = visit("volunteer", "nl")
        counts = page_of(client, "volunteer")
        client.send(fill_in(client, CARE)[-1])
        assert client.get(counts).soup.select("form[action$='/doorgaan']") == []


class TestEnding:
    def told(self, visit: Signed) -> str:
        """Ayşe found work; the address of the case, on Noor's desk."""
        client = visit("working", "nl")
        open_letters(client)
        client.get(client.get("/mijn/").link(in_language("nl", "Lees het bericht")))
        client.send(fill_in(client, CHANGE, JOB)[-1])
        case = case_url(client.portal, "working")
        claim(visit("noor"), case)
        return case

    def test_it_begins_with_what_was_told_and_the_day_before_it(self, visit: Signed) -> None:
        page = visit("ingrid").get(f"{self.told(visit)}/besluit/beeindigen")
        assert page.value("client_words") == "Ik heb werk gevonden. Wij gaan op reis."
        assert [str(one["value"]) for one in page.soup.select("[name=last_day]")] == ["20", "9", "2026"]

    def test_the_end_stands_on_every_page_and_no_hours_are_asked(self, visit: Signed) -> None:
        case, ingrid = self.told(visit), visit("ingrid")
        late = ingrid.send(
            ingrid.get(f"{case}/besluit/beeindigen"),
            {**END, "last_day": ["31", "12", "2027"]},
            status=422,
        )
        assert late.errors == [in_language("nl", TO_MEND["last_day"])]
        end = {**END, "last_day": ["14", "9", "2026"]}
        done = ingrid.send(ingrid.get(f"{case}/besluit/beeindigen"), end)
        assert len([link for link in done.links("main") if "/brieven/" in link]) == 1
        client = visit("working", "nl")
        open_letters(client)
        overview = client.get("/mijn/").text
        assert in_language("nl", todo.STOPPED) in overview
        assert in_language("nl", OUTCOMES[Outcome.ENDED]) in client.get(COURSE).text
        assert in_language("nl", todo.GIVE_HOURS) not in overview
        assert in_language("nl", "Maak bezwaar") in client.get(page_of(client, "working")).text

    def test_until_the_last_day_the_overview_says_until_when(self, visit: Signed) -> None:
        case, ingrid = self.told(visit), visit("ingrid")
        ingrid.send(ingrid.get(f"{case}/besluit/beeindigen"), END)
        client = visit("working", "nl")
        open_letters(client)
        overview = client.get("/mijn/").text
        assert "16 september 2026" in overview
        assert in_language("nl", "Vraag om door te gaan") not in overview

    def test_only_who_has_a_mandate_sees_the_button(self, visit: Signed) -> None:
        case = self.told(visit)
        assert visit("noor").get(case).soup.select('[href$="/beeindigen"]') == []
        assert len(visit("ingrid").get(case).soup.select('[href$="/beeindigen"]')) == 1
