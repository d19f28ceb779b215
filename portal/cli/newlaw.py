"""Writes the files for a new gemeente, commented, to be filled in."""

from datetime import date
from pathlib import Path
from string import Template

FILES = {
    "gemeente.toml": "gemeente/{id}/gemeente.toml",
    "regeling.toml": "gemeente/{id}/tegenprestatie/{date}.toml",
}


def write(law_dir: Path, gemeente: str, name: str, valid_from: date) -> list[Path]:
    """Write the files of a gemeente into the law folder; what is there already is never overwritten.

    Raises:
        FileExistsError: one of the files is there already.
    """
    values = {"id": gemeente, "name": name, "date": valid_from.isoformat()}
    targets = {source: law_dir / target.format(**values) for source, target in FILES.items()}
    for target in targets.values():
        if target.exists():
            raise FileExistsError(target)
    for source, target in targets.items():
        text = Template((law_dir / "sjabloon" / source).read_text(encoding="utf-8")).substitute(values)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return list(targets.values())
