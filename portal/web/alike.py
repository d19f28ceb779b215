"""Letters that a reader takes for the same, and that have different codes."""

ALIKE = str.maketrans("كي", "کی")
"""For ``str.translate``: an Arabic keyboard has other letters for the Persian ones."""
