"""Words that maatschappelijke participatie does not know: of imposing, of lowering, of another regime."""

import re
import tomllib

from portal import languages, paths

DUTCH = re.compile(
    r"tegenprestatie|ontheffing|maatregel|opleg|opgelegd|legt\b[^.?]*\bop\b|opdrag|opgedragen"
    r"|draagt\b[^.?]*\bop\b|\bplicht\b|lager maken|verlag|wat u moet doen|moet u|art\. 9 lid",
    re.IGNORECASE,
)
"""In every language: of a term of law the Dutch word stands beside its translation."""
ALLOWED = {
    "Ontheffingen": "the list of what is kept, also of before this regime",
    "Status C: wij namen de eerste maatregelen.": "measures of the makers, for who can't see or hear well",
    "De gemeente legt niets op. U en de gemeente spreken samen af hoe u meedoet.": "nothing is imposed",
}
"""Sentences that may be said all the same, in each language, and why."""
IN_DUTCH = {
    r"https://\S+|/wat-is-een-tegenprestatie": "an address stays what it is",
    r"De gemeente legt niets op\.": "the regeling itself says that nothing is imposed",
}
"""What may stand there in Dutch whatever the language, and why."""
_TERMS = tomllib.loads((paths.TRANSLATIONS / "glossary.toml").read_text(encoding="utf-8"))["terms"]


def foreign_in(text: str, code: str) -> list[str]:
    """What of another regime a text in a language says."""
    say = languages.translations(code).gettext
    for allowed in (*(re.escape(say(one)) for one in ALLOWED), *IN_DUTCH):
        text = re.sub(allowed, "", text)
    own = [one for term in ("tegenprestatie", "ontheffing") for one in _TERMS[term]["words"].get(code, ())]
    found = DUTCH.findall(text) + [one for one in own if one.lower() in text.lower()]
    return sorted(set(found))
