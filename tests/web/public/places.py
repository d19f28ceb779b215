"""Where the public pages stand."""

from bs4 import BeautifulSoup

from portal.web.public.site import PAGES

TOOLS = ("melden", "melding", "zelftest", "zoeken", "zoeken?woord=mantelzorg", "zoeken?woord=qqq")


def addresses(lang: str) -> list[str]:
    """Every public page in a language: the pages for reading, and those that answer a question."""
    return [f"/{lang}/", *(f"/{lang}/{page.slug}" for page in PAGES), *(f"/{lang}/{tool}" for tool in TOOLS)]


def main_text(soup: BeautifulSoup) -> str:
    """What stands in the main part of a page, with every space an ordinary one."""
    return " ".join(soup.main.get_text(" ").split())
