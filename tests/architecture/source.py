"""The files of the project, as the tests of its structure read them."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

from portal import paths

ROOT = paths.ROOT
LIST_FILES = ("git", "ls-files", "--cached", "--others", "--exclude-standard")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the project in its root and keep what it says."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603


def program(name: str) -> Path:
    """A command of the environment that the tests run in."""
    return Path(sys.executable).parent / name


@cache
def files() -> tuple[Path, ...]:
    """All files that are, or could be, committed; with their path below the root."""
    listed = run(*LIST_FILES).stdout
    return tuple(Path(line) for line in sorted(set(listed.splitlines())) if (ROOT / line).is_file())


def python_files(*folders: str) -> list[Path]:
    """The Python files, of all folders or of some."""
    found = [path for path in files() if path.suffix == ".py"]
    return [path for path in found if not folders or path.parts[0] in folders]


def text_of(path: Path) -> str:
    """The text of a file; empty for a file that is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree_of(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(text_of(path), str(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Everything that stands in a Python file; to walk through all files takes longer than to parse them."""
    return tuple(ast.walk(tree_of(path)))


def functions_of(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a file, nested ones too."""
    return [node for node in nodes_of(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@cache
def imports_of(path: Path) -> frozenset[str]:
    """The top-level packages that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return frozenset(found)
