"""What runs beside a case, for who judges and decides: each in one line."""

from babel.dates import format_date

from portal.languages import language, translations
from portal.store.beschikkingen import Activity
from portal.wording import N_, quantities

WHAT = N_("%(task)s (%(hours)s per week, van %(begins)s tot en met %(ends)s)")


def named(one: Activity, code: str) -> str:
    """An activity by its task, hours a week, first and last day."""
    return translations(code).gettext(WHAT) % {
        "task": " ".join(one.task.split()),
        "hours": quantities.hours(one.minutes_per_week, code),
        "begins": format_date(one.starts_on, "long", locale=language(code).locale),
        "ends": format_date(one.ends_on, "long", locale=language(code).locale),
    }
