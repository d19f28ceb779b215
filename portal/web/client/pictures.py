"""The drawing of each form, by which who reads little finds it again."""

from portal.domain.ways import ByForm
from portal.web.icons import Icon

PICTURES = ByForm(
    plan=Icon.HAND,
    care=Icon.CARE,
    volunteering=Icon.USERS,
    cannot=Icon.PAUSE,
    help=Icon.HELP,
    hours=Icon.CLOCK,
    change=Icon.CHANGE,
    objection=Icon.SCALE,
    correction=Icon.IDENTITY,
)
