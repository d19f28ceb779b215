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

    def refuse(self, reason: Refusal, code: str) -> None:
        """Say beside the question why the file was not taken."""
        self.paper.errors = [wording.refusal(reason, code)]
