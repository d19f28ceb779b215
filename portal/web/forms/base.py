"""The form that all forms of the portal derive from."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Self

from flask import g
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms.meta import DefaultMeta

from portal.web.forms.fields import Answer, Caution

SEEN = "gezien"
"""Name of the hidden values that say which cautions the reader has already been shown."""

# Controls that have no place in an answer: all but tab and newline, and the signs that turn the direction
# of text around, and halves of a sign. The marks and joiners that Arabic and Persian writing needs stay.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class PortalForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF carries no types
    """A small group of questions, usually one.

    The CSRF token stands once on each page and is checked for every request, so a form has none of its own.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Cleans what was sent before any field reads it."""

        csrf = False

        def get_translations(self, form: Any) -> Any:
            """No words of WTForms itself are used: every message is ours."""
            return DefaultMeta.get_translations(self, form)

        def wrap_formdata(self, form: "PortalForm", formdata: Any) -> MultiDict[str, str] | None:
            """The sent values, trimmed, with one kind of newline and without invisible signs."""
            sent = super().wrap_formdata(form, formdata)
            return None if sent is None else form.take(sent)

    seen: frozenset[str] = frozenset()
    had_invisible: frozenset[str] = frozenset()
    is_from_answers = False
    """Whether what stands in it was kept as an answer, and not just typed."""
    earlier: Mapping[str, Any] = MappingProxyType({})
    """The answers kept on all pages of the form, for a question that must agree with another one."""

    @classmethod
    def from_answers(cls, answers: Mapping[str, Any]) -> Self:
        """The form with answers kept earlier by :meth:`answers`; questions not in it stay open."""
        form = cls(formdata=None)
        form.is_from_answers = True
        for name, value in answers.items():
            if name in form:
                form[name].process(None, form[name].from_json(value))
        return form

    def take(self, sent: Any) -> MultiDict[str, str]:
        """Clean what was sent, and remember where something invisible was taken out."""
        pairs = [(name, value) for name, value in sent.items(multi=True) if isinstance(value, str)]
        self.had_invisible = frozenset(name for name, value in pairs if _INVISIBLE.search(_newlines(value)))
        self.seen = frozenset(sent.getlist(SEEN))
        g.sent_form = self  # should the page fail, the one that says so shows the questions as they are
        return MultiDict((name, _clean(value)) for name, value in pairs)

    @property
    def questions(self) -> list[Answer]:
        """The questions, in the order of the page."""
        return list(self)

    def answers(self) -> dict[str, Any]:
        """The answered questions in a form that JSON can keep."""
        return {field.short_name: field.to_json(field.data) for field in self if field.is_answered}

    def validate(self, extra_validators: Any = None) -> bool:
        """True when every answer can be kept. Cautions don't count: see :attr:`unseen_cautions`."""
        is_valid = super().validate(extra_validators)
        for field in self:
            if field.is_read_again and field.name in self.had_invisible:
                field.errors.insert(
                    0, gettext("Wij haalden onzichtbare tekens weg. Lees uw antwoord na en ga verder.")
                )
        return is_valid and not any(field.errors for field in self)

    @property
    def asks_more(self) -> bool:
        """Whether a button was pressed that puts more on the page; nothing is checked or sent then."""
        return False

    @property
    def wrong(self) -> list[Answer]:
        """The questions with an error, in the order of the page."""
        return [field for field in self if field.errors]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Everything to mend, in the order of the page: the id of the control, and what to do."""
        return [problem for field in self for problem in field.problems]

    @property
    def unseen_cautions(self) -> list[tuple[Answer, Caution]]:
        """Cautions the reader has not been shown yet: show the page once more before going on."""
        return [
            (field, caution)
            for field in self
            for caution in field.cautions
            if f"{field.name}:{caution.code}" not in self.seen
        ]


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _newlines(text))).strip()
