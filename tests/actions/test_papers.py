"""Adding papers to a form: looked at, scanned, made anew, and kept until they are taken back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from portal import clock
from portal.actions import drafts as draft_acts
from portal.actions import papers
from portal.actions.installation import Installation
from portal.actions.submit import submit
from portal.domain.errors import Forbidden, NotFound, PaperRefused, StillLooking, TooOften
from portal.domain.jobs import LEASE, Work
from portal.domain.limits import PAPER_TIME
from portal.domain.papers import MOST, Papers, Refusal
from portal.domain.roles import Actor
from portal.domain.ways import WAYS
from portal.papers.scanning import scanner
from portal.store import drafts, jobs, trail, uploads
from tests.fixtures.databases import on_each_database
from tests.fixtures.files import SECRET, heic, opened, pdf, photo
from tests.fixtures.papers import add_paper, look_at_all
from tests.fixtures.scanners import VIRUS, FakeClamd, clamd
from tests.fixtures.told import told as said

PLAN = "plan"
Hold = Callable[[datetime], None]
BROKEN = b"%PDF-1.7 and nothing more"


@pytest.fixture
def draft_id(installation: Installation, fatima: Actor) -> str:
    """Fatima began with a plan."""
    draft_acts.save_answers(installation, fatima, PLAN, {"task": "Koffie schenken in het buurthuis."})
    with installation.store.read() as connection:
        draft = drafts.get(connection, fatima.id, PLAN)
    assert draft is not None
    return draft.id


def added(portal: Installation, draft_id: str) -> list[uploads.Upload]:
    """What a draft holds."""
    with portal.store.read() as connection:
        return uploads.of_draft(connection, draft_id)


def events(portal: Installation, key: str) -> list[tuple[str, dict[str, str]]]:
    """What the trail says about a thing."""
    with portal.store.read() as connection:
        return [(event.event, said(event)) for event in trail.of(connection, key)]


def content_of(portal: Installation, key: str) -> bytes | None:
    """What is kept with a job."""
    with portal.store.read() as connection:
        return jobs.content_of(connection, key)


def files_of(portal: Installation, actor: Actor, draft_id: str) -> list[jobs.Job]:
    """The files of a draft that are looked at, or were."""
    with portal.store.read() as connection:
        return papers.of_draft(connection, actor.id, draft_id)


def told(portal: Installation, actor: Actor, draft_id: str) -> list[str | None]:
    """What is said of the files that were looked at."""
    return [job.refusal for job in files_of(portal, actor, draft_id)]


def send(portal: Installation, actor: Actor, draft_id: str) -> None:
    """Send the plan in."""
    submit(portal, actor, flow=PLAN, draft_id=draft_id, answers={}, shown=[], language="nl")


def refused(portal: Installation, actor: Actor, content: bytes) -> Refusal:
    """Why a file is refused."""
    with pytest.raises(PaperRefused) as found:
        add_paper(portal, actor, PLAN, content)
    return found.value.reason


@contextmanager
def scanned(portal: Installation, says: bytes | None = None) -> Iterator[tuple[Installation, FakeClamd]]:
    """The portal with a scanner."""
    with clamd(says=says) as (setting, fake):
        yield replace(portal, scanner=scanner(setting)), fake


@on_each_database
def test_a_photo_is_kept_without_what_the_telephone_wrote_in_it(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    add_paper(installation, fatima, PLAN, photo())
    (kept,) = added(installation, draft_id)
    with installation.store.read() as connection:
        content = uploads.content_of(connection, kept.id)
    assert (kept.media_type, kept.size) == ("image/jpeg", len(content))
    assert SECRET.encode() not in content
    assert dict(opened(content).getexif()) == {}
    assert events(installation, kept.id) == [("upload:added", {"kind": "image/jpeg"})]


def test_the_same_paper_twice_is_there_once(installation: Installation, fatima: Actor, draft_id: str) -> None:
    for content in (pdf(), pdf(), photo(), photo()):
        add_paper(installation, fatima, PLAN, content)
    assert sorted(one.media_type for one in added(installation, draft_id)) == [
        "application/pdf",
        "image/jpeg",
    ]


def test_a_form_takes_no_more_than_so_many_papers(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    for count in range(1, MOST + 1):
        add_paper(installation, fatima, PLAN, pdf(count))
    assert refused(installation, fatima, photo()) is Refusal.TOO_MANY
    assert len(added(installation, draft_id)) == MOST


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.NOTHING),
        (b"<svg/>", Refusal.OTHER_KIND),
        (heic(), Refusal.HEIC),
        (BROKEN, Refusal.BROKEN),
    ],
)
def test_what_is_refused_is_not_kept_and_the_trail_says_why(
    installation: Installation, fatima: Actor, draft_id: str, content: bytes, reason: Refusal
) -> None:
    assert refused(installation, fatima, content) is reason
    assert added(installation, draft_id) == []
    assert events(installation, draft_id) == [("upload:refused", {"reason": reason})]


@pytest.mark.parametrize("flow", [slug for slug, way in WAYS.items() if way.papers is not Papers.WELCOME])
def test_a_form_that_wants_no_papers_takes_none(installation: Installation, fatima: Actor, flow: str) -> None:
    draft_acts.save_answers(installation, fatima, flow, {})
    with pytest.raises(NotFound):
        add_paper(installation, fatima, flow, photo())


def test_care_and_illness_are_told_without_papers() -> None:
    assert WAYS["mantelzorg"].papers is Papers.ONLY_A_TALK
    assert WAYS["kan-nu-niet"].papers is Papers.NEVER_MEDICAL


def test_without_a_draft_there_is_nothing_to_add_to(installation: Installation, jan: Actor) -> None:
    with pytest.raises(NotFound):
        add_paper(installation, jan, PLAN, photo())


def test_a_form_is_not_sent_in_while_a_file_is_looked_at(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    papers.arrive(installation, fatima, PLAN, photo())
    with pytest.raises(StillLooking):
        send(installation, fatima, draft_id)
    look_at_all(installation)
    send(installation, fatima, draft_id)
    assert len(added(installation, draft_id)) == 1


def test_a_form_that_was_thrown_away_meanwhile_takes_no_more(
    installation: Installation, fatima: Actor, draft_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_kind: object, content: bytes) -> bytes:
        draft_acts.discard(installation, fatima, PLAN)
        return content

    monkeypatch.setattr(papers, "clean", slow)
    add_paper(installation, fatima, PLAN, photo())
    assert added(installation, draft_id) == []
    assert look_at_all(installation) == 0


def test_a_file_waits_as_it_came_and_is_gone_when_it_was_looked_at(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    key = papers.arrive(installation, fatima, PLAN, photo())
    assert content_of(installation, key) == photo()
    assert look_at_all(installation) == 1
    assert content_of(installation, key) is None


def test_what_is_looked_at_counts_for_the_room_of_a_form(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    for _count in range(MOST):
        papers.arrive(installation, fatima, PLAN, photo())
    with pytest.raises(PaperRefused) as found:
        papers.arrive(installation, fatima, PLAN, photo())
    assert found.value.reason is Refusal.TOO_MANY


def test_a_refusal_is_told_until_it_was_seen(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    assert refused(installation, fatima, BROKEN) is Refusal.BROKEN
    assert told(installation, fatima, draft_id) == [Refusal.BROKEN]
    add_paper(installation, fatima, PLAN, photo())
    assert set(told(installation, fatima, draft_id)) == {Refusal.BROKEN, None}  # no page said so yet
    [seen] = [job.id for job in files_of(installation, fatima, draft_id) if job.refusal]
    papers.arrive(installation, fatima, PLAN, pdf(), [seen])
    look_at_all(installation)
    assert told(installation, fatima, draft_id) == [None, None, None]


def test_who_let_the_portal_work_for_long_waits(
    installation: Installation, fatima: Actor, jan: Actor, draft_id: str, moment: Hold
) -> None:
    draft_acts.save_answers(installation, jan, PLAN, {})
    begun = clock.now()
    moment(begun)
    key = papers.arrive(installation, fatima, PLAN, photo())
    with installation.store.write() as connection:
        jobs.finish(connection, key, begun, 1000 * PAPER_TIME.most)
    moment(begun + timedelta(minutes=59))
    draft_acts.discard(installation, fatima, PLAN)  # beginning anew gives no new time
    draft_acts.save_answers(installation, fatima, PLAN, {})
    with pytest.raises(TooOften) as held:
        papers.arrive(installation, fatima, PLAN, photo())
    assert held.value.until == begun + PAPER_TIME.within
    papers.arrive(installation, jan, PLAN, photo())  # nobody else does
    moment(begun + timedelta(minutes=61))
    papers.arrive(installation, fatima, PLAN, photo())


@on_each_database
def test_a_file_that_is_thrown_away_while_it_is_worked_on_counts_for_its_time(
    installation: Installation, fatima: Actor, draft_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def thrown_away(_kind: object, content: bytes) -> bytes:
        [held] = files_of(installation, fatima, draft_id)
        draft_acts.discard(installation, fatima, PLAN)
        assert content_of(installation, held.id) is None  # the file itself is gone at once
        time.sleep(0.02)
        return content

    monkeypatch.setattr(papers, "clean", thrown_away)
    monkeypatch.setattr(papers, "PAPER_TIME", replace(PAPER_TIME, most=0.02))
    add_paper(installation, fatima, PLAN, photo())
    assert added(installation, draft_id) == []
    draft_acts.save_answers(installation, fatima, PLAN, {})
    with pytest.raises(TooOften):
        papers.arrive(installation, fatima, PLAN, photo())


def test_a_file_that_was_thrown_away_is_not_begun_again_when_its_process_is_gone(
    installation: Installation, fatima: Actor, draft_id: str, moment: Hold
) -> None:
    moment(clock.now())
    key = papers.arrive(installation, fatima, PLAN, photo())
    with installation.store.write() as connection:
        jobs.take(connection, Work.PAPER, clock.now(), at_once=1, asked_before=clock.now())
    draft_acts.discard(installation, fatima, PLAN)
    moment(clock.now() + 2 * LEASE)
    assert look_at_all(installation) == 1
    with installation.store.read() as connection:
        found = jobs.get(connection, key)
    assert found is not None
    assert (found.waits, found.refusal) == (False, None)
    assert events(installation, draft_id) == []


def test_a_file_that_nobody_began_is_gone_when_it_is_thrown_away(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    key = papers.arrive(installation, fatima, PLAN, photo())
    draft_acts.discard(installation, fatima, PLAN)
    with installation.store.read() as connection:
        assert jobs.get(connection, key) is None


def test_a_paper_can_be_taken_back(installation: Installation, fatima: Actor, draft_id: str) -> None:
    add_paper(installation, fatima, PLAN, pdf())
    (kept,) = added(installation, draft_id)
    assert papers.remove(installation, fatima, kept.id) == PLAN
    assert added(installation, draft_id) == []
    assert events(installation, kept.id)[-1] == ("upload:removed", {})


def test_another_client_can_not_take_it_back(
    installation: Installation, fatima: Actor, jan: Actor, draft_id: str
) -> None:
    add_paper(installation, fatima, PLAN, pdf())
    with pytest.raises(NotFound):
        papers.remove(installation, jan, added(installation, draft_id)[0].id)
    assert len(added(installation, draft_id)) == 1


def test_what_was_sent_in_can_not_be_taken_back(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    add_paper(installation, fatima, PLAN, pdf())
    send(installation, fatima, draft_id)
    with pytest.raises(NotFound):
        papers.remove(installation, fatima, added(installation, draft_id)[0].id)
    assert len(added(installation, draft_id)) == 1


def test_who_throws_his_answers_away_throws_the_papers_away(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    add_paper(installation, fatima, PLAN, pdf())
    draft_acts.discard(installation, fatima, PLAN)
    assert added(installation, draft_id) == []


def test_staff_sees_a_paper_once_it_was_sent_in_and_the_trail_says_so(
    installation: Installation, fatima: Actor, noor: Actor, draft_id: str
) -> None:
    add_paper(installation, fatima, PLAN, photo())
    key = added(installation, draft_id)[0].id
    with pytest.raises(NotFound):
        papers.view(installation, noor, key)
    send(installation, fatima, draft_id)
    found, content = papers.view(installation, noor, key)
    assert (found.id, opened(content).format) == (key, "JPEG")
    assert [event for event, _fields in events(installation, key)] == ["upload:added", "upload:viewed"]


def test_each_may_do_only_his_own_part(
    installation: Installation, fatima: Actor, noor: Actor, draft_id: str
) -> None:
    add_paper(installation, fatima, PLAN, pdf())
    key = added(installation, draft_id)[0].id
    with pytest.raises(Forbidden):
        papers.view(installation, fatima, key)
    with pytest.raises(Forbidden):
        papers.remove(installation, noor, key)
    with pytest.raises(Forbidden):
        add_paper(installation, noor, PLAN, pdf())


def test_the_scanner_sees_the_file_as_it_came(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    with scanned(installation) as (portal, fake):
        add_paper(portal, fatima, PLAN, photo())
        add_paper(installation, fatima, PLAN, pdf())
    assert fake.files == [photo()]
    kept = {one.media_type: one.is_scanned for one in added(installation, draft_id)}
    assert kept == {"image/jpeg": True, "application/pdf": False}


def test_a_file_with_a_virus_is_refused(installation: Installation, fatima: Actor, draft_id: str) -> None:
    with scanned(installation) as (portal, _fake):
        assert refused(portal, fatima, photo() + VIRUS) is Refusal.UNSAFE
    assert added(installation, draft_id) == []
    assert events(installation, draft_id) == [("upload:refused", {"reason": "unsafe"})]


def test_what_the_scanner_can_not_look_at_is_never_taken(
    installation: Installation, fatima: Actor, draft_id: str
) -> None:
    with scanned(installation, says=b"INSTREAM size limit exceeded. ERROR\0") as (portal, _fake):
        assert refused(portal, fatima, photo()) is Refusal.NOT_SCANNED
    assert refused(portal, fatima, photo()) is Refusal.NOT_SCANNED  # the scanner is gone altogether
    assert added(installation, draft_id) == []
