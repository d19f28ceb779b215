"""Small enough to read: a function fits a screen, a file a few; names say what is inside."""

from pathlib import Path

import pytest

from tests.architecture.source import files, functions_of, python_files, text_of

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "handler", "info", "stuff"}
CODE = {".py", ".html", ".css", ".toml"}


RECORDS = Path("portal/store/migrations/versions")  # what was done to the tables once, never to be changed


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{path}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in python_files()
        if not path.is_relative_to(RECORDS)
        for function in functions_of(path)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_file_is_longer_than_400_lines() -> None:
    data = (Path("portal/law"), Path("translations"))  # these grow with the law and the languages
    code = [path for path in files() if path.suffix in CODE and not any(map(path.is_relative_to, data))]
    lengths = {str(path): len(text_of(path).splitlines()) for path in code}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_name_of_a_file_or_folder_says_nothing() -> None:
    empty_words = [
        str(path) for path in files() if SAYS_NOTHING & {part.split(".")[0].lower() for part in path.parts}
    ]
    assert empty_words == []


@pytest.mark.parametrize("root", ["portal", "tests"])
def test_every_folder_with_code_is_a_package(root: str) -> None:
    folders = {path.parent for path in python_files(root)}
    scripts = {
        Path("portal/store/migrations/versions"),
        Path("portal/store/migrations"),
    }  # Alembic loads these
    missing = [str(folder) for folder in sorted(folders - scripts) if folder / "__init__.py" not in files()]
    assert missing == [], "without __init__.py two test files of one name hide each other"
