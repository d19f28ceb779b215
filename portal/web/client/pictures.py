"""The drawing of each form, by which who reads little finds it again."""

from collections.abc import Mapping
from typing import Any

from portal.domain.ways import ByForm, Form
from portal.web.flows import sent_as
from portal.web.flows.help import CALL, MESSAGE
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
_WITHOUT_A_FORM = {MESSAGE.title: Icon.MESSAGE, CALL.title: Icon.PHONE}


def picture(flow: Form, answers: Mapping[str, Any]) -> Icon:
    """The drawing of something that came in: of its form, or of what was written without one.

    ``answers`` are those that were sent, as they are kept.
    """
    return _WITHOUT_A_FORM.get(sent_as(flow, answers).title, PICTURES[flow])
