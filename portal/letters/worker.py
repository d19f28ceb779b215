"""The rendering process that :mod:`portal.letters.press` starts: values come in, PDF bytes go back.

Run as ``python -m portal.letters.worker FD``, with FD one end of a socket pair. It ends when the other
end closes, however the portal came to its end.
"""

import sys
from contextlib import suppress
from multiprocessing.connection import Connection

from portal.letters.contexts import Letter
from portal.letters.pdf import LetterUnsound, render
from portal.wording import speech


def serve(connection: Connection) -> None:
    """Answer requests one by one until the portal is gone."""
    with suppress(EOFError, ConnectionError):
        while True:
            letter, language, context, regime = connection.recv()
            with speech.speaking(regime):
                connection.send(_answer(letter, language, context))


def _answer(letter: str, language: str, context: Letter) -> bytes | str:
    """The PDF, or the kind of error: most messages could hold a client's words, so they stay here."""
    try:
        return render(letter, language, context)
    except LetterUnsound as error:
        return str(error)
    except Exception as error:
        return type(error).__name__


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
