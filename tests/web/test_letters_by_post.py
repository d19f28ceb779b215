"""How somebody gets letters: his own choice, what his pages say of each letter, and the post room."""

from datetime import date

import pytest

from portal import demo
from portal.domain.sending import By
from portal.languages import LANGUAGES
from portal.store import beschikkingen, dossiers, people, posting
from portal.web.client.letters import MEANS
from portal.wording.letters import WAYS
from tests.web.cases import case_url, claim, decision, judge, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.visitor import Visitor, in_language

CHOICE = "/mijn/brieven"
DESK = "/werk/post"
POST = "/mijn/post"
COMES = "Deze brief komt met de post. De dag van verzending is 16 september 2026."


def said(page: Page) -> str:
    """What stands on a page."""
    return words(page.soup.main)


@pytest.fixture
def decided(visit: Signed) -> str:
    """Samuel's plan, agreed to on this Tuesday; his letters come by post. Where he reads about it."""
    noor, ingrid = visit("noor"), visit("ingrid")
    case = case_url(noor.portal, "sent")
    claim(noor, case)
    judge(noor, case)
    page = ingrid.get(f"{case}/besluit/akkoord")
    ingrid.send(page, decision(page))
    return f"/mijn/ingestuurd/{submission_of(noor.portal, 'sent').id}"


def letter_that_waits(visitor: Visitor) -> posting.Posted:
    """The first letter in the post room."""
    with visitor.portal.store.read() as connection:
        return posting.waiting(connection, 1)[0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_client_finds_the_two_ways_and_what_each_means_in_every_language(visit: Signed, code: str) -> None:
    marijke = visit("agreed", code)
    page = marijke.get(marijke.get(POST).link(in_language(code, "Hoe krijgt u onze brieven?")))
    assert page.url == CHOICE
    for by in By:
        assert in_language(code, WAYS[by]) in said(page)
        assert in_language(code, MEANS[by]) in said(page)
    assert marijke.get("/mijn/gegevens").link(in_language(code, "Hoe krijgt u onze brieven?")) == CHOICE


def test_who_never_chose_reads_that_letters_go_by_post_and_can_change_that(visit: Signed) -> None:
    marijke = visit("agreed")
    page = marijke.get(CHOICE)
    assert "U koos nog niets. Daarom gaan uw brieven met de post." in said(page)
    overview = marijke.send(page, {"letters_by": "portal", "large_print": "no"})
    assert (overview.url, "Wij hebben uw keuze bewaard." in overview.text) == ("/mijn/", True)
    assert "U koos dit op 15 september 2026." in said(marijke.get(CHOICE))
    with marijke.portal.store.read() as connection:
        assert people.require_client(connection, demo.key("agreed")).letters_by is By.PORTAL


def test_who_wants_large_letters_says_so_beside_it_and_finds_it_again(visit: Signed) -> None:
    marijke = visit("agreed")
    page = marijke.get(CHOICE)
    assert [one["value"] for one in page.soup.select("input[name=large_print][checked]")] == ["no"]
    marijke.send(page, {"letters_by": "post", "large_print": "yes"})
    with marijke.portal.store.read() as connection:
        assert people.require_client(connection, demo.key("agreed")).large_print is True
    again = marijke.get(CHOICE)
    assert [one["value"] for one in again.soup.select("input[name=large_print][checked]")] == ["yes"]


def test_something_else_than_the_two_ways_is_no_choice(visit: Signed) -> None:
    marijke = visit("agreed")
    page = marijke.send(marijke.get(CHOICE), {"letters_by": "duif"}, status=422)
    assert "Kies een antwoord dat op deze pagina staat." in said(page)


def test_who_has_no_mail_address_reads_that_no_notice_comes(visit: Signed) -> None:
    marijke = visit("agreed")
    told = "Wij hebben geen mailadres van u."
    assert told not in said(marijke.get(CHOICE))
    with marijke.portal.store.write() as connection:
        people.update_client(connection, demo.key("agreed"), {"mail": None})
    assert told in said(marijke.get(CHOICE))


def test_the_post_says_of_each_letter_how_it_came(visit: Signed) -> None:
    assert "Deze brief ging op de post. De dag van verzending is 27 augustus 2026." in said(
        visit("agreed").get(POST)
    )
    in_english = said(visit("refused", "en").get(POST))
    assert in_language("en", "U krijgt deze brief niet met de post.") in in_english


def test_a_decision_is_not_called_sent_before_its_letter_leaves(visit: Signed, decided: str) -> None:
    samuel = visit("sent", "nl")
    for page in (samuel.get(POST), samuel.get(decided)):
        assert COMES in said(page)
        assert "ging op de post" not in said(page)
    assert "28 oktober 2026" in said(samuel.get(decided))  # six weeks after Wednesday 16 September
    [leaves] = [one for one in samuel.get(decided).soup.select("main li") if "verzending" in words(one)]
    assert "16 september 2026" in words(leaves)


def test_a_letter_is_printed_posted_late_and_the_client_reads_the_later_day(visit: Signed) -> None:
    noor = visit("noor")
    page = noor.get(noor.get("/werk/").link("Brieven"))
    waiting = letter_that_waits(noor)
    assert (page.url, page.link(f"{waiting.client_name}, Besluit")) == (DESK, f"{DESK}/{waiting.id}")
    assert "Dag is voorbij" in said(page)
    assert noor.download(f"/werk/brieven/{waiting.id}.pdf").startswith(b"%PDF")
    desk = noor.send(noor.get(f"{DESK}/{waiting.id}"), {"posted_on": ["14", "9", "2026"]})
    assert (desk.url, "Er ligt geen brief voor de post." in said(desk)) == (DESK, True)
    told = said(visit("volunteer").get(POST))
    assert "Deze brief ging op de post. De dag van verzending is 14 september 2026." in told
    assert "Dat is later dan in de brief staat. De latere dag telt." in told
    with noor.portal.store.read() as connection:
        found = beschikkingen.of_submission(connection, str(waiting.submission_id))
    assert found is not None
    assert (found.sent_on, found.bezwaar_until) == (date(2026, 9, 14), date(2026, 10, 26))


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (["16", "9", "2026"], "Kies een dag die al geweest is."),
        (["1", "1", "2026"], "Deze dag kan niet. Het besluit was er toen nog niet."),
        (["", "", ""], "Vul in op welke dag de brief op de post ging."),
    ],
)
def test_a_day_that_cannot_be_is_said_with_its_field(visit: Signed, day: list[str], wrong: str) -> None:
    noor = visit("noor")
    page = noor.get(f"{DESK}/{letter_that_waits(noor).id}")
    assert wrong in said(noor.send(page, {"posted_on": day}, status=422))


def test_two_who_post_the_same_letter_hear_of_each_other(visit: Signed) -> None:
    noor, thomas = visit("noor"), visit("thomas")
    url = f"{DESK}/{letter_that_waits(noor).id}"
    both = noor.get(url), thomas.get(url)
    noor.send(both[0])
    assert "Deze brief is al op de post gedaan." in thomas.send(both[1]).text
    assert "Deze brief is al op de post gedaan." in thomas.open(url).text


def test_a_letter_that_is_read_in_the_portal_is_not_in_the_post_room(visit: Signed) -> None:
    noor = visit("noor")
    with noor.portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("refused"))
        [letter] = beschikkingen.letters_of_dossier(connection, dossier.id)
    assert letter.by is By.PORTAL
    noor.get(f"{DESK}/{letter.id}", 404)
    assert "U krijgt deze brief niet met de post." in said(noor.get(case_url(noor.portal, "refused")))
