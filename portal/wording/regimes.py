"""What a client and the staff read when other rules come, or came: which, when, and how certain that is."""

from datetime import date

from portal.domain.regimes import ByRegime, OtherRules
from portal.languages import translations
from portal.rules.law import Law
from portal.wording import N_
from portal.wording.findings import shown

ANNOUNCED = N_(
    "Er zijn andere regels aangekondigd, vanaf %(day)s. Zij heten: %(regime)s. Die dag is nog niet zeker."
)
COME = N_("Vanaf %(day)s gelden in uw gemeente andere regels. Zij heten: %(regime)s.")
CAME = N_("Sinds %(day)s gelden in uw gemeente andere regels. Zij heten: %(regime)s.")
STAYS = N_("Ons besluit van %(decided)s blijft gelden tot u een nieuw besluit krijgt.")
EXEMPT = N_("U hebt ontheffing tot en met %(until)s.")
LOOK = N_("Dit is besloten onder andere regels. Vanaf %(day)s: %(regime)s. Kijk opnieuw naar wat loopt.")
TO_COME = N_(
    "Aangekondigd en niet zeker: vanaf %(day)s gelden andere regels (%(regime)s)."
    " Wat u nu besluit, blijft onder de regels van nu."
)
LAID_DOWN = N_(
    "Vanaf %(day)s gelden andere regels (%(regime)s). Wat u nu besluit, blijft onder de regels van nu."
)


WORKS = ByRegime(
    tegenprestatie=N_("De gemeente kan u om een tegenprestatie vragen. Dat is onbetaald werk voor anderen."),
    participation=N_("De gemeente legt niets op. U en de gemeente spreken samen af hoe u meedoet."),
)
"""How it works; here each regime is named by its own words, for who compares them."""
IS_UNABLE = ByRegime(
    tegenprestatie=N_("Kunt u een tijd niet? Dan kunt u ontheffing vragen."),
    participation=N_("Kunt u een tijd niet? Dan praten wij over wat wel kan. U hoeft niets te vragen."),
)
GIVES_HOURS = N_("U geeft per week door hoeveel uur u deed.")
NO_HOURS = N_("U hoeft geen uren door te geven.")
IS_SAFE = N_("De gemeente kan uw uitkering niet lager maken als u niet meedoet.")


def differences(law: Law, code: str) -> tuple[str, ...]:
    """What a client should know of the rules of a law, to compare them with those of another."""
    hours = GIVES_HOURS if law.asks_hours else NO_HOURS
    is_safe = not law.regime.imposes or law.regeling.maatregel.none
    said = (WORKS[law.regime], IS_UNABLE[law.regime], hours, *((IS_SAFE,) if is_safe else ()))
    return tuple(translations(code).gettext(one) for one in said)


def told(rules: OtherRules, today: date, code: str, exempt_until: date | None = None) -> str:
    """To the client: which rules, from when, and what becomes of what was decided.

    ``exempt_until``: the last day of an ontheffing of before, which the rules of today do not name.
    """
    message = CAME if rules.starts_on <= today else COME if rules.is_certain else ANNOUNCED
    said = [_said(one, rules, code) for one in (message, *((STAYS,) if rules.decided_on else ()))]
    if exempt_until:
        said.append(translations(code).gettext(EXEMPT) % {"until": shown(exempt_until, code)})
    return " ".join(said)


def came(rules: OtherRules, code: str) -> str:
    """To the staff, after the day: which rules came, and when."""
    return _said(CAME, rules, code)


def to_look_at(rules: OtherRules, code: str) -> str:
    """To whoever handles the case: that a person looks at it again."""
    return _said(LOOK, rules, code)


def to_come(rules: OtherRules, code: str) -> str:
    """To the staff, before the day: that other rules come, and whether that is certain."""
    return _said(LAID_DOWN if rules.is_certain else TO_COME, rules, code)


def _said(message: str, rules: OtherRules, code: str) -> str:
    values = {"day": rules.starts_on, "regime": rules.regime.value, "decided": rules.decided_on}
    return translations(code).gettext(message) % {name: shown(one, code) for name, one in values.items()}
