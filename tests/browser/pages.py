"""Every page of the portal, each with how to get there; ``test_barriers.py`` fails when one is not here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from io import BytesIO

from portal import clock, demo
from portal.actions import drafts, handling
from portal.demo.signals import CODE
from portal.domain.tasks import Term
from portal.domain.ways import Form
from portal.rules.library import Library
from portal.rules.regeling import Regeling
from portal.rules.values import Rule
from portal.store import dossiers
from portal.web.client.papers import WITH_PAPERS
from portal.web.flows import FLOWS
from tests.browser.reader import LINK, Reader
from tests.fixtures.files import photo
from tests.fixtures.people import actor
from tests.fixtures.rows import add_term
from tests.rules.support import with_rules
from tests.web import ways
from tests.web.cases import case_url, submission_of
from tests.web.helping import HELPER, INVITED

WHO: Mapping[str, str] = {
    **dict.fromkeys(FLOWS, "asked"),
    ways.CARE: "busy",
    ways.VOLUNTEERING: "refused",
    ways.HOURS: "working",
}
"""Who sends each form: of plan, care and volunteering a person has only one under way."""
TOLD = {"work": "Vrijwilligers maken elke avond het kantoor schoon.", "where": "Kantoor aan het plein"}
BORN = {"birth_date": ["20", "5", "1984"]}
CHECK = {**BORN, "vraag": "klaar", "benefit": "participatiewet", "care_hours": "20,5", "can_seek_work": "ja"}
FORMS_OF_A_CASE = ("antwoord", "beslissing-op-bezwaar", "besluit", "vraag")
PEOPLE, MONTH = "/werk/mensen", timedelta(days=30)
LISTS = (
    "/werk/",
    "/werk/?staat=klaar",
    "/werk/?staat=wacht",
    "/werk/?volgorde=naam",
    "/werk/?soort=uren-blijven-uit",
)
SENT_IN = ("sent", "care", "cannot", "working", "against", "agreed")
INVITATION = re.compile(r'p-invitation"><bdi[^>]*>([^<]+)')
POSTED = re.compile(r"/werk/post/[0-9a-f-]{36}")
CHOSEN = re.compile(r'href="(/werk/\?[^"]*taak=[^"]*)"')
EYE = re.compile(r"/werk/tweede-beoordeling/[0-9a-f-]{36}")
PAID_CARE = {
    "hours_per_week": "12",
    "since": ["1", "9", "2025"],
    "exceeds_usual_care": "ja",
    "professional": "ja",
}
UNREASONABLE = "het is in dit geval onredelijk."
REPORT = re.compile(r"/werk/meldingen/[0-9a-f-]{36}")


def for_everybody(reader: Reader) -> None:
    """What a stranger sees: all public pages, signing in, reporting, and mistakes in each of these."""
    at = f"/{reader.code}"
    for rule in reader.app.url_map.iter_rules():
        if rule.arguments == {"lang"} and "GET" in (rule.methods or ()):
            reader.see(f"{at}{rule.rule.partition('>')[2]}")
    for word in ("mantelzorg", "qqq"):
        reader.see(f"{at}/zoeken?woord={word}")
    for path in ("zelftest", "woord-melden", "melden", "melding"):
        reader.send(f"{at}/{path}", {}, 422)
    for answers in ({**BORN, "vraag": "birth_date"}, {**CHECK, "vraag": "benefit"}, CHECK):
        reader.send(f"{at}/zelftest", answers)
    reader.send(f"{at}/woord-melden", {"word": "tegenprestatie"})
    reader.send(f"{at}/melden", TOLD)
    reader.send(f"{at}/melding", {"code": CODE})
    reader.see("/inloggen")
    reader.send("/helpen", {"invitation_code": "ZZZZ"}, 422)
    reader.see(f"{at}/bestaat-niet", 404)


CLIENT_PAGES = ("client", "course", "letters", "mydata", "post", "signals", "together", "why", "writing")


def of_clients(reader: Reader) -> None:
    """The overview of each client, and every page that it leads to."""
    for persona in demo.CLIENTS:
        reader.be(persona)
        reader.follow("/mijn/", *CLIENT_PAGES)
    reader.be("agreed")
    reader.send("/mijn/brieven", {"letters_by": ""}, 422)
    reader.send("/mijn/bericht", {"story": ""}, 422)
    reader.send("/mijn/bel-mij", {"phone": "12"}, 422)
    reader.see("/mijn/andere-regels")
    reader.be("question")
    [question] = {link for link in LINK.findall(reader.see("/mijn/")) if link.endswith("/vraag")}
    reader.send(question, {"answer": ""}, 422)
    reader.be("agreed")
    reader.send("/mijn/plan/wat", ways.TYPED["plan"]["wat"])
    agreed = submission_of(reader.app.extensions["portal"], "agreed")
    reader.send("/mijn/", {}, action=f"/mijn/ingestuurd/{agreed.id}/doorgaan")
    reader.send("/mijn/melden", {}, 422)
    reader.see(reader.send("/mijn/melden", TOLD))
    reader.see("/mijn/bestaat-niet", 404)
    reader.see("/werk/", 403)


def of_forms(reader: Reader, without: str = "") -> None:
    """Each form: start, mistake, every question in turn, check, what was sent, message, taking it back.

    ``without``: a form that is not there, as that for hours is not where nobody owes them.
    """
    for slug, persona in WHO.items():
        if slug == without:
            continue
        reader.be(persona)
        reader.see(f"/mijn/{slug}/")
        if FLOWS[slug].at_once:
            _give_hours(reader, slug)
            continue
        _fill_in(reader, slug)
        sent = reader.send(f"/mijn/{slug}/controleren", {"confirmed": "yes"})
        links = LINK.findall(reader.see(sent))
        if f"{sent}/bericht" in links:
            reader.send(f"{sent}/bericht", {"text": ""}, 422)
        if f"{sent}/intrekken" in links:
            reader.see(f"{sent}/intrekken")
    change(reader)


def change(reader: Reader) -> None:
    """A form that waits for another; changing what lies there, beside another draft, and too late."""
    portal = reader.app.extensions["portal"]
    reader.be("sent")
    reader.see("/mijn/mantelzorg/")
    sent = submission_of(portal, "sent")
    at = f"/mijn/ingestuurd/{sent.id}"
    drafts.save_answers(portal, actor(portal, demo.key("sent")), Form.PLAN, {})
    reader.send(at, {}, action=f"{at}/veranderen")
    drafts.discard(portal, actor(portal, demo.key("sent")), Form.PLAN)
    reader.send(at, {}, action=f"{at}/veranderen")
    reader.see("/mijn/plan/")
    handling.claim(portal, actor(portal, demo.key("noor")), sent.id)
    reader.see("/mijn/plan/?opgepakt")


def _give_hours(reader: Reader, slug: str) -> None:
    """The weeks, a mistake in a row and why it was less, the page with a number, and that it came in."""
    path, typed = f"/mijn/{slug}/{FLOWS[slug].steps[0].slug}", ways.TYPED[slug]["weken"]
    monday = next(name for name in typed if name.startswith("weeks-"))
    reader.see(path)
    reader.send(path, {monday: "veel"}, 422)
    reader.send(path, {monday: "0"}, 422)
    number = reader.send(path, {**typed, "went": "badly"})
    reader.see(reader.send(number, {}))


def _fill_in(reader: Reader, slug: str) -> None:
    path = f"/mijn/{slug}/{FLOWS[slug].steps[0].slug}"
    reader.send(path, {}, 422)
    while not path.endswith("/controleren"):
        path = reader.send(path, ways.TYPED[slug][path.rpartition("/")[2]])
    if slug in WITH_PAPERS:
        _add_papers(reader, f"/mijn/{slug}/bijlagen")


def _add_papers(reader: Reader, path: str) -> None:
    """One that is taken, and one that is not."""
    for content, status in ((photo(), 200), (b"no photo", 422)):
        reader.send(path, {"paper": (BytesIO(content), "a.jpg")}, status)


def with_help(reader: Reader) -> None:
    """Asking for help, helping from elsewhere, sitting beside, and confirming what a helper filled in."""
    reader.be("assisted")
    reader.send("/mijn/plan/controleren", {}, 422)
    reader.be("busy")
    reader.send("/mijn/samen/op-afstand", {}, 422)
    code = _invitation(reader)
    client = reader.browser
    reader.be()
    reader.who = "helper"
    reader.send("/helpen", {"invitation_code": code})
    reader.send("/helpen/regels", {}, 422)
    reader.send("/helpen/regels", {"agreed": "yes"})
    for path in ("/helpen/formulieren", "/mijn/plan/", "/mijn/plan/wat"):
        reader.see(path)
    reader.see("/mijn/", 403)
    reader.who, reader.browser = "busy", client
    reader.send("/mijn/samen/naast-mij", {}, 422)
    reader.send("/mijn/samen/naast-mij", HELPER)
    for path in ("/mijn/", "/mijn/plan/wat", "/mijn/samen/"):
        reader.see(path)


def _invitation(reader: Reader) -> str:
    reader.send("/mijn/samen/op-afstand", INVITED)
    page = reader.see("/mijn/samen/")
    [code] = INVITATION.findall(page)
    return str(code)


def of_staff(reader: Reader) -> None:
    """What staff works with: lists, a case of each kind with its forms, reports, the committee, settings."""
    reader.be("ingrid")
    for path in ("/regeling", "/werk/andere-regels", *LISTS):
        reader.see(path)
    _beside_the_list(reader)
    for persona in SENT_IN:
        _on_a_case(reader, case_url(reader.app.extensions["portal"], persona))
    _on_an_objection(reader, case_url(reader.app.extensions["portal"], "against"))
    _on_a_task(reader)
    _among_people(reader)
    waiting = [link for link in LINK.findall(reader.see("/werk/post")) if POSTED.fullmatch(link)]
    reader.see(waiting[0])
    reader.send(waiting[0], {"posted_on": ["1", "1", "2020"]}, 422)
    reader.see("/werk/bestaat-niet", 404)
    reader.be("karim")
    reader.see("/werk/meldingen?staat=gesloten")
    reader.follow("/werk/meldingen", "signals")
    closing = _closing(reader)
    reader.send(closing, {}, 422)
    naming = closing.replace("uitkomst", "plek")
    reader.send(naming, {"place": ""}, 422)
    reader.send(naming, {"place": "Zorghuis Avondrust", "holds": "yes"})
    reader.see(naming.removesuffix("/plek"))
    reader.be("els")
    reader.follow("/commissie/", "signals")
    reader.be("bram")
    reader.follow("/beheer/woorden", "admin")


def with_a_second_eye(reader: Reader) -> None:
    """A second person is asked about care as a profession, where the regeling would allow deviating."""
    reader.be("ingrid")
    portal = reader.app.extensions["portal"]
    reader.app.extensions["portal"] = replace(portal, library=lenient(portal.library, portal.gemeente_id))
    case = case_url(portal, "care")
    _take(reader, case)
    reader.send(f"{case}/toets", PAID_CARE)
    reader.see(case)
    reader.see(f"{case}/besluit/telt-mee")
    reader.send(f"{case}/afwijken/telt-mee", {}, 422)
    reader.send(
        f"{case}/afwijken/telt-mee",
        dict.fromkeys(("reason_care_definition", "reason_care_counts"), UNREASONABLE),
    )
    reader.see(case)
    reader.be("karim")
    [asked] = [link for link in LINK.findall(reader.see("/werk/tweede-beoordeling")) if EYE.fullmatch(link)]
    reader.see(asked)
    reader.send(asked, {}, 422)
    reader.send(asked, {"is_agreed": "no", "judgement": "Dit is geen bijzonder geval."})
    reader.see(asked)


def lenient(law: Library, gemeente: str) -> Library:
    """The law when the regeling of a gemeente lets the college deviate from all but its first article."""

    def changed(one: Regeling) -> Regeling:
        first, *others = one.articles
        rule = Rule(tuple(others), one.articles[first].citation)
        return with_rules(one, "factors", deviate_from=rule) if one.id == gemeente else one

    return Library(law.gemeenten, [changed(one) for one in law.regelingen], law.wetten)


def _on_a_case(reader: Reader, case: str) -> None:
    """Take a case and open every form that this gives."""
    _take(reader, case)
    reader.follow(case, "casework")
    for link in dict.fromkeys(LINK.findall(reader.see(case))):
        if link.startswith((f"{case}/antwoord", f"{case}/besluit", f"{case}/vraag")):
            reader.send(link, {}, 422)


def _on_an_objection(reader: Reader, case: str) -> None:
    """A bezwaar that is registered, and what was decided on it, wrong and right."""
    text = {"text": "Wij keken opnieuw naar het besluit."}
    reader.see(reader.send(f"{case}/antwoord/bezwaar", text))
    form = f"{case}/beslissing-op-bezwaar"
    reader.send(form, {}, 422)
    reader.see(reader.send(form, {"outcome": "partly", "decided_on": _typed(clock.today()), **text}))


def _beside_the_list(reader: Reader) -> None:
    """The first lines of the list chosen, and the messages of handing over."""
    for link in CHOSEN.findall(reader.see("/werk/"))[:2]:
        reader.see(unescape(link))
    reader.see(reader.send("/werk/", {}, action="/werk/overdragen"))


def _on_a_task(reader: Reader) -> None:
    """A task that a term made: of a colleague, on the own desk, its forms, standing still and done."""
    portal = reader.app.extensions["portal"]
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("working"))
        theirs, own = (
            add_term(connection, dossier.id, term, staff_id=demo.key("noor") if is_theirs else None)
            for term, is_theirs in ((Term.EVALUATION, True), (Term.HOURS_MISSING, False))
        )
    reader.see(f"/werk/taak/{theirs}")
    reader.send(f"/werk/taak/{theirs}/overnemen", {}, 422)
    at = f"/werk/taak/{own}"
    reader.send(at, {}, action=f"{at}/oppakken")
    reader.see(at)
    for form in ("klaar", "later"):
        reader.send(f"{at}/{form}", {}, 422)
    until = _typed(clock.today() + timedelta(days=9))
    note = {"note": "Volgende week bel ik nog een keer."}
    reader.see(reader.send(f"{at}/later", {"waits_for": "day", "until": until, **note}))
    reader.see(reader.send(f"{at}/klaar", {"followed": "spoken", **note}))


def _among_people(reader: Reader) -> None:
    """The list of people, one of each kind, a note about one, and asking one and a selection for a plan."""
    for query in ("", "?staat=announced", "?vanaf=J", "?vanaf=Zzz"):
        reader.see(f"{PEOPLE}{query}")
    for persona in (*sorted(set(WHO.values())), "against", "exempt", "quiet", "quiet-0"):
        reader.see(f"{PEOPLE}/{demo.key(persona)}")
    one = f"{PEOPLE}/{demo.key('quiet')}"
    reader.send(f"{one}/notitie", {}, 422)
    reader.send(f"{one}/notitie", {"note": "Belt liever in de middag."})
    reader.send(f"{PEOPLE}/uitnodigen", {}, 422)
    chosen = [demo.key("quiet-2"), demo.key("busy")]
    reader.send(f"{PEOPLE}/uitnodigen", {"wie": chosen, "answer_by": _typed(clock.today() + MONTH)})
    reader.send(one, {}, action=f"{one}/uitnodigen")


def _typed(day: date) -> list[str]:
    """A day as it is typed."""
    return [str(day.day), str(day.month), str(day.year)]


def _closing(reader: Reader) -> str:
    reports = [link for link in LINK.findall(reader.see("/werk/meldingen")) if REPORT.fullmatch(link)]
    _take(reader, reports[0])
    return f"{reports[0]}/uitkomst"


def _take(reader: Reader, case: str) -> None:
    if f"{case}/oppakken" in reader.see(case):
        reader.send(case, {}, action=f"{case}/oppakken")


PARTS: Mapping[str, Callable[[Reader], None]] = {
    "public": for_everybody,
    "clients": of_clients,
    "forms": of_forms,
    "help": with_help,
}
"""What clients and strangers see; staff has desks."""
