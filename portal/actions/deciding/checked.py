"""The check sheet of a decision as PDF (V3), made from what was kept with it and from nothing of today."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from portal import languages
from portal.actions import facts
from portal.actions.facts import Origin
from portal.actions.installation import Installation
from portal.actions.letterhead import addressee, sender
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.letters.contexts import Checked, CheckedDecision, Known, SecondEye, Signatory
from portal.rules.asked import Asked
from portal.rules.citation import is_article
from portal.rules.condition import Standing
from portal.rules.fact import Fact
from portal.store import beschikkingen, dossiers, people, submissions
from portal.store.base import Connection
from portal.store.beschikkingen import Beschikking
from portal.store.submissions import Submission
from portal.wording import N_, retelling
from portal.wording.checktitles import QUESTIONS, STANDINGS
from portal.wording.speech import speaking
from portal.wording.states import OUTCOMES

TEMPLATE = "toets"
ORIGINS: Mapping[Origin, str] = {
    Origin.STATED: "",
    Origin.VERIFIED: N_("nagegaan"),
    Origin.ADMINISTRATION: N_("uit de administratie"),
    Origin.DECIDED: N_("zo besloten"),
}
"""From where the gemeente knows a fact; what the client said has a place of its own."""
ANSWERED = frozenset({Standing.MET, Standing.NOT_MET})
"""How a question stands when what the rules found answers it."""
Row = Mapping[str, Any]


def own_sheet(portal: Installation, actor: Actor, submission_id: str, language: str) -> bytes:
    """The check sheet of a decision on a form of one's own, for a reader of this language.

    Raises:
        NotFound: it is not this client's form, nothing was decided on it, or no sheet was kept with it.
    """
    require(actor, Permission.CLIENT_DOSSIER_VIEW)
    with portal.store.read() as connection:
        submission = submissions.of_client(connection, actor.id, submission_id)
        if submission is None:
            raise NotFound(submission_id)
        return _printed(portal, connection, submission, language)


def sheet_of(portal: Installation, actor: Actor, submission_id: str) -> bytes:
    """The same sheet for who works on the case, in Dutch.

    Raises:
        NotFound: there is no such form, nothing was decided on it, or no sheet was kept with it.
    """
    require(actor, Permission.CASEWORK_CASE_VIEW)
    with portal.store.read() as connection:
        submission = submissions.require(connection, submission_id)
        return _printed(portal, connection, submission, languages.SOURCE)


def is_kept(assessment: Row | None) -> bool:
    """Whether the grounds of a decision were kept; before migration 0009 they were not."""
    return assessment is not None and bool(assessment["grounds"])


def _printed(portal: Installation, connection: Connection, submission: Submission, code: str) -> bytes:
    """The sheet, in the words of the regime under which was decided."""
    decision = beschikkingen.of_submission(connection, submission.id)
    kept = beschikkingen.assessment_of(connection, decision.id) if decision else None
    if decision is None or kept is None or not is_kept(kept):
        raise NotFound(submission.id)
    with speaking(decision.outcome.regime):
        letter = _letter(portal, connection, submission, decision, kept, code)
        return portal.press.render(TEMPLATE, code, letter)


def _letter(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    decision: Beschikking,
    kept: Row,
    code: str,
) -> CheckedDecision:
    dossier = dossiers.require(connection, submission.dossier_id)
    regeling = portal.law(kept["assessed_on"], decision.outcome.regime).regeling.title
    return CheckedDecision(
        sender=sender(portal),
        addressee=addressee(people.require_client(connection, dossier.client_id)),
        reference=submission.number,
        outcome=_said(OUTCOMES[decision.outcome], code),
        decided_on=kept["assessed_on"],
        decided_by=Signatory(name=decision.decided_by, function=decision.function),
        regeling=regeling,
        questions=tuple(_questions(submission, decision, kept, regeling, code)),
    )


def _questions(
    submission: Submission, decision: Beschikking, kept: Row, regeling: str, code: str
) -> Iterator[Checked]:
    """Every question that the texts ask; what no text asks here has no article and says nothing."""
    stated = facts.told(submission.flow, submission.answers)
    for ground in kept["grounds"]:
        if not ground["articles"]:
            continue
        standing, question = Standing(ground["standing"]), QUESTIONS[Asked(ground["asks"])]
        is_asked = standing is not Standing.NOT_APPLICABLE
        yield Checked(
            articles=tuple(_places(ground, regeling)),
            question=_said(question, languages.SOURCE),
            standing=STANDINGS[standing],
            question_explained=_explained(question, code),
            standing_explained=_explained(STANDINGS[standing], code),
            says=_findings(ground, kept) if standing in ANSWERED else (),
            said=tuple(_stated(ground, stated, code)) if is_asked else (),
            known=tuple(_known(ground, kept["facts"], code)) if is_asked else (),
            unknown=tuple(retelling.fact_name(Fact(one), _about(ground), code) for one in ground["missing"]),
            is_judged=standing is Standing.TO_JUDGE,
            reason=_reason(ground, decision, kept) if standing is Standing.TO_JUDGE else "",
            carries=ground["carries"],
            deviates=_second_eye(ground, regeling),
        )


def _second_eye(ground: Row, regeling: str) -> SecondEye | None:
    """Who agreed that is deviated from a question, and why; nothing where that was not so."""
    if not ground.get("deviates"):
        return None
    told, (source, article) = ground["deviation"], ground["deviation"]["by"]
    return SecondEye(
        by=article if source == regeling else f"{source}, {article}",
        reason=told["reason"],
        function=told["judged_by"],
        on=date.fromisoformat(told["judged_on"]),
        judgement=told["judgement"],
    )


def _places(ground: Row, regeling: str) -> list[str]:
    """The articles, or else the note that says it; with the text where that is not the gemeente's own."""
    listed = [(source, article) for source, article in ground["articles"]]
    articles = [one for one in listed if is_article(one[1])] or listed
    return [article if source == regeling else f"{source}, {article}" for source, article in articles]


