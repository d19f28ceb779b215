"""What is drawn in a letter: the logo, and a code that a telephone reads."""

from base64 import b64encode

import segno
from markupsafe import Markup

_QUIET = 2
"""White around a code. The standard asks four modules; a letter is white around it as well."""


def picture(svg: str) -> str:
    """An SVG as an address, for an image that is inside the letter."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def qr(address: str, title: str) -> Markup:
    """A code that leads to an address, with the title that a screen reader says."""
    code = segno.make(address, error="m", micro=False)
    width, height = code.symbol_size(border=_QUIET)
    path = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(code.matrix_iter(border=_QUIET))
        for column, is_dark in enumerate(line)
        if is_dark
    )
    return Markup('<svg viewBox="0 0 {} {}"><title>{}</title><path fill="#000" d="{}"/></svg>').format(
        width, height, title, path
    )
