"""What a decision leaves behind: all of it or nothing, the same bytes, and enough to replay it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.actions import handling
from portal.actions.deciding.decide import decide
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation, Outcome
from portal.letters.press import Press, PressFailed
from portal.rules.engine import assess
from portal.rules.facts import parse
from portal.rules.grounds import grounds
from portal.store import beschikkingen, dossiers, outbox, submissions, trail
from tests.actions.conftest import MONDAY
from tests.actions.deciding import VERDICTS, decide_now, everything
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import judge, read, save_draft, send
from tests.fixtures.told import told as said
from tests.fixtures.verdicts import CHANGED, DESIGN, REFUSED, reasoned


class TestAllOrNothing:
    def test_without_a_letter_there_is_no_decision(
        self, installation: Installation, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        def fail() -> None:
            raise PressFailed("the rendering process died")

        press.meanwhile = fail
        before = everything(installation)
        with pytest.raises(PressFailed):
            decide_now(installation, ingrid, judged)
        assert everything(installation) == before

    @on_each_database
    @pytest.mark.parametrize(
        "step",
        [
            "beschikkingen.add_assessment",
            "beschikkingen.add",
            "beschikkingen.add_letter",
            "beschikkingen.add_activity",
            "dossiers.set_obligation",
            "outbox.put",
            "trail.record",
        ],
    )
    def test_when_one_thing_cannot_be_written_nothing_is(
        self,
        installation: Installation,
        ingrid: Actor,
        judged: str,
        step: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        before = everything(installation)

        def fail(*_: object, **__: object) -> None:
            raise OSError("the disk is full")

        monkeypatch.setattr(f"portal.store.{step}", fail)
        with pytest.raises(OSError, match="disk is full"):
            decide_now(installation, ingrid, judged)
        assert everything(installation) == before

    def test_after_a_failure_the_same_decision_can_be_made(
        self, installation: Installation, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("portal.store.outbox.put", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                decide_now(installation, ingrid, judged)
        decide_now(installation, ingrid, judged)
        assert len(press.made) == 2


class TestWhatIsKept:
    @on_each_database
    def test_the_letter_is_kept_byte_for_byte_with_its_fingerprint(
        self, installation: Installation, fatima: Actor, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        key = decide_now(installation, ingrid, judged)
        rendered = b"%PDF-fake " + repr(press.made[0]).encode()
        with installation.store.read() as connection:
            [letter] = beschikkingen.letters_of_dossier(connection, read(installation, judged).dossier_id)
            stored = beschikkingen.pdf_of(connection, letter.id)
            decided = trail.of(connection, judged)[-1]
            assert beschikkingen.get_letter(connection, letter.id, fatima.id) == letter
        assert stored == rendered
        assert (letter.beschikking_id, letter.size) == (key, len(rendered))
        assert letter.sha256 == hashlib.sha256(rendered).hexdigest()
        assert json.loads(decided.fields)["letter_sha256"] == letter.sha256
        assert (letter.template, letter.language, letter.sent_on) == (
            "besluit-tegenprestatie",
            "ar",
            date(2026, 3, 2),
        )

    def test_nobody_else_finds_the_letter(
        self, installation: Installation, jan: Actor, ingrid: Actor, judged: str
    ) -> None:
        decide_now(installation, ingrid, judged)
        with installation.store.read() as connection:
            [letter] = beschikkingen.letters_of_dossier(connection, read(installation, judged).dossier_id)
            assert beschikkingen.get_letter(connection, letter.id, jan.id) is None

    def test_the_real_press_makes_a_real_pdf(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        press = Press()
        try:
            decide_now(replace(installation, press=press), ingrid, judged)
        finally:
            press.close()
        with installation.store.read() as connection:
            [letter] = beschikkingen.letters_of_dossier(connection, read(installation, judged).dossier_id)
            pdf = beschikkingen.pdf_of(connection, letter.id)
        assert pdf.startswith(b"%PDF-")
        assert hashlib.sha256(pdf).hexdigest() == letter.sha256

    @pytest.mark.parametrize(
        ("decided_at", "last_day"),
        [
            pytest.param(MONDAY, date(2026, 4, 13), id="six weeks"),
            pytest.param(
                datetime(2026, 4, 2, 9, tzinfo=UTC), date(2026, 5, 18), id="past Ascension and its Friday"
            ),
            pytest.param(datetime(2026, 3, 15, 23, 30, tzinfo=UTC), date(2026, 4, 28), id="past Koningsdag"),
        ],
    )
    def test_the_last_day_for_bezwaar_is_a_working_day_six_weeks_on(
        self,
        installation: Installation,
        ingrid: Actor,
        judged: str,
        press: FakePress,
        moment: Callable[[datetime], None],
        decided_at: datetime,
        last_day: date,
    ) -> None:
        """Awb 6:7, 6:8; Algemene termijnenwet 1. The day in the Netherlands counts."""
        moment(decided_at)
        decide_now(installation, ingrid, judged)
        with installation.store.read() as connection:
            decision = beschikkingen.of_submission(connection, judged)
            event = trail.of(connection, judged)[-1]
        assert decision is not None
        assert decision.bezwaar_until == last_day
        assert press.made[0][2].objection_until == last_day  # type: ignore[union-attr]
        assert json.loads(event.fields)["bezwaar_until"] == last_day.isoformat()

    @pytest.mark.parametrize("gemeente", ["hoogezand-sappemeer", "rotterdam", "beleidsregels"])
    def test_a_decision_can_be_replayed(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, organisation_kind="commercial")
        verdict = reasoned(installation, judged, CHANGED)
        key = decide(installation, ingrid, judged, read(installation, judged).revision, verdict)
        with installation.store.read() as connection:
            kept = beschikkingen.assessment_of(connection, key)
        assert kept is not None
        facts = parse(kept["facts"])
        law = installation.library.in_force(facts.regeling, facts.ref_date)
        again, carried = assess(facts, law), grounds(verdict.outcome, facts, law)
        assert [(one["asks"], one["standing"]) for one in kept["grounds"]] == [
            (one.asks, one.standing) for one in carried.listed
        ]
        assert [one["asks"] for one in kept["grounds"] if one["carries"]] == [
            one.asks for one in carried.listed if one in carried.carrying
        ]
        assert [finding["code"] for finding in kept["findings"]] == [f.code for f in again.findings]
        assert [tuple(file) for file in kept["law_files"]] == list(again.law_files)
        assert kept["assessed_on"] == facts.ref_date == date(2026, 3, 2)
        assert kept["judgements"] == verdict.judged

    def test_the_facts_that_are_kept_are_those_of_the_design(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        less = replace(CHANGED, design=replace(DESIGN, minutes_per_week=270, months=4))
        key = decide_now(installation, ingrid, judged, less)
        with installation.store.read() as connection:
            kept = beschikkingen.assessment_of(connection, key)
        assert kept is not None
        assert kept["facts"]["activity"]["hours_per_week"] == 4.5
        assert kept["facts"]["activity"]["months"] == 4

    @pytest.mark.parametrize(
        ("starts_on", "months", "ends_on"),
        [
            (date(2026, 6, 1), 3, date(2026, 8, 31)),
            (date(2026, 3, 15), 6, date(2026, 9, 14)),
            (date(2026, 11, 30), 3, date(2027, 2, 28)),
            (date(2027, 1, 1), 12, date(2027, 12, 31)),
        ],
    )
    def test_an_agreement_writes_the_activity_down_to_its_last_day(
        self,
        installation: Installation,
        ingrid: Actor,
        judged: str,
        starts_on: date,
        months: int,
        ends_on: date,
    ) -> None:
        design = replace(DESIGN, starts_on=starts_on, months=months)
        decide_now(installation, ingrid, judged, replace(CHANGED, design=design))
        with installation.store.read() as connection:
            [activity] = beschikkingen.activities_of_dossier(
                connection, read(installation, judged).dossier_id
            )
        assert (activity.starts_on, activity.ends_on) == (starts_on, ends_on)
        assert (activity.task, activity.place, activity.minutes_per_week) == (design.task, design.place, 480)

    @pytest.mark.parametrize(
        ("outcome", "obligation"),
        [
            (Outcome.AGREED, Obligation.IMPOSED),
            (Outcome.AGREED_WITH_CHANGES, Obligation.IMPOSED),
            (Outcome.REFUSED, Obligation.INTAKE),
        ],
    )
    def test_the_decision_moves_the_dossier(
        self, installation: Installation, ingrid: Actor, judged: str, outcome: Outcome, obligation: Obligation
    ) -> None:
        decide_now(installation, ingrid, judged, VERDICTS[outcome])
        submission = read(installation, judged)
        with installation.store.read() as connection:
            dossier = dossiers.require(connection, submission.dossier_id)
            decision = beschikkingen.of_submission(connection, judged)
            activities = beschikkingen.activities_of_dossier(connection, dossier.id)
        assert dossier.obligation is obligation
        assert decision is not None
        assert (decision.outcome, decision.decided_by) == (outcome, "Ingrid Mulder")
        assert (not activities) is (outcome is Outcome.REFUSED)

    def test_a_refused_client_may_come_with_another_plan(
        self, installation: Installation, fatima: Actor, ingrid: Actor, judged: str
    ) -> None:
        decide_now(installation, ingrid, judged, REFUSED)
        another = send(installation, fatima, save_draft(installation, fatima, task="Koffie schenken"))
        assert read(installation, another).number == "TP-2026-00002"

    def test_a_running_tegenprestatie_goes_on_when_a_new_plan_is_refused(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        decide_now(installation, ingrid, judged)
        another = send(installation, fatima, save_draft(installation, fatima, task="Koffie schenken"))
        handling.claim(installation, noor, another)
        judge(installation, noor, another, replaces_paid_work=True)
        decide_now(installation, ingrid, another, REFUSED)
        with installation.store.read() as connection:
            dossier = dossiers.require(connection, read(installation, another).dossier_id)
            decisions = beschikkingen.list_of_dossier(connection, dossier.id)
        assert dossier.obligation is Obligation.IMPOSED
        assert len(decisions) == 2

    def test_the_client_is_promised_a_notice_and_the_case_leaves_the_open_work(
        self, installation: Installation, fatima: Actor, ingrid: Actor, judged: str
    ) -> None:
        decide_now(installation, ingrid, judged)
        with installation.store.write() as connection:
            notices = [outbox.take(connection, MONDAY) for _ in range(2)]
            assert not submissions.open_forms(connection, fatima.id)
        assert {notice and notice.event for notice in notices} == {"form-received", "decision-sent"}
        assert read(installation, judged).state is Handling.DECIDED

    def test_the_trail_tells_what_was_decided_without_a_name_or_a_word_of_the_reasons(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        decide_now(installation, ingrid, judged, REFUSED)
        with installation.store.read() as connection:
            event = trail.of(connection, judged)[-1]
            assert list(trail.broken_links(connection)) == []
        assert (event.event, event.actor_id) == ("case:decided", ingrid.id)
        fields = said(event)
        assert set(fields) == {"outcome", "assessment", "letter_sha256", "bezwaar_until"}
        assert fields["outcome"] == "refused"
