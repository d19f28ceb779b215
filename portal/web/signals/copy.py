"""What a reporter sent, to print for himself: the same form as on screen and on paper, with his answers.

It holds neither his name, nor the way to reach him, nor his code: paper lies about.
"""

from flask import Response, g

from portal.actions import documents
from portal.domain import limits
from portal.store.signals import Told
from portal.web import brake
from portal.web.download import pdf_answer
from portal.web.flows.report import FACTS
from portal.web.paper import form_text
from portal.web.portal import installation


def copy_of(told: Told, code: str) -> Response:
    """The report as PDF, with the words of the form in a language."""
    brake.spend(limits.DOCUMENTS, g.actor.id if g.actor else "")
    pdf = documents.report_copy(
        installation(),
        g.actor,
        form_text(installation(), FACTS, told.answers, code),
        code,
        number=told.number,
        received_at=told.received_at,
    )
    return pdf_answer(pdf, f"mijn-melding-{told.number}.pdf")
