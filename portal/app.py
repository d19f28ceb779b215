"""Wires the parts together: the only place where they meet."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from flask import Flask, Response
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import clock, look, paths
from portal.actions.installation import Installation, Press
from portal.config import DEMO_SECRET, Config, ConfigError, checked
from portal.letters.press import Press as WarmPress
from portal.papers.scanning import scanner
from portal.rules import library
from portal.rules.gemeente import Gemeente
from portal.store import schema
from portal.store.base import Store
from portal.store.readiness import Readiness
from portal.web import (
    access,
    assets,
    beside,
    compress,
    errors,
    gate,
    headers,
    hosts,
    impatient,
    locale,
    origin,
    signing,
    spoken,
    typed,
    uploading,
)
from portal.web.account import account, joining
from portal.web.account.personas import Persona
from portal.web.admin import admin
from portal.web.casework import (
    casework,
    casework_again,
    casework_papers,
    casework_people,
    casework_post,
)
from portal.web.client import (
    changing,
    client,
    client_papers,
    course,
    extending,
    postbox,
    replacing,
    submitted,
    together,
    why,
    writing,
)
from portal.web.client.letters import letters
from portal.web.client.mydata import mydata
from portal.web.flows import FormInAddress
from portal.web.portal import one_reading_each
from portal.web.public import public
from portal.web.public.health import health
from portal.web.signals import signals

BLUEPRINTS = (
    public,
    health,
    account,
    joining,
    client,
    client_papers,
    changing,
    course,
    postbox,
    extending,
    replacing,
    submitted,
    together,
    why,
    writing,
    letters,
    mydata,
    casework,
    casework_again,
    casework_papers,
    casework_people,
    casework_post,
    signals,
    admin,
)
MAX_FORM_BYTES = 256 * 1024


class Cookies(SecureCookieSessionInterface):
    """Flask's signed cookies; what signs them is made once, and not for each request."""

    def __init__(self) -> None:
        self._signing: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs with the secret of this application."""
        if self._signing is None and (made := super().get_signing_serializer(app)):
            made.signer, self._signing = signing.KeptKey, made
        return self._signing


class Portal(Flask):
    """Flask for views and hooks that are plain functions, so that none is looked at for each request."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.session_interface = Cookies()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself."""
        return func

    def send_static_file(self, filename: str) -> Response:
        """A file of our own; the style sheet, which every visitor gets once, is read once."""
        if f"{self.static_url_path}/{filename}" == assets.asset_url(assets.NAME):
            return Response(assets.sheet(), mimetype="text/css")
        return super().send_static_file(filename)


def create_installation(config: Config, press: Press | None = None) -> Installation:
    """The store, the law, the press and the scanner of these settings.

    Raises:
        ConfigError: the scanner's address is none, or the theme is none.
        LawError: a law file is malformed; the message names file, key and reason.
        NoLawError: the gemeente is not known.
    """
    loaded = library.load(config.law_dir)
    laws = loaded.rehearsed(clock.today()) if config.demo else loaded
    laws.versions(config.gemeente)
    return Installation(
        gemeente_id=config.gemeente,
        base_url=config.base_url,
        store=Store(config.database_url),
        library=laws,
        press=press or WarmPress(),
        scanner=scanner(config.clamav),
        papers_at_once=config.papers_at_once,
        privacy_url=config.privacy_url,
        brand=look.load(config.theme, assets.sheet()).brand,
    )


def create_app(
    config: Config, personas: Sequence[Persona] = (), installation: Installation | None = None
) -> Flask:
    """The portal as a WSGI application.

    Raises:
        ConfigError: the settings are unsafe together, the theme is none, or the gemeente is made up.
        LawError: a law file is malformed.
        SchemaError: the database is not at the revision that this version needs.
        UndeclaredRoute: a route does not say which permission it takes.
    """
    checked(config)
    portal = installation or create_installation(config)
    _check_gemeente(config, portal.gemeente)
    schema.check(portal.store)
    app = Portal("portal", static_folder=str(paths.STATIC), static_url_path="/static")
    app.config.update(_settings(config))
    app.wsgi_app = impatient.each_page(app.wsgi_app)  # type: ignore[assignment, method-assign]
    if config.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=config.proxies, x_proto=1, x_host=0
        )
    app.wsgi_app = one_reading_each(  # type: ignore[method-assign,assignment]
        app.wsgi_app, lambda: app.extensions["portal"].store
    )
    app.extensions["portal"] = portal
    beside.install(app, config)
    app.extensions["readiness"] = Readiness(portal.store)
    app.extensions["theme"] = look.load(config.theme, assets.sheet())
    app.extensions["personas"] = personas if config.demo else ()
    locale.install(app)
    spoken.install(app)
    app.url_map.converters["form"] = FormInAddress
    _add_hooks(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    access.check_routes(app)
    return app


def _add_hooks(app: Flask) -> None:
    """What happens around each request, in this order."""
    app.before_request(hosts.check)
    app.before_request(gate.check)
    app.before_request(uploading.make_room)
    app.before_request(access.recognise)
    app.before_request(origin.refuse_foreign)
    app.before_request(locale.switch)
    app.before_request(access.enforce)
    origin.Tokens(app)  # after the access check, so that a session that expired is told so
    app.before_request(typed.lead_away)
    app.after_request(headers.add)
    app.after_request(compress.squeeze)
    app.after_request(typed.come_again)  # before the others: Flask goes through these from last to first
    errors.install(app)


def _check_gemeente(config: Config, gemeente: Gemeente) -> None:
    """A decision with a telephone number that somebody made up helps nobody."""
    if config.production and gemeente.fictional:
        raise ConfigError(
            f"The addresses of {gemeente.name} are made up (verzonnen = true in"
            f" {config.law_dir / 'gemeente' / gemeente.id / 'gemeente.toml'}). Fill in the real ones first."
        )


def _settings(config: Config) -> dict[str, object]:
    return {
        "PORTAL": config,
        "SECRET_KEY": config.secret_key or DEMO_SECRET,
        "SESSION_COOKIE_NAME": "__Host-portal" if config.secure else "portal",
        "SESSION_COOKIE_SECURE": config.secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=config.session_hours),
        "MAX_CONTENT_LENGTH": MAX_FORM_BYTES,
        "MAX_FORM_MEMORY_SIZE": MAX_FORM_BYTES,
        "WTF_CSRF_TIME_LIMIT": config.idle_minutes * 60,
        "WTF_CSRF_SSL_STRICT": True,
    }
