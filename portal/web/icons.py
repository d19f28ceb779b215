"""The small drawings on pages: Lucide's, in one file that a browser keeps, as it keeps the style sheet.

``python -m portal.web.assets`` takes them from ``node_modules``. Without the packages pages have none: every
drawing stands beside words that say the same.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from markupsafe import Markup

PACKAGE = "lucide-static"
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")


class Icon(StrEnum):
    """What a drawing stands for; the value is Lucide's name of it."""

    ALERT = "triangle-alert"
    ARRIVED = "circle-check"
    BACK = "arrow-left"
    BOOK = "book-open"
    BUILDING = "building-2"
    CALENDAR = "calendar-days"
    CARE = "heart"
    CHANGE = "refresh-cw"
    CLOCK = "clock"
    CLOSE = "x"
    DOWN = "arrow-down"
    FILE = "file-text"
    GO = "chevron-right"
    HAND = "hand-helping"
    HELP = "life-buoy"
    HOURGLASS = "hourglass"
    HOUSE = "house"
    IDEA = "lightbulb"
    IDENTITY = "id-card"
    INFO = "info"
    LANGUAGES = "languages"
    MAIL = "mail"
    MAIL_OPEN = "mail-open"
    MENU = "menu"
    MESSAGE = "message-circle"
    MINUS = "minus"
    PAPER_CLIP = "paperclip"
    PAUSE = "circle-pause"
    PENCIL = "pencil"
    PHONE = "phone"
    PLACE = "map-pin"
    QUESTION = "circle-question-mark"
    SCALE = "scale"
    SEARCH = "search"
    SIGNAL = "megaphone"
    TRASH = "trash-2"
    UP = "arrow-up"
    USER = "user"
    USERS = "users"
    YES = "check"


def sprite(packages: Path) -> str:
    """All drawings in one SVG, each as a symbol with its own name.

    Raises:
        FileNotFoundError: the package lacks a drawing.
    """
    symbols = (f'<symbol id="{one}" viewBox="0 0 24 24">{_drawn(packages, one)}</symbol>' for one in Icon)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>'


def _drawn(packages: Path, one: Icon) -> str:
    """What is within a drawing, as Lucide has it."""
    svg = (packages / PACKAGE / "icons" / f"{one}.svg").read_text("utf-8")
    found = _INNER.search(svg)
    lines = _BETWEEN.sub("><", found[1].strip()) if found else ""
    return lines.replace(" />", "/>")


def icon(address: Callable[[], str], name: str, look: str = "") -> Markup:
    """A drawing as it stands in a page; nothing while nothing is built. It is never read aloud.

    ``address`` answers where the file with the drawings stands, ``name`` is that of an :class:`Icon`,
    ``look`` the classes that it gets.

    Raises:
        ValueError: there is no such drawing.
    """
    drawing, file = Icon(name), address()
    if not file:
        return Markup()
    classes = f' class="{look}"' if look else ""
    return Markup(f'<svg{classes} aria-hidden="true"><use href="{file}#{drawing}"/></svg>')  # noqa: S704 - ours
