"""What runs beside a case, for who judges and decides: each in one line."""

from dataclasses import dataclass
from typing import Any

from babel.dates import format_date

from portal import clock
from portal.actions.deciding import before
from portal.languages import language, translations
from portal.store import exemptions
from portal.store.base import Connection
from portal.store.beschikkingen import Activity
from portal.wording import N_, quantities

TOGETHER = N_("Samen %(hours)s per week.")
WHAT = N_("%(task)s (%(hours)s per week, van %(begins)s tot en met %(ends)s)")


@dataclass(frozen=True)
class Running:
    """What runs, each thing in a line, and of several how many hours a week they are together."""

    things: tuple[str, ...]
    together: str


def beside(connection: Connection, dossier_id: str, code: str) -> dict[str, Any]:
    """What holds beside a case, for ``_running.html`` and ``_exemptions.html``."""
    return {
        "running": _running(connection, dossier_id, code),
        "exemptions": exemptions.running(connection, dossier_id, clock.today()),
    }


def _running(connection: Connection, dossier_id: str, code: str) -> Running:
    found = before.held(connection, dossier_id).activities
    hours = quantities.hours(sum(one.minutes_per_week for one in found), code)
    together = translations(code).gettext(TOGETHER) % {"hours": hours} if len(found) > 1 else ""
    return Running(tuple(named(one, code) for one in found), together)


def named(one: Activity, code: str) -> str:
    """An activity by its task, hours a week, first and last day."""
    return translations(code).gettext(WHAT) % {
        "task": " ".join(one.task.split()),
        "hours": quantities.hours(one.minutes_per_week, code),
        "begins": format_date(one.starts_on, "long", locale=language(code).locale),
        "ends": format_date(one.ends_on, "long", locale=language(code).locale),
    }
