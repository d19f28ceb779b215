"""What is held about somebody is told in words: no column and no value of one is left as a code."""

from collections.abc import Iterable, Mapping

import pytest
import sqlalchemy as sa

from portal import languages, paths
from portal.domain.events import EVENTS
from portal.domain.jobs import FAILED, Work
from portal.domain.papers import Kind, Refusal
from portal.domain.roles import HelperKind
from portal.domain.sending import By
from portal.domain.signals import SignalOutcome, SignalState
from portal.domain.states import Handling, Obligation, OnObjection, Outcome
from portal.domain.tasks import Followed, Stays, TaskState, Term, Waits
from portal.domain.ways import Form
from portal.letters.contexts import LETTERS
from portal.rules.codes import CODES as FINDINGS
from portal.rules.parsing import CHOICES
from portal.store import held
from portal.store.base import metadata
from portal.store.tables import trail
from portal.web.casework.forms import judgement
from portal.web.flows.cannot import GROUNDS
from portal.wording import retelling
from portal.wording.codes import CODES
from portal.wording.events import HAPPENED

NEVER_KEPT = {"ontvangstbevestiging", "mijn-gegevens", "formulier", "toets"}
"""Letters that are made when somebody asks for them."""
VALUES: Mapping[str, Iterable[str]] = {
    "client.benefit": CHOICES["benefit"],
    "dossier.obligation": Obligation,
    "submission.state": Handling,
    "beschikking.outcome": Outcome,
    "deviation.outcome": Outcome,
    "objection.outcome": OnObjection,
    "task.kind": {*Form, *Term},
    "task.state": TaskState,
    "task.waits_for": Waits,
    "task.followed": Followed,
    "signal.state": SignalState,
    "signal.outcome": SignalOutcome,
    "signal.advised_outcome": SignalOutcome,
    "session.audience": {"client", "helper", "staff"},
    "session.helper_kind": HelperKind,
    "invitation.helper_kind": HelperKind,
    "letter.template": LETTERS.keys() - NEVER_KEPT,
    "letter.by": set(By),
    "client.letters_by": set(By),
    "job.kind": Work,
    "job.refusal": {*Refusal, *Stays, FAILED},
    "upload.media_type": {kind.kept_as for kind in Kind},
    "outbox.event": {folder.name for folder in (paths.TEMPLATES / "mail").iterdir() if folder.is_dir()},
    "trail.event": EVENTS,
}
"""By column: every code that it can hold."""
TYPED_OR_NAMED = {
    *(
        "client.number",
        "client.first_name",
        "client.last_name",
        "client.street",
        "client.postal_code",
        "client.city",
    ),
    *("client.mail", "session.helper_name", "invitation.helper_name", "parked_form.path"),
    *("question.text", "question.answer", "note.text", "message.text", "beschikking.reasons"),
    "deviation.judgement",
    *("activity.task", "activity.place", "signal.contact", "signal.advice", "signal.explanation"),
    *(
        "signal.departure",
        "signal.place",
        "submission.number",
        "signal.number",
        "task.number",
        "trail.at",
        "trail.fields",
    ),
}
"""Columns with text that stands there as somebody wrote it."""
IN_WORDS = {"flow", "language", "language_chosen", "law_version"}
KEYS = {"id", "sha256", "hash", "code", "once"}
JSON = retelling.FACT_LISTS | retelling.LISTS.keys() | {"answers", "shown", "searches"}
"""Columns with a list: their own function, questions as the client saw them, or words that staff typed."""


def given_columns() -> list[sa.Column[str]]:
    """Every column that a client gets and that holds text or a list."""
    tables = [*held.tables(), trail]
    return [
        column
        for table in tables
        for column in held.given_columns(table)
        if isinstance(column.type, sa.String | sa.JSON) and not held.names_somebody(column)
    ]


@pytest.mark.parametrize("column", given_columns(), ids=str)
def test_every_column_has_words_or_is_text_that_somebody_wrote(column: sa.Column[str]) -> None:
    if isinstance(column.type, sa.JSON):
        assert column.name in JSON
    elif column.name not in KEYS | IN_WORDS and not column.name.endswith("_id"):
        assert (str(column) in CODES) != (str(column) in TYPED_OR_NAMED)


def test_the_list_of_texts_names_columns_that_exist() -> None:
    columns = {str(column) for table in metadata.tables.values() for column in table.columns}
    assert columns >= TYPED_OR_NAMED | CODES.keys()


def test_every_value_of_every_code_has_words() -> None:
    missing = {field: set(values) - CODES[field].keys() for field, values in VALUES.items()}
    assert {field: names for field, names in missing.items() if names} == {}
    assert VALUES.keys() == CODES.keys()


def test_every_event_that_can_happen_has_words_and_no_other() -> None:
    assert HAPPENED.keys() == EVENTS.keys()


@pytest.mark.parametrize("code", languages.LANGUAGES)
def test_a_code_is_never_what_the_reader_gets(code: str) -> None:
    for field, values in VALUES.items():
        table, key = field.split(".")
        for value in values:
            told = retelling.words(table, key, value, code)
            assert told
            assert told != value


def test_the_same_name_says_something_else_in_another_table() -> None:
    told = {table: retelling.words(table, "state", "received", "nl") for table in ("submission", "signal")}
    assert told == {"submission": "Wij kijken ernaar", "signal": "Wij hebben uw melding"}


def test_a_code_without_words_is_an_error() -> None:
    with pytest.raises(KeyError, match="somewhere_else"):
        retelling.words("signal", "state", "somewhere_else", "nl")


def test_a_fact_without_a_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="shoe_size"):
        retelling.words("dossier", "verified", {"shoe_size": 43}, "nl")


@pytest.mark.parametrize("form", [form for form in judgement.FORMS.values() if form])
def test_what_a_caseworker_can_fill_in_has_a_name(form: type[judgement.PersonForm]) -> None:
    names = [name for name in form().data if name not in {"csrf_token", "revision"}]
    person, judged = judgement.found_out(dict.fromkeys(names))
    parts = sum(isinstance(value, dict) for value in person.values())
    told = retelling.words("dossier", "verified", person, "nl").splitlines()
    told += retelling.words("submission", "judged", judged, "nl").splitlines()
    assert len(told) == len(names) + parts > 0


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_among_the_facts_has_words(name: str) -> None:
    for value in CHOICES[name]:
        assert retelling.fact(name, value, "nl") != value or value == "mantelzorg"


def test_every_reason_that_a_client_can_choose_has_words() -> None:
    assert retelling.CHOSEN["ground"].keys() == {choice.value for choice in GROUNDS}


def test_the_reasons_for_a_judgement_stand_under_the_name_of_the_finding() -> None:
    for code in FINDINGS:
        told = retelling.words("assessment", "judgements", {code: "Daarom."}, "nl")
        assert told.endswith(": Daarom.")
        assert code not in told


def test_a_helper_stands_there_with_what_he_is() -> None:
    helper = {"name": "Sanne", "kind": "family", "is_beside": False}
    assert "familie" in retelling.words("submission", "helper", helper, "nl")


def test_a_version_of_the_law_is_a_day() -> None:
    assert retelling.words("letter", "law_version", "2015-01-01", "nl") == "1 januari 2015"
