"""The forms as copies of one's own data name them."""

from collections.abc import Mapping
from typing import Any

from portal import languages
from portal.domain.ways import Form
from portal.web.flows import FLOWS, sent_as


class FormsInWords:
    """The forms as the files name them."""

    def title(self, flow: Form, language: str) -> str:
        """The name of a form."""
        return languages.translations(language).gettext(FLOWS[flow].title)

    def shown(self, flow: Form, answers: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
        """The questions with these answers."""
        return sent_as(flow, answers).shown(answers, language)
