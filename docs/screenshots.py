"""The pictures of the README and of these docs, taken from a fresh demo: ``make screenshots``.

Everything that could differ is held still: the people and their cases, the moment, the size of the window.
"""

import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from portal import clock, demo, paths
from portal.app import create_app, create_installation
from portal.config import Config
from portal.store import schema

PICTURES = paths.ROOT / "docs" / "pictures"
MOMENT = datetime(2026, 9, 15, 10, tzinfo=UTC)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 860}
CASE = "tbody a"
IN = ("nl", "ar", "uk")
# name, persona ('' for a stranger) and address; the language comes first in a public address
PAGES = (
    ("start", "", "/{code}/"),
    ("uw-rechten", "", "/{code}/uw-rechten"),
    ("zelftest", "", "/{code}/zelftest"),
    ("overzicht", "asked", "/mijn/"),
    ("overzicht-bezig", "working", "/mijn/"),
    ("doorgeven", "asked", "/mijn/doorgeven"),
    ("formulier", "asked", "/mijn/kan-nu-niet/"),
    ("vraag-uren", "busy", "/mijn/plan/uren"),
    ("samen", "busy", "/mijn/samen/"),
    ("gegevens", "agreed", "/mijn/gegevens"),
)
# what staff sees, in Dutch: name, persona, address, and whose case to look up and open then
DESKS = (
    ("werklijst", "noor", "/werk/", ""),
    ("zaak", "ingrid", "/werk/", "Okoye"),
    ("regeling", "ingrid", "/regeling", ""),
)
SHOTS = (
    *(
        (f"{name}-{code}", who, code, PHONE, path.format(code=code), "")
        for name, who, path in PAGES
        for code in IN
    ),
    *((name, who, "nl", DESK, path, whose) for name, who, path, whose in DESKS),
)
TOGETHER = ("vraag-uren-ar", "overzicht-nl", "zaak")
"""What stands side by side in the README."""
FRAME = "body {margin: 24px; display: flex; gap: 24px; background: #dfe5ea} img {height: 620px}"


@contextmanager
def demo_on_a_port() -> Iterator[str]:
    """The address of a fresh demo, on which the clock stands still."""
    with tempfile.TemporaryDirectory() as folder, clock.at(MOMENT):
        config = Config(demo=True, database_url=f"sqlite:///{folder}/demo.sqlite3")
        portal = create_installation(config)
        schema.upgrade(portal.store)
        demo.fill(portal)
        server = make_server("127.0.0.1", 0, create_app(config, demo.personas(), portal))
        thread = Thread(target=_serve, args=[server])
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        portal.close()


def _serve(server: object) -> None:
    with clock.at(MOMENT):
        server.serve_forever(poll_interval=0.05)  # type: ignore[attr-defined]


def take(browser: Browser, address: str, folder: Path) -> None:
    """All pictures, each in a browser of its own."""
    for name, persona, code, window, path, whose in SHOTS:
        with browser.new_context(base_url=address, viewport=window, locale=code) as context:
            page = context.new_page()
            page.goto(f"/{code}/?taal={code}")
            if persona:
                _sign_in(page, persona)
            page.goto(path)
            if whose:
                page.locator("#zoek").fill(whose)
                page.locator(".d-find button").click()
                page.locator(CASE).first.click()
            page.screenshot(path=folder / f"{name}.png")


def put_together(browser: Browser, folder: Path) -> None:
    """One picture of several, for the README."""
    data = [b64encode((folder / f"{name}.png").read_bytes()).decode() for name in TOGETHER]
    images = "".join(f'<img alt="" src="data:image/png;base64,{one}">' for one in data)
    page = browser.new_page(viewport={"width": 1592, "height": 668})
    page.set_content(f"<style>{FRAME}</style>{images}")
    page.screenshot(path=folder / "readme.png")
    page.close()


def make_small(folder: Path) -> None:
    """So many colours are enough for pages of text; the files are less than half as large."""
    for file in folder.glob("*.png"):
        with Image.open(file) as picture:
            few = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        few.save(file, optimize=True)


def _sign_in(page: Page, persona: str) -> None:
    page.goto("/inloggen")
    page.locator(f'button[value="{demo.key(persona)}"]').click()


def main() -> None:
    """Take the pictures, or say what is missing."""
    program = which("chromium")
    if program is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demo_on_a_port() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        take(browser, address, PICTURES)
        put_together(browser, PICTURES)
        browser.close()
    make_small(PICTURES)


if __name__ == "__main__":
    main()
