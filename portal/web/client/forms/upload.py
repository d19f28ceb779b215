"""The page of a form on which papers can be added."""

from portal.domain.papers import LARGEST, MEGABYTE, MOST_PAGES, Refusal
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import FileField
from portal.wording import N_
from portal.wording import papers as wording


class UploadForm(PortalForm):
    """One file at a time: a telephone offers its camera and its album."""

    paper = FileField(
        N_("Kies een foto of een PDF"),
        description=N_("Hoogstens %(megabytes)s MB. Een PDF mag %(pages)s bladzijden hebben."),
        words={"megabytes": LARGEST // MEGABYTE, "pages": MOST_PAGES},
        accept="image/*,application/pdf",
    )

    def refuse(self, *reasons: Refusal, code: str) -> None:
        """Say beside the question why a file was not taken, or each of several."""
        self.paper.errors = [" ".join(dict.fromkeys(wording.refusal(reason, code) for reason in reasons))]
