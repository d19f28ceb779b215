"""Who helps, and how that is kept."""

import json

import pytest

from portal.domain.roles import Actor, Helper, HelperKind, Role


@pytest.mark.parametrize("kind", HelperKind)
@pytest.mark.parametrize("is_beside", [True, False])
def test_a_helper_is_kept_as_plain_values_and_read_back(kind: HelperKind, is_beside: bool) -> None:
    helper = Helper("Samira Haddad", kind, is_beside)
    assert Helper.from_kept(json.loads(json.dumps(helper.kept()))) == helper
    assert len(kind) <= 20, "the column is that wide"


def test_a_helper_is_neither_the_client_nor_staff() -> None:
    helper = Actor("someone", "Samira", frozenset({Role.HELPER}))
    assert (helper.is_helper, helper.is_client, helper.is_staff) == (True, False, False)
    assert not Actor("someone", "Fatima", frozenset({Role.CLIENT})).is_helper
