"""Everything of one person on one page: what is open, decided, written and done; nothing of anybody else."""

import pytest
from flask import Flask

from portal import demo
from portal.actions import staffing
from portal.actions.installation import Installation
from portal.domain.states import Obligation
from portal.domain.tasks import Followed, Stays, TaskState, Term
from portal.store import beschikkingen, dossiers, people, tasks
from portal.wording.states import OUTCOMES
from portal.wording.tasks import FOLLOWED, FORMS, STANDS, STAYS, TERMS
from tests.fixtures.rows import add_term
from tests.web.cases import case_url, claim, open_letters, submission_of
from tests.web.conftest import Signed
from tests.web.own_data import take
from tests.web.page import Page, words
from tests.web.test_mydata import looks_on
from tests.web.visitor import in_language

NOTE = "Belt liever in de middag. Zijn buurvrouw tolkt."


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def at(persona: str) -> str:
    """The page of a person."""
    return f"/werk/mensen/{demo.key(persona)}"


def part(page: Page, heading: str) -> str:
    """What stands under a heading of the page, up to the next."""
    [found] = [one for one in page.named("h2") if words(one) == in_language("nl", heading)]
    said = []
    for one in found.find_next_siblings():
        if one.name == "h2":
            break
        said.append(words(one))
    return " ".join(said)


