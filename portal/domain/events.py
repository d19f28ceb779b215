"""Audit events: each has a name ``thing:happened`` and an exact set of fields.

No field holds a name, an address, a BSN or free text: the trail says who did what to which object, when.
"""

from collections.abc import Mapping

KEPT = "kept"
"""Of each thing that came into being, moved on or went away: its kind, its key and its fingerprint.

See ``portal.store.fingerprints``.
"""

EVENTS: Mapping[str, frozenset[str]] = {
    "client:registered": frozenset(),
    "client:updated": frozenset({"fields"}),
    "staff:registered": frozenset({"roles"}),
    "staff:changed": frozenset({"roles"}),
    "session:opened": frozenset({"audience"}),
    "session:closed": frozenset(),
    "obligation:announced": frozenset({"answer_by"}),
    "client:invited": frozenset({"answer_by", KEPT}),
    "form:submitted": frozenset({"kind", "language", "law_version", KEPT}),
    "case:claimed": frozenset(),
    "case:released": frozenset(),
    "case:handed_over": frozenset({"to", "was", KEPT}),
    "task:opened": frozenset({"kind"}),
    "task:still": frozenset({"until", "waits_for", KEPT}),
    "task:went_on": frozenset(),
    "task:done": frozenset({"followed", KEPT}),
    "case:judged": frozenset({"fields"}),
    "note:written": frozenset({KEPT}),
    "question:asked": frozenset({"answer_by", KEPT}),
    "question:answered": frozenset({KEPT}),
    "question:closed_unanswered": frozenset({KEPT}),
    "case:viewed": frozenset(),
    "letter:opened": frozenset(),
    "letter:viewed": frozenset(),
    "letter:posted": frozenset({"posted_on", "counts_from", KEPT}),
    "letters:chosen": frozenset({"by", "large_print"}),
    "language:chosen": frozenset({"language"}),
    "case:answered": frozenset({"reply", KEPT}),
    "case:reopened": frozenset({KEPT}),
    "message:written": frozenset({KEPT}),
    "form:withdrawn": frozenset({KEPT}),
    "receipt:made": frozenset({KEPT}),
    "hours:given": frozenset({"week", KEPT}),
    "activity:ended": frozenset({"last_day", KEPT}),
    "activity:called_off": frozenset({KEPT}),
    "beschikking:ended": frozenset({"last_day", KEPT}),
    "pause:confirmed": frozenset({"starts_on", "until", "letter_sha256", KEPT}),
    "objection:registered": frozenset({"decide_by", "letter_sha256", KEPT}),
    "objection:decided": frozenset({"outcome", "decided_on", KEPT}),
    "upload:added": frozenset({"kind", KEPT}),
    "upload:refused": frozenset({"reason"}),
    "upload:removed": frozenset({KEPT}),
    "upload:viewed": frozenset(),
    "helper:named": frozenset({"kind"}),
    "helper:invited": frozenset({"kind", "expires_on", "form"}),
    "helper:joined": frozenset(),
    "helper:ended": frozenset(),
    "data:taken": frozenset({"format"}),
    "signal:received": frozenset({"is_anonymous", KEPT}),
    "signal:viewed": frozenset(),
    "signal:taken": frozenset(),
    "signal:sent_to_committee": frozenset({KEPT}),
    "signal:advised": frozenset({KEPT}),
    "signal:place_named": frozenset({"holds", KEPT}),
    "signal:closed": frozenset({"outcome", KEPT}),
    "wording:reported": frozenset({"language", KEPT}),
    "wording:handled": frozenset(),
    "access:refused": frozenset(),
    "code:refused": frozenset(),
    "limit:reached": frozenset(),
    "search:done": frozenset(),
    "deviation:asked": frozenset({"outcome", KEPT}),
    "deviation:judged": frozenset({"is_agreed", KEPT}),
    "case:decided": frozenset({"outcome", "assessment", "letter_sha256", "bezwaar_until", KEPT}),
}

OBJECTS: Mapping[str, str] = {
    "access:refused": "the endpoint that is not for who is signed in; once a day for each of both",
    "code:refused": "the kind of code that opened nothing: invitation or report; nobody is the actor",
    "limit:reached": "the name of a limit (portal.domain.limits); nobody is the actor",
    "search:done": "the session in which somebody of the staff searched; for what is not kept",
}
"""What the object of an event is, where it is no thing with a key of its own."""

VIEWS = ("case:viewed", "letter:viewed", "upload:viewed", "signal:viewed", "helper:joined")
"""Somebody looked: of the staff, or a helper who came in. Kept so that a client can see who did."""


def check_fields(event: str, fields: Mapping[str, object]) -> None:
    """Hold an event against its schema.

    Raises:
        ValueError: the event is unknown, or its fields are not exactly the ones declared.
    """
    if event not in EVENTS:
        raise ValueError(f"unknown audit event {event!r}")
    if set(fields) != EVENTS[event]:
        raise ValueError(f"{event} takes the fields {sorted(EVENTS[event])}, got {sorted(fields)}")
