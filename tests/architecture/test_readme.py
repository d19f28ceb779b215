"""The README tells the truth: its commands exist, its tree is the tree, its settings are the settings."""

import dataclasses
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.config import Config
from tests.architecture.source import ROOT, files, text_of

README = Path("README.md")
TEST_SETTINGS = {"PORTAL_TEST_DATABASE_URL"}
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def documents() -> str:
    """The README and the documents: what a stranger follows to the letter."""
    return "\n".join(text_of(path) for path in files() if path.suffix == ".md")


def commands(program: str) -> set[str]:
    """The one or two words after a program's name, wherever a document shows it as something to type."""
    text = documents()
    typed = "\n".join(BLOCK.findall(text) + re.findall(r"`([^`\n]+)`", BLOCK.sub("", text)))
    start = rf"^(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?{program} "
    return set(re.findall(start + r"([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)?)", typed, re.MULTILINE))


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", text_of(Path("Makefile")), re.MULTILINE))


def tree_in_readme() -> list[Path]:
    """The paths of the README's map of the tree: a block with a line for each, two spaces for each level.

    A line starts with one or more names and may end with what they are for, after two spaces. Lines below it
    that stand further in belong to the last of its names.
    """
    block = next(
        block for block in BLOCK.findall(text_of(README)) if re.search(r"^portal/", block, re.MULTILINE)
    )
    found: list[Path] = []
    above: list[Path] = []
    for line in block.splitlines():
        level = (len(line) - len(line.lstrip())) // 2
        names = re.split(r"\s{2,}", line.strip())[0].split()
        paths = [Path(*above[level - 1 : level], name) for name in names]
        above[level:] = paths[-1:]
        found += paths
    return found


def test_every_make_command_that_is_named_exists() -> None:
    named = {word for words in commands("make") for word in words.split()}
    assert {"demo", "test"} <= named
    assert named - make_targets() == set()


def test_every_script_that_make_runs_exists() -> None:
    scripts = re.findall(r"\S+\.py\b", text_of(Path("Makefile")))
    assert scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_every_portal_command_that_is_named_exists() -> None:
    named = commands("portal")
    assert named
    assert [command for command in sorted(named) if not answers_to_help(command)] == []


def answers_to_help(command: str) -> bool:
    """True when the command, or its first word where the second is an argument, knows --help."""
    tries = (command.split(), command.split()[:1])
    return any(CliRunner().invoke(main, [*words, "--help"]).exit_code == 0 for words in tries)


def test_every_path_in_the_map_of_the_tree_exists() -> None:
    assert [str(path) for path in tree_in_readme() if not (ROOT / path).exists()] == []


def test_the_map_of_the_tree_leaves_nothing_out() -> None:
    folders = {path.parts[0] for path in files() if len(path.parts) > 1}
    assert folders - {path.parts[0] for path in tree_in_readme()} == set()
    portal = {path.parts[1] for path in files() if path.parts[0] == "portal"} - {"__init__.py", "py.typed"}
    assert portal - {path.parts[1] for path in tree_in_readme() if len(path.parts) > 1} == set()


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Config)])
def test_the_readme_explains_every_setting(field: str) -> None:
    assert f"PORTAL_{field.upper()}" in text_of(README)


def test_no_document_names_a_setting_that_is_not_there() -> None:
    known = {f"PORTAL_{field.name.upper()}" for field in dataclasses.fields(Config)} | TEST_SETTINGS
    assert set(re.findall(r"\bPORTAL_[A-Z_]+\b", documents())) - known == set()
