"""The public pages: the front door, the pages of :mod:`portal.web.public.site`."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint, abort, current_app, g, redirect, url_for
from werkzeug.wrappers import Response

from portal import clock, languages
from portal.actions import documents
from portal.domain.permissions import Permission, may
from portal.look import FOLDER, Theme
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.address import LANG
from portal.web.download import pdf_answer
from portal.web.flows import FLOWS
from portal.web.flows.report import REPORT
from portal.web.paper import form_text
from portal.web.portal import installation, settings
from portal.web.public.site import PAGES, STATED_ON, PublicPage
from portal.wording import rulelines
from portal.wording.held import PARTS
from portal.wording.teller import Line, Teller

public = Blueprint("public", __name__)
HELD = tuple(title for part, (title, _) in PARTS.items() if part not in ("client", "dossier"))
"""What is held besides who somebody is, as the client sees it with his own data."""
PAPER_FORMS = {str(form.slug): form for form in (*FLOWS.values(), REPORT) if form.on_paper}
PAPER_FORM = f"<any({', '.join(map(repr, PAPER_FORMS))}):slug>.pdf"


@public.get("/")
@needs(Permission.PUBLIC_PAGE_VIEW)
def root() -> Response:
    """To the front page in the reader's language."""
    return redirect(url_for("public.start", lang=locale.code()), 303)


@public.get(f"{LANG}/")
@needs(Permission.PUBLIC_PAGE_VIEW)
def start(lang: str) -> str:
    """The front door: what this is, what the gemeente asks, and the way to everything else."""
    tell = teller(lang)
    size, kinds = list(rulelines.size(tell)), list(rulelines.kinds(tell))
    return pages.render(
        "public/start.html",
        regeling=tell.law.regeling,
        regime=tell.regime(clock.today()),
        size=size,
        kinds=kinds,
        articles=_each_once((*size, *kinds)),
        doubts=(),
        form_address=form_address,
    )


@public.get(f"{FOLDER}/<filename>")
@needs(Permission.PUBLIC_PAGE_VIEW)
def theme_file(filename: str) -> Response:
    """The tokens or the icon of the gemeente's theme; the name carries the hash of what is in it."""
    chosen: Theme = current_app.extensions["theme"]
    content, kind = chosen.files.get(f"{FOLDER}/{filename}") or abort(404)
    return Response(content, mimetype=kind)


@public.get(f"{LANG}/formulieren/{PAPER_FORM}")
@needs(Permission.PUBLIC_PAGE_VIEW)
def paper_form(lang: str, slug: str) -> Response:
    """A form on paper, for who does not sign in."""
    text = form_text(installation(), PAPER_FORMS[slug], {}, lang)
    pdf = documents.empty_form(installation(), g.actor, text, lang)
    return pdf_answer(pdf, f"{slug}-{lang}.pdf")


def teller(lang: str) -> Teller:
    """What tells the rules of this gemeente as they are today."""
    return Teller(installation().law(clock.today()), lang)


def address(page: PublicPage, lang: str) -> str:
    """Where a page stands."""
    return url_for(f"public.{page.name}", lang=lang)


def form_address(slug: str) -> str:
    """A form itself for who is signed in as a client; for anybody else over the sign-in."""
    form = url_for("client.form_start", slug=slug)
    is_in = g.get("actor") is not None and may(g.actor, Permission.CLIENT_DOSSIER_VIEW)
    return form if is_in else url_for("account.sign_in", verder=form)


def _each_once(lines: Iterable[Line]) -> list[Line]:
    return list(dict.fromkeys(lines))


def content(page: PublicPage, lang: str) -> str:
    """One page as HTML, with the rules of this gemeente as they are today."""
    tell = teller(lang)
    translate = languages.translations(lang).gettext
    rules = {name: list(subject(tell)) for name, subject in page.rules.items()}
    return pages.render(
        f"public/{page.name}.html",
        title=translate(page.title),
        summary=translate(page.summary),
        regeling=tell.law.regeling,
        regime=tell.regime(clock.today()) if page.rules else "",
        rules=rules,
        articles=_each_once(line for lines in rules.values() for line in lines),
        doubts=tell.doubts(*page.doubts),
        forms=PAPER_FORMS.values(),
        held=HELD,
        privacy_url=settings().privacy_url,
        base_url=settings().base_url,
        form_address=form_address,
        stated_on=STATED_ON,
    )


def _view(page: PublicPage) -> Callable[..., Any]:
    @needs(Permission.PUBLIC_PAGE_VIEW)
    def view(lang: str) -> str:
        return content(page, lang)

    return view


for _page in PAGES:
    public.add_url_rule(f"{LANG}/{_page.slug}", _page.name, _view(_page))
