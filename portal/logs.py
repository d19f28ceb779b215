"""One line of JSON for each event in the log, with no room for personal data.

Only the keys named here get through, and only short values. What an exception said is never logged:
its text may quote what somebody typed.
"""

import structlog
from structlog.typing import EventDict, WrappedLogger

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "reference",
        "endpoint",
        "error",
        "notice",
        "attempt",
        "letter",
        "field",
        "seconds",
    }
)
LONGEST = 120


def configure() -> None:
    """Set the form of the log for this process."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            keep_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
        cache_logger_on_first_use=False,
    )


def keep_allowed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The event without the keys that are not allowed; it says how many those were."""
    kept: EventDict = {
        key: str(value)[:LONGEST] if not isinstance(value, int) else value
        for key, value in event.items()
        if key in ALLOWED
    }
    if len(kept) < len(event):
        kept["left_out"] = len(event) - len(kept)
    return kept
