"""The client's overview, the pages of the forms, what was sent in, and the letters."""

from typing import Any

from flask import Blueprint, Response, abort, flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal import clock, languages
from portal.actions import documents, handling
from portal.actions import drafts as draft_acts
from portal.actions.opening import open_letter
from portal.domain import limits
from portal.domain.errors import NotFound, StillLooking, TakenUp
from portal.domain.permissions import Permission
from portal.domain.ways import Form
from portal.store import conversation, drafts
from portal.web import brake, gate, locale, pages, prepared, spoken, typed
from portal.web.access import needs
from portal.web.client import at_once
from portal.web.client.checking import check_page
from portal.web.client.closed import page_of, why_closed
from portal.web.client.forms.answer import AnswerForm
from portal.web.client.forms.company import confirmation_of, is_as_read, is_confirmed
from portal.web.client.overview import overview_of
from portal.web.client.pictures import PICTURES
from portal.web.client.sent import own, sent_in, what_follows
from portal.web.client.situation import situation_of
from portal.web.download import pdf_answer
from portal.web.flows import FLOWS, FORM, engine, form_for, sent_as
from portal.web.paper import form_text
from portal.web.portal import installation, reading
from portal.wording import N_, speech
from portal.wording.regeling import kind_names

client = Blueprint("client", __name__, url_prefix="/mijn")
CHOICES = (
    (N_("Uw tegenprestatie"), (Form.PLAN, Form.CARE, Form.VOLUNTEERING, Form.HOURS)),
    (N_("Het lukt niet, of het is anders"), (Form.CANNOT, Form.HELP, Form.CHANGE, Form.OBJECTION)),
)
"""The forms, as question K0 orders them."""
Page = str | Redirect | tuple[str, int]


@client.before_request
def _in_the_words_of_the_form() -> None:
    """A form speaks in the words of the regime under which it would be handled."""
    slug = (request.view_args or {}).get("slug")
    if slug and g.get("actor"):
        spoken.of_form(g.actor.id, slug)


@client.get("/")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def overview() -> Page:
    """What is asked of me, what I sent in, and what I got."""
    return pages.render("client/overview.html", **overview_of(g.actor, locale.code()))


@client.get("/doorgeven")
@needs(Permission.CLIENT_FORM_SUBMIT)
def choose() -> Page:
    """What one can tell the gemeente (K0); every way stays open afterwards."""
    here = situation_of(installation(), g.actor)
    is_asked = {Form.HOURS: here.asks_hours}
    begun = {draft.flow: draft for draft in here.begun}
    groups = [
        (gettext(title), [_choice(slug, begun.get(slug)) for slug in slugs if is_asked.get(slug, True)])
        for title, slugs in CHOICES
    ]
    return pages.render("client/choose.html", groups=groups)


def _choice(slug: Form, draft: drafts.Draft | None) -> dict[str, Any]:
    """One form to choose: whether it was begun, and why it can't be used now."""
    form = FLOWS[slug]
    reason = why_closed(installation(), g.actor, form, draft)
    return {
        "form": form,
        "picture": PICTURES[slug],
        "is_begun": draft is not None,
        "closed": gettext(reason) if reason else "",
    }


@client.get(f"{FORM}/")
@needs(Permission.CLIENT_FORM_FILL)
def form_start(slug: Form) -> Page:
    """What this form is for, and where to go on."""
    form, draft = form_for(g.actor, slug), _draft(slug)
    reason = why_closed(installation(), g.actor, form, draft)
    if form.at_once and not reason:
        return redirect(url_for("client.step", slug=slug, step=form.steps[0].slug), 303)
    if prepared.put_in(slug, is_open=not reason and draft is None):
        flash(gettext("Dit vulde u al in. Uw antwoorden staan in dit formulier."), "info")
        draft = _draft(slug)
    return pages.render(
        "client/form_start.html",
        form=form,
        draft=draft,
        go_on=url_to_go_on(form.filled(draft.answers if draft else {})),
        **page_of(installation(), g.actor, form, draft, locale.code()),
    )


