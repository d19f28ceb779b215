"""The check sheet of a decision: what was kept with it, for the client in his language and for the desk."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.actions.deciding.checked import own_sheet, sheet_of
from portal.actions.handling import write_note
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, NotFound
from portal.domain.roles import Actor
from portal.letters.contexts import Checked, CheckedDecision, Known
from portal.rules.asked import Asked
from portal.store import dossiers
from portal.store.tables import assessment
from portal.wording.checktitles import QUESTIONS
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now
from tests.fixtures.existing import CARE, DOES_NOT_COUNT
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import judge, read
from tests.fixtures.verdicts import CHANGED, DESIGN, REFUSED


def made(press: FakePress) -> CheckedDecision:
    """The sheet that was made last."""
    template, _, letter = press.made[-1]
    assert template == "toets"
    assert isinstance(letter, CheckedDecision)
    return letter


def line(sheet: CheckedDecision, asked: Asked) -> Checked:
    """What the sheet says of one question."""
    [found] = [one for one in sheet.questions if one.question == QUESTIONS[asked]]
    return found


@pytest.fixture
def sheet(
    installation: Installation, fatima: Actor, ingrid: Actor, judged: str, press: FakePress
) -> CheckedDecision:
    """Fatima's plan, agreed to with six hours in place of the eight that she asked; in Dutch."""
    verdict = replace(CHANGED, design=replace(DESIGN, minutes_per_week=6 * 60))
    decide_now(installation, ingrid, judged, verdict)
    own_sheet(installation, fatima, judged, "nl")
    return made(press)


