"""What is filled in, here and in ``bench/survival``: a form of six pages, and one of a single page."""

import time
from collections.abc import Mapping

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from portal.config import DEMO_SECRET

FLOW = "vrijwilligerswerk"
PAGES: Mapping[str, Mapping[str, object]] = {
    "wat": {"what": "Elke week kook ik met een groep voor de buurt."},
    "waar": {"where": "Buurthuis De Brink"},
    "sinds": {"since": ["3", "2025"]},
    "uren": {"minutes": "8"},
    "onkosten": {"expenses": "no"},
    "navragen": {"may_ask": "yes"},
}
REPORT: Mapping[str, object] = {
    "work": "Bewoners maken nu de gangen schoon in het zorghuis.",
    "where": "Zorghuis Avondrust",
    "before": "Een schoonmaakbedrijf uit de stad.",
    "why": "Het bedrijf is weg en er hangt een rooster met namen van bewoners.",
    "since": ["3", "2026"],
    "may_contact": "yes",
    "contact": "010 000 00 12",
}


def cookie(secret: str) -> str:
    """The cookie of a session, as the portal signs it in the demo."""
    app = Flask(__name__)
    app.secret_key = DEMO_SECRET
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer
    return str(signer.dumps({"sid": secret, "seen": int(time.time())}))
