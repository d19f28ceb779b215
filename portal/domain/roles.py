"""Who someone is in the portal: the roles, and the actor that each action receives."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A role as the law or the organisation knows it."""

    CLIENT = "client"
    CASEWORKER = "caseworker"
    DECIDER = "decider"
    """Decides in the name of the college by mandate (Awb 10:3, 10:10)."""
    QUALITY_OFFICER = "quality_officer"
    COMMITTEE_MEMBER = "committee_member"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Actor:
    """The person who acts: id, name, roles, and the language in which he reads."""

    id: str
    name: str
    roles: frozenset[Role]
    language: str = "nl"

    @property
    def is_client(self) -> bool:
        """True for the person whose own dossier it is; everyone else is staff."""
        return Role.CLIENT in self.roles