class TestWhatItSays:
    def test_what_was_said_what_was_known_and_what_a_person_judged_stand_apart(
        self, sheet: CheckedDecision
    ) -> None:
        hours = line(sheet, Asked.HOURS)
        assert hours.said == (Known(name="uren per week", value="8"),)
        assert hours.known == (Known(name="uren per week", value="6", origin="zo besloten"),)
        ability = line(sheet, Asked.ABILITY)
        assert (ability.is_judged, ability.reason) == (True, "U kunt een ochtend lezen.")
        unpaid = line(sheet, Asked.UNPAID)
        assert unpaid.said == (Known(name="onbetaald", value="ja"),)
        assert unpaid.known == (Known(name="onbetaald", value="ja", origin="nagegaan"),)

    def test_each_line_has_its_articles_and_how_it_stands(self, sheet: CheckedDecision) -> None:
        exempt = line(sheet, Asked.EXEMPTION_RUNNING)
        assert exempt.standing == "voldoet"
        assert all(place.startswith("Participatiewet, art. 9") for place in exempt.articles)
        assert line(sheet, Asked.HOURS).articles[0].startswith("art. 4")
        assert {one.question_explained for one in sheet.questions} == {""}
        assert not any(one.question == QUESTIONS[Asked.YEAR_HOURS] for one in sheet.questions)

    def test_the_head_names_the_decision_and_who_took_it(self, sheet: CheckedDecision) -> None:
        assert (sheet.outcome, sheet.decided_on) == ("Akkoord met een verandering", MONDAY.date())
        assert sheet.decided_by.function
        assert sheet.regeling == "Verordening tegenprestatie naar vermogen gemeente Hoogezand-Sappemeer 2015"

    def test_what_nobody_knew_is_named(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        judge(installation, noor, judged, replaces_paid_work=True, someone_would_pay=None)
        decide_now(installation, ingrid, judged, replace(REFUSED, carried_by=()))
        sheet_of(installation, ingrid, judged)
        market = line(made(press), Asked.MARKET)
        assert (market.standing, market.unknown) == ("onbekend", ("iemand wil ervoor betalen",))
        displacement = line(made(press), Asked.DISPLACEMENT)
        assert (displacement.standing, displacement.carries) == ("voldoet niet", True)
        assert displacement.says != ()

    def test_what_carries_a_no_on_a_judgement_shows_the_reasons_of_the_decision(
        self, installation: Installation, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        decide_now(installation, ingrid, judged, REFUSED)
        sheet_of(installation, ingrid, judged)
        situation, wishes = line(made(press), Asked.SITUATION), line(made(press), Asked.WISHES)
        assert situation.carries
        assert situation.reason == REFUSED.reasons
        assert (wishes.is_judged, wishes.reason, wishes.carries) == (True, "", False)

    @pytest.mark.parametrize("gemeente", ["rotterdam", "beleidsregels"])
    def test_care_that_does_not_count_has_its_sheet_everywhere(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
    ) -> None:
        key = judged_report(CARE, professional=True)
        decide_now(installation, ingrid, key, DOES_NOT_COUNT)
        sheet_of(installation, ingrid, key)
        care = line(made(press), Asked.CARE_DEFINITION)
        assert Known(name="als beroep", value="nee") in care.said
        assert Known(name="als beroep", value="ja", origin="nagegaan") in care.known


class TestWhatItIsMadeOf:
    def test_it_stays_as_it_was_when_the_facts_change(
        self,
        installation: Installation,
        noor: Actor,
        ingrid: Actor,
        sheet: CheckedDecision,
        judged: str,
        press: FakePress,
    ) -> None:
        write_note(installation, noor, judged, "Dit is voor ons alleen.")
        with installation.store.write() as connection:
            dossier = dossiers.require(connection, read(installation, judged).dossier_id)
            changed = {**dossier.verified, "exempt": True, "can_seek_work": True}
            dossiers.set_verified(connection, dossier.id, dossier.revision, changed)
        sheet_of(installation, ingrid, judged)
        assert made(press) == sheet
        assert "Dit is voor ons alleen" not in repr(made(press))

    def test_a_reader_of_another_language_gets_the_questions_in_both(
        self, installation: Installation, fatima: Actor, sheet: CheckedDecision, judged: str, press: FakePress
    ) -> None:
        own_sheet(installation, fatima, judged, "en")
        told = made(press)
        assert [one.question for one in told.questions] == [one.question for one in sheet.questions]
        assert all(one.question_explained not in ("", one.question) for one in told.questions)
        assert line(told, Asked.ABILITY).reason == line(sheet, Asked.ABILITY).reason

    def test_what_was_kept_without_where_it_came_from_still_has_its_lines(
        self, installation: Installation, ingrid: Actor, sheet: CheckedDecision, judged: str, press: FakePress
    ) -> None:
        """So it was kept for a short time after migration 0009."""
        with installation.store.write() as connection:
            [grounds] = connection.scalars(sa.select(assessment.c.grounds))
            bare = [{name: one[name] for name in one if name != "about"} for one in grounds]
            connection.execute(assessment.update().values(grounds=bare))
        sheet_of(installation, ingrid, judged)
        assert [one.standing for one in made(press).questions] == [one.standing for one in sheet.questions]
        with installation.store.write() as connection:
            connection.execute(assessment.update().values(grounds=grounds))


class TestWhoGetsIt:
    def test_nobody_gets_the_sheet_of_somebody_else(
        self, installation: Installation, jan: Actor, noor: Actor, sheet: CheckedDecision, judged: str
    ) -> None:
        with pytest.raises(NotFound):
            own_sheet(installation, jan, judged, "nl")
        with pytest.raises(Forbidden):
            own_sheet(installation, noor, judged, "nl")
        with pytest.raises(Forbidden):
            sheet_of(installation, jan, judged)

    def test_before_the_decision_there_is_none(
        self, installation: Installation, fatima: Actor, judged: str
    ) -> None:
        with pytest.raises(NotFound):
            own_sheet(installation, fatima, judged, "nl")

    def test_of_a_decision_from_before_grounds_were_kept_there_is_none(
        self, installation: Installation, fatima: Actor, ingrid: Actor, judged: str
    ) -> None:
        decide_now(installation, ingrid, judged)
        with installation.store.write() as connection:
            [grounds] = connection.scalars(sa.select(assessment.c.grounds))
            connection.execute(assessment.update().values(grounds=sa.null()))
        with pytest.raises(NotFound):
            own_sheet(installation, fatima, judged, "nl")
        with installation.store.write() as connection:
            connection.execute(assessment.update().values(grounds=grounds))
