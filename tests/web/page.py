"""One answer of the portal, and what stands on it.

To read a page takes as long as to make it. So a page that comes again, but for its CSRF token, is not read
again; nobody changes the tree of a page. Whether it is good HTML is for the Nu checker to say.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

CONTROLS = ("input", "select", "textarea", "button")
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
LANGUAGE = re.compile(r'<html lang="([^"]*)"')
BREAK = re.compile(r"(?<=>)\n(?=[^<>]*</textarea>)")
THE_TOKEN = "the-token"
"""What stands in the tree instead of each token."""


class Page:
    """A page of HTML: its address, its answer, and what stands on it."""

    def __init__(self, url: str, answer: TestResponse) -> None:
        self.url = url
        self.answer = answer
        self.status = answer.status_code
        self.html = answer.get_data().decode("utf-8", "replace")  # also of a file that is no text
        self.without_token = TOKEN.sub(THE_TOKEN, self.html)

    @property
    def soup(self) -> BeautifulSoup:
        """The tree of the page."""
        return _parsed(self.without_token)[0]

    @property
    def elements(self) -> list[Tag]:
        """Every element, in the order of the page. Walking this list is much faster than selectors."""
        return _parsed(self.without_token)[1]

    def named(self, *names: str) -> list[Tag]:
        """Every element of these kinds."""
        return [element for element in self.elements if element.name in names]

    def with_attribute(self, name: str) -> list[Tag]:
        """Every element that has an attribute."""
        return [element for element in self.elements if name in element.attrs]

    @property
    def language(self) -> str:
        """The language that the page says it is in."""
        found = LANGUAGE.search(self.html)
        return found[1] if found else ""

    @property
    def title(self) -> str:
        """The words on the tab of the browser."""
        return self.soup.title.get_text() if self.soup.title else ""

    @property
    def heading(self) -> str:
        """The words of the one h1."""
        return words(self.soup.select_one("h1"))

    @property
    def text(self) -> str:
        """What a reader sees in the main part, as one line."""
        return words(self.soup.main)

    @property
    def errors(self) -> list[str]:
        """What the summary above a form says that must be mended."""
        return [words(link) for link in self.soup.select(".p-summary a")]

    @property
    def alerts(self) -> list[str]:
        """Messages that stand out, such as what was just done."""
        return [words(alert) for alert in self.soup.select(".p-alert")]

    def links(self, within: str = "") -> list[str]:
        """Where the links of the page, or of a part of it, lead, in order."""
        found = self.soup.select(f"{within} a[href]") if within else self.named("a")
        return [str(link["href"]) for link in found]

    def link(self, text: str) -> str:
        """Where the one link with these words leads."""
        found = [str(a["href"]) for a in self.soup.select("a[href]") if text in words(a)]
        assert len(set(found)) == 1, f"{len(found)} links say {text!r} on {self.url}"
        return found[0]

    def form(self, action: str = "") -> Tag:
        """The form that posts to an address, or else the one form in the main part that posts."""
        forms = self.soup.select("form[method=post]" if action else "main form[method=post]")
        found = [form for form in forms if not action or form.get("action") == action]
        assert len(found) == 1, f"{len(found)} forms for {action or 'the page'} on {self.url}"
        return found[0]

    @property
    def token(self) -> str:
        """The CSRF token of the page."""
        found = TOKEN.search(self.html)
        return found[0] if found else ""

    def value(self, name: str) -> str:
        """What stands in a box of the form."""
        return dict(filled_in(self.form()))[name]


def tree(html: str | bytes) -> BeautifulSoup:
    """A page as a tree. The line break with which a long answer begins is none of it (HTML, 13.2.6.4.7)."""
    text = html.decode() if isinstance(html, bytes) else html
    return BeautifulSoup(BREAK.sub("", text), "lxml")


@lru_cache(64)
def _parsed(html: str) -> tuple[BeautifulSoup, list[Tag]]:
    """The tree of a page, and its elements in order."""
    soup = tree(html)
    return soup, list(soup.find_all(True))


def words(element: Tag | None) -> str:
    """The words of an element, with single spaces."""
    return " ".join(element.get_text(" ").split()) if element else ""


def filled_in(form: Tag) -> Iterator[tuple[str, str]]:
    """The names and values that a browser would send with a form, buttons left out."""
    for control in form.find_all(CONTROLS):
        if control.get("name") and control.name != "button":
            yield from _sent(control)


def _sent(control: Tag) -> Iterator[tuple[str, str]]:
    name, kind = str(control["name"]), control.get("type")
    if control.name == "textarea":
        yield name, control.get_text().removeprefix("\n")
    elif control.name == "select":
        yield from ((name, str(option["value"])) for option in control.select("option[selected]"))
    elif kind not in {"radio", "checkbox"} or control.has_attr("checked"):
        yield name, _text(control.get("value"))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
