"""For whoever watches the service: is it alive, and is it ready? No data, no language, no session."""

import structlog
from flask import Blueprint, Response, current_app

from portal.domain.permissions import Permission
from portal.store.readiness import Readiness, Trouble
from portal.web.access import needs

health = Blueprint("health", __name__)
log = structlog.get_logger()
RETRY_SECONDS = 5


@health.get("/gezond")
@needs(Permission.PUBLIC_PAGE_VIEW)
def alive() -> Response:
    """This process answers; a restart would help nothing."""
    return _said("in orde")


@health.get("/gezond/klaar")
@needs(Permission.PUBLIC_PAGE_VIEW)
def ready() -> Response:
    """Forms can be sent: the database can be written, is at its version, and has room."""
    readiness: Readiness = current_app.extensions["readiness"]
    trouble = readiness.trouble()
    if trouble is Trouble.NONE:
        return _said("klaar")
    log.warning("not_ready", error=trouble.value)
    answer = _said("niet klaar")
    answer.status_code, answer.headers["Retry-After"] = 503, str(RETRY_SECONDS)
    return answer


def _said(word: str) -> Response:
    return Response(f"{word}\n", mimetype="text/plain")
