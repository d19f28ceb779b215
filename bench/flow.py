"""What it costs that somebody fills in a form, from the first page to the last, over HTTP.

    python bench/flow.py                                     this checkout
    git worktree add ../before 6db4104 && ln -s $PWD/node_modules ../before
    python bench/flow.py --against ../before                 and an earlier one, turn by turn in one run

Each checkout is served as its README says, with the demo, on SQLite, and plays with people who load what a
browser loads. Processor time is that of the server and of all that it started, so it depends less on who else
uses the machine than flows a second do. ``--against`` gives the ratio of this checkout to the other within
each round: the median of the rounds, and between which it lay.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.playing import ceiling, journeys, meter
from bench.playing.browser import Browser, Page
from bench.playing.served import ROOT, Portal, Served
from bench.playing.served import ceiling as serve_ceiling

AT_ONCE = 2
"""So many people use the server at the same time."""
SIX, ONE, SENDS, NOTHING_KEPT = (
    "six questions on six pages",
    "six fields on one page",
    "sending a form that is filled in",
    "a form that is sent and not kept",
)
Journey = Callable[[Browser], object]


@dataclass
class Contestant:
    """A portal with people who were not there yet, and what was measured: seconds of CPU for each flow."""

    name: str
    portal: Portal
    cpu: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    rate: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    requests: dict[str, int] = field(default_factory=dict)

    def people(self, number: int, *, loads: bool = True) -> list[Browser]:
        """Some who are signed in, each for the first time."""
        return [Browser(self.portal.port, self.portal.cookies.pop(), loads=loads) for _ in range(number)]

    def strangers(self, number: int) -> list[Browser]:
        """Some who are not signed in."""
        return [Browser(self.portal.port) for _ in range(number)]

    def play(self, what: str, journey: Journey, people: Sequence[Browser]) -> None:
        """Let them do something, and keep what it cost."""
        cpu, rate = play(self.portal, journey, people)
        self.cpu[what].append(cpu)
        self.rate[what].append(rate)
        self.requests[what] = people[0].requests


def play(server: Served, journey: Journey, people: Sequence[Browser]) -> tuple[float, float]:
    """Seconds of CPU for each, and how many a second."""
    start, before = perf_counter(), meter.cpu_seconds(server.pid)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(journey, people))
    cpu, wall = meter.cpu_seconds(server.pid) - before, perf_counter() - start
    for one in people:
        one.close()
    return cpu / len(people), len(people) / wall


def a_round(portal: Contestant, flows: int) -> None:
    """Everything that is measured, once."""
    portal.play(SIX, journeys.six_pages, portal.people(flows))
    portal.play(ONE, journeys.one_page, portal.strangers(3 * flows))
    ready = portal.people(2 * flows, loads=False)
    pages = {browser: journeys.up_to_sending(browser) for browser in ready}
    portal.play(SENDS, lambda browser: sent(browser, pages[browser]), ready)


def sent(browser: Browser, page: Page) -> None:
    """Send what was filled in; the answer leads to the confirmation."""
    assert "/ingestuurd/" in browser.send(page, {}).moved_to


def not_kept(server: Served, posts: int) -> float:
    """Seconds of CPU for a form that is checked and kept nowhere."""
    each = 50

    def journey(browser: Browser) -> None:
        page = browser.open("/nl/")
        for _ in range(each):
            assert browser.send(page, {**ceiling.FILLED_IN, "csrf_token": token(page)}).status == 303

    people = [Browser(server.port, loads=False) for _ in range(max(AT_ONCE, posts // each))]
    return play(server, journey, people)[0] / each


def token(page: Page) -> str:
    """The token of a form as WTForms writes it."""
    return page.text.partition('name="csrf_token" type="hidden" value="')[2].partition('"')[0]


def under_load(portal: Contestant, journey: Journey, flows: int) -> float:
    """The most memory while people do something, in megabytes."""
    over, seen = Event(), [0.0]

    def look() -> None:
        while not over.wait(0.2):
            seen.append(meter.megabytes(portal.portal.pid))

    looking = Thread(target=look)
    looking.start()
    play(portal.portal, journey, portal.people(flows))
    over.set()
    looking.join()
    return max(seen)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """The median ratio within a round, and the least and the most."""
    found = [one / other for one, other in zip(ours, theirs, strict=True)]
    return f"{median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


def report(contestants: Sequence[Contestant], kept_nothing: Sequence[float]) -> Iterator[str]:
    """A line for each figure."""
    for what in (SIX, ONE, SENDS):
        for one in contestants:
            cost = f"{median(one.cpu[what]) * 1e3:6.2f} ms CPU, {median(one.rate[what]):6.1f} a second"
            yield f"{what:34} {one.name:8} {cost}, {one.requests[what]} requests"
        if len(contestants) > 1:
            yield f"{what:34} CPU, ratio  {ratio(contestants[0].cpu[what], contestants[1].cpu[what])}"
    yield f"{NOTHING_KEPT:34} {'':8} {median(kept_nothing) * 1e3:6.2f} ms CPU"
    for one in contestants:
        yield f"sending beside not keeping         {one.name:8} {ratio(one.cpu[SENDS], kept_nothing)}"


def memory(contestants: Sequence[Contestant], fresh: Sequence[float], flows: int) -> Iterator[str]:
    """A line for each state: fresh, under load, and under load with each receipt as PDF."""
    states = {
        "memory, fresh": list(fresh),
        "memory under load": [under_load(one, journeys.six_pages, flows) for one in contestants],
        "memory under load, with receipts": [
            under_load(one, journeys.six_pages_and_paper, flows) for one in contestants
        ],
    }
    for state, megabytes in states.items():
        for one, used in zip(contestants, megabytes, strict=True):
            yield f"{state:34} {one.name:8} {used:6.0f} MB"
        if len(contestants) > 1:
            yield f"{state:34} ratio       {megabytes[0] / megabytes[1]:.2f}"


def main() -> None:
    """Serve, play in turns, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--against", type=Path, help="the folder of another checkout")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--flows", type=int, default=40, help="of six pages in a round; more of the others")
    chosen = parser.parse_args()
    folders = {"now": ROOT, **({"before": chosen.against.resolve()} if chosen.against else {})}
    clients = (chosen.rounds + 1) * 3 * chosen.flows + 2 * chosen.flows
    with tempfile.TemporaryDirectory(prefix="flow-") as name, ExitStack() as stack:
        contestants = [
            Contestant(what, stack.enter_context(Portal(folder, Path(name) / what, clients)))
            for what, folder in folders.items()
        ]
        bare = stack.enter_context(serve_ceiling())
        fresh = [meter.megabytes(one.portal.pid) for one in contestants]
        kept_nothing = []
        for number in range(chosen.rounds + 1):  # the first warms up
            for one in contestants if number % 2 else contestants[::-1]:
                a_round(one, chosen.flows)
            kept_nothing.append(not_kept(bare, 10 * chosen.flows))
        for one in contestants:
            for values in (*one.cpu.values(), *one.rate.values()):
                del values[0]
        for line in (*report(contestants, kept_nothing[1:]), *memory(contestants, fresh, chosen.flows)):
            print(line)


if __name__ == "__main__":
    main()