@client.get(f"{FORM}/verder")
@needs(Permission.CLIENT_FORM_FILL)
def go_on(slug: Form) -> Page:
    """To the page on which somebody left a form; to its first page where it can't be used now."""
    form, draft = form_for(g.actor, slug), _draft(slug)
    if why_closed(installation(), g.actor, form, draft):
        return redirect(url_for("client.form_start", slug=slug), 303)
    return redirect(url_to_go_on(form.filled(draft.answers if draft else {})), 303)


@client.post(f"{FORM}/opnieuw")
@needs(Permission.CLIENT_FORM_FILL)
def form_discard(slug: Form) -> Page:
    """Throw the draft away and start again."""
    draft = _draft(slug)
    draft_acts.discard(installation(), g.actor, form_for(g.actor, slug).slug)
    typed.arrived(under=url_for("client.form_start", slug=slug))
    if draft and draft.replaces_id:
        flash(
            gettext("Wij hebben weggegooid wat u veranderde. Wat u eerder stuurde, blijft zoals het was."),
            "info",
        )
    else:
        flash(gettext("Wij hebben uw antwoorden weggegooid. U kunt opnieuw beginnen."), "info")
    return redirect(url_for("client.form_start", slug=slug), 303)


@client.get(f"{FORM}/papier.pdf")
@needs(Permission.CLIENT_FORM_SUBMIT)
def paper(slug: Form) -> Response:
    """The form on paper, to fill in with a pen."""
    form, code = FLOWS[slug], locale.code()
    if not form.on_paper:
        raise NotFound(slug)
    whose = g.actor if form.at_once else None  # what can't be chosen with a pen stands on it
    text = form_text(installation(), form, {}, code, whose)
    pdf = documents.empty_form(installation(), g.actor, text, code)
    return pdf_answer(pdf, f"{slug}-{code}.pdf")


@client.get(f"{FORM}/mijn-antwoorden.pdf")
@needs(Permission.CLIENT_FORM_SUBMIT)
def own_paper(slug: Form) -> Response | Redirect:
    """The form on paper, with the answers that were typed so far."""
    form, draft, code = FLOWS[slug], _draft(slug), locale.code()
    if not form.on_paper:
        raise NotFound(slug)
    if draft is None:
        return redirect(url_for("client.form_start", slug=slug), 303)
    brake.spend(limits.DOCUMENTS, g.actor.id)
    text = form_text(installation(), form, draft.answers, code, g.actor)
    pdf = documents.own_form(installation(), g.actor, text, code)
    return pdf_answer(pdf, f"{slug}-{code}.pdf")


@client.route(f"{FORM}/<step>", methods=["GET", "POST"])
@needs(Permission.CLIENT_FORM_FILL)
def step(slug: Form, step: str) -> Page:
    """One question, or one small group."""
    current, draft = form_for(g.actor, slug), _draft(slug)
    answers: engine.Answers = draft.answers if draft else {}
    asked = current.step(step, answers)
    if asked is None:
        return at_once.sent_already(current)
    if request.method == "GET" and why_closed(installation(), g.actor, current, draft):
        return redirect(url_for("client.form_start", slug=slug), 303)
    form = typed.form(asked.form, answers, is_ready=False)
    asked.prepare(installation(), g.actor, form, answers)
    if request.method == "GET":
        typed.say_what_to_mend(form)
        form = asked.checked(installation(), g.actor, form, answers)
        return _step_page(current, asked, form, answers)
    return (
        _step_page(current, asked, form, answers) if form.asks_more else _take(current, asked, form, answers)
    )


def _take(current: engine.FormFlow, asked: engine.Step, form: Any, answers: engine.Answers) -> Page:
    """Take in what was typed on a step, and go where the button leads."""
    is_whole = form.validate()
    if typed.LEAVE in request.form:
        return _leave(current, asked, form, answers, is_whole=is_whole and not form.unseen_cautions)
    if not is_whole:
        return _step_page(current, asked, form, answers), 422
    if form.unseen_cautions:
        return _step_page(current, asked, form, answers)
    sent = at_once.send(current, asked, form, answers)
    return sent or redirect(_after(current, asked, _save(current.slug, form)), 303)


