"""The log has no room for personal data."""

import json

import structlog
from hypothesis import given
from hypothesis import strategies as st

from portal import logs


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=5))
def test_only_keys_that_are_allowed_get_through(anything: dict[str, str]) -> None:
    kept = logs.keep_allowed(None, "info", {"event": "request_failed", **anything})
    assert set(kept) <= logs.ALLOWED | {"left_out"}


def test_a_name_and_the_words_of_an_error_stay_out(capsys) -> None:
    logs.configure()
    try:
        try:
            raise ValueError("what Fatima typed")
        except ValueError:
            structlog.get_logger().error("request_failed", reference="abc", name="Fatima", exc_info=True)
        line = capsys.readouterr().out
        assert "Fatima" not in line
        assert json.loads(line)["left_out"] == 2
    finally:
        structlog.reset_defaults()
