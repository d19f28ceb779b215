"""What a client sent and we did not take in comes again by its own address, and says what to mend."""

from typing import Any

import pytest

from portal.languages import LANGUAGES
from portal.web import typed
from tests.web.cases import lines
from tests.web.conftest import Signed
from tests.web.page import Page
from tests.web.visitor import Visitor, in_language

MESSAGE = "/mijn/bericht"


def answered(client: Visitor, page: Page, answers: dict[str, Any]) -> int:
    """The status of the bare answer to a form."""
    return client.post_raw(page.url, {"csrf_token": page.token, **answers}, page.url).status_code


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_wrong_answer_leads_to_its_own_page_with_what_was_typed_and_what_to_mend(
    visit: Signed, code: str
) -> None:
    client = visit("asked", code)
    assert answered(client, client.get("/mijn/plan/wat"), {"task": "Kort.", "day": ""}) == 303
    page = client.get("/mijn/plan/wat")
    assert page.value("task") == "Kort."
    assert in_language(code, "Schrijf op wat u dan op een dag doet.") in page.errors


def test_who_sends_nothing_at_all_reads_what_is_missing(visit: Signed) -> None:
    client = visit("quiet", "nl")
    assert answered(client, client.get(MESSAGE), {}) == 303
    assert client.get(MESSAGE).errors == [in_language("nl", "Schrijf uw bericht op.")]


def test_what_was_mended_and_sent_leaves_nothing_behind(visit: Signed) -> None:
    client = visit("quiet", "nl")
    refused = client.send(client.get(MESSAGE), {"story": ""}, status=422)
    client.send(refused, {"story": "Ik ga verhuizen."})
    fresh = client.get(MESSAGE)
    assert (fresh.errors, fresh.value("story")) == ([], "")


def test_what_waits_for_another_reason_says_nothing_is_wrong(visit: Signed) -> None:
    client = visit("quiet", "nl")
    page = client.get(MESSAGE)
    client.send(page, {"story": "", "taal": "en"})
    assert client.get(MESSAGE).errors == []


def test_what_can_not_be_kept_is_answered_by_the_page_itself(
    visit: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> bool:
        raise OSError("nothing can be written")

    client = visit("quiet", "nl")
    page = client.get(MESSAGE)
    monkeypatch.setattr(typed, "park", full)
    assert answered(client, page, {"story": ""}) == 422


def test_staff_gets_the_page_itself(visit: Signed) -> None:
    noor = visit("noor")
    case = next(one for one in lines(noor.get("/werk/")) if "/taak/" not in one)
    page = noor.get(f"{case}/notitie")
    assert answered(noor, page, {"note": ""}) == 422
