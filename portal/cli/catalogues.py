"""The message catalogues as files: taken from the source, kept in step with it, written always the same way.

There are no line numbers and no dates in them and the sentences stand in order of the alphabet, so that a
difference in git is a difference in words.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from portal import languages, paths
from portal.languages import catalogue_path

TEMPLATE = paths.TRANSLATIONS / "messages.pot"
MAPPING = paths.TRANSLATIONS / "babel.cfg"
WIDTH = 110
SKIPPED = {"node_modules", "var", "tests", "bench", "docs", "law"}
PLURALS: Mapping[str, str] = {
    "en": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural="
    "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "tr": "nplurals=1; plural=0;",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "uk": "nplurals=3; plural="
    "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "fa": "nplurals=1; plural=0;",
}
"""How many forms a word has beside a number, and which one goes with which (gettext's own notation)."""


def codes() -> list[str]:
    """The languages that have a catalogue, whether or not the portal offers them yet."""
    return sorted(
        folder.name for folder in paths.TRANSLATIONS.iterdir() if catalogue_path(folder.name).exists()
    )


def extracted() -> Catalog:
    """Every sentence that the code and the templates mark for translation, as they are now."""
    with MAPPING.open(encoding="utf-8") as source:
        methods, options = parse_mapping_cfg(source)  # type: ignore[no-untyped-call]
    found = Catalog(charset="utf-8")
    for _file, _line, message, _comments, context in extract_from_dir(
        str(paths.ROOT), methods, options, directory_filter=_is_searched
    ):
        found.add(message, context=context)
    return found


def _is_searched(folder: str) -> bool:
    name = Path(folder).name
    return not name.startswith(".") and name not in SKIPPED


def read(code: str) -> Catalog:
    """The catalogue of a language, obsolete and doubtful sentences included.

    Raises:
        FileNotFoundError: the language has no catalogue.
    """
    return languages.read_catalogue(code)


def updated(code: str, template: Catalog) -> Catalog:
    """The catalogue with the sentences of today; one that changed keeps its old translation, marked fuzzy."""
    catalogue = read(code) if catalogue_path(code).exists() else Catalog(locale=code)
    catalogue.update(template)
    for message in catalogue:
        if not message.python_format:  # left behind by the old wording, which had a value
            message.flags.discard("python-format")
    return catalogue


def text_of(catalogue: Catalog, code: str = "") -> bytes:
    """The file of a catalogue, or of the template when no language is named."""
    kept = BytesIO()
    kept.write(_header(code).encode())
    write_po(
        kept,
        catalogue,
        width=WIDTH,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_previous=True,
    )
    return kept.getvalue().rstrip(b"\n") + b"\n"


def _header(code: str) -> str:
    lines = [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if code:
        lines += [f"Language: {code}", f"Plural-Forms: {PLURALS[code]}"]
    written = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{written}\n'


def write(code: str, catalogue: Catalog) -> None:
    """Write the catalogue of a language to its place, with the old wording only of what is doubtful."""
    for message in catalogue:
        if not message.fuzzy:
            message.previous_id = []
            message.user_comments = [one for one in message.user_comments if not one.startswith("|")]
    path = catalogue_path(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text_of(catalogue, code))


def forms(message: Message) -> tuple[str, ...]:
    """The translation of a sentence: one text, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def sources(message: Message) -> tuple[str, ...]:
    """The Dutch of a sentence: one text, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)
