"""Deciding on what somebody already does: judged by talking, enough or not, and what everybody sees of it."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal.actions.installation import Installation
from portal.domain.answers import CaredFor, CareHelp
from portal.domain.states import Handling, Outcome
from portal.rules.asked import Asked
from portal.store import beschikkingen
from portal.web.casework.forms import existing_decision
from portal.wording.checktitles import QUESTIONS
from portal.wording.states import OUTCOMES
from tests.web.cases import case_url, claim, open_letters, search, submission_of
from tests.web.conftest import Opened, Signed
from tests.web.page import Page, words
from tests.web.running import NOW, ROTTERDAM
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CARE, VOLUNTEERING, fill_in

ENOUGH = {
    CARE: {"exceeds_usual_care": "ja", "professional": "nee", "necessary": "ja"},
    VOLUNTEERING: {"proven": "ja", "comparable": "ja"},
}
GIVEN = {
    "client_words": "Ik help mijn moeder elke dag.",
    "activity": "U doet het huishouden en de brieven voor een familielid.",
    "reasons": "U helpt elke dag.\nZonder u is er niemand die dit doet.",
}
TALK = {"talk_on": ["14", "9", "2026"]}
NO = {
    **GIVEN,
    "reasons": "U helpt maar af en toe, en niet langdurig.\nArtikel 1 lid 2 vraagt langdurige zorg.",
}
IS_ENOUGH = "Wat u al doet, is genoeg. U hoeft nu niets anders te doen."
ASKED_BY_ROTTERDAM = {"exceeds_usual_care", "professional"}


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def care_case(visit: Signed, portal: Installation) -> Callable[..., str]:
    """Saskia's care, judged by Noor: ``care_case(necessary="nee")``; returns the address of the case."""

    def make(**found: str) -> str:
        noor, url = visit("noor"), case_url(portal, "care")
        claim(noor, url)
        noor.send(noor.get(f"{url}/toets"), {**ENOUGH[CARE], **found})
        return url

    return make


@pytest.fixture
def volunteer_case(visit: Signed, portal: Installation) -> str:
    """Fatima's volunteering, judged by Noor to be proven and comparable."""
    fatima, noor = visit("asked", "nl"), visit("noor")
    fatima.send(fill_in(fatima, VOLUNTEERING)[-1])
    url = case_url(portal, "asked")
    claim(noor, url)
    noor.send(noor.get(f"{url}/toets"), ENOUGH[VOLUNTEERING])
    return url


def asked_on(page: Page) -> set[str]:
    """The names of what a form asks."""
    return {str(control["name"]) for control in page.form().select("[name]")}


def is_undecided(portal: Installation, persona: str = "care") -> bool:
    submission = submission_of(portal, persona)
    with portal.store.read() as connection:
        found = beschikkingen.of_submission(connection, submission.id)
    return found is None and submission.state is Handling.RECEIVED


def letters_of(visitor: Visitor, page: str) -> list[bytes]:
    links = dict.fromkeys(link for link in visitor.get(page).links("main") if "/brieven/" in link)
    return [visitor.download(link) for link in links]


def test_the_case_page_says_which_form_it_is_and_offers_only_its_own_outcomes(
    visit: Signed, portal: Installation
) -> None:
    case = case_url(portal, "care")
    page = visit("ingrid").get(case)
    assert in_language("nl", "Ik zorg voor iemand") in page.heading
    decisions = [link.rsplit("/", 1)[1] for link in page.links("main") if "/besluit/" in link]
    assert decisions == ["telt-mee", "telt-niet-mee"]


@pytest.mark.parametrize("outcome", ["telt-mee", "telt-niet-mee"])
def test_the_decision_on_care_begins_with_a_sentence_made_of_what_was_chosen(
    visit: Signed, portal: Installation, outcome: str
) -> None:
    fatima = visit("asked", "ar")
    fatima.send(fill_in(fatima, CARE)[-1])
    page = visit("ingrid").get(f"{case_url(portal, 'asked')}/besluit/{outcome}")
    assert page.value("client_words") == "Ik zorg voor mijn vader of moeder: het huishouden, vervoer."
    assert page.value("activity") == "U zorgt voor uw vader of moeder: het huishouden, vervoer."


def test_the_decision_on_volunteering_speaks_to_the_client_and_quotes_him(
    visit: Signed, portal: Installation
) -> None:
    fatima = visit("asked", "nl")
    told = {"what": "Ik vul vakken in de weggeefwinkel"}
    fatima.send(fill_in(fatima, VOLUNTEERING, {"wat": told})[-1])
    page = visit("ingrid").get(f"{case_url(portal, 'asked')}/besluit/telt-mee")
    quoted = 'U schreef: "Ik vul vakken in de weggeefwinkel."'
    assert page.value("activity") == f"U doet vrijwilligerswerk. {quoted}"


def test_every_choice_about_care_has_words_for_the_letter() -> None:
    assert set(existing_decision.HELP) == set(CareHelp)
    assert set(existing_decision.CARED_FOR) == set(CaredFor)


