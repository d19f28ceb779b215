"""Who helped with a form, in words. The name of the helper stays as it is in every language."""

from portal import languages
from portal.domain.roles import Helper, HelperKind
from portal.wording import N_

KINDS = {
    HelperKind.FAMILY: N_("Familie"),
    HelperKind.FRIEND: N_("Een vriend, vriendin of buur"),
    HelperKind.VOLUNTEER: N_("Een vrijwilliger"),
    HelperKind.PROFESSIONAL: N_("Een hulpverlener"),
    HelperKind.GEMEENTE: N_("Iemand van de gemeente"),
    HelperKind.OTHER: N_("Iemand anders"),
}
"""As the client chooses it."""
IN_BRACKETS = {
    HelperKind.FAMILY: N_("familie"),
    HelperKind.FRIEND: N_("vriend of buur"),
    HelperKind.VOLUNTEER: N_("vrijwilliger"),
    HelperKind.PROFESSIONAL: N_("hulpverlener"),
    HelperKind.GEMEENTE: N_("van de gemeente"),
    HelperKind.OTHER: N_("iemand anders"),
}
TOGETHER = N_("Samen ingevuld met %(name)s (%(kind)s).")
BY_HELPER = N_("Ingevuld door %(name)s (%(kind)s).")
BEGIN, END = "\u2068", "\u2069"
"""Keep a name apart from the sentence around it, whichever way either is written (UAX 9)."""


def helped(helper: Helper | None, language: str) -> str:
    """How a form was filled in, in a language; empty when nobody helped."""
    if helper is None:
        return ""
    translate = languages.translations(language).gettext
    words = TOGETHER if helper.is_beside else BY_HELPER
    return translate(words) % {
        "name": f"{BEGIN}{helper.name}{END}",
        "kind": translate(IN_BRACKETS[helper.kind]),
    }