@client.get(f"{FORM}/controleren")
@needs(Permission.CLIENT_FORM_FILL)
def check(slug: Form) -> Page:
    """All answers once more; here the way of a helper ends."""
    current, draft = form_for(g.actor, slug), _draft(slug)
    if draft is None or why_closed(installation(), g.actor, current, draft):
        return redirect(url_for("client.form_start", slug=slug), 303)
    filled = current.filled(draft.answers)
    go_on = url_to_go_on(filled)
    if go_on != request.path:
        return redirect(go_on, 303)
    return check_page(current, draft, filled, confirmation_of(g.actor, draft))


@client.post(f"{FORM}/controleren")
@needs(Permission.CLIENT_FORM_SUBMIT)
def send(slug: Form) -> Page:
    """The only button that really sends what was read; when somebody helped, with the client's own word."""
    current, draft = FLOWS[slug], _draft(slug)
    filled = current.filled(draft.answers if draft else {})
    is_this = draft is not None and draft.id == gate.key("draft")
    if draft and is_this and url_to_go_on(filled) != request.path:
        return redirect(url_for("client.check", slug=slug), 303)  # which leads to what is open, or waits
    confirmation = confirmation_of(g.actor, draft) if draft and is_this else None
    if draft and confirmation and not is_confirmed(confirmation, draft):
        return check_page(current, draft, filled, confirmation), 422
    if draft and is_this and not is_as_read(draft):
        return check_page(current, draft, filled, confirmation, has_changed=True), 422
    try:
        return _send(current, gate.key("draft"), filled)
    except StillLooking:
        flash(gettext("Wij kijken nog een bijlage na. Wacht even en verstuur het dan."), "info")
        return redirect(url_for("client_papers.listed", slug=slug), 303)
    except TakenUp:
        return redirect(
            url_for("client.form_start", slug=slug), 303
        )  # which says so, with all that is filled in


@client.get("/ingestuurd/<uuid:key>")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def sent(key: Any) -> Page:
    """One form that was sent in: its number, its answers, where it is now."""
    is_new, code = "nieuw" in request.args, locale.code()
    return pages.render("client/sent.html", is_new=is_new, **sent_in(g.actor, str(key), code))


@client.get("/ingestuurd/<uuid:key>/ontvangstbevestiging.pdf")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def receipt(key: Any) -> Response:
    """The proof that it was sent in, with the answers."""
    submission = own(g.actor, str(key))
    spoken.of_receipt(submission)
    form = sent_as(submission.flow, submission.answers)
    translate = languages.translations(submission.language).gettext
    pdf = documents.receipt(
        installation(),
        g.actor,
        submission.id,
        translate(form.title),
        [translate(step) for step in what_follows(submission)],
    )
    return pdf_answer(pdf, f"ontvangst-{submission.number}.pdf")


@client.route("/ingestuurd/<uuid:key>/vraag", methods=["GET", "POST"])
@needs(Permission.CLIENT_QUESTION_ANSWER)
def question(key: Any) -> Page:
    """The question of the caseworker, and room for the answer."""
    submission = own(g.actor, str(key))
    with reading() as connection:
        asked = conversation.open_question(connection, submission.id)
    if asked is None:
        return redirect(url_for("client.sent", key=key), 303)
    form = typed.form(AnswerForm, {})
    if request.method == "POST" and form.validate() and not form.unseen_cautions:
        handling.answer_question(installation(), g.actor, submission.id, form.answer.data)
        typed.arrived()
        flash(gettext("Wij hebben uw antwoord. Wij gaan weer verder."), "ok")
        return redirect(url_for("client.sent", key=key), 303)
    page = pages.render(
        "client/question.html", submission=submission, question=asked, form=form, today=clock.today()
    )
    return page, 422 if form.wrong else 200


@client.get("/brieven/<uuid:key>.pdf")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def letter(key: Any) -> Response:
    """A letter, exactly as it was sent."""
    found, pdf = open_letter(installation(), g.actor, str(key))
    return pdf_answer(pdf, f"brief-{found.sent_on.isoformat()}.pdf")


