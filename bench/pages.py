"""What a dynamic page costs beside the same page made the plain way, in one run on one machine.

The plain way: a look-up of the translation for each sentence through Flask-Babel, and each date formatted
anew. Same templates, same bytes. Run: python bench/pages.py
"""

import gzip
import re
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from unittest import mock

import flask_babel
from babel import dates
from flask.testing import FlaskClient
from jinja2 import Environment

from portal import demo, languages
from portal.app import create_app, create_installation
from portal.config import Config
from portal.domain.regimes import Regime
from portal.store import schema
from portal.web import pages

ROUNDS, PAGES = 7, 20
CASE = "the first of the list"
LOOK_AT = {
    "a client's overview": ("asked", "/mijn/"),
    "a question": ("busy", "/mijn/plan/uren"),
    "the list": ("noor", "/werk/"),
    "a case": ("noor", CASE),
}


def plain(code: str) -> Environment:
    """The same templates without what makes them fast."""
    careful = pages.environment(code, Regime.TEGENPRESTATIE)
    made = Environment(
        loader=careful.loader,
        autoescape=True,
        undefined=careful.undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(flask_babel.gettext, flask_babel.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(asset_url=careful.globals["asset_url"], url_for=careful.globals["url_for"])
    where = languages.language(code).locale
    made.filters.update(careful.filters)
    made.filters["date"] = lambda day: dates.format_date(day, "long", locale=where)
    made.filters["date_short"] = lambda day: dates.format_date(day, "medium", locale=where)
    return made


def sign_in(client: FlaskClient, name: str) -> None:
    """Be a person of the demo."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/inloggen").get_data(as_text=True))
    assert token
    client.post("/inloggen", data={"csrf_token": token[1], "persona": demo.key(name)})


def first_case(client: FlaskClient) -> str:
    """The address of the most urgent case."""
    found = re.search(r'href="(/werk/[0-9a-f-]{36})"', client.get("/werk/").get_data(as_text=True))
    assert found
    return found[1]


def seconds(client: FlaskClient, address: str) -> float:
    """Processor time of one page."""
    start = process_time()
    for _ in range(PAGES):
        assert client.get(address).status_code == 200
    return (process_time() - start) / PAGES


def compare(client: FlaskClient, address: str) -> tuple[float, float]:
    """The portal's way and the plain way, turn by turn, so that a busy machine slows both."""
    plain_way = {code: plain(code) for code in languages.LANGUAGES}
    careful, naive = [], []
    for _ in range(ROUNDS):
        careful.append(seconds(client, address))
        with mock.patch.object(pages, "environment", plain_way.__getitem__):
            naive.append(seconds(client, address))
    return median(careful), median(naive)


def main() -> None:
    """Print a line a page: milliseconds both ways, their ratio, and the weight."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(demo=True, database_url=f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        portal = create_installation(config)
        schema.upgrade(portal.store)
        demo.fill(portal)
        app = create_app(config, demo.personas(), portal)
        for what, (who, address) in LOOK_AT.items():
            client = app.test_client()
            sign_in(client, who)
            address = first_case(client) if address == CASE else address
            body = client.get(address).get_data()
            careful, naive = compare(client, address)
            times = f"{careful * 1e3:5.2f} ms, plain {naive * 1e3:5.2f} ms, ratio {careful / naive:.2f}"
            print(f"{what:20} {times}; {len(body):,} bytes, {len(gzip.compress(body)):,} compressed")
        portal.close()


if __name__ == "__main__":
    main()
