"""What a check finds: a code, how heavy it weighs, the article, and the values that decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.rules.citation import Citation


class Severity(StrEnum):
    """How a finding weighs. None of them decides: a person does."""

    INFO = "info"
    """Nothing stands in the way."""
    HUMAN = "human"
    """A person must judge and write why."""
    BLOCK = "block"
    """This step cannot be taken."""
    FLAG = "flag"
    """The text contradicts itself or the law: the gemeente's lawyer chooses."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the law says about a case, with the article and the values that decided.

    ``told``: what the law file says of it in its own Dutch words; empty where the portal has the words.
    """

    code: str
    severity: Severity
    citation: Citation
    values: Mapping[str, object]
    told: str = ""
