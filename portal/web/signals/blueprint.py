"""The blueprint to which every page about reports belongs."""

from flask import Blueprint

signals = Blueprint("signals", __name__)
