"""The language that a client chooses: kept with him, and over that of a list of people everywhere."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.actions import language_choice, messaging, sign_in
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, NotFound
from portal.domain.roles import Actor, Role
from portal.store import beschikkingen, outbox, people, sessions, trail
from portal.store.base import new_id
from tests.actions.deciding import decide_now
from tests.actions.test_list_intake import JAN, bring, known
from tests.actions.test_replying import letter_about, pause
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor
from tests.fixtures.plans import read
from tests.fixtures.verdicts import AGREED
from tests.fixtures.ways import CHANGE, HELP, send_and_claim, send_form


def choices(portal: Installation, client: Actor) -> list[dict[str, str]]:
    """What the trail says of what somebody chose."""
    with portal.store.read() as connection:
        told = [one for one in trail.of(connection, client.id) if one.event == "language:chosen"]
    return [json.loads(one.fields) for one in told]


def last_notice(portal: Installation) -> str:
    """The language of the last mail that was promised."""
    with portal.store.read() as connection:
        [*_, last] = connection.execute(outbox.outbox.select().order_by(outbox.outbox.c.created_at)).all()
    return str(last.language)


@on_each_database
def test_it_holds_over_that_of_the_list_and_a_new_list_does_not_undo_it(installation: Installation) -> None:
    bring(installation, JAN)
    [jan] = [actor(installation, one.id) for one in known(installation)]
    language_choice.choose(installation, jan, "pl")
    bring(installation, replace(JAN, language="tr"))
    [after] = known(installation)
    assert (after.language, after.language_chosen, after.reads_in) == ("tr", "pl", "pl")
    assert actor(installation, jan.id).language == "pl"
    secret, signed_in = sign_in.open_session(installation, jan.id)
    with installation.store.read() as connection:
        found = sessions.get(connection, secret)
    assert found is not None
    assert found.client == signed_in
    assert signed_in.language == "pl"


@on_each_database
def test_the_same_again_is_one_choice_and_another_is_another(
    installation: Installation, fatima: Actor
) -> None:
    for code in ("ar", "ar", "uk"):  # the first is that of the list: now it is his own
        language_choice.choose(installation, fatima, code)
    assert choices(installation, fatima) == [{"language": "ar"}, {"language": "uk"}]


def test_only_the_client_himself_and_only_what_the_portal_speaks(
    installation: Installation, fatima: Actor, noor: Actor
) -> None:
    with pytest.raises(NotFound):
        language_choice.choose(installation, fatima, "xx")
    for other in (noor, Actor(fatima.id, "Bea", frozenset({Role.HELPER}))):
        with pytest.raises(Forbidden):
            language_choice.choose(installation, other, "ar")


@on_each_database
def test_the_letter_of_a_decision_and_its_notice_are_in_it(
    installation: Installation, fatima: Actor, ingrid: Actor, judged: str, press: FakePress
) -> None:
    assert read(installation, judged).language == "ar"
    language_choice.choose(installation, fatima, "uk")
    decide_now(installation, ingrid, judged, AGREED)
    assert press.made[-1][1] == "uk"
    with installation.store.read() as connection:
        [letter] = beschikkingen.letters_of_dossier(connection, read(installation, judged).dossier_id)
    assert (letter.language, last_notice(installation)) == ("uk", "uk")


@pytest.mark.usefixtures("running")
def test_so_is_another_letter(
    installation: Installation, fatima: Actor, noor: Actor, on_desk: Callable[..., str], press: FakePress
) -> None:
    key = on_desk(CHANGE)
    language_choice.choose(installation, fatima, "tr")
    pause(installation, noor, key)
    letter, _pdf = letter_about(installation, key)
    assert (letter.language, press.made[-1][1]) == ("tr", "tr")


def test_and_every_mail_also_about_a_form_of_before(
    installation: Installation, fatima: Actor, noor: Actor
) -> None:
    key = send_and_claim(installation, fatima, noor, HELP)
    assert last_notice(installation) == "ar"
    language_choice.choose(installation, fatima, "en")
    messaging.write_to_client(installation, noor, key, "Wij bellen u.", request_id=new_id())
    assert last_notice(installation) == "en"


def test_who_never_chose_is_told_in_the_language_of_his_form(
    installation: Installation, fatima: Actor
) -> None:
    send_form(installation, replace(fatima, language="pl"), HELP)
    assert last_notice(installation) == "pl"
    with installation.store.read() as connection:
        assert people.told_in(connection, fatima.id, "pl") == "pl"
