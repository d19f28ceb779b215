"""A logo is shapes of one colour: what it may do in a page and in a letter is nothing."""

import pytest

from portal.config import ConfigError
from portal.look import logo

TREE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>'


def with_inside(inside: str) -> str:
    """A logo with something beside its shape."""
    return TREE.replace("</svg>", f"{inside}</svg>")


def test_it_is_written_anew_in_the_colour_of_the_words_around_it() -> None:
    read = logo.read(TREE.replace("<path", '<!-- gemaakt met Tekenpen --><path fill="currentColor"'))
    assert read.inline == (
        '<svg aria-hidden="true" viewBox="0 0 40 20" fill="currentColor" stroke="none">'
        '<path d="M0 0h40v20H0z" fill="currentColor"/></svg>'
    )
    assert read.ratio == 2


def test_a_letter_gets_it_with_the_colour_in_it() -> None:
    """The renderer of letters takes no colour from a sheet there."""
    painted = logo.read(with_inside('<circle r="4" fill="none" stroke="currentColor"/>')).painted("#24583f")
    assert "currentColor" not in painted
    assert painted.count("#24583f") == 2


def test_lines_without_a_fill_stay_lines() -> None:
    lines = TREE.replace("<svg ", '<svg fill="none" stroke="currentColor" stroke-width="2" ')
    assert '<g fill="none" stroke="currentColor" stroke-width="2">' in logo.read(lines).inline


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (with_inside("<script>alert(1)</script>"), "not <script>"),
        (with_inside("<style>path{fill:red}</style>"), "not <style>"),
        (with_inside("<foreignObject/>"), "not <foreignObject>"),
        (with_inside('<image href="https://elders.invalid/x.png"/>'), "not <image>"),
        (with_inside('<use href="#a"/>'), "not <use>"),
        (with_inside("<text>Waterkerk</text>"), "not <text>"),
        (with_inside("<title>x</title>"), "not <title>"),
        (with_inside('<animate attributeName="d"/>'), "not <animate>"),
        (with_inside('<a xmlns="http://www.w3.org/1999/xhtml"/>'), "may hold only shapes"),
        (with_inside('<path onclick="alert(1)" d="M0 0"/>'), "onclick may not stand on <path>"),
        (with_inside('<path style="fill:red" d="M0 0"/>'), "style may not stand"),
        (with_inside('<path class="x" d="M0 0"/>'), "class may not stand"),
        (with_inside('<path fill="#ff0000" d="M0 0"/>'), "has one colour"),
        (with_inside('<path fill="url(#a)" d="M0 0"/>'), "has one colour"),
        (with_inside('<path transform="url(#a)" d="M0 0"/>'), "no plain value"),
        (with_inside('<path d="M0 0;x"/>'), "no plain value"),
        (TREE.replace("<svg ", '<svg onload="alert(1)" '), "onload may not stand on <svg>"),
        (TREE.replace(' viewBox="0 0 40 20"', ""), "with a viewBox"),
        (TREE.replace("0 0 40 20", "0 0 0 20"), "with a viewBox"),
        ('<svg viewBox="0 0 4 4"><path d="M0 0"/></svg>', "must be an <svg>"),
        ("<html/>", "must be an <svg>"),
        ("zomaar tekst", "is no SVG"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + TREE, "no DOCTYPE"),
        (with_inside("<![CDATA[x]]>"), "no CDATA"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>', "is empty"),
        (with_inside(f'<path d="{"M0 0" * 1100}"/>'), "larger than 4096 bytes"),
    ],
)
def test_whatever_is_more_than_a_shape_is_refused_and_named(drawn: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        logo.read(drawn)
