"""Answers that more than one form offers."""

from portal.web.forms.fields import Choice
from portal.wording import N_

YES_NO = (Choice("no", N_("Nee")), Choice("yes", N_("Ja")))
YES_NO_UNKNOWN = (
    Choice("no", N_("Nee")),
    Choice("yes", N_("Ja")),
    Choice("unknown", N_("Dat weet ik niet")),
)
