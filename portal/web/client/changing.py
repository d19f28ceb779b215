"""The page that tells a client which other rules come, or came: what changes, when, and what stays."""

from datetime import date, timedelta

from flask import Blueprint, g

from portal.domain.permissions import Permission
from portal.rules.law import Law
from portal.rules.library import NoLawError
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.client.overview import other_rules_for, other_rules_told
from portal.web.client.situation import situation_of
from portal.web.portal import installation
from portal.wording import existinglines, rulelines
from portal.wording.regimes import differences
from portal.wording.speech import speaking
from portal.wording.teller import Line, Teller

changing = Blueprint("changing", __name__, url_prefix="/mijn")
TOLD = (rulelines.target_group, rulelines.kinds, rulelines.conditions, existinglines.care)
"""What of the other rules everybody should know, with the articles where it stands."""


@changing.get("/andere-regels")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def other_rules() -> str:
    """What changes for who reads it; that nothing does, where the gemeente set no day that is near."""
    here, code = situation_of(installation(), g.actor), locale.code()
    found = other_rules_for(here)
    before = _law(found.starts_on - timedelta(days=1)) if found else None
    after = _law(found.starts_on) if found else None
    return pages.render(
        "client/other_rules.html",
        rules=found,
        has_come=found is not None and found.starts_on <= here.today,
        asks_hours=here.asks_hours,
        told=other_rules_told(here, code),
        before=differences(before, code) if before else (),
        after=differences(after, code) if after else (),
        lines=_lines(after, code) if after else (),
        regeling=after.regeling if after else None,
    )


def _law(day: date) -> Law | None:
    """The rules of a day; None while no file holds them."""
    try:
        return installation().law(day)
    except NoLawError:
        return None


def _lines(law: Law, code: str) -> tuple[Line, ...]:
    """What the other rules say, in their own words."""
    with speaking(law.regime):
        tell = Teller(law, code)
        return tuple(line for subject in TOLD for line in subject(tell))
