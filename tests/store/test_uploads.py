"""Papers of a draft: kept byte for byte, found by their owner, and by staff once they were sent in."""

from datetime import UTC, datetime

import pytest

from portal.actions import drafts as draft_acts
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.store import drafts, uploads
from portal.store.base import Store, new_id
from tests.fixtures.databases import on_each_database

pytestmark = on_each_database
EVERY_BYTE = bytes(range(256)) * 40
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def plan(installation: Installation, fatima: Actor) -> str:
    """The key of Fatima's draft."""
    draft_acts.save_answers(installation, fatima, "plan", {"task": "Koffie schenken"})
    with installation.store.read() as connection:
        draft = drafts.get(connection, fatima.id, "plan")
    assert draft is not None
    return draft.id


def keep(store: Store, client_id: str, draft_id: str, minute: int = 0, content: bytes = EVERY_BYTE) -> str:
    """Keep a paper that was added some minutes past noon."""
    with store.write() as connection:
        return uploads.add(
            connection,
            {
                "client_id": client_id,
                "draft_id": draft_id,
                "media_type": "image/jpeg",
                "size": len(content),
                "sha256": str(minute) * 64,
                "content": content,
                "is_scanned": False,
                "added_at": NOON.replace(minute=minute),
            },
        )


def test_a_paper_is_kept_byte_for_byte(store: Store, fatima: Actor, plan: str) -> None:
    key = keep(store, fatima.id, plan)
    with store.read() as connection:
        assert uploads.content_of(connection, key) == EVERY_BYTE
        found = uploads.of_client(connection, fatima.id, key)
    assert found == uploads.Upload(key, plan, "image/jpeg", len(EVERY_BYTE), False, NOON)


def test_papers_stand_in_the_order_in_which_they_were_added(store: Store, fatima: Actor, plan: str) -> None:
    keys = {minute: keep(store, fatima.id, plan, minute) for minute in (3, 1, 2)}
    keep(store, fatima.id, new_id(), 4)
    with store.read() as connection:
        assert [one.id for one in uploads.of_draft(connection, plan)] == [keys[1], keys[2], keys[3]]


def test_another_client_does_not_find_it(store: Store, fatima: Actor, jan: Actor, plan: str) -> None:
    key = keep(store, fatima.id, plan)
    with store.read() as connection:
        assert uploads.of_client(connection, jan.id, key) is None


def test_a_paper_belongs_to_the_form_of_its_draft_and_was_not_sent_in(
    store: Store, fatima: Actor, plan: str
) -> None:
    key = keep(store, fatima.id, plan)
    with store.read() as connection:
        assert uploads.flow_of(connection, key) == "plan"
        assert uploads.sent(connection, key) is None


def test_the_same_paper_is_recognised(store: Store, fatima: Actor, plan: str) -> None:
    keep(store, fatima.id, plan, 1)
    with store.read() as connection:
        assert uploads.is_there(connection, plan, "1" * 64)
        assert not uploads.is_there(connection, plan, "2" * 64)
        assert not uploads.is_there(connection, new_id(), "1" * 64)


def test_one_paper_or_all_of_a_draft_can_be_thrown_away(store: Store, fatima: Actor, plan: str) -> None:
    keys = [keep(store, fatima.id, plan, minute) for minute in (1, 2, 3)]
    other = keep(store, fatima.id, new_id(), 4)
    with store.write() as connection:
        uploads.remove(connection, keys[0])
        assert [one.id for one in uploads.of_draft(connection, plan)] == keys[1:]
        uploads.remove_of_draft(connection, plan)
        assert uploads.of_draft(connection, plan) == []
        assert uploads.of_client(connection, fatima.id, other)
