"""The page for people about law files: numbers as a reader of Dutch writes them, words that stay words."""

from dataclasses import replace

from portal.rules.library import Library
from portal.wording import lawpage
from tests.gemeenten.odd import OOSTWOUDE, VEENRADE, ZANDMEER, odd_law
from tests.rules.support import VB


def row(gemeente: str) -> str:
    lines = lawpage.page(odd_law()).splitlines()
    return next(line for line in lines if line.startswith(f"| {gemeente}, tegenprestatie"))


def test_a_broken_number_has_a_comma() -> None:
    assert "7,5" in row(OOSTWOUDE)
    assert "7.5" not in lawpage.page(odd_law())


def test_who_gets_no_maatregel_is_not_told_of_nought_percent() -> None:
    for gemeente in (ZANDMEER, VB):  # one only asks, the other rules it out
        assert row(gemeente).split(" | ")[-2] == "geen"


def test_a_number_of_the_maatregel_that_is_missing_is_left_out() -> None:
    loaded = odd_law()
    veenrade = loaded.versions(VEENRADE)[0]
    assert veenrade.maatregel.percent_maximum
    percent = f"ten hoogste {veenrade.maatregel.percent_maximum.value} procent"
    without = replace(veenrade, maatregel=replace(veenrade.maatregel, months_maximum=None), reduction=None)
    page = lawpage.page(Library(loaded.gemeenten, [without], loaded.wetten))
    assert f"| {percent} |" in page
    assert "None" not in page


def test_signs_of_markdown_and_html_in_a_kern_stay_signs() -> None:
    loaded = odd_law()
    veenrade = loaded.versions(VEENRADE)[0]
    name, article = next(iter(veenrade.articles.items()))
    odd = replace(article, citation=replace(article.citation, gist="Een <script>x</script> | nog iets."))
    changed = replace(veenrade, articles={**veenrade.articles, name: odd})
    page = lawpage.page(Library(loaded.gemeenten, [changed], loaded.wetten))
    assert "Een &lt;script&gt;x&lt;/script&gt; \\| nog iets." in page
    assert "<script>" not in page
