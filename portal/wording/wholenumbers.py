"""Telephone numbers in a line of text, which a reader wants whole: never split over two lines."""

import re

_NUMBER = re.compile(r"\+?\d[\d ()-]*\d")
_WHOLE = str.maketrans({" ": "\u00a0", "-": "\u2011"})


def kept_whole(line: str) -> str:
    """The line with spaces and hyphens in its numbers at which no browser breaks it."""
    return _NUMBER.sub(lambda found: found[0].translate(_WHOLE), line)
