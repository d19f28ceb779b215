"""The codes that the tables hold, in words for the person whom they are about.

By table and field: a field of the same name says something else in another table.
"""

from collections.abc import Mapping
from typing import Any

from portal.domain.jobs import FAILED, Work
from portal.domain.papers import Kind, Refusal
from portal.domain.roles import Role
from portal.rules.regeling import BENEFITS
from portal.wording import N_, helping, letters, roles, signals, tasks
from portal.wording.events import HAPPENED
from portal.wording.findings import NAMES
from portal.wording.states import FOR_CLIENT, OBLIGATIONS, ON_OBJECTION, OUTCOMES

CODES: Mapping[str, Mapping[Any, str]] = {
    "client.benefit": {benefit: NAMES[benefit] for benefit in BENEFITS},
    "client.letters_by": letters.WAYS,
    "dossier.obligation": OBLIGATIONS,
    "task.kind": {**tasks.FORMS, **tasks.TERMS},
    "task.state": tasks.STATES,
    "task.waits_for": tasks.WAITS,
    "task.followed": tasks.FOLLOWED,
    "submission.state": {state: words for state, (_look, words) in FOR_CLIENT.items()},
    "beschikking.outcome": OUTCOMES,
    "deviation.outcome": OUTCOMES,
    "objection.outcome": ON_OBJECTION,
    "signal.state": {state: words for state, (_look, words) in signals.FOR_REPORTER.items()},
    "signal.outcome": signals.OUTCOMES,
    "signal.advised_outcome": signals.OUTCOMES,
    "session.audience": {
        "client": roles.NAMES[Role.CLIENT],
        "helper": roles.NAMES[Role.HELPER],
        "staff": N_("medewerker"),
    },
    "session.helper_kind": helping.KINDS,
    "invitation.helper_kind": helping.KINDS,
    "letter.template": letters.NAMES,
    "letter.by": letters.WAYS,
    "upload.media_type": {Kind.JPEG: N_("Foto"), Kind.PDF: N_("PDF")},
    "job.kind": {
        Work.PAPER: N_("Een bestand nakijken"),
        Work.OWN_DATA: N_("Een kopie van uw gegevens maken"),
        Work.INVITATION: N_("Een brief met de vraag om een plan maken"),
    },
    "job.refusal": {
        **dict.fromkeys(Refusal, N_("Wij konden het bestand niet gebruiken.")),
        FAILED: N_("Het lukte niet om de kopie te maken."),
        **tasks.STAYS,
    },
    "outbox.event": {
        "data-ready": N_("Uw gegevens staan klaar"),
        "letter-ready": N_("Er staat een brief voor u klaar"),
        "form-received": N_("Wij hebben uw formulier"),
        "decision-sent": N_("Er is een besluit"),
        "question-asked": N_("Wij hebben een vraag"),
        "case-answered": N_("Wij gaven antwoord"),
        "signal-closed": N_("De melding is afgesloten."),
    },
    "trail.event": HAPPENED,
}
"""Every code of every field. A code that was once written keeps its words, also when nobody writes it now."""
