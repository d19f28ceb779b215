"""The people as whom one can try the demo."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from flask import current_app


@dataclass(frozen=True)
class Persona:
    """A fictional person: key, name, and a sentence (message id) about the situation."""

    id: str
    name: str
    situation: str
    is_staff: bool


def offered() -> Sequence[Persona]:
    """The personas of this installation; none outside the demo."""
    return cast("Sequence[Persona]", current_app.extensions.get("personas", ()))
