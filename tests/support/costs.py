"""What tests cost, in CPU seconds: a machine that is busy with other things hardly changes these.

A test that takes over :data:`MANY` seconds says why: ``@pytest.mark.slow("hundreds of pages")``. Such tests
begin first, so that no core waits at the end for the last of them. Without a reason a test fails when it used
:data:`FAR_TOO_MANY` CPU seconds; when it took over :data:`MANY` seconds of the clock it is listed at the end.

A run ends with the CPU seconds of each part, with ``--costs`` of each file.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

MANY = 5
FAR_TOO_MANY = 4 * MANY
"""The same work takes twice the CPU seconds where two threads share a core, and some machines are slow."""
COST = "cpu"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--costs``."""
    parser.addoption("--costs", action="store_true", help="end with the CPU seconds of each file")


def pytest_configure(config: pytest.Config) -> None:
    """One ledger for each run; that of a worker ends with it, its reports carry what it found."""
    config.pluginmanager.register(Ledger(bool(config.getoption("costs"))), "costs")


class Ledger:
    """What was used in each file, and which tests were slow without a reason."""

    def __init__(self, is_shown: bool) -> None:
        self.is_shown = is_shown
        self.before = self.running = 0.0
        self.is_last = False
        self.files: Counter[str] = Counter()
        self.unexplained: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """The slow ones first, the others in the order that they have."""
        items.sort(key=lambda item: not is_explained(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Begin to count."""
        self.before = self.so_far(item)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, nextitem: pytest.Item | None) -> None:
        """After the last test all that still runs ends."""
        self.is_last = nextitem is None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Iterator[None]:
        """What a part of a test cost goes with its report; what costs far too much fails."""
        report: pytest.TestReport = yield
        now = self.so_far(item)
        used, self.before = max(0.0, round(now - self.before, 3)), now
        report.user_properties.append((COST, used))
        is_slow = report.when == "call" and report.duration > MANY and not is_explained(item)
        if is_slow and report.passed and used > FAR_TOO_MANY:
            report.outcome = "failed"
            report.longrepr = f"{used:.0f} CPU seconds, and no @pytest.mark.slow that says why"
        elif is_slow:
            report.user_properties.append(("slow", round(report.duration, 1)))
        return report

    def so_far(self, item: pytest.Item) -> float:
        """What this process and all that it started used; what still runs is looked up around some tests.

        Elsewhere it counts as it was then, so that a browser that ends is not counted once more.
        """
        if has_browser(item) or self.is_last:
            self.running = of_running(os.getpid())
        return of_ended() + self.running

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up, in the process that tells the outcome."""
        told = dict(report.user_properties)
        self.files[report.location[0]] += told.get(COST, 0)
        if "slow" in told:
            self.unexplained[report.nodeid] = told["slow"]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """What was slow without a reason, and what each part cost; with ``--costs``, each file."""
        for test, seconds in self.unexplained.items():
            terminalreporter.write_line(f"{seconds:.0f} s, and no @pytest.mark.slow that says why: {test}")
        terminalreporter.section(f"{sum(self.files.values()):.0f} CPU seconds")
        for part, seconds in (self.files if self.is_shown else self.parts()).most_common():
            terminalreporter.write_line(f"{seconds:9.1f}  {part}")

    def parts(self) -> Counter[str]:
        """The same for each folder of tests."""
        found: Counter[str] = Counter()
        for file, seconds in self.files.items():
            found["/".join(file.split("/")[:2])] += seconds
        return found


def is_explained(item: pytest.Item) -> bool:
    """Whether a test says why it is slow; what runs apart from the others, as ``long``, need not."""
    marks = list(item.iter_markers("slow"))
    for mark in marks:
        if [type(told) for told in mark.args] != [str] or not mark.args[0].strip():
            raise pytest.UsageError(f'{item.nodeid}: write the reason: @pytest.mark.slow("...")')
    return bool(marks) or item.get_closest_marker("long") is not None


def has_browser(item: pytest.Item) -> bool:
    """Whether what a test starts goes on running after it."""
    return "chromium" in getattr(item, "fixturenames", ())


def of_ended() -> float:
    """What this process and all that it started and that ended used so far."""
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


def of_running(parent: int) -> float:
    """CPU seconds of the living descendants of a process; 0 where the machine does not tell them."""
    processes = {
        int(fields[0]): fields for fields in map(_fields, Path("/proc").glob("[0-9]*/stat")) if fields
    }
    below, found = {parent}, 0.0
    for number in sorted(processes):  # a child is born after its parent
        fields = processes[number]
        if int(fields[2]) in below:
            below.add(number)
            found += sum(map(int, fields[12:16])) / os.sysconf("SC_CLK_TCK")
    return found


def _fields(file: Path) -> Sequence[str]:
    """Number, state, parent and times of a process; nothing when it just ended."""
    try:
        number, _, rest = file.read_text().partition(" ")
    except OSError:
        return ()
    return number, *rest.rpartition(")")[2].split()
