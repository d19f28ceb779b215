"""There is a draft of this form already: go on with it, or throw it away for what was asked."""

from flask_babel import gettext

from portal.store.drafts import Draft
from portal.web import pages
from portal.web.client.views import url_to_go_on
from portal.web.flows import FLOWS


def page(draft: Draft, *, back: str, instead: str, button: str) -> str:
    """The page that lets one choose.

    Parameters: the draft, the address of the page before, and as Dutch message ids the sentence that offers
    the other way and the words on its button.
    """
    form = FLOWS[draft.flow]
    return pages.render(
        "client/in_the_way.html",
        draft=draft,
        form=form,
        go_on=url_to_go_on(form.filled(draft.answers)),
        back_to=back,
        instead=gettext(instead),
        instead_button=gettext(button),
    )
