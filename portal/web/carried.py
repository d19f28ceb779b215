"""What was typed, carried by the page itself: for when no table can take it, and for whom has no table.

The page shows the same questions with what was typed in them, and sends all of it to the same address again.
It needs to know nothing of the page: the form that read the request says what its questions are, and what
belongs to none of them goes along unseen. A file must be chosen again: no page can put one into a form.
"""

from dataclasses import dataclass

from flask import g, request

from portal.web import locale
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Answer
from portal.web.origin import TOKEN

NOT_CARRIED = frozenset({TOKEN, locale.CHOICE})
"""Made anew, or done already."""


@dataclass(frozen=True)
class Carried:
    """A form to send again: where to, its questions as they were filled in, what else goes along.

    ``texts`` is what was typed that stands in none of the questions: it is shown, and goes along too.
    """

    action: str
    questions: tuple[Answer, ...]
    hidden: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]

    @property
    def takes_files(self) -> bool:
        """Whether one of the questions is a file."""
        return any(question.component == "file" for question in self.questions)


def carried() -> Carried | None:
    """What this request brought, to stand on the page that answers it; None when it brought nothing."""
    if request.method != "POST" or request.url_rule is None:
        return None
    sent = [(name, value) for name, value in request.form.items(multi=True) if name not in NOT_CARRIED]
    form: PortalForm | None = g.get("sent_form")
    questions = tuple(form.questions) if form else ()
    hidden = tuple(
        (name, value) for name, value in sent if not any(question.takes(name) for question in questions)
    )
    texts = tuple(value for _name, value in hidden if any(sign.isspace() for sign in value.strip()))
    return Carried(request.full_path.removesuffix("?"), questions, hidden, texts)
