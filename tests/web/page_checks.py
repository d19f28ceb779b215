"""What must hold of every page that any test fetches. Each check yields what is wrong, in words.

``test_page_checks.py`` shows for each of them a page on which it objects.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from bs4 import Tag
from flask import Flask
from stdnum.nl import bsn
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from portal.languages import LANGUAGES
from tests.web.language_checks import foreign_words
from tests.web.page import CONTROLS, Page, words

Complaints = Iterator[str]
POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "for", "form", "list")
LEFTOVERS = re.compile(
    r"%\(\w+\)|\{\{|\{%|\bUndefined\b|&(?:amp|lt|gt|quot|#\d+);|</?\w+>|datetime\.|<portal"
)
LIST, KEYS = "/werk/", re.compile(r"/static/(?:vendor/desk\.[0-9a-f]+\.js|desk\.js\?v=[0-9a-f]+)")
"""The one page with a script, and the file that it loads."""
NUMBER = re.compile(r"(?<![\w-])\d{9}(?![\w-])")


def wrong_with_page(app: Flask, page: Page) -> list[str]:
    """Everything that is wrong with a page."""
    return [*(f"{check.__name__}: {said}" for check in CHECKS for said in check(page)), *links(app, page)]


def heading(page: Page) -> Complaints:
    """One h1 with words in it, and no level left out below it."""
    found = page.named("h1")
    if len(found) != 1 or not page.heading:
        yield f"{len(found)} h1: {[words(one) for one in found]}"
    before = 1
    for one in page.named("h1", "h2", "h3", "h4", "h5", "h6"):
        level = int(one.name[1])
        if level > before + 1:
            yield f"h{level} {words(one)!r} follows h{before}"
        before = level


def title(page: Page) -> Complaints:
    """A title that begins with what the page is and ends with whose it is."""
    parts = page.title.split(" – ")
    if len(parts) < 2 or any(part != part.strip() or not part for part in parts):
        yield repr(page.title)


def language(page: Page) -> Complaints:
    """A language of the portal, written in its own direction."""
    html = page.soup.html
    known = LANGUAGES.get(page.language)
    if html is None or known is None or html.get("dir") != known.direction:
        yield f"lang {page.language!r}, dir {html and html.get('dir')!r}"


def labels(page: Page) -> Complaints:
    """Every control has a name that everybody gets."""
    named_by = {label["for"]: words(label) for label in page.named("label") if label.get("for")}
    for control in page.named(*CONTROLS):
        if control.get("type") != "hidden" and not _name_of(control, named_by):
            yield f"nameless: {str(control)[:90]}"
    for group in page.named("fieldset"):
        first = group.find(True)
        if not isinstance(first, Tag) or first.name != "legend" or not words(first):
            yield f"a fieldset without legend: {str(group)[:90]}"


def _name_of(control: Tag, named_by: Mapping[str, str]) -> str:
    if control.get("aria-hidden") == "true":
        return "nobody reads it"
    around = [words(label) for label in control.find_parents("label")]
    own = named_by.get(str(control.get("id")), "")
    content = words(control) if control.name == "button" else ""
    return " ".join([*around, own, content, str(control.get("aria-label") or "")]).strip()


def ids(page: Page) -> Complaints:
    """Every id is there once, and whatever points to an id finds it."""
    known = Counter(str(one["id"]) for one in page.with_attribute("id"))
    yield from (f"id {name!r} stands {count} times" for name, count in known.items() if count > 1)
    for attribute in POINTERS:
        for one in page.with_attribute(attribute):
            yield from (f"{attribute}={key!r} leads nowhere" for key in _keys(one, attribute) - known.keys())
    for link in page.links():
        if link.startswith("#") and link[1:] not in known:
            yield f"the link {link} leads nowhere"


def _keys(one: Tag, attribute: str) -> set[str]:
    value = one[attribute]
    return set(value if isinstance(value, list) else str(value).split())


def scripts(page: Page) -> Complaints:
    """No script, no style and no event handler within the page: the CSP would refuse them.

    The list of staff may load its keys, a file of the portal.
    """
    loaded = page.named("script")
    if page.url.partition("?")[0] == LIST and len(loaded) == 1 and not loaded[0].get_text():
        loaded = [] if KEYS.fullmatch(str(loaded[0].get("src"))) else loaded
    yield from (f"<{one.name}>" for one in (*loaded, *page.named("style", "iframe", "object", "base")))
    for one in page.elements:
        bad = [name for name in one.attrs if name.startswith("on") or name == "style"]
        yield from (f"{name} on <{one.name}>" for name in bad)
    yield from (f"link {url}" for url in page.links() if url.casefold().startswith(("javascript:", "data:")))


def images(page: Page) -> Complaints:
    """A picture has words, or is hidden from whoever can't see it."""
    yield from (f"no alt: {one}" for one in page.named("img") if "alt" not in one.attrs)
    for one in page.named("svg"):
        if one.get("aria-hidden") != "true" and one.get("role") != "img":
            yield f"no words: {str(one)[:60]}"


def leftovers(page: Page) -> Complaints:
    """No placeholder, template sign, mark-up or value of the program in what one reads."""
    for part in (page.soup.body, page.soup.title):
        yield from LEFTOVERS.findall(words(part))


def private_numbers(page: Page) -> Complaints:
    """Nothing that could be a BSN, not in the text and not in the mark-up."""
    yield from (found for found in NUMBER.findall(page.html) if bsn.is_valid(found))


TOUCHES_NOBODY = ("/zelftest", "/woord-melden", "/melding")
"""Forms that touch nothing of anybody's, so that nobody needs a token to send them."""


def tokens(page: Page) -> Complaints:
    """Every form that posts brings its CSRF token, once."""
    for form in page.named("form"):
        if str(form.get("action") or page.url).split("?")[0].endswith(TOUCHES_NOBODY):
            continue
        values = [field.get("value") for field in form.find_all("input", attrs={"name": "csrf_token"})]
        if form.get("method") != "post":
            continue
        if len(values) != 1 or not values[0]:
            yield f"{len(values)} tokens in a form to {form.get('action') or page.url}"


CHECKS = (
    *(heading, title, language, labels, ids, scripts, images, leftovers, private_numbers, tokens),
    foreign_words,
)


def links(app: Flask, page: Page) -> Complaints:
    """Every link within the portal, and every form, leads to an address that takes it.

    The language menu is left out: it works on each address, also where there is no page.
    """
    for url in page.links():
        if (
            url.startswith(("/", "?"))
            and not url.startswith("?taal=")
            and not is_answered(app, url, "GET", page.url)
        ):
            yield f"links: {url} has no page"
    for form in page.named("form"):
        method = str(form.get("method", "get")).upper()
        if not is_answered(app, str(form.get("action") or ""), method, page.url):
            yield f"links: a form to {form.get('action') or page.url} that does not take {method}"


def is_answered(app: Flask, url: str, method: str, base: str) -> bool:
    """Whether the portal has a page at an address, whatever place on it is meant."""
    path = url.partition("#")[0].partition("?")[0] or base.partition("?")[0]
    try:
        app.url_map.bind("localhost").match(path, method=method)
    except RequestRedirect:
        return False  # a link should lead there at once
    except HTTPException:
        return False
    return True
