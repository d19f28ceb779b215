"""Form K6: the hours of every open week on one page, sent from there, and changed afterwards."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from portal import demo
from portal.actions.installation import Installation
from portal.domain.states import Handling
from portal.languages import LANGUAGES
from portal.store import dossiers, exemptions, submissions, worked
from portal.web.flows.hours import ABSENCES
from portal.web.forms.fields.weeks import CLOSED, NOTHING, TOO_MUCH, WHY
from portal.wording import weeks
from tests.fixtures.people import actor
from tests.fixtures.ways import send_form
from tests.web.cases import case_url, lines, search_open, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.visitor import Visitor, in_language
from tests.web.ways import HOURS, fill_in, given, weeks_on

Hold = Callable[[datetime], None]
PAGE = f"/mijn/{HOURS}/weken"
DUE = ["2026-07-27", "2026-08-24"]
"""What Ayşe has open in the demo: her pauses and what she gave already lie between."""


def done(portal: Installation, persona: str = "working") -> dict[str, int]:
    """The minutes of each week that a client gave, by its Monday."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        found = worked.minutes_by_week(connection, dossier.id)
    return {monday.isoformat(): minutes for monday, minutes in sorted(found.items())}


def sent_hours(portal: Installation, persona: str = "working") -> list[submissions.Submission]:
    """The forms with hours of a client, newest first."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        return [one for one in submissions.list_of_dossier(connection, dossier.id) if one.flow == HOURS]


def box(monday: str) -> str:
    """The name of the box of a week."""
    return f"weeks-{monday}"


def days(monday: str, code: str = "nl") -> str:
    """A week as its row names it."""
    return weeks.week(date.fromisoformat(monday), code, with_year=False)


def open_week(client: Visitor, page: Page, monday: str) -> Page:
    """Press the button that puts another week on the page."""
    return client.send(page, {"weeks-open": monday}, status=200)


class TestOnePage:
    @pytest.mark.parametrize("code", ["nl", "ar", "uk"])
    def test_every_open_week_is_a_row_with_the_agreed_hours_and_one_button_sends_them(
        self, visit: Signed, code: str
    ) -> None:
        client = visit("working", code)
        before = done(client.portal)
        page = client.open(f"/mijn/{HOURS}/")
        assert page.url == PAGE
        assert list(weeks_on(page)) == [box(monday) for monday in DUE]
        labels = [words(one) for one in page.soup.select(".p-week__days")]
        assert labels == [days(monday, code) for monday in DUE]
        assert done(client.portal) == before  # what stands there is no answer until it is sent
        received = client.send(page)
        assert received.heading == in_language(code, "Wij hebben uw uren")
        assert done(client.portal).keys() - before.keys() == set(DUE)
        newest, *_earlier = sent_hours(client.portal)
        assert (newest.state, newest.language) == (Handling.ANSWERED, code)
        for monday in DUE:
            assert weeks.week(date.fromisoformat(monday), code) in received.text
        assert not weeks_on(client.get(PAGE))

    def test_one_form_holds_the_weeks_and_one_receipt_tells_them(self, visit: Signed) -> None:
        client = visit("working", "nl")
        number_before = len(sent_hours(client.portal))
        client.send(client.get(PAGE), {**given(DUE[0], "4", "ill"), **given(DUE[1], "10")})
        newest, *earlier = sent_hours(client.portal)
        assert len(earlier) == number_before
        assert [(one["monday"], one["minutes"]) for one in newest.answers["weeks"]] == [
            (DUE[0], 240),
            (DUE[1], 600),
        ]
        assert newest.shown[0]["rows"][0]["answer"].split("\n") == [
            "27 juli tot en met 2 augustus 2026: 4 uur (Ziek)",
            "24 tot en met 30 augustus 2026: 10 uur",
        ]
        assert client.download(f"/mijn/ingestuurd/{newest.id}/ontvangstbevestiging.pdf")

    def test_a_week_that_is_left_open_stays_open(self, visit: Signed) -> None:
        client = visit("working", "nl")
        client.send(client.get(PAGE), {box(DUE[1]): ""})
        assert list(weeks_on(client.get(PAGE))) == [box(DUE[1])]

    def test_a_double_click_is_one(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.get(PAGE)
        first, second = client.send(page), client.send(page)
        assert first.url == second.url
        assert len([one for one in sent_hours(client.portal) if len(one.answers["weeks"]) == 2]) == 1

    def test_who_goes_back_and_changes_a_number_is_heard(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.get(PAGE)
        for hours in ("10", "12", "10"):
            client.send(page, {box(DUE[0]): hours})
            assert done(client.portal)[DUE[0]] == int(hours) * 60
        client.send(page, {box(DUE[0]): "10"})
        assert len([one for one in sent_hours(client.portal) if len(one.answers["weeks"]) == 2]) == 3

    def test_the_page_of_another_one_sends_nothing(self, visit: Signed) -> None:
        ayse, fatima = visit("working", "nl"), visit("agreed", "nl")
        page = ayse.get(PAGE)
        ayse.send(page)
        theirs = fatima.get(PAGE)
        fatima.send(theirs, {"verzoek": page.value("verzoek")}, status=404)
        assert not done(fatima.portal, "agreed")


class TestLess:
    def test_less_than_agreed_asks_why_in_its_row_and_keeps_what_was_typed(self, visit: Signed) -> None:
        client = visit("working", "nl")
        typed = {box(DUE[0]): "2:30", box(DUE[1]): "0", "remark": "Graag op dinsdag."}
        page = client.send(client.get(PAGE), typed, status=422)
        assert page.errors == [f"{days(monday)}: {in_language('nl', WHY)}" for monday in DUE]
        assert weeks_on(page) == {box(DUE[0]): "2:30", box(DUE[1]): "0"}
        assert page.value("remark") == "Graag op dinsdag."
        offered = [str(one["value"]) for one in page.soup.select(f"#{box(DUE[0])}-why option[value]")]
        assert [one for one in offered if one] == [one.value for one in ABSENCES]
        client.send(page, {f"{box(DUE[0])}-why": "holiday", f"{box(DUE[1])}-why": "ill"})
        assert [one["absence"] for one in submission_of(client.portal, "working").answers["weeks"]] == [
            "holiday",
            "ill",
        ]

    def test_no_reason_is_asked_or_kept_of_who_did_what_was_agreed(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.get(PAGE)
        assert not page.soup.select("main select")
        less = client.send(page, {box(DUE[0]): "2"}, status=422)
        client.send(less, {box(DUE[0]): "8", f"{box(DUE[0])}-why": "ill"})
        assert all("absence" not in one for one in sent_hours(client.portal)[0].answers["weeks"])

    def test_who_was_ill_the_whole_week_needs_nobody(self, visit: Signed) -> None:
        client = visit("working", "nl")
        client.send(fill_in(client, HOURS, {"weken": given(DUE[1], "0", "ill")})[-1])
        assert submission_of(client.portal, "working").state is Handling.ANSWERED
        assert done(client.portal)[DUE[1]] == 0


WRONG = [
    ("veel", "Vul een getal in, bijvoorbeeld 3,5.", {}),
    ("7,25", "Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5.", {}),
    ("41", TOO_MUCH, {"minimum": "0", "maximum": "40"}),
    ("−3", TOO_MUCH, {"minimum": "0", "maximum": "40"}),
    ("1.5e9", TOO_MUCH, {"minimum": "0", "maximum": "40"}),
]


class TestMistakes:
    @pytest.mark.parametrize("code", LANGUAGES)
    @pytest.mark.parametrize(("typed", "message", "values"), WRONG)
    def test_what_can_not_be_read_stays_in_its_row_and_the_summary_leads_to_it(
        self, visit: Signed, code: str, typed: str, message: str, values: dict[str, str]
    ) -> None:
        client = visit("working", code)
        page = client.send(client.get(PAGE), {box(DUE[1]): typed, "remark": "تأخّر"}, status=422)
        assert page.errors == [f"{days(DUE[1], code)}: {in_language(code, message, **values)}"]
        [link] = page.links(".p-summary")
        wrong = page.soup.select_one(f'[id="{link[1:]}"]')
        assert wrong is not None
        assert (wrong["name"], wrong["value"], wrong["aria-invalid"]) == (box(DUE[1]), typed, "true")
        assert all(page.soup.find(id=one) for one in str(wrong["aria-describedby"]).split())
        assert page.value("remark") == "تأخّر"
        assert page.title.startswith(in_language(code, "%(num)s fout", num=1)[:1])
        assert done(client.portal).keys().isdisjoint(DUE)

    @pytest.mark.parametrize(
        ("typed", "minutes"),
        [("7,5", 450), ("7:30", 450), ("7 uur 30", 450), ("٧,٥", 450), ("8", 480), ("0", 0)],
    )
    def test_hours_are_read_as_everywhere(self, visit: Signed, typed: str, minutes: int) -> None:
        client = visit("working", "nl")
        client.send(fill_in(client, HOURS, {"weken": given(DUE[1], typed, "other")})[-1])
        assert done(client.portal)[DUE[1]] == minutes

    def test_nothing_filled_in_is_told_at_the_first_row(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.send(client.get(PAGE), {box(monday): "" for monday in DUE}, status=422)
        assert page.errors == [f"{days(DUE[0])}: {in_language('nl', NOTHING)}"]

    def test_a_week_that_is_not_open_is_refused_in_its_row(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.send(client.get(PAGE), {box("2026-06-01"): "8"}, status=422)
        assert page.errors == [f"{days('2026-06-01')}: {in_language('nl', CLOSED)}"]
        client.send(page, {box("2026-06-01"): ""})
        assert "2026-06-01" not in done(client.portal)

    def test_medical_words_are_shown_once_more_and_do_not_stop_it(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.send(client.get(PAGE), {"remark": "Ik heb kanker."}, status=200)
        assert in_language("nl", "Klopt het zo? Verstuur het dan.") in page.text
        client.send(page)
        assert submission_of(client.portal, "working").state is Handling.RECEIVED


class TestKept:
    def test_another_language_keeps_the_typed_hours(self, visit: Signed) -> None:
        client = visit("working", "nl")
        page = client.send(client.get(PAGE), {box(DUE[0]): "3", "went": "so_so", "taal": "ar"})
        assert (page.url, page.language) == (PAGE, "ar")
        assert weeks_on(page)[box(DUE[0])] == "3"
        assert page.value("went") == "so_so"

    def test_going_away_and_coming_back_keeps_them_too_and_leaves_no_draft(self, visit: Signed) -> None:
        client = visit("working", "nl")
        away = client.send(client.get(PAGE), {box(DUE[0]): "3", "terug_naar": "/mijn/"})
        assert in_language("nl", "Waar u aan begonnen bent") not in away.text
        assert weeks_on(client.get(PAGE))[box(DUE[0])] == "3"
        client.send(client.get(PAGE), {f"{box(DUE[0])}-why": "care"})
        assert done(client.portal)[DUE[0]] == 180
        assert not weeks_on(client.get(PAGE))


class TestOtherWeeks:
    def test_a_week_that_was_given_is_opened_changed_and_takes_the_new_number(self, visit: Signed) -> None:
        client = visit("working", "nl")
        before = done(client.portal)
        page = open_week(client, client.get(PAGE), "2026-08-10")
        assert weeks_on(page)[box("2026-08-10")] == "8"
        client.send(page, {box("2026-08-10"): "9", **dict.fromkeys(map(box, DUE), "")})
        assert done(client.portal) == {**before, "2026-08-10": 540}

    def test_opening_a_week_keeps_what_was_typed_in_the_others_and_sends_nothing(self, visit: Signed) -> None:
        client = visit("working", "nl")
        before = done(client.portal)
        page = client.send(client.get(PAGE), {box(DUE[0]): "veel", "weeks-open": "2026-08-10"}, status=200)
        assert weeks_on(page)[box(DUE[0])] == "veel"
        assert page.errors == []
        assert done(client.portal) == before

    def test_a_week_of_a_pause_is_not_due_but_can_be_given(self, visit: Signed) -> None:
        client = visit("working", "nl")
        pause(client.portal, "working", date(2026, 8, 26))
        page = client.get(PAGE)
        assert list(weeks_on(page)) == [box(DUE[0])]
        said = in_language("nl", "%(week)s, uw tegenprestatie stond stil", week=days(DUE[1]))
        assert said in page.text
        assert weeks_on(open_week(client, page, DUE[1]))[box(DUE[1])] == ""

    def test_the_week_that_is_not_over_is_not_filled_in_beforehand(self, visit: Signed) -> None:
        client = visit("agreed", "nl")
        page = client.get(PAGE)
        assert box("2026-09-14") not in weeks_on(page)
        assert in_language("nl", "%(week)s, nog niet voorbij", week=days("2026-09-14")) in page.text
        opened = open_week(client, page, "2026-09-14")
        assert weeks_on(opened)[box("2026-09-14")] == ""


class TestSameAsLastWeek:
    def test_one_button_fills_every_row_and_sends_nothing(self, visit: Signed) -> None:
        client = visit("working", "nl")
        ayse = actor(client.portal, demo.key("working"))
        send_form(client.portal, ayse, HOURS, week="2026-08-17", minutes=540)
        page = client.get(PAGE)
        [button] = page.soup.select("button[name=weeks-zelfde]")
        assert words(button) == in_language("nl", "Zelfde als vorige week: %(hours)s", hours="9 uur")
        filled = client.send(page, {"weeks-zelfde": str(button["value"])}, status=200)
        assert weeks_on(filled) == {box(monday): "9" for monday in DUE}
        assert done(client.portal).keys().isdisjoint(DUE)
        client.send(filled)
        assert {done(client.portal)[monday] for monday in DUE} == {540}

    def test_where_it_would_change_nothing_it_is_not_there(self, visit: Signed) -> None:
        assert not visit("working", "nl").get(PAGE).soup.select("button[name=weeks-zelfde]")


class TestBadly:
    def test_asks_a_number_on_one_more_page_and_comes_to_the_desk_once(self, visit: Signed) -> None:
        client, noor = visit("working", "nl"), visit("noor")
        page = client.send(client.get(PAGE), {"went": "badly", "remark": "Het was te zwaar."})
        assert page.url == f"/mijn/{HOURS}/nummer"
        assert done(client.portal).keys().isdisjoint(DUE)
        first = client.send(page, {"phone": "06 12345678"})
        assert client.send(page, {"phone": "06 12345678"}).url == first.url
        assert done(client.portal).keys() >= set(DUE)
        assert submission_of(client.portal, "working").state is Handling.RECEIVED
        case = case_url(client.portal, "working")
        assert lines(search_open(noor, "Yılmaz")) == [case]
        told = noor.get(case).text
        for line in ("24 tot en met 30 augustus 2026: 8 uur", "Het was te zwaar.", "06 12345678"):
            assert line in told


def pause(portal: Installation, persona: str, day: date) -> None:
    """Let a tegenprestatie stand still on one day."""
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        first = submissions.list_of_dossier(connection, dossier.id)[-1]
        exemptions.add_pause(connection, dossier.id, first.id, day, day)
