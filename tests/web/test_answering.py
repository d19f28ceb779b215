"""The desk: what a caseworker can do with each form, and what the pages say of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from babel.dates import format_date
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.domain.regimes import Regime
from portal.domain.states import Handling, Outcome
from portal.domain.ways import WAYS
from portal.store import dossiers, exemptions, tables
from portal.web.casework.case import ADDRESSES, REPLY_ADDRESSES
from portal.web.casework.forms.decision import TO_MEND
from portal.web.client import todo
from portal.wording.states import OUTCOMES, REPLIES
from tests.web.cases import case_url, claim, judge, open_letters, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.staff import GRANT, TEXT, claim_and_reply, reasoned, reply
from tests.web.test_overview import COURSE
from tests.web.visitor import in_language
from tests.web.ways import CANNOT, CHANGE, NEW, OBJECTION, TYPED, fill_in, who

NO = {
    "talk_on": ["15", "9", "2026"],
    "reasons": "U hebt elke ochtend opvang voor uw kinderen.\nArtikel 5 lid 1 vraagt dat u niet kunt.",
}
ANSWERED = [flow for flow in NEW if not WAYS[flow].asks_decision(Regime.TEGENPRESTATIE) and flow != "uren"]
NEVER = ["", "", ""]
TODAY = {"starts_on": ["15", "9", "2026"]}
IS_PAST = "Kies een dag die nog niet voorbij is."
ENDS_FIRST = "De laatste dag ligt voor de eerste dag. Kijk de datums na."
NOT_THEN = "De tegenprestatie liep toen niet. Kies een andere dag."
Sent = Callable[..., str]


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def sent(visit: Signed, portal: Installation) -> Sent:
    """A form sent in over the pages: ``sent(CHANGE)``; returns the address of the case."""

    def make(flow: str, persona: str = "", **changes: dict[str, object]) -> str:
        persona = persona or who(flow)
        client = visit(persona, "nl")
        client.send(fill_in(client, flow, {step.replace("_", "-"): one for step, one in changes.items()})[-1])
        return case_url(portal, persona)

    return make


def offers(page: Page, kind: str) -> list[str]:
    """The names of the decisions or answers that a case page has a button for."""
    return [link.rsplit("/", 1)[1] for link in page.links("main") if f"/{kind}/" in link]


def boxes(page: Page, name: str) -> list[str]:
    """What stands in the three boxes of a date."""
    return [str(box.get("value", "")) for box in page.soup.select(f"[name={name}]")]


class TestOffered:
    def test_a_claim_can_be_judged_and_decided_on_in_three_ways(self, visit: Signed, sent: Sent) -> None:
        case = sent(CANNOT)
        claim(visit("ingrid"), case)
        page = visit("ingrid").get(case)
        assert offers(page, "besluit") == ["ontheffing", "niets-opleggen", "geen-ontheffing"]
        assert offers(page, "antwoord") == []
        assert f"{case}/toets" in page.links("main")

    @pytest.mark.parametrize(
        ("flow", "persona", "changes", "replies"),
        [
            ("hulp", "asked", {}, ["bericht"]),
            ("correctie", "asked", {}, ["bericht"]),
            (CHANGE, "asked", {}, ["bericht"]),
            (CHANGE, "working", {}, ["bericht", "pauze"]),
            (OBJECTION, "asked", {}, ["bezwaar"]),
            (OBJECTION, "asked", {"waartegen": {"kind": "treatment"}}, ["bericht"]),
            (OBJECTION, "asked", {"waartegen": {"kind": "intention"}}, ["bericht"]),
        ],
    )
    def test_what_can_be_answered_has_the_answers_that_can_be_given(
        self,
        visit: Signed,
        sent: Sent,
        flow: str,
        persona: str,
        changes: dict[str, dict[str, object]],
        replies: list[str],
    ) -> None:
        case, noor = sent(flow, persona, **changes), visit("noor")
        claim(noor, case)
        page = noor.get(case)
        assert offers(page, "antwoord") == replies
        runs = (flow, persona) == (CHANGE, "working")
        assert offers(visit("ingrid").get(case), "besluit") == (["beeindigen"] if runs else [])
        assert f"{case}/toets" not in page.links("main")
        assert f"{case}/bericht" in page.links("main")
        for address in set(REPLY_ADDRESSES.values()) - set(replies):
            assert noor.browser.get(f"{case}/antwoord/{address}").status_code in {404, 409}

    @pytest.mark.parametrize("flow", ANSWERED)
    def test_what_is_only_answered_can_not_be_judged_and_not_decided_on_while_nothing_runs(
        self, visit: Signed, sent: Sent, flow: str
    ) -> None:
        case = sent(flow)
        claim(visit("noor"), case)
        assert visit("noor").get(f"{case}/toets", status=404)
        for outcome, address in ADDRESSES.items():
            status = 409 if outcome in WAYS[flow].outcomes else 404
            assert visit("ingrid").get(f"{case}/besluit/{address}", status=status)


class TestReplying:
    def test_an_answer_stands_on_both_sides_and_closes_the_case(self, visit: Signed, sent: Sent) -> None:
        case, noor = sent("hulp"), visit("noor")
        done = claim_and_reply(noor, case)
        assert in_language("nl", "Uw antwoord staat klaar voor de inwoner.") in done.alerts
        assert TEXT in done.text
        assert TEXT in visit("asked", "nl").get(f"/mijn/ingestuurd/{case.rsplit('/', 1)[1]}").text
        again = noor.open(f"{case}/antwoord/bericht")
        assert again.url == case
        assert in_language("nl", "Deze zaak is al beantwoord.") in again.alerts

    @pytest.mark.parametrize(
        ("address", "flow", "persona", "typed", "message"),
        [
            ("bericht", "hulp", "asked", {"text": ""}, "Schrijf uw bericht."),
            (
                "pauze",
                CHANGE,
                "working",
                {"text": TEXT, "until": ["", "", ""]},
                "Vul in tot en met welke dag.",
            ),
            (
                *("pauze", CHANGE, "working"),
                *(
                    {"text": TEXT, "until": ["14", "9", "2026"], **TODAY},
                    "Kies een dag die nog niet voorbij is.",
                ),
            ),
            ("pauze", CHANGE, "working", {"text": TEXT, "starts_on": NEVER}, "Vul in vanaf welke dag."),
            ("pauze", CHANGE, "working", {"text": TEXT, "until": ["20", "9", "2026"]}, ENDS_FIRST),
            ("pauze", CHANGE, "working", {"text": TEXT, "starts_on": ["1", "7", "2026"]}, NOT_THEN),
            ("bezwaar", OBJECTION, "asked", {"text": " "}, "Schrijf uw bericht."),
        ],
    )
    def test_what_lacks_something_is_told_so_and_not_sent(
        self,
        visit: Signed,
        portal: Installation,
        sent: Sent,
        address: str,
        flow: str,
        persona: str,
        typed: dict[str, object],
        message: str,
    ) -> None:
        case, noor = sent(flow, persona), visit("noor")
        claim(noor, case)
        page = noor.send(noor.get(f"{case}/antwoord/{address}"), typed, status=422)
        assert page.errors == [in_language("nl", message)]
        assert submission_of(portal, persona).state is Handling.RECEIVED

    def test_an_old_page_does_not_answer_a_case_that_moved_on(self, visit: Signed, sent: Sent) -> None:
        case, noor = sent("hulp"), visit("noor")
        claim(noor, case)
        old = noor.get(f"{case}/antwoord/bericht")
        noor.send(noor.get(f"{case}/vraag"), {"question": "Op welke dag kunt u?"})
        late = noor.send(old, {"text": TEXT}, status=409)
        assert late.heading == in_language("nl", "Er is intussen iets veranderd")

    def test_a_colleague_does_not_answer_it(self, visit: Signed, sent: Sent) -> None:
        case, thomas = sent("hulp"), visit("thomas")
        claim(visit("noor"), case)
        assert thomas.send(thomas.get(f"{case}/antwoord/bericht"), {"text": TEXT}, status=409)

    def test_a_pause_begins_with_the_days_that_the_client_named_and_has_a_letter(
        self, visit: Signed, sent: Sent
    ) -> None:
        case, noor = sent(CHANGE, "working"), visit("noor")
        claim(noor, case)
        page = noor.get(f"{case}/antwoord/pauze")
        assert boxes(page, "starts_on") == ["21", "9", "2026"]
        assert boxes(page, "until") == ["30", "9", "2026"]
        done = noor.send(page, {"text": TEXT})
        [letter] = [link for link in done.links("main") if "/brieven/" in link]
        own = visit("working", "nl").get(f"/mijn/ingestuurd/{case.rsplit('/', 1)[1]}")
        assert letter.replace("/werk/", "/mijn/") in own.links("main")
        assert in_language("nl", "Onze brief") in own.text

    def test_a_day_of_something_else_is_not_the_day_of_a_pause(self, visit: Signed, sent: Sent) -> None:
        case, noor = sent(CHANGE, "working"), visit("noor")
        claim_and_reply(noor, case)
        client = visit("working", "nl")
        client.send(client.get(f"/mijn/{CHANGE}/wat"), {"kind": "pause"})
        client.send(client.get(f"/mijn/{CHANGE}/tot"), {"until": ["30", "9", "2026"]})
        client.send(client.get(f"/mijn/{CHANGE}/wat"), {"kind": "moved"})
        for step in ("vanaf", "vertel"):
            client.send(client.get(f"/mijn/{CHANGE}/{step}"), TYPED[CHANGE][step])
        client.send(client.get(f"/mijn/{CHANGE}/controleren"))
        moved = case_url(client.portal, "working")
        claim(noor, moved)
        page = noor.get(f"{moved}/antwoord/pauze")
        assert (boxes(page, "starts_on"), boxes(page, "until")) == (TODAY["starts_on"], NEVER)

    def test_what_a_bezwaar_lacks_is_ticked_beforehand(self, visit: Signed, sent: Sent) -> None:
        case, noor = sent(OBJECTION, "asked", waarom={"why": ""}), visit("noor")
        claim(noor, case)
        page = noor.get(f"{case}/antwoord/bezwaar")
        ticked = [str(one["value"]) for one in page.soup.select("[name=missing][checked]")]
        assert ticked == ["grounds"]


class TestDeciding:
    def test_an_ontheffing_needs_an_end_and_reasons(
        self, visit: Signed, portal: Installation, sent: Sent
    ) -> None:
        case, ingrid = sent(CANNOT, "asked", tot_wanneer={"until_kind": "unknown"}), visit("ingrid")
        claim(visit("noor"), case)
        page = ingrid.get(f"{case}/besluit/ontheffing")
        empty = ingrid.send(page, {"client_words": "", "reasons": ""}, status=422)
        assert in_language("nl", "Vul in tot en met welke dag de ontheffing duurt.") in empty.errors
        assert in_language("nl", "Schrijf op waarom de inwoner ontheffing krijgt.") in empty.errors
        assert submission_of(portal, "asked").state is Handling.RECEIVED
        ingrid.send(page, reasoned(page, {**GRANT, "client_words": "Ik zorg voor mijn kinderen."}))
        assert submission_of(portal, "asked").state is Handling.DECIDED
        assert in_language("nl", OUTCOMES[Outcome.EXEMPTION_GRANTED]) in visit("asked", "nl").get(COURSE).text

    def test_who_said_that_it_lasts_may_get_an_ontheffing_with_an_end(
        self, visit: Signed, sent: Sent
    ) -> None:
        case, ingrid = sent(CANNOT, "asked", tot_wanneer={"until_kind": "lasting"}), visit("ingrid")
        claim(visit("noor"), case)
        page = ingrid.get(f"{case}/besluit/ontheffing")
        ingrid.send(page, reasoned(page, GRANT))
        assert len({one for one in visit("asked").get("/mijn/").links("main") if "/brieven/" in one}) == 1

    def test_it_begins_with_what_the_client_asked(self, visit: Signed, sent: Sent) -> None:
        page = visit("ingrid").get(f"{sent(CANNOT)}/besluit/ontheffing")
        assert [str(one["value"]) for one in page.soup.select("[name=until]")] == ["31", "12", "2026"]
        assert page.value("minutes_left") == "2,5"
        assert "Opvang voor mijn kind" in page.value("client_words")

    def test_a_no_needs_a_talk_and_leaves_the_rest_as_it_was(
        self, visit: Signed, portal: Installation, sent: Sent
    ) -> None:
        case, ingrid, noor = sent(CANNOT), visit("ingrid"), visit("noor")
        claim(noor, case)
        page = ingrid.get(f"{case}/besluit/geen-ontheffing")
        unknown = ingrid.send(page, NO, status=200).alerts
        assert any(in_language("nl", "Dit moet eerst beantwoord zijn") in one for one in unknown)
        assert submission_of(portal, "asked").state is Handling.RECEIVED
        judge(noor, case)
        page = ingrid.get(f"{case}/besluit/geen-ontheffing")
        unheard = ingrid.send(page, {**NO, "talk_on": ["", "", ""]}, status=422)
        assert unheard.errors == [in_language("nl", "Spreek eerst met de inwoner. Vul in wanneer dat was.")]
        early = ingrid.send(page, {**NO, "talk_on": ["14", "9", "2026"]}, status=422)
        assert early.errors == [in_language("nl", TO_MEND["talk_on"])], "that was before the form came in"
        ingrid.send(page, NO)
        with portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("asked"))
            exempt_until = exemptions.nothing_asked_until(connection, dossier.id)
        assert (dossier.obligation, exempt_until) == ("announced", None)

    @pytest.mark.parametrize(("minutes", "left"), [(None, []), (4 * 60, ["4 uur"])])
    def test_an_ontheffing_that_runs_is_seen_by_who_judges_and_decides(
        self, visit: Signed, portal: Installation, sent: Sent, minutes: int | None, left: list[str]
    ) -> None:
        case, ingrid = sent(CANNOT, "exempt"), visit("ingrid")
        claim(ingrid, case)
        with portal.store.write() as connection:
            connection.execute(tables.exemption.update().values(minutes_left=minutes))
            dossier = dossiers.require_of_client(connection, demo.key("exempt"))
            [running] = exemptions.running(connection, dossier.id, clock.today())
        until = format_date(running.until, "long", locale="nl")
        for page in ("", "/toets", "/besluit/ontheffing", "/besluit/niets-opleggen"):
            shown = ingrid.get(f"{case}{page}")
            [told] = [one for one in shown.soup.select(".p-alert") if "Ontheffing loopt" in one.text]
            assert [words(value) for value in told.select("dd")] == [until, *left]

    def test_an_ontheffing_that_has_ended_is_shown_no_more(
        self, visit: Signed, portal: Installation, moment: Callable[[datetime], None]
    ) -> None:
        moment(NOW + timedelta(days=400))
        page = visit("ingrid").get(case_url(portal, "exempt"))
        assert "Ontheffing loopt" not in page.text

    def test_that_nothing_is_imposed_stands_in_the_overview_and_the_course(
        self, visit: Signed, sent: Sent
    ) -> None:
        case, ingrid = sent(CANNOT, "asked", tot_wanneer={"until_kind": "lasting"}), visit("ingrid")
        claim(visit("noor"), case)
        page = ingrid.get(f"{case}/besluit/niets-opleggen")
        ingrid.send(page, {"reasons": "U kunt blijvend geen tegenprestatie doen."})
        client = visit("asked", "nl")
        assert in_language("nl", OUTCOMES[Outcome.NOT_IMPOSED]) in client.get(COURSE).text
        open_letters(client)
        assert in_language("nl", todo.NOT_IMPOSED) in client.get("/mijn/").text


def test_every_button_has_words() -> None:
    assert OUTCOMES.keys() == ADDRESSES.keys()
    assert REPLIES.keys() == REPLY_ADDRESSES.keys()


def test_a_message_back_lies_on_the_same_desk(visit: Signed, portal: Installation, sent: Sent) -> None:
    case, noor, client = sent("hulp"), visit("noor"), visit("asked", "nl")
    claim_and_reply(noor, case)
    key = case.rsplit("/", 1)[1]
    page = client.get(f"/mijn/ingestuurd/{key}/bericht")
    assert in_language("nl", "U hoort het uiterlijk op %(date)s.", date="18 september 2026") in page.text
    empty = client.send(page, {"text": ""}, status=422)
    assert empty.errors == [in_language("nl", "Schrijf uw bericht op.")]
    sent_back = client.send(client.get(f"/mijn/ingestuurd/{key}/bericht"), {"text": "Hoe laat?"})
    assert in_language("nl", "Wij hebben uw bericht.") in sent_back.alerts
    assert submission_of(portal, "asked").caseworker_id == demo.key("noor")
    reply(noor, case, text="Om tien uur, in de bibliotheek.")


@pytest.mark.parametrize(
    ("flow", "day"), [(OBJECTION, "22 september 2026"), ("correctie", "15 oktober 2026")]
)
def test_the_page_for_a_message_promises_the_term_of_its_own_form(
    visit: Signed, sent: Sent, flow: str, day: str
) -> None:
    case = sent(flow)
    claim_and_reply(visit("noor"), case, "bezwaar" if flow == OBJECTION else "bericht")
    page = visit("asked", "nl").get(f"/mijn/ingestuurd/{case.rsplit('/', 1)[1]}/bericht")
    assert in_language("nl", "U hoort het uiterlijk op %(date)s.", date=day) in page.text


def test_a_message_of_the_desk_leaves_a_plan_open_and_the_client_reads_it(
    visit: Signed, portal: Installation
) -> None:
    case, noor = case_url(portal, "sent"), visit("noor")
    claim(noor, case)
    page = noor.get(f"{case}/bericht")
    done = noor.send(page, {"text": TEXT})
    assert in_language("nl", "Uw bericht staat klaar voor de inwoner. De zaak blijft open.") in done.alerts
    noor.send(page, {"text": TEXT})  # the back button
    assert noor.get(case).text.count(TEXT) == 1
    assert submission_of(portal, "sent").state is Handling.RECEIVED
    client = visit("sent", "nl")
    assert in_language("nl", todo.READ) in client.get("/mijn/").text
    assert TEXT in client.get(f"/mijn/ingestuurd/{case.rsplit('/', 1)[1]}").text


def test_a_registered_bezwaar_shows_until_when_it_is_decided_and_is_not_registered_twice(
    visit: Signed, portal: Installation
) -> None:
    case, noor = case_url(portal, "against"), visit("noor")
    assert offers(noor.get(case), "antwoord") == []
    claim_and_reply(noor, case, "bezwaar")
    said = noor.get(case).text
    assert in_language("nl", "Beslis op het bezwaar uiterlijk op %(date)s.", date="17 november 2026") in said
    key = case.rsplit("/", 1)[1]
    client = visit("against", "nl")
    client.send(client.get(f"/mijn/ingestuurd/{key}/bericht"), {"text": "Ik heb nog een brief."})
    assert offers(noor.get(case), "antwoord") == ["bericht"]
