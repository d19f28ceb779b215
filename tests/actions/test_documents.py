"""The receipt: one's own, and with what was sent."""

from datetime import date

import pytest

from portal.actions.documents import receipt, sha256
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, NotFound
from portal.domain.roles import Actor
from portal.letters.contexts import Receipt
from tests.actions.conftest import MONDAY
from tests.fixtures.installations import FakePress


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
