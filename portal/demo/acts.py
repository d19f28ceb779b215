"""What people do in a fictional case, by the same actions as in real life: send a form, judge, decide."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from portal import clock
from portal.actions import drafts, handling, intake, jobs, papers, regimes
from portal.actions.assessing import grounds_of_case
from portal.actions.deciding import allowed
from portal.actions.deciding.decide import decide
from portal.actions.deciding.ending import is_judged
from portal.actions.deciding.verdict import AnyVerdict, Verdict
from portal.actions.facts import EXISTING
from portal.actions.installation import Installation
from portal.demo.fitting import born
from portal.demo.people import PERSON_VERIFIED, DemoClient, DemoStaff, key
from portal.domain.jobs import Work
from portal.domain.regimes import Regime
from portal.domain.roles import Actor, Role
from portal.domain.states import Outcome
from portal.domain.ways import WAYS, Form
from portal.rules.grounds import Grounds, facts_asked
from portal.store import dossiers, people, submissions
from portal.store import drafts as draft_store
from portal.web.flows import FLOWS

TEAM = "Wijkteam Noord"
REASON = "Dit is met de inwoner besproken en het past."


def add_staff(portal: Installation, name: str, member: DemoStaff) -> None:
    """Somebody of the staff, under the key of a name."""
    values = {"id": key(name), "name": member.name, "job_title": member.job_title, "phone": "010 000 00 10"}
    team = TEAM if Role.CASEWORKER in member.roles else None
    intake.register_staff(portal, {**values, "team": team}, member.roles)


def add_client(portal: Installation, name: str, person: DemoClient, benefit: str = "participatiewet") -> None:
    """A client, under the key of a name, with what is known of everybody."""
    first, last = person.name.split(" ", 1)
    values = {
        "id": key(name),
        "first_name": first,
        "last_name": last,
        "birth_date": born(portal, person.born),
        "street": "Voorbeeldstraat 12",
        "postal_code": "1000 AA",
        "city": portal.gemeente.name,
        "mail": f"{name}@voorbeeld.invalid",
        "language": person.language,
        "benefit": benefit,
        "benefit_since": clock.today() - timedelta(days=120),
    }
    verified: dict[str, Any] = {"can_seek_work": False}
    intake.register_client(portal, values, verified)


def send(portal: Installation, name: str, slug: Form, answers: Mapping[str, Any], paper: bytes = b"") -> str:
    """Fill in a form and send it, with a paper when there is one; returns the key of the submission."""
    actor, flow = actor_of(portal, name), FLOWS[slug]
    drafts.save_answers(portal, actor, slug, answers)
    if paper:
        add_paper(portal, actor, slug, paper)
    with portal.store.read() as connection:
        draft = draft_store.get(connection, actor.id, slug)
    assert draft is not None  # noqa: S101 - saved a moment ago
    language = actor.language
    seen = {"answers": flow.asked(draft.answers), "shown": flow.shown(draft.answers, language)}
    return flow.submit(portal, actor, flow=slug, draft_id=draft.id, language=language, **seen)


def add_paper(portal: Installation, actor: Actor, slug: Form, paper: bytes) -> None:
    """Add a file to a draft and have it looked at."""
    papers.arrive(portal, actor, slug, paper)
    jobs.do_all(portal, {Work.PAPER: papers.look_at})


def decide_on(
    portal: Installation,
    submission_id: str,
    judged: Mapping[str, Any],
    verdict: AnyVerdict,
    person: Mapping[str, Any] = PERSON_VERIFIED,
) -> str:
    """A caseworker judges, a decider decides; returns the key of the beschikking."""
    if _judge(portal, submission_id, judged, person):
        verdict = _reasoned(grounds_on(portal, submission_id, verdict), verdict)
    return decide(portal, actor_of(portal, "ingrid"), submission_id, revision(portal, submission_id), verdict)


def decide_if_allowed(
    portal: Installation, submission_id: str, judged: Mapping[str, Any], verdict: AnyVerdict
) -> bool:
    """The same, as the regime of the case knows it; where its rules leave no such decision, it waits."""
    _judge(portal, submission_id, judged, PERSON_VERIFIED)
    with portal.store.read() as connection:
        regime = regimes.of_case(portal, connection, submissions.require(connection, submission_id))
    known = known_under(regime, verdict)
    if known is None:
        return False
    verdict = known
    grounds = grounds_on(portal, submission_id, verdict)
    if allowed.against(grounds) or grounds.unanswered:
        return False
    ingrid, verdict = actor_of(portal, "ingrid"), _reasoned(grounds, verdict)
    decide(portal, ingrid, submission_id, revision(portal, submission_id), verdict)
    return True


ALIKE: Mapping[Outcome, Outcome] = {
    Outcome.AGREED: Outcome.PART_AGREED,
    Outcome.REFUSED: Outcome.PART_NOT_AGREED,
    Outcome.EXISTING_COUNTS: Outcome.PART_COUNTS,
}
"""What comes nearest under a regime that imposes nothing; an ontheffing has nothing that is like it."""


def known_under(regime: Regime, verdict: AnyVerdict) -> AnyVerdict | None:
    """The verdict itself where this regime knows its outcome, else what comes nearest; None for nothing."""
    if verdict.outcome.regime is regime:
        return verdict
    alike = ALIKE.get(verdict.outcome)
    if alike is None:
        return None
    if isinstance(verdict, Verdict) and verdict.design:
        return replace(verdict, outcome=alike, weighing=None, reasons=REASON)
    return replace(verdict, outcome=alike)


def grounds_on(portal: Installation, submission_id: str, verdict: AnyVerdict) -> Grounds:
    """On what a verdict on a case would rest."""
    with portal.store.read() as connection:
        submission = submissions.require(connection, submission_id)
        case = portal, connection, submission, clock.today()
        return grounds_of_case(*case, verdict.outcome, verdict.facts)


def _judge(
    portal: Installation, submission_id: str, judged: Mapping[str, Any], person: Mapping[str, Any]
) -> bool:
    """A caseworker takes a case and judges what its page asks; False where there is nothing to judge."""
    noor = actor_of(portal, "noor")
    handling.claim(portal, noor, submission_id)
    with portal.store.read() as connection:
        submission = submissions.require(connection, submission_id)
        dossier = dossiers.require(connection, submission.dossier_id)
        regime = regimes.of_case(portal, connection, submission)
        judges = is_judged(portal, connection, submission)
    if judges:
        way = WAYS[submission.flow]
        asked = facts_asked(way.outcomes_under(regime), portal.law(clock.today(), regime))
        known = {*EXISTING, *(fact.field for fact in asked)}
        told = {name: person[name] for name in person if name in known}
        found = told, judged, dossier.revision
        handling.judge(portal, noor, submission_id, submission.revision, *found)
    return judges


def _reasoned(grounds: Grounds, verdict: AnyVerdict) -> AnyVerdict:
    """The verdict with a reason for each question that a person must judge."""
    own = verdict.judged
    asked = {one.asks: REASON for one in grounds.to_judge if one.asks not in own}
    return replace(verdict, judgements={**asked, **verdict.judgements})


def revision(portal: Installation, submission_id: str) -> int:
    """Where a submission stands now."""
    with portal.store.read() as connection:
        return submissions.require(connection, submission_id).revision


def actor_of(portal: Installation, name: str) -> Actor:
    """Who a name is."""
    with portal.store.read() as connection:
        actor = people.actor(connection, key(name))
    assert actor is not None  # noqa: S101 - made by fill
    return actor
