"""What is known about a person: verified on one desk, decided on another, and neither undoes the other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.actions import facts, handling
from portal.actions.installation import Installation
from portal.domain.errors import MovedOn
from portal.domain.roles import Actor
from portal.domain.sending import By
from portal.store import dossiers
from portal.store.people import Client
from tests.actions.deciding import decide_now, everything
from tests.actions.test_existing import said_by_rules
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import read
from tests.fixtures.ways import CANNOT, GRANTED, send_and_claim

DAY = date(2026, 3, 2)
BLANK = {"exempt_until": None, "in_reintegration": False}
"""What a page about the person sends, when its field for an ontheffing was left empty."""
CLIENT = Client(
    *("c", None, "Fatima", "El Amrani", date(1984, 5, 20), "", "", "", None, "ar", "participatiewet", None),
    letters_by=By.POST,
    letters_since=None,
)


def dossier_of(portal: Installation, submission_id: str) -> dossiers.Dossier:
    """The dossier that a case is part of."""
    with portal.store.read() as connection:
        return dossiers.require(connection, read(portal, submission_id).dossier_id)


def verify(portal: Installation, staff: Actor, key: str, seen: int, **person: Any) -> None:
    """Save what was verified about the person, on a page that showed the dossier at this revision."""
    handling.judge(portal, staff, key, read(portal, key).revision, person, {}, seen)


@on_each_database
def test_a_page_opened_before_an_ontheffing_does_not_wipe_it_out(
    installation: Installation, noor: Actor, ingrid: Actor, claimed: str, claim: Callable[..., str]
) -> None:
    asked = claim()
    seen = dossier_of(installation, claimed).revision
    decide_now(installation, ingrid, asked, GRANTED)
    verify(installation, noor, claimed, seen, **BLANK)
    assert "exemption_running" in {one.code for one in said_by_rules(installation, claimed).blocking}


@on_each_database
def test_what_a_colleague_verified_meanwhile_is_not_overwritten(
    installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, claimed: str
) -> None:
    other = send_and_claim(installation, fatima, thomas, CANNOT)
    seen = dossier_of(installation, claimed).revision
    verify(installation, thomas, other, seen, in_reintegration=True)
    before = everything(installation)
    with pytest.raises(MovedOn):
        verify(installation, noor, claimed, seen, in_reintegration=False)
    assert everything(installation) == before
    verify(installation, noor, claimed, dossier_of(installation, claimed).revision, can_seek_work=True)
    assert dossier_of(installation, claimed).verified == {"in_reintegration": True, "can_seek_work": True}


def test_where_the_client_stands_may_change_while_facts_are_verified(
    installation: Installation, ingrid: Actor, noor: Actor, claimed: str
) -> None:
    seen = dossier_of(installation, claimed)
    with installation.store.write() as connection:
        dossiers.announce(connection, seen.id, ingrid.id, DAY, DAY)
    verify(installation, noor, claimed, seen.revision, in_reintegration=True)
    assert dossier_of(installation, claimed).verified["in_reintegration"] is True


@pytest.mark.parametrize(
    ("verified", "decided", "last_day"),
    [
        ({}, None, None),
        ({"exempt_until": None}, None, None),
        ({"exempt_until": None}, date(2026, 6, 30), "2026-06-30"),
        ({"exempt_until": "2026-05-01"}, None, "2026-05-01"),
        ({"exempt_until": "2026-05-01"}, date(2026, 6, 30), "2026-06-30"),
        ({"exempt_until": "2026-12-31"}, date(2026, 6, 30), "2026-12-31"),
    ],
)
def test_of_an_ontheffing_from_before_and_one_decided_here_the_last_day_counts(
    verified: dict[str, Any], decided: date | None, last_day: str | None
) -> None:
    known = facts.about_person("hoogezand-sappemeer", CLIENT, verified, decided, DAY)
    assert known["client"]["exempt_until"] == last_day


def test_some_hours_after_no_hours_do_not_shorten_the_first(
    installation: Installation, ingrid: Actor, claimed: str, claim: Callable[..., str]
) -> None:
    decide_now(installation, ingrid, claim(), GRANTED)
    later = replace(GRANTED, until=date(2026, 12, 31), minutes_left=120)
    decide_now(installation, ingrid, claim(able="some", minutes=120), later)
    [running] = [one for one in said_by_rules(installation, claimed).blocking if "exemption" in one.code]
    assert running.values["until"] == date(2026, 6, 30)
