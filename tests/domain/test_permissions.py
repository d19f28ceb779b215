"""Who may do what, written out in full: a new role or permission fails until it is listed here."""

import pytest

from portal.domain.errors import Forbidden
from portal.domain.permissions import TABLE, Permission, may, require
from portal.domain.roles import Actor, Role

EVERYBODY = {"public:page:view", "public:signal:report", "public:wording:report", "account:session:open"}
SIGNED_IN = EVERYBODY | {"account:session:close"}
CASES = {"casework:case:view", "casework:regeling:view"}
DESK = CASES | {
    *("casework:case:claim", "casework:case:judge", "casework:case:reply"),
    *("casework:client:invite", "casework:letter:post"),
}

EXPECTED = {
    Role.CLIENT: SIGNED_IN
    | {
        "client:data:take",
        "client:dossier:view",
        "client:form:fill",
        "client:form:submit",
        "client:helper:invite",
        "client:letters:choose",
        "client:question:answer",
    },
    Role.HELPER: SIGNED_IN | {"client:form:fill"},
    Role.CASEWORKER: SIGNED_IN | DESK,
    Role.DECIDER: SIGNED_IN | DESK | {"casework:case:decide"},
    Role.QUALITY_OFFICER: SIGNED_IN | CASES | {"casework:deviation:judge", "casework:signal:handle"},
    Role.COMMITTEE_MEMBER: SIGNED_IN | {"casework:regeling:view", "committee:signal:advise"},
    Role.ADMINISTRATOR: SIGNED_IN | {"casework:regeling:view", "admin:notices:view", "admin:wording:handle"},
}


def acting(*roles: Role) -> Actor:
    """Somebody with these roles."""
    return Actor("someone", "Els Hoekstra", frozenset(roles))


def test_every_role_is_listed() -> None:
    assert set(EXPECTED) == set(TABLE) == set(Role)


def test_every_permission_is_somebodys() -> None:
    assert set().union(*EXPECTED.values()) == set(Permission)


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_exactly_what_is_listed(role: Role, permission: Permission) -> None:
    assert may(acting(role), permission) is (permission in EXPECTED[role])


@pytest.mark.parametrize("permission", Permission)
def test_who_is_not_signed_in_may_only_look_at_public_pages_and_sign_in(permission: Permission) -> None:
    assert may(None, permission) is (permission in EVERYBODY)


@pytest.mark.parametrize("permission", Permission)
def test_somebody_without_a_role_may_no_more_than_anyone_signed_in(permission: Permission) -> None:
    assert may(acting(), permission) is (permission in SIGNED_IN)


@pytest.mark.parametrize("permission", Permission)
def test_two_roles_together_may_what_either_may(permission: Permission) -> None:
    both = EXPECTED[Role.QUALITY_OFFICER] | EXPECTED[Role.CLIENT]
    assert may(acting(Role.QUALITY_OFFICER, Role.CLIENT), permission) is (permission in both)


def test_what_is_not_allowed_stops_the_action() -> None:
    with pytest.raises(Forbidden):
        require(acting(Role.CASEWORKER), Permission.CASEWORK_CASE_DECIDE)
    with pytest.raises(Forbidden):
        require(None, Permission.CLIENT_DOSSIER_VIEW)


def test_what_is_allowed_goes_on() -> None:
    require(acting(Role.DECIDER), Permission.CASEWORK_CASE_DECIDE)
    require(None, Permission.PUBLIC_PAGE_VIEW)


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_is_named_after_audience_thing_and_action(permission: Permission) -> None:
    audience, thing, action = permission.split(":")
    assert audience in {"public", "account", "client", "casework", "committee", "admin"}
    assert thing
    assert action
    assert permission.name == permission.replace(":", "_").upper()


def test_only_the_person_himself_is_a_client() -> None:
    assert acting(Role.CLIENT).is_client
    assert not acting(Role.CASEWORKER, Role.DECIDER).is_client


def test_a_client_and_his_helper_do_not_work_for_the_gemeente() -> None:
    assert acting(Role.DECIDER).is_staff
    assert acting(Role.COMMITTEE_MEMBER).is_staff
    assert not acting(Role.CLIENT).is_staff
    assert not acting(Role.HELPER).is_staff
