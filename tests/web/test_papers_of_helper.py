"""A helper brings papers only to forms that he may see."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from portal import demo
from portal.actions import drafts as draft_acts
from portal.domain.roles import Actor
from portal.store import drafts, people, uploads
from tests.fixtures.files import photo
from tests.fixtures.papers import add_paper
from tests.web.helping import helper_of


def begin_objection(app: Flask, persona: str) -> Actor:
    """A draft of the form that lists the client's letters; gives the client."""
    portal = app.extensions["portal"]
    with portal.store.read() as connection:
        client = people.actor(connection, demo.key(persona))
    assert client is not None
    draft_acts.save_answers(portal, client, "oneens", {"kind": "decision"})
    return client


def papers_of_objection(app: Flask, persona: str) -> list[str]:
    """The keys of the papers of that draft."""
    with app.extensions["portal"].store.read() as connection:
        draft = drafts.get(connection, demo.key(persona), "oneens")
        assert draft is not None
        return [paper.id for paper in uploads.of_draft(connection, draft.id)]


@pytest.mark.parametrize("size", [1, 40 * 1024 * 1024])
def test_a_helper_adds_no_paper_to_such_a_form(app: Flask, size: int) -> None:
    helper = helper_of(app, "against")
    begin_objection(app, "against")
    file = FileStorage(BytesIO(photo().ljust(size)), "brief.jpg", "paper", "image/jpeg")
    fields = {"csrf_token": helper.get("/mijn/plan/wat").token, "paper": file}
    boundary, body = encode_multipart(fields)
    kind = f"multipart/form-data; boundary={boundary}"
    answer = helper.browser.post("/mijn/oneens/bijlagen", data=body, content_type=kind)
    assert (answer.status_code, papers_of_objection(app, "against")) == (403, [])


def test_a_helper_takes_no_paper_from_such_a_form(app: Flask) -> None:
    helper = helper_of(app, "against")
    client = begin_objection(app, "against")
    add_paper(app.extensions["portal"], client, "oneens", photo())
    [paper] = papers_of_objection(app, "against")
    token = helper.get("/mijn/plan/wat").token
    assert helper.post_raw(f"/mijn/bijlagen/{paper}/weg", {"csrf_token": token}).status_code == 403
    assert papers_of_objection(app, "against") == [paper]