def stands(portal: Installation, persona: str) -> Obligation:
    """Where somebody stands."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, demo.key(persona)).obligation


class TestWhatItShows:
    @pytest.mark.parametrize("persona", sorted(demo.CLIENTS))
    def test_of_everybody_there_is_a_page_with_his_name_and_where_he_stands(
        self, visit: Signed, portal: Installation, persona: str
    ) -> None:
        page = visit("noor").get(at(persona))
        assert page.heading == demo.CLIENTS[persona].name
        assert in_language("nl", STANDS[stands(portal, persona)]) in page.text
        for heading in ("Wat nog open staat", "Brieven", "Notities", "De persoon", "Wie deed wat"):
            assert part(page, heading)

    def test_open_and_done_tasks_stand_there_with_what_they_are_about_and_lead_to_their_page(
        self, visit: Signed, portal: Installation
    ) -> None:
        with portal.store.write() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("sent"))
            open_one = add_term(connection, dossier.id, Term.EVALUATION, staff_id=demo.key("thomas"))
            done = add_term(connection, dossier.id, Term.YEARLY_LOOK)
            changed = {"state": TaskState.DONE, "followed": Followed.LOOKED}
            assert tasks.change(connection, done, 1, **changed)
        page = visit("noor").get(at("sent"))
        waiting, ended = part(page, "Wat nog open staat"), part(page, "Wat klaar is")
        assert in_language("nl", TERMS[Term.EVALUATION]) in waiting
        assert "Thomas de Groot" in waiting
        assert in_language("nl", FORMS["plan"]) in waiting
        assert "Koffie schenken in het buurthuis" in waiting
        assert in_language("nl", TERMS[Term.YEARLY_LOOK]) in ended
        assert in_language("nl", FOLLOWED[Followed.LOOKED]) in ended
        leads = page.links("main")
        assert {f"/werk/taak/{open_one}", f"/werk/taak/{done}", case_url(portal, "sent")} <= set(leads)

    def test_decisions_stand_there_with_who_took_them_and_until_when_bezwaar_can_be_made(
        self, visit: Signed, portal: Installation
    ) -> None:
        with portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("agreed"))
            [decision] = beschikkingen.list_of_dossier(connection, dossier.id)
        decided = part(visit("noor").get(at("agreed")), "Besloten")
        assert in_language("nl", OUTCOMES[decision.outcome]) in decided
        assert decision.decided_by in decided
        assert "bezwaar tot en met" in decided

    def test_a_letter_says_whether_it_was_opened_and_can_be_read(self, visit: Signed) -> None:
        noor = visit("noor")
        before = part(noor.get(at("asked")), "Brieven")
        assert before
        page = noor.get(at("agreed"))
        [letter, *_others] = [link for link in page.links("main") if "/werk/brieven/" in link]
        assert noor.download(letter).startswith(b"%PDF")
        assert "geopend op" not in part(page, "Brieven")
        open_letters(visit("agreed"))
        assert "geopend op" in part(noor.get(at("agreed")), "Brieven")

    def test_notes_of_cases_messages_and_what_was_found_out_stand_there_too(
        self, visit: Signed, portal: Installation
    ) -> None:
        noor, case = visit("noor"), case_url(portal, "sent")
        claim(noor, case)
        noor.send(noor.get(f"{case}/notitie"), {"note": "De plek belde terug."})
        noor.send(noor.get(f"{case}/bericht"), {"text": "Wanneer kunt u beginnen met het werk?"})
        page = noor.get(at("sent"))
        assert "De plek belde terug." in part(page, "Notities")
        assert "Wanneer kunt u beginnen met het werk?" in part(page, "Berichten")
        assert part(noor.get(at("agreed")), "Wat is nagegaan")

    def test_who_did_what_stands_there_the_newest_first(self, visit: Signed, portal: Installation) -> None:
        noor, case = visit("noor"), case_url(portal, "sent")
        claim(noor, case)
        page = noor.get(at("sent"))
        done = part(page, "Wie deed wat")
        claimed, sent = (
            in_language("nl", one)
            for one in ("Een medewerker pakte de zaak op.", "Het formulier is ingestuurd.")
        )
        assert done.index(claimed) < done.index(sent)
        assert "Noor Visser" in done
        assert "Samuel Okoye" in done

    def test_nothing_of_another_client_stands_there(self, visit: Signed) -> None:
        noor = visit("noor")
        for persona in demo.CLIENTS:
            text = noor.get(at(persona)).text
            others = [one.name for name, one in demo.CLIENTS.items() if name != persona]
            assert [one for one in others if one in text] == []

    def test_a_contact_who_left_is_nobodys_contact_any_more(
        self, visit: Signed, portal: Installation
    ) -> None:
        ingrid = visit("ingrid")
        assert "Contactpersoon: Noor Visser." in ingrid.get(at("asked")).text
        staffing.leave(portal, demo.key("noor"))
        assert "Contactpersoon" not in ingrid.get(at("asked")).text


class TestNote:
    def test_a_note_about_a_person_stands_on_his_page_and_in_his_own_data(
        self, visit: Signed, portal: Installation
    ) -> None:
        noor = visit("noor")
        page = noor.get(f"{at('agreed')}/notitie")
        after = noor.send(page, {"note": NOTE})
        assert after.url == at("agreed")
        assert NOTE in part(after, "Notities")
        assert NOTE in take(visit("agreed"), "json").decode()
        assert NOTE not in take(visit("refused"), "json").decode()

    def test_an_empty_note_is_asked_again(self, visit: Signed) -> None:
        noor = visit("noor")
        assert noor.send(noor.get(f"{at('agreed')}/notitie"), status=422).errors

    def test_the_client_sees_who_opened_his_page(self, visit: Signed) -> None:
        visit("karim").get(at("agreed"))
        seen = [one for one in looks_on(visit("agreed").get("/mijn/gegevens")) if "Karim Aziz" in one]
        assert len(seen) == 1


class TestAskingForAPlan:
    def test_the_button_makes_the_letter_and_a_task_that_waits(
        self, visit: Signed, portal: Installation
    ) -> None:
        noor = visit("noor")
        page = noor.get(at("quiet"))
        assert noor.download(page.link("Bekijk de brief")).startswith(b"%PDF")
        after = noor.send(page, action=f"{at('quiet')}/uitnodigen")
        assert in_language("nl", TERMS[Term.NO_PROPOSAL]) in part(after, "Wat nog open staat")
        assert "niet geopend" in part(after, "Brieven") or "post" in part(after, "Brieven")
        assert stands(portal, "quiet") is Obligation.ANNOUNCED
        assert not after.soup.select(f"form[action='{at('quiet')}/uitnodigen']")

    def test_pressing_it_twice_makes_one_letter(self, visit: Signed, portal: Installation) -> None:
        noor = visit("noor")
        page = noor.get(at("quiet"))
        noor.send(page, action=f"{at('quiet')}/uitnodigen")
        again = noor.post_raw(f"{at('quiet')}/uitnodigen", {"csrf_token": page.token})
        assert again.status_code == 409
        with portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("quiet"))
            assert len(beschikkingen.letters_of_dossier(connection, dossier.id)) == 1

    def test_who_can_not_be_asked_has_no_button_and_the_page_says_why(
        self, visit: Signed, portal: Installation
    ) -> None:
        with portal.store.write() as connection:
            people.update_client(connection, demo.key("quiet"), {"city": ""})
        page = visit("noor").get(at("quiet"))
        assert in_language("nl", STAYS[Stays.ADDRESS]) in page.text
        assert not page.soup.select(f"form[action='{at('quiet')}/uitnodigen']")

    def test_who_only_looks_can_ask_and_note_nothing(self, visit: Signed) -> None:
        page = visit("karim").get(at("quiet"))
        assert page.soup.select("main form") == []
        assert [link for link in page.links("main") if "notitie" in link or "uitnodiging" in link] == []


@pytest.mark.parametrize("persona", ["quiet", "refused", "els", "bram"])
def test_clients_the_committee_and_the_administrator_see_no_page_of_a_person(
    visit: Signed, persona: str
) -> None:
    visitor = visit(persona)
    for path in ("/werk/mensen", at("quiet"), f"{at('quiet')}/notitie", "/werk/mensen/uitnodigen"):
        visitor.get(path, status=403)


def test_who_leaves_is_signed_out_at_once(visit: Signed, portal: Installation) -> None:
    noor = visit("noor")
    noor.get("/werk/mensen")
    staffing.leave(portal, demo.key("noor"), demo.key("thomas"))
    assert noor.browser.get("/werk/mensen").status_code == 302
    page = noor.open("/werk/mensen")
    assert page.url.startswith("/inloggen")
    assert visit("thomas").get(at("asked")).text.count("Contactpersoon: Thomas de Groot.") == 1


def test_other_roles_hold_from_the_next_page_on(visit: Signed, portal: Installation) -> None:
    noor = visit("noor")
    noor.get("/werk/mensen/uitnodigen")
    staffing.change(portal, demo.key("noor"), roles=frozenset({people.Role.QUALITY_OFFICER}))
    noor.get("/werk/mensen/uitnodigen", status=403)
    noor.get("/werk/mensen")
    assert submission_of(portal, "sent").caseworker_id is None