def url_to_go_on(filled: engine.Filled) -> str:
    """The first page that lacks an answer or on which something waits; when none does, the check."""
    slug = filled.form.slug
    waiting = typed.waiting_under(url_for("client.form_start", slug=slug))
    step = filled.first_open(installation(), g.actor)
    for asked in filled.steps:
        if asked is step or waiting:
            url = url_for("client.step", slug=slug, step=asked.slug)
            if url in waiting or asked is step:
                return url
    return url_for("client.check", slug=slug)


def _draft(slug: Form) -> drafts.Draft | None:
    with reading() as connection:
        return drafts.get(connection, g.actor.id, slug)


def _step_page(current: engine.FormFlow, asked: engine.Step, form: Any, answers: engine.Answers) -> str:
    code = locale.code()
    translate = languages.translations(code).gettext
    return pages.render(
        asked.template,
        form=form,
        flow_title=translate(current.title),
        step_title=translate(asked.title) if asked.title else "",
        place=None if current.at_once else current.place(asked.part, code),
        back_url=_before(current, asked, answers),
        can_save=not current.at_once,
        page_key=at_once.key_of(current),
        hints=asked.hints(installation(), answers, code),
        aside=asked.aside,
        kinds=kind_names(installation().law(clock.today(), speech.regime()), code) if asked.aside else [],
    )


def _save(slug: Form, form: Any) -> engine.Answers:
    """Keep the answers of a step; returns all that were given so far."""
    cleared = {question.short_name: None for question in form.questions if not question.is_answered}
    is_waiting = request.path in typed.waiting_under(request.path)  # before: it is read with the rest
    kept = draft_acts.save_answers(installation(), g.actor, slug, {**cleared, **form.answers()})
    if is_waiting:
        typed.arrived()
    return kept


def _leave(
    current: engine.FormFlow, asked: engine.Step, form: Any, answers: engine.Answers, *, is_whole: bool
) -> Redirect:
    """Leave a step, whatever stands on it: what can't be taken in yet stands there again on return."""
    if is_whole:
        answers = _save(current.slug, form)
    elif typed.is_anything() or any(
        answers.get(question.short_name) is not None for question in form.questions
    ):
        draft_acts.leave(installation(), g.actor, current.slug)
        typed.park(g.actor)
    if request.form[typed.LEAVE] == typed.BACK:
        return redirect(_before(current, asked, answers), 303)
    flash(gettext("Wij hebben uw antwoorden bewaard. U kunt later verder gaan."), "ok")
    return redirect(url_for("joining.forms" if g.actor.is_helper else "client.overview"), 303)


def _before(current: engine.FormFlow, asked: engine.Step, answers: engine.Answers) -> str:
    """The page before a step."""
    steps = current.needed(answers)
    place = steps.index(asked) if asked in steps else 0
    if not place and current.at_once:
        return url_for("client.overview")
    if not place:
        return url_for("client.form_start", slug=current.slug)
    return url_for("client.step", slug=current.slug, step=steps[place - 1].slug)


def _after(current: engine.FormFlow, asked: engine.Step, answers: engine.Answers) -> str:
    """Where to go from a step: on, or back to the check where one came from."""
    steps = current.needed(answers)
    following = steps[steps.index(asked) + 1 :]
    if "wijzig" in request.args or not following:
        open_step = current.first_open(installation(), g.actor, answers)
        following = [open_step] if open_step else []
    if following:
        return url_for("client.step", slug=current.slug, step=following[0].slug)
    return url_for("client.check", slug=current.slug)


def _send(current: engine.FormFlow, draft_id: str, filled: engine.Filled) -> Redirect:
    """Send these answers, which were checked and confirmed, and no others."""
    if not draft_id:
        abort(400)
    code = locale.code()
    key = current.submit(
        installation(),
        g.actor,
        flow=current.slug,
        draft_id=draft_id,
        answers=current.asked(filled.answers),
        shown=filled.shown(code),
        language=code,
    )
    typed.arrived(under=url_for("client.form_start", slug=current.slug))
    return redirect(url_for("client.sent", key=key, nieuw=1), 303)
