"""What was kept is looked at once more a day may have passed since, or another answer changed."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from portal import demo
from portal.actions import drafts as acts
from portal.store import drafts, submissions
from portal.web.forms.fields.weeks import CLOSED
from tests.fixtures.people import actor
from tests.web.answers import PLAN, fill_plan, step_of
from tests.web.cases import submission_of
from tests.web.conftest import Signed
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CHANGE, HOURS, fill_in, given

Hold = Callable[[datetime], None]
LATER = datetime(2026, 10, 20, 10, tzinfo=UTC)
IS_PAST = "Kies een dag die nog niet voorbij is."
BEFORE = "De laatste dag ligt voor de eerste dag. Kijk de datums na."
TOLD = "Zet een vinkje als die persoon het weet. Haal anders de gegevens weg."


def has_sent(visitor: Visitor, persona: str) -> bool:
    """Whether a client has sent something in."""
    with visitor.portal.store.read() as connection:
        return bool(submissions.open_forms(connection, demo.key(persona)))


class TestADraftOfAMonthAgo:
    @pytest.fixture
    def old_draft(self, visit: Signed, moment: Hold) -> Visitor:
        """Fatima filled in a plan that starts in two days, and comes back a month later."""
        fill_plan(visit("asked", "nl"), {"begin": {"starts_on": ["17", "9", "2026"]}})
        moment(LATER)
        return visit("asked", "nl")

    def test_the_check_leads_to_the_day_that_has_passed_and_says_so(self, old_draft: Visitor) -> None:
        page = old_draft.open("/mijn/plan/controleren")
        assert step_of(page) == "begin"
        assert page.errors == [in_language("nl", IS_PAST)]
        assert [box["value"] for box in page.soup.select("input[name=starts_on]")] == ["17", "9", "2026"]

    def test_it_is_not_sent_either(self, old_draft: Visitor) -> None:
        with old_draft.portal.store.read() as connection:
            draft = drafts.get(connection, demo.key("asked"), "plan")
        assert draft is not None
        answers = {"csrf_token": old_draft.token(), "draft": draft.id}
        answer = old_draft.post_raw("/mijn/plan/controleren", answers)
        assert answer.status_code == 303
        assert not has_sent(old_draft, "asked")

    def test_mended_it_is_sent(self, old_draft: Visitor) -> None:
        page = old_draft.open("/mijn/plan/controleren")
        old_draft.send(page, {"starts_on": ["1", "11", "2026"]})
        old_draft.send(old_draft.get("/mijn/plan/controleren"))
        assert submission_of(old_draft.portal, "asked").answers["starts_on"] == "2026-11-01"

    def test_the_start_of_the_form_leads_there_too(self, old_draft: Visitor) -> None:
        assert "/mijn/plan/begin" in old_draft.get("/mijn/plan/").links("main")


class TestAPause:
    def test_one_that_is_over_can_be_told(self, visit: Signed) -> None:
        client = visit("asked", "nl")
        ill = {"vanaf": {"since": ["7", "9", "2026"]}, "tot": {"until": ["11", "9", "2026"]}}
        client.send(fill_in(client, CHANGE, ill)[-1])
        sent = submission_of(client.portal, "asked").answers
        assert (sent["since"], sent["until"]) == ("2026-09-07", "2026-09-11")

    def test_of_one_day_is_a_pause(self, visit: Signed) -> None:
        client = visit("asked", "nl")
        changes = {"vanaf": {"since": ["7", "9", "2026"]}, "tot": {"until": ["7", "9", "2026"]}}
        assert step_of(fill_in(client, CHANGE, changes)[-1]) == "controleren"

    def test_whose_first_day_moves_behind_its_last_is_mended_before_it_is_sent(self, visit: Signed) -> None:
        client = visit("asked", "nl")
        fill_in(client, CHANGE)
        page = client.send(client.get(f"/mijn/{CHANGE}/vanaf?wijzig=1"), {"since": ["1", "10", "2026"]})
        assert step_of(page) == "tot"
        assert page.errors == [in_language("nl", BEFORE)]


class TestAContact:
    @pytest.mark.parametrize("typed", [{"contact_name": "Jo"}, {"contact_way": "jo@buurthuis.example"}])
    def test_is_not_named_without_knowing_it(self, visit: Signed, typed: dict[str, str]) -> None:
        jan = visit("busy", "nl")
        page = jan.send(jan.get("/mijn/plan/waar"), {"place": PLAN["waar"]["place"], **typed}, status=422)
        assert page.errors == [in_language("nl", TOLD)]
        assert step_of(jan.send(page, {"contact_told": ["yes"]})) == "uren"

    def test_may_be_left_open(self, visit: Signed) -> None:
        jan = visit("busy", "nl")
        page = jan.send(jan.get("/mijn/plan/waar"), {"place": PLAN["waar"]["place"]})
        assert step_of(page) == "uren"

    def test_of_an_earlier_draft_is_asked_again(self, visit: Signed) -> None:
        fatima = visit("asked", "nl")
        fill_plan(fatima)
        client = actor(fatima.portal, demo.key("asked"))
        acts.save_answers(fatima.portal, client, "plan", {"contact_told": None})
        page = fatima.open("/mijn/plan/controleren")
        assert (step_of(page), page.errors) == ("waar", [in_language("nl", TOLD)])


def test_a_week_that_is_open_no_longer_is_chosen_again(visit: Signed, moment: Hold) -> None:
    fill_in(visit("working", "nl"), HOURS, {"weken": {**given("2026-07-27", "8"), "went": "badly"}})
    moment(LATER)
    page = visit("working", "nl").open(f"/mijn/{HOURS}/controleren")
    assert step_of(page) == "weken"
    assert page.errors == [f"27 juli tot en met 2 augustus: {in_language('nl', CLOSED)}"]


def test_a_page_with_kept_answers_that_hold_shows_no_error_and_no_caution(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fill_plan(fatima)
    page = fatima.get("/mijn/plan/begin")
    assert (page.errors, page.alerts) == ([], [])
