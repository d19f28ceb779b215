"""The people by name, and asking a selection of them for a plan."""

from datetime import date, timedelta

import pytest
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.domain.states import Obligation
from portal.domain.tasks import Stays
from portal.store import beschikkingen, dossiers, people
from portal.store.peoplelist import PAGE
from portal.wording.tasks import STANDS, STAYS
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.visitor import Visitor, in_language

HERE, INVITE = "/werk/mensen", "/werk/mensen/uitnodigen"


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def typed(day: date) -> list[str]:
    """A day as it is typed."""
    return [str(day.day), str(day.month), str(day.year)]


def names(page: Page) -> list[str]:
    """Who stands on a page, in order."""
    return [words(link) for link in page.soup.select("tbody a")]


def everybody(visitor: Visitor, path: str = HERE) -> list[str]:
    """The names over all pages."""
    page, found = visitor.get(path), []
    while True:
        found += names(page)
        assert len(names(page)) <= PAGE
        following = [link for link in page.links("nav") if "na=" in link]
        if not following:
            return found
        page = visitor.get(following[0])


def obligation(portal: Installation, persona: str) -> Obligation:
    """Where somebody stands."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, demo.key(persona)).obligation


def change(portal: Installation, persona: str, **values: object) -> None:
    """Change what the benefits administration knows of somebody."""
    with portal.store.write() as connection:
        people.update_client(connection, demo.key(persona), values)


class TestList:
    def test_over_its_pages_everybody_stands_once_by_last_name(
        self, visit: Signed, portal: Installation
    ) -> None:
        found = everybody(visit("noor"))
        with portal.store.read() as connection:
            total = connection.execute(people.client.select()).all()
        assert len(found) == len(total) > PAGE

    def test_it_begins_at_a_name(self, visit: Signed) -> None:
        noor = visit("noor")
        page = noor.get(f"{HERE}?vanaf=Okoye")
        assert names(page)[0] == "Samuel Okoye"
        assert everybody(noor, f"{HERE}?vanaf=Okoye") == everybody(noor)[-len(names(page)) :]
        assert in_language("nl", "Niemand gevonden.") in noor.get(f"{HERE}?vanaf=~~~").text

    @pytest.mark.parametrize("stands", Obligation)
    def test_it_can_be_narrowed_to_where_somebody_stands(self, visit: Signed, stands: Obligation) -> None:
        noor = visit("noor")
        page = noor.get(f"{HERE}?staat={stands}")
        lines = [words(row.select("td")[1]) for row in page.soup.select("tbody tr") if row.select("a")]
        told = in_language("nl", STANDS[stands])
        assert all(line.startswith(told) for line in lines)
        assert [str(one["value"]) for one in page.soup.select("#staat option[selected]")] == [stands]

    def test_of_who_was_asked_it_says_by_when_and_who_helps(self, visit: Signed) -> None:
        page = visit("noor").get(f"{HERE}?staat=announced&vanaf=El%20Amrani")
        row = words(page.soup.select_one("tbody tr"))
        assert "Fatima El Amrani" in row
        assert "antwoord voor of op" in row
        assert "Noor Visser" in row

    @pytest.mark.parametrize("wish", ["?staat=nonsense", "?na=nobody", "?na=x' OR 1=1", "?vanaf="])
    def test_a_wish_that_means_nothing_shows_everybody(self, visit: Signed, wish: str) -> None:
        noor = visit("noor")
        assert names(noor.get(f"{HERE}{wish}")) == names(noor.get(HERE))


class TestInviting:
    def test_who_is_chosen_gets_a_letter_and_the_page_says_how_far_they_are(
        self, visit: Signed, portal: Installation
    ) -> None:
        noor = visit("noor")
        chosen = ["quiet", "quiet-2"]
        page = noor.send(noor.get(INVITE), {"wie": [demo.key(one) for one in chosen]})
        assert page.url == INVITE
        assert "2 uitnodigingen worden gemaakt." in " ".join(page.alerts)
        assert "2 klaar, 0 in de maak, 0 niet gemaakt" in page.text
        assert not {"Ria Jansen"} & set(names(page)), "who was asked stands there no more"
        for persona in chosen:
            assert obligation(portal, persona) is Obligation.ANNOUNCED
        letter = visit("quiet").get("/mijn/post?soort=brieven")
        assert [link for link in letter.links("main") if "/mijn/brieven/" in link]

    def test_who_can_not_be_asked_is_named_with_why_and_the_rest_goes(
        self, visit: Signed, portal: Installation
    ) -> None:
        noor = visit("noor")
        page = noor.get(INVITE)
        change(portal, "quiet", street="")
        change(portal, "quiet-2", birth_date=date(1950, 1, 1))
        keys = [demo.key(one) for one in ("quiet", "quiet-2", "quiet-3")]
        after = noor.send(page, {"wie": keys})
        told = " ".join(after.alerts)
        assert "1 uitnodiging wordt gemaakt." in told
        assert f"Niet uitgenodigd: Ria Jansen. {in_language('nl', STAYS[Stays.ADDRESS])}" in told
        assert in_language("nl", STAYS[Stays.RULE]) in told
        assert obligation(portal, "quiet-3") is Obligation.ANNOUNCED
        assert {obligation(portal, one) for one in ("quiet", "quiet-2")} == {Obligation.INTAKE}

    def test_a_line_of_who_can_not_be_asked_has_no_box_and_says_why(
        self, visit: Signed, portal: Installation
    ) -> None:
        change(portal, "quiet", street="")
        page = visit("noor").get(INVITE)
        [row] = [one for one in page.soup.select("tbody tr") if "Ria Jansen" in words(one)]
        assert row.select("input") == []
        assert in_language("nl", STAYS[Stays.ADDRESS]) in words(row)

    @pytest.mark.parametrize("days", [0, 6, 183])
    def test_a_day_too_soon_or_too_far_is_said_at_the_field_and_the_choice_is_kept(
        self, visit: Signed, portal: Installation, days: int
    ) -> None:
        noor = visit("noor")
        answers = {"wie": demo.key("quiet"), "answer_by": typed(clock.today() + timedelta(days=days))}
        page = noor.send(noor.get(INVITE), answers, status=422)
        assert page.errors == [in_language("nl", "Geef minstens een week, en hooguit een half jaar.")]
        checked = [str(one["value"]) for one in page.soup.select("input[name=wie][checked]")]
        assert checked == [demo.key("quiet")]
        assert obligation(portal, "quiet") is Obligation.INTAKE

    def test_who_chooses_nobody_hears_so(self, visit: Signed) -> None:
        noor = visit("noor")
        page = noor.send(noor.get(INVITE), status=422)
        assert page.errors == [in_language("nl", "Kies eerst wie u vraagt.")]

    def test_the_letter_can_be_seen_beforehand_and_leaves_no_trace(
        self, visit: Signed, portal: Installation
    ) -> None:
        noor = visit("noor")
        page = noor.get(INVITE)
        [link] = [one for one in page.links("tbody") if demo.key("quiet") in one and one.endswith(".pdf")]
        assert noor.download(link).startswith(b"%PDF")
        with portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("quiet"))
            assert beschikkingen.letters_of_dossier(connection, dossier.id) == []
        assert obligation(portal, "quiet") is Obligation.INTAKE

    def test_when_everybody_was_asked_there_is_nobody_to_choose(
        self, visit: Signed, portal: Installation
    ) -> None:
        with portal.store.write() as connection:
            for one in connection.execute(dossiers.dossier.select()).mappings():
                if one["obligation"] == Obligation.INTAKE:
                    dossiers.set_obligation(connection, one["id"], Obligation.ANNOUNCED)
        page = visit("noor").get(INVITE)
        assert in_language("nl", "Aan iedereen is al iets gevraagd.") in page.text
        assert page.soup.select("input[name=wie]") == []
