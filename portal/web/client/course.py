"""What happened and what is still to come, whole; and the days that matter, for one's own calendar."""

import hashlib
from datetime import timedelta

from flask import Blueprint, Response, g

from portal import clock
from portal.domain.permissions import Permission
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.client.overview import sent_before
from portal.web.client.situation import situation_of
from portal.web.client.timeline import ComingDay, coming_days, of_dossier
from portal.web.portal import installation
from portal.wording.speech import speak

course = Blueprint("course", __name__, url_prefix="/mijn")
MAKER = "-//Tegenprestatie//portal//NL"


@course.get("/verloop")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def whole() -> str:
    """The whole course of a dossier."""
    here, code = situation_of(installation(), g.actor), locale.code()
    speak(here.spoken)
    return pages.render(
        "client/course.html",
        events=of_dossier(here, code),
        days=coming_days(here, code),
        sent=sent_before(here, g.actor, code),
        today=here.today,
    )


@course.get("/dagen.ics")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def days() -> Response:
    """The days that matter, as a file that calendars read (RFC 5545)."""
    here, code = situation_of(installation(), g.actor), locale.code()
    speak(here.spoken)
    headers = {"Content-Disposition": 'attachment; filename="dagen.ics"'}
    file = _calendar(coming_days(here, code), g.actor.id, code)
    return Response(file, mimetype="text/calendar", headers=headers)


def _key(whose: str, one: ComingDay) -> str:
    """The same for the same day of the same person, so that taking the file again makes no doubles."""
    told = "|".join((whose, one.day.isoformat(), one.title, one.detail))
    return f"{hashlib.sha256(told.encode()).hexdigest()[:24]}@tegenprestatie"


def _calendar(coming: list[ComingDay], whose: str, code: str) -> bytes:
    """Each day as an entry of a whole day. It names nobody: calendars are shared."""
    from icalendar import Calendar, Event  # 3 MB, and few take their days along

    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    for one in coming:
        entry = Event()
        entry.add("uid", _key(whose, one))
        entry.add("dtstamp", clock.now())
        entry.add("dtstart", one.day)
        entry.add("dtend", one.day + timedelta(days=1))
        entry.add("summary", one.title, parameters={"language": code})
        entry.add("class", "PRIVATE")
        entry.add("transp", "TRANSPARENT")
        made.add_component(entry)
    return bytes(made.to_ical())
