"""A page with every component on it, in any language: what the tests check and what one looks at.

It is no part of the portal. Names, numbers and sentences are made up.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from gettext import NullTranslations
from types import SimpleNamespace as Thing
from typing import Any

from babel.numbers import format_decimal
from flask import Flask
from flask_babel import Babel
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from werkzeug.datastructures import MultiDict

from portal import paths
from portal.languages import LANGUAGES, Language, translations
from portal.look import theme
from portal.web import icons
from portal.web.assets import asset_url, drawings, sheet
from portal.web.chrome import MenuItem
from portal.web.flows.engine import Place
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import (
    Choice,
    ChoiceField,
    DateField,
    DayTimesField,
    HoursField,
    LongTextField,
    MoneyField,
    MonthField,
    MultiChoiceField,
    NumberField,
    TextField,
    TriStateField,
)
from portal.web.forms.validators import Between, Length, NotInPast, Required
from portal.wording.opening import opening
from portal.wording.quantities import hours

HERE = paths.ROOT / "tests" / "web" / "components"


class EveryField(PortalForm):
    """One question of each kind."""

    what = LongTextField(
        "Wat wilt u gaan doen?",
        [Required("Schrijf op wat u wilt gaan doen."), Length(20, 600)],
        "Bijvoorbeeld: koffie schenken in het buurthuis.",
    )
    place = TextField("Bij wie doet u dat?", description="Weet u het nog niet? Sla deze vraag dan over.")
    phone = TextField("Wat is het telefoonnummer daar?", kind="tel")
    hours = HoursField(
        "Hoeveel uur per week wilt u dit doen?",
        [
            Required("Vul in hoeveel uur per week u dit wilt doen."),
            Between(30, 2400, "Vul een getal in van %(minimum)s tot en met %(maximum)s."),
        ],
        "In uw gemeente is het minimaal %(minimum)s uur.",
        words={"minimum": 4},
    )
    start = DateField("Wanneer kunt u beginnen?", [Required("Vul in wanneer u kunt beginnen."), NotInPast()])
    since = MonthField("Sinds wanneer doet u dit?")
    months = NumberField("Hoe lang wilt u dit doen?", [Required("Vul in hoe lang.")], unit="duration-month")
    amount = MoneyField("Hoeveel krijgt u per maand?")
    paid = ChoiceField(
        "Krijgt u er geld of spullen voor?",
        [Required("Kies of u er geld of spullen voor krijgt.")],
        "Geld voor onkosten mag soms. Vertel het ons altijd eerst.",
        choices=(
            Choice("nee", "Nee"),
            Choice("onkosten", "Alleen onkosten", "Bijvoorbeeld geld voor de bus."),
            Choice("ja", "Ja"),
        ),
    )
    replaced = TriStateField(
        "Deed iemand dit werk eerst voor loon?", [Required("Kies ja, nee of ik weet het niet.")]
    )
    needs = MultiChoiceField(
        "Wat hebt u nodig om te beginnen?",
        choices=(Choice("reis", "Reiskosten"), Choice("taal", "Hulp met taal"), Choice("uitleg", "Uitleg")),
    )
    times = DayTimesField("Op welke dagen en tijden kunt u?")


class OneField(PortalForm):
    """A step with a single question, as most have."""

    paid = EveryField.paid


FULL = MultiDict(
    [
        ("what", "Koffie schenken in het buurthuis.\nDaarna opruimen. Ik gebruik medicijnen, BSN 111222333."),
        ("place", "Buurthuis De Klokbeker"),
        ("phone", "050 123 45 67"),
        ("hours", "3,5"),
        *(("start", part) for part in ("2", "maart", "2199")),
        *(("since", part) for part in ("٩", "2025")),
        ("months", "6"),
        ("amount", "€ 12,50"),
        ("paid", "onkosten"),
        ("replaced", "weet-niet"),
        ("needs", "reis"),
        ("needs", "taal"),
        ("times", "mon-morning"),
        ("times", "mon-evening"),
        ("times", "thu-afternoon"),
    ]
)
WRONG = MultiDict(
    [("what", "Koffie"), ("hours", "veel"), ("start", "31"), ("start", "13"), ("start", "2026")]
)


@contextmanager
def in_language(code: str) -> Iterator[Language]:
    """A request in this language, so that forms can translate their messages."""
    app = Flask(__name__)
    Babel(app, locale_selector=lambda: code)
    with app.test_request_context():
        yield LANGUAGES[code]


def environment(language: Language, catalogue: NullTranslations | None = None) -> Environment:
    """Templates of the portal and of the specimen, bound to one language."""
    templates = Environment(
        loader=FileSystemLoader([paths.TEMPLATES, HERE]),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = catalogue or translations(language.code)
    templates.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    templates.filters["number"] = lambda value: format_decimal(value, locale=language.locale)
    templates.filters["minutes_as_hours"] = lambda minutes: hours(minutes, language.code)
    templates.filters["opening"] = lambda line: opening(line, language.code)
    templates.filters["unbroken"] = lambda text: text.replace(" ", "\u00a0")
    templates.globals["icon"] = partial(icons.icon, drawings)
    return templates


def context(language: Language) -> dict[str, Any]:
    """What the web layer gives to every page."""
    link = dict.fromkeys(("home", "privacy", "accessibility", "report_word", "sign_out", "search"), "/")
    return {
        "language": language,
        "languages": list(LANGUAGES.values()),
        "language_form": None,
        "brand": "Tegenprestatie",
        "gemeente": Thing(name="Voorbeeld", phone="14 0000", opening_hours=()),
        "theme": theme.load(theme.EXAMPLE, sheet()),
        "actor": None,
        "nav": [],
        "flashes": [],
        "links": Thing(**link),
        "asset_url": asset_url,
        "csrf_token": "token",
    }


def page(template: str, code: str = "nl", catalogue: NullTranslations | None = None, **values: Any) -> str:
    """The HTML of a template in a language; ``values`` that are functions are called in it."""
    with in_language(code) as language:
        made = {name: value() if callable(value) else value for name, value in values.items()}
        templates = environment(language, catalogue)
        return templates.get_template(template).render(context(language) | made)


def checked(form: type[PortalForm], sent: MultiDict[str, str]) -> Callable[[], PortalForm]:
    """The form as it stands after somebody sent these values."""

    def make() -> PortalForm:
        made = form(formdata=sent)
        made.validate()
        return made

    return make


def step(
    code: str = "nl",
    form: Callable[[], PortalForm] = OneField,
    step_title: str = "",
    catalogue: NullTranslations | None = None,
    **values: Any,
) -> str:
    """A step of a form."""
    place = {
        "flow_title": "Mijn plan",
        "place": Place(2, 5, "Geld"),
        "back_url": "/vorige",
        "can_save": True,
    }
    return page("layouts/step.html", code, catalogue, form=form, step_title=step_title, **{**place, **values})


def everything(code: str = "nl", catalogue: NullTranslations | None = None) -> dict[str, str]:
    """All specimen pages by name, in one language."""
    client = {"actor": Thing(name="S. Haddad", audience="client", role_label="", helper="", helps="")}
    staff = {
        "actor": Thing(name="A. de Boer", audience="staff", role_label="Klantmanager", helper="", helps="")
    }
    menu = [
        MenuItem("/", "Overzicht", is_current=True),
        MenuItem("/plan", "Mijn plan", is_current=False),
        MenuItem("/post", "Post", is_current=False, count=2),
    ]
    many = {"step_title": "Uw plan in het kort", "catalogue": catalogue}
    return {
        "vraag": step(code, catalogue=catalogue),
        "vraag-fout": step(code, checked(OneField, MultiDict([("x", "")])), catalogue=catalogue),
        "alle-vragen": step(code, EveryField, **many),
        "alle-vragen-vol": step(code, checked(EveryField, FULL), **many),
        "alle-vragen-fout": step(code, checked(EveryField, WRONG), **many),
        "overzicht": page(
            "overview.html", code, catalogue, nav=menu, flashes=[("ok", "Uw plan is bewaard.")], **client
        ),
        "werk": page("casework.html", code, catalogue, nav=menu, **staff),
        "fout": page(
            "layouts/error.html",
            code,
            catalogue,
            heading="Deze pagina is er niet",
            explanation="Misschien is het adres niet goed overgenomen.",
            reference="4F2A-91",
            again="/opnieuw",
            is_ours=True,
        ),
    }
