"""Where the project's folders are. Nothing else in the code knows a folder by name."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAW = ROOT / "portal" / "law"
TEMPLATES = ROOT / "templates"
TRANSLATIONS = ROOT / "translations"
PDF = ROOT / "pdf"
THEMES = ROOT / "portal" / "look" / "themes"
STATIC = ROOT / "portal" / "web" / "static"
MIGRATIONS = ROOT / "portal" / "store" / "migrations"
VAR = ROOT / "var"
