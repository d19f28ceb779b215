"""Writes the files for a new gemeente, commented, to be filled in."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

from portal import paths
from portal.domain.regimes import Regime
from portal.rules.lawkey import LawKey
from portal.rules.lawparts import keys
from portal.rules.regelingfile import SECTIONS, choices, is_known_to

MOST_IN_NAME = 30
"""How long the name of a gemeente can be: it also stands behind the whole title of its college."""
FALLBACK = "1"
"""The article in the example of a key that the file does not use yet."""


def write(
    law_dir: Path, gemeente: str, name: str, valid_from: date, regime: Regime = Regime.TEGENPRESTATIE
) -> list[Path]:
    """Write the files of a gemeente into the law folder; what is there already is never overwritten.

    A gemeente that is there already keeps its own file and gets the rules of the regime beside it.

    Raises:
        FileExistsError: the rules of this regime and day are there already.
    """
    values = {"id": gemeente, "name": name, "date": valid_from.isoformat()}
    texts = {
        law_dir / "gemeente" / gemeente / "gemeente.toml": filled(law_dir, "gemeente", values),
        law_dir / "gemeente" / gemeente / regime / f"{valid_from}.toml": filled(law_dir, regime, values),
    }
    *_known, rules = texts
    if rules.exists():
        raise FileExistsError(rules)
    written = {path: text for path, text in texts.items() if not path.exists()}
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(written)


def filled(law_dir: Path, template: str, values: Mapping[str, str]) -> str:
    """The text of a new file: the template with its values, and every key that its regime knows."""
    own = law_dir / "sjabloon" / f"{template}.toml"
    file = (
        own if own.exists() else paths.LAW / "sjabloon" / own.name
    )  # a folder of one's own need not have it
    text = Template(file.read_text(encoding="utf-8"))
    values = {key: _in_toml(value) for key, value in values.items()}
    started = tomllib.loads(text.substitute(values, sleutels=""))
    regime = Regime(started.get("regeling", {}).get("regime", Regime.TEGENPRESTATIE))
    return text.substitute(values, sleutels="\n".join(_tables(started.get("artikel", {}), regime)))


def _in_toml(value: str) -> str:
    """A value between the quotation marks of the template."""
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _tables(articles: Mapping[str, Any], regime: Regime) -> Iterator[str]:
    """Every table and key of a regime; those that an article of the template becomes are switched on."""
    used = {key: article for article, said in articles.items() for key in said["wordt"].get("waarde", ())}
    for table, (_name, kind) in SECTIONS.items():
        if not is_known_to(regime, table):
            continue
        yield f"[{table}]"
        for key in keys(kind).values():
            if is_known_to(regime, table, key.says.name):
                yield from _lines(key.says, used.get(f"{table}.{key.says.name}"), regime)
        yield ""


def _lines(says: LawKey, article: str | None, regime: Regime) -> Iterator[str]:
    known = choices(says, regime)
    example = says.example if known == says.words else f'"{known[0]}"'
    value = f"waarde = {example}, " if says.example else ""
    line = f'{says.name} = {{ {value}artikel = "{article or FALLBACK}" }}'
    yield line if article else f"# {line}"
    yield f"#     {says.does.replace('`', '')}."
    if known:
        yield f"#     Te kiezen: {', '.join(known)}."
    yield f"#     Weggelaten: {says.without.replace('`', '')}."
