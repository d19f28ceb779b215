"""What the letter of every decision says: on which rules it rests, what was weighed, what was advised."""

from portal import clock, languages
from portal.actions import legal_basis, proposal
from portal.actions.deciding import before
from portal.actions.deciding.allowed import carrying
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.verdict import OWN_FIELDS, AnyVerdict
from portal.actions.installation import Installation
from portal.actions.letterhead import addressee, sender
from portal.domain.errors import NoBasis
from portal.letters.contexts import Advised, Deviated, Rule, Signatory, Weighed
from portal.rules.citation import Citation
from portal.rules.grounds import Ground
from portal.rules.law import Law
from portal.wording.grounds import failed, named


def common(portal: Installation, case: CaseFile, verdict: AnyVerdict, subject: str) -> dict[str, object]:
    """What every beschikking on a case carries, under the names of ``letters.contexts.Decision``."""
    return {
        "sender": sender(portal),
        "addressee": addressee(case.client),
        "reference": case.submission.number,
        "subject": subject,
        "sent_on": case.sent_on,
        "decided_on": case.assessment.on,
        "by": case.by,
        "submitted_on": clock.day_of(case.submission.received_at),
        "client_words": verdict.client_words,
        "rules": _rules(portal, case, verdict),
        "objection_until": case.bezwaar_until,
        "decided_by": Signatory(name=case.decider.name, function=case.decider.job_title),
        "talk_on": verdict.talk_on,
        "policy": _policy(case.law),
        "answer_by": case.answer_by,
        "own_term": proposal.is_own_term(portal, case.assessment.on),
        "weighed": weighed(case, verdict),
        "advice": _advised(verdict),
        "deviations": deviations(case),
        "earlier": before.activities_told(case, verdict),
        "spared": before.decision_told(case, verdict),
    }


def _advised(verdict: AnyVerdict) -> Advised | None:
    given = verdict.advice
    if given is None or given.advised_on is None:
        return None
    return Advised(by=given.adviser, on=given.advised_on, words=given.advice)


def _policy(law: Law) -> str:
    """The policy that a decision rests on must be named in it (Awb 4:82); a verordening is no policy."""
    regeling = law.regeling
    return regeling.title if regeling.kind == "beleidsregels" else ""


def explained(case: CaseFile, verdict: AnyVerdict) -> tuple[str, ...]:
    """What carries a no, in the client's language; nothing for who reads the Dutch letter itself."""
    language = case.language
    if language == languages.SOURCE:
        return ()
    return tuple(_failed(case, ground, language) for ground in carrying(case.grounds, verdict))


def _failed(case: CaseFile, ground: Ground, language: str) -> str:
    """Why it carries a no, in the words of the text whose article stands beside it."""
    return failed(ground, language, by_the_act=places(ground)[0].source != case.law.regeling.title)


def lines(text: str) -> tuple[str, ...]:
    """Each line of a text that holds something, as a point of its own."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def looked_at(case: CaseFile, verdict: AnyVerdict) -> tuple[str, ...]:
    """What carries a no, in Dutch: the same that :func:`explained` says, each with its article."""
    return tuple(
        f"{_place(case, places(ground)[0])}: {_failed(case, ground, languages.SOURCE)}"
        for ground in carrying(case.grounds, verdict)
    )


def _place(case: CaseFile, citation: Citation) -> str:
    """The article; with its text where that is not the regeling of the gemeente itself."""
    is_own = citation.source == case.law.regeling.title
    return citation.article if is_own else f"{citation.source}, {citation.article}"


def weighed(case: CaseFile, verdict: AnyVerdict) -> tuple[Weighed, ...]:
    """What a person judged, in his own words, beside what has a place of its own (Awb 3:46)."""
    written, shown = verdict.judged, OWN_FIELDS.get(verdict.outcome, {})
    return tuple(
        Weighed(what=named(ground.asks), words=written[ground.asks])
        for ground in case.grounds.to_judge
        if ground.asks not in shown
    )


def deviations(case: CaseFile) -> tuple[Deviated, ...]:
    """From which articles is deviated, by which article, and why: each reason once (Awb 3:46)."""
    asked = case.agreed.deviates if case.agreed else ()
    aside = case.grounds.set_aside
    told = (
        Deviated(articles=tuple(place for _source, place in one.articles), by=one.by[1], words=one.reason)
        for one in asked
        if one.asks in aside
    )
    return tuple(dict.fromkeys(told))


def places(ground: Ground) -> tuple[Citation, ...]:
    """Where the law asks it, as a reader can find it: its articles, or else the note that says it."""
    articles = tuple(one for one in ground.citations if one.is_article)
    return articles or ground.citations


def _rules(portal: Installation, case: CaseFile, verdict: AnyVerdict) -> tuple[Rule, ...]:
    """The articles that carry this decision, and no other (Awb 3:47 lid 2): also what lets it deviate.
    An article from which it deviates is met by nothing, so it is not among them.

    What only the heading of a text or the note behind it says stands here where no article carries anything.

    Raises:
        NoBasis: nothing carries it.
    """
    aside = {one for ground in case.grounds.deviated for one in ground.deviates_from}
    found = [one for ground in carrying(case.grounds, verdict) for one in places(ground) if one not in aside]
    cited = [one for one in found if one.is_article] or found
    rule = case.law.regeling.factors.deviate_from
    if rule and aside:
        cited.append(rule.citation)
    if not cited:
        raise NoBasis(verdict.outcome)
    return tuple(
        Rule(source=source, article=article, version=version)
        for source, article, version in legal_basis.versions(portal, cited, case.law, case.assessment.on)
    )
