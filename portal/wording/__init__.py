"""Sentences about findings, states, roles and outcomes, in every language. Pure: no Flask, no database."""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext extraction knows
    """Mark a Dutch sentence for translation without translating it yet."""
    return message
