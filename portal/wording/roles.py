"""The roles of the portal in words."""

from portal import languages
from portal.domain.roles import Role
from portal.wording import N_

NAMES = {
    Role.CLIENT: N_("inwoner"),
    Role.HELPER: N_("helper van een inwoner"),
    Role.CASEWORKER: N_("klantmanager"),
    Role.DECIDER: N_("beslisser met mandaat"),
    Role.QUALITY_OFFICER: N_("kwaliteitsmedewerker"),
    Role.COMMITTEE_MEMBER: N_("lid van de adviescommissie"),
    Role.ADMINISTRATOR: N_("functioneel beheerder"),
}


def role_name(role: Role, language: str) -> str:
    """What somebody in this role is called, in a language."""
    return languages.translations(language).gettext(NAMES[role])
