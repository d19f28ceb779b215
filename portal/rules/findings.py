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


ABSOLUTE = frozenset(
    {
        "under_18",
        "pension_age_reached",
        "fully_incapacitated",
        "single_parent_exempt",
        "displaces_paid_work",
        "maatregel_without_beschikking",
        "maatregel_no_blame",
        "maatregel_above_ordinance",
    }
)
"""Codes that no reason may set aside: they rest on the law itself, not on the gemeente's choice."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the law says about a case, with the article and the values that decided."""

    code: str
    severity: Severity
    citation: Citation
    values: Mapping[str, object]

    @property
    def absolute(self) -> bool:
        """True when nobody may set this finding aside, whatever the reasons."""
        return self.code in ABSOLUTE