@pytest.mark.parametrize("outcome", ["akkoord", "wijzigen", "afwijzen"])
def test_an_outcome_of_a_plan_does_not_exist_for_care(
    visit: Signed, portal: Installation, outcome: str
) -> None:
    ingrid = visit("ingrid")
    case = case_url(portal, "care")
    assert ingrid.get(f"{case}/besluit/{outcome}", status=404)
    values = {"csrf_token": ingrid.token(), "revision": "1", **NO}
    assert ingrid.post_raw(f"{case}/besluit/{outcome}", values).status_code == 404
    assert is_undecided(portal)


@pytest.mark.parametrize("outcome", ["telt-mee", "telt-niet-mee"])
def test_a_plan_is_not_judged_as_something_that_one_already_does(
    visit: Signed, portal: Installation, outcome: str
) -> None:
    assert visit("ingrid").get(f"{case_url(portal, 'sent')}/besluit/{outcome}", status=404)


def test_care_is_judged_by_what_the_regeling_asks_and_by_no_paper(
    visit: Signed, portal: Installation
) -> None:
    case, noor = case_url(portal, "care"), visit("noor")
    claim(noor, case)
    page = noor.get(f"{case}/toets")
    assert {"exceeds_usual_care", "professional", "necessary"} <= asked_on(page)
    assert not {"kind", "organisation_kind", "proven", "comparable", "replaces_paid_work"} & asked_on(page)
    assert page.soup.select("main input[type=file]") == []


def test_rotterdam_does_not_ask_whether_care_is_necessary(portal_of: Opened) -> None:
    noor = Visitor(portal_of(ROTTERDAM))
    noor.enter("noor")
    case = case_url(noor.portal, "care")
    claim(noor, case)
    asked = asked_on(noor.get(f"{case}/toets"))
    assert asked >= ASKED_BY_ROTTERDAM
    assert not {"necessary", "proven", "comparable"} & asked


def test_care_that_is_needed_is_enough_and_the_client_reads_so(
    visit: Signed, portal: Installation, care_case: Callable[..., str]
) -> None:
    case, ingrid, saskia = care_case(), visit("ingrid"), visit("care")
    done = ingrid.send(ingrid.get(f"{case}/besluit/telt-mee"), GIVEN)
    assert in_language("nl", "Het besluit is genomen. De brief staat klaar.") in done.alerts
    [theirs], [own] = letters_of(visit("noor"), case), letters_of(saskia, "/mijn/")
    assert theirs == own
    assert hashlib.sha256(own).hexdigest() in done.html
    for part in ("besluit-wat-u-al-doet", "not_imposed", GIVEN["activity"]):
        assert part in own.decode()
    overview = saskia.get("/mijn/")
    assert in_language("nl", IS_ENOUGH) in overview.text
    assert in_language("nl", OUTCOMES[Outcome.EXISTING_COUNTS]) in overview.text
    sent = saskia.get(f"/mijn/ingestuurd/{submission_of(portal, 'care').id}")
    assert "28 oktober 2026" in sent.text  # six weeks after the day of sending, Awb 6:7 and 6:8


def test_volunteering_that_is_proven_and_comparable_is_enough(visit: Signed, volunteer_case: str) -> None:
    ingrid, fatima = visit("ingrid"), visit("asked", "nl")
    ingrid.send(ingrid.get(f"{volunteer_case}/besluit/telt-mee"), GIVEN)
    [letter] = letters_of(fatima, "/mijn/")
    assert "not_imposed" in letter.decode()
    assert in_language("nl", IS_ENOUGH) in fatima.get("/mijn/").text


def test_the_volunteer_of_the_demo_already_reads_that_it_is_enough(visit: Signed) -> None:
    peter = visit("volunteer")
    assert len(letters_of(peter, "/mijn/")) == 1
    assert in_language("nl", IS_ENOUGH) in peter.get("/mijn/").text


def test_in_rotterdam_it_is_recognised_once_a_person_says_why(portal_of: Opened) -> None:
    app = portal_of(ROTTERDAM)
    noor, ingrid, saskia = (Visitor(app) for _ in range(3))
    for visitor, persona in ((noor, "noor"), (ingrid, "ingrid"), (saskia, "care")):
        visitor.enter(persona)
    case = case_url(noor.portal, "care")
    claim(noor, case)
    noor.send(noor.get(f"{case}/toets"), {"exceeds_usual_care": "ja", "professional": "nee"})
    page = ingrid.get(f"{case}/besluit/telt-mee")
    assert not any("judgement_" in name for name in asked_on(page)), "the reasons are the judgement"
    asked = ingrid.send(page, {**GIVEN, "reasons": ""}, status=422)
    assert asked.errors == [in_language("nl", "Schrijf op waarom dit genoeg is.")]
    assert asked.value("activity") == GIVEN["activity"]
    ingrid.send(asked, {"reasons": GIVEN["reasons"]})
    [letter] = letters_of(saskia, "/mijn/")
    assert "recognised" in letter.decode()


