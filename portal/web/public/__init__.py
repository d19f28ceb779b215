"""Pages for everybody: no sign-in, nothing stored, the language in the address."""

from portal.web.public import search, selfcheck, wrongword
from portal.web.public.views import public

__all__ = ["public", "search", "selfcheck", "wrongword"]
