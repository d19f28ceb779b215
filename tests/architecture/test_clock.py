"""Only portal/clock.py knows what time it is."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import python_files, tree_of

CLOCK = Path("portal/clock.py")
READS_THE_CLOCK = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
}


def clock_reads(tree: ast.Module) -> list[int]:
    """The lines that read the clock, also as ``datetime.datetime.now`` or handed on uncalled."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            if node.attr in READS_THE_CLOCK.get(owner, ()):
                lines.append(node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            lines += [node.lineno for alias in node.names if alias.name in READS_THE_CLOCK["time"]]
    return lines


def test_nothing_else_in_the_portal_reads_the_clock() -> None:
    found = {str(path): clock_reads(tree_of(path)) for path in python_files("portal") if path != CLOCK}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "code",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "field(default_factory=datetime.now)",
        "date.today()",
        "time.time()",
        "from time import time",
    ],
)
def test_every_way_to_read_the_clock_is_seen(code: str) -> None:
    assert clock_reads(ast.parse(code)) == [1]


def test_a_stopwatch_is_not_a_clock() -> None:
    assert clock_reads(ast.parse("time.monotonic(); time.perf_counter()")) == []
