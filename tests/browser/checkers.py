"""Two checkers of finished pages: axe-core (WCAG 2.2 A and AA, best practices) and the Nu HTML checker.

Both come from ``node_modules``; without them the tests are skipped with the reason.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from portal import paths

AXE = paths.ROOT / "node_modules" / "axe-core" / "axe.min.js"
NU = paths.ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTLY = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"]
"""Java compiles without much care: for a run of seconds that halves what it costs."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR, OF_SIZE = ["color-contrast", "link-in-text-block"], ["scrollable-region-focusable", "target-size"]
OF_LAYOUT = [*OF_COLOUR, *OF_SIZE]
"""The rules that look at where things stand and how large they are; the others look at what stands there."""
_RUN = """
async only => {
  if (typeof axe === 'undefined') return null;
  const how = {runOnly: only, resultTypes: ['violations'], preload: false, iframes: false};
  const {violations} = await axe.run(document, how);
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target[0]}: ${failureSummary}`));
}
"""
"""Only what is wrong leaves the browser: the whole report takes half as long again to carry over."""


def axe_violations(page: Page | Frame, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core holds against the page: rule, element and reason; empty when it is fine.

    ``rules`` are the only ones to look at; without them it is all of WCAG 2.2 A and AA, and best practices.
    """
    if not AXE.exists():
        pytest.skip("axe-core is not in node_modules: npm ci")
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] | None = page.evaluate(_RUN, only)
    if found is None:
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(_RUN, only)
    assert found is not None, "axe-core does not load"
    return found


LOST = """
(() => {
  const width = document.documentElement.clientWidth;
  const elsewhere = '.p-skip, [type=hidden], [type=radio], [type=checkbox]';
  const shown = [...document.querySelectorAll('a, button, summary, select, textarea, input')]
    .filter(one => one.checkVisibility() && !one.matches(elsewhere))
    .flatMap(one => [...one.getClientRects()].map(place => ({one, place})));
  const beside = shown.filter(({place}) => place.left < -1 || place.right > width + 1);
  const over = shown.filter((first, at) => shown.slice(at + 1).some(other =>
    first.one !== other.one && !first.one.contains(other.one) && !other.one.contains(first.one)
    && Math.min(first.place.right, other.place.right) - Math.max(first.place.left, other.place.left) > 2
    && Math.min(first.place.bottom, other.place.bottom) - Math.max(first.place.top, other.place.top)
      > Math.min(first.place.height, other.place.height) / 3));
  const words = ({one}) => one.outerHTML.slice(0, 90);
  return [
    ...beside.map(one => `beside the screen: ${words(one)}`), ...over.map(one => `overlaps: ${words(one)}`)
  ];
})()
"""
"""What one presses or types in that lies beside the window, or over another one of these.

A third of the height may overlap: the box of an Arabic line is taller than the space between the lines.
"""


def nu_messages(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Errors and warnings of the Nu checker for named pages, which are written to ``folder`` by number."""
    java = shutil.which("java")
    if java is None or not NU.exists():
        pytest.skip("The Nu checker needs Java, and vnu-jar in node_modules: npm ci")
    names = list(pages)
    for number, name in enumerate(names):
        (folder / f"{number}.html").write_text(pages[name], "utf-8")
    command = [java, *LIGHTLY, "-jar", str(NU), "--format", "json", "--exit-zero-always", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - fixed program
    return [
        f"{names[int(Path(message['url']).stem)]}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
    ]
