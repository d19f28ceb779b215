"""One page in windows of several widths at once.

A window that is made wider and wider is drawn each time, and that costs more than all that is looked at in
it. Here each window keeps its width.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise

from playwright.sync_api import Browser, Frame, Page, ViewportSize

from tests.browser.browser import SHOW, opened, show
from tests.browser.checkers import LOST, axe_violations

NARROWEST, TELEPHONE, ZOOMED, DESK = 320, 360, 640, 1280
"""Pixels; ``ZOOMED`` is a desk at 200 %."""
LARGE = "with text at 200 %"
WIDTHS: Mapping[str, int] = {
    **{f"at {width}": width for width in (NARROWEST, TELEPHONE, ZOOMED, DESK)},
    LARGE: TELEPHONE,
}
LEAST_ROOM = (f"at {NARROWEST}", LARGE)
ON_A_DESK = (f"at {DESK}",)
OFTEN = LEAST_ROOM + ON_A_DESK
"""The least room, the largest text, and the page as it is on a desk; the others lie between these."""
KEYS = re.compile(r'<script src="[^"]*/desk\.[^"]*js[^"]*" defer></script>')
"""The keys of the worklist, which do nothing to how a page looks."""
SHEET = re.compile(r"<link rel=.stylesheet[^>]*>|<style|<script")
"""What the windows keep from one page to the next, and so must be the same on all."""
Axe = Mapping[int, Sequence[str]]
"""The widths at which axe looks, and with which rules; none are all."""
_HOST = "/vensters"
_FRAME = '<iframe name="{name}" src="/" width="{width}" height="740" style="{style}"></iframe>'
_UNSEEN = "border: 0; display: block; visibility: hidden"
"""What stands in a frame is measured and never looked at, so it need not be painted."""
_ELEMENT, _VALUE = re.compile(r"<(/?\w+)([^>]*)"), re.compile(r' (?!class|type|style)[\w-]+="[^"]*"')


class Windows:
    """The windows, and one of the narrowest width that is no part of another page, for all rules of axe."""

    def __init__(self, host: Page, alone: Page, names: Sequence[str]) -> None:
        self._host, self._alone = host, alone
        self._frames = {name: _frame(host, name) for name in names}
        self._frames[LARGE].evaluate("document.documentElement.style.fontSize = '200%'")

    def wrong_with(self, html: str, axe: Axe, only: Sequence[str] = ()) -> list[str]:
        """What does not fit in a window, or in one of those named, and what axe-core holds against the page.

        A window that is left out keeps the page before: axe may not be sent there.
        """
        names = [name for name in self._frames if name in only or not only]
        found: list[str] = self._host.evaluate(_SEEN, [html, SHOW, LOST, names])
        for width, rules in axe.items():
            found += axe_violations(self._at(width, html, rules), rules)
        return found

    def _at(self, width: int, html: str, rules: Sequence[str]) -> Page | Frame:
        """Where to look: some rules are only for a page that is no part of another."""
        if rules:
            return self._frames[f"at {width}"]
        screen: ViewportSize = {"width": width, "height": 740}
        if self._alone.viewport_size != screen:
            self._alone.set_viewport_size(screen)
        show(self._alone, html)
        return self._alone


def of_each_build(pages: Mapping[str, str]) -> set[str]:
    """Of the pages on which the same elements stand beside each other, the name of the longest one.

    How large a link is, and how near to the next, follows from what it is and what it stands beside.
    """
    found: dict[frozenset[tuple[str, str]], str] = {}
    for name in sorted(pages, key=lambda name: len(pages[name])):
        elements = ["".join(parts) for parts in _ELEMENT.findall(_VALUE.sub("", pages[name]))]
        found[frozenset(pairwise(elements))] = name
    return set(found.values())


@contextmanager
def windows(browser: Browser, first: str, names: Sequence[str] = tuple(WIDTHS)) -> Iterator[Windows]:
    """Windows in which any page can be shown that has the same sheets as the first one."""
    frames = "".join(_FRAME.format(name=name, width=WIDTHS[name], style=_UNSEEN) for name in names)
    pages = {"/": first, _HOST: f"<!doctype html><title>x</title>{frames}"}
    with opened(browser, pages, viewport={"width": NARROWEST, "height": 740}) as alone:
        host = alone.context.new_page()
        alone.goto("/")
        host.goto(_HOST)
        yield Windows(host, alone, names)


def _frame(host: Page, name: str) -> Frame:
    frame = host.frame(name)
    assert frame is not None
    return frame


_SEEN = """
([html, show, lost, names]) => names.flatMap(name => {
  const seen = document.querySelector(`iframe[name="${name}"]`).contentWindow;
  seen.eval(`(${show})`)(html);
  const root = seen.document.documentElement;
  const wide = root.scrollWidth > root.clientWidth ? ['scrolls sideways'] : [];
  return [...wide, ...seen.eval(lost)].map(one => `${name}: ${one}`);
})
"""
