"""The case page, and what a caseworker does on it."""

from typing import Any

from flask import Response, flash, g, request
from flask_babel import gettext

from portal import clock, languages
from portal.actions import facts, handling, messaging, replying, service_letters, viewing
from portal.actions import tasks as acts
from portal.actions.deciding.ending import is_judged
from portal.actions.places import place_of
from portal.domain.errors import (
    Incomplete,
    MovedOn,
    NotFound,
    TakenByColleague,
)
from portal.domain.permissions import Permission
from portal.domain.states import CLOSED, OnObjection, Reply
from portal.domain.ways import WAYS
from portal.store import beschikkingen, dossiers, objections, submissions, tasks
from portal.web import locale, once, pages, spoken, typed
from portal.web.access import needs
from portal.web.casework.case import REPLY_ADDRESSES, case_of, held_places
from portal.web.casework.desk import (
    OF_DOSSIER,
    Page,
    casework,
    done,
    form_page,
    is_given,
    read,
    revision,
    submission_of,
    to_case,
)
from portal.web.casework.forms.judgement import BETWEEN, PERSON, asked_by, found_out, says_whether
from portal.web.casework.forms.judgement import FORMS as JUDGEMENTS
from portal.web.casework.forms.judgement import first_words as judgement_words
from portal.web.casework.forms.reply import FORMS as REPLY_FORMS
from portal.web.casework.forms.reply import AnswerForm, OutcomeForm
from portal.web.casework.forms.reply import first_words as first_reply
from portal.web.casework.forms.talk import NoteForm, QuestionForm
from portal.web.casework.inlist import beside as beside_in_list
from portal.web.casework.running import beside
from portal.web.download import pdf_answer
from portal.web.forms.fields import Answer
from portal.web.portal import installation, reading
from portal.wording import speech
from portal.wording.states import REPLIES as REPLY_WORDS

ANSWERS = {address: reply for reply, address in REPLY_ADDRESSES.items()}
REPLIES = ", ".join(f'"{address}"' for address in ANSWERS)


@casework.get("/werk/<uuid:key>")
@needs(Permission.CASEWORK_CASE_VIEW)
def case(key: Any) -> Page:
    """One submission with everything that bears on it."""
    shown = case_of(str(key), g.actor, spoken.of_case(read(key)), locale.code())
    with reading() as connection:
        task = tasks.of_form(connection, str(key))
        in_list = beside_in_list(connection, task)
    viewing.record_view(installation(), g.actor, "case:viewed", str(key))
    acts.see(installation(), g.actor, task.id)
    return pages.render("casework/case.html", **shown, task=task, in_list=in_list)


@casework.post("/werk/<uuid:key>/oppakken")
@needs(Permission.CASEWORK_CASE_CLAIM)
def claim(key: Any) -> Page:
    """Take the case on one's own desk."""
    try:
        handling.claim(installation(), g.actor, str(key))
        flash(gettext("U hebt deze zaak opgepakt."), "ok")
    except TakenByColleague as taken:
        flash(gettext("%(name)s heeft deze zaak al opgepakt.", name=taken.name), "warning")
    return to_case(key)


@casework.post("/werk/<uuid:key>/teruggeven")
@needs(Permission.CASEWORK_CASE_CLAIM)
def release(key: Any) -> Page:
    """Put the case back in the queue."""
    handling.release(installation(), g.actor, str(key))
    flash(gettext("De zaak staat weer in de werklijst, zonder naam."), "ok")
    return to_case(key)


@casework.post("/werk/<uuid:key>/zonder-antwoord")
@needs(Permission.CASEWORK_CASE_JUDGE)
def go_on(key: Any) -> Page:
    """Take the case up again after the term for an answer passed."""
    handling.go_on_without_answer(installation(), g.actor, str(key))
    flash(gettext("U kunt verder zonder antwoord. De beslistermijn loopt weer."), "ok")
    return to_case(key)


@casework.route("/werk/<uuid:key>/notitie", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_CLAIM)
def note(key: Any) -> Page:
    """Leave a note."""
    submission, form = submission_of(key), typed.form(NoteForm, {})
    if is_given(form):
        handling.write_note(installation(), g.actor, submission.id, form.note.data)
        return done(key, gettext("De notitie is bewaard."))
    return form_page("casework/note.html", submission, form)


@casework.route("/werk/<uuid:key>/vraag", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_JUDGE)
def question(key: Any) -> Page:
    """Ask the client something; the clock stops."""
    submission, form = submission_of(key), typed.form(QuestionForm, {})
    if is_given(form):
        handling.ask_question(installation(), g.actor, submission.id, revision(), form.question.data)
        return done(key, gettext("De vraag staat klaar voor de inwoner. De beslistermijn staat stil."))
    return form_page("casework/question.html", submission, form)


@casework.route("/werk/<uuid:key>/toets", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_JUDGE)
def judge(key: Any) -> Page:
    """Verify facts about the person and judge the activity."""
    submission = submission_of(key)
    kind = JUDGEMENTS[submission.flow]
    with reading() as connection:
        if kind is None or not is_judged(installation(), connection, submission):
            raise NotFound(str(key))
        dossier = dossiers.require(connection, submission.dossier_id)
        holds = beside(connection, dossier.id, locale.code())
        places = held_places(connection, locale.code())
        reported = submissions.reported(connection, dossier.id)
    stated = {**facts.stated(submission.flow, submission.answers), "place": place_of(submission)}
    form = typed.form(kind, judgement_words(stated, dossier.verified, submission.judged))
    asked_by(installation().law(clock.today(), speech.regime()), submission.flow, form, places["held"])
    if is_given(form) and says_whether(form, reported):
        given = {question.short_name: _known(question) for question in form.questions}
        seen = revision(), *found_out(given), revision(OF_DOSSIER)
        handling.judge(installation(), g.actor, submission.id, *seen)
        return done(key, gettext("De toets is bewaard. Hieronder staat wat de regels zeggen."))
    seen_dossier = revision(OF_DOSSIER) if request.method == "POST" else dossier.revision
    existing = [one.name for one in form.questions if BETWEEN in one.name]
    values = {"person": PERSON, "existing": existing, "dossier_revision": seen_dossier, "reported": reported}
    return form_page("casework/judge.html", submission, form, **values, **holds, **places)


