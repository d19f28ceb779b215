"""Whatever others may call says what it means."""

import ast
from pathlib import Path

from tests.architecture.source import python_files, text_of, tree_of

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def without_docstring(path: Path) -> list[str]:
    tree = tree_of(path)
    public = [node for node in tree.body if isinstance(node, DEFINITIONS) and not node.name.startswith("_")]
    told = (node for node in public if not is_overload(node))
    return [f"{path}:{node.lineno} {node.name}" for node in told if not ast.get_docstring(node)]


def is_overload(node: ast.AST) -> bool:
    """One of the shapes of a function, for the type checker alone; the function itself says what it does."""
    marks = getattr(node, "decorator_list", ())
    return any(isinstance(one, ast.Name) and one.id == "overload" for one in marks)


def test_every_public_function_and_class_has_a_docstring() -> None:
    assert [line for path in python_files("portal") for line in without_docstring(path)] == []


def test_every_module_says_what_it_is_for() -> None:
    modules = [path for path in python_files("portal", "bench", ".ci") if text_of(path).strip()]
    assert [str(path) for path in modules if not ast.get_docstring(tree_of(path))] == []
