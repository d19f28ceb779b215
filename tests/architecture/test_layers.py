"""Data flows one way: who may import whom, and every part has its place."""

import sys
import tomllib
from functools import cache

import pytest

from tests.architecture.source import ROOT, imports_of, program, python_files, run, text_of

DATA_ONLY = {"portal.law"}

ONLY_IN = {
    "weasyprint": ("portal/letters/passages.py", "portal/letters/pdf.py"),
    "segno": ("portal/letters/drawing.py",),
    "PIL": ("portal/papers/pictures.py",),
    "pikepdf": ("portal/papers/documents.py", "portal/papers/wholeness.py"),
    "sqlite_utils": ("portal/store/toolbox.py",),
    "sqlalchemy": ("portal/store/",),
    "alembic": ("portal/store/",),
    "pysqlite3": ("portal/store/",),
    "sqlite3": ("portal/store/",),
    "psycopg": ("portal/store/",),
    "flask": ("portal/web/", "portal/app.py", "portal/cli/serve.py"),
    "flask_babel": ("portal/web/", "portal/app.py"),
    "flask_wtf": ("portal/web/", "portal/app.py"),
    "werkzeug": ("portal/web/", "portal/app.py"),
    "wtforms": ("portal/web/",),
    "jinja2": ("portal/web/", "portal/letters/", "portal/app.py"),
    "click": ("portal/cli/", "portal/cli.py"),
    "smtplib": ("portal/letters/mail.py",),
}


NO_AUDIENCE = {"flows", "forms", "static"}
"""Folders of the web that serve every audience."""


def contracts(kind: str) -> list[dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == kind]


def layers() -> set[str]:
    whole = next(one for one in contracts("layers") if "containers" not in one)
    return {part.strip() for line in whole["layers"] for part in line.split("|")}


@cache
def loaded_by_the_web_process() -> frozenset[str]:
    """The modules that are there when a process has imported the application and nothing else."""
    done = run(sys.executable, "-c", "import sys, portal.app; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    return frozenset(done.stdout.split())


def test_the_import_contracts_hold() -> None:
    done = run(program("lint-imports"), "--no-cache", "--no-logo")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_part_of_the_portal_has_its_place_in_the_layers() -> None:
    below = [path.parts[1].removesuffix(".py") for path in python_files("portal")]
    parts = {f"portal.{name}" for name in below if name != "__init__"}
    assert parts == layers(), "give each new folder a place in [tool.importlinter], and take out what is gone"


def test_every_audience_stands_apart_from_the_others() -> None:
    folders = {path.name for path in (ROOT / "portal" / "web").iterdir() if path.is_dir()}
    audiences = {f"portal.web.{name}" for name in folders - NO_AUDIENCE if not name.startswith("__")}
    assert audiences == set(contracts("independence")[0]["modules"])


@pytest.mark.parametrize("package", ["weasyprint", "PIL", "pikepdf", "alembic", "openpyxl", "sqlite_utils"])
def test_the_web_process_does_not_load_what_makes_letters_papers_and_lists(package: str) -> None:
    loaded = loaded_by_the_web_process()
    assert "flask" in loaded
    assert package not in loaded, f"{package} belongs in a process of its own"


def test_the_law_is_data_without_code() -> None:
    code = [path for path in python_files("portal") if f"portal.{path.parts[1]}" in DATA_ONLY]
    assert code == []


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_package_is_imported_only_where_it_belongs(package: str) -> None:
    elsewhere = [
        str(path)
        for path in python_files("portal")
        if package in imports_of(path) and not path.as_posix().startswith(ONLY_IN[package])
    ]
    assert elsewhere == [], f"{package} belongs in {' and '.join(ONLY_IN[package])}"


def test_words_follow_a_reading_of_the_rules_and_read_no_contradiction_themselves() -> None:
    files = [path for path in python_files("portal") if path.parts[1] in {"wording", "letters", "web"}]
    assert [str(path) for path in files if ".reading(" in text_of(path)] == []
