"""A gemeente in which maatschappelijke participatie holds since the first day of 2026: the model."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from flask import Flask

from portal.actions.installation import Press
from portal.rules.library import Library
from tests.gemeenten.odd import odd_law
from tests.web import running
from tests.web.running import demo_database

MEEDORP, MODEL = "meedorp", "voorbeeldgemeente"


def participating() -> Library:
    """The law of the model under a name of its own, after its step to the other regime."""
    known = odd_law()
    gemeente = replace(known.gemeenten[MODEL], id=MEEDORP, participation_from=date(2026, 1, 1))
    own = [replace(one, id=MEEDORP) for one in known.regelingen if one.id == MODEL]
    return Library({MEEDORP: gemeente}, own, known.wetten)


@contextmanager
def meedorp(press: Press | None = None) -> Iterator[Flask]:
    """Its portal, with the people of the demo in it."""
    with demo_database(MEEDORP) as url, running.running(MEEDORP, url, press) as app:
        yield app