def _findings(ground: Row, kept: Row) -> tuple[str, ...]:
    """What the rules found on a question, in the words in which it was kept."""
    said = (one["sentence"] for one in kept["findings"] if one["code"] in ground["findings"])
    return tuple(dict.fromkeys(said))


def _reason(ground: Row, decision: Beschikking, kept: Row) -> str:
    """What a person wrote about a question; of what carries a no, the reasons of the decision."""
    written: str = kept["judgements"].get(ground["asks"], "")
    return written or (decision.reasons if ground["carries"] else "")


def _about(ground: Row) -> dict[Fact, Origin | None]:
    """The facts that a question looked at; of what was kept without them, those that were missing."""
    kept = ground.get("about", dict.fromkeys(ground["missing"]))
    return {Fact(name): origin and Origin(origin) for name, origin in kept.items()}


def _stated(ground: Row, stated: Mapping[Fact, Any], code: str) -> Iterator[Known]:
    for fact in _about(ground):
        if fact in stated:
            yield _fact(fact, _about(ground), stated[fact], "", code)


def _known(ground: Row, found: Row, code: str) -> Iterator[Known]:
    """What the gemeente found out, took from its administration, or decided; not what it was only told."""
    for fact, origin in _about(ground).items():
        value = found.get(fact.part, {}).get(fact.field)
        if origin not in (None, Origin.STATED) and value not in (None, ""):
            yield _fact(fact, _about(ground), value, ORIGINS[origin], code)


def _fact(fact: Fact, among: Iterable[Fact], value: object, origin: str, code: str) -> Known:
    return Known(
        name=retelling.fact_name(fact, among, code),
        value=retelling.fact(fact.field, value, code),
        origin=_said(origin, code) if origin else "",
    )


def _explained(message: str, code: str) -> str:
    """A sentence in the reader's language, beside the Dutch; nothing for who reads the Dutch."""
    return "" if code == languages.SOURCE else _said(message, code)


def _said(message: str, code: str) -> str:
    return languages.translations(code).gettext(message)
