"""Who helps the client with a form, and what the client himself says about it."""

import hashlib
import json

from flask import request
from flask_babel import gettext

from portal.actions import papers as acts
from portal.domain.roles import Actor, Helper, HelperKind
from portal.domain.ways import Form
from portal.store import uploads
from portal.store.drafts import Draft
from portal.web import pages
from portal.web.flows import FOR_HELPERS
from portal.web.forms.agreement import AgreementField
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, TextField
from portal.web.forms.validators import Length, Required
from portal.web.portal import reading
from portal.wording import N_
from portal.wording.helping import KINDS

LONGEST_NAME = 80


def _consent() -> AgreementField:
    return AgreementField(
        N_("Wilt u dit zelf?"),
        N_("Ik wil dat deze persoon mij helpt. Ik mag altijd stoppen."),
        N_("Zet een vinkje als u dit zelf wilt."),
    )


class HelperForm(PortalForm):
    """Who it is, and that the client wants it."""

    helper_name = TextField(
        N_("Hoe heet deze persoon?"),
        [Required(N_("Vul de naam in.")), Length(2, LONGEST_NAME)],
        description=N_("De gemeente ziet deze naam bij uw formulier."),
    )
    helper_kind = ChoiceField(
        N_("Wie is dit?"),
        [Required(N_("Kies wie dit is."))],
        choices=[Choice(kind.value, words) for kind, words in KINDS.items()],
    )
    consent = _consent()

    def helper(self, *, is_beside: bool) -> Helper:
        """The helper that was filled in."""
        return Helper(self.helper_name.data, HelperKind(self.helper_kind.data), is_beside)


ALL = "all"
"""The choice for a helper who may see every form that is not closed to helpers."""


class InviteForm(HelperForm):
    """Besides: for which form. Consent comes last, so that it is about all of it."""

    which_form = ChoiceField(
        N_("Bij welk formulier mag deze persoon helpen?"),
        [Required(N_("Kies bij welk formulier deze persoon mag helpen."))],
        choices=[
            *(Choice(form.slug, form.title) for form in FOR_HELPERS),
            Choice(ALL, N_("Bij al deze formulieren")),
        ],
        description=N_("Deze persoon ziet wat u daar al invulde, en verder niets."),
    )
    consent = _consent()

    @property
    def flow(self) -> Form | None:
        """The one form that was chosen; None: all."""
        return None if self.which_form.data == ALL else Form(self.which_form.data)


class ConfirmForm(PortalForm):
    """The client's own word, when somebody helped: nobody sends anything for him."""

    confirmed = AgreementField(
        N_("Uw eigen akkoord"),
        N_("Ik ben %(name)s. Ik heb dit zelf gelezen, of het is mij voorgelezen. Het klopt."),
        N_("Zet een vinkje als u het hebt gelezen en het klopt."),
    )


def confirmation_of(actor: Actor, draft: Draft) -> ConfirmForm | None:
    """What the client must confirm before he sends this draft; None when nobody helped, or for the helper."""
    if actor.is_helper or not (actor.helper or draft.helper):
        return None
    form = ConfirmForm()
    form.confirmed.words = {"name": pages.isolated(actor.name)}
    return form


def mark_of(draft: Draft) -> str:
    """What tells these answers and papers from others: the page carries it, so it is known what was read."""
    with reading() as connection:
        papers = [paper.id for paper in uploads.of_draft(connection, draft.id)]
        files = acts.of_draft(connection, draft.client_id, draft.id)
    missing = [(job.id, job.refusal) for job in files if job.waits or job.refusal]
    read = json.dumps([draft.id, dict(draft.answers), papers, missing], sort_keys=True)
    return hashlib.sha256(read.encode()).hexdigest()


def is_as_read(draft: Draft) -> bool:
    """Whether what would be sent now is what the page showed.

    Another tab, or a helper, may have changed something while the client was reading.
    """
    return request.form.get("read") == mark_of(draft)


def is_confirmed(form: ConfirmForm, draft: Draft) -> bool:
    """Whether the client gave his word about the answers as they are now, and not as they were before."""
    is_ticked = form.validate()
    if is_ticked and not is_as_read(draft):
        form.confirmed.data = ()
        form.confirmed.errors = [gettext("Er is intussen iets veranderd. Lees het nog een keer.")]
    return is_ticked and not form.wrong
