"""The headers of every answer, error pages included. Pages use no script, so none may run; one has keys."""

from flask import Response, request

from portal.web.portal import settings

CSP = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
SANDBOX = f"{CSP}; sandbox"
"""For files that people sent in: also nothing that belongs to the portal, should one be opened as a page."""
WITH_KEYS = f"{CSP}; script-src 'self'"
"""For the list of staff, which can be walked through with keys."""
HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NEVER_CHANGE = ("/static/vendor/", "/static/huisstijl/")
A_YEAR = 365 * 24 * 60 * 60


def add(response: Response) -> Response:
    """Put the headers on an answer. Only built files, whose names carry their hash, may be kept."""
    own = response.headers.get("Content-Security-Policy")
    if own in {SANDBOX, WITH_KEYS}:
        response.headers.update({**HEADERS, "Content-Security-Policy": own})
    else:
        response.headers.extend(HEADERS)
    if request.is_secure or settings().secure:
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
    is_file = request.path.startswith("/static/") and response.status_code != 404
    if is_file and request.path.startswith(NEVER_CHANGE):
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    elif not is_file:
        response.headers["Cache-Control"] = "no-store"
    return response
