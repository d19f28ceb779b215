"""Who someone is in the portal: the roles, and the actor that each action receives."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from portal.domain.ways import Form


class Role(StrEnum):
    """A role as the law or the organisation knows it."""

    CLIENT = "client"
    HELPER = "helper"
    """Somebody whom a client asked to fill in a form for him; he sends nothing and reads no letter."""
    CASEWORKER = "caseworker"
    DECIDER = "decider"
    """Decides in the name of the college by mandate (Awb 10:3, 10:10)."""
    QUALITY_OFFICER = "quality_officer"
    COMMITTEE_MEMBER = "committee_member"
    ADMINISTRATOR = "administrator"


class HelperKind(StrEnum):
    """What somebody who helps is to the client (Awb 2:1 lid 1: anyone may be helped)."""

    FAMILY = "family"
    FRIEND = "friend"
    """A friend or a neighbour."""
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"
    """Somebody whose work it is to help."""
    GEMEENTE = "gemeente"
    OTHER = "other"


@dataclass(frozen=True)
class Helper:
    """Who helps a client with a form: beside him at his screen, or from elsewhere with an invitation."""

    name: str
    kind: HelperKind
    is_beside: bool

    def kept(self) -> dict[str, Any]:
        """The plain values that a draft and a submission keep."""
        return {"name": self.name, "kind": self.kind.value, "is_beside": self.is_beside}

    @classmethod
    def from_kept(cls, values: Mapping[str, Any]) -> Self:
        """The helper that :meth:`kept` wrote."""
        return cls(values["name"], HelperKind(values["kind"]), values["is_beside"])


@dataclass(frozen=True)
class Actor:
    """The person who acts: id, name, roles, and the language in which he reads.

    ``helper`` is who helps, when a form is filled in together. A helper with an invitation acts under the
    id of the client, with his own name; ``helps`` is then the first name of that client, and ``only`` the one
    form that he may see and fill in; None: every form that is not closed to helpers.
    """

    id: str
    name: str
    roles: frozenset[Role]
    language: str = "nl"
    helper: Helper | None = None
    helps: str = ""
    only: Form | None = None

    @property
    def is_client(self) -> bool:
        """True for the person whose own dossier it is."""
        return Role.CLIENT in self.roles

    @property
    def is_helper(self) -> bool:
        """True for somebody whom a client invited to fill in a form."""
        return Role.HELPER in self.roles

    @property
    def is_staff(self) -> bool:
        """True for who works for the gemeente, or advises it."""
        return not self.roles & {Role.CLIENT, Role.HELPER}
