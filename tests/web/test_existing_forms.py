"""Telling what one already does (K0, K2, K3): asked little, never about the person who is cared for."""

from datetime import date

import pytest

from portal import demo
from portal.store import dossiers, submissions, tables
from portal.web.client.closed import WAITS
from portal.web.flows import FLOWS
from portal.web.flows.care import CARE as CARE_FORM
from portal.web.flows.volunteering import VOLUNTEERING as VOLUNTEERING_FORM
from portal.wording.findingsentences import SENTENCES
from tests.web.answers import step_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.test_overview import next_of
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CARE, TYPED, VOLUNTEERING, fill_in

BOTH = pytest.mark.parametrize("flow", [CARE, VOLUNTEERING])
MAY_NOT_FIT = "Dit past misschien niet bij de regels"
ABOUT_ANOTHER = ("naam", "bsn", "geboren", "geboortedatum", "adres", "ziekte", "diagnose", "medicijn", "arts")


def sent_by(visitor: Visitor, persona: str) -> list[submissions.Submission]:
    """What a client has sent in."""
    with visitor.portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        return submissions.list_of_dossier(connection, dossier.id)


def steps_of(pages: list[Page]) -> list[str]:
    return [step_of(page) for page in pages]


def born(visitor: Visitor, persona: str, day: date) -> None:
    """Give a client another day of birth."""
    with visitor.portal.store.write() as connection:
        change = tables.client.update().where(tables.client.c.id == demo.key(persona))
        connection.execute(change.values(birth_date=day))


