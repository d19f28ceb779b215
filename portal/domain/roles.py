"""Who someone is in the portal: the roles, and the actor that each action receives."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True)
class Actor:
    """The person who acts: id, name, roles, and the language in which he reads."""

    id: str
    name: str
    roles: frozenset[Role]
    language: str = "nl"

    @property
    def is_client(self) -> bool:
        """True for the person whose own dossier it is."""
        return Role.CLIENT in self.roles

    @property
    def is_staff(self) -> bool:
        """True for who works for the gemeente, or advises it."""
        return not self.roles & {Role.CLIENT, Role.HELPER}
