"""What every letter about a case says: who sends it, who gets it, on which rules it rests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal import clock, languages
from portal.actions import legal_basis
from portal.actions.allowed import NO_OBLIGATION
from portal.actions.installation import Installation
from portal.actions.verdict import AnyVerdict
from portal.letters.contexts import Addressee, Rule, Sender, Signatory
from portal.rules.engine import Assessment
from portal.rules.findings import Finding, Severity
from portal.store.beschikkingen import Activity
from portal.store.people import Client, StaffMember
from portal.store.submissions import Submission
from portal.wording.findings import sentence


@dataclass(frozen=True)
class CaseFile:
    """What the letter of a decision draws on: the case, who gets it and who decides.

    ``answer_by``: until when the client, who is asked after the decision, tells what he wants to do.
    ``to_end``: what was imposed before and goes on.
    """

    submission: Submission
    client: Client
    decider: StaffMember
    assessment: Assessment
    sent_on: date
    bezwaar_until: date
    answer_by: date | None = None
    to_end: tuple[Activity, ...] = ()


def sender(portal: Installation) -> Sender:
    """The gemeente as it stands at the head and the foot of its letters."""
    gemeente = portal.gemeente
    return Sender(
        gemeente=gemeente.name,
        college=gemeente.college,
        address=gemeente.visit,
        phone=gemeente.phone,
        website=gemeente.website,
        opening_hours=", ".join(gemeente.opening_hours),
        objection_address=tuple(
            line for line in gemeente.objection_address if line.lower() != gemeente.college.lower()
        ),  # the letter itself says that it goes to the college
        free_help=gemeente.free_help,
        court=gemeente.court,
        objection_url=f"{portal.base_url}/mijn/oneens/",
    )


def addressee(client: Client) -> Addressee:
    """The client as the window of the envelope shows him."""
    return Addressee(name=client.name, address=(client.street, f"{client.postal_code}  {client.city}"))


def common(portal: Installation, case: CaseFile, verdict: AnyVerdict, subject: str) -> dict[str, object]:
    """What every beschikking on a case carries, under the names of ``letters.contexts.Decision``."""
    return {
        "sender": sender(portal),
        "addressee": addressee(case.client),
        "reference": case.submission.number,
        "subject": subject,
        "sent_on": case.sent_on,
        "submitted_on": clock.day_of(case.submission.received_at),
        "client_words": verdict.client_words,
        "rules": _rules(portal, case),
        "objection_until": case.bezwaar_until,
        "decided_by": Signatory(name=case.decider.name, function=case.decider.job_title),
        "talk_on": verdict.talk_on,
        "policy": _policy(portal, case.assessment.on),
        "answer_by": case.answer_by,
    }


def _policy(portal: Installation, on: date) -> str:
    """The policy that a decision rests on must be named in it (Awb 4:82); a verordening is no policy."""
    regeling = portal.law(on).regeling
    return regeling.title if regeling.kind == "beleidsregels" else ""


def against(case: CaseFile) -> list[Finding]:
    """What stood in the way, or had to be judged."""
    return [f for f in case.assessment.findings if f.severity in {Severity.BLOCK, Severity.HUMAN}]


def blocking_explained(case: CaseFile) -> tuple[str, ...]:
    """What stood in the way, in the client's language.

    That nothing may be imposed because of what the client does is in his favour, so it explains no refusal.
    """
    return explained(case, [f for f in case.assessment.blocking if f.code not in NO_OBLIGATION])


def explained(case: CaseFile, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Findings in the client's language; nothing for who reads the Dutch letter itself."""
    language = case.submission.language
    return () if language == languages.SOURCE else tuple(sentence(f, language) for f in findings)


def lines(text: str) -> tuple[str, ...]:
    """Each line of a text that holds something, as a point of its own."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def looked_at(case: CaseFile) -> tuple[str, ...]:
    """The rules that were held against the case, in Dutch."""
    said = tuple(f"{f.citation.article}: {sentence(f, languages.SOURCE)}" for f in against(case))
    return said or ("Wij hebben uw formulier naast de regels gelegd.",)


def _rules(portal: Installation, case: CaseFile) -> tuple[Rule, ...]:
    """The legal basis, then each article that the assessment applied."""
    on = case.assessment.on
    applied = [f.citation for f in case.assessment.findings if f.severity is not Severity.FLAG]
    cited = [*legal_basis.basis(portal.law(on)), *applied]
    return tuple(
        Rule(source=source, article=article, version=version)
        for source, article, version in legal_basis.versions(portal, cited, on)
    )
