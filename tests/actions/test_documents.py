"""The receipt: one's own, and with what was sent. A form on paper: empty for all, filled for oneself."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from portal.actions.documents import FormText, empty_form, own_form, receipt, sha256
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, NotFound
from portal.domain.roles import Actor, Role
from portal.letters.contexts import PaperForm, Receipt
from portal.letters.contexts.paper import Lines, PaperQuestion, PaperStep
from portal.store.base import new_id
from tests.actions.conftest import MONDAY
from tests.fixtures.installations import FakePress

QUESTION = PaperQuestion(number=1, text="Wat wilt u doen?", room=Lines(rows=2))
FORM = FormText("Mijn plan", ("U mag zelf een plan maken.",), (PaperStep(questions=(QUESTION,)),))


def test_a_receipt_repeats_what_was_sent_in_its_language(
    installation: Installation, fatima: Actor, sent: str, press: FakePress
) -> None:
    pdf = receipt(installation, fatima, sent, "Mijn plan", ["Wij kijken naar uw plan."])
    [(template, language, letter)] = press.made
    assert (template, language) == ("ontvangstbevestiging", "ar")
    assert isinstance(letter, Receipt)
    assert (letter.reference, letter.received_at, letter.decide_by) == (
        "TP-2026-00001",
        MONDAY,
        date(2026, 4, 28),
    )
    [section] = letter.sections
    assert [(one.question, one.answer) for one in section.answers] == [("Wat wilt u doen?", "Voorlezen")]
    assert pdf.startswith(b"%PDF")


def test_nobody_gets_the_receipt_of_somebody_else(
    installation: Installation, jan: Actor, sent: str, press: FakePress
) -> None:
    with pytest.raises(NotFound):
        receipt(installation, jan, sent, "Mijn plan", ["x"])
    assert press.made == []


def test_a_receipt_is_for_the_client_alone(installation: Installation, noor: Actor, sent: str) -> None:
    with pytest.raises(Forbidden):
        receipt(installation, noor, sent, "Mijn plan", ["x"])


def test_a_fingerprint_is_that_of_the_bytes() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256(b"") == empty
    assert sha256(b"%PDF") != empty


def test_an_empty_form_is_for_everybody_and_knows_nobody(
    installation: Installation, press: FakePress, fatima: Actor
) -> None:
    for actor in (None, fatima):
        assert empty_form(installation, actor, FORM, "ar").startswith(b"%PDF")
    [(template, language, form)] = press.made
    assert (template, language) == ("formulier", "ar")
    assert isinstance(form, PaperForm)
    assert (form.name, form.born, form.is_filled, form.printed_on) == ("", None, False, MONDAY.date())
    assert (form.form_title, form.intro, form.steps) == (FORM.title, FORM.intro, FORM.steps)


def test_an_empty_form_is_printed_anew_on_another_day(
    installation: Installation, press: FakePress, moment: Callable[[datetime], None]
) -> None:
    empty_form(installation, None, FORM, "nl")
    moment(MONDAY + timedelta(days=1))
    empty_form(installation, None, FORM, "nl")
    assert len(press.made) == 2


def test_ones_own_form_says_who_one_is(installation: Installation, press: FakePress, fatima: Actor) -> None:
    own_form(installation, fatima, FORM, "nl")
    own_form(installation, fatima, FORM, "nl")
    assert len(press.made) == 2, "what somebody typed is not kept to save time"
    form = press.made[0][2]
    assert isinstance(form, PaperForm)
    assert (form.name, form.is_filled) == (fatima.name, True)
    assert form.born is not None


def test_a_form_with_answers_is_for_the_client_alone(installation: Installation, noor: Actor) -> None:
    with pytest.raises(Forbidden):
        own_form(installation, noor, FORM, "nl")


def test_somebody_who_is_not_known_any_more_gets_no_form_with_answers(installation: Installation) -> None:
    gone = Actor(new_id(), "Niemand", frozenset({Role.CLIENT}), "nl")
    with pytest.raises(NotFound):
        own_form(installation, gone, FORM, "nl")
