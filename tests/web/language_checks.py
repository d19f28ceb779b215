"""Whether a page is in the language that it says: by small words that only another language has.

What people typed, names, and passages that say they are in Dutch are left out.
"""

from collections.abc import Iterator
from gettext import NullTranslations

from bs4 import NavigableString, Tag

from portal import languages
from portal.languages import LANGUAGES
from tests.web.page import Page

DUTCH = {"een", "het", "niet", "wij", "uw", "u", "wat", "wie", "kunt", "bent", "wordt", "geen", "nog", "naar"}
ENGLISH = {"the", "your", "you", "and", "with", "this", "that", "what", "please", "which", "from"}
ANYWHERE = {"u", "wie", "wat"}
"""Dutch words that are also words elsewhere."""
MARKERS = {
    code: (DUTCH - ANYWHERE) | (ENGLISH if code != "en" else set()) for code in LANGUAGES if code != "nl"
} | {"nl": ENGLISH}
TYPED_TAGS = {"bdi", "textarea", "code", "blockquote"}
TYPED_CLASSES = {"p-lines"}
SIGNS = ".,:;!?()\"'«»؟،؛–"


def foreign_words(page: Page) -> Iterator[str]:
    """Words in the title and on the page that give another language away."""
    if page.language in MARKERS and _is_translated(page.language):
        said = f"{page.title} {' '.join(_own_words(page.soup.body, page.language))}".casefold().split()
        found = {word.strip(SIGNS) for word in said} & MARKERS[page.language]
        yield from (f"{word!r} on a page in {page.language}" for word in sorted(found))


def _is_translated(code: str) -> bool:
    catalogue = languages.translations(code)
    return code == languages.SOURCE or type(catalogue) is not NullTranslations


def _own_words(element: Tag | None, code: str) -> Iterator[str]:
    """What the portal itself says within an element."""
    for child in element.children if element else ():
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag) and not _is_somebody_elses(child, code):
            yield from _own_words(child, code)


def _is_somebody_elses(element: Tag, code: str) -> bool:
    is_typed = element.name in TYPED_TAGS or not TYPED_CLASSES.isdisjoint(element.get_attribute_list("class"))
    is_other = element.get("lang", code) != code or element.get("translate") == "no"
    return is_typed or is_other or element.get("dir") == "auto"
