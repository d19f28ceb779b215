"""The picture of the README, and pages in three languages and two looks, from a demo: ``make screenshots``.

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
CASE = "tbody a.d-go"
IN = ("nl", "ar", "uk")
THEMES = ("voorbeeld", "groen")
# name, persona ('' for a stranger) and address; the language comes first in a public address
PAGES = (
    ("start", "", "/{code}/"),
    ("uw-rechten", "", "/{code}/uw-rechten"),
    ("zelftest", "", "/{code}/zelftest"),
    ("inloggen", "", "/inloggen"),
    ("overzicht-gevraagd", "asked", "/mijn/"),
    ("overzicht-loopt", "working", "/mijn/"),
    ("overzicht-afgewezen", "refused", "/mijn/"),
    ("overzicht-begonnen", "busy", "/mijn/"),
    ("overzicht-niets", "quiet", "/mijn/"),
    ("post", "working", "/mijn/post"),
    ("uren", "working", "/mijn/uren/weken"),
    ("vraag", "busy", "/mijn/plan/geld"),
    ("nakijken", "assisted", "/mijn/plan/controleren"),
    ("doorgeven", "asked", "/mijn/doorgeven"),
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
TOGETHER = ("vraag-ar", "overzicht-gevraagd-nl", "werklijst")
"""What stands side by side in the README, in the first theme."""
FRAME = "body {margin: 24px; display: flex; gap: 24px; background: #dfe5ea} img {height: 620px}"


@contextmanager
def demo_on_a_port(theme: str) -> Iterator[str]:
    """The address of a fresh demo in one look, on which the clock stands still."""
    with tempfile.TemporaryDirectory() as folder, clock.at(MOMENT):
        config = Config(demo=True, database_url=f"sqlite:///{folder}/demo.sqlite3", theme=theme)
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
                page.goto(page.locator(CASE).first.get_attribute("href") or path)
            page.screenshot(path=folder / f"{name}.png")


def put_together(browser: Browser, folder: Path, into: Path) -> None:
    """One picture of several, for the README."""
    data = [b64encode((folder / f"{name}.png").read_bytes()).decode() for name in TOGETHER]
    images = "".join(f'<img alt="" src="data:image/png;base64,{one}">' for one in data)
    page = browser.new_page(viewport={"width": 1592, "height": 668})
    page.set_content(f"<style>{FRAME}</style>{images}")
    page.screenshot(path=into)
    page.close()


def make_small(folder: Path) -> None:
    """So many colours are enough for pages of text; the files are less than half as large."""
    for file in folder.rglob("*.png"):
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for theme in THEMES:
            folder = PICTURES / theme
            folder.mkdir(parents=True, exist_ok=True)
            with demo_on_a_port(theme) as address:
                take(browser, address, folder)
        put_together(browser, PICTURES / THEMES[0], PICTURES / "readme.png")
        browser.close()
    make_small(PICTURES)


if __name__ == "__main__":
    main()
