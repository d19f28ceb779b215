"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PLACE = re.compile(r"`((?:portal|tests|docs|pdf|templates|translations|bench|\.ci)/[\w./-]+)(?::[^`]*)?`")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def named(document: Path) -> list[tuple[str, Path]]:
    text = document.read_text(encoding="utf-8")
    links = [(name, document.parent / name) for name in LINK.findall(text)]
    places = [(name, ROOT / name) for name in PLACE.findall(text)]
    return links + places


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    assert [name for name, path in named(document) if not path.exists()] == []


def test_the_documents_are_looked_at() -> None:
    assert sum(len(named(document)) for document in DOCUMENTS) > 100