@casework.route(f"/werk/<uuid:key>/antwoord/<any({REPLIES}):reply>", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_REPLY)
def reply(key: Any, reply: str) -> Page:
    """Answer the client: with a message, a pause, or the receipt of a bezwaar."""
    submission, chosen = submission_of(key), ANSWERS[reply]
    if chosen not in WAYS[submission.flow].replies:
        raise NotFound(reply)
    if submission.state in CLOSED:
        flash(gettext("Deze zaak is al beantwoord."), "info")
        return to_case(key)
    with reading() as connection:
        if chosen not in replying.replies_to(installation(), connection, submission):
            raise MovedOn(chosen)
    form = typed.form(REPLY_FORMS[chosen], first_reply(submission))
    if is_given(form) and _is_sent(submission, chosen, form):
        return done(key, gettext("Uw antwoord staat klaar voor de inwoner."))
    return form_page("casework/reply.html", submission, form, reply_words=gettext(REPLY_WORDS[chosen]))


@casework.route("/werk/<uuid:key>/beslissing-op-bezwaar", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_REPLY)
def on_objection(key: Any) -> Page:
    """Write down what was decided on a bezwaar."""
    submission, form = submission_of(key), typed.form(OutcomeForm, {})
    with reading() as connection:
        found = objections.of_submission(connection, submission.id)
    if found is None or found.outcome:
        raise MovedOn(submission.state)
    if is_given(form) and _is_recorded(submission, form):
        return done(key, gettext("De beslissing is vastgelegd. De inwoner krijgt bericht."))
    return form_page("casework/on_objection.html", submission, form)


def _is_recorded(submission: submissions.Submission, form: Any) -> bool:
    """Keep it; a day before the bezwaar was registered stands with its field."""
    given = {"outcome": OnObjection(form.outcome.data), "decided_on": form.decided_on.data}
    try:
        replying.record_outcome(installation(), g.actor, submission.id, text=form.text.data, **given)
    except Incomplete:
        form.decided_on.errors.append(gettext("Toen was het bezwaar nog niet geregistreerd."))
        return False
    return True


@casework.route("/werk/<uuid:key>/bericht", methods=["GET", "POST"])
@needs(Permission.CASEWORK_CASE_REPLY)
def message(key: Any) -> Page:
    """Write to the client, and leave the case open."""
    submission, form, page_key = submission_of(key), typed.form(AnswerForm, {}), once.page_key()
    if is_given(form):
        messaging.write_to_client(installation(), g.actor, submission.id, form.text.data, request_id=page_key)
        return done(key, gettext("Uw bericht staat klaar voor de inwoner. De zaak blijft open."))
    return form_page("casework/message.html", submission, form, page_key=page_key)


@casework.get("/werk/brieven/<uuid:key>.pdf")
@needs(Permission.CASEWORK_CASE_VIEW)
def letter(key: Any) -> Response:
    """A letter, exactly as it was sent."""
    with reading() as connection:
        found = beschikkingen.get_letter(connection, str(key))
        if found is None:
            raise NotFound(str(key))
        pdf = beschikkingen.pdf_of(connection, found.id)
    viewing.record_view(installation(), g.actor, "letter:viewed", found.id)
    return pdf_answer(pdf, f"brief-{found.sent_on.isoformat()}.pdf")


@casework.get("/regeling")
@needs(Permission.CASEWORK_REGELING_VIEW)
def regeling() -> Page:
    """The regeling in force: each article, what it says, and where the text contradicts itself."""
    law = installation().law(clock.today())
    return pages.render("casework/regeling.html", law=law, regeling=law.regeling)


def _is_sent(submission: submissions.Submission, chosen: Reply, form: Any) -> bool:
    """Send the reply; when a pause would begin where nothing ran, the form says so instead."""
    try:
        _send_reply(submission, chosen, form)
    except Incomplete as incomplete:
        if tuple(incomplete.fields) != ("starts_on",):
            raise  # the letter lacks something that no form asks, such as an address
        form.starts_on.errors.append(gettext("De tegenprestatie liep toen niet. Kies een andere dag."))
        return False
    return True


def _send_reply(submission: submissions.Submission, chosen: Reply, form: Any) -> None:
    act = installation(), g.actor, submission.id, revision()
    if chosen is Reply.PAUSED:
        replying.confirm_pause(*act, form.starts_on.data, form.until.data, form.text.data)
    elif chosen is Reply.REGISTERED:
        with reading() as connection:
            reader = languages.language(service_letters.language_of(connection, submission))
        missing = form.missing.display(form.missing.data, reader).splitlines()
        replying.register_objection(*act, form.text.data, tuple(missing))
    else:
        replying.answer(*act, form.text.data)


def _known(question: Answer) -> Any:
    """The answer, or None for what is not known: an empty text says nothing."""
    return question.to_json(question.data) if question.is_answered else None
