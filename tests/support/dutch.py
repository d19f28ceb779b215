"""How plain a Dutch text is: long sentences, long words, words of an office, terms that nobody explains.

The goals stand in docs/taal.md. What is measured is what a reader reads; ``seen.py`` takes it from a page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

VALUE = re.compile(r"%\(\w+\)[a-z]|\u2068[^\u2069]*\u2069")
"""What is filled in: a value of a sentence, and a name that keeps its own direction."""
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
DAY = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b")
NUMBER = re.compile(r"\b\d+(?:[.,:]\d+)+")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
VOWELS = re.compile(r"[aeiouyáéíóúàèëïöüê]+", re.IGNORECASE)

HEADING = 3
"""Words: what is shorter is a label or a heading, and would flatter the averages."""
LONGEST, AVERAGE = 20, 11
"""Words in a sentence: at most, and on average over a page or a letter."""
LONG_WORD, LONG_WORDS = 13, 0.05
"""Letters of a long word, and the share of them that a text has at most."""
KNOWN = frozenset(
    {
        *("tegenprestatie", "tegenprestaties", "vrijwilligerswerk", "participatiewet", "klantmanager"),
        *("maatschappelijke", "telefoonnummer", "contactgegevens", "handtekening", "geboortedatum"),
    }
)
"""Long words that a client knows, or whose meaning the page tells."""

OFFICE = re.compile(
    r"\b(?:indien|middels|betreffende|desbetreffende|derhalve|conform|inzake|alsmede|teneinde|tevens|zulks"
    r"|aangaande|dienaangaande|ingevolge|krachtens|jegens|omtrent|onverwijld|belanghebbende|voornoemde?"
    r"|hetgeen|hieromtrent|aldus|thans|reeds|slechts|doch|ofwel|danwel|mits|tenzij|echter|voorts|daartoe"
    r"|hiertoe|geschied(?:t|en)|dient te|dienen te|verstrekken|verstrekt|aanvangen|retourneren"
    r"|bewerkstelligen|overleggen van|ten behoeve van|ten aanzien van|met betrekking tot|op grond van"
    r"|naar aanleiding van|in het kader van|door middel van|uit hoofde van|c\.q\.|d\.m\.v\."
    r"|i\.v\.m\.|m\.b\.t\.|t\.a\.v\.|zgn\.)(?!\w)",
    re.IGNORECASE,
)
"""Words of an office, each of which has a plain one."""
BY_SOMEBODY = re.compile(
    r"\b(?:wordt|worden|werd|werden)\b[^.?!]*\bdoor (?:de|het|een|ons|u|wie|iemand|onze|uw)\b", re.IGNORECASE
)
"""A passive that says at its end who does it: say that first."""
_DONE = r"\w{3,}(?:ing|atie|heid|name)"
NOMINAL = re.compile(
    rf"\b(?:de|het) {_DONE} van (?:de|het|een|uw) {_DONE}\b|\bhet \w{{3,}}en van (?:de|het|een|uw)\b",
    re.IGNORECASE,
)
"""Two things that are done, written as things."""
FAMILIAR = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE)

TERMS = (
    *("tegenprestatie", "mantelzorg", "ontheffing", "bezwaar", "zienswijze", "maatregel", "verdringing"),
    *("verordening", "participatiewet", "beschikking", "beleidsregels", "voorlopige voorziening"),
    *("griffierecht", "re-integratie", "redelijkerwijs", "arbeidsongeschikt", "arbeidsongeschiktheid"),
    *("ioaw", "ioaz", "pgb", "hoorzitting", "afstemming", "grondslag", "vergelijkbaar", "nihil"),
)
"""Words of law that a page explains: in its list of hard words, or in a sentence of its own."""

ARTICLE = re.compile(
    r"\bart(?:ikel|ikelen|\.)\s*\d|\blid \d|\bonder [a-h]\b|\b(?:awb|participatiewet|pw),? \d|\bnr\. \d",
    re.IGNORECASE,
)
"""The number of an article, such as in "artikel 9", "art. 6:7", "Participatiewet 9" or "lid 1 onder c"."""
CONTRADICTION = re.compile(
    r"\btoelichting\b|\bhet artikel\b|\bde tekst (?:zegt|is)\b|\bonduidelijk\b|\bniet eenduidig\b",
    re.IGNORECASE,
)
"""Where the text of the rules says two things."""


@dataclass(frozen=True)
class Measured:
    """The figures of one text. ``hard``: words of an office, and terms that nothing there explains."""

    longest: str
    words: int
    average: float
    long_words: float
    ease: float
    hard: tuple[str, ...]

    @property
    def length(self) -> int:
        """The words of the longest sentence."""
        return len(words_of(self.longest))

    def row(self) -> str:
        """The figures on one line, under :data:`HEADINGS`."""
        figures = (
            f"{self.length:7} {self.average:8.1f} {self.long_words:6.1%} {self.ease:5.0f} {self.words:6}"
        )
        return f"{figures}  {', '.join(self.hard) or '-'}"


HEADINGS = f"{'longest':>7} {'average':>8} {'long':>6} {'ease':>5} {'words':>6}  hard words"


def words_of(text: str) -> list[str]:
    """The words of a text; a value, a day and a number count as one word each."""
    return WORD.findall(NUMBER.sub("9", DAY.sub("dag", VALUE.sub("drie", text))))


def sentences_of(text: str) -> list[list[str]]:
    """The sentences of a text as lists of words."""
    return [words for part in SENTENCE_END.split(text) if (words := words_of(part))]


def ease(sentences: Sequence[Sequence[str]]) -> float:
    """Reading ease of Dutch by Flesch and Douma (1960), from 0, hard, to 100, easy."""
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(max(1, len(VOWELS.findall(word))) for word in words)
    return 206.84 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words)


def whole(sentences: Sequence[list[str]]) -> list[list[str]]:
    """The sentences that are more than a label or a heading."""
    return [sentence for sentence in sentences if len(sentence) > HEADING]


def measure(blocks: Sequence[str], explained: frozenset[str] = frozenset()) -> Measured:
    """The figures of a text.

    Args:
        blocks: its paragraphs, headings, labels and lines.
        explained: the terms whose meaning a list on the same page tells.
    """
    parts = [part for block in blocks for part in SENTENCE_END.split(block) if words_of(part)]
    sentences = whole([words_of(part) for part in parts])
    words = [word for sentence in sentences for word in sentence]
    return Measured(
        longest=max(parts, key=lambda part: len(words_of(part)), default=""),
        words=len(words),
        average=len(words) / len(sentences) if sentences else 0.0,
        long_words=sum(map(is_long, words)) / len(words) if words else 0.0,
        ease=ease(sentences) if sentences else 100.0,
        hard=(*office_words(blocks), *unexplained(blocks, explained)),
    )


def is_long(word: str) -> bool:
    """Whether a word is long, and none that a client knows."""
    return len(word) >= LONG_WORD and word.lower() not in KNOWN


def office_words(blocks: Sequence[str]) -> list[str]:
    """Words and turns of an office in a text."""
    turns = (OFFICE, BY_SOMEBODY, NOMINAL, FAMILIAR)
    return list(
        dict.fromkeys(found[0] for turn in turns for block in blocks for found in turn.finditer(block))
    )


def unexplained(blocks: Sequence[str], explained: frozenset[str] = frozenset()) -> list[str]:
    """Terms that a text says and that neither it nor the list beside it explains."""
    text = " ".join(blocks)
    return [
        term
        for term in TERMS
        if re.search(rf"\b{term}\b", text, re.IGNORECASE)
        and term not in explained
        and not _is_told(term, text)
    ]


def _is_told(term: str, text: str) -> bool:
    """Whether a sentence tells what a term is: "Dat heet …", "Een … is …", "… (…)", or "…: uw zienswijze"."""
    called = rf"\b(?:heet|heten|dat is|dat kan) (?:een |dan )?(?:\w+ )?{term}\b"
    defined = rf"\b{term} (?:is|betekent)\b|\({term}\)"
    return bool(re.search(f"{called}|{defined}", text, re.IGNORECASE))
