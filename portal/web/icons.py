"""The small drawings on pages: Lucide's, put into the page itself, so that no page asks for another file.

``python -m portal.web.assets`` takes them from ``node_modules``. Without the packages pages have none: every
drawing stands beside words that say the same.
"""

import json
import re
from enum import StrEnum
from functools import cache
from pathlib import Path

from markupsafe import Markup

PACKAGE = "lucide-static"
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")


class Icon(StrEnum):
    """What a drawing stands for; the value is Lucide's name of it."""

    ADD = "plus"
    ALERT = "triangle-alert"
    ARRIVED = "circle-check"
    BACK = "arrow-left"
    BELL = "bell"
    BOOK = "book-open"
    BUILDING = "building-2"
    CALENDAR = "calendar-days"
    CARE = "heart"
    CHANGE = "refresh-cw"
    CLOCK = "clock"
    CLOSE = "x"
    COFFEE = "coffee"
    DOWN = "arrow-down"
    DOWNLOAD = "download"
    EYE = "eye"
    FILE = "file-text"
    FILTER = "list-filter"
    GO = "chevron-right"
    GREEN = "sprout"
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
    MONEY = "wallet"
    PAPER_CLIP = "paperclip"
    PAUSE = "circle-pause"
    PENCIL = "pencil"
    PHONE = "phone"
    PLACE = "map-pin"
    PRINTER = "printer"
    QUESTION = "circle-question-mark"
    SCALE = "scale"
    SEARCH = "search"
    SHIELD = "shield-check"
    SIGN_IN = "log-in"
    SIGN_OUT = "log-out"
    SIGNAL = "megaphone"
    TRASH = "trash-2"
    UP = "arrow-up"
    USER = "user"
    USERS = "users"
    WRENCH = "wrench"
    YES = "check"


def drawn(packages: Path) -> dict[str, str]:
    """What is within each drawing, as Lucide has it.

    Raises:
        FileNotFoundError: the package lacks a drawing.
    """
    return {one: _inner((packages / PACKAGE / "icons" / f"{one}.svg").read_text("utf-8")) for one in Icon}


def _inner(svg: str) -> str:
    found = _INNER.search(svg)
    lines = _BETWEEN.sub("><", found[1].strip()) if found else ""
    return lines.replace(" />", "/>")


@cache
def _built(file: Path) -> dict[str, str]:
    built: dict[str, str] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return built


def icon(file: Path, name: str, look: str = "") -> Markup:
    """A drawing as it stands in a page; nothing while nothing is built. It is never read aloud.

    ``name`` is that of an :class:`Icon`, ``look`` the classes that it gets.

    Raises:
        ValueError: there is no such drawing.
    """
    inner = _built(file).get(Icon(name))
    if inner is None:
        return Markup()
    classes = f' class="{look}"' if look else ""
    return Markup(f'<svg{classes} aria-hidden="true" viewBox="0 0 24 24">{inner}</svg>')  # noqa: S704 - Lucide's