def test_a_yes_that_the_regeling_does_not_carry_is_stopped_with_the_article_and_keeps_the_text(
    visit: Signed, portal: Installation, care_case: Callable[..., str]
) -> None:
    case, ingrid = care_case(necessary="nee"), visit("ingrid")
    stopped = ingrid.send(ingrid.get(f"{case}/besluit/telt-mee"), GIVEN, status=200)
    [alert] = stopped.soup.select("main [role=alert]")
    assert in_language("nl", "Dit besluit kan niet: de regels laten het niet toe") in words(alert)
    assert in_language("nl", QUESTIONS[Asked.CARE_NECESSARY]) in words(alert)
    assert "art. " in words(alert)
    assert stopped.value("reasons").splitlines() == GIVEN["reasons"].splitlines()
    assert is_undecided(portal)


def test_a_no_needs_a_talk_and_reasons(
    visit: Signed, portal: Installation, care_case: Callable[..., str]
) -> None:
    case, ingrid = care_case(necessary="nee"), visit("ingrid")
    page = ingrid.get(f"{case}/besluit/telt-niet-mee")
    assert ingrid.send(page, NO, status=422).errors == [
        in_language("nl", "Spreek eerst met de inwoner. Vul in wanneer dat was.")
    ]
    short = ingrid.send(page, {**NO, **TALK, "reasons": "Nee."}, status=422)
    assert short.errors == [in_language("nl", "Schrijf iets meer: minstens %(minimum)s tekens.", minimum=60)]
    tomorrow = ingrid.send(page, {**NO, "talk_on": ["16", "9", "2026"]}, status=422)
    assert len(tomorrow.errors) == 1
    assert is_undecided(portal)


def test_after_a_no_the_client_may_come_with_something_else(
    visit: Signed, portal: Installation, care_case: Callable[..., str]
) -> None:
    case, ingrid, saskia = care_case(necessary="nee"), visit("ingrid"), visit("care")
    ingrid.send(ingrid.get(f"{case}/besluit/telt-niet-mee"), {**NO, **TALK})
    [letter] = letters_of(saskia, "/mijn/")
    for part in ("besluit-telt-niet-mee", "U helpt maar af en toe, en niet langdurig."):
        assert part in letter.decode()
    overview = saskia.get("/mijn/")
    assert in_language("nl", OUTCOMES[Outcome.EXISTING_DOES_NOT_COUNT]) in overview.text
    assert in_language("nl", IS_ENOUGH) not in overview.text
    assert overview.link(in_language("nl", "Kies wat u wilt doorgeven")) == "/mijn/doorgeven"


def test_a_decision_on_a_case_that_moved_on_is_refused(visit: Signed, care_case: Callable[..., str]) -> None:
    case, ingrid, noor = care_case(), visit("ingrid"), visit("noor")
    page = ingrid.get(f"{case}/besluit/telt-niet-mee")
    noor.send(noor.get(f"{case}/toets"), {"necessary": "nee"})
    late = ingrid.send(page, {**NO, **TALK, "carried_by": Asked.CARE_COUNTS}, status=409)
    assert late.heading == in_language("nl", "Er is intussen iets veranderd")


def test_the_form_begins_with_what_the_client_told(visit: Signed, portal: Installation) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get(f"{case_url(portal, 'care')}/besluit/telt-mee")
    assert page.value("minutes") == "12"
    assert (
        page.value("activity") == "U zorgt voor uw vader of moeder: het huishouden, brieven en formulieren."
    )


def test_a_tegenprestatie_that_ended_because_one_does_enough_is_shown_up_to_its_last_day(
    visit: Signed, portal: Installation, moment: Callable[[datetime], None]
) -> None:
    marijke, noor, ingrid = visit("agreed"), visit("noor"), visit("ingrid")
    heading = in_language("nl", "Uw tegenprestatie")
    assert heading in [words(one) for one in marijke.get("/mijn/").named("h2")]
    marijke.send(fill_in(marijke, CARE)[-1])
    assert heading in [words(one) for one in marijke.get("/mijn/").named("h2")]
    case = case_url(portal, "agreed")
    claim(noor, case)
    noor.send(noor.get(f"{case}/toets"), ENOUGH[CARE])
    ingrid.send(ingrid.get(f"{case}/besluit/telt-mee"), {**GIVEN, "running": "ends"})
    assert heading in [words(one) for one in marijke.get("/mijn/").named("h2")]
    moment(NOW + timedelta(days=3))
    marijke = visit("agreed")
    open_letters(marijke)
    overview = marijke.get("/mijn/")
    assert in_language("nl", IS_ENOUGH) in overview.text
    assert heading not in [words(one) for one in overview.named("h2")]


def test_the_list_says_which_form_each_case_is(visit: Signed) -> None:
    page = search(visit("noor"), "Saskia Peters")
    [row] = page.soup.select("tbody tr")
    assert in_language("nl", "Zorg voor iemand") in words(row)
