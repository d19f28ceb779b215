"""Settings: read once, each of its own kind, and never unsafe together."""

from pathlib import Path

import pytest

from portal.config import Config, ConfigError, checked, from_environment

SECRET = "s" * 32
SAFE = {
    "PORTAL_PRODUCTION": "1",
    "PORTAL_SECRET_KEY": SECRET,
    "PORTAL_BASE_URL": "https://portaal.voorbeeld.invalid",
}


def test_a_safe_production_is_accepted() -> None:
    config = from_environment(SAFE)
    assert config.production
    assert config.secure


def test_the_demo_needs_no_settings() -> None:
    assert from_environment({"PORTAL_DEMO": "1"}).demo


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"PORTAL_DEMO": "1"}, "PORTAL_DEMO"),
        ({"PORTAL_SECRET_KEY": ""}, "PORTAL_SECRET_KEY"),
        ({"PORTAL_SECRET_KEY": "s" * 31}, "PORTAL_SECRET_KEY"),
        ({"PORTAL_BASE_URL": "http://portaal.voorbeeld.invalid"}, "PORTAL_BASE_URL"),
        ({"PORTAL_BASE_URL": "portaal.voorbeeld.invalid"}, "PORTAL_BASE_URL"),
        ({"PORTAL_PRIVACY_URL": "gemeente.example/privacy"}, "PORTAL_PRIVACY_URL"),
    ],
)
def test_an_unsafe_production_does_not_start_and_says_why(change: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigError, match=named):
        from_environment(SAFE | change)


def test_without_the_demo_a_secret_is_needed_also_outside_production() -> None:
    with pytest.raises(ConfigError, match="openssl rand"):
        from_environment({})


def test_demo_and_production_together_name_both_settings() -> None:
    with pytest.raises(ConfigError, match=r"PORTAL_DEMO and PORTAL_PRODUCTION.*Unset one"):
        checked(Config(demo=True, production=True, secret_key=SECRET, base_url="https://x.invalid"))


@pytest.mark.parametrize(
    ("raw", "expected"), [("1", True), ("true", True), ("TRUE", True), ("0", False), ("", False)]
)
def test_a_switch_is_on_or_off(raw: str, expected: bool) -> None:
    assert from_environment({"PORTAL_DEMO": raw, "PORTAL_SECRET_KEY": SECRET}).demo is expected


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("PORTAL_DEMO", "yes please"),
        ("PORTAL_PRODUCTION", "on"),
        ("PORTAL_IDLE_MINUTES", "a quarter"),
        ("PORTAL_IDLE_MINUTES", "-5"),
        ("PORTAL_SESSION_HOURS", "1.5"),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(name: str, raw: str) -> None:
    with pytest.raises(ConfigError, match=f"{name} is '{raw}'"):
        from_environment({"PORTAL_SECRET_KEY": SECRET, name: raw})


def test_settings_arrive_as_what_they_are() -> None:
    config = from_environment(
        {
            "PORTAL_SECRET_KEY": SECRET,
            "PORTAL_GEMEENTE": "rotterdam",
            "PORTAL_IDLE_MINUTES": "20",
            "PORTAL_LAW_DIR": "/srv/law",
            "PORTAL_DATABASE_URL": "sqlite:////srv/portal.sqlite3",
        }
    )
    assert (config.gemeente, config.idle_minutes) == ("rotterdam", 20)
    assert (config.law_dir, config.database_url) == (Path("/srv/law"), "sqlite:////srv/portal.sqlite3")


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("PORTAL_PRODUCTON", "Did you mean PORTAL_PRODUCTION?"),
        ("PORTAL_IDLE_MINUTS", "Did you mean PORTAL_IDLE_MINUTES?"),
        ("PORTAL_BASEURL", "Did you mean PORTAL_BASE_URL?"),
        ("PORTAL_COFFEE", "The README lists the settings."),
    ],
)
def test_a_mistyped_setting_stops_the_start_and_the_likely_one_is_named(mistyped: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=f"{mistyped} is not a setting") as refused:
        from_environment({"PORTAL_SECRET_KEY": SECRET, mistyped: "1"})
    assert str(refused.value).endswith(meant)


def test_a_setting_in_small_letters_is_not_taken_for_one() -> None:
    assert not from_environment({"PORTAL_SECRET_KEY": SECRET, "portal_demo": "1"}).demo


def test_the_settings_of_the_tests_are_no_settings_of_the_portal() -> None:
    assert from_environment({"PORTAL_SECRET_KEY": SECRET, "PORTAL_TEST_DATABASE_URL": "x"})


def test_settings_of_others_are_left_alone() -> None:
    assert from_environment({"PORTAL_SECRET_KEY": SECRET, "HOME": "/root", "GEMEENTE": "x"}).gemeente != "x"


def test_cookies_are_for_https_alone_once_the_address_is_https() -> None:
    assert Config(base_url="https://x.invalid").secure
    assert not Config(base_url="http://127.0.0.1:8000").secure


def test_the_secret_is_not_in_what_is_printed() -> None:
    assert SECRET not in repr(Config(secret_key=SECRET))
