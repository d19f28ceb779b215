"""Forms need a request to know the language of their messages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from werkzeug.datastructures import MultiDict

from portal.web.forms.base import PortalForm


@pytest.fixture(autouse=True)
def dutch_request() -> Iterator[None]:
    """A request of a Dutch reader."""
    app = Flask(__name__)
    Babel(app, default_locale="nl")
    with app.test_request_context():
        yield


@pytest.fixture
def ask() -> Callable[..., Any]:
    """Put one question on a form, answer it and get it back: ``ask(HoursField("Hoeveel?"), "3,5")``."""

    def asked(question: Any, *typed: str) -> Any:
        form = type("Asked", (PortalForm,), {"question": question})(
            formdata=MultiDict([("page", "sent"), *(("question", part) for part in typed)])
        )
        form.validate()
        return form.question

    return asked
