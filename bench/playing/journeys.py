"""What people do, from their first page to their last. Each takes a browser and looks at what it gets."""

from bench.playing.browser import Browser, Page
from bench.playing.forms import FLOW, PAGES, REPORT

CHECK = f"/mijn/{FLOW}/controleren"


def six_pages(browser: Browser) -> Page:
    """Signed in: from one's own page to six questions on six pages, check, send; the confirmation."""
    for path in ("/mijn/", "/mijn/doorgeven", f"/mijn/{FLOW}/"):
        browser.open(path)
    page = browser.open(f"/mijn/{FLOW}/{next(iter(PAGES))}")
    for step, answers in PAGES.items():
        _expect(page.path == f"/mijn/{FLOW}/{step}", page)
        page = browser.send(page, answers)
    sent = browser.send(browser.open(CHECK), {})
    _expect("/ingestuurd/" in sent.path, sent)
    return sent


def six_pages_and_paper(browser: Browser) -> Page:
    """The same, and the receipt as PDF."""
    sent = six_pages(browser)
    receipt = browser.open(sent.path.partition("?")[0] + "/ontvangstbevestiging.pdf")
    _expect(receipt.content.startswith(b"%PDF-"), receipt)
    return receipt


def one_page(browser: Browser) -> Page:
    """Not signed in: a report, all on one page; the number and the code."""
    thanks = browser.send(browser.open("/nl/melden"), REPORT)
    _expect("code" in thanks.hidden and 'name="work"' not in thanks.text, thanks)
    return thanks


def up_to_sending(browser: Browser) -> Page:
    """Signed in, and everything filled in: the page with the button that sends. Loads nothing besides."""
    page = browser.open(f"/mijn/{FLOW}/{next(iter(PAGES))}")
    for step, answers in PAGES.items():
        browser.send(page, answers, f"/mijn/{FLOW}/{step}")
    return browser.open(CHECK)


def _expect(is_right: bool, page: Page) -> None:
    if not is_right:
        raise RuntimeError(f"this page was not expected: {page.path}, {page.status}")
