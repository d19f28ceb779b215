"""The papers that came with a case, and the check sheet of its decision."""

from typing import Any

from flask import Blueprint, Response, g

from portal.actions import papers as acts
from portal.actions import viewing
from portal.actions.deciding import checked
from portal.domain import limits
from portal.domain.permissions import Permission
from portal.store import uploads
from portal.store.base import Connection
from portal.web import brake, uploading
from portal.web.access import needs
from portal.web.download import pdf_answer
from portal.web.portal import installation

casework_papers = Blueprint("casework_papers", __name__, url_prefix="/werk")


@casework_papers.get("/bijlagen/<uuid:key>")
@needs(Permission.CASEWORK_CASE_VIEW)
def paper(key: Any) -> Response:
    """A paper; the trail keeps that it was looked at."""
    return uploading.answer(*acts.view(installation(), g.actor, str(key)))


@casework_papers.get("/<uuid:key>/toets.pdf")
@needs(Permission.CASEWORK_CASE_VIEW)
def check_sheet(key: Any) -> Response:
    """The check sheet of the decision, as the client can open it; in Dutch."""
    brake.spend(limits.DOCUMENTS, g.actor.id)
    pdf = checked.sheet_of(installation(), g.actor, str(key))
    viewing.record_view(installation(), g.actor, "case:viewed", str(key))
    return pdf_answer(pdf, "toets.pdf")


def of_case(connection: Connection, draft_id: str, code: str) -> list[uploading.ShownPaper]:
    """The papers of a case, as its page lists them."""
    return uploading.shown(uploads.of_draft(connection, draft_id), "casework_papers.paper", code)
