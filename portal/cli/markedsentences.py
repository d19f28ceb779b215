"""Finds the sentences that Python code marks for translation; ``translations/babel.cfg`` names it.

It reads the syntax tree, so that a sentence inside an f-string is found under every version of Python: the
tokenizer, which Babel itself goes by, does not look inside one before Python 3.12.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

Found = tuple[int, str, tuple[str | None, ...], list[str]]


def from_python(
    file: BinaryIO, keywords: Collection[str], _comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[Found]:
    """Each call of a marking function: its line, its name, its texts (None when computed), no comments."""
    for call in ast.walk(ast.parse(file.read())):
        if isinstance(call, ast.Call) and (name := _name(call.func)) in keywords:
            yield call.lineno, name, tuple(map(_text, call.args)), []


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _text(argument: ast.expr) -> str | None:
    value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str) else None
