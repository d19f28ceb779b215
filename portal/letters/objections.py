"""What WeasyPrint objects to while it makes a letter, kept out of the logs because it quotes the text."""

import logging
from types import TracebackType


class Objections(logging.Handler):
    """Listens to WeasyPrint while the block runs.

    ``unprintable`` holds the characters that no installed font has, ``faults`` every other objection.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unprintable = ""
        self.faults: list[str] = []
        self._logger = logging.getLogger("weasyprint")

    def emit(self, record: logging.LogRecord) -> None:
        """Sort one objection."""
        if isinstance(record.args, tuple) and record.getMessage().startswith(".notdef glyph"):
            self.unprintable += str(record.args[0])
        else:
            self.faults.append(record.getMessage())

    def __enter__(self) -> "Objections":
        self._logger.addHandler(self)
        self._logger.propagate = False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = True
