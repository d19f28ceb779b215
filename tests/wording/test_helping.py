"""Who helped, in a sentence of any language, with the name kept apart from it."""

import pytest

from portal.domain.roles import Helper, HelperKind
from portal.languages import LANGUAGES
from portal.wording.helping import IN_BRACKETS, KINDS, helped


def test_every_kind_of_helper_has_its_words() -> None:
    assert set(KINDS) == set(IN_BRACKETS) == set(HelperKind)
    assert len(set(KINDS.values())) == len(set(IN_BRACKETS.values())) == len(HelperKind)


def test_nobody_helped_is_not_said() -> None:
    assert helped(None, "nl") == ""


def test_together_is_not_the_same_as_filled_in_by_somebody_else() -> None:
    beside = Helper("Samira Haddad", HelperKind.FAMILY, is_beside=True)
    apart = Helper("Samira Haddad", HelperKind.FAMILY, is_beside=False)
    assert helped(beside, "nl") == "Samen ingevuld met \u2068Samira Haddad\u2069 (familie)."
    assert helped(apart, "nl") == "Ingevuld door \u2068Samira Haddad\u2069 (familie)."


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["سميرة", "50% Kok", "Iryna"])
def test_the_name_stays_as_it_is_in_every_language(code: str, name: str) -> None:
    for is_beside in (True, False):
        assert f"\u2068{name}\u2069" in helped(Helper(name, HelperKind.OTHER, is_beside), code)
