"""What is committed is finished, and says nothing about the machine it was made on."""

import re
from pathlib import Path

from tests.architecture.source import ROOT, files, text_of

# Written so that these lines do not match themselves.
UNFINISHED = re.compile(r"\b(T[O]DO|F[I]XME|X[X]X|Not[I]mplementedError)\b")
REGISTRY = re.compile(r"\b(pypi|pythonhosted|npmjs|npmmirror|yarnpkg|deb\.debian)\.(org|com|io)\b")
HOME = re.compile(r"(?<![\w.])/(root|home/\w+|Users/\w+|tmp/[\w-]+)/")

WRITTEN_BY_US = {".py", ".html", ".css", ".toml", ".md", ".po", ".pot", ".json", ".lock", ".in", ".ini", ""}


def matches(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}: {found.group()}"
        for path in files()
        if path.suffix in WRITTEN_BY_US and (found := pattern.search(text_of(path)))
    ]


def test_nothing_is_left_unfinished() -> None:
    assert matches(UNFINISHED) == []


def test_no_package_registry_is_named() -> None:
    assert matches(REGISTRY) == []


def test_no_path_of_a_machine_is_written_down() -> None:
    here = re.compile(re.escape(str(ROOT.parent)) + r"/|" + re.escape(str(ROOT)))
    assert matches(HOME) == []
    assert len(ROOT.parts) < 3 or matches(here) == []


def test_every_link_in_a_document_leads_somewhere() -> None:
    broken = []
    for path in files():
        if path.suffix == ".md":
            targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text_of(path))
            broken += [
                f"{path}: {target}" for target in targets if not (ROOT / path.parent / target).exists()
            ]
    assert broken == []


def test_nothing_that_is_made_is_committed() -> None:
    made = {".venv", "node_modules", "var", "__pycache__", "vendor", ".pytest_cache", ".ruff_cache"}
    assert [str(path) for path in files() if made & set(path.parts)] == []
    assert [str(path) for path in files() if Path(path).suffix in {".mo", ".pyc", ".sqlite3"}] == []
