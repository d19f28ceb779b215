"""Two checkers of finished pages: axe-core (WCAG 2.2 A and AA, best practices) and the Nu HTML checker.

Both come from ``node_modules``; without them the tests are skipped with the reason.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portal import paths

AXE = paths.ROOT / "node_modules" / "axe-core" / "axe.min.js"
NU = paths.ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})"


def axe_violations(page: Page) -> list[str]:
    """What axe-core holds against the page: rule, element and reason; empty when it is fine."""
    if not AXE.exists():
        pytest.skip("axe-core is not in node_modules: npm ci")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(_RUN, RULES)
    return [
        f"{violation['id']}: {node['target'][0]}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def nu_messages(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Errors and warnings of the Nu checker for named pages, which are written to ``folder`` to be read."""
    java = shutil.which("java")
    if java is None or not NU.exists():
        pytest.skip("The Nu checker needs Java, and vnu-jar in node_modules: npm ci")
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    command = [java, "-jar", str(NU), "--format", "json", "--exit-zero-always", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - fixed program
    return [
        f"{Path(message['url']).name}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
    ]
