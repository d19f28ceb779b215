"""How many cases a second the rules judge on one core, and how that grows with the number of checks.

Run: python bench/rules.py
"""

import json
from itertools import cycle, islice
from time import perf_counter, process_time

from portal import paths
from portal.rules import engine
from portal.rules.facts import Facts, parse
from portal.rules.law import Law
from portal.rules.library import load

CASES = 10_000
ROUNDS = 5
SCENARIOS = paths.ROOT / "tests" / "scenarios"


def caseload() -> list[tuple[Facts, Law]]:
    """The scenarios over and over, as a caseload, each with the law of its day."""
    library = load(paths.LAW)
    raw = [
        case["input"] for file in sorted(SCENARIOS.glob("*.json")) for case in json.loads(file.read_text())
    ]
    facts = [parse(one) for one in raw]
    found = [(one, library.in_force(one.regeling, one.ref_date)) for one in facts]
    return list(islice(cycle(found), CASES))


def seconds(cases: list[tuple[Facts, Law]]) -> float:
    """The least processor time to judge all cases, over some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        for facts, law in cases:
            engine.assess(facts, law)
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    """Print the rate, and the rate with a quarter, half and all of the checks, and twice all."""
    start = perf_counter()
    load(paths.LAW)
    print(f"law files read in {(perf_counter() - start) * 1000:.0f} ms")
    cases, every = caseload(), engine.CHECKS
    raw = [case["input"] for case in json.loads((SCENARIOS / "scenarios.json").read_text())]
    start = process_time()
    for one in islice(cycle(raw), CASES):
        parse(one)
    print(f"facts parsed: {CASES / (process_time() - start):,.0f} a second")
    for checks in (every[: len(every) // 4], every[: len(every) // 2], every, every + every):
        engine.CHECKS = checks
        taken = seconds(cases)
        rate, cost = CASES / taken, taken / CASES * 1e6
        print(f"{len(checks):3} checks: {rate:8,.0f} cases a second, {cost:5.1f} us a case")


if __name__ == "__main__":
    main()
