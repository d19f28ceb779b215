"""What a form costs at least with the same libraries: six fields, their checks, a token, and no database."""

import argparse

from flask import Flask, redirect, render_template_string
from flask_wtf import FlaskForm
from granian import Granian
from granian.constants import Interfaces
from werkzeug.wrappers import Response
from wtforms import IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

YES_NO = [("no", "Nee"), ("yes", "Ja")]
FILLED_IN = {
    "what": "Elke week kook ik met een groep voor de buurt.",
    "where": "Buurthuis De Brink",
    "month": "3",
    "minutes": "8",
    "expenses": "no",
    "may_ask": "yes",
}
PAGE = "<form method=post>{{ form.csrf_token }}{% for field in form %}{{ field }}{% endfor %}</form>"


class Asked(FlaskForm):  # type: ignore[misc]
    """As many questions as the form of six pages has, of the same kinds."""

    what = TextAreaField(validators=[InputRequired(), Length(20, 600)])
    where = StringField(validators=[InputRequired(), Length(0, 120)])
    month = IntegerField(validators=[NumberRange(1, 12)])
    minutes = IntegerField(validators=[NumberRange(0, 60)])
    expenses = RadioField(choices=YES_NO)
    may_ask = RadioField(choices=YES_NO)


def application() -> Flask:
    """The form, at the address of a page that the portal has too."""
    app = Flask(__name__)
    app.secret_key = "0" * 40

    @app.route("/nl/", methods=["GET", "POST"])
    def asked() -> Response | str:
        form = Asked()
        if form.validate_on_submit():
            return redirect("/nl/", 303)
        return render_template_string(PAGE, form=form)

    return app


def serve() -> None:
    """Serve it, on the port and with the workers of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    parser.add_argument("--workers", type=int)
    chosen = parser.parse_args()
    Granian(
        f"{__name__}:application",
        factory=True,
        address="127.0.0.1",
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.workers,
        blocking_threads=1,
        log_access=False,
    ).serve()
