"""What comes from outside beside a form goes through the gate, and addresses are taken apart in one place."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import python_files, text_of

WEB = [path for path in python_files("portal") if path.parts[1] == "web"]
ONLY_IN = {
    r"urlsplit|urlparse|parse_qsl?\b": {"portal/web/address.py"},
    r"request\.referrer|HTTP_REFERER": {"portal/web/gate.py", "portal/web/origin.py", "portal/web/typed.py"},
    r"type=int": set(),
    r"\*\*\s*request\.(?:args|form|values)|url_for\([^)]*request\.args\b": set(),
    r"request\.values|request\.get_json|request\.json": set(),
}


@pytest.mark.parametrize("pattern", ONLY_IN)
def test_it_stands_in_its_own_place_alone(pattern: str) -> None:
    found = {path.as_posix() for path in WEB if re.search(pattern, text_of(path))}
    assert found <= ONLY_IN[pattern]


def test_the_places_exist() -> None:
    assert {Path(place) for places in ONLY_IN.values() for place in places} <= set(WEB)
