"""What a client and a caseworker read when other rules come, or came, after a decision."""

from datetime import date

from portal.languages import translations
from portal.wording import N_
from portal.wording.findings import shown

COME = N_("Vanaf %(day)s gelden in uw gemeente andere regels. Zij heten: %(regime)s.")
CAME = N_("Sinds %(day)s gelden in uw gemeente andere regels. Zij heten: %(regime)s.")
STAYS = N_("Ons besluit van %(decided)s blijft gelden tot u een nieuw besluit krijgt.")
LOOK = N_("Dit is besloten onder andere regels. Vanaf %(day)s: %(regime)s. Kijk opnieuw naar wat loopt.")


def told(regime: str, starts_on: date, decided_on: date, today: date, code: str) -> str:
    """To the client: which rules, from when, and what becomes of what was decided."""
    values = {"day": starts_on, "regime": regime, "decided": decided_on}
    message = CAME if starts_on <= today else COME
    return " ".join(_said(one, values, code) for one in (message, STAYS))


def to_look_at(regime: str, starts_on: date, code: str) -> str:
    """To whoever handles the case: that a person looks at it again."""
    return _said(LOOK, {"day": starts_on, "regime": regime}, code)


def _said(message: str, values: dict[str, object], code: str) -> str:
    return translations(code).gettext(message) % {name: shown(one, code) for name, one in values.items()}
