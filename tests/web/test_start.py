"""What stops the start, with a sentence that says what to mend; and what the settings change."""

import shutil
from pathlib import Path

import pytest

from portal import demo, paths
from portal.app import create_app, create_installation
from portal.cli import main
from portal.config import Config, ConfigError
from portal.rules.library import LawError, NoLawError
from portal.store import schema
from portal.store.base import Store
from portal.web.access import UndeclaredRoute, check_routes
from tests.web.conftest import Opened
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor

FILE = "gemeente/hoogezand-sappemeer/tegenprestatie/2015-01-01.toml"
SECRET = "s" * 32


@pytest.fixture
def law_dir(tmp_path: Path) -> Path:
    """A copy of the law files that may be spoilt."""
    return Path(shutil.copytree(paths.LAW, tmp_path / "law"))


def test_a_malformed_law_file_stops_the_start_with_file_key_and_reason(law_dir: Path, tmp_path: Path) -> None:
    file = law_dir / FILE
    text = file.read_text("utf-8")
    file.write_text(text.replace("geldig_vanaf = 2015-01-01", 'geldig_vanaf = "gisteren"'), "utf-8")
    config = Config(demo=True, law_dir=law_dir, database_url=f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with pytest.raises(LawError) as stopped:
        create_app(config)
    for part in (FILE, "geldig_vanaf"):
        assert part in str(stopped.value)


@pytest.mark.parametrize("url", ["", "https://gemeente.invalid/privacy"])
def test_the_privacy_page_leads_to_the_page_of_the_gemeente_where_there_is_one(
    portal_of: Opened, url: str
) -> None:
    """AVG art. 13: how long data are kept, and how to reach the officer for data protection."""
    page = portal_of(HOOGEZAND, privacy_url=url).test_client().get("/nl/privacy").text
    assert ("Hoe lang bewaren wij dit?" in page) == bool(url)
    assert f'href="{url}"' in page if url else "gemeente.invalid/privacy" not in page


def test_an_unknown_gemeente_stops_the_start_and_is_named(tmp_path: Path) -> None:
    config = Config(demo=True, gemeente="atlantis", database_url=f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with pytest.raises(NoLawError, match="atlantis"):
        create_installation(config)


def test_a_database_that_was_not_brought_up_to_date_stops_the_start_with_the_command(tmp_path: Path) -> None:
    config = Config(demo=True, database_url=f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with pytest.raises(schema.SchemaError, match="portal migrate"):
        create_app(config)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"demo": True, "production": True}, "PORTAL_DEMO and PORTAL_PRODUCTION"),
        ({"secret_key": "short"}, "PORTAL_SECRET_KEY"),
        ({"production": True, "secret_key": SECRET}, "PORTAL_BASE_URL"),
    ],
)
def test_settings_that_are_unsafe_together_stop_the_start(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        create_app(Config(**settings), demo.personas())  # type: ignore[arg-type]


def test_a_gemeente_with_addresses_that_are_made_up_does_not_write_to_people(portal_of: Opened) -> None:
    with pytest.raises(ConfigError, match=r"Hoogezand-Sappemeer are made up .*gemeente\.toml"):
        portal_of(
            HOOGEZAND,
            demo=False,
            secret_key=SECRET,
            production=True,
            base_url="https://portaal.voorbeeld.invalid",
        )


def test_a_route_without_a_permission_stops_the_start(portal_of: Opened) -> None:
    app = portal_of(HOOGEZAND)
    app.view_functions["public.start"] = lambda lang: lang
    with pytest.raises(UndeclaredRoute, match=r"public\.start"):
        check_routes(app)


def test_without_the_demo_nobody_can_choose_who_he_is(portal_of: Opened) -> None:
    app = portal_of(HOOGEZAND, demo=False, secret_key=SECRET)
    visitor = Visitor(app)
    visitor.get("/inloggen", status=404)
    token = visitor.browser.get("/nl/")
    assert token.status_code == 200
    answer = visitor.browser.post("/inloggen", data={"persona": demo.key("ingrid")})
    assert answer.status_code != 200
    assert visitor.browser.get("/werk/").status_code == 302


def test_over_https_cookies_stay_on_https_and_browsers_are_told_to(portal_of: Opened) -> None:
    app = portal_of(
        HOOGEZAND,
        demo=False,
        secret_key=SECRET,
        base_url="https://portaal.voorbeeld.invalid",
    )
    visitor = Visitor(app)
    answer = visitor.browser.get("/nl/?taal=en", base_url="https://portaal.voorbeeld.invalid")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-portal=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} == set(cookie.split("; ")[1:])


def test_built_files_may_be_kept_for_a_year_and_nothing_else(portal_of: Opened) -> None:
    visitor = Visitor(portal_of(HOOGEZAND))
    with visitor.browser.get("/static/base.css") as sheet:
        assert "immutable" not in sheet.headers.get("Cache-Control", "")
    vendor = visitor.browser.get("/static/vendor/missing.css")
    assert "immutable" not in vendor.headers["Cache-Control"]


def test_the_store_of_a_demo_holds_no_cookie_secret_in_clear(portal_of: Opened) -> None:
    app = portal_of(HOOGEZAND)
    visitor = Visitor(app)
    visitor.enter("busy")
    with visitor.browser.session_transaction() as session:
        secret = session["sid"]
    store: Store = app.extensions["portal"].store
    with store.read() as connection:
        dump = str(connection.exec_driver_sql("SELECT * FROM session").all())
    assert secret not in dump
    assert main.name == "main"
