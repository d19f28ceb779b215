"""A logo of one colour: shapes and nothing else, so that it may stand in a page and in a letter as it is."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from portal.config import ConfigError

MOST_BYTES = 4096
COLOUR = "currentColor"
_SVG = "{http://www.w3.org/2000/svg}"
_PLACE = frozenset(
    {"d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"}
)
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_PAINT = frozenset({"fill", "stroke"})
_HOW = frozenset(
    {"fill-rule", "clip-rule", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"}
)
_VALUE = re.compile(r"[\w\s.,()+-]*")
_VIEW = re.compile(r"(-?[\d.]+)[\s,]+(-?[\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)")


@dataclass(frozen=True)
class Logo:
    """The shapes, written anew from what was read, and the view box that they are drawn in."""

    view: str
    shapes: str
    ratio: float

    @property
    def inline(self) -> Markup:
        """For a page: in the colour of the words around it, and left out when the page is read aloud."""
        head = f'<svg aria-hidden="true" viewBox="{self.view}" fill="{COLOUR}" stroke="none">'
        return Markup(f"{head}{self.shapes}</svg>")  # noqa: S704 -- only shapes, each checked and escaped

    def painted(self, colour: str) -> str:
        """A picture of its own in this colour: the sheet of a letter can't reach into it."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{self.view}" fill="{colour}" stroke="none">'
            f"{self.shapes.replace(COLOUR, colour)}</svg>"
        )


def read(text: str) -> Logo:
    """The logo in a file.

    Raises:
        ConfigError: it is too long, no SVG, without a view box, or more than shapes of one colour.
    """
    if len(text.encode()) > MOST_BYTES:
        raise ConfigError(f"logo.svg is larger than {MOST_BYTES} bytes. Leave out what is not seen.")
    if "<!" in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL):
        raise ConfigError("logo.svg may hold no DOCTYPE and no CDATA.")
    try:
        root = ET.fromstring(text)  # noqa: S314 -- without a DOCTYPE there are no entities
    except ET.ParseError as error:
        raise ConfigError(f"logo.svg is no SVG: {error}.") from error
    view = _VIEW.fullmatch(root.get("viewBox", "").strip())
    if root.tag != f"{_SVG}svg" or not view or not float(view[3]) or not float(view[4]):
        raise ConfigError('logo.svg must be an <svg> with a viewBox, such as viewBox="0 0 36 36".')
    _check("svg", {name: value for name, value in root.items() if name != "viewBox"}, also=frozenset())
    inherited = {name: value for name, value in root.items() if name in _PAINT | _HOW}
    if inherited.get("fill") == COLOUR:
        del inherited["fill"]  # as it is shown anyhow
    shapes = "".join(_written(root))
    if not shapes:
        raise ConfigError("logo.svg is empty.")
    if inherited:
        shapes = f"<g{_attributes(inherited)}>{shapes}</g>"
    return Logo(" ".join(view.groups()), shapes, float(view[3]) / float(view[4]))


def _written(parent: ET.Element) -> Iterator[str]:
    for element in parent:
        name = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else "?"
        if name == "g":
            _check(name, element.attrib, also=frozenset({"transform"}))
            yield f"<g{_attributes(element.attrib)}>{''.join(_written(element))}</g>"
        elif name in _SHAPES:
            _check(name, element.attrib, also=_PLACE | {"transform"})
            yield f"<{name}{_attributes(element.attrib)}/>"
        else:
            raise ConfigError(f"logo.svg may hold only shapes and paths, not <{name}>.")


def _check(element: str, attributes: dict[str, str], also: frozenset[str]) -> None:
    for name, value in attributes.items():
        if element == "svg" and name in {"width", "height"}:
            continue  # how large it is shown is no matter of the file
        if name not in _PAINT | _HOW | also:
            raise ConfigError(f"logo.svg: {name} may not stand on <{element}>.")
        if name in _PAINT and value not in {"none", COLOUR}:
            raise ConfigError(f"logo.svg has one colour: {name} is {COLOUR} or none, not {value}.")
        if not _VALUE.fullmatch(value):
            raise ConfigError(f"logo.svg: {name} of <{element}> is no plain value.")


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in sorted(attributes.items()))
