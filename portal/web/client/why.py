"""Why the gemeente asks this of a client, and where that is written: the law stands on a page of its own."""

from collections.abc import Sequence

from flask import Blueprint, g

from portal.actions.legal_basis import basis
from portal.domain.permissions import Permission
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.client.situation import situation_of
from portal.web.portal import installation
from portal.wording.findings import sentence
from portal.wording.regeling import hours_sentences, kind_names, term_sentences
from portal.wording.speech import speak

why = Blueprint("why", __name__, url_prefix="/mijn")


@why.get("/waarom")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def reasons() -> str:
    """What the rules say about who reads it, under the rules of the decision that holds for him."""
    portal = installation()
    here, code = situation_of(portal, g.actor), locale.code()
    speak(here.spoken)
    holds = here.holding
    law = portal.law(holds.decided_on if holds else here.today, here.spoken).under(here.assessment.benefit)
    is_of_today = law.regeling is portal.law(here.today).regeling
    return pages.render(
        "client/why.html",
        here=here,
        reasons=_sentences(here.assessment.findings, law, code) if is_of_today else [],
        basis=basis(law),
        regeling=law.regeling,
        hours=hours_sentences(law, code),
        term=term_sentences(law, code),
        kinds=kind_names(law, code),
    )


def _sentences(findings: Sequence[Finding], law: Law, code: str) -> list[tuple[str, Finding]]:
    """What the rules find about the client, as far as they carry it."""
    shown = {Severity.INFO, Severity.HUMAN}
    told = (one for one in findings if one.severity in shown and law.carries(one.citation))
    return [(sentence(finding, code), finding) for finding in told]
