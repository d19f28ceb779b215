"""Answers that more than one form offers."""

from portal.domain.answers import Known, YesNo
from portal.web.forms.fields import Choice
from portal.wording import N_

YES_NO = (Choice(YesNo.NO, N_("Nee")), Choice(YesNo.YES, N_("Ja")))
YES_NO_UNKNOWN = (
    Choice(Known.NO, N_("Nee")),
    Choice(Known.YES, N_("Ja")),
    Choice(Known.UNKNOWN, N_("Dat weet ik niet")),
)
