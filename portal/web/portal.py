"""Hands the views the running installation, and a database connection that only reads."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, cast

from flask import current_app

from portal.actions.installation import Installation
from portal.config import Config
from portal.store.base import Connection, Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def installation() -> Installation:
    """The parts that actions work with."""
    return cast("Installation", current_app.extensions["portal"])


def settings() -> Config:
    """The settings of this installation."""
    return cast("Config", current_app.config["PORTAL"])


def reading() -> AbstractContextManager[Connection]:
    """A connection for the queries of one page; to change anything through it is an error."""
    return installation().store.read()


def one_reading_each(application: "WSGIApplication", store: Callable[[], Store]) -> "WSGIApplication":
    """The application, with one connection for all that a request reads."""

    def serve(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        with store().reading_once():
            return application(environ, start_response)

    return serve