def test_the_page_where_one_chooses_has_every_form_and_a_way_for_who_can_not(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    overview = fatima.get("/mijn/")
    page = fatima.get(overview.link(in_language("nl", "Alles wat u kunt doorgeven")))
    assert page.heading == in_language("nl", "Wat wilt u doorgeven?")
    assert "/mijn/uren/" not in page.links("main")  # nothing runs, so no hours are asked
    assert "/mijn/uren/" in visit("working").get("/mijn/doorgeven").links("main")
    for slug in FLOWS.keys() - {"correctie", "uren"}:
        form = FLOWS[slug]
        assert page.link(in_language("nl", form.title)) == f"/mijn/{slug}/"
        assert in_language("nl", form.hint) in page.text
    assert any(link.startswith("tel:") for link in page.links("main"))
    own_data = fatima.get("/mijn/gegevens")
    assert own_data.link(in_language("nl", "Geef door wat niet klopt")) == "/mijn/correctie/"


def test_what_can_not_be_told_now_says_why_and_what_was_begun_is_marked(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fatima.send(fill_in(fatima, CARE)[-1])
    rows = {one.a["href"]: words(one) for one in fatima.get("/mijn/doorgeven").soup.select("li.p-row")}
    assert in_language("nl", "Kan nu niet") in rows["/mijn/plan/"]
    assert in_language("nl", WAITS) in rows["/mijn/plan/"]
    assert in_language("nl", "Kan nu niet") not in rows["/mijn/hulp/"]
    rows = {one.a["href"]: words(one) for one in visit("busy").get("/mijn/doorgeven").soup.select("li.p-row")}
    begun = in_language("nl", "U bent begonnen")
    assert (begun in rows["/mijn/plan/"], begun in rows["/mijn/hulp/"]) == (True, False)


@pytest.mark.parametrize(
    ("flow", "changes", "expected"),
    [
        (CARE, {}, [step for step in TYPED[CARE] if step != "daarnaast-uren"]),
        (CARE, {"daarnaast": {"besides": "unknown"}}, [s for s in TYPED[CARE] if s != "daarnaast-uren"]),
        (CARE, {"daarnaast": {"besides": "yes"}}, list(TYPED[CARE])),
        (VOLUNTEERING, {}, [step for step in TYPED[VOLUNTEERING] if step != "bedragen"]),
        (VOLUNTEERING, {"onkosten": {"expenses": "yes"}}, list(TYPED[VOLUNTEERING])),
    ],
)
def test_a_question_is_asked_only_of_whom_it_concerns(
    visit: Signed, flow: str, changes: dict[str, dict[str, str]], expected: list[str]
) -> None:
    pages = fill_in(visit("asked", "nl"), flow, changes)
    assert steps_of(pages) == [*expected, "controleren"]


@pytest.mark.parametrize("path", [f"{CARE}/daarnaast-uren", f"{VOLUNTEERING}/bedragen"])
def test_a_question_that_is_not_asked_has_no_page(visit: Signed, path: str) -> None:
    assert visit("asked", "nl").get(f"/mijn/{path}", status=404)


@BOTH
def test_from_the_first_question_to_the_confirmation(visit: Signed, flow: str) -> None:
    fatima = visit("asked", "nl")
    page = fatima.send(fill_in(fatima, flow)[-1])
    [sent] = sent_by(fatima, "asked")
    assert (sent.flow, sent.language) == (flow, "nl")
    assert page.heading == in_language("nl", FLOWS[flow].received)
    assert sent.number in page.text
    for line in FLOWS[flow].next_steps:
        assert in_language("nl", line) in page.text
    receipt = fatima.download(page.link(in_language("nl", "Bewijs dat u dit verstuurde")))
    assert sent.number.encode() in receipt
    said, _buttons = next_of(fatima.get("/mijn/"))
    for line in ("U hoeft nu niets te doen", "Wij bekijken wat u instuurde."):
        assert in_language("nl", line) in said


def test_what_was_told_about_care_is_kept_as_told(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    changes = {"daarnaast": {"besides": "yes"}, "hulp": {"support": ["call"]}}
    fatima.send(fill_in(fatima, CARE, changes)[-1])
    [sent] = sent_by(fatima, "asked")
    assert sent.answers == {
        "for_whom": "parent",
        "same_house": "no",
        "which_help": ["household", "transport"],
        "minutes": 750,
        "since": "2025-09-01",
        "longer": "yes",
        "paid": "no",
        "besides": "yes",
        "besides_minutes": 180,
        "support": ["call"],
        "phone": "+31 6 12345678",
    }


def test_an_answer_to_a_question_that_is_not_asked_any_more_is_not_sent_in(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fill_in(fatima, CARE, {"daarnaast": {"besides": "yes"}})
    changed = fatima.send(fatima.get(f"/mijn/{CARE}/daarnaast?wijzig=1"), {"besides": "no"})
    fatima.send(changed)
    [sent] = sent_by(fatima, "asked")
    assert sent.answers["besides"] == "no"
    assert "besides_minutes" not in sent.answers


def test_who_changes_his_mind_twice_before_sending_finds_his_answer_again(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fill_in(fatima, CARE, {"daarnaast": {"besides": "yes"}})
    for besides in ("no", "yes"):
        fatima.send(fatima.get(f"/mijn/{CARE}/daarnaast?wijzig=1"), {"besides": besides})
    assert fatima.get(f"/mijn/{CARE}/daarnaast-uren").value("besides_minutes") == "3"


def test_what_was_told_about_volunteering_is_kept_as_told(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fatima.send(fill_in(fatima, VOLUNTEERING, {"onkosten": {"expenses": "yes"}})[-1])
    [sent] = sent_by(fatima, "asked")
    assert (sent.answers["minutes"], sent.answers["since"]) == (480, "2025-03-01")
    assert (sent.answers["month_cents"], sent.answers["year_cents"]) == (4550, 54600)


def test_nothing_is_asked_about_the_person_who_is_cared_for(visit: Signed) -> None:
    pages = fill_in(visit("asked", "nl"), CARE, {"daarnaast": {"besides": "yes"}})[:-1]
    assert len(pages) == len(CARE_FORM.steps)
    for page in pages:
        asked = " ".join(words(one) for one in page.named("h1", "legend", "label")).casefold()
        assert [word for word in ABOUT_ANOTHER if word in asked.split()] == []


@BOTH
def test_no_question_asks_for_a_paper_and_care_has_no_room_for_a_story(visit: Signed, flow: str) -> None:
    for page in fill_in(visit("asked", "nl"), flow):
        assert page.soup.select("main input[type=file]") == []
        if flow == CARE:
            assert page.soup.select("main textarea, main input[type=file]") == []


def test_care_begins_with_what_it_does_to_the_uitkering_and_says_that_no_name_is_needed(
    visit: Signed,
) -> None:
    fatima = visit("asked", "nl")
    start = fatima.get(f"/mijn/{CARE}/")
    for line in CARE_FORM.intro:
        assert in_language("nl", line) in start.text
    assert in_language("nl", "U hoeft geen naam te geven.") in fatima.get(f"/mijn/{CARE}/voor-wie").text
    assert in_language("nl", "U hoeft geen ziekte te noemen.") in fatima.get(f"/mijn/{CARE}/waarmee").text


@pytest.mark.parametrize(
    ("path", "typed", "message", "values"),
    [
        (f"{CARE}/voor-wie", {}, "Kies voor wie u zorgt.", {}),
        (f"{CARE}/waarmee", {}, "Kies waarmee u helpt.", {}),
        *(
            (
                path,
                {"minutes": hours},
                "Vul een getal in van %(minimum)s tot en met %(maximum)s.",
                {"minimum": "0,5", "maximum": maximum},
            )
            for path, maximum in ((f"{CARE}/uren", "168"), (f"{VOLUNTEERING}/uren", "60"))
            for hours in ("0", "168,5")
        ),
        (f"{CARE}/uren", {"minutes": "3,25"}, "Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5.", {}),
        (f"{CARE}/sinds", {"since": ["", ""]}, "Vul in sinds welke maand u zorgt.", {}),
        (f"{VOLUNTEERING}/waar", {"where": " "}, "Vul in bij wie of waar u het doet.", {}),
        (
            f"{VOLUNTEERING}/wat",
            {"what": "kort"},
            "Schrijf iets meer: minstens %(minimum)s tekens.",
            {"minimum": 20},
        ),
        (f"{VOLUNTEERING}/navragen", {}, "Kies of wij het mogen vragen.", {}),
    ],
)
def test_a_wrong_answer_is_told_what_to_do(
    visit: Signed, path: str, typed: dict[str, str], message: str, values: dict[str, object]
) -> None:
    fatima = visit("asked", "nl")
    page = fatima.send(fatima.get(f"/mijn/{path}"), typed, status=422)
    assert page.errors == [in_language("nl", message, **values)]


@BOTH
def test_what_one_already_does_did_not_begin_next_month(visit: Signed, flow: str) -> None:
    fatima = visit("asked", "nl")
    page = fatima.send(fatima.get(f"/mijn/{flow}/sinds"), {"since": ["10", "2026"]}, status=422)
    assert len(page.errors) == 1
    assert page.soup.select("[aria-invalid=true]") != []
    assert step_of(fatima.send(fatima.get(f"/mijn/{flow}/sinds"), {"since": ["9", "2026"]})) != "sinds"


@pytest.mark.parametrize(
    ("birth", "amounts", "code"),
    [
        (date(2001, 5, 20), {"month_cents": "10", "year_cents": "100"}, "allowance_counts_under_27"),
        (date(1984, 5, 20), {"month_cents": "300", "year_cents": "900"}, "allowance_above_maximum"),
        (date(1984, 5, 20), {"month_cents": "200", "year_cents": "2400"}, "allowance_above_maximum"),
    ],
)
def test_money_that_may_count_as_income_is_said_before_sending_and_does_not_stop_it(
    visit: Signed, birth: date, amounts: dict[str, str], code: str
) -> None:
    fatima = visit("asked", "nl")
    born(fatima, "asked", birth)
    check = fill_in(fatima, VOLUNTEERING, {"onkosten": {"expenses": "yes"}, "bedragen": amounts})[-1]
    values = {"age": "27", "per_month": "220", "per_year": "2.200"}
    [caution] = check.soup.select("main .p-alert")
    assert in_language("nl", MAY_NOT_FIT) in words(caution)
    assert in_language("nl", SENTENCES[code], **values) in words(caution)
    assert fatima.send(check).heading == in_language("nl", VOLUNTEERING_FORM.received)


@pytest.mark.parametrize(
    "changes",
    [{}, {"onkosten": {"expenses": "yes"}, "bedragen": {"month_cents": "45,50", "year_cents": "546"}}],
)
def test_money_within_the_maximum_is_no_matter(visit: Signed, changes: dict[str, dict[str, str]]) -> None:
    assert fill_in(visit("asked", "nl"), VOLUNTEERING, changes)[-1].alerts == []


def test_who_takes_back_that_he_gets_money_hears_no_more_of_it(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    money = {"month_cents": "300", "year_cents": "3600"}
    check = fill_in(fatima, VOLUNTEERING, {"onkosten": {"expenses": "yes"}, "bedragen": money})[-1]
    assert check.alerts != []
    again = fatima.send(fatima.get(f"/mijn/{VOLUNTEERING}/onkosten?wijzig=1"), {"expenses": "no"})
    assert (step_of(again), again.alerts) == ("controleren", [])
    assert "300" not in again.text


@BOTH
def test_a_second_form_waits_while_one_is_with_the_gemeente(visit: Signed, flow: str) -> None:
    samuel = visit("sent", "nl")
    waiting = "Er ligt al een formulier van u bij ons. Kijk wat u daarmee kunt doen."
    for address in ("", next(iter(TYPED[flow])), "controleren"):
        page = samuel.open(f"/mijn/{flow}/{address}")
        assert (page.url, in_language("nl", waiting) in " ".join(page.alerts)) == (f"/mijn/{flow}/", True)


@pytest.mark.parametrize(("first", "second"), [(CARE, "plan"), ("plan", VOLUNTEERING), (VOLUNTEERING, CARE)])
def test_of_two_forms_that_were_filled_in_only_the_first_is_sent(
    visit: Signed, first: str, second: str
) -> None:
    fatima = visit("asked", "nl")
    for flow in (first, second):
        fill_in(fatima, flow)
    late = fatima.get(f"/mijn/{second}/controleren")
    fatima.send(fatima.get(f"/mijn/{first}/controleren"), {"confirmed": "yes"})
    assert fatima.send(late, {"confirmed": "yes"}, status=409)
    assert [one.flow for one in sent_by(fatima, "asked")] == [first]


def test_two_forms_that_were_begun_do_not_mix(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fatima.send(fatima.get(f"/mijn/{CARE}/uren"), {"minutes": "12"})
    assert fatima.get(f"/mijn/{VOLUNTEERING}/uren").value("minutes") == ""
    assert fatima.get(f"/mijn/{CARE}/uren").value("minutes") == "12"
