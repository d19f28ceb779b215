"""Which role may do what. Deny by default: what is not in the table is refused.

Names follow ``audience:thing:action``. The route names the permission; the action checks it again,
and checks that the object is this person's (``portal.store`` finds nothing that is not).
"""

from enum import StrEnum

from portal.domain.errors import Forbidden
from portal.domain.roles import Actor, Role
from portal.domain.ways import Form


class Permission(StrEnum):
    """One thing that can be done."""

    ACCOUNT_SESSION_OPEN = "account:session:open"
    ACCOUNT_SESSION_CLOSE = "account:session:close"
    ADMIN_NOTICES_VIEW = "admin:notices:view"
    ADMIN_WORDING_HANDLE = "admin:wording:handle"
    CASEWORK_CASE_CLAIM = "casework:case:claim"
    CASEWORK_CASE_DECIDE = "casework:case:decide"
    CASEWORK_CASE_JUDGE = "casework:case:judge"
    CASEWORK_CASE_REPLY = "casework:case:reply"
    CASEWORK_CASE_VIEW = "casework:case:view"
    CASEWORK_CLIENT_INVITE = "casework:client:invite"
    CASEWORK_DEVIATION_JUDGE = "casework:deviation:judge"
    CASEWORK_LETTER_POST = "casework:letter:post"
    CASEWORK_REGELING_VIEW = "casework:regeling:view"
    CASEWORK_SIGNAL_HANDLE = "casework:signal:handle"
    CLIENT_DATA_TAKE = "client:data:take"
    CLIENT_DOSSIER_VIEW = "client:dossier:view"
    CLIENT_FORM_FILL = "client:form:fill"
    CLIENT_FORM_SUBMIT = "client:form:submit"
    CLIENT_HELPER_INVITE = "client:helper:invite"
    CLIENT_LETTERS_CHOOSE = "client:letters:choose"
    CLIENT_QUESTION_ANSWER = "client:question:answer"
    COMMITTEE_SIGNAL_ADVISE = "committee:signal:advise"
    PUBLIC_PAGE_VIEW = "public:page:view"
    PUBLIC_SIGNAL_REPORT = "public:signal:report"
    PUBLIC_WORDING_REPORT = "public:wording:report"


ANYONE = frozenset(
    {
        Permission.PUBLIC_PAGE_VIEW,
        Permission.PUBLIC_SIGNAL_REPORT,
        Permission.PUBLIC_WORDING_REPORT,
        Permission.ACCOUNT_SESSION_OPEN,
    }
)
SIGNED_IN = ANYONE | {Permission.ACCOUNT_SESSION_CLOSE}
READS_CASES = frozenset({Permission.CASEWORK_CASE_VIEW, Permission.CASEWORK_REGELING_VIEW})
HANDLES_CASES = READS_CASES | {
    Permission.CASEWORK_CASE_CLAIM,
    Permission.CASEWORK_CASE_JUDGE,
    Permission.CASEWORK_CASE_REPLY,
    Permission.CASEWORK_CLIENT_INVITE,
    Permission.CASEWORK_LETTER_POST,
}

TABLE: dict[Role, frozenset[Permission]] = {
    Role.CLIENT: frozenset(
        {
            Permission.CLIENT_DATA_TAKE,
            Permission.CLIENT_DOSSIER_VIEW,
            Permission.CLIENT_FORM_FILL,
            Permission.CLIENT_FORM_SUBMIT,
            Permission.CLIENT_HELPER_INVITE,
            Permission.CLIENT_LETTERS_CHOOSE,
            Permission.CLIENT_QUESTION_ANSWER,
        }
    ),
    Role.HELPER: frozenset({Permission.CLIENT_FORM_FILL}),
    Role.CASEWORKER: HANDLES_CASES,
    Role.DECIDER: HANDLES_CASES | {Permission.CASEWORK_CASE_DECIDE},
    Role.QUALITY_OFFICER: READS_CASES
    | {Permission.CASEWORK_DEVIATION_JUDGE, Permission.CASEWORK_SIGNAL_HANDLE},
    # The committee advises on signals, and never sees a dossier for that; the administrator runs the system.
    Role.COMMITTEE_MEMBER: frozenset({Permission.CASEWORK_REGELING_VIEW, Permission.COMMITTEE_SIGNAL_ADVISE}),
    Role.ADMINISTRATOR: frozenset(
        {Permission.ADMIN_NOTICES_VIEW, Permission.ADMIN_WORDING_HANDLE, Permission.CASEWORK_REGELING_VIEW}
    ),
}


def may(actor: Actor | None, permission: Permission) -> bool:
    """Whether this actor (None: nobody signed in) has the permission."""
    if actor is None:
        return permission in ANYONE
    return permission in SIGNED_IN or any(permission in TABLE[role] for role in actor.roles)


def require(actor: Actor | None, permission: Permission) -> None:
    """Let the actor through.

    Raises:
        Forbidden: none of the actor's roles has the permission.
    """
    if not may(actor, permission):
        raise Forbidden(permission)


def require_filling(actor: Actor, form: Form) -> None:
    """Let through who may fill in this form.

    Raises:
        Forbidden: he fills in no forms, or was invited for another one.
    """
    require(actor, Permission.CLIENT_FORM_FILL)
    if actor.only not in {None, form}:
        raise Forbidden(Permission.CLIENT_FORM_FILL)
