"""How the client wants his letters (``/mijn/brieven``): his own choice, which he can always change."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal import clock, languages
from portal.actions import letter_choice
from portal.domain.permissions import Permission
from portal.domain.sending import By
from portal.store import people
from portal.web import pages, typed
from portal.web.access import needs
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField
from portal.web.forms.validators import Required
from portal.web.portal import installation, reading
from portal.wording import N_
from portal.wording.letters import WAYS

letters = Blueprint("letters", __name__, url_prefix="/mijn/brieven")
Page = str | Redirect | tuple[str, int]
MEANS = {
    By.POST: N_("De brief komt bij u thuis. U leest hem ook hier."),
    By.PORTAL: N_("Er komt geen brief bij u thuis. De brief staat meteen hier."),
}


YES, NO = "yes", "no"


class LettersForm(PortalForm):
    """By post or in the portal alone, and how large the letters are."""

    letters_by = ChoiceField(
        N_("Hoe wilt u onze brieven krijgen?"),
        [Required(N_("Kies hoe u onze brieven wilt krijgen."))],
        choices=[Choice(by.value, WAYS[by], MEANS[by]) for by in By],
    )
    large_print = ChoiceField(
        N_("Hoe groot wilt u de letters?"),
        [Required(N_("Kies hoe groot u de letters wilt."))],
        choices=[
            Choice(NO, N_("Gewoon")),
            Choice(YES, N_("Groot"), N_("Onze brieven hebben dan grote letters. Ze hebben meer bladzijden.")),
        ],
    )


@letters.route("", methods=["GET", "POST"])
@needs(Permission.CLIENT_LETTERS_CHOOSE)
def choose() -> Page:
    """The two ways, what each means, and which one holds now."""
    with reading() as connection:
        client = people.require_client(connection, g.actor.id)
    since = client.letters_since and clock.day_of(client.letters_since)
    size = YES if client.large_print else NO
    form = typed.form(LettersForm, {"letters_by": client.letters_by.value, "large_print": size})
    if request.method == "POST" and form.validate():
        is_large = form.large_print.data == YES
        letter_choice.choose(installation(), g.actor, By(form.letters_by.data), large_print=is_large)
        typed.arrived()
        flash(gettext("Wij hebben uw keuze bewaard."), "ok")
        return redirect(url_for("client.overview"), 303)
    page = pages.render(
        "client/letters.html",
        form=form,
        client=client,
        since=since,
        language_held=languages.language(client.reads_in),
    )
    return page, 422 if form.wrong else 200
