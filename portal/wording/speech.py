"""In the words of which regime something is said.

A page or a letter is about one regime at a time: that of its day, or that of the decision which it shows.
Whoever makes it says so once, and every sentence in it follows, in each language.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from portal import languages
from portal.domain.regimes import Regime
from portal.wording.regimewords import INSTEAD

_regime: ContextVar[Regime] = ContextVar("regime", default=Regime.TEGENPRESTATIE)


def regime() -> Regime:
    """The regime in whose words is spoken now."""
    return _regime.get()


def speak(of: Regime) -> None:
    """From here on, in this thread, speak in the words of a regime."""
    _regime.set(of)
    languages.say(INSTEAD[of])


@contextmanager
def speaking(of: Regime) -> Iterator[None]:
    """For one block, speak in the words of a regime."""
    token = _regime.set(of)
    try:
        with languages.saying(INSTEAD[of]):
            yield
    finally:
        _regime.reset(token)
