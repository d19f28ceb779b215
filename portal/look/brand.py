"""What letters need of a theme: a few colours for white paper, the logo, and how the letter head is set."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields

from tinycss2.color3 import RGBA, parse_color

from portal.config import ConfigError
from portal.look.contrast import LEAST_TEXT, contrast
from portal.look.logo import Logo
from portal.look.tokens import colour

_OF = {
    "ink": ("--p-ink", "--basis-color-default-color-document"),
    "quiet": ("--p-quiet", "--basis-color-default-color-default"),
    "line": ("--p-line", "--basis-color-default-border-subtle"),
    "accent": ("--p-accent", "--basis-color-action-2-color-default"),
    "pale": ("--p-accent-bg", "--basis-color-action-2-bg-default"),
    "brand": ("--p-brand",),
    "brand_ink": ("--p-brand-ink",),
}
"""The colours of a letter, each by the tokens that give it: our own before that of NL Design System."""
_LENGTH = re.compile(r"(\d*\.?\d+)(rem|px)")
PX = {"rem": 16.0, "px": 1.0}
WHITE: RGBA = parse_color("#fff")
WIDEST_MM = {True: 85.0, False: 35.0}
"""How wide a logo may be with the name in it and with the name beside it: the reference block follows."""


@dataclass(frozen=True)
class Head:
    """``briefhoofd.toml``: how the head of a letter is set. Who the gemeente is stands in its own file."""

    logo_hoogte_mm: float = 15
    balk_mm: float = 3
    naam_staat_in_logo: bool = False


BOUNDS = {"logo_hoogte_mm": (8, 24), "balk_mm": (0, 6)}


@dataclass(frozen=True)
class Brand:
    """The house style as a letter wears it: plain values, with colours as ``#12426f``.

    ``heading`` is the colour of headings: that of the brand where it can be read on white paper. ``round`` is
    how round a corner is, ``logo`` a picture in that colour, in millimetres ``wide`` and ``high``.
    With ``is_named`` the logo holds the name of the gemeente itself.
    """

    ink: str
    quiet: str
    line: str
    accent: str
    pale: str
    brand: str
    brand_ink: str
    heading: str
    round: str
    logo: str
    wide: float
    high: float
    band: float
    is_named: bool


def made(given: Mapping[str, str], example: Mapping[str, str], logo: Logo, head: Head) -> Brand:
    """The brand of a theme; what it does not set is as in the example.

    Raises:
        ConfigError: words could not be read on white paper or on the pale ground.
    """
    shades = {role: _shade(role, given, example) for role in _OF}
    heading = next(shades[role] for role in ("brand", "accent", "ink") if _reads(shades[role]))
    _check(shades)
    radius = given.get("--p-radius", example["--p-radius"])
    high = min(head.logo_hoogte_mm, WIDEST_MM[head.naam_staat_in_logo] / logo.ratio)
    return Brand(
        **{role: written(shade) for role, shade in shades.items()},
        heading=written(heading),
        round=_pixels(radius),
        logo=logo.painted(written(shades["brand"])),
        wide=round(high * logo.ratio, 2),
        high=round(high, 2),
        band=float(head.balk_mm),
        is_named=head.naam_staat_in_logo,
    )


def head(text: str) -> Head:
    """How ``briefhoofd.toml`` sets the head of a letter.

    Raises:
        ConfigError: it is no TOML, or holds a key or a value that does not exist.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"briefhoofd.toml: {error}.") from error
    kinds = {one.name: one.type for one in fields(Head)}
    for name, value in given.items():
        if name not in kinds:
            raise ConfigError(f"briefhoofd.toml: {name} is no key. Use {', '.join(kinds)}.")
        if kinds[name] is bool and not isinstance(value, bool):
            raise ConfigError(f"briefhoofd.toml: {name} is true or false.")
        if name in BOUNDS:
            least, most = BOUNDS[name]
            if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
                raise ConfigError(f"briefhoofd.toml: {name} is a number from {least} to {most}.")
    return Head(**given)


def written(shade: RGBA) -> str:
    """A colour as ``#12426f``."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in shade[:3])


def _shade(role: str, given: Mapping[str, str], example: Mapping[str, str]) -> RGBA:
    tokens = {**example, **given}
    name = next((one for one in _OF[role] if one in given), None)
    return colour(name or next(one for one in _OF[role] if one in example), tokens)


def _reads(shade: RGBA) -> bool:
    return contrast(shade, WHITE) >= LEAST_TEXT


def _check(shades: Mapping[str, RGBA]) -> None:
    grounds = {"white paper": WHITE, "the pale ground of a letter": shades["pale"]}
    for role in ("ink", "quiet", "accent"):
        for name, ground in grounds.items():
            if (ratio := contrast(shades[role], ground)) < LEAST_TEXT:
                said = f"{_OF[role][0]} on {name} has a contrast of {ratio:.2f}:1"
                raise ConfigError(f"{said}, less than {LEAST_TEXT:g}:1.")


def _pixels(length: str) -> str:
    found = _LENGTH.fullmatch(length.strip())
    return f"{float(found[1]) * PX[found[2]]:g}px" if found else "0"
