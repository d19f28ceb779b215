"""A page waits less for the database than a command: whoever looks at it must hear within ten seconds."""

from collections.abc import Callable, Iterable
from typing import Any

from portal.store.trouble import waiting_at_most

LONGEST_S = 4.0
"""For one turn. No page takes more than two that it can't do without."""
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def each_page(application: Application) -> Application:
    """The application, in which whoever writes waits no longer than :data:`LONGEST_S` for his turn."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with waiting_at_most(LONGEST_S):
            return application(environ, start_response)

    return answer
