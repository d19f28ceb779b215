"""Reporting a word that is wrong, by anybody, and handling such a report."""

from portal import clock
from portal.actions.installation import Installation
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.store import fingerprints, trail, wording_reports

ANYBODY = "anybody"
"""Who reports a word is not kept, also when he is signed in."""


def report(
    portal: Installation,
    actor: Actor | None,
    *,
    report_id: str,
    language: str,
    page: str,
    wrong: str,
    better: str,
) -> None:
    """Keep a report. The form brings the key, a UUID, so sending it twice makes one report.

    ``page`` is the path of the page without keys.
    """
    require(actor, Permission.PUBLIC_WORDING_REPORT)
    now = clock.now()
    values = {"language": language, "page": page, "wrong": wrong, "better": better, "reported_at": now}
    with portal.store.write() as connection:
        if wording_reports.get(connection, report_id) is None:
            wording_reports.add(connection, {"id": report_id, **values})
            told = {
                "language": language,
                "kept": fingerprints.taken(connection, ("wording_report", report_id)),
            }
            trail.record(connection, now, ANYBODY, "wording:reported", report_id, **told)


def handle(portal: Installation, actor: Actor, report_id: str) -> None:
    """Mark a report as handled; once is enough.

    Raises:
        NotFound: there is no such report.
    """
    require(actor, Permission.ADMIN_WORDING_HANDLE)
    with portal.store.write() as connection:
        if wording_reports.get(connection, report_id) is None:
            raise NotFound(report_id)
        if wording_reports.handle(connection, report_id, clock.now()):
            trail.record(connection, clock.now(), actor.id, "wording:handled", report_id)
