"""What a process and all that it started cost, as ``/proc`` tells."""

import os
from collections import defaultdict
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PARENT, SPENT = 1, slice(11, 15)
"""Where ``stat`` has the parent, and the time of the process and of its children that ended."""


def cpu_seconds(root: int) -> float:
    """Processor time up to now, of children that ended too."""
    return sum(sum(map(int, _stat(pid)[SPENT])) for pid in tree(root)) / TICKS


def megabytes(root: int) -> float:
    """Memory: what several processes share is counted once (PSS)."""
    return sum(_pss(pid) for pid in tree(root)) / 1024


def tree(root: int) -> list[int]:
    """A process, its children, and theirs."""
    children = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        if stat := _stat(int(folder.name)):
            children[int(stat[PARENT])].append(int(folder.name))
    found = [root]
    for pid in found:  # grows meanwhile
        found += children[pid]
    return found


def _stat(pid: int) -> list[str]:
    """The fields after the name, which may hold spaces; none when the process ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
