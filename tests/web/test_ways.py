"""The forms K4 to K8 as somebody fills them in: what is asked of whom, what is kept, and what is wrong."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from portal import demo
from portal.domain.regimes import Regime
from portal.domain.states import Handling, Obligation
from portal.domain.ways import WAYS
from portal.languages import LANGUAGES
from portal.letters.contexts import Receipt
from portal.store import beschikkingen, dossiers, tables
from portal.web.flows import FLOWS
from portal.web.flows import objection as k8
from portal.web.flows.hours import NOT_AGREED, SETTLED
from portal.wording.letters import NAMES, letter_words
from tests.fixtures.installations import FakePress
from tests.web.answers import step_of
from tests.web.cases import case_url, lines, search_open, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.visitor import Visitor, in_language
from tests.web.ways import (
    CANNOT,
    CARE,
    CHANGE,
    CORRECTION,
    HELP,
    HOURS,
    NEW,
    OBJECTION,
    STORED,
    TYPED,
    fill_in,
    given,
    weeks_on,
    who,
)

Changes = Mapping[str, Mapping[str, Any]]
NUMBER = "Vul een getal in van %(minimum)s tot en met %(maximum)s."
HALVES = "Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5."
ON_PAGE = "Kies een antwoord dat op deze pagina staat."
YEAR = "Kijk het jaar na. Dit kan niet kloppen."
BEFORE = "De laatste dag ligt voor de eerste dag. Kijk de datums na."
PHONE = "Vul een telefoonnummer in, bijvoorbeeld 06 12345678."
IS_PAST = "Kies een dag die nog niet voorbij is."
SOME: Changes = {"hoeveel": {"able": "some"}}
NO_NUMBER = ("12345", "bel mij", "0612345678901234567")
CALLED: Changes = {"bellen": {"call": "yes"}}
PAUSE: Changes = {"wat": {"kind": "pause"}, "vanaf": {"since": ["14", "9", "2026"]}}
A_DAY: Changes = {"tot-wanneer": {"until_kind": "date"}}


@pytest.mark.parametrize("flow", NEW)
def test_what_was_typed_is_kept_as_told_and_lies_where_it_belongs(visit: Signed, flow: str) -> None:
    client = visit(who(flow), "nl")
    pages = fill_in(client, flow)
    received = client.send(pages[-1])
    sent = submission_of(client.portal, who(flow))
    assert (sent.flow, sent.answers, sent.language) == (flow, STORED[flow], "nl")
    assert received.heading == in_language("nl", FLOWS[flow].received)
    assert sent.number in received.text
    for line in FLOWS[flow].next_steps:
        assert in_language("nl", line) in received.text
    assert [row["question"] for row in sent.shown[0]["rows"]] != []


@pytest.mark.parametrize("flow", FLOWS)
def test_every_step_of_every_form_can_be_typed(flow: str) -> None:
    assert [step.slug for step in FLOWS[flow].steps] == list(TYPED[flow])


@pytest.mark.parametrize(
    ("flow", "changes", "left_out"),
    [
        (CANNOT, {}, set()),
        (CANNOT, {"hoeveel": {"able": "nothing"}}, {"uren"}),
        (
            CANNOT,
            {"hoeveel": {"able": "unknown"}, "tot-wanneer": {"until_kind": "lasting"}},
            {"uren", "tot-dag"},
        ),
        (CANNOT, {"tot-wanneer": {"until_kind": "unknown"}}, {"tot-dag"}),
        (HELP, {}, set()),
        (HOURS, {}, {"nummer"}),
        (HOURS, {"weken": {**given("2026-08-24", "8"), "went": "badly"}}, set()),
        (CANNOT, {"bellen": {"call": "no"}}, {"nummer"}),
        (HELP, {"bellen": {"times": ["write"]}}, {"nummer"}),
        (HELP, {"bellen": {"times": ["write", "evening"]}}, set()),
        (CARE, {"daarnaast": {"besides": "yes"}}, set()),
        (CARE, {"hulp": {"support": []}}, {"daarnaast-uren", "nummer"}),
        (CHANGE, {}, set()),
        *(
            (CHANGE, {"wat": {"kind": kind}}, {"tot"})
            for kind in ("stop", "job", "moved", "money", "care", "other")
        ),
        (OBJECTION, {}, set()),
        (OBJECTION, {"waartegen": {"kind": "intention"}}, set()),
        (OBJECTION, {"waartegen": {"kind": "treatment"}}, {"welke-brief", "andere-brief"}),
    ],
)
def test_a_question_is_asked_only_of_whom_it_concerns(
    visit: Signed, flow: str, changes: Changes, left_out: set[str]
) -> None:
    client = visit(who(flow), "nl")
    asked = [step_of(page) for page in fill_in(client, flow, changes)]
    expected = [step for step in TYPED[flow] if step not in left_out]
    assert [step for step in asked if step not in {"bijlagen", "controleren"}] == expected
    for step in left_out:
        assert client.get(f"/mijn/{flow}/{step}", status=404)


WRONG: tuple[tuple[str, str, Changes, dict[str, Any], str, dict[str, Any]], ...] = (
    (CANNOT, "reden", {}, {}, "Kies wat de reden is.", {}),
    (CANNOT, "reden", {}, {"ground": "kanker"}, ON_PAGE, {}),
    (CANNOT, "hoeveel", {}, {}, "Kies wat u nog kunt doen.", {}),
    (CANNOT, "uren", SOME, {"minutes": "41"}, NUMBER, {"minimum": "0,5", "maximum": "40"}),
    (CANNOT, "uren", SOME, {"minutes": ""}, "Vul in hoeveel uur per week u iets kunt doen.", {}),
    (CANNOT, "uren", SOME, {"minutes": "2,25"}, HALVES, {}),
    (CANNOT, "tot-wanneer", {}, {}, "Kies tot wanneer u niet kunt.", {}),
    (CANNOT, "tot-dag", A_DAY, {"until": ["", "", ""]}, "Vul in tot en met welke dag.", {}),
    (CANNOT, "tot-dag", A_DAY, {"until": ["14", "9", "2026"]}, IS_PAST, {}),
    (CANNOT, "al-besloten", {}, {}, "Kies of er al iets is besloten.", {}),
    (CANNOT, "bellen", {}, {}, "Kies of wij u mogen bellen.", {}),
    (HELP, "waarbij", {}, {}, "Kies waarbij u hulp nodig hebt.", {}),
    (HELP, "waarbij", {}, {"topics": ["lening"]}, ON_PAGE, {}),
    (HELP, "bellen", {}, {}, "Kies wanneer wij u kunnen bellen.", {}),
    (HELP, "taal", {}, {"interpreter": "yes"}, "Kies in welke taal u wilt praten.", {}),
    (HELP, "taal", {}, {"tongue": "ar"}, "Kies of u een tolk wilt.", {}),
    (CHANGE, "wat", {}, {}, "Kies wat er is veranderd.", {}),
    (CHANGE, "vanaf", {}, {"since": ["", "", ""]}, "Vul in vanaf welke dag.", {}),
    (CHANGE, "vanaf", {}, {"since": ["31", "2", "2026"]}, "Deze dag bestaat niet. Kijk de datum na.", {}),
    (CHANGE, "vanaf", {}, {"since": ["1", "1", "1800"]}, YEAR, {}),
    (CHANGE, "vanaf", {}, {"since": ["1", "1", "1950"]}, YEAR, {}),
    (CHANGE, "vanaf", {}, {"since": ["1", "1", "2126"]}, YEAR, {}),
    (CHANGE, "tot", PAUSE, {"until": ["13", "9", "2026"]}, BEFORE, {}),
    (CHANGE, "tot", PAUSE, {"until": ["1", "1", "2126"]}, YEAR, {}),
    *((CANNOT, "nummer", CALLED, {"phone": typed}, PHONE, {}) for typed in NO_NUMBER),
    (OBJECTION, "waartegen", {}, {}, "Kies waar u het niet mee eens bent.", {}),
    (OBJECTION, "welke-brief", {"waartegen": {"kind": "decision"}}, {}, "Kies een brief.", {}),
    (
        *(OBJECTION, "andere-brief", {"waartegen": {"kind": "decision"}, "welke-brief": {"letter": "other"}}),
        *({"other_letter": "", "letter_day": ["1", "9", "2026"]}, "Vul in over welke brief het gaat.", {}),
    ),
    (
        *(OBJECTION, "andere-brief", {"waartegen": {"kind": "decision"}, "welke-brief": {"letter": "other"}}),
        *({"other_letter": "Brief", "letter_day": ["", "", ""]}, "Vul de datum van de brief in.", {}),
    ),
    (OBJECTION, "gesprek", {}, {}, "Kies of u een gesprek wilt.", {}),
    (OBJECTION, "haast", {}, {}, "Kies of u haast hebt.", {}),
    (CORRECTION, "welke", {}, {}, "Kies welke gegevens niet kloppen.", {}),
    (CORRECTION, "fout", {}, {"is_wrong": " "}, "Schrijf op wat er niet klopt.", {}),
    (CORRECTION, "goed", {}, {"should_be": " "}, "Schrijf op wat het moet zijn.", {}),
)  # fmt: skip


@pytest.mark.parametrize("code", ["nl", "en", "ar"])
@pytest.mark.parametrize(("flow", "step", "before", "typed", "message", "values"), WRONG)
def test_a_wrong_answer_is_told_what_to_do_in_the_language_of_the_page(
    visit: Signed,
    code: str,
    flow: str,
    step: str,
    before: Changes,
    typed: dict[str, Any],
    message: str,
    values: dict[str, Any],
) -> None:
    client = visit(who(flow), code)
    for earlier, answers in before.items():
        client.send(client.get(f"/mijn/{flow}/{earlier}"), answers)
    page = client.send(client.get(f"/mijn/{flow}/{step}"), typed, status=422)
    shown = {
        name: str(value).replace(",", "." if code in {"en", "ar"} else ",") for name, value in values.items()
    }
    assert page.errors == [in_language(code, message, **shown)]
    assert len(page.soup.select(".p-field--invalid")) == 1


def test_a_letter_of_tomorrow_does_not_exist(visit: Signed) -> None:
    client = visit("asked", "nl")
    for step in ("waartegen", "welke-brief"):
        client.send(client.get(f"/mijn/{OBJECTION}/{step}"), TYPED[OBJECTION][step])
    typed = {"other_letter": "Brief", "letter_day": ["16", "9", "2026"]}
    page = client.send(client.get(f"/mijn/{OBJECTION}/andere-brief"), typed, status=422)
    assert len(page.errors) == 1


class TestHours:
    @pytest.mark.parametrize(
        ("persona", "why"),
        [
            ("asked", NOT_AGREED),
            ("refused", NOT_AGREED),
            ("quiet", NOT_AGREED),
            ("volunteer", SETTLED[Obligation.EXISTING_ACCEPTED]),
        ],
    )
    def test_who_does_no_tegenprestatie_reads_why_and_can_not_begin(
        self, visit: Signed, persona: str, why: str
    ) -> None:
        client = visit(persona, "nl")
        page = client.get(f"/mijn/{HOURS}/")
        assert page.alerts == [in_language("nl", why)]
        assert not weeks_on(page)

    def test_before_it_begins_there_are_no_hours(self, visit: Signed) -> None:
        with visit().portal.store.write() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("agreed"))
            later = date(2026, 9, 16)
            change = tables.activity.update().where(tables.activity.c.dossier_id == dossier.id)
            connection.execute(change.values(starts_on=later))
        page = visit("agreed", "nl").get(f"/mijn/{HOURS}/")
        said = "Uw tegenprestatie is nog niet begonnen. U hoeft nog geen uren door te geven."
        assert in_language("nl", said) in page.alerts

    def test_the_weeks_on_offer_are_those_of_the_own_tegenprestatie(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.open(f"/mijn/{HOURS}/")
        names = [*weeks_on(page), *(f"weeks-{one['value']}" for one in page.soup.select("[name=weeks-open]"))]
        mondays = sorted((date.fromisoformat(name[len("weeks-") :]) for name in names), reverse=True)
        with client.portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("working"))
            [activity] = beschikkingen.activities_of_dossier(connection, dossier.id)
        assert mondays[0] == date(2026, 9, 14)
        assert all(one.weekday() == 0 and one + timedelta(days=6) >= activity.starts_on for one in mondays)

    def test_what_went_well_is_done_at_once_and_what_did_not_comes_to_the_desk(self, visit: Signed) -> None:
        client = visit("working", "nl")
        client.send(fill_in(client, HOURS)[-1])
        assert submission_of(client.portal, "working").state is Handling.ANSWERED
        typed = {**given("2026-08-24", "8"), "went": "badly", "remark": "Het was te zwaar."}
        badly = {"weken": typed}
        client.send(fill_in(client, HOURS, badly)[-1])
        assert submission_of(client.portal, "working").state is Handling.RECEIVED
        [case] = lines(search_open(visit("noor"), "Yılmaz"))
        assert case.endswith(submission_of(client.portal, "working").id)


class TestObjection:
    def offered(self, page: Page) -> list[str]:
        return [str(one["value"]) for one in page.soup.select("[name=letter]")]

    @pytest.mark.parametrize("persona", ["refused", "volunteer", "exempt", "working"])
    def test_one_chooses_from_the_decisions_that_one_got_and_from_nothing_else(
        self, visit: Signed, persona: str
    ) -> None:
        client = visit(persona, "nl")
        client.send(client.get(f"/mijn/{OBJECTION}/waartegen"), {"kind": "decision"})
        page = client.get(f"/mijn/{OBJECTION}/welke-brief")
        with client.portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key(persona))
            letters = beschikkingen.letters_of_dossier(connection, dossier.id)
        letters = [one for one in letters if one.beschikking_id]
        own = [letter_words(one.template, one.sent_on, "nl") for one in letters]
        labels = [words(one) for one in page.soup.select("main label")]
        assert labels == [*own, in_language("nl", k8.ANOTHER.label)]
        numbers = {one.partition("/")[0] for one in self.offered(page)}
        assert len(self.offered(page)) == len(letters) + 1
        assert all(number == "other" or number.startswith("TP-2026-") for number in numbers)

    @pytest.mark.parametrize("code", ["nl", "ar"])
    def test_another_letter_has_its_words_where_the_answers_are_checked(
        self, visit: Signed, code: str
    ) -> None:
        check = fill_in(visit("asked", code), OBJECTION)[-1]
        told = [words(one) for one in check.soup.select("main dd")]
        assert in_language(code, k8.ANOTHER.label) in told
        assert "other" not in told

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_the_letter_stands_in_words_with_its_number_where_the_answers_are_checked_and_kept(
        self, visit: Signed, code: str
    ) -> None:
        client = visit("refused", code)
        with client.portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("refused"))
            letters = beschikkingen.letters_of_dossier(connection, dossier.id)
            letter = next(one for one in letters if one.beschikking_id)
        number = submission_of(client.portal, "refused").number
        named = " ".join(letter_words(letter.template, letter.sent_on, code).split())
        own = f"{named} ({number})"
        client.send(client.get(f"/mijn/{OBJECTION}/waartegen"), {"kind": "decision"})
        changes = {"welke-brief": {"letter": self.offered(client.get(f"/mijn/{OBJECTION}/welke-brief"))[0]}}
        check = fill_in(client, OBJECTION, changes)[-1]
        assert own in [words(one) for one in check.soup.select("main dd")]
        sent = client.send(check).url.partition("?")[0]
        assert own in words(client.get(sent).soup.main)
        case = visit("noor", "nl").get(case_url(client.portal, "refused"))
        assert letter_words(letter.template, letter.sent_on, "nl") in words(case.soup.main)

    def test_a_letter_of_somebody_else_can_not_be_chosen(self, visit: Signed) -> None:
        theirs = visit("refused", "nl")
        theirs.send(theirs.get(f"/mijn/{OBJECTION}/waartegen"), {"kind": "decision"})
        letter = self.offered(theirs.get(f"/mijn/{OBJECTION}/welke-brief"))[0]
        client = visit("asked", "nl")
        client.send(client.get(f"/mijn/{OBJECTION}/waartegen"), {"kind": "decision"})
        page = client.send(client.get(f"/mijn/{OBJECTION}/welke-brief"), {"letter": letter}, status=422)
        assert page.errors == [in_language("nl", ON_PAGE)]

    @pytest.mark.parametrize(
        ("letter_day", "message", "day"),
        [
            (["4", "8", "2026"], k8.IN_TIME, "15 september 2026"),
            (["3", "8", "2026"], k8.LATE, "14 september 2026"),
        ],
    )
    def test_the_last_day_is_said_and_who_is_late_may_still_send_it(
        self, visit: Signed, letter_day: list[str], message: str, day: str
    ) -> None:
        client = visit("asked", "nl")
        changes = {"andere-brief": {"other_letter": "Besluit", "letter_day": letter_day}}
        pages = {step_of(page): page for page in fill_in(client, OBJECTION, changes)}
        assert in_language("nl", message, date=day) in pages["waarom"].text
        assert client.send(pages["controleren"]).heading == in_language("nl", FLOWS[OBJECTION].received)

    @pytest.mark.parametrize("kind", ["intention", "treatment"])
    def test_what_is_no_besluit_has_no_last_day(self, visit: Signed, kind: str) -> None:
        pages = fill_in(visit("asked", "nl"), OBJECTION, {"waartegen": {"kind": kind}})
        [why] = [page for page in pages if step_of(page) == "waarom"]
        assert "2026" not in why.text

    def test_a_zienswijze_may_be_about_a_letter_that_decides_nothing(self, visit: Signed) -> None:
        client = visit("working", "nl")
        client.send(client.get(f"/mijn/{OBJECTION}/waartegen"), {"kind": "intention"})
        page = client.get(f"/mijn/{OBJECTION}/welke-brief")
        assert in_language("nl", NAMES["pauze-bevestigd"]) in page.text
        assert len(self.offered(page)) == 3

    @pytest.mark.parametrize("kind", k8.IN_A_HURRY)
    def test_who_is_in_a_hurry_reads_what_holds_for_his_own_kind(self, visit: Signed, kind: str) -> None:
        client = visit("asked", "nl")
        client.send(client.get(f"/mijn/{OBJECTION}/waartegen"), {"kind": kind})
        page = client.get(f"/mijn/{OBJECTION}/haast")
        for one, said in k8.IN_A_HURRY.items():
            for line in said:
                assert (in_language("nl", line) in page.text) is (one == kind)

    @pytest.mark.parametrize("kind", k8.MORE_STEPS)
    def test_what_follows_is_promised_by_kind_also_on_the_receipt(self, visit: Signed, kind: str) -> None:
        client = visit("asked", "nl")
        page = client.send(fill_in(client, OBJECTION, {"waartegen": {"kind": kind}})[-1])
        for one, line in k8.MORE_STEPS.items():
            assert (in_language("nl", line) in page.text) is (one == kind)
        press = client.portal.press
        assert isinstance(press, FakePress)
        key = submission_of(client.portal, "asked").id
        assert client.download(f"/mijn/ingestuurd/{key}/ontvangstbevestiging.pdf")
        receipt = press.made[-1][2]
        assert isinstance(receipt, Receipt)
        assert in_language("nl", k8.MORE_STEPS[kind]) in receipt.next_steps
        assert len(receipt.next_steps) == 3


@pytest.mark.parametrize("flow", NEW)
def test_a_form_that_is_only_answered_can_be_sent_again_at_once(visit: Signed, flow: str) -> None:
    client = visit(who(flow), "nl")
    client.send(fill_in(client, flow)[-1])
    start = client.open(f"/mijn/{flow}/")
    waiting = in_language("nl", "Er ligt al een formulier van u bij ons. Kijk wat u daarmee kunt doen.")
    assert (waiting in start.alerts) is WAYS[flow].asks_decision(Regime.TEGENPRESTATIE)


def test_health_is_a_category_and_no_story(visit: Signed) -> None:
    client = visit("asked", "nl")
    start = client.get(f"/mijn/{CANNOT}/")
    assert in_language("nl", "Vertel ons niet welke ziekte u hebt.") in start.text
    assert in_language("nl", "Stuur geen papieren van een dokter. Wij mogen die niet bewaren.") in start.text
    for page in fill_in(client, CANNOT):
        assert page.soup.select("main input[type=file]") == []


@pytest.mark.parametrize(("flow", "step", "name"), [(HELP, "vertel", "story"), (OBJECTION, "waarom", "why")])
def test_what_need_not_be_told_may_stay_empty(visit: Signed, flow: str, step: str, name: str) -> None:
    client = visit("asked", "nl")
    client.send(fill_in(client, flow, {step: {name: ""}})[-1])
    assert submission_of(client.portal, "asked").answers[name] in {None, ""}


def test_another_client_sees_nothing_of_it(visit: Signed) -> None:
    client: Visitor = visit("asked", "nl")
    client.send(fill_in(client, HELP)[-1])
    key = submission_of(client.portal, "asked").id
    for path in ("", "/bericht", "/ontvangstbevestiging.pdf"):
        assert visit("refused", "nl").get(f"/mijn/ingestuurd/{key}{path}", status=404)
