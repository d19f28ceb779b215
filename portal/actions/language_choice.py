"""The language that a client chooses for his pages and for the explanation with his letters."""

from portal import clock, languages
from portal.actions.installation import Installation
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.store import people, trail


def choose(portal: Installation, actor: Actor, code: str) -> None:
    """Let pages, letters and mails after this moment be in this language, whatever a list of people says.

    Choosing again what was chosen changes nothing.

    Raises:
        Forbidden: somebody else than the client himself.
        NotFound: the portal does not speak this language.
    """
    require(actor, Permission.CLIENT_LETTERS_CHOOSE)
    if code not in languages.LANGUAGES:
        raise NotFound(code)
    with portal.store.write() as connection:
        client = people.require_client(connection, actor.id)
        if client.language_chosen == code:
            return
        people.choose_language(connection, client.id, code)
        trail.record(connection, clock.now(), actor.id, "language:chosen", client.id, language=code)
