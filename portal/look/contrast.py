"""Which words stand on which ground, and whether they can be read there (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Iterator, Mapping

from tinycss2.color3 import RGBA

from portal.look.tokens import colour

LEAST_TEXT = 4.5
LEAST_EDGE = 3.0
Pairs = tuple[tuple[str, tuple[str, ...]], ...]
GROUNDS = ("--p-paper", "--p-soft")
TEXT: Pairs = (
    ("--p-ink", (*GROUNDS, "--p-accent-bg", "--p-danger-bg", "--p-ok-bg", "--p-warn-bg")),
    ("--p-quiet", GROUNDS),
    ("--p-accent", (*GROUNDS, "--p-accent-bg")),
    ("--p-paper", ("--p-accent", "--p-ink", "--p-danger", "--p-warn")),
    ("--p-brand-ink", ("--p-brand",)),
    ("--p-header-ink", ("--p-header",)),
    ("--p-danger", (*GROUNDS, "--p-danger-bg")),
    ("--p-ok", (*GROUNDS, "--p-ok-bg")),
    ("--p-warn", (*GROUNDS, "--p-warn-bg")),
    ("--p-focus-ink", ("--p-focus",)),
)
"""The tokens of text, each with the grounds that it stands on; buttons are words of paper on the accent."""
EDGES: Pairs = (("--p-edge", ("--p-paper",)),)
"""What shows where a field is."""


def unreadable(tokens: Mapping[str, str]) -> Iterator[str]:
    """Each text and each edge with too little contrast, with its ground."""
    for pairs, least in ((TEXT, LEAST_TEXT), (EDGES, LEAST_EDGE)):
        for shown, grounds in pairs:
            for ground in grounds:
                if shown not in tokens or ground not in tokens:
                    continue
                ratio = contrast(colour(shown, tokens), colour(ground, tokens))
                if ratio < least:
                    yield f"{shown} on {ground} has a contrast of {ratio:.2f}:1, less than {least:g}:1"


def contrast(one: RGBA, other: RGBA) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: RGBA) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shade[:3]
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
